import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cloneCommit } from "../../src/repository/clone.ts";
import { openGit } from "../../src/repository/git.ts";
import { temporaryFolder } from "../github/folder.ts";
import { createOrigin } from "../github/origin.ts";

const folder = temporaryFolder();
const origin = createOrigin(join(folder, "origin"), {
  base: [{ "a.json": "one\ntwo\n" }, { "a.json": "one\n2\n", "b.json": "b\n" }],
  head: [{ "c.json": "c\n" }],
});
const cloning = (name: string, commit: string) => ({
  ...{ url: origin.url, commit, directory: join(folder, name), token: "s3cret-t0ken", seconds: 60 },
});

test("the files of one commit are there, and its token is in no file of git's", () => {
  const clone = cloning("clone", origin.base());
  expect(cloneCommit(clone)).toBeUndefined();
  expect(readdirSync(clone.directory).sort()).toEqual([".git", "a.json", "b.json"]);
  const config = readFileSync(join(clone.directory, ".git", "config"), "utf8");
  expect(config).not.toMatch(/token|extraheader|x-access/i);
  // All seems to be of the one commit that is there: how old a line is nobody knows.
  expect(openGit(clone.directory)?.committedOn("a.json", 1, 1)).toBeUndefined();
});

test("a commit that is not there is one line, without the token", () => {
  const said = cloneCommit(cloning("absent", "1".repeat(40)));
  expect(said).toMatch(/^git fetch: [^\n]+$/);
  expect(said).not.toContain("s3cret");
});
