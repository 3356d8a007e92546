import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pullRequestEvent } from "../github/event.ts";
import { actionsBot } from "../github/fake/shapes.ts";
import { readToken } from "../github/fake.ts";
import { temporaryFolder } from "../github/folder.ts";
import type { Files } from "../github/origin.ts";
import type { Step } from "../github/runner.ts";
import { measured } from "./peak.ts";
import { openPull } from "./pull.ts";
import { always, requestsWhile, seenComments } from "./seen.ts";
import { wholeTest } from "../share.ts";

/** Pull requests as large as GitHub lists them, and with more findings than anybody reads. */

const folder = temporaryFolder();
const checksToken = "ghs_checks";
const tokens = {
  [checksToken]: {
    person: actionsBot,
    kind: "installation",
    permissions: { contents: "read", pull_requests: "read", checks: "write" },
  },
} as const;

const numbered = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const document = (name: string, queue: string): string =>
  `data "aws_iam_policy_document" "${name}" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["${queue}"]
  }
}
`;
const base = [{ "a.md": "a\n" }];

/** One statement a file, one file a directory; every hundredth is overbroad. */
const manyFiles: Files = Object.fromEntries(
  numbered(3000, (index) => [
    `modules/${index}/main.tf`,
    document("queue", index % 100 === 0 ? "*" : `arn:aws:sqs:*:111122223333:queue-${index}`),
  ]),
);
/** Ten overbroad statements in each of some files. */
const findingsIn = (files: number): Files =>
  Object.fromEntries(
    numbered(files, (index) => [
      `modules/${index}/main.tf`,
      numbered(10, (each) => document(`queue${each}`, "*")).join("\n"),
    ]),
  );
const manyFindings = findingsIn(50);
/** More than a review takes of comments, and a request of annotations. */
const severalFindings = findingsIn(12);

/**
 * The most memory that a run of these takes, in megabytes: about 340 where nothing else runs, and more
 * where the collector falls behind on a busy machine. What is alive at once is below 100.
 */
const mostMemory = 512;
/** The longest text that GitHub takes for a comment. */
const longest = 65_536;

test("three thousand files: one review of the most comments, and everything is read", async () => {
  const { github, run } = await openPull(folder, { base, head: [manyFiles] });
  const act = () => measured((env) => run({}, { env }));
  const { ended, requests } = await requestsWhile(github, act);
  expect(requests).toEqual({
    ...always,
    "pulls/list-files": 30,
    "pulls/create-review": 1,
    "issues/create-comment": 1,
  });
  expect(ended).toMatchObject({ code: 0, outputs: { findings: "30", medium: "30" } });
  expect(ended.stdout).toContain("3000 statements in 3000 files, 3000 touched");
  expect(seenComments(github).length).toBe(25);
  expect(ended.summary).toContain("`modules/900/main.tf:2-5`");
  expect(ended.megabytes).toBeLessThan(mostMemory);
  expect(github.violations).toEqual([]);
});

test("three thousand files without a checkout: so many are read, and the others are no pass", async () => {
  const { github, run } = await openPull(folder, { base, head: [manyFiles] });
  const workspace = join(folder, "empty");
  mkdirSync(workspace);
  const step: Partial<Step> = { workspace, payload: pullRequestEvent(github.world, 7) };
  const { ended, requests } = await requestsWhile(github, () =>
    measured((env) => run({}, { ...step, env })),
  );
  expect(requests).toEqual({
    ...always,
    "git/get-tree": 3,
    "git/get-blob": 600,
    "pulls/list-files": 30,
    "pulls/create-review": 1,
    "issues/create-comment": 1,
  });
  // Thirty files are alike, and read at once.
  expect(ended.stdout).toContain("629 statements in 629 files, 629 touched");
  expect(ended).toMatchObject({ code: 1, outputs: { findings: "30", blocked: "true" } });
  for (const where of [ended.summary, github.world.issueComments[0]?.body]) {
    expect(where).toContain("### Pare: blocked by 2371 changed files that could not be read");
    expect(where).toContain("Not evaluated: 2371 places");
    expect(where).toContain("check out with a token that git may fetch with, and all are read");
  }
  expect(ended.megabytes).toBeLessThan(mostMemory);
  expect(github.violations).toEqual([]);
});

