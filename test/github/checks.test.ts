import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findCheckRun, putCheckRun, type CheckRun } from "../../src/github/checks.ts";
import { checkLimits } from "../../src/report/limits.ts";
import { connect, type Client, type Pull } from "../../src/github/client.ts";
import type { Annotation } from "../../src/report/annotations.ts";
import { secondaryLimit, type Failure } from "./fake/failures.ts";
import { actionsBot } from "./fake/shapes.ts";
import { startGitHub, userToken, writeToken, type GitHub } from "./fake.ts";
import { temporaryFolder } from "./folder.ts";
import { hurried } from "./hurried.ts";
import { createOrigin } from "./origin.ts";

const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "main.tf": "old\n" }],
  head: [{ "main.tf": "new\n" }],
});
const repository = { owner: "octo-org", repo: "infrastructure" };
const app = { login: "an-app[bot]", type: "Bot" } as const;
const permissions = { checks: "write" } as const;

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub({
    directory: origin.directory,
    tokens: {
      actions: { kind: "installation", person: actionsBot, permissions },
      app: { kind: "installation", person: app, permissions },
    },
  });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const as = (token: string): Client =>
  connect({ token, apiUrl: github.url, userAgent: "pare", patience: hurried });
const annotations = (count: number): readonly Annotation[] =>
  Array.from({ length: count }, (_, index) => ({
    path: "main.tf",
    startLine: index + 1,
    endLine: index + 2,
    level: "warning",
    message: `wide ${index}`,
    title: "Pare",
  }));
const run = (more: Partial<CheckRun> = {}): CheckRun => ({
  name: "Pare",
  externalId: "review",
  headSha: origin.head(),
  conclusion: "failure",
  title: "2 findings",
  summary: "Two\nlines",
  annotations: annotations(2),
  ...more,
});
// Who has a pull request may hand it on: GitHub is told of the repository alone.
const pull: Pull = { ...repository, number: 7 };
const put = (more: Partial<CheckRun> = {}, token = "actions") =>
  putCheckRun(as(token), pull, run(more));
const operations = () => github.writes().map(({ operation }) => operation);

test("a run is made, and the same again is nothing to send", async () => {
  const answer = await put();
  const [made] = github.world.checkRuns;
  const about = {
    id: made?.id,
    htmlUrl: `https://github.com/octo-org/infrastructure/runs/${made?.id ?? 0}`,
  };
  expect(answer).toEqual({ ok: true, value: { ...about, did: "created" } });
  expect(made).toMatchObject({
    name: "Pare",
    externalId: "review",
    commit: origin.head(),
    status: "completed",
    conclusion: "failure",
    title: "2 findings",
    summary: "Two\nlines",
  });
  expect(made?.annotations[1]).toEqual({
    path: "main.tf",
    start_line: 2,
    end_line: 3,
    annotation_level: "warning",
    message: "wide 1",
    title: "Pare",
  });
  expect(await put({ summary: "Two\r\nlines\r\n" })).toEqual({
    ok: true,
    value: { ...about, did: "unchanged" },
  });
  expect(operations()).toEqual(["checks/create"]);
});

test.for([0, 1, 50, 51, 100, 120])("%i annotations come 50 a request", async (count) => {
  const all = annotations(count);
  expect(await put({ annotations: all })).toMatchObject({ value: { did: "created" } });
  const messages = github.world.checkRuns[0]?.annotations as readonly { message: string }[];
  expect(messages.map(({ message }) => message)).toEqual(all.map(({ message }) => message));
  expect(github.writes().length).toBe(Math.max(1, Math.ceil(count / 50)));
});

const others: readonly Partial<CheckRun>[] = [
  { conclusion: "neutral" },
  { title: "1 finding" },
  { summary: "other" },
];
test.for(others)("a run that differs is updated while it has no annotations: %o", async (other) => {
  await put({ annotations: [] });
  expect(await put({ ...other, annotations: [] })).toMatchObject({ value: { did: "updated" } });
  const all = annotations(60);
  expect(await put({ ...other, annotations: all })).toMatchObject({ value: { did: "updated" } });
  expect(github.world.checkRuns.length).toBe(1);
  expect(github.world.checkRuns[0]).toMatchObject(other);
  expect(github.world.checkRuns[0]?.annotations.length).toBe(60);
});

