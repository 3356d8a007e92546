import type { Activity, ComparedPrincipal } from "../evidence/compared-principal.ts";
import type { Evidence } from "../evidence/evidence.ts";
import { count } from "../rules/wording.ts";
import { actionLine } from "./compared-use.ts";
import { logSafe } from "./log-safe.ts";

const activities: Readonly<Record<Activity, string>> = {
  active: "",
  inactive: ": inactive",
  unseen: ": no event tells of it, and no report was read that would",
  unknown: ": nothing was read that would tell of it",
};

/** What principals of an account may do beside what they did, one after the other. */
export function comparedAccountText(principals: readonly ComparedPrincipal[]): string {
  return principals
    .flatMap((each) => [
      headOf(each),
      ...each.missing.map((policy) => `  ? not in the details: ${policy}`),
      ...(each.unknown > 0
        ? [`  ? ${count(each.unknown, "statement")} with actions that are not known`]
        : []),
      ...linesOf(each),
      "",
    ])
    .map((line) => `${logSafe(line)}\n`)
    .join("");
}

function headOf({ arn, activity, calls, last }: ComparedPrincipal): string {
  const often = calls > 0 ? count(calls, "call") : "no call";
  return `${arn}  ${often}${last === undefined ? "" : `, last used ${last}`}${activities[activity]}`;
}

/** Of who did nothing, each action is not used. */
function linesOf({ activity, actions }: ComparedPrincipal): readonly string[] {
  if (activity !== "inactive") return actions.map((each) => `  ${actionLine(each)}`);
  return actions.length === 0 ? [] : [`  - all that it may do: ${count(actions.length, "action")}`];
}

/** What the comparison of an account stands on, a line each. */
export function comparedAccountNotes(
  principals: readonly ComparedPrincipal[],
  { window, events: { filtered } }: Evidence,
  faults: readonly { readonly path: string; readonly offset: number; readonly detail: string }[],
): string {
  const kinds = Object.keys(activities).map((activity) => {
    const number = principals.filter((each) => each.activity === activity).length;
    return `${number} ${activity}`;
  });
  const lines = [
    `roles and users: ${kinds.join(", ")}` +
      (window ? `; by events from ${window.first} to ${window.last}` : "; no events were read"),
    ...(filtered > 0
      ? [`left out when the evidence was made: ${filtered}; what they tell of was not looked at`]
      : []),
    ...faults.map(({ path, offset, detail }) => `not read: ${path}, byte ${offset}: ${detail}`),
  ];
  return `${lines.map(logSafe).join("\n")}\n`;
}
