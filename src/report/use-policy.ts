import type { Evidence, PrincipalUse, UseRow } from "../evidence/evidence.ts";
import type { PolicyOfUse } from "../evidence/policy.ts";
import type { Precision } from "../evidence/precision.ts";
import { count, listed } from "../rules/wording.ts";
import { unknownNames } from "./evidence.ts";
import { logSafe } from "./log-safe.ts";

/** What a policy that was made of evidence stands on, and what it leaves out, a line each. */
export function usePolicyAccount(
  made: PolicyOfUse & {
    readonly principals: readonly PrincipalUse[];
    readonly unseen: readonly string[];
  },
  { window, regions }: Evidence,
): string {
  const { principals, deniedOnly, untoldOnly, deniedButCovered, open, unnamedRoles, unseen } = made;
  const { precision, offered, deniedAtTimes } = made;
  const unknown = principals.flatMap((each) => each.unknown);
  const calls = principals.reduce((sum, { events }) => sum + events, 0);
  const lines = [
    ...first(principals.map(({ arn }) => `of ${arn}`)),
    `by ${count(calls, "call")}` +
      (window ? `, among events from ${window.first} to ${window.last}` : "") +
      (regions.length > 0 ? `, in ${listed(regions, 5)}` : ""),
    precisionLine(precision),
    ...offered.map(
      ({ action, condition: { key, values }, isAll }) =>
        `--conditions would hold ${action} to ${key} ${listed(values, 5)}, ` +
        (isAll
          ? "as all calls of it were made"
          : "where calls of it tell, and not where they do not"),
    ),
    ...(unknown.length > 0
      ? [`not known what it needs, so not in the policy: ${unknownNames(unknown)}`]
      : []),
    ...(deniedOnly.length > 0
      ? [`denied each time, so not in the policy: ${all(deniedOnly)}`]
      : []),
    ...(untoldOnly.length > 0
      ? [`throttled or not valid each time, so not in the policy: ${all(untoldOnly)}`]
      : []),
    ...first(
      deniedButCovered.map(
        (use) => `denied on this, which the policy allows beside others: ${useName(use)}`,
      ),
    ),
    ...(deniedAtTimes.length > 0
      ? [
          `denied at times, and authorised at others, on the same: ${all([...new Set(deniedAtTimes.map(({ action }) => action))])}`,
        ]
      : []),
    ...(unnamedRoles > 0
      ? [
          `iam:PassRole is needed for ${count(unnamedRoles, "call")} whose events do not name the role: ` +
            "add it for the roles that you mean",
        ]
      : []),
    ...first(
      openByAction(open).map(
        ([action, patterns]) =>
          `no event says which resource: ${action} on ${listed(patterns, 5, "or")}`,
      ),
    ),
    ...(unseen.length > 0
      ? [
          `no data events of ${count(unseen.length, "service")} were read, so what was done there is not known: ${listed(unseen, 5)}`,
        ]
      : []),
  ];
  return `${lines.map(logSafe).join("\n")}\n`;
}

function precisionLine({ exact, pattern, open }: Precision): string {
  const total = exact + pattern + open;
  const share = (part: number): string =>
    `${part}${total === 0 ? "" : ` (${Math.round((100 * part) / total)}%)`}`;
  return `resources: ${share(exact)} named exactly, ${share(pattern)} by a pattern, ${share(open)} that no event names`;
}

/** Lines, as many as somebody reads. */
function first(lines: readonly string[]): readonly string[] {
  const left = lines.length - mostLines;
  return left > 1 ? [...lines.slice(0, mostLines), `and ${left} more of these`] : lines;
}

const mostLines = 20;

/** What no event names, by action: the kinds of resources, whatever their account and region. */
function openByAction(
  open: PolicyOfUse["open"],
): readonly (readonly [string, readonly string[]])[] {
  const found = new Map<string, Set<string>>();
  for (const [action, pattern] of open) {
    const kind = pattern.split(":").slice(5).join(":");
    found.set(action, (found.get(action) ?? new Set()).add(kind === "" ? pattern : kind));
  }
  return [...found].map(([action, kinds]) => [action, [...kinds].sort()]);
}

const all = (names: readonly string[]): string => listed(names, 30);

const useName = ({ action, resource }: UseRow): string => `${action} on ${resource}`;
