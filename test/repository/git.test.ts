import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { gitAt, nameOnGitHub } from "../../src/repository/git-command.ts";
import { GitFailure, hasGit, openGit, type Git } from "../../src/repository/git.ts";
import { worktree } from "../../src/repository/worktree.ts";
import { checkOut } from "../github/checkout.ts";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";
import { createOrigin, type Files, type Origin } from "../github/origin.ts";

const folder = temporaryFolder();
let folders = 0;
const newFolder = (): string => join(folder, String(folders++));
afterEach(() => vi.unstubAllEnvs());

/** A repository whose branch `main` is one set of files, and `feature` another. */
function opened(base: Files, head: Files): { git: Git; directory: string } {
  const directory = workTreeOf(createOrigin(newFolder(), { base: [base], head: [head] }));
  return { git: open(directory), directory };
}

/** A folder whose `.git` leads to a repository, as that of a submodule does; nothing is checked out. */
function workTreeOf({ directory }: Origin): string {
  const folder = newFolder();
  write(folder, ".git", `gitdir: ${directory}\n`);
  return folder;
}

function open(directory: string): Git {
  const found = openGit(directory);
  if (!found) throw new Error("no repository");
  return found;
}

const all = (): boolean => true;
const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join("");

/** Paths whose names git writes in quotes, or that could be taken for something else. */
const oddNames = [
  "with space.tf",
  " leading.tf",
  "tab\there.tf",
  "new\nline.tf",
  'quote".tf',
  "back\\slash.tf",
  "a b/ b/c.tf",
  "--help.tf",
  ":(glob)*.tf",
  "*.tf",
  "[x].tf",
  "ünïcödé/日本.tf",
  "emoji 🙂.tf",
  "a/b.tf",
  "deep/er/and/deeper.tf",
];

test("it is known how far below the top of the work tree a directory is", () => {
  const directory = newFolder();
  mkdirSync(join(directory, "infra", "modules"), { recursive: true });
  git(directory, ["init", "--quiet"]);
  expect(open(directory).prefix()).toBe("");
  expect(open(join(directory, "infra", "modules")).prefix()).toBe("infra/modules/");
});

test.each([
  ["https://github.com/acme/shop.git", "acme/shop"],
  ["https://x-access-token:secret@github.com/acme/shop", "acme/shop"],
  ["git@github.com:acme/shop.js.git", "acme/shop.js"],
  ["ssh://git@github.com/acme/shop/", "acme/shop"],
  ["https://github.com.example.com/acme/shop", undefined],
  ["https://gitlab.com/acme/shop.git", undefined],
  ["../shop", undefined],
])("GitHub's name of a clone of %s", (url, name) => {
  const directory = newFolder();
  mkdirSync(directory, { recursive: true });
  git(directory, ["init", "--quiet"]);
  expect(nameOnGitHub(gitAt(directory))).toBeUndefined();
  git(directory, ["config", "remote.origin.url", url]);
  expect(nameOnGitHub(gitAt(directory))).toBe(name);
});

test("commits are found by every kind of name, and nothing else is", () => {
  const { git: opened_, directory } = opened({ a: "1" }, { a: "2" });
  const head = git(directory, ["rev-parse", "feature"]);
  expect(opened_.commit("feature")).toBe(head);
  expect(opened_.commit(head.slice(0, 10))).toBe(head);
  const blob = git(directory, ["rev-parse", "feature:a"]);
  for (const none of ["nothing", blob, "", "--all", "-n1", "feature:a", "main..feature", "a b"])
    expect(opened_.commit(none)).toBeUndefined();
  expect(opened_.mergeBase("main", "feature")).toBe(git(directory, ["rev-parse", "main"]));
  expect(opened_.mergeBase("main", "nothing")).toBeUndefined();
});

test("a folder without a repository is none, nor is anything without git", () => {
  expect(openGit(folder)).toBeUndefined();
  const origin = createOrigin(newFolder(), { base: [{ a: "1" }], head: [{ a: "2" }] });
  const directory = workTreeOf(origin);
  expect(openGit(directory)).toBeDefined();
  expect(openGit(join(directory, "nowhere"))).toBeUndefined();
  expect(hasGit()).toBe(true);
  vi.stubEnv("PATH", folder);
  expect(openGit(directory)).toBeUndefined();
  expect(hasGit()).toBe(false);
});

