import { join } from "node:path";
import type { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, expect, test } from "vitest";
import { operations } from "./contract.ts";
import { handlers } from "./fake/handlers.ts";
import { needed } from "./fake/permissions.ts";
import { readToken, startGitHub, userToken, writeToken, type GitHub } from "./fake.ts";
import { temporaryFolder } from "./folder.ts";
import { octokitFor } from "./octokit.ts";
import { createOrigin } from "./origin.ts";

const folder = temporaryFolder();
const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join("");
const origin = createOrigin(join(folder, "origin"), {
  base: [{ "main.tf": numbered(1, 40), "old.tf": numbered(1, 20), "gone.tf": "x\n" }],
  head: [
    {
      "main.tf": `${numbered(1, 9)}changed 10\n${numbered(11, 30)}inserted\n${numbered(31, 40)}`,
      "old.tf": null,
      "new.tf": `${numbered(1, 20)}more\n`,
      "gone.tf": null,
      "added.tf": "one\ntwo\n",
      "image.png": new Uint8Array([0, 1, 2, 0]),
    },
  ],
  meanwhile: [{ "main.tf": `above\n${numbered(1, 40)}` }],
});
const repo = { owner: "octo-org", repo: "infrastructure" };
const pull = { ...repo, pull_number: 7 };

let github: GitHub;
const start = async (options: Partial<Parameters<typeof startGitHub>[0]> = {}): Promise<void> => {
  github = await startGitHub({ directory: origin.directory, pulls: [{ number: 7 }], ...options });
};
const as = (token: string): Octokit => octokitFor(github, token);
beforeEach(() => start());
afterEach(() => github.close());

test("every operation of the extract is simulated and needs known permissions", () => {
  const ids = operations.map(({ id }) => id);
  // GET /app is refused before it is looked at.
  expect(ids.filter((id) => !(id in handlers))).toEqual(["apps/get-authenticated"]);
  expect(Object.keys(needed).sort()).toEqual(ids.toSorted());
});

test("a pull request has the commits of its refs", async () => {
  const { data } = await as(writeToken).pulls.get(pull);
  expect([data.head.sha, data.base.sha]).toEqual([origin.head(), origin.base()]);
  expect(data).toMatchObject({ changed_files: 5, mergeable: true, commits: 1 });
  expect(data.merge_commit_sha).toBe(origin.merge());
  expect(github.violations).toEqual([]);
});

test("files are those of the three-dot diff, with patches of the merge base", async () => {
  const { data } = await as(writeToken).pulls.listFiles(pull);
  expect(data.map((each) => [each.filename, each.status, each.additions, each.deletions])).toEqual([
    ["added.tf", "added", 2, 0],
    ["gone.tf", "removed", 0, 1],
    ["image.png", "added", 0, 0],
    ["main.tf", "modified", 2, 1],
    ["new.tf", "renamed", 1, 0],
  ]);
  expect(data[0]?.patch).toBe("@@ -0,0 +1,2 @@\n+one\n+two");
  expect(data[2]).not.toHaveProperty("patch");
  expect(data[3]?.patch).toMatch(/^@@ -7,7 \+7,7 @@ line 6\n line 7\n/);
  expect(data[3]?.patch).not.toContain("above");
  expect(data[4]?.previous_filename).toBe("old.tf");
  expect(github.violations).toEqual([]);
});

test("a comparison knows the merge base", async () => {
  const basehead = `${origin.base()}...${origin.head()}`;
  const { data } = await as(writeToken).repos.compareCommitsWithBasehead({ ...repo, basehead });
  expect(data.merge_base_commit.sha).toBe(origin.mergeBase());
  expect(data).toMatchObject({ status: "diverged", ahead_by: 1, behind_by: 1 });
  expect(data.files?.length).toBe(5);
  const none = { ...repo, basehead: `main...${"0".repeat(40)}` };
  await expect(as(writeToken).repos.compareCommitsWithBasehead(none)).rejects.toThrow("Not Found");
  expect(github.violations).toEqual([]);
});

