import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { connect, type Client } from "../../src/github/client.ts";
import { commitsBetween, pullsEndingIn } from "../../src/github/commits.ts";
import { startGitHub, writeToken, type GitHub } from "./fake.ts";
import type { Pull } from "./fake/world.ts";
import { temporaryFolder } from "./folder.ts";
import { git } from "./git.ts";
import { hurried } from "./hurried.ts";
import { createOrigin } from "./origin.ts";

const repository = { owner: "octo-org", repo: "infrastructure" };
const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "main.tf": "old\n" }],
  head: [{ "main.tf": "new\n" }, { "main.tf": "newer\n" }],
  meanwhile: [{ "other.tf": "x\n" }],
});
const [merge = "", base, head] = [origin.merge(), origin.base(), origin.head()];
const first = git(origin.directory, ["rev-parse", `${head}^`]);
git(origin.directory, ["update-ref", "refs/heads/release", base]);

let github: GitHub;
async function start(pull: Partial<Pull> = {}): Promise<Client> {
  const pulls = [{ number: 7, ...pull }];
  github = await startGitHub({ directory: origin.directory, pulls });
  return connect({ token: writeToken, apiUrl: github.url, userAgent: "pare", patience: hurried });
}
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

test("the commits of a head that its base does not have are listed, the newest first", async () => {
  const answer = await commitsBetween(await start(), repository, { base, head: merge });
  expect(answer).toEqual({ ok: true, value: { shas: [merge, head, first], total: 3 } });
});

const merged = { state: "closed", merged: merge } as const;
test.each<readonly [string, Partial<Pull>, string, readonly number[]]>([
  ["an open one, in its last commit", {}, head, [7]],
  ["an open one, in its first commit", {}, first, []],
  ["an open one, in what it would be merged as", {}, merge, []],
  ["one that was closed", { state: "closed" }, head, []],
  ["one that was merged, in its last commit", merged, head, [7]],
  ["one that was merged, in its first commit", merged, first, []],
  ["one that was merged, in what it became", merged, merge, [7]],
  ["one into another branch", { base: "release" }, head, []],
  ["one whose repository is written otherwise", { upstream: "Octo-Org/Infrastructure" }, head, [7]],
  ["one into another repository", { upstream: "someone/infrastructure" }, head, []],
])("whether a pull request ends in a commit: %s", async (_, pull, sha, numbers) => {
  expect(await pullsEndingIn(await start(pull), repository, "main", sha)).toEqual({
    ok: true,
    value: numbers,
  });
});

test("a refusal is an answer", async () => {
  const client = await start();
  github.fail("*", { status: 403 });
  for (const asked of [
    commitsBetween(client, repository, { base, head }),
    pullsEndingIn(client, repository, "main", head),
  ])
    expect(await asked).toMatchObject({ ok: false, status: 403 });
});
