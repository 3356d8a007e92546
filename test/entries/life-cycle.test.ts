import { afterEach, describe, expect, test } from "vitest";
import { mergeGroup, reviewComment } from "../github/events.ts";
import { pullRequestEvent } from "../github/event.ts";
import { addReviewComment } from "../github/fake/world.ts";
import { temporaryFolder } from "../github/folder.ts";
import type { Files } from "../github/origin.ts";
import { checksToken, checksTokens, openPull } from "./pull.ts";
import { always, requestsWhile, seenComments, seenVerdicts } from "./seen.ts";
import { cloudFormation, narrowStatement, terraform } from "./stories.ts";
import { passingStatement, wideStatement } from "./stories.ts";

/**
 * The life of a pull request, from its first push to its end. Each step begins with what the one
 * before has left on GitHub, and says all that a person sees, and all that was asked of GitHub.
 */

const { github, origin, run } = await openPull(
  temporaryFolder(),
  { base: [{ "infra/main.tf": terraform(narrowStatement), "README.md": "# A\n" }], head: [] },
  {
    collaborators: { ada: "write", mallory: "read" },
    tokens: checksTokens,
  },
);

afterEach(() => {
  expect(github.violations).toEqual([]);
});

const statement = (Sid: string, Action: string, Resource = "*"): object => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource,
});
const policy = (...statements: readonly object[]): string =>
  `${JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2)}\n`;
const deploy = statement("Deploy", "cloudformation:DeleteStack");
const purge = statement("Purge", "s3:DeleteObject");
const invoke = statement("Invoke", "lambda:InvokeFunction");
const notify = { "policies/notify.json": policy(statement("Notify", "sns:Publish")) };

const blocked = "### Pare: blocked by 1 finding of severity high or worse";

/** Somebody answers the comment that stands open on a file. */
function answer(login: string, path: string, body: string): void {
  const root = github.world.comments.findLast(
    (each) => each.path === path && each.minimized === undefined && each.inReplyTo === undefined,
  );
  if (!root) throw new Error(`no comment on ${path}`);
  const author = { login, type: "User" } as const;
  addReviewComment(github.world, { ...root, author, body, inReplyTo: root.id });
}

