import type { Policy } from "../iam/policy.ts";
import { shownProblems, type NotEvaluated } from "../report/not-evaluated.ts";
import { moved, pathMoved, type Move } from "../repository/moved.ts";
import type { Tree } from "../repository/tree.ts";
import { nameOf } from "../source/path.ts";
import { allowingMore, ofJudging, leavingUnread, type ProblemReason } from "../source/problem.ts";
import type { AwsFacts } from "./knowledge.ts";
import { notRead } from "./no-policy.ts";
import { scan, type Scan } from "./scan.ts";
import { isRefused, subjectsIn, type Refused, type PolicySet } from "./subjects.ts";

/** The policies of a file or directory that was asked about. */
export type Reading = {
  readonly path: string;
  readonly subjects: readonly PolicySet[];
  /** What is there and is not known before it is deployed. */
  readonly unread: readonly NotEvaluated[];
  /** Where what is read lies on the disk: it may stand elsewhere to be compared. */
  readonly onDisk: (path: string) => string;
};

/**
 * Reads what stands at a path. What does not parse is no answer: whoever asks is to mend it first.
 */
export function readingOf(path: string, tree: Tree, facts: AwsFacts): Reading | Refused {
  return readingFrom(path, scan(tree, facts));
}

/**
 * Reads two versions. What they both refer to has the same value in both where they differ in nothing
 * but their statements; otherwise its definition may be another one.
 */
export function readingsOf(
  existing: { readonly path: string; readonly tree: Tree },
  now: { readonly path: string; readonly tree: Tree },
  facts: AwsFacts,
): { readonly existing: Reading; readonly now: Reading } | Refused {
  const found = scan(now.tree, facts);
  const at = (to: string): { readonly move: Move; readonly scan: Scan } => {
    const move = { from: existing.path, to };
    return { move, scan: scan(moved(existing.tree, move), facts) };
  };
  // The name of a file says in which language it is.
  const isAlike = endOf(existing.path) === endOf(now.path);
  const there = isAlike ? at(now.path) : undefined;
  const isSame = there && outside(there.scan) === outside(found);
  const { move, scan: before } = isSame ? there : at(apart(isAlike ? now.path : existing.path));
  const old = readingFrom(existing.path, before, move);
  const fresh = readingFrom(now.path, found);
  if (isRefused(old)) return old;
  return isRefused(fresh) ? fresh : { existing: old, now: fresh };
}

function endOf(path: string): string {
  return nameOf(path).replace(/^[^.]*/, "");
}

const elsewhere = "existing:";

/** A place where nothing else can be. */
function apart(path: string): string {
  return path === "." ? elsewhere : `${elsewhere}/${path}`;
}

function readingFrom(
  path: string,
  found: Scan,
  move: Move = { from: path, to: path },
): Reading | Refused {
  const back = { from: move.to, to: move.from };
  const onDisk = (read: string): string => pathMoved(read, back);
  const problems = shownProblems(
    found.problems.filter(({ reason }) => isMissing(reason)),
    found.sources,
  ).map((each) => ({ ...each, path: onDisk(each.path) }));
  const [broken] = problems.filter(({ reason }) => leavingUnread.has(reason));
  if (broken) return { ok: false, because: notRead(broken) };
  const subjects = subjectsIn(found).map((each) => ({ ...each, key: here(each.key) }));
  return { path, subjects, unread: problems, onDisk };
}

/** A key without where it was read. */
function here(key: string): string {
  return key.replaceAll(new RegExp(` (?:${elsewhere}|\\.)/`, "g"), " ");
}

/** Whether a reason leaves out something that is allowed; unknown actions are in their statement. */
function isMissing(reason: ProblemReason): boolean {
  if (allowingMore.has(reason)) return true;
  return !ofJudging.has(reason) && reason !== "unknown-actions" && reason !== "configuration";
}

/** What files say beside their statements. */
function outside({ claimed, policies }: Scan): string {
  const spans = new Map<string, { readonly start: number; readonly end: number }[]>();
  for (const { place } of policies.flatMap(({ statements }: Policy) => statements)) {
    const known = spans.get(place.source.path) ?? [];
    known.push(place.span);
    spans.set(place.source.path, known);
  }
  const sources = [...claimed.values()].flat().sort((a, b) => (a.path < b.path ? -1 : 1));
  return sources
    .map(({ path, text }) => {
      let rest = "";
      let at = 0;
      for (const { start, end } of (spans.get(path) ?? []).sort((a, b) => a.start - b.start)) {
        if (start > at) rest += text.slice(at, start);
        at = Math.max(at, end);
      }
      return `${path}\n${rest}${text.slice(at)}`.replace(/[\s,]+/g, " ");
    })
    .join("\n");
}