wholeTest(
  "five hundred findings: one review of the most comments, and each summary has its length",
  async () => {
    const { github, run } = await openPull(folder, { base, head: [manyFindings] });
    const act = () => measured((env) => run({}, { env }));
    const { ended, requests } = await requestsWhile(github, act);
    expect(requests).toEqual({
      ...always,
      "pulls/list-files": 1,
      "pulls/create-review": 1,
      "issues/create-comment": 1,
    });
    expect(ended).toMatchObject({ code: 0, outputs: { findings: "500" } });
    expect(seenComments(github).length).toBe(25);
    expect(ended.megabytes).toBeLessThan(mostMemory);

    const body = github.world.issueComments[0]?.body ?? "";
    expect(body.length).toBeLessThanOrEqual(longest);
    const [, after = ""] = body.split("#### Without a comment on its lines");
    const links = after.match(
      /\]\(https:\/\/github\.com\/octo-org\/infrastructure\/blob\/\w{40}\//g,
    );
    const [, more = "0"] = /^- … and (\d+) more$/m.exec(after) ?? [];
    expect((links?.length ?? 0) + Number(more)).toBe(475);
    expect(links?.length).toBeGreaterThan(100);
    // The summary of the job has room for all of them, and for what to write instead.
    expect(ended.summary.match(/<summary>Lines \d+ to \d+ should read<\/summary>/g)?.length).toBe(
      475,
    );
    expect(Buffer.byteLength(ended.summary)).toBeLessThan(1024 * 1024);
    expect(github.violations).toEqual([]);
  },
);

wholeTest("a hundred comments are two reviews, since GitHub takes no more at once", async () => {
  const { github, run } = await openPull(folder, { base, head: [severalFindings] });
  const act = () => run({ "max-comments": "100" });
  const { requests } = await requestsWhile(github, act);
  expect(requests).toMatchObject({ "pulls/create-review": 2, "issues/create-comment": 1 });
  expect(seenComments(github).length).toBe(100);
  const again = await requestsWhile(github, act);
  expect(again.requests).toEqual(always);
  expect(again.ended.stdout).toContain("100 as they were");
});

wholeTest("findings that may not be comments are annotations, fifty a request", async () => {
  const { github, run } = await openPull(folder, { base, head: [severalFindings] }, { tokens });
  const act = () => run({}, { token: checksToken });
  const { ended, requests } = await requestsWhile(github, act);
  expect(requests).toMatchObject({
    "pulls/create-review": 1,
    "checks/create": 1,
    "checks/update": 2,
  });
  expect(ended).toMatchObject({ code: 0, outputs: { findings: "120" } });
  const [made] = github.world.checkRuns;
  expect(made?.annotations.length).toBe(120);
  expect(Buffer.byteLength(made?.summary ?? "")).toBeLessThanOrEqual(65_535);
  expect(seenComments(github)).toEqual([]);

  await act();
  expect(github.world.checkRuns.length).toBe(1);
  expect(made?.annotations.length).toBe(120);
});

test("where nothing can be told on GitHub, the log has ten annotations of a level, and says so", async () => {
  const { github, run } = await openPull(folder, { base, head: [severalFindings] });
  const ended = await run({}, { token: readToken });
  expect(github.writes().filter(({ status }) => status !== 403)).toEqual([]);
  const [first, ...others] = ended.commands.filter(({ name }) => name === "warning");
  expect(first?.properties.file).toBe("modules/0/main.tf");
  expect(others.filter(({ properties }) => properties.file !== undefined).length).toBe(9);
  expect(ended.stdout).toContain("110 more are in the log above: GitHub shows no more of them.");
  expect(ended.stdout).toContain("modules/11/main.tf:67:18  medium  unscoped-resource");
  expect(ended).toMatchObject({ code: 0, outputs: { findings: "120" } });
});
