import { expect, test } from "vitest";
import { temporaryFolder } from "../github/folder.ts";
import type { Files } from "../github/origin.ts";
import { openPull } from "./pull.ts";
import { narrowStatement, terraform, wideStatement } from "./stories.ts";

/** Statements whose reports are longer than GitHub takes: it refuses a review for one comment. */

const folder = temporaryFolder();
const longest = 65_536;

/** A statement whose replacement keeps many lines of comment. */
const long = (lines: number): string =>
  wideStatement.replace(
    "    # Reports",
    `${"    # A line of what there is to be said about it, and of what there is not.\n".repeat(lines)}    # Reports`,
  );

test.concurrent(
  "a replacement that is too long for a comment is left out, and said to be",
  async () => {
    const { github, run } = await openPull(folder, {
      base: [{ "infra/main.tf": terraform(narrowStatement) }],
      head: [{ "infra/main.tf": terraform(long(1000)) }],
    });
    const ended = await run();
    expect(github.violations).toEqual([]);
    expect(ended.commands.filter(({ name }) => name === "warning")).toEqual([]);
    const [comment] = github.world.comments;
    expect(comment?.body.length).toBeLessThanOrEqual(longest);
    expect(comment?.body).not.toContain("```suggestion");
    expect(comment?.body).toContain("GitHub takes no more");
  },
);

test.concurrent("a summary of more than GitHub takes is cut between statements", async () => {
  const head = Array.from({ length: 12 }, (_, i) => [`${i}/main.tf`, terraform(long(100))]);
  const { github, run } = await openPull(folder, {
    base: [{ "infra/main.tf": terraform(narrowStatement) }],
    head: [Object.fromEntries(head) as Files],
  });
  const ended = await run({ "max-comments": "0" });
  expect(github.violations).toEqual([]);
  expect(ended.outputs.findings).not.toBe("0");
  const [summary] = github.world.issueComments;
  expect(summary?.body.length).toBeLessThanOrEqual(longest);
  expect(summary?.body.match(/<details>/g)?.length).toBe(
    summary?.body.match(/<\/details>/g)?.length,
  );
});
