import { posix } from "node:path";

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
