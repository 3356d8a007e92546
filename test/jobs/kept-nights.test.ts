import { expect, test } from "vitest";
import { readBranchFile, writeBranchFile } from "../../src/github/branch-file.ts";
import { connect } from "../../src/github/client.ts";
import { repositoryId } from "../github/fake/shapes.ts";
import { temporaryFolder } from "../github/folder.ts";
import { hurried } from "../github/hurried.ts";
import { branch, openKeptNights } from "./kept-nights.ts";

/** What an audit keeps where things go wrong, and where somebody else has a hand in it. */

const folder = temporaryFolder();
const wide = (action = "s3:*"): string =>
  `{ "Statement": [{ "Effect": "Allow", "Action": "${action}", "Resource": "*" }] }\n`;
const files = { "policy.json": wide() };
const repaired = { "policy.json": wide("s3:ListAllMyBuckets") };

test("the same night twice is one night, and is compared with the day before again", async () => {
  const kept = await openKeptNights(folder);
  await kept.night("2026-11-01", repaired);
  await kept.night("2026-11-02", files);
  const body = kept.issues()[0]?.body;
  const again = await kept.night("2026-11-02", files, { commit: kept.origin.base() });
  expect(again.told.account[0]).toBe("Issue #8: unchanged.");
  expect(body).toContain("#### New since 2026-11-01: ");
  expect(kept.kept()?.match(/"date":/g)).toHaveLength(2);
});

test("somebody else's issue is left alone, of the same title and with our mark", async () => {
  const kept = await openKeptNights(folder);
  const { world } = kept.github;
  await kept.night("2026-11-01", files, { keeping: { history: {} } });
  const [ours] = kept.issues();
  const theirs = { ...ours, number: 4, author: { login: "mallory", type: "User" as const } };
  Object.assign(ours ?? {}, { body: `> ${ours?.body ?? ""}` });
  world.issues.push(theirs as (typeof world.issues)[number]);
  const { told } = await kept.night("2026-11-02", files, { keeping: { history: {} } });
  // Ours is quoted by now, which is not its mark: another one is opened.
  expect(told.account).toEqual(["Issue #9: opened."]);
  expect(theirs.body).toBe(world.issues.find(({ number }) => number === 4)?.body);
  // Another job has its own.
  const other = await kept.night("2026-11-02", files, { job: "other/x", keeping: { history: {} } });
  expect(other.told.account).toEqual(["Issue #10: opened."]);
});

