import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { command } from "../../src/commands/post.ts";
import { startGitHub, writeToken, type GitHub } from "../github/fake.ts";
import { temporaryFolder } from "../github/folder.ts";
import { createOrigin } from "../github/origin.ts";

/** `pare post` in the process of the tests: which pull request is meant, and by which configuration. */

const wide = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:PutObject", Resource: "*" }],
});
const config = "rules: { unscoped-resource: off }\n";
const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "README.md": "# A\n", "quiet.yml": config }],
  head: [{ "policy.json": `${wide}\n` }],
});
const repository = "octo-org/infrastructure";
const directory = temporaryFolder();

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub({ directory: origin.directory, pulls: [{ number: 7 }] });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

/** Posts what a result is about, with GITHUB_REPOSITORY if given, and what is printed. */
async function post(
  pull: object | undefined,
  own: string | undefined,
  ...options: readonly string[]
): Promise<string> {
  writeFileSync(join(directory, "result.json"), JSON.stringify({ version: 1, pull }));
  let printed = "";
  const env = { GITHUB_TOKEN: writeToken, GITHUB_API_URL: github.url, GITHUB_REPOSITORY: own };
  const run = {
    directory,
    today: "2026-11-28",
    env: { ...env, GITHUB_GRAPHQL_URL: github.graphqlUrl },
    input: () => "",
    print: (text: string) => {
      printed += text;
    },
    note: () => undefined,
    exitCode: 0,
  };
  await command(run).parseAsync(["result.json", ...options], { from: "user" });
  return printed;
}
const told = { repository, number: 7, head: origin.head() };

test("what a result is about is judged again and posted, in the repository that runs it", async () => {
  expect(await post(told, repository)).toContain("comments: 1 new");
  expect(github.world.comments.map(({ path }) => path)).toEqual(["policy.json"]);
  expect(await post(told, undefined, "--repository", repository)).toContain("1 as they were");
  expect(await post(undefined, repository, "--pull", "7")).toContain("1 as they were");
});

test("another configuration of the base may be named", async () => {
  expect(await post(told, repository, "--config", "quiet.yml")).toContain("comments: 0 new");
});

test.each([
  ["another repository than its own", told, "octo-org/other", [], "7 of octo-org/infra"],
  ["another than is given", told, repository, ["--repository", "a/b"], "not 7 of a/b"],
  ["one that nobody knows to be its own", told, undefined, [], "--repository owner/name"],
  ["another number than is given", told, repository, ["--pull", "8"], "pull request 7"],
  ["nothing", undefined, repository, [], "--pull number"],
] as const)("a result about %s posts nothing", async (_, pull, own, options, said) => {
  await expect(post(pull, own, ...options)).rejects.toThrow(said);
  expect(github.log).toEqual([]);
});
