import { formats } from "../iac/formats.ts";
import { closure } from "../source/closure.ts";
import { directoryOf } from "../source/path.ts";
import type { Source } from "../source/source.ts";
import { sourcesIn, type Tree } from "../repository/tree.ts";

/** Whether a file is one that may take in others, by its name. */
export function mayTakeIn(path: string): boolean {
  return formats.some(({ takesIn }) => takesIn?.from(path));
}

/** The files of a tree that may take in others. */
export function linkingIn(tree: Tree): readonly Source[] {
  return sourcesIn(tree, mayTakeIn);
}

/** The paths to read, and which of them are files that others take in by their names. */
export type Related = {
  /** Whether a path is one of them, or lies in a directory that is. */
  readonly isRelated: (path: string) => boolean;
  readonly isTakenIn: (path: string) => boolean;
};

/**
 * What has to be read to know what some directories come to, where files take in others: whoever
 * takes in something of them, directly or through others, and all that those take in.
 *
 * @param sources all files that may take in others, or those of them that are known
 */
export function relatedTo(directories: ReadonlySet<string>, sources: readonly Source[]): Related {
  const links = sources.flatMap((source) => {
    const { takesIn } = formats.find((each) => each.takesIn?.from(source.path)) ?? {};
    return (takesIn?.paths(source) ?? []).map((to) => ({ from: directoryOf(source.path), to }));
  });
  const up = closure(directories, (at) =>
    links.flatMap(({ from, to }) => (to === at || directoryOf(to) === at ? [from] : [])),
  );
  const all = closure(up, (at) => links.flatMap(({ from, to }) => (from === at ? [to] : [])));
  return {
    isRelated: (path) => all.has(path) || all.has(directoryOf(path)),
    isTakenIn: (path) => all.has(path),
  };
}