test("a diff names every file that differs, and has the lines of the wanted ones", () => {
  const { git } = opened(
    {
      "a.tf": lines(20),
      "same.tf": "x\n",
      "gone.tf": "x\n",
      "moved.tf": lines(9),
      "big.lock": "x",
    },
    {
      "a.tf": lines(20).replace("line 10\n", "changed\nadded\n").replace("line 18\n", ""),
      "gone.tf": null,
      "moved.tf": null,
      "dir/moved.tf": lines(9).replace("line 5\n", ""),
      "new.tf": "one\ntwo",
      "big.lock": "y",
      "empty.tf": "",
    },
  );
  expect(git.diff("main", "feature", (path) => path.endsWith(".tf"))).toEqual([
    {
      path: "a.tf",
      before: "a.tf",
      hunks: [
        { first: 7, last: 14, added: [{ first: 10, last: 11 }], removedAfter: [9] },
        { first: 16, last: 20, added: [], removedAfter: [18] },
      ],
    },
    { path: "big.lock", before: "big.lock", hunks: [] },
    {
      path: "dir/moved.tf",
      before: "moved.tf",
      hunks: [{ first: 2, last: 7, added: [], removedAfter: [4] }],
    },
    { path: "empty.tf", hunks: [] },
    { before: "gone.tf", hunks: [] },
    {
      path: "new.tf",
      hunks: [{ first: 1, last: 2, added: [{ first: 1, last: 2 }], removedAfter: [] }],
    },
  ]);
});

test("names are taken as they are, whatever is in them", () => {
  const base = Object.fromEntries(oddNames.map((name) => [name, lines(5)]));
  const head = Object.fromEntries(oddNames.map((name) => [name, `${lines(5)}more\n`]));
  const { git } = opened(base, head);
  const hunks = [{ first: 3, last: 6, added: [{ first: 6, last: 6 }], removedAfter: [] }];
  const diff = git.diff("main", "feature", all);
  expect(diff).toEqual(oddNames.toSorted(byBytes).map((path) => ({ path, before: path, hunks })));
  const tree = git.tree("feature", all);
  expect(tree.list()).toEqual(oddNames.toSorted());
  // Of a commit all names are known, whatever of it is read.
  expect(git.tree("feature", () => false).below?.(".")).toEqual(oddNames.toSorted());
  for (const path of oddNames)
    expect(tree.read(path)).toEqual({ ok: true, source: { path, text: `${lines(5)}more\n` } });
});

test("renames are followed, whatever is in the names", () => {
  const base = Object.fromEntries(oddNames.map((name, index) => [name, `${index}\n${lines(9)}`]));
  const renamed = (name: string): string => `to/${name}`;
  const head = Object.fromEntries(
    oddNames.flatMap((name, index): [string, string | null][] => [
      [name, null],
      [renamed(name), `${index}\n${lines(9)}more\n`],
    ]),
  );
  const { git } = opened(base, head);
  const diff = git.diff("main", "feature", all);
  const hunks = [{ first: 8, last: 11, added: [{ first: 11, last: 11 }], removedAfter: [] }];
  expect(diff.toSorted((a, b) => byBytes(a.before ?? "", b.before ?? ""))).toEqual(
    oddNames.toSorted(byBytes).map((before) => ({ path: renamed(before), before, hunks })),
  );
});

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

test("lines that look like the diff's own are lines of files", () => {
  const tricky = [
    "-- a/x.tf",
    "++ b/x.tf",
    "@@ -1,2 +1,2 @@",
    "diff --git a/x b/x",
    "Index: x",
    "\\ x",
  ];
  const base = `${tricky.join("\n")}\n`;
  const head = `first\n${tricky.join("\nbetween\n")}\n`;
  const { git } = opened({ "a.tf": base, "b.tf": "x\n" }, { "a.tf": head, "b.tf": "y\n" });
  const [first, second] = git.diff("main", "feature", all);
  expect(first?.hunks.map(({ first, last }) => [first, last])).toEqual([[1, 12]]);
  expect(first?.hunks[0]?.added.map((each) => each.first)).toEqual([1, 3, 5, 7, 9, 11]);
  expect(second).toMatchObject({ path: "b.tf", hunks: [{ first: 1, last: 1 }] });
});

