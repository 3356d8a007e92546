import { posix } from "node:path";

// Paths of the repository: from its top, with slashes; "." is the top itself.

/** A path that is taken from a directory, unless it leads out of the repository. */
export function joinedPath(directory: string, path: string): string | undefined {
  if (posix.isAbsolute(path)) return undefined;
  const joined = posix.join(directory, path).replace(/(?!^)\/$/, "");
  return joined === ".." || joined.startsWith("../") ? undefined : joined;
}

/** The way from a directory to a path; empty where they are the same. */
export function relativePath(from: string, to: string): string {
  return posix.relative(from, to);
}
