import { Command } from "commander";
import { openFacts } from "../jobs/knowledge.ts";
import { scan, wantedFiles } from "../jobs/scan.ts";
import { extractReport, type ExtractReport } from "../report/extract-json.ts";
import { logSafe } from "../report/text.ts";
import { readCatalogFile } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";
import { formatOption } from "./options.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("extract")
    .description("print the IAM statements of files and directories, with their places")
    .argument("[paths...]", "files and directories, the current one by default")
    .addOption(formatOption(["text", "json"]))
    .action((paths: string[], options: { format: "text" | "json" }) => {
      const found = scan(worktree(run.directory, paths, wantedFiles), openFacts(readCatalogFile));
      const report = extractReport(found, (policy) => found.formatOf(policy).name);
      run.print(options.format === "json" ? `${JSON.stringify(report, null, 2)}\n` : text(report));
    });
}

function text({ files, statements, notEvaluated }: ExtractReport): string {
  const lines = [
    ...statements.map(
      ({ path, startLine, endLine, effect, actions, notActions, owner, policyKind }) => {
        const what = actions?.join(", ") ?? `all but ${notActions?.join(", ") ?? ""}`;
        return `${path}:${startLine}-${endLine}  ${policyKind}  ${owner}  ${effect} ${what}`;
      },
    ),
    ...notEvaluated.map(
      ({ path, line, reason, detail }) =>
        `${path}${line === null ? "" : `:${line}`}  not evaluated  ${reason}: ${detail}`,
    ),
    `${statements.length} statements in ${files} files`,
  ];
  return `${lines.map(logSafe).join("\n")}\n`;
}
