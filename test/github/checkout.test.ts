import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkOut } from "./checkout.ts";
import { temporaryFolder } from "./folder.ts";
import { git, gitOrNothing } from "./git.ts";
import { createOrigin, type Story } from "./origin.ts";

const folder = temporaryFolder();
let origins = 0;
const origin = (story: Story) => createOrigin(join(folder, `origin-${origins++}`), story);

const lines = (...changed: readonly string[]): string =>
  ["one", "two", "three", "four", "five", ...changed].join("\n") + "\n";

const story: Story = {
  base: [{ "main.tf": lines("old"), "gone.tf": "x\n" }],
  head: [{ "main.tf": lines("new"), "gone.tf": null, "dir/a b.tf": "y\n" }],
  meanwhile: [{ "main.tf": `above\nabove\nabove\n${lines("old")}` }],
};

test("a workspace is the merge commit alone, detached", () => {
  const made = origin(story);
  const workspace = join(folder, "workspace");
  checkOut(made, workspace);

  expect(git(workspace, ["rev-parse", "HEAD"])).toBe(made.merge());
  expect(gitOrNothing(workspace, ["symbolic-ref", "-q", "HEAD"])).toBeUndefined();
  expect(git(workspace, ["rev-list", "--count", "HEAD"])).toBe("1");
  expect(git(workspace, ["for-each-ref", "--format=%(refname)"])).toBe("refs/remotes/pull/7/merge");
  expect(git(workspace, ["status", "--porcelain"])).toBe("");
});

test("the changed line stands elsewhere in the merge commit than in the head", () => {
  const made = origin(story);
  const workspace = join(folder, "lines");
  checkOut(made, workspace);

  const lineOf = (text: string): number => text.split("\n").indexOf("new") + 1;
  expect(lineOf(readFileSync(join(workspace, "main.tf"), "utf8"))).toBe(9);
  expect(lineOf(git(made.directory, ["show", `${made.head()}:main.tf`]))).toBe(6);
});

test("head and merge base are not there, and can be fetched by name", () => {
  const made = origin(story);
  const workspace = join(folder, "fetch");
  checkOut(made, workspace);

  for (const sha of [made.head(), made.mergeBase()]) {
    expect(gitOrNothing(workspace, ["cat-file", "-t", sha])).toBeUndefined();
    git(workspace, ["fetch", "--depth=1", "origin", sha]);
    expect(git(workspace, ["cat-file", "-t", sha])).toBe("commit");
  }
  expect(gitOrNothing(workspace, ["merge-base", made.base(), made.head()])).toBeUndefined();
});

test("the same story has the same commits", () => {
  const [a, b] = [origin(story), origin(story)];
  expect([a.base(), a.head(), a.merge()]).toEqual([b.base(), b.head(), b.merge()]);
  expect(a.mergeBase()).not.toBe(a.base());
});

test("pushes, force pushes and a moving base make the merge commit anew", () => {
  const made = origin(story);
  const seen = [made.merge()];

  made.push({ "second.tf": "z\n" });
  seen.push(made.merge());
  expect(git(made.directory, ["ls-tree", "-r", "--name-only", made.head()])).toBe(
    ["dir/a b.tf", "main.tf", "second.tf"].join("\n"),
  );

  const old = made.head();
  made.forcePush([{ "other.tf": "z\n" }]);
  seen.push(made.merge());
  expect(gitOrNothing(made.directory, ["merge-base", "--is-ancestor", old, made.head()])).toBe(
    undefined,
  );

  made.advance({ "base.tf": "z\n" });
  seen.push(made.merge());
  expect(new Set(seen).size).toBe(4);
});

test("a conflict leaves no merge commit", () => {
  const made = origin({ ...story, meanwhile: [{ "main.tf": lines("else") }] });
  expect(made.merge()).toBeUndefined();
  expect(() => {
    checkOut(made, join(folder, "conflict"));
  }).toThrow("conflict");
});

test("links and bytes are kept", () => {
  const made = origin({
    base: [{ a: "a\n" }],
    head: [{ link: { symlink: "../outside" }, binary: new Uint8Array([0, 255, 10]), 'q"\\\n': "" }],
  });
  const tree = git(made.directory, ["ls-tree", "-r", "-z", "-l", "--full-tree", made.head()]);
  expect(tree.replaceAll(/[0-9a-f]{40} +/g, "").split("\0")).toEqual([
    "100644 blob 2\ta",
    "100644 blob 3\tbinary",
    "120000 blob 10\tlink",
    '100644 blob 0\tq"\\\n',
    "",
  ]);
});
