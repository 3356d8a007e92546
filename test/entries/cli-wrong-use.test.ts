import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";
import { createOrigin } from "../github/origin.ts";
import { cliBundle, pare } from "./built.ts";
import { writeFiles } from "./files.ts";
import { narrowItem, narrowStatement, sam, terraform, widened } from "./stories.ts";

/** The built command line, used wrongly or where something is missing. */

const folder = temporaryFolder();
const origin = createOrigin(join(folder, "origin"), widened);
const clone = join(folder, "clone");
git(folder, ["clone", "--quiet", origin.url, clone]);
git(clone, ["checkout", "--quiet", "feature"]);

test.concurrent("whoever reads the output may stop before its end", () => {
  const many = Array.from({ length: 300 }, (_, i) =>
    terraform(narrowStatement).replaceAll("reporter", `reporter${i}`),
  );
  const directory = writeFiles(folder, { "main.tf": many.join("\n") });
  const command = `"${process.execPath}" "${cliBundle}" extract --format json | head -n 1`;
  const { stderr, stdout } = spawnSync("bash", ["-c", command], { cwd: directory });
  expect([stdout.toString(), stderr.toString()]).toEqual(["{\n", ""]);
});

type Wrong = readonly [args: readonly string[], said: RegExp];
const wrong: readonly Wrong[] = [
  [[], /^Usage: pare .*\n[^]*\n {2}review /],
  [["audti"], /^error: unknown command 'audti'\n\(Did you mean audit\?\)/],
  [["frobnicate"], /unknown command 'frobnicate'\npare --help lists the commands\.\n$/],
  [["audit", "--fial-on", "low"], /unknown option '--fial-on'\n\(Did you mean --fail-on\?\)/],
  [["audit", "--fail-on", "hihg"], /'hihg' is invalid. Allowed choices are critical, high/],
  [["audit", "--format", "xml"], /Allowed choices are text, json, markdown, sarif,/],
  [["extract", "--format", "sarif"], /Allowed choices are text, json\./],
  [["audit", "nowhere"], /^pare: there is no nowhere\n$/],
  [["extract", "infra/nowhere.tf"], /^pare: there is no infra\/nowhere\.tf\n$/],
  [["fix", "nowhere"], /^pare: there is no nowhere\n$/],
  [["review", "--base", "nowhere"], /^pare: there is no commit nowhere; name one with --base\n$/],
  [["review", "--head", "nowhere"], /^pare: there is no commit nowhere; name one with --head\n$/],
  [["review", "--head", "--upload-pack=x"], /there is no commit --upload-pack=x/],
  [["review", "--max-comments", "many"], /It must be a whole number\./],
  [["explain"], /missing required argument 'subject'/],
  [["explain", "wildcard-acton"], /^pare: .*; did you mean wildcard-action\?\n$/],
  [["explain", "s3:GetObjct"], /^pare: .*; did you mean s3:GetObject\?\n$/],
  [["rules", "all"], /too many arguments for 'rules'/],
  [["check"], /^Usage: pare check .*\n[^]*\n {2}no-new-access /],
  [["check", "no-new-acess"], /unknown command 'no-new-acess'\n\(Did you mean no-new-access\?\)/],
  [["check", "no-new-access", "old.json"], /missing required argument 'new'/],
  [
    ["check", "no-new-access", "nowhere.json", "nowhere.json"],
    /^pare: there is no nowhere\.json\n$/,
  ],
  [["check", "no-public-access", "."], /required option '--resource-type <type>' not specified/],
  [
    ["check", "access-not-granted", ".", "--type", "idenity"],
    /Allowed choices are identity, resource\./,
  ],
  [["can", "s3:GetObject"], /missing required argument 'resource'/],
  [
    ["can", "s3:GetObject", "*", "--context", "vpc-1"],
    /Write a key and a value: aws:SourceVpc=vpc-1\./,
  ],
  [
    ["can", "s3:GetObject", "*", "--role", "r", "--policy", "p"],
    /cannot be used with option '--policy/,
  ],
  [["query"], /^Usage: pare query .*\n[^]*\n {2}action /],
  [["query", "action", "--service", "s33"], /^pare: s33 is no service .*; did you mean s3\?\n$/],
  [["query", "action", "--class", "credential"], /Allowed choices are credentials, data,/],
  [["arn", "arn:aws:s3:\u001b[2J::x"], /^pare: \P{Cc}+\n$/u],
  [["who", "s3:GetObjct", "*"], /^pare: .*; did you mean s3:GetObject\?\n$/],
];

test.concurrent("wrong use ends with 2, prints nothing else, and says what to do", async () => {
  const runs = wrong.map(async ([args, said]) => {
    const { code, stdout, stderr } = await pare(clone, args);
    expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: "" });
    expect(stderr).toMatch(said);
  });
  await Promise.all(runs);
});

test.concurrent("where no file is, nothing is found, and that is no pass", async () => {
  const directory = writeFiles(folder, { "docs/notes.md": "Nothing.\n" });
  mkdirSync(join(directory, "empty", "more"), { recursive: true });
  const said = (where: string): string =>
    `pare: there is nothing to read, since no file is in ${where}\n`;
  for (const command of ["audit", "fix"]) {
    const ended = await pare(directory, [command, "empty"]);
    expect(ended).toEqual({ code: 2, stdout: "", stderr: said("empty") });
  }
  const empty = await pare(join(directory, "empty"), ["audit"]);
  expect(empty).toEqual({ code: 2, stdout: "", stderr: said(".") });
  // Files of other kinds are no mistake.
  const other = await pare(directory, ["audit", "docs"]);
  expect(other).toMatchObject({ code: 0, stderr: "" });
  expect(other.stdout).toContain("0 statements in 0 files");
});

test.concurrent("review outside of a repository says what else there is", async () => {
  const directory = writeFiles(folder, {
    "main.tf": terraform(narrowStatement),
    "t.yaml": sam(narrowItem),
  });
  const ended = await pare(directory, ["review"], {
    env: { GIT_CEILING_DIRECTORIES: folder },
  });
  expect(ended).toMatchObject({ code: 2, stdout: "" });
  expect(ended.stderr).toMatch(/^pare: this is no git repository; `pare audit` .*\n$/);
  const without = await pare(directory, ["review"], { env: { PATH: directory } });
  expect(without.stderr).toMatch(/^pare: git is needed for this, and is not installed/);
  const demo = await pare(directory, ["demo"], { env: { PATH: directory } });
  expect(demo).toMatchObject({ code: 2 });
  expect(demo.stderr).toMatch(/^pare: git is needed for this, and is not installed/);
  const audited = await pare(directory, ["audit"], { env: { PATH: directory } });
  expect(audited).toMatchObject({ code: 0, stderr: "" });
});

test.concurrent(
  "branches without a common history are said to be that, and what to do",
  async () => {
    const shallow = join(folder, "shallow");
    git(folder, ["clone", "--quiet", "--depth=1", "--no-single-branch", origin.url, shallow]);
    const ended = await pare(shallow, ["review", "--head", "origin/feature"]);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain("fetch more of it (git fetch --unshallow)");
  },
);