test("carriage returns and separators of other kinds end no lines", () => {
  const odd = "a\rb\u2028c\u2029d\fe\u0085f\r\n";
  const { git } = opened({ "a.tf": "x\n" }, { "a.tf": `x\n${odd}${odd}` });
  expect(git.diff("main", "feature", all)[0]?.hunks).toEqual([
    { first: 1, last: 3, added: [{ first: 2, last: 3 }], removedAfter: [] },
  ]);
});

test("links, modes and binary files have no lines", () => {
  const directory = newFolder();
  mkdirSync(directory);
  git(directory, ["init", "--quiet", "--initial-branch=main"]);
  const commit = (files: Readonly<Record<string, string | Buffer>>): void => {
    for (const [path, text] of Object.entries(files)) write(directory, path, text);
    git(directory, ["add", "--all"]);
    const author = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
    git(directory, [...author, "commit", "--quiet", "--message", "x"]);
  };
  symlinkSync("b.tf", join(mkdir(directory), "link.tf"));
  symlinkSync("b.tf", join(directory, "was-link.tf"));
  commit({ "b.tf": "x\n", "mode.tf": "x\n", "binary.tf": Buffer.from([0, 1]), "was-file.tf": "x" });
  git(directory, ["checkout", "--quiet", "-b", "feature"]);
  for (const path of ["link.tf", "was-link.tf", "was-file.tf"]) rmSync(join(directory, path));
  symlinkSync("other.tf", join(directory, "link.tf"));
  symlinkSync("b.tf", join(directory, "was-file.tf"));
  chmodSync(join(directory, "mode.tf"), 0o755);
  commit({ "was-link.tf": "x\n", "binary.tf": Buffer.from([0, 2]) });

  const diff = open(directory).diff("main", "feature", all);
  const paths = ["binary.tf", "link.tf", "mode.tf", "was-file.tf", "was-link.tf"];
  expect(diff).toEqual(paths.map((path) => ({ path, before: path, hunks: [] })));
  const tree = open(directory).tree("feature", (path) => path === "link.tf");
  expect(tree.links?.(".")).toEqual(["was-file.tf"]);
});

function mkdir(directory: string): string {
  mkdirSync(directory, { recursive: true });
  return directory;
}

function write(directory: string, path: string, content: string | Uint8Array): void {
  mkdir(dirname(join(directory, path)));
  writeFileSync(join(directory, path), content);
}

test("neither the user's settings nor the repository's change what is read, or run a program", () => {
  const blank = `${lines(3)}\n${lines(3)}`;
  const { git: opened_, directory } = opened(
    { "a.tf": blank, ".gitattributes": "*.tf diff=evil\n" },
    { "a.tf": blank.replace("line 3\n", "changed\n") },
  );
  const before = opened_.diff("main", "feature", all);
  const evil = join(directory, "evil");
  writeFileSync(evil, `#!/bin/sh\ntouch ${join(directory, "ran")}\ncat "$@"\n`);
  chmodSync(evil, 0o755);
  const settings = {
    "color.ui": "always",
    "core.attributesFile": join(directory, "attributes"),
    "core.fsmonitor": evil,
    "core.hooksPath": directory,
    "core.quotePath": "true",
    "diff.algorithm": "patience",
    "diff.context": "0",
    "diff.evil.command": evil,
    "diff.evil.textconv": evil,
    "diff.external": evil,
    "diff.mnemonicPrefix": "true",
    "diff.noprefix": "true",
    "diff.renames": "false",
    "diff.suppressBlankEmpty": "true",
    "diff.wsErrorHighlight": "all",
    "core.pager": evil,
  };
  writeFileSync(join(directory, "attributes"), "*.tf diff=evil\n");
  for (const [name, value] of Object.entries(settings)) git(directory, ["config", name, value]);
  vi.stubEnv("GIT_EXTERNAL_DIFF", evil);
  vi.stubEnv("GIT_PAGER", evil);
  expect(open(directory).diff("main", "feature", all)).toEqual(before);
  expect(before.find(({ path }) => path === "a.tf")?.hunks).toEqual([
    { first: 1, last: 6, added: [{ first: 3, last: 3 }], removedAfter: [2] },
  ]);
  expect(open(directory).tree("feature", all).list()).toEqual([".gitattributes", "a.tf"]);
  expect(existsSync(join(directory, "ran"))).toBe(false);
});

