import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { connect, type Client } from "../../src/github/client.ts";
import {
  getPullRequest,
  listFiles,
  mergeBase,
  pullsOfCommit,
} from "../../src/github/pull-request.ts";
import { startGitHub, writeToken, type GitHub, type Options } from "./fake.ts";
import { temporaryFolder } from "./folder.ts";
import { createOrigin, type Files } from "./origin.ts";

const folder = temporaryFolder();
const repository = { owner: "octo-org", repo: "infrastructure" };
const pull = { ...repository, number: 7 };
const origin = createOrigin(join(folder, "origin"), {
  base: [{ "main.tf": "old\n", "a.tf": "1\n2\n3\n" }],
  head: [{ "main.tf": "new\n", "a.tf": null, "b.tf": "1\n2\n3\n", "x.bin": new Uint8Array([0]) }],
  meanwhile: [{ "other.tf": "x\n" }],
});

let github: GitHub;
async function start(options: Partial<Options> = {}): Promise<Client> {
  github = await startGitHub({ directory: origin.directory, pulls: [{ number: 7 }], ...options });
  return connect({ token: writeToken, apiUrl: github.url, userAgent: "pare" });
}
afterEach(async () => {
  expect(github.violations).toEqual([]);
  expect(github.writes()).toEqual([]);
  await github.close();
});

test("a pull request is told as it is now", async () => {
  const client = await start();
  expect(await getPullRequest(client, pull)).toEqual({
    ok: true,
    value: {
      number: 7,
      title: "Pull request 7",
      author: "octocat",
      state: "open",
      draft: false,
      htmlUrl: "https://github.com/octo-org/infrastructure/pull/7",
      base: { ref: "main", sha: origin.base() },
      head: { ref: "feature", sha: origin.head() },
      fromFork: false,
      changedFiles: 3,
    },
  });
});

test("a fork is another repository", async () => {
  const fork = { number: 7, fork: "someone/infrastructure", draft: true };
  const answer = await getPullRequest(await start({ pulls: [fork] }), pull);
  expect(answer).toMatchObject({ value: { fromFork: true, draft: true } });
});

const head = { sha: origin.head(), owner: "someone", branch: "feature" };

test("the pull request of a commit is found, as it is told by its number", async () => {
  const client = await start();
  const asked = await getPullRequest(client, pull);
  if (!asked.ok) throw new Error(asked.message);
  const { changedFiles, ...listed } = asked.value;
  expect(changedFiles).toBe(3);
  expect(await pullsOfCommit(client, repository, head)).toEqual({ ok: true, value: [listed] });
  expect(github.count("pulls/list")).toBe(0);
});

test("a commit of a fork is found by its branch", async () => {
  const client = await start({ pulls: [{ number: 7, fork: "someone/infrastructure" }] });
  const found = await pullsOfCommit(client, repository, head);
  expect(found).toMatchObject({ value: [{ number: 7, fromFork: true }] });
  const unknown = [
    { ...head, owner: "octo-org" },
    { ...head, branch: "other" },
    { ...head, sha: origin.mergeBase() },
    { sha: head.sha },
  ];
  for (const commit of unknown)
    expect(await pullsOfCommit(client, repository, commit)).toEqual({ ok: true, value: [] });
});

test("a closed pull request is none to comment on", async () => {
  const client = await start({ pulls: [{ number: 7, state: "closed" }] });
  expect(await pullsOfCommit(client, repository, head)).toEqual({ ok: true, value: [] });
});

test.for([404, 422])(
  "a commit that the repository does not know is looked for: %i",
  async (status) => {
    const client = await start({ pulls: [{ number: 7, fork: "someone/infrastructure" }] });
    github.fail("repos/list-pull-requests-associated-with-commit", { status });
    expect(await pullsOfCommit(client, repository, head)).toMatchObject({ value: [{ number: 7 }] });
    const { sha } = head;
    expect(await pullsOfCommit(client, repository, { sha })).toMatchObject({ ok: false, status });
  },
);

test.for(["repos/list-pull-requests-associated-with-commit", "pulls/list"])(
  "a refusal of %s is an answer",
  async (operation) => {
    const client = await start({ pulls: [] });
    github.fail(operation, { status: 403 });
    expect(await pullsOfCommit(client, repository, head)).toMatchObject({ ok: false, status: 403 });
  },
);

test("the merge base is where the head forked off", async () => {
  const client = await start();
  const answer = await mergeBase(client, repository, origin.base(), origin.head());
  expect(answer).toEqual({ ok: true, value: origin.mergeBase() });
  expect(await mergeBase(client, repository, "nothing", origin.head())).toMatchObject({
    ok: false,
    status: 404,
  });
});

test("changed files have their old names, and patches where GitHub shows them", async () => {
  expect(await listFiles(await start(), pull)).toEqual({
    ok: true,
    value: {
      files: [
        { path: "b.tf", previousPath: "a.tf", status: "renamed" },
        { path: "main.tf", status: "modified", patch: "@@ -1 +1 @@\n-old\n+new" },
        { path: "x.bin", status: "added" },
      ],
    },
  });
});

test("all pages are read, up to GitHub's limit", async () => {
  const names = Array.from({ length: 3001 }, (_, index) => `f${String(index).padStart(4, "0")}`);
  const many = createOrigin(join(folder, "many"), {
    base: [{ "main.tf": "old\n" }],
    head: [Object.fromEntries(names.map((name) => [name, "x\n"])) satisfies Files],
  });
  const client = await start({ directory: many.directory });
  const answer = await listFiles(client, pull);
  if (!answer.ok) throw new Error(answer.message);
  expect(answer.value.files.map(({ path }) => path)).toEqual(names.slice(0, 3000));
  expect(github.log.length).toBe(30);
  expect(await getPullRequest(client, pull)).toMatchObject({ value: { changedFiles: 3001 } });
});
