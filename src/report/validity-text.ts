import { count } from "../rules/wording.ts";
import { findingTypes, type FindingType } from "../validity/issue-codes.ts";
import { shownPath } from "../validity/path.ts";
import type { ValidityFinding } from "../validity/validate.ts";
import { linesName } from "./place.ts";
import { logSafe } from "./log-safe.ts";
import { policyTypes, type ValidatedPolicy } from "./validity-json.ts";

/** What `validate` prints for people: each finding with its place, and what was read as what. */
export function validityText(policies: readonly ValidatedPolicy[], date: string): string {
  const lines = policies.flatMap((policy) => [
    ...policy.findings.flatMap(findingLines),
    ...(policy.findings.length > 0 && policy.kindBy === "guess" ? [guessLine(policy)] : []),
  ]);
  return `${[...lines, total(policies, date)].map(logSafe).join("\n")}\n`;
}

function findingLines({
  type,
  code,
  message,
  locations,
  meant,
}: ValidityFinding): readonly string[] {
  const [{ place, path }] = locations;
  const at = path.length > 0 ? `  at ${shownPath(path)}` : "";
  return [
    `${linesName(place)}  ${type}  ${code}${at}`,
    `    ${message.replaceAll("`", '"')}`,
    ...(meant ? [`    did you mean ${meant.join(" or ")}?`] : []),
  ];
}

function guessLine({ path, line, kind }: ValidatedPolicy): string {
  const name = line === undefined ? path : `${path}:${line}`;
  return `${name}  read as ${policyTypes[kind]}${kind === "trust" ? " of a role" : ""}, by its looks; --type says otherwise`;
}

const called: Readonly<Record<FindingType, string>> = {
  ERROR: "error",
  SECURITY_WARNING: "security warning",
  WARNING: "warning",
  SUGGESTION: "suggestion",
};

function total(policies: readonly ValidatedPolicy[], date: string): string {
  const findings = policies.flatMap((policy) => policy.findings);
  const counts = findingTypes.map((type) => {
    const number = findings.filter((each) => each.type === type).length;
    return count(number, called[type]);
  });
  return `${policies.length === 1 ? "1 policy" : `${policies.length} policies`}: ${counts.join(", ")} (AWS's reference of ${date})`;
}