test.for([...others, { annotations: [] }, { annotations: annotations(3) }])(
  "a run whose annotations would stay is followed by another: %o",
  async (other) => {
    await put();
    expect(await put(other)).toMatchObject({ value: { did: "created" } });
    expect(await put(other)).toMatchObject({ value: { did: "unchanged" } });
    expect(github.world.checkRuns.length).toBe(2);
  },
);

test("a run is ours by its name, its id, its commit and its App", async () => {
  await put();
  const find = (more: Partial<CheckRun>, slug?: string) =>
    findCheckRun(as("app"), repository, run(more), slug);
  expect(await find({})).toMatchObject({
    value: { conclusion: "failure", title: "2 findings", summary: "Two\nlines", annotations: 2 },
  });
  expect(await find({ name: "Other" })).toEqual({ ok: true, value: undefined });
  expect(await find({ externalId: "audit" })).toEqual({ ok: true, value: undefined });
  expect(await find({ headSha: origin.base() })).toEqual({ ok: true, value: undefined });
  expect(await find({}, "an-app")).toEqual({ ok: true, value: undefined });
  expect(await putCheckRun(as("app"), repository, run(), "an-app")).toMatchObject({
    value: { did: "created" },
  });
});

test("another job's run of the same name is not touched, however many there are", async () => {
  await put({ annotations: [] });
  for (let job = 0; job < 120; job++)
    await as("actions").rest.checks.create({
      ...repository,
      name: "Pare",
      head_sha: origin.head(),
      external_id: `job-${job}`,
    });
  expect(await put({ annotations: [] })).toMatchObject({ value: { did: "unchanged" } });
  expect(await put({ title: "other", annotations: [] })).toMatchObject({
    value: { id: github.world.checkRuns[0]?.id, did: "updated" },
  });
});

test.for<Failure>([{ cut: "after" }, { cut: "within" }, { status: 502 }, secondaryLimit(3600)])(
  "a run that was left half done is not taken for whole: %o",
  async (failure) => {
    github.fail("checks/update", failure);
    const all = annotations(120);
    expect(await put({ annotations: all })).toMatchObject({ ok: false });
    expect(github.count("checks/update")).toBe(1);
    github.recover();
    expect(await put({ annotations: all })).toMatchObject({ value: { did: "created" } });
    expect(await put({ annotations: all })).toMatchObject({ value: { did: "unchanged" } });
  },
);

test("a token without the permission, or that is no App's, is told so", async () => {
  expect(await put({}, writeToken)).toMatchObject({
    ok: false,
    status: 403,
    hint: expect.stringContaining("`checks: read`") as string,
  });
  expect(await put({}, userToken)).toMatchObject({
    ok: false,
    status: 403,
    message: "You must authenticate via a GitHub App.",
  });
});

test("texts at the limits are taken", async () => {
  const [first] = annotations(1);
  const message = "ä".repeat(checkLimits.message.most / 2);
  const longest = { ...first, message, title: "x".repeat(checkLimits.title.most) } as Annotation;
  const summary = `${"ä".repeat((checkLimits.summary.most - 1) / 2)}x`;
  expect(await put({ summary, annotations: [longest] })).toMatchObject({ ok: true });
});

const [plain] = annotations(1);
const tooLong: readonly (readonly [string, Partial<CheckRun>])[] = [
  ["summary", { summary: "ä".repeat(32_768) }],
  ["annotation", { annotations: [{ ...plain, message: "x".repeat(64_001) } as Annotation] }],
  ["title", { annotations: [{ ...plain, title: "x".repeat(256) } as Annotation] }],
  ["lines", { annotations: [{ ...plain, startLine: 3, endLine: 2 } as Annotation] }],
  ["line", { annotations: [{ ...plain, startLine: 0 } as Annotation] }],
];
test.for(tooLong)("what GitHub would not take is a bug: %s", async ([, more]) => {
  await expect(put(more)).rejects.toThrow(RangeError);
  expect(github.log).toEqual([]);
});