test("a folder of a change that looks like a repository is none", () => {
  const { url } = createOrigin(newFolder(), { base: [{ a: "1" }], head: [{ a: "2" }] });
  const evil = join(newFolder(), "evil");
  write(dirname(evil), "evil", `#!/bin/sh\ntouch ${evil}-ran\n`);
  chmodSync(evil, 0o755);
  // All of it are files that a commit may hold; `.git` is not.
  const bare = newFolder();
  git(mkdir(bare), ["init", "--quiet", "--bare"]);
  const settings = {
    "core.sshCommand": evil,
    "core.gitProxy": evil,
    "core.fsmonitor": evil,
    "remote.origin.url": "ssh://git@host.invalid/x",
    "remote.origin.uploadpack": evil,
  };
  for (const [name, value] of Object.entries(settings)) git(bare, ["config", name, value]);
  expect(openGit(bare)).toBeUndefined();

  const checkout = newFolder();
  git(folder, ["clone", "--quiet", url, checkout]);
  cpSync(bare, join(checkout, "infra"), { recursive: true });
  const opened = open(join(checkout, "infra"));
  expect(opened.commit("HEAD")).toBe(git(checkout, ["rev-parse", "HEAD"]));
  expect(opened.fetch("origin", ["1".repeat(40)])).toBe(false);
  expect(worktree(join(checkout, "infra"), [], all).list()).toContain("config");
  expect(existsSync(`${evil}-ran`)).toBe(false);
});

test.each([
  ["core.sshCommand", "ssh://git@host.invalid/x"],
  ["core.gitProxy", "git://host.invalid/x"],
  ["remote.origin.uploadpack", "file:///nowhere"],
  ["protocol.ext.allow", "ext::evil"],
  ["remote.origin.vcs", "evil"],
])("the setting %s of a checkout starts no program when commits are fetched", (name, url) => {
  const { directory } = opened({ a: "1" }, { a: "2" });
  const evil = join(directory, "git-remote-evil");
  write(directory, "git-remote-evil", `#!/bin/sh\ntouch ${directory}/ran\n`);
  chmodSync(evil, 0o755);
  vi.stubEnv("PATH", `${directory}:${process.env.PATH ?? ""}`);
  git(directory, ["config", "remote.origin.url", url.replace("evil", evil)]);
  const value = name.endsWith("allow") ? "always" : name.endsWith("vcs") ? "evil" : evil;
  git(directory, ["config", name, value]);
  expect(open(directory).fetch("origin", ["1".repeat(40)])).toBe(false);
  expect(existsSync(join(directory, "ran"))).toBe(false);
});

test.skipIf(process.getuid?.() !== 0)(
  "a checkout of another user's is read, as a job in a container has it",
  () => {
    const { url } = createOrigin(newFolder(), { base: [{ "a.tf": "1" }], head: [{ a: "2" }] });
    const checkout = newFolder();
    git(folder, ["clone", "--quiet", url, checkout]);
    write(checkout, ".gitignore", "ignored.tf\n");
    write(checkout, "ignored.tf", "");
    for (const path of [checkout, join(checkout, ".git")]) chownSync(path, 65534, 65534);
    expect(open(checkout).commit("HEAD")).toMatch(/^[0-9a-f]{40}$/);
    expect(worktree(checkout, [], all).list()).toEqual([".gitignore", "a.tf"]);
  },
);

