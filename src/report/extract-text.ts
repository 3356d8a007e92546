import { count, listed } from "../rules/wording.ts";
import type { ExtractedStatement, ExtractReport } from "./extract-json.ts";
import { logSafe } from "./log-safe.ts";
import { notReadLines, notReadTotal } from "./text.ts";

/** What `extract` prints for people: a line for each statement, and what was not evaluated. */
export function extractText(report: ExtractReport): string {
  const { files, statements, permissions, notEvaluated } = report;
  const counts = [
    count(statements.length, "statement"),
    ...(permissions.length > 0 ? [count(permissions.length, "permission")] : []),
  ];
  const lines = [
    ...[...statements, ...permissions].map(statementLine),
    ...notReadLines(notEvaluated),
    "",
    `${listed(counts)} in ${count(files, "file")}`,
    ...notReadTotal(notEvaluated),
  ];
  return `${lines.map(logSafe).join("\n")}\n`;
}

/** `main.tf:3-9  identity  aws_iam_policy.p  Allow s3:GetObject on *  (2 instances)` */
function statementLine(statement: ExtractedStatement): string {
  const { path, startLine, endLine, policyKind, owner } = statement;
  const lines = startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`;
  const said = [elementsShown(statement), ...notes(statement)].map((part) =>
    part.replace(/\s+/g, " "),
  );
  return [`${path}:${lines}`, policyKind, owner, ...said].filter((part) => part !== "").join("  ");
}

const presences = { always: [], maybe: ["may not be there"], never: ["is never there"] } as const;

function notes({ presence, instances, moreInstances = 0 }: ExtractedStatement): readonly string[] {
  const all = instances.length + moreInstances;
  const said = [...(all > 1 ? [count(all, "instance")] : []), ...presences[presence]];
  return said.length > 0 ? [`(${said.join(", ")})`] : [];
}

/** Actions are named all; of the rest as much as tells statements apart. */
function elementsShown(statement: ExtractedStatement): string {
  const { effect, actions, notActions, resources, notResources } = statement;
  const { principals, notPrincipals, conditions } = statement;
  const keys = [...new Set(conditions.map(({ key }) => key))];
  return [
    effect === "unknown" ? "Allow or Deny" : effect,
    actions?.join(", ") ?? `all but ${notActions?.join(", ") ?? ""}`,
    resources && `on ${listed(resources)}`,
    notResources && `on all but ${listed(notResources)}`,
    principals && `for ${whoShown(principals)}`,
    notPrincipals && `for all but ${whoShown(notPrincipals)}`,
    keys.length > 0 && `if ${listed(keys)}`,
  ]
    .filter((part) => typeof part === "string")
    .join(" ");
}

function whoShown(principals: Readonly<Record<string, readonly string[]>>): string {
  return listed(Object.values(principals).flat());
}
