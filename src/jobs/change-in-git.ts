import type { Answer } from "../github/answer.ts";
import type { Ends } from "../github/event.ts";
import { programsAmong } from "../iac/importing.ts";
import type { Git } from "../repository/git.ts";
import { sourcesIn, type Read, type Tree, type Wanted } from "../repository/tree.ts";
import type { Problem } from "../source/problem.ts";
import type { Source } from "../source/source.ts";
import { changedOn } from "./ages.ts";
import { withLines } from "./changed-lines.ts";
import {
  hasPrograms,
  importersOf,
  lookedAt,
  noImporters,
  notLookedAt,
  type Importers,
} from "./importers.ts";
import type { Commits, OpenChange } from "./open-change.ts";
import { changedPaths, filesToReview, type Change } from "./review.ts";
import { linkingIn, mayTakeIn } from "./related.ts";
import { wantedFiles } from "./scan.ts";

/** Whether git has all commits, or gets them. A checkout of depth 1 has none of them. */
export function hasCommits(git: Git, { base, head, into }: Commits): boolean {
  const missing = [...new Set([base, head, into])].filter((each) => git.commit(each) === undefined);
  if (missing.length === 0) return true;
  return git.fetch("origin", missing) && missing.every((each) => git.commit(each) !== undefined);
}

export function openInGit(git: Git, commits: Commits, unread: readonly Problem[] = []): OpenChange {
  const now = <T>(value: () => T): Promise<Answer<T>> =>
    new Promise((resolve) => {
      resolve({ ok: true, value: value() });
    });
  return {
    agreedFile: (path) => now(() => fileIn(git, commits.into, path)),
    proposedFile: (path) => now(() => fileIn(git, commits.head, path)),
    change: (inside) =>
      now(() => {
        const change = gitChange(git, commits, inside);
        return { ...change, unread: [...unread, ...change.unread] };
      }),
  };
}

function fileIn(git: Git, commit: string, path: string): Read {
  return git.tree(commit, (each) => each === path).read(path);
}

/** The change between two commits that git has. */
export function gitChange(git: Git, ends: Ends, inside: Wanted): Change {
  const { base, head } = ends;
  const diff = git.diff(base, head, (path) => wantedFiles(path) && inside(path));
  const changed = changedPaths(diff).filter(inside);
  const isRead = changed.some(wantedFiles);
  const { readWith, unread } = isRead ? importersInGit(git, ends, changed, inside) : noImporters;
  const treeAt = (commit: string): Tree => {
    const linking = isRead
      ? linkingIn(git.tree(commit, (path) => mayTakeIn(path) && inside(path)))
      : [];
    return git.tree(commit, filesToReview(diff, inside, linking, readWith));
  };
  const [old, now] = [treeAt(base), treeAt(head)];
  const lines = withLines(diff, old, now);
  return { base: old, head: now, diff: lines, changedOn: changedOn(git, base), unread };
}

/** More programs than that are not looked through for what they import. */
const mostPrograms = 5000;

function importersInGit(
  git: Git,
  { base, head }: Ends,
  changed: readonly string[],
  inside: Wanted,
): Importers {
  const own = programsAmong(changed);
  if (own.length === 0) return noImporters;
  const pathsAt = (commit: string): ReadonlySet<string> =>
    new Set((git.tree(commit, () => false).below?.(".") ?? []).filter(inside));
  const programsAt = (commit: string, paths: readonly string[]): readonly Source[] => {
    const wanted = new Set(paths);
    return sourcesIn(git.tree(commit, (path) => wanted.has(path)));
  };
  const [before, now] = [pathsAt(base), pathsAt(head)];
  const looked = lookedAt(changed, [...now], mostPrograms);
  const programs = programsAt(head, looked.at);
  const other = new Set(own);
  const old = [...programs.filter(({ path }) => !other.has(path)), ...programsAt(base, own)];
  const readWith = importersOf(
    own,
    { programs: old, isThere: (path) => before.has(path) },
    { programs, isThere: (path) => now.has(path) },
  );
  return { readWith, unread: hasPrograms([...now], programs) ? notLookedAt(looked) : [] };
}
