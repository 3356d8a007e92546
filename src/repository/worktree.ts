import { randomBytes } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { later } from "../source/once.ts";
import { belowIn } from "../source/path.ts";
import { gitAt, nameOnGitHub } from "./git-command.ts";
import {
  absent,
  decode,
  decodeText,
  leadsOut,
  readLimit,
  tooLarge,
  unreadable,
  type Read,
  type Tree,
  type Wanted,
} from "./tree.ts";

/** Directories that hold other people's files or copies of ours. */
const skipped = new Set([".git", "node_modules", ".terraform", ".terragrunt-cache"]);

/**
 * The files below some paths of a directory, as they are on disk. In a git work tree what git
 * ignores is left out, unless it is named itself. A link that leads out of the directory, or out of
 * a path beside it that is named, is not followed; reading it says so.
 */
export function worktree(root: string, paths: readonly string[], wanted: Wanted): Tree {
  const top = realpathSync(root);
  const starts = (paths.length > 0 ? paths : ["."]).map((path) => resolve(top, path));
  const found = new Set<string>();
  const others: string[] = [];
  for (const start of starts)
    for (const { path, isFile } of filesBelow(top, start))
      if (!isFile || wanted(path)) found.add(path);
      else others.push(path);
  const sorted = [...found].sort();
  const beside = starts.filter((start) => !isInside(top, start));
  const inside = [top, ...beside.map((start) => realpathSync(folderOf(start)))];
  const below = belowIn(sorted);
  const linksBelow = later(() => belowIn(others.filter((path) => isLink(top, path))));
  return {
    list: () => sorted,
    below: (folder) =>
      starts.some((start) => isInside(start, resolve(top, folder))) ? below(folder) : undefined,
    links: (folder) => linksBelow()(folder),
    read: (path) => readInside(top, inside, path),
    repository: () => nameOnGitHub(gitAt(top)),
  };
}

/**
 * A file that whoever runs Pare names, wherever it lies and links lead, of up to so many megabytes.
 *
 * @param outside a directory that it must not lie in, whatever links lead there
 */
export function namedFile(directory: string, path: string, most: number, outside?: string): Read {
  return readAt(directory, path, (real) => {
    if (outside !== undefined && isInside(realpathSync.native(outside), real))
      return unreadable(
        path,
        "it lies in the workspace, where a change may bring another: name it by its path in the repository",
      );
    const stat = statSync(real);
    if (stat.isDirectory()) return unreadable(path, "a folder, and no file");
    if (!stat.isFile()) return unreadable(path, "not a file");
    if (stat.size > most * 1024 * 1024) return tooLarge(path, stat.size, `up to ${most} MB of it`);
    return decodeText(path, readFileSync(real));
  });
}

/** Whether a path is a file, or a directory with one below it that is not git's or a tool's own. */
export function holdsFiles(path: string): boolean {
  if (!isFolder(path)) return !isGone(path);
  const entries = entriesOf(path);
  // What may not be looked into is said to be that, once it is listed.
  if (!entries) return true;
  return entries.some(
    (entry) =>
      !skipped.has(entry.name) && (!entry.isDirectory() || holdsFiles(join(path, entry.name))),
  );
}