test("in a folder of the work tree, paths are those of the repository", () => {
  const { git: opened_, directory } = opened({ "a.tf": "1\n" }, { "a.tf": "2\n" });
  mkdir(join(directory, "infra"));
  expect(open(join(directory, "infra")).diff("main", "feature", all)).toEqual(
    opened_.diff("main", "feature", all),
  );
});

test("a change of more files than a command line takes is read in lots", () => {
  const count = 400;
  const name = (index: number, where: string): string =>
    `${where}/${"long".repeat(12)}/${index}.tf`;
  const numbers = Array.from({ length: count }, (_, index) => index);
  const text = (index: number): string => `${index}\n`.repeat(9);
  const { git } = opened(
    Object.fromEntries(numbers.map((each) => [name(each, "from"), text(each)])),
    Object.fromEntries(
      numbers.flatMap((each): [string, string | null][] => [
        [name(each, "from"), null],
        [name(each, "to"), `${text(each)}more\n`],
      ]),
    ),
  );
  const diff = git.diff("main", "feature", all);
  expect(diff.length).toBe(count);
  for (const { path, before, hunks } of diff) {
    expect(path).toBe(before?.replace("from/", "to/"));
    expect(hunks).toMatchObject([{ added: [{ first: 10, last: 10 }], removedAfter: [] }]);
  }
});

test("files too large to be read are neither loaded nor compared", () => {
  const huge = "x\n".repeat(11 * 1024 * 1024);
  const { git } = opened({ "a.tf": "x\n" }, { "a.tf": huge, "b.json": huge, "c.tf": "y\n" });
  const diff = git.diff("main", "feature", all);
  expect(diff.map(({ path, hunks }) => [path, hunks.length])).toEqual([
    ["a.tf", 0],
    ["b.json", 0],
    ["c.tf", 1],
  ]);
  const tree = git.tree("feature", all);
  expect(tree.read("a.tf")).toMatchObject({ problem: { path: "a.tf", reason: "too-large" } });
  expect(tree.read("c.tf")).toMatchObject({ ok: true });
});

test("a tree has the files that are wanted, and follows links to others of the commit", () => {
  const { git } = opened(
    { base: "" },
    {
      "a.tf": "a\n",
      "copy.tf": "a\n",
      "notes.txt": "n\n",
      "dir/link.tf": { symlink: "../a.tf" },
      "dir/to-text.tf": { symlink: "../notes.txt" },
      "dir/chain.tf": { symlink: "./link.tf" },
      "loop.tf": { symlink: "loop.tf" },
      "circle-a.tf": { symlink: "circle-b.tf" },
      "circle-b.tf": { symlink: "circle-a.tf" },
      "out.tf": { symlink: "../../etc/passwd" },
      "up.tf": { symlink: ".." },
      "absolute.tf": { symlink: "/etc/passwd" },
      "nowhere.tf": { symlink: "nothing.tf" },
      "via-text.tf": { symlink: "hop" },
      hop: { symlink: "a.tf" },
      "long.tf": { symlink: "x".repeat(5000) },
      "folder.tf": { symlink: "dir" },
    },
  );
  const tree = git.tree("feature", (path) => path.endsWith(".tf"));
  const told = tree.list().map((path) => {
    const read = tree.read(path);
    return [path, read.ok ? read.source.text : `${read.problem.reason}: ${read.problem.detail}`];
  });
  const nothing = "unreadable: a symbolic link to what the commit does not have";
  const out = "outside-repository: leads out of the repository";
  expect(Object.fromEntries(told)).toEqual({
    "a.tf": "a\n",
    "copy.tf": "a\n",
    "dir/link.tf": "a\n",
    "dir/to-text.tf": "n\n",
    "dir/chain.tf": "a\n",
    "loop.tf": "unreadable: a symbolic link that leads to itself",
    "circle-a.tf": "unreadable: a symbolic link that leads to itself",
    "circle-b.tf": "unreadable: a symbolic link that leads to itself",
    "out.tf": out,
    "up.tf": out,
    "absolute.tf": out,
    "nowhere.tf": nothing,
    "via-text.tf": "unreadable: a symbolic link to another one",
    "long.tf": "unreadable: a symbolic link to another one",
    "folder.tf": nothing,
  });
  expect(tree.read("notes.txt")).toMatchObject({ problem: { detail: "there is no such file" } });
});

