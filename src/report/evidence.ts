import type { Evidence, PrincipalUse } from "../evidence/evidence.ts";
import { count, listed } from "../rules/wording.ts";
import { logSafe } from "./log-safe.ts";

/** What evidence was made of, and what of it could not be read or is not known, a line each. */
export function evidenceAccount(
  { events, window, regions, principals }: Evidence,
  files: number,
  faults: readonly { readonly path: string; readonly offset: number; readonly detail: string }[],
): string {
  const { counted, duplicates, filtered, uncalled, others } = events;
  const other = Object.entries(others).filter(([, number]) => number > 0);
  const lines = [
    `read ${count(files, "file")}: ${count(counted, "call")} of ${count(principals.length, "principal")}` +
      (window ? `, from ${window.first} to ${window.last}` : "") +
      (regions.length > 0 ? `, in ${listed(regions, 5)}` : ""),
    ...(duplicates > 0 ? [`met again and counted once: ${count(duplicates, "event")}`] : []),
    ...(filtered > 0 ? [`left out as asked: ${count(filtered, "event")}`] : []),
    ...(uncalled > 0 ? [`no calls of the API: ${count(uncalled, "event")}`] : []),
    ...other.map(([kind, number]) => `by ${callers[kind] ?? kind}: ${count(number, "call")}`),
    ...(events.unknown > 0
      ? [
          `what they need is not known: ${count(events.unknown, "call")}, ${unknownNames(principals.flatMap((each) => each.unknown))}`,
        ]
      : []),
    ...(events.leftOut > 0 ? [`beyond what is kept: ${events.leftOut} times`] : []),
    ...faults.map(({ path, offset, detail }) => `not read: ${path}, byte ${offset}: ${detail}`),
    ...(events.faults > faults.length ? [`not read: ${events.faults - faults.length} more`] : []),
  ];
  return lines.map(logSafe).join("\n") + "\n";
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
