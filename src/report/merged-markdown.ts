import { severities, type Severity } from "../rules/severity.ts";
import { code, prose } from "../source/quoted.ts";
import { bounded } from "./bounded.ts";
import { jobSummaryLimit } from "./limits.ts";
import { mergedSummary } from "./merged.ts";
import { totals, verdictOf } from "./merged-text.ts";
import { pathShown } from "./place.ts";
import { severityName } from "./proposal-text.ts";
import { remarksOf, type Remark } from "./remarks.ts";
import { scoreText } from "./summary/scores.ts";
import type { Audited, Part } from "./told.ts";

/** The most repositories, and the most findings, that are listed one by one. */
const mostListed = 100;

/**
 * What `pare merge --format markdown` prints: how it ends, what is missing, the repositories with
 * most to do, their worst findings. No longer than the summary of a job may be.
 */
export function mergedMarkdown(parts: readonly Part[]): string {
  const paragraphs = [
    `### Pare: ${verdictOf(parts)}`,
    totals(mergedSummary(parts)).join("  \n"),
    ...notAudited(parts),
    ...table(parts),
    ...worst(parts),
  ];
  return bounded(paragraphs, jobSummaryLimit, "… cut here: --format json has all.");
}

function notAudited(parts: readonly Part[]): readonly string[] {
  const lines = parts.flatMap((part) =>
    part.outcome === "audited"
      ? []
      : [`- ${code(part.name)} ${part.outcome}: ${prose(part.because)}`],
  );
  return lines.length === 0 ? [] : [["**Not audited**", ...listedFirst(lines)].join("\n")];
}

/** Those with the lowest scores, and what is found in them. */
function table(parts: readonly Part[]): readonly string[] {
  const audited = parts
    .filter((each): each is Audited => each.outcome === "audited")
    .sort((a, b) => a.report.summary.score - b.report.summary.score);
  if (audited.length === 0) return [];
  const rows = audited.map(({ name, report }) => {
    const counts = severities.map((severity) => numberOf(report, severity) || "");
    return `| ${cell(name)} | ${scoreText(report.summary.score)} | ${counts.join(" | ")} |`;
  });
  return [
    [
      `| | score | ${severities.join(" | ")} |`,
      `| --- | ---: | ${severities.map(() => "---:").join(" | ")} |`,
      ...rows.slice(0, mostListed),
    ].join("\n"),
    ...left(rows.length),
  ];
}

function worst(parts: readonly Part[]): readonly string[] {
  const standing = remarksOf(parts).filter(({ kind }) => kind === "standing");
  const ranked = severities.flatMap((severity) =>
    standing.filter((each) => each.severity === severity),
  );
  if (ranked.length === 0) return [];
  return [["**Worst findings**", ...listedFirst(ranked.map(remarkLine))].join("\n")];
}

function remarkLine({ path, lines, severity, rule, owner, message }: Remark): string {
  const named = owner === "" ? "" : ` ${code(owner)}:`;
  return `- ${severityName(severity ?? "info")} ${code(rule)} ${pathShown(path, lines ?? undefined)}${named} ${prose(message)}`;
}

function listedFirst(lines: readonly string[]): readonly string[] {
  return [...lines.slice(0, mostListed), ...left(lines.length).map((each) => `- ${each}`)];
}

function left(all: number): readonly string[] {
  return all > mostListed ? [`… and ${all - mostListed} more`] : [];
}

function numberOf({ findings }: Audited["report"], severity: Severity): number {
  return findings.filter((each) => each.severity === severity).length;
}

/** A code span in a cell of a table, where `|` ends the cell in code too (GFM, 4.10). */
function cell(name: string): string {
  return code(name).replaceAll("|", "\\|");
}
