import { spawnSync } from "node:child_process";
import { readDiff, type FileDiff, type Hunk } from "../source/hunks.ts";
import { readCommit, type CommitFile } from "./commit.ts";
import { gitAt, nameOnGitHub } from "./git-command.ts";
import type { Tree, Wanted } from "./tree.ts";

/** git, asked in one repository. Nothing of the repository's own configuration runs programs. */
export type Git = {
  /** Where below the top of its work tree the directory is, as "infra/"; "" at the top. */
  prefix(): string;
  /** The full name of a commit; undefined where it is not there. */
  commit(revision: string): string | undefined;
  /** The best common ancestor; undefined where the history that is there has none. */
  mergeBase(a: string, b: string): string | undefined;
  /** Gets single commits from a remote; false where it does not give them. */
  fetch(remote: string, commits: readonly string[]): boolean;
  /** The files of a commit, without those that are not wanted. */
  tree(commit: string, wanted: Wanted): Tree;
  /**
   * The day in UTC on which the youngest of some lines (from 1, both ends included) of a file of the
   * work tree was committed: `2026-11-28`. Undefined where it is not known: in a shallow clone the
   * commit may lie beyond its end, or the lines are in no commit yet.
   */
  committedOn(path: string, first: number, last: number, commit?: string): string | undefined;
  /** The files that differ between two commits, with the hunks of those that are wanted. */
  diff(base: string, head: string, wanted: Wanted): readonly FileDiff[];
};

/** git did something that Pare does not know how to go on from. */
export class GitFailure extends Error {}

/** Whether git can be run at all. */
export function hasGit(): boolean {
  return spawnSync("git", ["--version"], { stdio: "ignore" }).status === 0;
}

/** The bytes that a command of git prints, which has to succeed. */
type Ask = (args: readonly string[], input?: string) => Buffer;

const fetchSeconds = 120;
/** Up to sixty places are asked for in a night (`jobs/ages.ts`): three minutes at most. */
const blameSeconds = 3;

