import { fingerprintOf } from "../../rules/fingerprint.ts";
import type { Finding } from "../../rules/rule.ts";
import { severities, worst, type Severity } from "../../rules/severity.ts";
import { nameOf } from "../../source/path.ts";
import { leavingUnread } from "../../source/problem.ts";
import type { Result } from "../result.ts";
import { summaryOf } from "../findings-json.ts";
import { shownProblems } from "../not-evaluated.ts";
import { isBeyondLimits } from "../unread.ts";
import { mostOfText } from "./night.ts";
import type { Mark, Night } from "./night.ts";
import { compareTexts } from "../../source/order.ts";

/** The most fingerprints of what stands that a night keeps, and the most policies with scores. */
export const mostMarks = 5000;
const mostPolicies = 2000;

/** When an audit was made, and of what: the entry says so. */
export type When = { readonly date: string; readonly commit: string };

/** What a night was found to be, beside the one before. */
export type Tonight = {
  readonly night: Night;
  /** The night that it is compared with; undefined where it is the first. */
  readonly before: Night | undefined;
  /** Findings that stand and did not, and those that have become more severe. */
  readonly fresh: readonly Finding[];
  readonly worse: readonly Finding[];
  /** What stood and does not: repaired, or excused since. */
  readonly repaired: readonly Mark[];
  readonly excused: readonly Mark[];
  /** What stood in files that were not read this time: nothing is known of it. */
  readonly unknown: readonly Mark[];
  /** Policies whose score is another one, the largest step first. */
  readonly fell: readonly Step[];
  readonly rose: readonly Step[];
  /** The night since which something like a finding stands. */
  readonly since: (finding: Finding) => string;
};

/** A policy whose score was another one. */
export type Step = { readonly id: string; readonly from: number; readonly to: number };

/**
 * What an audit found as a night of the history, compared by fingerprints with the one before. What
 * stood in a file that was not read, or may be by now, is kept as it was: nobody has repaired it.
 */
export function tonight(result: Result, { date, commit }: When, before?: Night): Tonight {
  const had = new Map(before?.standing?.marks.map((mark) => [mark.fingerprint, mark]));
  const groups = grouped(result.findings);
  const excusedNow = new Set(result.excused.map(({ finding }) => fingerprintOf(finding)));
  const isUnread = unreadIn(result);
  const gone = [...had.values()].flatMap((mark) => {
    const count = mark.count - (groups.get(mark.fingerprint)?.length ?? 0);
    return count > 0 ? [{ ...mark, count }] : [];
  });
  const unknown = gone.filter(({ path }) => isUnread(path));
  const known = gone.filter(({ path }) => !isUnread(path));
  const marks = marksOf(groups, had, date);
  const since = new Map(marks.map((mark) => [mark.fingerprint, mark.since]));
  return {
    night: nightOf(result, { date, commit }, [...marks, ...unknown]),
    before,
    ...appeared(groups, had, before),
    repaired: known.filter(({ fingerprint }) => !excusedNow.has(fingerprint)),
    excused: known.filter(({ fingerprint }) => excusedNow.has(fingerprint)),
    unknown,
    ...stepsIn(result, before),
    since: (finding) => since.get(fingerprintOf(finding)) ?? date,
  };
}

/**
 * Whether a file was not read; all are meant where it is not known which. One that is gone may be one of those
 * that were not read, moved or under another name beside it: not any of them, since a file that nobody ever mends
 * would keep open what stood in whatever is deleted.
 */
function unreadIn({ problems, sources }: Result): (path: string) => boolean {
  const unread = new Set(
    problems
      .filter((each) => leavingUnread.has(each.reason) || isBeyondLimits(each))
      .map(({ path }) => path),
  );
  const traces = new Set([...unread].flatMap(tracesOf));
  const mayBeRenamed = (path: string): boolean =>
    !sources.has(path) && tracesOf(path).some((each) => traces.has(each));
  return (path) => unread.has(path) || unread.has(".") || mayBeRenamed(path);
}

/** What a file keeps that is moved, and one that is given another name. */
function tracesOf(path: string): readonly string[] {
  const name = nameOf(path);
  return [name, `${path.slice(0, -name.length)}*${name.replace(/^[^.]*/, "")}`];
}