test("trees, blobs and contents come from git", async () => {
  const octokit = as(writeToken);
  const tree = await octokit.git.getTree({ ...repo, tree_sha: origin.head(), recursive: "1" });
  expect(tree.data.tree.map(({ path }) => path)).toEqual([
    "added.tf",
    "image.png",
    "main.tf",
    "new.tf",
  ]);
  const blob = await octokit.git.getBlob({ ...repo, file_sha: tree.data.tree[0]?.sha ?? "" });
  expect(Buffer.from(blob.data.content, "base64").toString()).toBe("one\ntwo\n");
  const file = await octokit.repos.getContent({ ...repo, path: "added.tf", ref: origin.head() });
  expect(file.data).toMatchObject({ type: "file", size: 8, encoding: "base64" });
  const root = await octokit.repos.getContent({ ...repo, path: "" });
  expect(root.data).toMatchObject([{ name: "gone.tf" }, { name: "main.tf" }, { name: "old.tf" }]);
  const ref = await octokit.git.getRef({ ...repo, ref: "heads/main" });
  const commit = await octokit.git.getCommit({ ...repo, commit_sha: ref.data.object.sha });
  expect(commit.data.parents.map(({ sha }) => sha)).toEqual([origin.mergeBase()]);
  expect(github.violations).toEqual([]);
});

test("lists come in pages of 30, at most 100, linked", async () => {
  const octokit = as(writeToken);
  const issue = { ...repo, issue_number: 7 };
  for (let index = 0; index < 205; index++)
    await octokit.issues.createComment({ ...issue, body: `comment ${index}` });

  const first = await octokit.issues.listComments(issue);
  expect(first.data.length).toBe(30);
  expect(first.headers.link).toContain('page=2>; rel="next"');
  expect(first.headers.link).toContain('page=7>; rel="last"');
  const third = await octokit.issues.listComments({ ...issue, per_page: 500, page: 3 });
  expect(third.data.length).toBe(5);
  expect(third.headers.link).not.toContain("next");
  const all = await octokit.paginate(octokit.issues.listComments, { ...issue, per_page: 100 });
  expect(all.map(({ body }) => body)).toEqual(all.map((_, index) => `comment ${index}`));
  expect(github.violations).toEqual([]);
});

test("files end at the limit, large patches are left out", async () => {
  await github.close();
  await start({ limits: { files: 4, patchLines: 10 } });
  const { data } = await as(writeToken).pulls.listFiles(pull);
  expect(data.map(({ filename, patch }) => [filename, patch !== undefined])).toEqual([
    ["added.tf", true],
    ["gone.tf", true],
    ["image.png", false],
    ["main.tf", false],
  ]);
  expect(data[3]?.changes).toBe(3);
});

test("a truncated tree says so", async () => {
  await github.close();
  await start({ limits: { treeEntries: 2 } });
  const tree = { ...repo, tree_sha: origin.head() };
  const { data } = await as(writeToken).git.getTree({ ...tree, recursive: "1" });
  expect([data.tree.length, data.truncated]).toEqual([2, true]);
  expect((await as(writeToken).git.getTree(tree)).data.truncated).toBe(false);
});

test("a read-only token may look and not touch, and is told what it lacks", async () => {
  const octokit = as(readToken);
  expect((await octokit.pulls.get(pull)).status).toBe(200);
  const refused = await octokit.issues
    .createComment({ ...repo, issue_number: 7, body: "x" })
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({
    status: 403,
    response: {
      data: { message: "Resource not accessible by integration" },
      headers: { "x-accepted-github-permissions": "issues=write; pull_requests=write" },
    },
  });
  await expect(
    octokit.pulls.createReview({ ...pull, event: "COMMENT", body: "x" }),
  ).rejects.toMatchObject({ status: 403 });
  expect(github.writes().map(({ status }) => status)).toEqual([403, 403]);
  expect(github.world.issueComments).toEqual([]);
  expect(github.violations).toEqual([]);
});

test("a token of GitHub Actions is nobody's; others have an owner or are refused", async () => {
  const whose = (token: string) => as(token).users.getAuthenticated();
  await expect(whose(writeToken)).rejects.toMatchObject({ status: 403 });
  await expect(whose("unknown")).rejects.toMatchObject({ status: 401 });
  expect((await whose(userToken)).data.login).toBe("octo-reviewer");
  await expect(as(writeToken).apps.getAuthenticated()).rejects.toMatchObject({ status: 401 });
  expect(github.violations).toEqual([]);
});