/** Opens the work tree that a directory belongs to; undefined without git, or outside of one. */
export function openGit(directory: string): Git | undefined {
  const run = gitAt(directory);
  if (!run) return undefined;
  const ask: Ask = (args, input) => {
    const { status, stdout, stderr } = run(args, input === undefined ? {} : { input });
    if (status !== 0 || typeof stdout === "string")
      throw new GitFailure(`git ${args[0] ?? ""}: ${String(stderr).trim() || "it did not end"}`);
    return stdout;
  };
  const line = (...args: readonly string[]): string | undefined => {
    const { status, stdout } = run(args);
    return status === 0 ? String(stdout).trim() : undefined;
  };
  if (line("rev-parse", "--git-dir") === undefined) return undefined;

  let isShallow: boolean | undefined;

  // A commit stays what it is: it is listed once, whatever is wanted of it.
  const listings = new Map<string, readonly CommitFile[]>();
  const filesOf = (commit: string): readonly CommitFile[] => {
    const files = listings.get(commit) ?? listed(ask, commit);
    listings.set(commit, files);
    return files;
  };

  return {
    prefix: () => {
      const { status, stdout } = run(["rev-parse", "--show-prefix"], { cwd: directory });
      return status === 0 ? String(stdout).trim() : "";
    },
    commit: (revision) =>
      line("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`),
    mergeBase: (a, b) => line("merge-base", a, b),
    fetch: (remote, commits) => {
      // A depth makes of a whole clone a shallow one, for everything that runs after this.
      const shallow = line("rev-parse", "--is-shallow-repository") === "true";
      const depth = shallow ? ["--depth=1"] : [];
      isShallow = undefined;
      const fetch = ["fetch", ...fetchOptions, ...depth, remote, ...commits];
      return run(fetch, { seconds: fetchSeconds }).status === 0;
    },
    tree: (commit, wanted) => {
      const links = readCommit(filesOf(commit), wanted);
      const contents = links.with(blobs(ask, links.objects));
      const tree = contents.with(blobs(ask, contents.objects));
      return { ...tree, repository: () => nameOnGitHub(run) };
    },
    committedOn: (path, first, last, commit) => {
      const at = commit === undefined ? [] : [commit];
      const { status, stdout } = run(
        ["blame", "--porcelain", "--no-textconv", `-L${first},${last}`, ...at, "--", path],
        { ...(commit === undefined && { cwd: directory }), seconds: blameSeconds },
      );
      if (status !== 0) return undefined;
      isShallow ??= line("rev-parse", "--is-shallow-repository") === "true";
      return youngest(String(stdout), isShallow);
    },
    diff: (base, head, wanted) => gitDiff(ask, base, head, wanted),
  };
}

/** The day of the youngest commit of a blame; where one is not known, neither is the youngest. */
function youngest(porcelain: string, isShallow: boolean): string | undefined {
  // What is only in the work tree has the name of no object.
  if (/^0{40,64} /m.test(porcelain)) return undefined;
  // The commits at the end of a shallow clone seem to have made all that is older.
  if (isShallow && /^boundary$/m.test(porcelain)) return undefined;
  const times = [...porcelain.matchAll(/^committer-time (\d+)$/gm)].map(([, time]) => Number(time));
  return times.length > 0
    ? new Date(Math.max(...times) * 1000).toISOString().slice(0, 10)
    : undefined;
}

const fetchOptions = [
  "--quiet",
  "--no-tags",
  "--no-recurse-submodules",
  "--no-auto-maintenance",
  "--no-write-fetch-head",
  // A remote's setting names another program.
  "--upload-pack=git-upload-pack",
];

const symbolicLink = "120000";

/** The files of a commit; what is not a file, like a submodule, is not among them. */
function listed(ask: Ask, commit: string): readonly CommitFile[] {
  return String(ask(["ls-tree", "-r", "-z", "-l", "--full-tree", commit]))
    .split("\0")
    .flatMap((line): readonly CommitFile[] => {
      const [, mode, type, object = "", size, path = ""] =
        /^(\d+) (\w+) (\w+) +(\d+|-)\t([^]*)$/.exec(line) ?? [];
      return type === "blob"
        ? [{ path, object, size: Number(size), isLink: mode === symbolicLink }]
        : [];
    });
}

/** The contents of objects, in one call. */
function blobs(ask: Ask, objects: readonly string[]): (object: string) => Uint8Array | undefined {
  const contents = new Map<string, Buffer>();
  const unique = [...new Set(objects)];
  if (unique.length === 0) return () => undefined;
  const printed = ask(["cat-file", "--batch"], `${unique.join("\n")}\n`);
  let at = 0;
  while (at < printed.length) {
    const end = printed.indexOf(0x0a, at);
    if (end < 0) break;
    const [object = "", type, size] = printed.subarray(at, end).toString("latin1").split(" ");
    at = end + 1;
    if (type !== "blob") throw new GitFailure(`git cat-file: ${object} is ${type ?? "nothing"}`);
    const length = Number(size);
    contents.set(object, printed.subarray(at, at + length));
    at += length + 1;
  }
  return (object) => contents.get(object);
}

const plumbing = ["-r", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames"];

/**
 * The list of files first, then the lines of those that are wanted: a change of a hundred megabytes
 * in other files is not looked at.
 */
function gitDiff(ask: Ask, base: string, head: string, wanted: Wanted): readonly FileDiff[] {
  const changes = changesIn(String(ask(["diff-tree", ...plumbing, "--raw", "-z", base, head])));
  const inLines = changes.filter(
    ({ path, isFile }) => isFile && path !== undefined && wanted(path),
  );
  const hunks = new Map<string, readonly Hunk[]>();
  for (const paths of lotsOf(inLines)) {
    const lines = ["-p", "--unified=3", "--src-prefix=a/", "--dst-prefix=b/"];
    const patch = ask(["diff-tree", ...plumbing, ...lines, base, head, "--", ...paths]);
    for (const each of readDiff(String(patch)))
      if (each.path !== undefined) hunks.set(each.path, each.hunks);
  }
  return changes.map(({ path, before }) => ({
    ...(path !== undefined && { path }),
    ...(before !== undefined && { before }),
    hunks: hunks.get(path ?? "") ?? [],
  }));
}

type Changed = Omit<FileDiff, "hunks"> & {
  /** A file on both sides, not a link or a submodule, whose lines are no lines of a file. */
  readonly isFile: boolean;
};

/** `:100644 100644 <object> <object> R086`, then one path or two, all ended by a NUL. */
function changesIn(raw: string): readonly Changed[] {
  const fields = raw.split("\0");
  const changes: Changed[] = [];
  for (let at = 0; at + 1 < fields.length; ) {
    const [from = "", to = "", , , status = ""] = (fields[at++] ?? "").slice(1).split(" ");
    const path = fields[at++] ?? "";
    const next = /^[RC]/.test(status) ? fields[at++] : undefined;
    const isFile = [from, to].every((mode) => /^(?:100|000)/.test(mode));
    if (status === "D") changes.push({ before: path, isFile });
    else if (status === "A") changes.push({ path, isFile });
    else changes.push({ path: next ?? path, before: path, isFile });
  }
  return changes;
}

/** The paths of changes in lots that every system's command line takes; a rename needs both of its. */
function lotsOf(changes: readonly Changed[]): readonly (readonly string[])[] {
  const lots: string[][] = [];
  let length = Infinity;
  for (const { path, before } of changes) {
    const paths = [path, before === path ? undefined : before].filter((each) => each !== undefined);
    const added = paths.reduce((sum, each) => sum + each.length + 1, 0);
    length += added;
    if (length > longestCommand) {
      lots.push([]);
      length = added;
    }
    lots.at(-1)?.push(...paths);
  }
  return lots;
}

const longestCommand = 16_000;
