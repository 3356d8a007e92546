import { parsePatch, type StructuredPatchHunk } from "diff";

/** A hunk of a diff, in the lines (from 1) of the new file. */
export type Hunk = {
  readonly first: number;
  readonly last: number;
  /** Lines that are new or changed. */
  readonly added: readonly number[];
  /** Lines behind which something was taken out. */
  readonly removedAfter: readonly number[];
};

/** What a diff says of one file. */
export type FileDiff = {
  /** Its path now; absent when it was deleted. */
  readonly path?: string;
  /** Its path before; absent when it is new. */
  readonly before?: string;
  readonly hunks: readonly Hunk[];
};

/** The files of a diff as `git diff` prints it, with the prefixes `a/` and `b/`. */
export function readDiff(diff: string): readonly FileDiff[] {
  return parsePatch(diff).map(({ oldFileName, newFileName, hunks }) => {
    const before = named(oldFileName, "a/");
    const path = named(newFileName, "b/");
    return {
      ...(path !== undefined && { path }),
      ...(before !== undefined && { before }),
      hunks: hunks.map(hunkFrom),
    };
  });
}

/** The hunks of one file's patch, as GitHub's API gives it. */
export function readHunks(patch: string): readonly Hunk[] {
  return parsePatch(patch).flatMap(({ hunks }) => hunks.map(hunkFrom));
}

function named(name: string | undefined, prefix: string): string | undefined {
  return name?.startsWith(prefix) ? name.slice(prefix.length) : undefined;
}

function hunkFrom({ newStart, newLines, lines }: StructuredPatchHunk): Hunk {
  const added: number[] = [];
  const removedAfter = new Set<number>();
  // The first line of an empty side is given as the line before it.
  const first = newLines === 0 ? newStart + 1 : newStart;
  let line = first;
  for (const text of lines) {
    if (text.startsWith("+")) added.push(line++);
    else if (text.startsWith("-")) removedAfter.add(line - 1);
    else if (!text.startsWith("\\")) line++;
  }
  return { first, last: first + newLines - 1, added, removedAfter: [...removedAfter] };
}

/** Whether lines of the new file (both ends included) hold a change. */
export function touches(hunks: readonly Hunk[], first: number, last: number): boolean {
  return hunks.some(
    ({ added, removedAfter }) =>
      added.some((line) => first <= line && line <= last) ||
      removedAfter.some((line) => first <= line && line < last),
  );
}

/** The hunk in which lines of the new file lie as a whole: a comment may stand on them. */
export function hunkOf(hunks: readonly Hunk[], first: number, last: number): Hunk | undefined {
  return hunks.find((hunk) => hunk.first <= first && last <= hunk.last);
}
