import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigurationError } from "../../src/jobs/settings.ts";
import { verdict } from "../../src/report/verdict.ts";
import { writeFiles } from "../entries/files.ts";
import { terraform, wideStatement } from "../entries/stories.ts";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";
import { openGit } from "../../src/repository/git.ts";
import { only, stage } from "./workplace.ts";

/** An audit of everything, for events that are about no change. */

const folder = temporaryFolder();
const { judge, github } = await stage(folder, {
  base: [{ "README.md": "#\n" }],
  head: [{ "README.md": "##\n" }],
});
const everything = { kind: "everything" } as const;

const emptyFolder = (...names: readonly string[]): string => {
  const directory = writeFiles(folder, {});
  mkdirSync(join(directory, ...names), { recursive: true });
  return directory;
};

test.each([
  ["a directory that is not there", join(folder, "nowhere")],
  ["an empty directory", emptyFolder()],
  ["a directory of empty ones", emptyFolder("infra", "modules")],
  ["what git keeps for itself", writeFiles(folder, { ".git/HEAD": "ref: refs/heads/main\n" })],
])("%s is refused: nothing found there is no pass", async (_, directory) => {
  // Were it looked for before, the configuration that is named would be said to be missing.
  const judged = judge(everything, { directory, config: "pare.yml" });
  const said = `there is nothing to audit, since no file is in ${directory}: run actions/checkout first`;
  await expect(judged).rejects.toThrow(new ConfigurationError(said));
});

test("files of other kinds pass, and it is said that none was read", async () => {
  const directory = writeFiles(folder, { "docs/notes.md": "Nothing.\n" });
  const { result, told } = await only(judge(everything, { directory }));
  expect(result).toMatchObject({ files: 0, statements: 0, blocked: false });
  expect(verdict(result)).toBe("no IAM statement was read");
  expect(told.summary).toContain("0 statements of 0 files were read.");
  expect(github.log).toEqual([]);
});

test("with repairs in a pull request, what a link leads to is changed once, and what is missing is told", async () => {
  const text = terraform(wideStatement);
  const { judge, github, origin } = await stage(folder, { base: [{ "main.tf": text }], head: [] });
  const directory = join(folder, "checkout");
  git(folder, ["clone", "--quiet", origin.url, directory]);
  symlinkSync("main.tf", join(directory, "linked.tf"));
  const place = { directory, git: openGit(directory), fixing: { assume: true, most: 10 } };
  const { told } = await only(judge(everything, place));
  // GITHUB_TOKEN of these tests may only read contents.
  expect(told.warnings.join("\n")).toContain("The token lacks `contents: write`");
  expect(github.writes().map(({ body }) => body)).toMatchObject([{ tree: [{ path: "main.tf" }] }]);
  const outside = await only(judge(everything, { ...place, git: undefined }));
  expect(outside.told.warnings.join("\n")).toContain("it takes a checkout of the whole repository");
});