describe("the life of a pull request", () => {
  const opened: Files = {
    "infra/main.tf": terraform(`${passingStatement}\n\n${wideStatement}`),
    "queue/template.yaml": cloudFormation('"*"'),
    "policies/deploy.json": policy(deploy, purge),
  };
  const narrowed = wideStatement.replace('["*"]', '["${aws_s3_bucket.reports.arn}/*"]');
  // Which of AWS's partitions it is for is told by what else its file names.
  const oneBucket = statement("Purge", "s3:DeleteObject", "arn:aws-cn:s3:::releases/*");
  const pushed: Files = {
    "infra/main.tf": terraform(`${narrowed}\n\n${passingStatement}`),
    "queue/template.yaml": `# The queue of the reporter.\n${cloudFormation('"*"')}`,
    "policies/deploy.json": policy(deploy, oneBucket, invoke),
  };

  test("it opens with five findings: one review, a comment each, and a summary", async () => {
    origin.push(opened);
    const { ended, requests } = await requestsWhile(github, run);
    expect(ended.code).toBe(1);
    expect(requests).toEqual({
      ...always,
      "pulls/list-files": 1,
      "pulls/create-review": 1,
      "issues/create-comment": 1,
    });
    expect(seenComments(github)).toEqual([
      "infra/main.tf:31-35 High aws_iam_role_policy.reporter",
      "infra/main.tf:37-44 Medium aws_iam_role_policy.reporter",
      "policies/deploy.json:10-15 Medium s3:DeleteObject",
      "policies/deploy.json:4-9 Medium cloudformation:DeleteStack",
      "queue/template.yaml:18-20 Medium Role",
    ]);
    expect(seenVerdicts(github)).toEqual([blocked]);
  });

  test("a push repairs two, moves one, adds one: two are folded, one gives way to its successor", async () => {
    origin.push(pushed);
    const { ended, requests } = await requestsWhile(github, run);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(
      "comments: 2 new, 1 edited, 2 closed, 1 deleted, 1 as they were",
    );
    expect(requests).toEqual({
      ...always,
      "pulls/list-files": 1,
      "pulls/create-review": 1,
      "pulls/update-review-comment": 3,
      "pulls/delete-review-comment": 1,
      "graphql/reviewThreads": 1,
      "graphql/minimizeComment": 2,
      // Which the token of Actions may not: it is tried once.
      "graphql/resolveReviewThread": 1,
      "issues/update-comment": 1,
    });
    expect(seenComments(github)).toEqual([
      "infra/main.tf:31-44 Repaired | folded as resolved",
      "infra/main.tf:40-44 High aws_iam_role_policy.reporter",
      "policies/deploy.json:10-21 Repaired | folded as resolved",
      "policies/deploy.json:16-21 Medium lambda:InvokeFunction",
      "policies/deploy.json:4-9 Medium cloudformation:DeleteStack",
      "queue/template.yaml:19-21 Medium Role",
    ]);
    expect(seenVerdicts(github)).toEqual([blocked]);
  });

  test("of those who answer, who may write is heard; the summary says so", async () => {
    answer("ada", "queue/template.yaml", "pare ignore its name is made when it is deployed");
    answer("mallory", "policies/deploy.json", "pare ignore because I say so");
    answer("eve", "infra/main.tf", "Which role is meant?");
    const { ended, requests } = await requestsWhile(github, () =>
      run({}, reviewComment(github.world, 7)),
    );
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("mallory may not ignore findings of policies/deploy.json");
    expect(requests).toEqual({
      ...always,
      "repos/get-collaborator-permission-level": 2,
      "pulls/update-review-comment": 1,
      "graphql/reviewThreads": 1,
      "graphql/minimizeComment": 1,
      "graphql/resolveReviewThread": 1,
      "issues/update-comment": 1,
    });
    expect(seenComments(github)).toEqual([
      "infra/main.tf:31-44 Repaired | folded as resolved",
      "infra/main.tf:40-44 High aws_iam_role_policy.reporter | eve: Which role is meant?",
      "policies/deploy.json:10-21 Repaired | folded as resolved",
      "policies/deploy.json:16-21 Medium lambda:InvokeFunction | mallory: pare ignore because I say so",
      "policies/deploy.json:4-9 Medium cloudformation:DeleteStack",
      "queue/template.yaml:19-21 Ignored on this pull request, as `ada` answered | ada: pare ignore its name is made when it is deployed | folded as resolved",
    ]);
    expect(seenVerdicts(github)).toEqual([blocked]);
    const [, said = ""] =
      github.world.issueComments[0]?.body.split("#### Answered to be fine") ?? [];
    expect(said.trim().split("\n")[0]).toMatch(
      /^- `ada` \(\[answer\]\(https:\/\/github\.com\/octo-org\/infrastructure\/pull\/7#discussion_r\d+\)\) about 1 finding: its name is made when it is deployed$/,
    );
  });

  test("its commits are rewritten on a base that went on: what was answered is not deleted", async () => {
    origin.advance({ "README.md": "# B\n" });
    origin.forcePush([{ ...pushed, "policies/deploy.json": policy(oneBucket, invoke, deploy) }]);
    const { ended, requests } = await requestsWhile(github, run);
    expect(ended.code).toBe(1);
    expect(requests).toEqual({
      ...always,
      "repos/get-collaborator-permission-level": 2,
      "pulls/list-files": 1,
      "pulls/create-review": 1,
      "pulls/update-review-comment": 1,
      "pulls/delete-review-comment": 1,
      // What is newly allowed is another list.
      "issues/update-comment": 1,
      "graphql/reviewThreads": 1,
      "graphql/minimizeComment": 1,
      "graphql/resolveReviewThread": 1,
    });
    expect(seenComments(github)).toEqual([
      "infra/main.tf:31-44 Repaired | folded as resolved",
      "infra/main.tf:40-44 High aws_iam_role_policy.reporter | eve: Which role is meant?",
      "policies/deploy.json:10-15 Medium lambda:InvokeFunction",
      "policies/deploy.json:10-21 Out of date | mallory: pare ignore because I say so | folded as outdated",
      "policies/deploy.json:16-21 Medium cloudformation:DeleteStack",
      "policies/deploy.json:outdated Repaired | folded as resolved",
      "queue/template.yaml:19-21 Ignored on this pull request, as `ada` answered | ada: pare ignore its name is made when it is deployed | folded as resolved",
    ]);
    expect(seenVerdicts(github)).toEqual([blocked]);
  });

  test("the same commit again: nothing is written, with checks or without", async () => {
    const before = seenComments(github);
    const asked = { ...always, "repos/get-collaborator-permission-level": 2 };
    const without = await requestsWhile(github, run);
    expect(without.requests).toEqual(asked);
    const withChecks = () => run({}, { token: checksToken });
    const made = await requestsWhile(github, withChecks);
    expect(made.requests).toEqual({ ...asked, "checks/create": 1 });
    const again = await requestsWhile(github, withChecks);
    expect(again.requests).toEqual(asked);
    expect([without, made, again].map(({ ended }) => ended.code)).toEqual([1, 1, 1]);
    expect(seenComments(github)).toEqual(before);
    expect(github.world.checkRuns).toMatchObject([
      {
        name: "Pare",
        commit: origin.head(),
        conclusion: "failure",
        title: "Blocked by 1 finding of severity high or worse",
        annotations: [],
      },
    ]);
  });

  test("two jobs at once: each hears all answers, and none of them touches the other's comments", async () => {
    const ours = seenComments(github);
    const strict = { "comment-id": "strict", persona: "strict" };
    const both = () => Promise.all([run(), run(strict, { env: { GITHUB_JOB: "other" } })]);
    origin.push(notify);
    const { ended, requests } = await requestsWhile(github, both);
    expect(ended.map(({ code }) => code)).toEqual([1, 1]);
    const alwaysTwice = Object.fromEntries(Object.keys(always).map((operation) => [operation, 2]));
    expect(requests).toEqual({
      ...alwaysTwice,
      // Each asks whether those who answered may, below whichever job's comments.
      "repos/get-collaborator-permission-level": 4,
      "pulls/list-files": 2,
      "pulls/create-review": 2,
      "issues/create-comment": 1,
      "issues/update-comment": 1,
    });
    // What was answered to the first is nothing to tell for the second.
    const others = [
      "infra/main.tf:40-44 High aws_iam_role_policy.reporter",
      "policies/deploy.json:10-15 Medium lambda:InvokeFunction",
      "policies/deploy.json:16-21 Medium cloudformation:DeleteStack",
      "policies/notify.json:4-9 Medium sns:Publish",
    ];
    const oursNow = [...ours, "policies/notify.json:4-9 Medium sns:Publish"].sort();
    expect(seenComments(github)).toEqual(oursNow);
    expect(seenComments(github, "Pare/other/strict")).toEqual(others);
    expect(seenVerdicts(github)).toEqual([blocked, blocked]);

    const again = await requestsWhile(github, both);
    expect(again.requests).toEqual({
      ...alwaysTwice,
      "repos/get-collaborator-permission-level": 4,
    });

    // Where one of them alone runs, it folds its own comment and leaves the other's.
    origin.push({ "policies/notify.json": null });
    const [shown, left, folded] = [
      "policies/notify.json:4-9 Medium sns:Publish",
      "policies/notify.json:outdated Medium sns:Publish",
      "policies/notify.json:outdated Repaired | folded as resolved",
    ];
    const after = (seen: readonly string[], now: string): readonly string[] =>
      seen.map((each) => (each === shown ? now : each));
    await run(strict, { env: { GITHUB_JOB: "other" } });
    expect(seenComments(github)).toEqual(after(oursNow, left));
    expect(seenComments(github, "Pare/other/strict")).toEqual(after(others, folded));
    await run();
    expect(seenComments(github)).toEqual(after(oursNow, folded));
    expect(seenVerdicts(github)).toEqual([blocked, blocked]);
  });

  test("a configuration that it brings along is said, and not obeyed", async () => {
    const before = seenComments(github);
    origin.push({ ".github/pare.yml": "fail-on: never\ncomment: false\n" });
    const { ended, requests } = await requestsWhile(github, run);
    expect(ended).toMatchObject({ code: 1, outputs: { blocked: "true" } });
    expect(requests).toEqual({
      ...always,
      "repos/get-collaborator-permission-level": 2,
      "issues/update-comment": 1,
    });
    expect(seenComments(github)).toEqual(before);
    expect(seenVerdicts(github)).toEqual([blocked, blocked]);
    const said = "This change edits `.github/pare.yml`, which takes effect once it is merged.";
    expect(github.world.issueComments[0]?.body).toContain(said);
    expect(ended.summary).toContain(said);
  });

  test("a merge queue hears the verdict and what was answered, and nobody is told anything", async () => {
    const before = [seenComments(github), seenVerdicts(github)];
    const [base, merge = ""] = [origin.base(), origin.merge()];
    const { ended, requests } = await requestsWhile(github, () =>
      run({}, mergeGroup(github.world, base, merge)),
    );
    expect(ended.code).toBe(1);
    expect(ended.summary).toContain(blocked);
    expect(ended.outputs).toMatchObject({ excused: "1" });
    expect(ended.summary).toMatch(/`ada` .*about 1 finding: its name is made when it is deployed/);
    expect(ended.stdout).toContain("mallory may not ignore findings of policies/deploy.json");
    expect(requests).toEqual({
      "graphql/viewer": 1,
      "pulls/list-review-comments": 1,
      "repos/get-collaborator-permission-level": 2,
      "repos/compare-commits-with-basehead": 1,
      "repos/list-pull-requests-associated-with-commit": github.world.history.commits(base, merge)
        .length,
      // Its own check run would be made, were it allowed.
      "checks/list-for-ref": 1,
    });
    expect([seenComments(github), seenVerdicts(github)]).toEqual(before);
  });

  test("where it is closed, there is nothing to judge", async () => {
    const before = [seenComments(github), seenVerdicts(github)];
    const { ended, requests } = await requestsWhile(github, () =>
      run({}, { payload: pullRequestEvent(github.world, 7, "closed") }),
    );
    expect(ended).toMatchObject({ code: 0, summary: "", outputs: { blocked: "false" } });
    expect(ended.stdout).toContain("there is nothing to judge, since the pull request is closed");
    expect(requests).toEqual({});
    expect([seenComments(github), seenVerdicts(github)]).toEqual(before);
  });
});
