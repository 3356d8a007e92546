import { count } from "../rules/wording.ts";
import { leavingUnread } from "../source/problem.ts";
import type { Allowed, AllowedBy, WhoAnswer } from "./can.ts";
import { citedAt, statementText } from "./statement-line.ts";
import { logSafe } from "./log-safe.ts";
import { notReadLines, notReadTotal } from "./text.ts";

/**
 * What `who` prints for people: who may do it, by which statement, on which conditions. Of what was
 * not evaluated, most of which is about something else, each place is told in JSON.
 */
export function whoText(answer: WhoAnswer): string {
  const { action, resource, holders, files, policies, notes, unread } = answer;
  const owners = holders.filter(({ kind }) => kind === "identity").length;
  const found = [
    ...(owners > 0 ? [`${count(owners, "owner")} of policies`] : []),
    ...(holders.length > owners
      ? [`${count(holders.length - owners, "resource")} by its own policy`]
      : []),
  ];
  const lines = [
    ...holders.flatMap((each) => holderLines(each, answer)),
    ...(holders.length > 0 ? [""] : []),
    `${action} on ${resource}: ${found.length > 0 ? found.join(", ") : "nobody, by what is read"}`,
    `${policies === 1 ? "1 policy" : `${policies} policies`} read in ${count(files, "file")}`,
    ...notes.map((note) => `note  ${note}`),
    ...notReadLines(unread.filter(({ reason }) => leavingUnread.has(reason))),
    ...notReadTotal(unread).map((line) => `${line}; --format json lists them`),
  ];
  return `${lines.map(logSafe).join("\n")}\n`;
}

function holderLines(
  { address, scope, kind, certain, statements }: Allowed,
  asked: WhoAnswer,
): readonly string[] {
  const who = kind === "identity" ? address : `by the policy of ${address}`;
  return [
    `${who}${scope === address ? "" : `  (${scope})`}${certain ? "" : "  possibly"}`,
    ...statements.map((each) => {
      const said = `    ${citedAt(each)}  ${statementText(each.statement, asked)}`;
      return each.certain === certain ? said : `${said}${doubt(each)}`;
    }),
  ];
}

function doubt({ undecided }: AllowedBy): string {
  return undecided ? "  (not decided)" : "  (possibly)";
}
