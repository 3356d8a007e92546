import { expect, test } from "vitest";
import { anyMarkerStart, markerStart } from "../../src/report/marker.ts";
import { reviewComment } from "../github/events.ts";
import { readToken, writeToken, type GitHub } from "../github/fake.ts";
import type { Token } from "../github/fake/answers.ts";
import { actionsBot } from "../github/fake/shapes.ts";
import { addReviewComment } from "../github/fake/world.ts";
import { temporaryFolder } from "../github/folder.ts";
import { openPull, type PullRequest } from "./pull.ts";
import { requestsWhile, seenComments, usualJob } from "./seen.ts";
import { widened } from "./stories.ts";
import { wholeTest } from "../share.ts";

/** Answers `pare ignore REASON`, and the run that one of them starts (`pull_request_review_comment`). */

const folder = temporaryFolder();
const gate = { "fail-on": "medium" };

/** GITHUB_TOKEN of a workflow that asks for `checks: write`, too. */
const checksToken = "ghs_checks";
const tokens: Readonly<Record<string, Token>> = {
  [checksToken]: {
    person: actionsBot,
    kind: "installation",
    permissions: { contents: "read", pull_requests: "write", checks: "write" },
  },
};
const options = { tokens, collaborators: { maintainer: "write", stranger: "read" } };

/** Answers every comment of Pare's, or of one of its jobs. */
function answerAll({ world }: GitHub, login: string, body: string, job?: string): void {
  const start = job === undefined ? anyMarkerStart : markerStart(job);
  for (const comment of world.comments.filter((each) => each.body.startsWith(start)))
    addReviewComment(world, {
      ...comment,
      author: { login, type: "User" },
      body,
      inReplyTo: comment.id,
    });
}

/** The run that GitHub starts when somebody answers. */
function answered({ github, origin, run }: PullRequest, token = writeToken) {
  return run(gate, { token, ...reviewComment(github.world, origin.number) });
}

const own = ({ world }: GitHub) =>
  world.comments.filter(({ author }) => author.login === actionsBot.login);

test.concurrent("an answer of somebody who may write opens the gate at once", async () => {
  const pull = await openPull(folder, widened, options);
  const { github } = pull;
  expect(await pull.run(gate, { token: checksToken })).toMatchObject({ code: 1 });
  expect(github.world.checkRuns.map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ["Pare", "failure"],
  ]);
  answerAll(github, "maintainer", "pare ignore the service moves next week");
  const ended = await answered(pull, checksToken);
  expect(ended).toMatchObject({
    code: 0,
    outputs: { blocked: "false", findings: "0", excused: "2" },
  });
  // The check is the same one, brought up to date.
  expect(github.world.checkRuns.map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ["Pare", "success"],
  ]);
  expect(own(github).length).toBe(2);
  for (const { body } of own(github)) expect(body).toContain("Ignored on this pull request");
  expect(github.world.issueComments[0]?.body).toContain("the service moves next week");
  expect(github.violations).toEqual([]);
});

wholeTest("an answer of anybody else opens nothing, and is said not to count", async () => {
  const pull = await openPull(folder, widened, options);
  await pull.run(gate);
  answerAll(pull.github, "stranger", "pare ignore let me in");
  const ended = await answered(pull);
  expect(ended).toMatchObject({ code: 1, outputs: { blocked: "true", findings: "2" } });
  const warnings = ended.commands.filter(({ name }) => name === "warning");
  expect(warnings.map(({ message }) => message)).toContainEqual(
    expect.stringContaining("stranger may not ignore findings of infra/main.tf"),
  );
});

test.concurrent(
  "an answer to one job counts in each, and each keeps its own comments",
  { timeout: 180_000 },
  async () => {
    const pull = await openPull(folder, widened, options);
    const { github, run } = pull;
    const other = { ...gate, "comment-id": "other", "max-comments": "1" };
    const others = "Pare/review/other";
    await run(gate);
    await run(other);
    const first = seenComments(github);
    // The answers stand below the comments of the first job alone.
    answerAll(github, "maintainer", "pare ignore the service moves next week", usualJob);
    const said = seenComments(github, others);
    const { ended, requests } = await requestsWhile(github, () => run(other));
    expect(ended).toMatchObject({ code: 0, outputs: { blocked: "false", excused: "2" } });
    expect(ended.summary).toContain("the service moves next week");
    expect(requests["pulls/list-review-comments"]).toBe(1);
    expect(seenComments(github).map((each) => each.split(" | ")[0])).toEqual(first);
    expect(said.length).toBe(1);
    expect(seenComments(github, others)).toEqual([
      "infra/main.tf:31-38 Ignored on this pull request, as `maintainer` answered | folded as resolved",
    ]);
    const before = github.writes().length;
    expect(await run(other)).toMatchObject({ code: 0 });
    expect(github.writes().length).toBe(before);

    // Whoever takes it back below a comment of another job takes it back everywhere.
    answerAll(github, "maintainer", "pare unignore", others);
    for (const inputs of [gate, other])
      expect(await run(inputs)).toMatchObject({
        code: 1,
        outputs: { findings: "1", excused: "1" },
      });
    expect(github.violations).toEqual([]);
  },
);

test.concurrent(
  "for a fork such a run may only read: the answer counts, and is not told",
  async () => {
    const pulls = [{ number: 7, fork: "someone/infrastructure" }];
    const pull = await openPull(folder, widened, { ...options, pulls });
    // What the second workflow has posted.
    await pull.run(gate);
    answerAll(pull.github, "maintainer", "pare ignore the service moves next week");
    const before = own(pull.github).map(({ body }) => body);
    const ended = await answered(pull, readToken);
    expect(ended).toMatchObject({ code: 0, outputs: { blocked: "false", excused: "2" } });
    expect(own(pull.github).map(({ body }) => body)).toEqual(before);
  },
);