test("a commit that is not there is a failure, not an empty tree", () => {
  const { git } = opened({ a: "1" }, { a: "2" });
  expect(() => git.tree("0".repeat(40), all)).toThrow(GitFailure);
  expect(() => git.diff("main", "0".repeat(40), all)).toThrow(/^git diff-tree: fatal: /);
});

test("a checkout of one commit gets the others by name, or does not", () => {
  const origin = createOrigin(newFolder(), { base: [{ a: "1" }], head: [{ a: "2" }] });
  const workspace = newFolder();
  checkOut(origin, workspace);
  const commits = [origin.mergeBase(), origin.head()];
  const opened_ = open(workspace);
  expect(commits.map((each) => opened_.commit(each))).toEqual([undefined, undefined]);
  expect(opened_.fetch("origin", ["0".repeat(40)])).toBe(false);
  expect(opened_.fetch("origin", commits)).toBe(true);
  expect(commits.map((each) => opened_.commit(each))).toEqual(commits);
  expect(git(workspace, ["status", "--porcelain"])).toBe("");
  expect(existsSync(join(workspace, ".git", "FETCH_HEAD.lock"))).toBe(false);
  expect(git(workspace, ["rev-parse", "FETCH_HEAD"])).toBe(origin.merge());

  rmSync(origin.directory, { recursive: true });
  expect(opened_.fetch("origin", ["1".repeat(40)])).toBe(false);
});

test("a whole clone stays whole", () => {
  const base = [{ a: "1" }, { a: "2" }, { a: "3" }];
  const origin = createOrigin(newFolder(), { base, head: [{ a: "4" }, { a: "5" }] });
  const clone = newFolder();
  git(folder, ["clone", "--quiet", "--branch=main", "--single-branch", origin.url, clone]);
  const opened_ = open(clone);
  expect(opened_.commit(origin.head())).toBeUndefined();
  expect(opened_.fetch("origin", [origin.head()])).toBe(true);
  expect(opened_.commit(origin.head())).toBe(origin.head());
  expect(git(clone, ["rev-parse", "--is-shallow-repository"])).toBe("false");
  expect(opened_.mergeBase("main", origin.head())).toBe(origin.mergeBase());
});

test("lines are as old as the youngest commit of them, and of none where one is not committed", () => {
  const directory = newFolder();
  write(directory, "a.json", "one\ntwo\n");
  git(directory, ["init", "--quiet", "--initial-branch=main"]);
  const commit = (day: string): void => {
    git(directory, ["add", "."]);
    const tree = git(directory, ["write-tree"]);
    const parent = readRef(directory);
    const at = Date.parse(`${day}T12:00:00Z`) / 1000;
    const who = `Ada Example <ada@example.com> ${at} +0000`;
    const lines = [`tree ${tree}`, ...parent, `author ${who}`, `committer ${who}`, "", "a day", ""];
    const made = git(directory, ["hash-object", "-t", "commit", "-w", "--stdin"], lines.join("\n"));
    git(directory, ["update-ref", "refs/heads/main", made]);
  };
  commit("2026-01-05");
  write(directory, "a.json", "one\n2\nthree\n");
  commit("2026-03-09");
  write(directory, "a.json", "one\n2\nthree\nfour\n");
  const found = open(directory);
  const committedOn = (path: string, first: number, last: number): string | undefined =>
    found.committedOn(path, first, last);
  expect(committedOn("a.json", 1, 1)).toBe("2026-01-05");
  expect(committedOn("a.json", 1, 2)).toBe("2026-03-09");
  expect(committedOn("a.json", 3, 4)).toBeUndefined();
  expect(committedOn("a.json", 9, 9)).toBeUndefined();
  expect(committedOn("b.json", 1, 1)).toBeUndefined();
});

/** The line of a commit that names the one before it. */
function readRef(directory: string): readonly string[] {
  const shown = git(directory, ["for-each-ref", "--format=%(objectname)", "refs/heads/main"]);
  return shown === "" ? [] : [`parent ${shown}`];
}
