import { Command } from "commander";
import { openFacts } from "../jobs/knowledge.ts";
import { scan, wantedFiles } from "../jobs/scan.ts";
import { extractReport } from "../report/extract-json.ts";
import { extractText } from "../report/extract-text.ts";
import { packaged } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";
import { formatOption } from "./options.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("extract")
    .description("print the IAM statements of files and directories, with their places")
    .argument("[paths...]", "files and directories, the current one by default")
    .addOption(formatOption(["text", "json"]))
    .action((paths: string[], options: { format: "text" | "json" }) => {
      const found = scan(worktree(run.directory, paths, wantedFiles), openFacts(packaged));
      const report = extractReport(found, (policy) => found.formatOf(policy).name);
      run.print(
        options.format === "json" ? `${JSON.stringify(report, null, 2)}\n` : extractText(report),
      );
    });
}
