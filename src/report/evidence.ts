import type { Evidence, PrincipalUse } from "../evidence/evidence.ts";
import type { FaultyFile } from "../evidence/reading/fault.ts";
import { count, listed } from "../rules/wording.ts";
import { logSafe } from "./log-safe.ts";

/** What evidence was made of, and what of it could not be read or is not known, a line each. */
export function evidenceAccount(
  { events, window, covered, regions, principals, reported }: Evidence,
  files: number,
  faulty: readonly FaultyFile[],
): string {
  const { counted, duplicates, filtered, uncalled, others } = events;
  const left = events.faults - faulty.reduce((sum, each) => sum + each.count, 0);
  const other = Object.entries(others).filter(([, number]) => number > 0);
  const lines = [
    `read ${count(files, "file")}: ${count(counted, "call")} of ${count(principals.length, "principal")}` +
      (window ? `, from ${window.first} to ${window.last}` : "") +
      (regions.length > 0 ? `, in ${listed(regions, 5)}` : ""),
    ...gapLines(covered),
    ...(reported.length > 0
      ? [`reports about ${count(reported.length, "ARN")}: ${reportedText(reported)}`]
      : []),
    ...(duplicates > 0 ? [`met again and counted once: ${count(duplicates, "event")}`] : []),
    ...(filtered > 0 ? [`left out as asked: ${count(filtered, "event")}`] : []),
    ...(uncalled > 0 ? [`no calls of the API: ${count(uncalled, "event")}`] : []),
    ...other.map(([kind, number]) => `by ${callers[kind] ?? kind}: ${count(number, "call")}`),
    ...(events.unknown > 0
      ? [
          `what they need is not known: ${count(events.unknown, "call")}, ${unknownNames(principals.flatMap((each) => each.unknown))}`,
        ]
      : []),
    ...(events.leftOut > 0
      ? [
          `beyond what is kept: ${events.leftOut} times, so that nothing is said not to be used: read less, by --account, --principal or --service`,
        ]
      : []),
    ...faulty.flatMap(faultLines),
    ...(left > 0 ? [`not read: ${count(left, faulty.length > 0 ? "more place" : "place")}`] : []),
  ];
  return lines.map(logSafe).join("\n") + "\n";
}

/** Between which times nothing was read: what was not used before is not known. */
function gapLines(covered: Evidence["covered"]): readonly string[] {
  const gaps = covered.flatMap(({ account, first }, index) => {
    const before = covered[index - 1];
    return before?.account === account
      ? [`from ${before.last.slice(0, 10)} to ${first.slice(0, 10)} of ${account}`]
      : [];
  });
  return gaps.length > 0
    ? [
        `no events, so that files may be missing, and what is before is passed over: ${listed(gaps, 3)}`,
      ]
    : [];
}

function faultLines({ path, first, count: all }: FaultyFile): readonly string[] {
  const more = all - first.length;
  return [
    ...first.map(({ offset, detail }) => `not read: ${path}, byte ${offset}: ${detail}`),
    ...(more > 0 ? [`not read: ${path}, ${count(more, "more place")}`] : []),
  ];
}

/** What AWS's reports and applications' messages say, and of how many roles, users, groups and policies. */
function reportedText(reported: Evidence["reported"]): string {
  const about = (rows: (each: Evidence["reported"][number]) => number): readonly number[] =>
    reported.map(rows).filter((number) => number > 0);
  const sum = (numbers: readonly number[]): number =>
    numbers.reduce((total, each) => total + each, 0);
  const services = about((each) => each.services.length).length;
  const actions = about((each) => each.actions.length).length;
  const credentials = sum(about((each) => each.credentials.length));
  const findings = sum(about((each) => each.findings.length));
  const recommendations = about((each) => (each.recommendation ? 1 : 0)).length;
  const generated = sum(about((each) => each.generated.length));
  const denied = sum(about((each) => sum(each.denied.map((row) => row.count))));
  const parts: readonly (readonly [number, string])[] = [
    [services, `last-accessed data of ${services}, ${actions} of them by action`],
    [credentials, `the last use of ${count(credentials, "credential")}`],
    [findings, `${count(findings, "finding")} of unused access`],
    [recommendations, count(recommendations, "recommendation")],
    [generated, `generated policies of ${count(generated, "job")}`],
    [denied, `${count(denied, "message")} of denied calls`],
  ];
  return parts.flatMap(([number, text]) => (number === 0 ? [] : [text])).join("; ");
}

const callers: Readonly<Record<string, string>> = {
  service: "services themselves",
  "other account": "principals of other accounts",
  federated: "who is no principal yet",
  unknown: "nobody that the event names",
};

/** The calls of which it is not known what they need, the most frequent first. */
export function unknownNames(unknown: PrincipalUse["unknown"]): string {
  const most = [...unknown].sort((a, b) => b.count - a.count);
  return listed([...new Set(most.map(({ source, name }) => `${name} of ${source}`))], 5);
}
