import { Command } from "commander";
import { baselineOf, baselineText, sizeOf } from "../config/baseline.ts";
import { initialConfig } from "../config/initial.ts";
import { agreedButBaseline } from "../jobs/agreed.ts";
import { audit } from "../jobs/audit.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { languagesIn } from "../jobs/languages.ts";
import { usualConfig } from "../jobs/settings.ts";
import { logSafe } from "../report/log-safe.ts";
import { openGit } from "../repository/git.ts";
import { packaged, readExample } from "../repository/root.ts";
import { addFile } from "../repository/worktree.ts";
import { count, listed } from "../rules/wording.ts";
import { filesIn } from "./files.ts";
import type { Run } from "./run.ts";
import { UsageError } from "./usage-error.ts";

/** A file to be written, and what it is there for. */
type Wanted = { readonly path: string; readonly text: string; readonly what: string };

export function command(run: Run): Command {
  return new Command("init")
    .description("write the workflows, a configuration and a baseline for this repository")
    .addHelpText("after", "\nWhat is there already is left as it is.")
    .action(async () => {
      const below = openGit(run.directory)?.prefix() ?? "";
      if (below !== "")
        throw new UsageError(
          `workflows lie at the top of a repository: run this there, not in ${below}`,
        );
      const { tree, chosen, agreement } = await filesIn(run, [], {}, { agree: agreedButBaseline });
      const languages = languagesIn(tree);
      const all = audit(tree, openFacts(packaged), agreement);
      const found =
        languages.length > 0
          ? listed(
              languages.map(({ name, files }) => `${name} (${count(files, "file")})`),
              languages.length,
            )
          : "nothing that says something about access";
      const baseline = baselineOf(all.findings);
      const wanted: readonly Wanted[] = [
        {
          path: ".github/workflows/pare.yml",
          text: readExample("gate.yml"),
          what: "comments on pull requests, and blocks what is overbroad",
        },
        {
          path: ".github/workflows/pare-nightly.yml",
          text: readExample("nightly.yml"),
          what: "judges the whole repository every night",
        },
        {
          path: usualConfig,
          text: initialConfig(found),
          what: "the configuration, with what teams change first in comments",
        },
        ...(baseline.size > 0
          ? [
              {
                path: chosen.baselinePath,
                text: baselineText(baseline),
                what: `the baseline: ${count(sizeOf(baseline), "finding")} of today, which ${sizeOf(baseline) === 1 ? "blocks" : "block"} nobody`,
              },
            ]
          : []),
      ];
      const told = wanted.map(({ path, text, what }) =>
        addFile(run.directory, path, text)
          ? `${path}  written: ${what}`
          : `${path}  is there already, and is left as it is`,
      );
      const read = `${count(all.statements, "statement")} in ${count(all.files, "file")}`;
      run.print([`found ${found}; ${read}`, ...told].map((line) => `${logSafe(line)}\n`).join(""));
    });
}
