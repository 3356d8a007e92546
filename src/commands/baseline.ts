import { Command } from "commander";
import {
  baselineOf,
  baselineText,
  itemsOf,
  sizeOf,
  type Baseline,
  type ReadBaseline,
} from "../config/baseline.ts";
import { accountedFor } from "../config/debt.ts";
import { agreedButBaseline, baselineIn } from "../jobs/agreed.ts";
import { audit } from "../jobs/audit.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { shownProblems } from "../report/not-evaluated.ts";
import type { Result } from "../report/result.ts";
import { openGit } from "../repository/git.ts";
import { packaged } from "../repository/root.ts";
import { putFile } from "../repository/worktree.ts";
import type { Finding } from "../rules/rule.ts";
import { count } from "../rules/wording.ts";
import { filesOf } from "./files.ts";
import { UsageError } from "./options.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("baseline")
    .description("write down what is found today, so that only what is new or worse blocks")
    .option("--prune", "only take out what is not found any more")
    .action(async (options: { prune?: true }) => {
      const below = openGit(run.directory)?.prefix() ?? "";
      if (below !== "")
        throw new UsageError(`a repository has one baseline: run this at its top, not in ${below}`);
      const { tree, chosen, agreement } = await filesOf(run, [], {}, { agree: agreedButBaseline });
      const path = chosen.baselinePath;
      const before = baselineIn(tree.read(path));
      const all = audit(tree, openFacts(packaged), agreement);
      const now = baselineOf(options.prune ? stillFound(all.findings, before) : all.findings);
      putFile(run.directory, path, baselineText(now));
      run.print(`${path}: ${account(before, now)}\n${whatWasRead(all)}\n`);
    });
}

/** What a baseline has and is found today. One that is broken does not say what it has. */
function stillFound(findings: readonly Finding[], before: ReadBaseline): readonly Finding[] {
  if (!before.ok) throw new UsageError(before.mistakes.join("\n"));
  return [...accountedFor(findings.flatMap(itemsOf), before.baseline).findings];
}

function account(before: ReadBaseline, now: Baseline): string {
  const written = count(sizeOf(now), "finding");
  if (!before.ok) return `${written}; what stood there could not be read, and is replaced`;
  const gone = [...before.baseline.values()].reduce(
    (sum, { fingerprint, count: had }) =>
      sum + Math.max(0, had - (now.get(fingerprint)?.count ?? 0)),
    0,
  );
  return `${written}, ${sizeOf(now) - sizeOf(before.baseline) + gone} added, ${gone} taken out`;
}

/** What could not be read is in no baseline. */
function whatWasRead({ statements, files, problems, sources }: Result): string {
  const unread = shownProblems(problems, sources).length;
  const read = `${count(statements, "statement")} in ${count(files, "file")}`;
  return unread === 0 ? read : `${read}; ${count(unread, "place")} not evaluated (\`pare audit\`)`;
}
