import { spawnSync } from "node:child_process";
import { readDiff, type FileDiff } from "../source/hunks.ts";
import {
  decode,
  linkIn,
  readLimit,
  refused,
  tooLarge,
  treeOf,
  type Read,
  type Tree,
  type Wanted,
} from "./tree.ts";

/** git, asked in one repository. Nothing of the repository's own configuration runs programs. */
export type Git = {
  /** The full name of a commit; undefined where it is not there. */
  commit(revision: string): string | undefined;
  /** The best common ancestor; undefined where the history that is there has none. */
  mergeBase(a: string, b: string): string | undefined;
  /** Gets single commits from a remote; false where it does not give them. */
  fetch(remote: string, commits: readonly string[]): boolean;
  /** The files of a commit, without those that are not wanted. */
  tree(commit: string, wanted: Wanted): Tree;
  diff(base: string, head: string): readonly FileDiff[];
};

/** git did something that Pare does not know how to go on from. */
export class GitFailure extends Error {}

const most = 1 << 30;

/** Opens the repository that a directory belongs to; undefined without git, or outside of one. */
export function openGit(directory: string): Git | undefined {
  const run = (args: readonly string[], input?: string | Buffer) =>
    spawnSync("git", [...settings(directory), ...args], {
      cwd: directory,
      maxBuffer: most,
      // Prompts would wait for an answer that nobody gives.
      env: { ...process.env, GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
      ...(input !== undefined && { input }),
    });
  const text = (...args: readonly string[]): string | undefined => {
    const { status, stdout } = run(args);
    return status === 0 ? stdout.toString("utf8").trim() : undefined;
  };
  if (text("rev-parse", "--git-dir") === undefined) return undefined;

  return {
    commit: (revision) =>
      text("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`),
    mergeBase: (a, b) => text("merge-base", a, b),
    fetch: (remote, commits) =>
      run(["fetch", "--quiet", "--no-tags", "--depth=1", remote, ...commits]).status === 0,
    tree: (commit, wanted) => gitTree(run, commit, wanted),
    diff(base, head) {
      const { status, stdout, stderr } = run([
        "diff",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--find-renames",
        "--unified=3",
        "--src-prefix=a/",
        "--dst-prefix=b/",
        base,
        head,
      ]);
      if (status !== 0) throw new GitFailure(`git diff: ${stderr.toString("utf8").trim()}`);
      return readDiff(stdout.toString("utf8"));
    },
  };
}

/** What a repository may not decide, since a pull request's files may have written its settings. */
function settings(directory: string): readonly string[] {
  return [
    ...["-c", "core.quotePath=false"],
    ...["-c", "core.fsmonitor=false"],
    ...["-c", "core.hooksPath=/dev/null"],
    ...["-c", `safe.directory=${directory}`],
    ...["-c", "diff.noprefix=false"],
  ];
}

type Run = (args: readonly string[], input?: string) => ReturnType<typeof spawnSync>;

const symbolicLink = "120000";

function gitTree(run: Run, commit: string, wanted: Wanted): Tree {
  const listed = run(["ls-tree", "-r", "-z", "-l", "--full-tree", commit]);
  if (listed.status !== 0) throw new GitFailure(`git ls-tree: ${String(listed.stderr).trim()}`);
  const entries = String(listed.stdout)
    .split("\0")
    .flatMap((line) => {
      const [, mode = "", type, object = "", size = "", path = ""] =
        /^(\d+) (\w+) (\w+) +(\d+|-)\t([^]*)$/.exec(line) ?? [];
      return type === "blob" && wanted(path) ? [{ mode, object, size: Number(size), path }] : [];
    });
  const small = entries.filter(({ mode, size }) => mode !== symbolicLink && size <= readLimit);
  const contents = readBlobs(
    run,
    small.map(({ object }) => object),
  );
  const reads = new Map<string, Read>(
    entries.map(({ mode, object, size, path }): [string, Read] => {
      if (mode === symbolicLink) return [path, linkIn(path)];
      if (size > readLimit) return [path, tooLarge(path, size)];
      const bytes = contents.get(object);
      return [path, bytes ? decode(path, bytes) : missing(path)];
    }),
  );
  return treeOf(reads);
}

function missing(path: string): Read {
  return refused({ path, reason: "unreadable", detail: "the commit has no such file" });
}

/** The contents of objects, in one call. */
function readBlobs(run: Run, objects: readonly string[]): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>();
  const unique = [...new Set(objects)];
  if (unique.length === 0) return contents;
  const { status, stdout, stderr } = run(["cat-file", "--batch"], `${unique.join("\n")}\n`);
  if (status !== 0 || typeof stdout === "string")
    throw new GitFailure(`git cat-file: ${String(stderr).trim()}`);
  let at = 0;
  while (at < stdout.length) {
    const end = stdout.indexOf(0x0a, at);
    if (end < 0) break;
    const [object = "", type, size] = stdout.subarray(at, end).toString("latin1").split(" ");
    at = end + 1;
    // "<object> missing" has no content behind it.
    if (type !== "blob") continue;
    const length = Number(size);
    contents.set(object, stdout.subarray(at, at + length));
    at += length + 1;
  }
  return contents;
}
