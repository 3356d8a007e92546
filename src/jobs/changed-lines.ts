import type { Tree } from "../repository/tree.ts";
import { hunksBetween, type FileDiff } from "../source/hunks.ts";

/**
 * A diff with the lines of all files that were read. git leaves out those of files that it takes for
 * binary, which an attribute in the change itself may call any file; links have none in it, but lead
 * to other lines than before. GitHub leaves out those of large files.
 */
export function withLines(diff: readonly FileDiff[], base: Tree, head: Tree): readonly FileDiff[] {
  const [old, now] = [textsOf(base), textsOf(head)];
  return diff.map((file) => {
    const { path, before, hunks } = file;
    const text = path === undefined ? undefined : now(path);
    if (hunks.length > 0 || text === undefined) return file;
    return { ...file, hunks: hunksBetween(before === undefined ? undefined : old(before), text) };
  });
}

function textsOf(tree: Tree): (path: string) => string | undefined {
  return (path) => {
    const read = tree.read(path);
    return read.ok ? read.source.text : undefined;
  };
}
