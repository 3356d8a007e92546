import { z } from "zod";
import { excessAt, letterOf, scoreOf, type Letter } from "../rules/score.ts";
import { severities, type Severity } from "../rules/severity.ts";
import { findingsVersion } from "./findings-json.ts";
import { isUnknown, part, toldReport, type Audited, type Part } from "./told.ts";
import { compareTexts } from "../source/order.ts";

/** What `pare merge --format json` prints: the reports of repositories or directories, as one. */
export type MergedReport = {
  readonly version: typeof findingsVersion;
  readonly summary: MergedSummary;
  /** By their names. */
  readonly parts: readonly Part[];
};

export type MergedSummary = {
  readonly parts: number;
  readonly audited: number;
  readonly leftOut: number;
  readonly failed: number;
  readonly missing: number;
  readonly files: number;
  readonly policies: number;
  readonly statements: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly excused: number;
  readonly faults: number;
  readonly suggestions: { readonly committable: number; readonly toFillIn: number };
  /** Of all policies together. */
  readonly score: number;
  readonly letter: Letter;
  /** How many block by what their own repository has agreed on. */
  readonly blocked: number;
};

export function mergedReport(parts: readonly Part[]): MergedReport {
  return { version: findingsVersion, summary: mergedSummary(parts), parts };
}

const merged = z.object({ version: z.literal(findingsVersion), parts: z.array(part) });

/**
 * The parts that a report holds: those of a merged one, or itself under a name. Undefined where it
 * is no report of Pare's.
 */
export function partsIn(report: unknown, name: string): readonly Part[] | undefined {
  const several = merged.safeParse(report);
  if (several.success) return several.data.parts;
  const single = toldReport.safeParse(report);
  if (!single.success) return undefined;
  return [{ name, head: null, pare: null, outcome: "audited", report: single.data }];
}

/** Which outcome of a part is believed where there are several. */
const believed: readonly Part["outcome"][] = ["missing", "failed", "left out", "audited"];

/**
 * All parts of some lists, each once, by their names. Of what is told of one name what says most is
 * kept: an audit rather than that it failed. Neither order nor grouping makes a difference; where
 * two audits of one name differ both are kept (`contradictions`).
 */
export function mergeParts(lists: readonly (readonly Part[])[]): readonly Part[] {
  const byName = new Map<string, Map<string, Part>>();
  for (const each of lists.flat()) {
    const known = byName.get(each.name) ?? new Map<string, Part>();
    byName.set(each.name, known.set(keyOf(each), each));
  }
  return [...byName.values()]
    .flatMap((known) => {
      const most = Math.max(...[...known.values()].map(rank));
      const kept = [...known].filter(([, each]) => rank(each) === most);
      return kept.map(([, each]) => each);
    })
    .sort((a, b) => compareTexts(a.name, b.name) || compareTexts(keyOf(a), keyOf(b)));
}

/** Names of which two different things are told, and it is not known which is so. */
export function contradictions(parts: readonly Part[]): readonly string[] {
  const names = parts.filter(({ outcome }) => outcome === "audited").map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function rank({ outcome }: Part): number {
  return believed.indexOf(outcome);
}

/** A text that two parts share if they say the same, in whatever order their keys stand. */
function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => compareTexts(a, b)))
      : each,
  );
}

/** What some parts come to. */
export function mergedSummary(parts: readonly Part[]): MergedSummary {
  const reports = parts
    .filter((each): each is Audited => each.outcome === "audited")
    .map(({ report }) => report);
  const sum = (of: (report: (typeof reports)[number]) => number): number =>
    reports.reduce((total, report) => total + of(report), 0);
  const number = (outcome: Part["outcome"]): number =>
    parts.filter((each) => each.outcome === outcome).length;
  const policies = sum((report) => report.policies.length);
  // A score says how much the policies of a report allow on average.
  const excess = sum(({ policies, summary }) => policies.length * excessAt(summary.score));
  const score = scoreOf(excess / Math.max(1, policies));
  const counted = severities.map((severity) => [
    severity,
    sum(({ findings }) => findings.filter((each) => each.severity === severity).length),
  ]);
  return {
    parts: parts.length,
    audited: number("audited"),
    leftOut: number("left out"),
    failed: number("failed"),
    missing: number("missing"),
    files: sum(({ summary }) => summary.files),
    policies: sum(({ summary }) => summary.policies),
    statements: sum(({ summary }) => summary.statements),
    findings: Object.fromEntries(counted) as Record<Severity, number>,
    excused: sum(({ excused }) => excused.length),
    faults: sum(({ faults }) => faults.length),
    suggestions: {
      committable: sum(({ summary }) => summary.suggestions.committable),
      toFillIn: sum(({ summary }) => summary.suggestions.toFillIn),
    },
    score,
    letter: letterOf(score),
    blocked: sum(({ summary }) => Number(summary.blocked)),
  };
}

/** Whether something was judged and blocks, or was to be judged and was not. */
export function isToBeLookedAt(parts: readonly Part[]): boolean {
  return parts.some(isUnknown) || mergedSummary(parts).blocked > 0;
}
