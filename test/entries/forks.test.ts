import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { workflowRun } from "../github/events.ts";
import { readToken } from "../github/fake.ts";
import type { Token } from "../github/fake/answers.ts";
import { actionsBot } from "../github/fake/shapes.ts";
import { temporaryFolder } from "../github/folder.ts";
import { openPull } from "./pull.ts";
import { widened } from "./stories.ts";
import { suggestionIn } from "./suggestion.ts";

/** A pull request of a fork: its own run, and the second workflow that .github/examples shows. */

const folder = temporaryFolder();
const pulls = [{ number: 7, fork: "someone/infrastructure" }];
const forksToken = "ghs_forks";
const tokens: Readonly<Record<string, Token>> = {
  [forksToken]: {
    person: actionsBot,
    kind: "installation",
    permissions: { contents: "read", pull_requests: "write", checks: "write" },
  },
};
const inputs = { "fail-on": "medium" };

test.concurrent("its own run gives the verdict, and what it found as annotations", async () => {
  const { github, run } = await openPull(folder, widened, { pulls });
  const ended = await run(inputs, { token: readToken });
  expect(ended).toMatchObject({ code: 1, outputs: { blocked: "true", findings: "2" } });
  const annotated = ended.commands.filter(({ properties: { file } }) => file !== undefined);
  expect(annotated.map(({ name, properties: { file } }) => [name, file])).toEqual([
    ["error", "infra/main.tf"],
    ["error", "orders/template.yaml"],
  ]);
  expect(ended.summary).toContain('resources = ["${aws_s3_bucket.reports.arn}/*"]');
  expect(github.writes().filter(({ status = 0 }) => status < 300)).toEqual([]);
});

test.concurrent(
  "the second workflow posts the comments and a check, with no checkout",
  async () => {
    const { github, origin, run } = await openPull(folder, widened, { pulls, tokens });
    await run(inputs, { token: readToken });
    const workspace = join(folder, "empty");
    mkdirSync(workspace);
    const more = { token: forksToken, workspace, ...workflowRun(github.world, origin.number) };
    const ended = await run(inputs, more);
    expect(ended).toMatchObject({ code: 1, outputs: { blocked: "true", findings: "2" } });
    expect(github.world.comments.map(({ path, commit }) => [path, commit])).toEqual([
      ["infra/main.tf", origin.head()],
      ["orders/template.yaml", origin.head()],
    ]);
    for (const { body } of github.world.comments) expect(suggestionIn(body)).toBeDefined();
    expect(github.world.checkRuns).toMatchObject([
      { name: "Pare", conclusion: "failure", commit: origin.head() },
    ]);
    expect(ended.commands.filter(({ properties: { file } }) => file !== undefined)).toEqual([]);
    expect(github.violations).toEqual([]);

    // The branch goes on, whose gate has not ended yet.
    origin.push({ "notes.md": "More.\n" });
    const before = github.writes().length;
    const late = await run(inputs, more);
    expect(late).toMatchObject({ code: 0, outputs: { blocked: "false" } });
    expect(late.stdout).toContain("there is nothing to judge");
    expect(github.writes().length).toBe(before);
  },
);
