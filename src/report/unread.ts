import { leavingUnread, type Problem, type ProblemReason } from "../source/problem.ts";
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
  ...leavingUnread,
  "unread-program",
]);

/** How many of the changed files say something that is not known: of them nothing is claimed. */
export function unevaluatedFiles({ problems, changes }: ReviewResult): number {
  const paths = problems.flatMap(({ path, reason }) =>
    notEvaluated.has(reason) && (changes.has(path) || path === ".") ? [path] : [],
  );
  return new Set(paths).size;
}

/** What blocks for not being read or known, counted. */
export type UnreadCounts = {
  /** Changed files that could not be read, or all of them together where nobody knows which. */
  readonly files: number;
  /** Other changed files in which what is allowed is newly unknown. */
  readonly unknown: number;
  /** Mistakes in a changed configuration. */
  readonly mistakes: number;
};

export function unreadCounts({ unread }: Blocking): UnreadCounts {
  const others = unread.filter(({ reason }) => reason !== "configuration");
  const files = new Set(others.flatMap((each) => (notEvaluated.has(each.reason) ? each.path : [])));
  const all = new Set(others.map(({ path }) => path));
  return {
    files: files.size,
    unknown: all.size - files.size,
    mistakes: unread.length - others.length,
  };
}
