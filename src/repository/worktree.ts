import { spawnSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { decode, readLimit, refused, tooLarge, type Read, type Tree, type Wanted } from "./tree.ts";

/** Directories that hold other people's files or copies of ours. */
const skipped = new Set([".git", "node_modules", ".terraform", ".terragrunt-cache"]);

/**
 * The files below some paths of a directory, as they are on disk. In a git work tree what git
 * ignores is left out, unless it is named itself. A link that leads out of the directory, and out
 * of the paths that are named, is not followed; reading it says so.
 */
export function worktree(root: string, paths: readonly string[], wanted: Wanted): Tree {
  const top = realpathSync(root);
  const starts = (paths.length > 0 ? paths : ["."]).map((path) => resolve(top, path));
  const found = new Set<string>();
  for (const start of starts)
    for (const file of filesBelow(top, start)) if (wanted(file)) found.add(file);
  const sorted = [...found].sort();
  const inside = [top, ...starts.map((start) => realpathSync(start))];
  return { list: () => sorted, read: (path) => readInside(top, inside, path) };
}

/** Writes a file that was listed before, where it is. */
export function writeFile(root: string, path: string, text: string): void {
  writeFileSync(resolve(root, path), text);
}

function filesBelow(top: string, start: string): readonly string[] {
  const stat = lstatSync(start, { throwIfNoEntry: false });
  if (!stat) throw new MissingPath(toPath(top, start));
  if (!stat.isDirectory()) return [toPath(top, start)];
  return trackedBelow(top, start) ?? walk(top, start);
}

/** A path that was asked for and is not there. */
export class MissingPath extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`there is no ${path}`);
    this.path = path;
  }
}

/** What git knows or would add; undefined outside of a work tree, or without git. */
function trackedBelow(top: string, start: string): readonly string[] | undefined {
  const args = ["-c", "core.quotePath=false", "-c", "core.fsmonitor=false"];
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "."];
  const { status, stdout } = spawnSync("git", [...args, ...list], {
    cwd: start,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (status !== 0) return undefined;
  const files = stdout.split("\0").filter((path) => path !== "");
  // A directory that git ignores as a whole was asked for by name: then it is walked.
  if (files.length === 0) return undefined;
  return files
    .map((path) => join(start, path))
    .filter((path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    .map((path) => toPath(top, path));
}

function walk(top: string, directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(top, path);
    return entry.isFile() || entry.isSymbolicLink() ? [toPath(top, path)] : [];
  });
}

function toPath(top: string, absolute: string): string {
  const path = relative(top, absolute).split(sep).join("/");
  return path === "" ? "." : path;
}

function readInside(top: string, inside: readonly string[], path: string): Read {
  const outside = {
    path,
    reason: "outside-repository",
    detail: "leads out of the repository",
  } as const;
  const absolute = resolve(top, path);
  try {
    const real = realpathSync(absolute);
    if (!inside.some((each) => real === each || real.startsWith(each + sep)))
      return refused(outside);
    const stat = lstatSync(real);
    if (!stat.isFile()) return refused({ path, reason: "unreadable", detail: "not a file" });
    if (stat.size > readLimit) return tooLarge(path, stat.size);
    return decode(path, readFileSync(real));
  } catch (error) {
    // A link into nowhere, a file without permission, one that vanished: the rest is still read.
    const detail = error instanceof Error ? error.message.split(",")[0] : String(error);
    return refused({ path, reason: "unreadable", detail: detail ?? "cannot be read" });
  }
}
