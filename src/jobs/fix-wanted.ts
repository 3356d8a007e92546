import type { Agreement } from "../config/agreement.ts";
import type { Grade } from "../narrow/narrowing.ts";
import type { Git } from "../repository/git.ts";
import type { Tree } from "../repository/tree.ts";
import type { WantedFixes } from "./fix-acts.ts";
import { chosenFixes, fixesDigest } from "./fix-choice.ts";
import { fix, type Fix } from "./fix.ts";
import type { AwsFacts } from "./knowledge.ts";

/** What of a checkout is to be narrowed. */
export type ToFix = {
  readonly tree: Tree;
  readonly facts: AwsFacts;
  readonly agreement: Agreement;
  readonly grades: readonly Grade[];
  /** The most policies. */
  readonly most: number;
  readonly git: Git;
  /** The commit that was checked out. */
  readonly base: string;
};

/**
 * What a pull request is to change: at most so many policies, nothing that somebody declined, and only
 * files that stand in the commit as they stand on the disk. All that is chosen is proved together as
 * it is.
 */
export function wantedFixes(asked: ToFix, declined: ReadonlySet<string>): WantedFixes {
  const { tree, facts, agreement, grades, most } = asked;
  const all = fix(tree, facts, agreement, grades);
  const mayChange = changeable(asked, all);
  const first = chosenFixes(all.proposals, { most, declined, mayChange });
  const ids = new Set(
    first.fixes.flatMap(({ proposals }) => proposals.map(({ statement }) => statement.id)),
  );
  const made = all.proposals.filter(({ outcome }) => outcome.kind === "commit");
  // Proofs do not add up, nor do they go apart: what is left out is left out before the proof.
  const isWhole = made.every(({ statement }) => ids.has(statement.id));
  const fixed: Fix = isWhole ? all : fix(tree, facts, agreement, grades, (id) => ids.has(id));
  const { fixes } = chosenFixes(fixed.proposals, { most, declined, mayChange });
  const files = fixed.changed;
  const toLookAt = all.proposals.filter(({ outcome }) => outcome.kind === "show").length;
  return {
    fixes,
    files,
    digest: fixesDigest(files),
    left: { policies: first.left, toLookAt, apart: first.apart },
  };
}

/**
 * Whether a file is in the commit what it is on the disk. GITHUB_TOKEN may not change workflows, so
 * that these are left out.
 */
function changeable({ git, base }: ToFix, { changed }: Fix): (path: string) => boolean {
  const paths = new Set(changed.map(({ path }) => path));
  const committed = git.tree(base, (path) => paths.has(path));
  const same = changed.flatMap(({ path, before }) => {
    const read = committed.read(path);
    return read.ok && read.source.text === before ? [path] : [];
  });
  const may = new Set(same.filter((path) => !path.startsWith(".github/workflows/")));
  return (path) => may.has(path);
}
