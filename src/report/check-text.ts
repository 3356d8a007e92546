import { listed } from "../rules/wording.ts";
import { described } from "./check-json.ts";
import type { Checked, Reason } from "./checked.ts";
import { linesName } from "./place.ts";
import { requestLine, shownRequest } from "./request.ts";
import { logSafe } from "./log-safe.ts";
import { notReadLines } from "./text.ts";

/** What `check` prints for people: the verdict, and for each statement a request that shows it. */
export function checkText({ result, certain, message, reasons, taken }: Checked): string {
  const doubt = result === "FAIL" && !certain ? "It might: " : "";
  const lines = [
    ...reasons.flatMap((reason) => reasonLines(reason, taken.length > 0)),
    ...(reasons.length > 0 ? [""] : []),
    `${result}  ${doubt}${message}`,
  ];
  return `${lines.map(logSafe).join("\n")}\n`;
}

function reasonLines(reason: Reason, isOneOfSeveral: boolean): readonly string[] {
  const { statement, witness, certain, undecided } = reason;
  const shown = witness && requestLine(shownRequest(witness));
  const doubt = undecided
    ? "It was not decided within the steps that Pare takes."
    : "It is not certain: it depends on values that are not known.";
  return [
    `${linesName(statement.place)}  ${described(reason, isOneOfSeveral)}`,
    ...(shown === undefined ? [] : [`    for example ${shown}`]),
    ...(certain ? [] : [`    ${doubt}`]),
  ];
}

/** What people must know of how a check was made, beside what it came to; empty for nothing. */
export function checkNotes({ unread, taken, fresh }: Checked): string {
  const lines = [
    ...(taken.length > 0
      ? [`checked one by one: the policies of ${listed(taken, 5)}; --owner chooses one`]
      : []),
    ...(fresh.length > 0
      ? [`compared with nothing, since there was none before: ${listed(fresh, 5)}`]
      : []),
    ...notReadLines(unread),
  ];
  return lines.map((line) => `${logSafe(line)}\n`).join("");
}
