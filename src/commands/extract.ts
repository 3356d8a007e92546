import { Command } from "commander";
import { openFacts } from "../jobs/knowledge.ts";
import { scan, wantedFiles } from "../jobs/scan.ts";
import {
  extractReport,
  type ExtractedStatement,
  type ExtractReport,
} from "../report/extract-json.ts";
import { logSafe, notReadLines, notReadTotal } from "../report/text.ts";
import { count } from "../rules/wording.ts";
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

function text(report: ExtractReport): string {
  const { files, statements, notEvaluated } = report;
  const lines = [
    ...statements.map(statementLine),
    ...notReadLines(notEvaluated),
    ...(statements.length + notEvaluated.length > 0 ? [""] : []),
    `${count(statements.length, "statement")} in ${count(files, "file")}`,
    ...notReadTotal(notEvaluated),
  ];
  return `${lines.map(logSafe).join("\n")}\n`;
}

/** `main.tf:3-9  identity  aws_iam_policy.p  maybe Allow s3:GetObject on *  (2 instances)` */
function statementLine(statement: ExtractedStatement): string {
  const { path, startLine, endLine, policyKind, owner, presence, instances } = statement;
  const lines = startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`;
  const all = instances.length + (statement.moreInstances ?? 0);
  return [
    `${path}:${lines}`,
    policyKind,
    owner,
    `${presence === "always" ? "" : `${presence} `}${elementsShown(statement)}`,
    ...(all > 1 ? [`(${all} instances)`] : []),
  ]
    .filter((part) => part !== "")
    .join("  ");
}

function elementsShown(statement: ExtractedStatement): string {
  const { effect, actions, notActions, resources, notResources } = statement;
  const what = actions?.join(", ") ?? `all but ${notActions?.join(", ") ?? ""}`;
  const on = resources?.join(", ") ?? (notResources ? `all but ${notResources.join(", ")}` : "");
  return `${effect} ${what}${on === "" ? "" : ` on ${on}`}`;
}
