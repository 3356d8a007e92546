import { parsePatch, structuredPatch, type StructuredPatchHunk } from "diff";

/** Lines of a file (from 1), both ends included. */
export type LineRange = { readonly first: number; readonly last: number };

/** A hunk of a diff, in the lines of the new file. */
export type Hunk = LineRange & {
  /** Lines that are new or changed. */
  readonly added: readonly LineRange[];
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

/** Where this many lines came and went, the shortest way from one text to the other is not looked for. */
const mostEdits = 1000;

/**
 * The hunks between two texts of a file, of which the first is undefined where it was not there, or
 * not read. All lines count as changed where the texts have too little in common.
 */
export function hunksBetween(before: string | undefined, now: string): readonly Hunk[] {
  if (before === now || now === "") return [];
  const options = { context: 3, maxEditLength: mostEdits };
  const patch =
    before === undefined ? undefined : structuredPatch("", "", before, now, "", "", options);
  if (patch) return patch.hunks.map(hunkFrom);
  const all = { first: 1, last: now.split("\n").length - (now.endsWith("\n") ? 1 : 0) };
  return [{ ...all, added: [all], removedAfter: [] }];
}

/** The hunks of one file's patch, as GitHub's API gives it. */
export function readHunks(patch: string): readonly Hunk[] {
  return parsePatch(patch).flatMap(({ hunks }) => hunks.map(hunkFrom));
}

function named(name: string | undefined, prefix: string): string | undefined {
  return name?.startsWith(prefix) ? name.slice(prefix.length) : undefined;
}

function hunkFrom({ newStart, newLines, lines }: StructuredPatchHunk): Hunk {
  const added: { first: number; last: number }[] = [];
  const removedAfter = new Set<number>();
  let line = newStart;
  for (const text of lines) {
    if (text.startsWith("+")) {
      const open = added.at(-1);
      if (open?.last === line - 1) open.last = line;
      else added.push({ first: line, last: line });
      line++;
    } else if (text.startsWith("-")) removedAfter.add(line - 1);
    else if (!text.startsWith("\\")) line++;
  }
  return { first: newStart, last: newStart + newLines - 1, added, removedAfter: [...removedAfter] };
}

/** Whether lines of the new file (both ends included) hold a change. */
export function touches(hunks: readonly Hunk[], first: number, last: number): boolean {
  return hunks.some(
    ({ added, removedAfter }) =>
      added.some((range) => range.first <= last && first <= range.last) ||
      removedAfter.some((line) => first <= line && line < last),
  );
}

/** The hunk in which lines of the new file lie as a whole: a comment may stand on them. */
export function hunkOf(hunks: readonly Hunk[], first: number, last: number): Hunk | undefined {
  return hunks.find((hunk) => hunk.first <= first && last <= hunk.last);
}
