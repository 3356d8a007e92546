import type { Finding } from "../rules/rule.ts";
import { atLeast, severities, worst } from "../rules/severity.ts";
import { worthAComment } from "../rules/terms.ts";
import type { Result, ReviewResult } from "./result.ts";

/**
 * Whether somebody is to be asked about the findings of a statement: as the persona of its file
 * says, and always where one blocks, so that nothing blocks in silence. The rest is said in the
 * summary: a comment asks for an answer.
 */
export function isWorthAComment({
  termsOf,
  blocking,
}: Pick<Result, "termsOf" | "blocking">): (about: {
  readonly findings: readonly Finding[];
}) => boolean {
  const blocks = new Set(blocking.findings);
  return ({ findings }) =>
    findings.some(
      (each) =>
        blocks.has(each) ||
        atLeast(each.severity, worthAComment[termsOf(each.statement.place.source.path).persona]),
    );
}

/** How far behind others findings come: what blocks is before all else, then the worst. */
export function ranking({
  blocking,
}: Pick<Result, "blocking">): (findings: readonly Finding[]) => number {
  const blocks = new Set(blocking.findings);
  return (findings) => {
    const severity = worst(findings.map((each) => each.severity)) ?? "info";
    const behind = findings.some((each) => blocks.has(each)) ? 0 : severities.length;
    return behind + severities.indexOf(severity);
  };
}

/** Those whose findings come before others first, the others as they stand. */
export function worstFirst<T extends { readonly findings: readonly Finding[] }>(
  all: readonly T[],
  result: Pick<Result, "blocking">,
): readonly T[] {
  const rankOf = ranking(result);
  return all
    .map((each) => ({ each, rank: rankOf(each.findings) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each);
}

/**
 * Whether a review has anything to tell: what it touches, what blocks, what is to be agreed on, and
 * what of its own files was not read. Where it has not, nobody is told that Pare has looked.
 */
export function isWorthTelling(result: ReviewResult): boolean {
  const { touched, blocked, newSuppressions, faults, changedAgreement, changes } = result;
  return (
    touched > 0 ||
    blocked ||
    newSuppressions.length + faults.length + changedAgreement.length > 0 ||
    // "." is the change as a whole.
    result.problems.some(({ path }) => path === "." || changes.has(path))
  );
}
