import { touchedStatements } from "../change/touched.ts";
import type { Policy } from "../iam/policy.ts";
import type { ReviewResult } from "../report/result.ts";
import type { Tree, Wanted } from "../repository/tree.ts";
import { judge } from "../rules/judge.ts";
import type { Severity } from "../rules/rule.ts";
import type { FileDiff } from "../source/hunks.ts";
import type { Problem } from "../source/problem.ts";
import { blocks, countsOf, scoresOf, worthChanging } from "./audit.ts";
import type { AwsFacts } from "./knowledge.ts";
import { propose } from "./propose.ts";
import { scan, wantedFiles } from "./scan.ts";

/** A change: what stood there before it, what stands there now, and the lines between. */
export type Change = {
  readonly base: Tree;
  readonly head: Tree;
  readonly diff: readonly FileDiff[];
  /** What of it could not be read. */
  readonly unread: readonly Problem[];
};

/**
 * The files that a review reads: those that changed, and those beside them, since what a
 * statement says may be written in another file of its directory.
 */
export function filesToReview(diff: readonly Omit<FileDiff, "hunks">[], inside: Wanted): Wanted {
  const changed = diff.flatMap(({ path, before }) => [path ?? [], before ?? []].flat());
  const directories = new Set(changed.map(directoryOf));
  return (path) => wantedFiles(path) && inside(path) && directories.has(directoryOf(path));
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** Judges the statements that a change touches, and looks for what to write instead. */
export function review(
  { base, head, diff, unread }: Change,
  facts: AwsFacts,
  failOn: Severity | "never",
): ReviewResult {
  const [now, before] = [scan(head, facts), scan(base, facts)];
  const changes = new Map(
    diff.flatMap(({ path, hunks }) => (path === undefined ? [] : [[path, hunks] as const])),
  );
  const touched = touchedStatements(now.policies, before.policies, changes);
  const findings = judge(now.policies, facts).filter(({ statement }) => touched.has(statement.id));
  const affected = now.policies.filter(({ statements }) =>
    statements.some(({ id }) => touched.has(id)),
  );
  const scores = scoresOf(affected, facts);
  return {
    ...countsOf(now),
    findings,
    proposals: propose(now, worthChanging(findings), facts, facts),
    problems: [...unread, ...now.problems],
    sources: now.sources,
    failOn,
    blocked: blocks(findings, failOn),
    touched: touched.size,
    score: scores.together,
    scores: scores.each,
    scoreBefore: scoresOf(counterparts(affected, before.policies), facts).together,
    changes,
    catalogDate: facts.catalog.date,
  };
}

/** The policies of the base that became some of the head: of the same owner and kind. */
function counterparts(head: readonly Policy[], base: readonly Policy[]): readonly Policy[] {
  const wanted = new Set(head.map(({ id, kind }) => `${kind} ${id}`));
  return base.filter(({ id, kind }) => wanted.has(`${kind} ${id}`));
}