/** Whether a file that was listed is a link to another one, whose text it shares. */
export function isLink(root: string, path: string): boolean {
  return lstatSync(resolve(root, path), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Writes a file that was listed before, where it is. */
export function writeFile(root: string, path: string, text: string): void {
  try {
    writeFileSync(resolve(root, path), text);
  } catch (error) {
    throw notWritten(path, error);
  }
}

/**
 * Writes a file of a text that comes in parts, which need not all be in memory, in one step: whoever reads it, or is
 * interrupted, has what was there before or all that is new. What is no file, as `/dev/stdout`, is written to.
 */
export function writeParts(root: string, path: string, parts: Iterable<string>): void {
  const named = resolve(root, path);
  try {
    const stat = statSync(named, { throwIfNoEntry: false });
    if (stat && !stat.isFile()) writeAll(named, parts, { flag: "w" });
    // A link stays, and what it leads to is another file.
    else replaceAt(stat ? realpathSync(named) : named, parts, stat?.mode);
  } catch (error) {
    throw notWritten(path, error);
  }
}

/**
 * Writes a report where somebody wants it, in one step: within a directory through none of the links that a
 * repository may have there; elsewhere, as to `/dev/stdout`, wherever it leads.
 */
export function writeReport(root: string, path: string, text: string): void {
  const named = resolve(root, path);
  if (isInside(resolve(root), named)) makeWay(root, toPath(root, named));
  writeParts(root, path, [text]);
}

/**
 * Writes a file that was listed before in one step: whoever reads it, or is interrupted, has the old
 * text or the new one.
 */
export function replaceFile(root: string, path: string, text: string): void {
  const target = resolve(root, path);
  try {
    replaceAt(target, [text], lstatSync(target).mode);
  } catch (error) {
    throw notWritten(path, error);
  }
}

/** Writes a file beside another one, and puts it in its place. */
function replaceAt(target: string, parts: Iterable<string>, mode: number | undefined): void {
  const beside = `${target}.pare-${randomBytes(4).toString("hex")}`;
  try {
    writeAll(beside, parts, { flag: "wx", mode });
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** The bits of a mode that say who may do what. */
const permissions = 0o777;

function writeAll(
  path: string,
  parts: Iterable<string>,
  { flag, mode }: { readonly flag: string; readonly mode?: number | undefined },
): void {
  const file = openSync(path, flag, mode);
  try {
    // What it is opened with is less what the user's mask takes away.
    if (mode !== undefined) fchmodSync(file, mode & permissions);
    for (const part of parts) writeFileSync(file, part);
  } finally {
    closeSync(file);
  }
}

function notWritten(path: string, error: unknown): unknown {
  if (codeOf(error) === undefined) return error;
  return new NotWritten(`${path} could not be written: ${(error as Error).message}`);
}

/** Writes a file that may be new, with the directories above it, unless a link stands in the way. */
export function putFile(root: string, path: string, text: string): void {
  makeWay(root, path);
  writeFile(root, path, text);
}

/** Writes a file where nothing is yet, with the directories above it; says whether it did. */
export function addFile(root: string, path: string, text: string): boolean {
  makeWay(root, path, path);
  try {
    writeFileSync(resolve(root, path), text, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw notWritten(path, error);
  }
}

/**
 * Makes the directories above a file; a link on the way, or in its place unless that is `spared`, is an
 * error, and so is a file where a directory is needed.
 */
function makeWay(root: string, path: string, spared?: string): void {
  const names = path.split("/");
  const steps = names.map((_, index) => names.slice(0, index + 1).join("/"));
  try {
    for (const step of steps) {
      const there = lstatSync(resolve(root, step), { throwIfNoEntry: false });
      if (step !== spared && there?.isSymbolicLink())
        throw new NotWritten(`${path} could not be written: ${step} is a link`);
      if (step !== path && there && !there.isDirectory())
        throw new NotWritten(`${path} could not be written: ${step} is a file, and no directory`);
    }
    mkdirSync(dirname(resolve(root, path)), { recursive: true });
  } catch (error) {
    throw notWritten(path, error);
  }
}

/** A file that was to be changed and may not be, or cannot. */
export class NotWritten extends Error {}

/** A path that was asked for and is not there. */
export class MissingPath extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`there is no ${path}`);
    this.path = path;
  }
}

/** A file, or something else that was met and could not be looked into. */
type Listed = { readonly path: string; readonly isFile: boolean };

function filesBelow(top: string, start: string): readonly Listed[] {
  if (isGone(start)) throw new MissingPath(toPath(top, start));
  if (!isFolder(start)) return [{ path: toPath(top, start), isFile: true }];
  return trackedBelow(top, start) ?? walk(top, start);
}

/** What git knows or would add; undefined outside of a work tree, or without git. */
function trackedBelow(top: string, start: string): readonly Listed[] | undefined {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "."];
  const asked = gitAt(start)?.(list, { cwd: start });
  if (asked?.status !== 0) return undefined;
  const [stdout, stderr] = [String(asked.stdout), String(asked.stderr)];
  const files = stdout.split("\0").filter((path) => path !== "");
  const locked = [...stderr.matchAll(/could not open directory '(.*?)\/?':/g)];
  // A directory that git ignores as a whole was asked for by name: then it is walked.
  if (files.length === 0 && locked.length === 0) return undefined;
  const listed = (path: string, isFile: boolean): readonly Listed[] =>
    isGone(join(start, path)) ? [] : [{ path: toPath(top, join(start, path)), isFile }];
  return [
    ...files.flatMap((path) => listed(path, true)),
    ...locked.flatMap(([, path = ""]) => listed(path, false)),
  ];
}

function walk(top: string, directory: string): readonly Listed[] {
  const entries = entriesOf(directory);
  if (!entries) return [{ path: toPath(top, directory), isFile: false }];
  return entries.flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(top, path);
    const isFile = entry.isFile() || entry.isSymbolicLink();
    return isFile ? [{ path: toPath(top, path), isFile }] : [];
  });
}

/** The entries of a directory; undefined where it may not be read. */
function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

/** Whether nothing is there, not even a link or something that may not be looked at. */
function isGone(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return code === "ENOTDIR";
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return false;
  }
}

function folderOf(path: string): string {
  return isFolder(path) ? path : dirname(path);
}

/** The code of an error of the operating system: "EACCES". */
function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

function toPath(top: string, absolute: string): string {
  const path = relative(top, absolute).split(sep).join("/");
  return path === "" ? "." : path;
}

function isInside(directory: string, path: string): boolean {
  return (
    path === directory || path.startsWith(directory.endsWith(sep) ? directory : directory + sep)
  );
}

function readInside(top: string, inside: readonly string[], path: string): Read {
  return readAt(top, path, (real) => {
    if (!inside.some((each) => isInside(each, real))) return leadsOut(path);
    const stat = lstatSync(real);
    if (!stat.isFile()) return unreadable(path, "not a file");
    if (stat.size > readLimit) return tooLarge(path, stat.size);
    return decode(path, readFileSync(real));
  });
}

/** What a file is read as, by its real path, or why the operating system does not give it. */
function readAt(directory: string, path: string, read: (real: string) => Read): Read {
  try {
    return read(realpathSync.native(resolve(directory, path)));
  } catch (error) {
    // A link into nowhere, a file without permission, one that vanished: the rest is still read.
    const code = codeOf(error);
    if (code === undefined) throw error;
    const detail = (error as Error).message.split(",")[0] ?? "";
    const isAbsent = code === "ENOENT" || code === "ENOTDIR";
    return isAbsent ? absent(path, detail) : unreadable(path, detail);
  }
}
