import { directoryOf } from "../source/path.ts";
import type { Read, Tree } from "./tree.ts";

/** Where a file or directory stands, and where it is to stand instead. */
export type Move = { readonly from: string; readonly to: string };

/**
 * A tree in which a file or directory stands where another one does, with all that is around it: what
 * two versions of it refer to then has one name.
 */
export function moved(tree: Tree, { from, to }: Move): Tree {
  return {
    list: () => tree.list().map((path) => pathMoved(path, { from, to })),
    below: (folder) =>
      tree
        .below?.(pathMoved(folder, { from: to, to: from }))
        ?.map((path) => pathMoved(path, { from, to })),
    links: (folder) =>
      (tree.links?.(pathMoved(folder, { from: to, to: from })) ?? []).map((path) =>
        pathMoved(path, { from, to }),
      ),
    read: (path) => renamed(tree.read(pathMoved(path, { from: to, to: from })), path),
  };
}

/** Where a path is after a move. */
export function pathMoved(path: string, { from, to }: Move): string {
  if (path === from) return to;
  return rebased(path, from, to) ?? rebased(path, directoryOf(from), directoryOf(to)) ?? path;
}

function rebased(path: string, from: string, to: string): string | undefined {
  if (from !== "." && !path.startsWith(`${from}/`)) return undefined;
  const rest = from === "." ? path : path.slice(from.length + 1);
  return to === "." ? rest : `${to}/${rest}`;
}

function renamed(read: Read, path: string): Read {
  return read.ok
    ? { ok: true, source: { ...read.source, path } }
    : { ...read, problem: { ...read.problem, path } };
}
