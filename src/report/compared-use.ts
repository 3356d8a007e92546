import type { ActionUse, Unobservable } from "../evidence/compared.ts";
import type { ReportedAction, ReportedUse } from "../evidence/reported-use.ts";
import type { Evidence } from "../evidence/evidence.ts";
import type { Unlimited } from "../evidence/used-on.ts";
import { count } from "../rules/wording.ts";
import { logSafe } from "./log-safe.ts";

/** What is granted beside what was used, an action a line: CloudTracker's signs, and what is known beyond them. */
export function comparedUseText(actions: readonly ReportedAction[]): string {
  return actions.map((each) => `${logSafe(actionLine(each))}\n`).join("");
}

const signs: Readonly<Record<ActionUse, string>> = {
  used: " ",
  ungranted: "+",
  denied: "!",
  untold: "?",
  unused: "-",
  unobservable: "?",
};

const said: Readonly<Record<ActionUse, string>> = {
  used: "used",
  ungranted: "used, and not granted by these policies",
  denied: "denied each time",
  untold: "throttled or not valid each time",
  unused: "not used",
  unobservable: "not known",
};

/** Why the calls of an action would not have been seen. */
export const unseen: Readonly<Record<Unobservable, string>> = {
  "never recorded": "CloudTrail does not tell of it",
  "not known to be recorded": "it is not known whether CloudTrail tells of it",
  "no events": "no events of its account were read",
  "too short": "events of its account were not read for long enough",
  "none of its service": "no events of its service were read, which trails may leave out",
  "not its Region":
    "no events of the Region were read in which those of its service or its resources are",
  "no data events": "no data events of its service were read",
  "no reads": "no events of calls that read were read",
  "no writes": "no data events of calls that write were read",
  "asked beside": "a call that was made may be asked for it as well",
  "unknown calls": "calls of its service are not understood",
  "left out": "not all that was read is kept",
  attempted: "AWS's reports tell of an attempt, which may have been denied",
  filtered: "its calls were left out when the evidence was made",
};

/** Why evidence does not limit an action to what it was used on. */
export const notLimited: Readonly<Record<Unlimited, string>> = {
  ...unseen,
  hashed: "other numbers stand for accounts in the evidence",
  unnamed: "not each of its calls says on what",
  folded: "it was used on too many to be told apart",
  throttled: "on other resources its calls were throttled or not valid",
  ids: "AWS makes up the names of what it was used on",
  many: "it was used on too many to be listed",
  kept: "it is to stay as it is",
  recent: "it has been allowed only lately",
};

/** An action with its sign. */
export function actionLine({
  action,
  use,
  count: times,
  last,
  because,
  reported,
}: ReportedAction): string {
  const often = times === undefined ? "" : ` (${times}, last ${last ?? ""})`;
  const why = because === undefined ? "" : `: ${unseen[because]}`;
  if (!reported) return `${signs[use]} ${action}  ${said[use]}${often}${why}`;
  const sign = reported.isAttempted ? "~" : "-";
  return `${sign} ${action}  ${reportedText(reported)}`;
}

/** What a report says, with its source and its level. */
function reportedText({
  source,
  level,
  isAttempted,
  last,
  since,
  until,
  finding,
}: ReportedUse): string {
  const by =
    source === "finding"
      ? `a finding of Access Analyzer, ${finding ?? ""}`
      : source === "credentials"
        ? "IAM's record of its last use"
        : "IAM's last-accessed data";
  if (isAttempted) return `attempted, and perhaps denied, last ${last ?? ""}, by ${by}`;
  const what = {
    action: "not attempted",
    service: "nothing of its service attempted",
    principal: "nothing done at all",
  }[level];
  const when = [
    since === undefined ? "" : ` from ${since}`,
    until === undefined ? "" : ` until ${until}`,
  ];
  return `not used: ${what}${when.join("")}, by ${by}`;
}

/** What the comparison stands on, a line each. */
export function comparedUseAccount(
  {
    principals,
    policies,
    others,
    unknown,
  }: {
    readonly principals: readonly { readonly arn: string; readonly events: number }[];
    readonly policies: number;
    readonly others: number;
    readonly unknown: number;
  },
  { window, events: { filtered } }: Evidence,
): string {
  const lines = [
    ...principals.map(({ arn, events }) => `of ${arn}: ${count(events, "call")}`),
    ...(principals.length === 0
      ? ["nobody of that name is in the evidence: it did nothing that was seen"]
      : []),
    `beside ${policies === 1 ? "1 policy" : `${policies} policies`}` +
      (others > 0 ? ` (${others} of somebody else left out)` : "") +
      (window ? `, by events from ${window.first} to ${window.last}` : ""),
    ...(filtered > 0
      ? [
          `left out when the evidence was made: ${count(filtered, "event")}; what they tell of was not looked at`,
        ]
      : []),
    ...(unknown > 0
      ? [`${count(unknown, "statement")} with actions that are not known before they are deployed`]
      : []),
  ];
  return `${lines.map(logSafe).join("\n")}\n`;
}
