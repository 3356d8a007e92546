import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { moveBranch } from "../../src/github/branch.ts";
import { connect, type Client } from "../../src/github/client.ts";
import { commitFiles, entriesAt, readCommit } from "../../src/github/git-data.ts";
import { startGitHub, userToken, type GitHub } from "./fake.ts";
import { repositoryId } from "./fake/shapes.ts";
import { temporaryFolder } from "./folder.ts";
import { git } from "./git.ts";
import { hurried } from "./hurried.ts";
import { createOrigin } from "./origin.ts";

/** Commits that are made over the API, and the branches that come to hold them. */

const repository = { owner: "octo-org", repo: "infrastructure" };
const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "infra/prod/main.tf": "old\n", "infra/other.tf": "x\n", "bom.tf": "\ufeffold\n" }],
  head: [],
});
const named = { ...repository, id: repositoryId("octo-org/infrastructure") };

let github: GitHub;
let client: Client;
beforeEach(async () => {
  github = await startGitHub({ directory: origin.directory });
  const at = { apiUrl: github.url, userAgent: "pare", patience: hurried };
  client = connect({ ...at, token: userToken });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

async function valueOf<T>(answer: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> {
  const got = await answer;
  if (!got.ok) throw new Error(JSON.stringify(got));
  return got.value;
}

test("a commit changes the files that it names, below folders too, and nothing else", async () => {
  const base = await valueOf(readCommit(client, repository, origin.base()));
  const files = [
    { path: "infra/prod/main.tf", mode: "100755", text: "new ü\r\n" },
    { path: "bom.tf", mode: "100644", text: "\ufeffnew\n" },
  ];
  const made = await valueOf(commitFiles(client, repository, base, "Narrow", files));
  expect(git(origin.directory, ["diff-tree", "-r", "--name-only", base.sha, made.sha])).toBe(
    "bom.tf\ninfra/prod/main.tf",
  );
  for (const { path, text } of files)
    expect(git(origin.directory, ["show", `${made.sha}:${path}`])).toBe(text.trimEnd());
  const paths = ["infra/prod/main.tf", "infra/other.tf", "infra", "nowhere/main.tf", "bom.tf/x"];
  const entries = await valueOf(entriesAt(client, repository, made.tree, paths));
  expect([...entries].map(([path, { mode }]) => [path, mode])).toEqual([
    ["infra/prod/main.tf", "100755"],
    ["infra/other.tf", "100644"],
    ["infra", "040000"],
  ]);
  // The top, `infra` and `infra/prod`: each folder once.
  expect(github.count("git/get-tree")).toBe(3);
});

test("a branch is made, moved and deleted only from where it is thought to be", async () => {
  const [one, other] = [origin.base(), origin.advance({ "bom.tf": "newer\n" })];
  const move = (from: string | undefined, to: string | undefined) =>
    moveBranch(client, named, "pare/fix", { from, to });
  expect(await move(undefined, one)).toMatchObject({ ok: true });
  expect(await move(undefined, other)).toMatchObject({ ok: false, status: 422 });
  expect(await move(other, undefined)).toMatchObject({ ok: false, status: 422 });
  expect(await move(one, other)).toMatchObject({ ok: true });
  expect(await move(other, one)).toMatchObject({ ok: true });
  expect(git(origin.directory, ["rev-parse", "pare/fix"])).toBe(one);
  expect(await move(one, undefined)).toMatchObject({ ok: true });
});