test("whoever closes it is left in peace until it is opened, or all was repaired", async () => {
  const kept = await openKeptNights(folder);
  await kept.night("2026-11-01", files);
  const [issue] = kept.issues();
  Object.assign(issue ?? {}, { state: "closed" });
  const declined = await kept.night("2026-11-02", files);
  expect(declined.told.account[0]).toMatch(/^Issue #8 was closed by somebody/);
  expect(issue?.state).toBe("closed");
  await kept.night("2026-11-03", repaired);
  expect((await kept.night("2026-11-04", files)).told.account[0]).toBe("Issue #8: reopened.");
  expect(kept.issues()).toHaveLength(1);
});

test("one that is locked is kept all the same, and another is opened for one that is deleted", async () => {
  const kept = await openKeptNights(folder);
  await kept.night("2026-11-01", files);
  const [issue] = kept.issues();
  Object.assign(issue ?? {}, { locked: true });
  expect((await kept.night("2026-11-02", files)).told.account[0]).toBe("Issue #8: updated.");
  Object.assign(issue ?? {}, { deleted: true });
  expect((await kept.night("2026-11-03", files)).told.account[0]).toBe("Issue #9: opened.");
  // Deleted between the list and the change.
  kept.github.fail("issues/update", { status: 410, times: 1 });
  expect((await kept.night("2026-11-04", files)).told.account[0]).toBe("Issue #10: opened.");
});

test("a token that may only read tells in the summary alone, and says what it lacks", async () => {
  const kept = await openKeptNights(folder);
  await kept.night("2026-11-01", repaired);
  const { told } = await kept.night("2026-11-02", files, { token: "reading" });
  expect(told.warnings).toEqual([
    expect.stringMatching(/^The tracking issue could not be kept\. .*`issues: write`/),
    expect.stringMatching(/^The history could not be kept\. .*`contents: write`/),
  ]);
  expect(told.paragraphs[0]).toMatch(/^\*\*Since 2026-11-01\*\*: \d new findings?; score/);
  expect(kept.issues()).toEqual([]);
});

test("what GitHub fails at for a while is asked again, and nothing is made twice", async () => {
  const kept = await openKeptNights(folder);
  kept.github.fail("issues/list-for-repo", { status: 502, times: 1 });
  kept.github.fail("git/get-commit", { status: 503, times: 1 });
  expect((await kept.night("2026-11-01", files)).told.warnings).toEqual([]);
  // Not answered, and done: the next night finds it.
  kept.github.fail("issues/update", { cut: "after", times: 1 });
  await kept.night("2026-11-02", files);
  expect(kept.issues()).toHaveLength(1);
});

test("a history that somebody else moved on in between is not overwritten", async () => {
  const kept = await openKeptNights(folder);
  await kept.night("2026-11-01", files);
  const before = kept.kept();
  kept.github.fail("graphql/updateRefs", {
    status: 200,
    body: { data: null, errors: [{ message: "Expected branch to point to x but it did not." }] },
    times: 1,
  });
  const { told } = await kept.night("2026-11-02", files);
  expect(told.warnings[0]).toMatch(/^The history could not be kept\. .*Expected branch to point/);
  expect(kept.kept()).toBe(before);
});

test("a history that does not read as one is left as it is, with the place of the mistake", async () => {
  const kept = await openKeptNights(folder);
  const text = '{ "version": 1, "nights": [{ "date": "tomorrow" }] }';
  const { night } = kept;
  await night("2026-11-01", files);
  const client = connect({
    ...{ token: "keeping", apiUrl: kept.github.url, userAgent: "pare", patience: hurried },
  });
  const { owner, name: repo } = kept.github.world.repository;
  const repository = { owner, repo, id: repositoryId(`${owner}/${repo}`) };
  const read = await readBranchFile(client, repository, branch, "pare-history.json");
  if (!read.ok) throw new Error(read.message);
  const file = { path: "pare-history.json", text, message: "By hand" };
  await writeBranchFile(client, repository, branch, read.value, file);
  const { told } = await night("2026-11-02", files);
  expect(told.warnings[0]).toMatch(
    /^The history could not be read, and is left as it is\. pare-history\.json on pare\/history: nights\.0\.date: /,
  );
  expect(kept.kept()).toBe(text);
});

test("what stood in a file that cannot be read is not repaired, and the issue stays open", async () => {
  const kept = await openKeptNights(folder);
  await kept.night("2026-11-01", files);
  const broken = { "policy.json": files["policy.json"].slice(0, 60) };
  const { told } = await kept.night("2026-11-02", broken);
  expect(told.account[0]).toBe("Issue #8: updated.");
  const body = kept.issues()[0]?.body ?? "";
  expect(body).toMatch(/^#### In files that were not read: \d+$/m);
  expect(body).not.toContain("#### Repaired");
  // The night after it is there again, and is not new.
  await kept.night("2026-11-03", files);
  expect(kept.issues()[0]?.body).not.toContain("#### New");
});

test("what is not of the default branch changes neither history nor issue", async () => {
  const kept = await openKeptNights(folder);
  const { told } = await kept.night("2026-11-01", files, { commit: kept.origin.head() });
  expect(told.warnings).toEqual([
    "Neither history nor issue is kept: what was audited is not on the branch main.",
  ]);
  expect(kept.github.writes()).toEqual([]);
  const named = await kept.night("2026-11-01", files, { keeping: { history: { branch: "main" } } });
  expect(named.told.warnings[0]).toContain("main is the default branch");
});

test("a history in a file goes from night to night without a word to GitHub", async () => {
  const kept = await openKeptNights(folder);
  const keeping = { history: { file: "kept/history.json" }, issue: false };
  await kept.night("2026-11-01", repaired, { keeping });
  const { told } = await kept.night("2026-11-02", files, { keeping });
  expect(told.paragraphs[0]).toContain("**Since 2026-11-01**");
  expect(kept.github.log).toEqual([]);
});
