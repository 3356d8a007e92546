import { count } from "../rules/wording.ts";
import type { Allowed, AllowedBy, WhoAnswer } from "./can.ts";
import { notReadTotal, logSafe, notReadLines } from "./text.ts";
import { citedAt, statementText } from "./statement-line.ts";

/** What `who` prints for people: who may do it, by which statement, on which conditions. */
export function whoText({ action, resource, holders, files, policies, unread }: WhoAnswer): string {
  const what = `${action} on ${resource}`;
  const lines = [
    ...holders.flatMap(holderLines),
    ...(holders.length > 0 ? [""] : []),
    holders.length > 0
      ? `${count(holders.length, "owner")} may do ${what}`
      : `nobody may do ${what}, by what is read`,
    `${count(policies, "policy").replace(/policys$/, "policies")} in ${count(files, "file")}`,
    ...notReadLines(unread),
    ...notReadTotal(unread),
  ];
  return `${lines.map(logSafe).join("\n")}\n`;
}

function holderLines({ address, scope, kind, certain, statements }: Allowed): readonly string[] {
  const how = kind === "resource" || kind === "trust" ? "lets in, by its own policy" : "may";
  return [
    `${address}  ${how}${certain ? "" : ", possibly"}  (${scope})`,
    ...statements.map(
      (each) =>
        `    ${citedAt(each)}  ${statementText(each.statement)}${each.certain ? "" : doubt(each)}`,
    ),
  ];
}

function doubt({ undecided }: AllowedBy): string {
  return undecided ? "  (not decided)" : "  (possibly)";
}