type Groups = ReadonlyMap<string, readonly Finding[]>;

function grouped(findings: readonly Finding[], keyOf = fingerprintOf): Groups {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}

/** What is new, and what has become more severe. */
function appeared(
  groups: Groups,
  had: ReadonlyMap<string, Mark>,
  before: Night | undefined,
): Pick<Tonight, "fresh" | "worse"> {
  if (!before?.standing) return { fresh: [], worse: [] };
  const { marks, left } = before.standing;
  const mildest = marks.at(-1)?.severity;
  // Of what is as mild as what was left out it is not known whether it stood.
  const wasKept = (severity: Severity): boolean =>
    left === 0 || (mildest !== undefined && rank(severity) < rank(mildest));
  const fresh: Finding[] = [];
  const worse: Finding[] = [];
  for (const [fingerprint, findings] of groups) {
    const mark = had.get(fingerprint);
    const isKnown = mark !== undefined || wasKept(worstOf(findings));
    if (isKnown) fresh.push(...findings.slice(mark?.count ?? 0));
    if (mark)
      worse.push(
        ...findings
          .slice(0, mark.count)
          .filter(({ severity }) => rank(severity) < rank(mark.severity)),
      );
  }
  return { fresh: worstFirst(fresh), worse: worstFirst(worse) };
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => rank(a.severity) - rank(b.severity));
}

function marksOf(groups: Groups, had: ReadonlyMap<string, Mark>, date: string): readonly Mark[] {
  return [...groups].flatMap(([fingerprint, findings]) => {
    const [first] = findings;
    if (!first) return [];
    return {
      fingerprint,
      count: findings.length,
      severity: worstOf(findings),
      since: had.get(fingerprint)?.since ?? date,
      rule: first.rule,
      path: first.statement.place.source.path,
      owner: first.policy.owner.address.slice(0, mostOfText),
    };
  });
}

function worstOf(findings: readonly Finding[]): Severity {
  return worst(findings.map(({ severity }) => severity)) ?? "info";
}

function rank(severity: Severity): number {
  return severities.indexOf(severity);
}

function nightOf(result: Result, when: When, marks: readonly Mark[]): Night {
  const { score, policies, statements, findings, excused, faults } = result;
  const sorted = marks.toSorted(
    (a, b) =>
      rank(a.severity) - rank(b.severity) ||
      compareTexts(a.path, b.path) ||
      compareTexts(a.fingerprint, b.fingerprint),
  );
  const lowest = result.scores
    .filter(({ policy }) => policy.id.length <= mostOfText)
    .toSorted((a, b) => a.score - b.score)
    .slice(0, mostPolicies);
  const byRule = grouped(findings, ({ rule }) => rule);
  return {
    ...when,
    score,
    policies,
    statements,
    unread: shownProblems(result.problems, result.sources).length,
    excused: excused.length,
    faults: faults.length,
    findings: summaryOf(result).findings,
    rules: Object.fromEntries(
      [...byRule].map(([rule, own]) => [rule, own.length] as const).sort(byName),
    ),
    scores: Object.fromEntries(
      lowest.map(({ policy, score }) => [policy.id, score] as const).sort(byName),
    ),
    standing: {
      marks: sorted.slice(0, mostMarks),
      left: sorted.slice(mostMarks).reduce((sum, { count }) => sum + count, 0),
    },
  };
}

function byName([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return compareTexts(a, b);
}

function stepsIn(result: Result, before: Night | undefined): Pick<Tonight, "fell" | "rose"> {
  const had = new Map(Object.entries(before?.scores ?? {}));
  const steps = result.scores.flatMap(({ policy: { id }, score: to }): readonly Step[] => {
    const from = had.get(id);
    return from === undefined || from === to ? [] : [{ id, from, to }];
  });
  const size = ({ from, to }: Step): number => Math.abs(from - to);
  const sorted = steps.toSorted((a, b) => size(b) - size(a) || compareTexts(a.id, b.id));
  return {
    fell: sorted.filter(({ from, to }) => to < from),
    rose: sorted.filter(({ from, to }) => to > from),
  };
}
