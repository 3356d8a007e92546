import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { git, gitOrNothing, putObject, putRef, refSha } from "./git.ts";

/** What a commit does to files: a new text, link or submodule, or null where the file goes. */
export type Files = Readonly<
  Record<string, string | Uint8Array | { symlink: string } | { submodule: string } | null>
>;

/** A pull request told as commits. */
export type Story = {
  /** The base branch until the head forks off. */
  readonly base: readonly Files[];
  readonly head: readonly Files[];
  /** What the base branch got after that. */
  readonly meanwhile?: readonly Files[];
  readonly number?: number;
  readonly baseBranch?: string;
  readonly headBranch?: string;
};

/** A bare repository as GitHub holds it, with one pull request: the refs that it offers to fetch. */
export type Origin = {
  readonly directory: string;
  readonly url: string;
  readonly number: number;
  readonly baseBranch: string;
  readonly headBranch: string;
  /** The tip of the base branch. */
  base(): string;
  /** `refs/pull/N/head` */
  head(): string;
  /** `refs/pull/N/merge`; undefined while base and head conflict. */
  merge(): string | undefined;
  mergeBase(): string;
  /** Adds a commit to the head, or replaces all its commits (a force push). */
  push(files: Files): string;
  forcePush(commits: readonly Files[]): string;
  /** Adds a commit to the base branch. */
  advance(files: Files): string;
};

const author = "Ada Example <ada@example.com>";
/** 2026-01-01T00:00:00Z: commits get fixed times, so that their names are always the same. */
const firstCommitAt = 1_767_225_600;

/** Makes a bare repository in an empty or absent folder. */
export function createOrigin(directory: string, story: Story): Origin {
  const { number = 7, baseBranch = "main", headBranch = "feature" } = story;
  const baseRef = `refs/heads/${baseBranch}`;
  const headRef = `refs/heads/${headBranch}`;
  const pull = `refs/pull/${number}`;
  let commits = 0;

  mkdirSync(directory, { recursive: true });
  git(directory, ["init", "--quiet", "--bare", `--initial-branch=${baseBranch}`]);
  // GitHub hands out any commit by its name, also one that no branch holds any more.
  const config = "[uploadpack]\n\tallowAnySHA1InWant = true\n\tallowFilter = true\n";
  appendFileSync(join(directory, "config"), config);

  const sha = (ref: string): string => {
    const found = refSha(directory, ref);
    if (found === undefined) throw new Error(`${ref} points nowhere`);
    return found;
  };
  const signed = (): string => {
    const time = `${firstCommitAt + 60 * commits++} +0000`;
    return `author ${author} ${time}\ncommitter ${author} ${time}\n`;
  };

  const commit = (ref: string, files: Files, parent?: string): string => {
    const stream = [
      `commit ${ref}\n${signed()}`,
      data(`Commit ${commits}`),
      parent === undefined ? "" : `from ${parent}\n`,
      ...Object.entries(files).flatMap(([path, content]) => change(path, content)),
    ];
    const bytes = Buffer.concat(stream.map((part) => Buffer.from(part)));
    git(directory, ["fast-import", "--quiet", "--force"], bytes);
    return sha(ref);
  };

  const extend = (ref: string, files: Files): string => commit(ref, files, refSha(directory, ref));

  /** GitHub makes the merge commit anew whenever either side moves. */
  const merge = (): void => {
    const [base, head] = [sha(baseRef), sha(headRef)];
    putRef(directory, `${pull}/head`, head);
    const tree = gitOrNothing(directory, ["merge-tree", "--write-tree", base, head]);
    if (tree === undefined) {
      putRef(directory, `${pull}/merge`, undefined);
      return;
    }
    const parents = `parent ${base}\nparent ${head}\n`;
    const text = `tree ${tree}\n${parents}${signed()}\nMerge ${head} into ${base}\n`;
    const name = putObject(directory, "commit", text);
    putRef(directory, `${pull}/merge`, name);
  };

  const fork = (from: string, files: readonly Files[]): void => {
    putRef(directory, headRef, from);
    for (const change of files) extend(headRef, change);
  };

  for (const files of story.base) extend(baseRef, files);
  fork(sha(baseRef), story.head);
  for (const files of story.meanwhile ?? []) extend(baseRef, files);
  merge();

  const mergeBase = (): string => git(directory, ["merge-base", baseRef, headRef]);
  return {
    directory,
    url: pathToFileURL(directory).href,
    number,
    baseBranch,
    headBranch,
    base: () => sha(baseRef),
    head: () => sha(`${pull}/head`),
    merge: () => refSha(directory, `${pull}/merge`),
    mergeBase,
    push: (files) => {
      extend(headRef, files);
      merge();
      return sha(headRef);
    },
    forcePush: (files) => {
      fork(mergeBase(), files);
      merge();
      return sha(headRef);
    },
    advance: (files) => {
      extend(baseRef, files);
      merge();
      return sha(baseRef);
    },
  };
}

/** One file of a commit in the language of `git fast-import`. */
function change(path: string, content: Files[string]): readonly (string | Uint8Array)[] {
  const name = `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
  if (content === null) return [`D ${name}\n`];
  if (typeof content === "string") return [`M 100644 inline ${name}\n`, data(content)];
  if (content instanceof Uint8Array) return [`M 100644 inline ${name}\n`, data(content)];
  if ("submodule" in content) return [`M 160000 ${content.submodule} ${name}\n`];
  return [`M 120000 inline ${name}\n`, data(content.symlink)];
}

function data(content: string | Uint8Array): Uint8Array {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n")]);
}
