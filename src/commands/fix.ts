import { createTwoFilesPatch } from "diff";
import { Command } from "commander";
import { fix } from "../jobs/fix.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { fixReport } from "../report/fix-json.ts";
import { fixAccount } from "../report/fix-text.ts";
import { packaged } from "../repository/root.ts";
import { limited } from "../repository/tree.ts";
import { isLink, writeFile } from "../repository/worktree.ts";
import { filesOf } from "./files.ts";
import { formatOption } from "./options.ts";
import type { Run } from "./run.ts";

type Options = {
  readonly assume?: true;
  readonly dryRun?: true;
  readonly format: "text" | "json";
};

export function command(run: Run): Command {
  return new Command("fix")
    .description("write the replacements that are proved")
    .argument("[paths...]", "files and directories, the current one by default")
    .option("--assume", "also those that assume something")
    .option("--dry-run", "print them as a patch and write nothing")
    .addOption(formatOption(["text", "json"]))
    .action(async (paths: string[], options: Options) => {
      const { tree, agreement, root } = await filesOf(run, paths);
      const { assume = false, dryRun = false, format } = options;
      const grades = assume
        ? (["equivalent", "evidenced", "assumed"] as const)
        : (["equivalent", "evidenced"] as const);
      // A link shares the text of the file that it leads to, and is no file to be written.
      const files = limited(tree, (path) => !isLink(root, path));
      const facts = openFacts(packaged);
      const fixed = fix(files, facts, agreement, grades);
      for (const { path, before, after } of fixed.changed) {
        if (!dryRun) writeFile(root, path, after);
        else if (format === "text")
          run.print(createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after));
      }
      const account = { ...fixed, catalog: facts.catalog, dryRun, assume };
      run.print(
        format === "json"
          ? `${JSON.stringify(fixReport(account), null, 2)}\n`
          : fixAccount(account),
      );
    });
}
