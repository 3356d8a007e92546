import { createTwoFilesPatch } from "diff";
import { Command } from "commander";
import { fix } from "../jobs/fix.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { fixAccount } from "../report/fix-text.ts";
import { packaged } from "../repository/root.ts";
import { limited } from "../repository/tree.ts";
import { isLink, writeFile } from "../repository/worktree.ts";
import { filesOf } from "./files.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("fix")
    .description("write the replacements that are proved")
    .argument("[paths...]", "files and directories, the current one by default")
    .option("--assume", "also those that assume something")
    .option("--dry-run", "print them as a patch and write nothing")
    .action(async (paths: string[], options: { assume?: true; dryRun?: true }) => {
      const { tree, agreement, root } = await filesOf(run, paths);
      const grades = options.assume
        ? (["equivalent", "evidenced", "assumed"] as const)
        : (["equivalent", "evidenced"] as const);
      // A link shares the text of the file that it leads to, and is no file to be written.
      const files = limited(tree, (path) => !isLink(root, path));
      const fixed = fix(files, openFacts(packaged), agreement, grades);
      for (const { path, before, after } of fixed.changed) {
        if (options.dryRun) run.print(createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after));
        else writeFile(root, path, after);
      }
      run.print(fixAccount(fixed.proposals, fixed.changed.length, options));
    });
}
