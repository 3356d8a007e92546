import type { Problem, ProblemReason } from "../source/problem.ts";
import type { Blocking, ReviewResult } from "./result.ts";

/** Limits of Pare's own: nobody knows what stands in a file that is beyond them. */
const limits: ReadonlySet<ProblemReason> = new Set<ProblemReason>([
  "too-large",
  "too-many",
  "too-deep",
]);

/** Whether Pare itself left a file unread, or files of which it does not know. */
export function isBeyondLimits({ reason }: Problem): boolean {
  return limits.has(reason);
}

const notEvaluated: ReadonlySet<ProblemReason> = new Set<ProblemReason>([
  ...limits,
  "syntax-error",
  "too-much",
  "not-text",
  "unreadable",
  "outside-repository",
  "broken-document",
]);

/** How many of the changed files say something that is not known: of them nothing is claimed. */
export function unevaluatedFiles({ problems, changes }: ReviewResult): number {
  const paths = problems.flatMap(({ path, reason }) =>
    notEvaluated.has(reason) && (changes.has(path) || path === ".") ? [path] : [],
  );
  return new Set(paths).size;
}

/** What blocks for not being read, counted. */
export type UnreadCounts = {
  /** Changed files that are beyond the limits, or all of them together where nobody knows which. */
  readonly files: number;
  /** Mistakes in a changed configuration. */
  readonly mistakes: number;
};

export function unreadCounts({ unread }: Blocking): UnreadCounts {
  const paths = unread.flatMap(({ reason, path }) => (reason === "configuration" ? [] : [path]));
  return { files: new Set(paths).size, mistakes: unread.length - paths.length };
}
