import { posix } from "node:path";
import { later } from "./once.ts";
import { firstWhere } from "./search.ts";

// Paths of the repository: from where Pare is run, with slashes; "." is that directory itself.

/**
 * A path that is taken from a directory; undefined where it is absolute. Whether it leads out of the
 * repository is for whoever reads it to say.
 */
export function joinedPath(directory: string, path: string): string | undefined {
  if (posix.isAbsolute(path)) return undefined;
  return posix.join(directory, path).replace(/(?!^)\/$/, "");
}

/** The directory of a path; "." at the top. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The way from a directory to a path; empty where they are the same. */
export function relativePath(from: string, to: string): string {
  return posix.relative(from, to);
}

/** Finds, of some paths, those that lie below a folder, in the order of their characters. */
export function belowIn(paths: readonly string[]): (folder: string) => readonly string[] {
  const sorted = later(() => [...paths].sort());
  const known = new Map<string, readonly string[]>();
  return (folder) => {
    const found =
      known.get(folder) ??
      (folder === "." ? sorted() : between(sorted(), `${folder}/`, `${folder}${behindSlash}`));
    known.set(folder, found);
    return found;
  };
}

const behindSlash = "0";

function between(sorted: readonly string[], from: string, to: string): readonly string[] {
  return sorted.slice(placeOf(sorted, from), placeOf(sorted, to));
}

/** Where a text stands among some that are sorted, or would stand. */
function placeOf(sorted: readonly string[], text: string): number {
  return firstWhere(sorted, (each) => each >= text);
}
