import { createTwoFilesPatch } from "diff";
import { readDiff, type FileDiff } from "../../src/source/hunks.ts";

export type Texts = Readonly<Record<string, string>>;

/** What git says of the files that differ, renames aside. */
export function diffOf(before: Texts, after: Texts): readonly FileDiff[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path) => {
    const [old, now] = [before[path], after[path]];
    if (old === now) return [];
    const [from, to] = [
      old === undefined ? "/dev/null" : `a/${path}`,
      now === undefined ? "/dev/null" : `b/${path}`,
    ];
    return readDiff(createTwoFilesPatch(from, to, old ?? "", now ?? "", "", "", { context: 3 }));
  });
}