test("a public repository is readable without the permission, a private one is not", async () => {
  const token = { kind: "installation", permissions: {} } as const;
  const tokens = { none: { ...token, person: { login: "an-app[bot]", type: "Bot" } } } as const;
  await github.close();
  await start({ tokens });
  await expect(as("none").pulls.get(pull)).rejects.toMatchObject({ status: 403 });
  await github.close();
  await start({ tokens, private: false });
  expect((await as("none").pulls.get(pull)).status).toBe(200);
});

test("what GitHub does not have is not found", async () => {
  const octokit = as(writeToken);
  const missing = [
    octokit.pulls.get({ ...pull, pull_number: 8 }),
    octokit.pulls.get({ ...pull, repo: "other" }),
    octokit.repos.getContent({ ...repo, path: "nothing" }),
    octokit.git.getBlob({ ...repo, file_sha: "0".repeat(40) }),
    octokit.issues.updateComment({ ...repo, comment_id: 1, body: "x" }),
    octokit.pulls.updateReviewComment({ ...repo, comment_id: 1, body: "x" }),
  ];
  for (const request of missing) await expect(request).rejects.toMatchObject({ status: 404 });
  expect(github.violations).toEqual([]);
});

test("deviations are violations: operations, keys and media types", async () => {
  const octokit = as(writeToken);
  await expect(octokit.request("GET /user/repos")).rejects.toMatchObject({ status: 404 });
  await octokit.request("GET /repos/octo-org/infrastructure/pulls/7/files?perpage=5");
  await octokit.pulls.get({ ...pull, mediaType: { format: "diff" } });
  const review = { ...pull, event: "OKAY" as "COMMENT", body: "x" };
  await expect(octokit.pulls.createReview(review)).rejects.toMatchObject({ status: 422 });
  expect(github.violations).toEqual([
    "no such operation: GET /user/repos",
    "pulls/list-files request: query: perpage",
    "pulls/get request: accept application/vnd.github.v3.diff",
    "pulls/create-review request: /event must be equal to one of the allowed values",
  ]);
});

test("what is asked and answered is logged", async () => {
  await as(writeToken).pulls.listFiles({ ...pull, per_page: 5 });
  await as(writeToken).issues.createComment({ ...repo, issue_number: 7, body: "hello" });
  expect(github.log).toMatchObject([
    { operation: "pulls/list-files", method: "GET", query: { per_page: "5" }, status: 200 },
    { operation: "issues/create-comment", params: { issue_number: "7" }, body: { body: "hello" } },
  ]);
  expect(github.writes()).toEqual([github.log[1]]);
});

test("failures are made on demand, once or for good", async () => {
  const octokit = as(writeToken);
  github.fail("pulls/get", { status: 429, headers: { "retry-after": "7" }, times: 1 });
  await expect(octokit.pulls.get(pull)).rejects.toMatchObject({
    status: 429,
    response: { headers: { "retry-after": "7" } },
  });
  expect((await octokit.pulls.get(pull)).status).toBe(200);

  github.fail("*", { status: 502 });
  await expect(octokit.pulls.listFiles(pull)).rejects.toMatchObject({ status: 502 });
  github.recover();

  const comment = { ...repo, issue_number: 7, body: "x" };
  github.fail("issues/create-comment", { cut: "before", times: 1 });
  await expect(octokit.issues.createComment(comment)).rejects.toThrow();
  expect(github.world.issueComments.length).toBe(0);
  github.fail("issues/create-comment", { cut: "after", times: 1 });
  await expect(octokit.issues.createComment(comment)).rejects.toThrow();
  expect(github.world.issueComments.length).toBe(1);

  github.fail("issues/create-comment", { cut: "within", times: 1 });
  expect((await octokit.issues.createComment(comment)).data).toBe("");
  expect(github.world.issueComments.length).toBe(2);

  github.fail("pulls/get", { delay: 60, times: 1 });
  const started = performance.now();
  expect((await octokit.pulls.get(pull)).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(50);
  const statuses = [429, 200, 502, undefined, undefined, undefined, 200];
  expect(github.log.map(({ status }) => status)).toEqual(statuses);
});

test("GitHub Enterprise Server has its API under a path", async () => {
  await github.close();
  await start({ basePath: "/api/v3" });
  expect(github.url).toMatch(/\/api\/v3$/);
  const octokit = as(writeToken);
  const files = await octokit.paginate(octokit.pulls.listFiles, { ...pull, per_page: 2 });
  expect(files.length).toBe(5);
  expect(github.violations).toEqual([]);
});
