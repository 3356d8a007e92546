import { count } from "../rules/wording.ts";
import { severities, type Severity } from "../rules/severity.ts";
import { mergedSummary, type MergedSummary } from "./merged.ts";
import { plainSentence } from "./plain.ts";
import { remarksOf, type Remark } from "./remarks.ts";
import { scoreText } from "./summary/scores.ts";
import { logSafe } from "./log-safe.ts";
import { isUnknown, type Part } from "./told.ts";

/** What `pare merge` prints for people: what stands, part by part, what was not judged, the totals. */
export function mergedText(parts: readonly Part[]): string {
  const remarks = remarksOf(parts);
  const unread = remarks.filter(({ kind }) => kind === "unread").length;
  const unclear = remarks.filter(({ kind }) => kind === "unclear").length;
  const summary = mergedSummary(parts);
  return [
    ...remarks.filter(({ kind }) => kind === "standing").flatMap(remarkLines),
    ...parts.filter(({ outcome }) => outcome !== "audited").map(partLine),
    "",
    ...totals(summary),
    ...(unread + unclear > 0
      ? [`not evaluated: ${count(unread + unclear, "place")}, ${unread} of them unread files`]
      : []),
    verdictOf(parts),
  ]
    .map(logSafe)
    .join("\n");
}

function remarkLines({ path, lines, severity, rule, owner, message }: Remark): readonly string[] {
  const where = lines === null ? path : `${path}:${lines.first}`;
  return [`${where}  ${severity ?? ""}  ${rule}  ${owner}`.trimEnd(), `    ${message}`];
}

function partLine(part: Part): string {
  const because = part.outcome === "audited" ? "" : plainSentence(part.because);
  return `${part.name}  ${part.outcome}: ${because}`;
}

/** What was read, and what was found in it. */
export function totals(summary: MergedSummary): readonly string[] {
  const { parts, audited, leftOut, failed, missing, findings, score, suggestions } = summary;
  const outcomes = [
    `${audited} audited`,
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(missing > 0 ? [`${missing} missing`] : []),
  ];
  return [
    `${count(parts, "report")}: ${outcomes.join(", ")}`,
    `${count(summary.statements, "statement")} in ${count(summary.files, "file")}; ${countedFindings(findings)}; score ${scoreText(score)}`,
    `${count(suggestions.committable, "replacement")} to commit, ${suggestions.toFillIn} to fill in; ${summary.excused} excused, ${count(summary.faults, "faulty suppression")}`,
  ];
}

export function countedFindings(findings: Readonly<Record<Severity, number>>): string {
  const found = severities.filter((severity) => findings[severity] > 0);
  if (found.length === 0) return "no findings";
  return found.map((severity) => `${findings[severity]} ${severity}`).join(", ");
}

/** How it ends, in a few words. */
export function verdictOf(parts: readonly Part[]): string {
  const unknown = parts.filter(isUnknown).length;
  const { blocked } = mergedSummary(parts);
  if (unknown > 0) return `incomplete: ${unknown} of ${count(parts.length, "report")} not audited`;
  return blocked > 0 ? `blocked: ${blocked} of ${count(parts.length, "report")}` : "passed";
}
