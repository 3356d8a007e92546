import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFixMarker } from "../../src/report/fix-marker.ts";
import { agreedByUse } from "../agreed.ts";
import { moveBranch } from "../github/fake/objects.ts";
import { temporaryFolder } from "../github/folder.ts";
import { putRef } from "../github/git.ts";
import { openNights, type Nights } from "./nights.ts";

/** The pull request that a nightly audit keeps, night after night. */

const folder = temporaryFolder();

/** A module with a bucket, or a queue, and a policy of which the resource can be named. */
const policyOn = (name: string, type: string, actions: string, resource: string): string =>
  `resource "${type}" "${name}" {}

resource "aws_iam_role_policy" "${name}" {
  role = "app"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ${actions}, Resource = ${resource} }]
  })
}
`;
const bucket = (resource = '"*"'): string =>
  policyOn("logs", "aws_s3_bucket", '["s3:GetObject"]', resource);
const queue = (resource = '"*"'): string =>
  policyOn("jobs", "aws_sqs_queue", '["sqs:SendMessage", "sqs:DeleteQueue"]', resource);
const narrowBucket = bucket('"${aws_s3_bucket.logs.arn}/*"');
const narrowQueue = queue('"${aws_sqs_queue.jobs.arn}"');

const whole = { "a.tf": bucket(), "b.tf": queue(), "notes.md": "#\n" };
const changesOf = async (nights: Nights, more?: Parameters<Nights["night"]>[0]) => {
  nights.writes();
  const { warnings, account: said, paragraphs } = await nights.night(more);
  expect(nights.github.violations).toEqual([]);
  return { did: nights.writes(), warnings, said, paragraphs };
};
const commit = ["git/create-tree", "git/create-commit"];
const markerOf = ({ body = "" }: { readonly body?: string }) => readFixMarker(body, "nightly/fix");

test("seven nights: made, unchanged, repaired in part by somebody, merged, new, done, and quiet", async () => {
  const nights = await openNights(folder, whole);
  const first = await changesOf(nights);
  expect(first.did).toEqual([...commit, ...commit, "graphql/updateRefs", "pulls/create"]);
  expect(first.warnings).toEqual([]);
  const [pull] = nights.pulls();
  expect(pull).toMatchObject({ base: "main", author: { login: "github-actions[bot]" } });
  const { body = "" } = pull ?? {};
  expect(body).toContain("Pare narrows **2 statements of 2 policies**, each policy in a commit");
  expect(body).toMatch(
    /#### \[`a\.tf:7`\]\(.*\) · `aws_iam_role_policy\.logs`\n\n- Was `s3:GetObject on \*`\n- Is `s3:GetObject on \$\{aws_s3_bucket\.logs\.arn\}\/\*`\n- Grade \*\*assumed\*\*: /,
  );
  expect(nights.fixed("a.tf")).toContain('Resource = "${aws_s3_bucket.logs.arn}/*"');
  const messages = nights.commits().map((sha) => nights.github.world.history.about(sha).message);
  expect(messages.map((text) => text.split("\n")[0])).toEqual([
    "Narrow aws_iam_role_policy.logs in a.tf",
    "Narrow aws_iam_role_policy.jobs in b.tf",
  ]);
  expect(first.paragraphs).toEqual([
    "**Replacements.** Pull request [#8](https://github.com/octo-org/infrastructure/pull/8) is open, and narrows 2 policies.",
  ]);

  // The default branch goes on elsewhere: nothing is told to anybody.
  nights.pushTo("main", { "notes.md": "##\n" });
  const second = await changesOf(nights);
  expect(second).toMatchObject({ did: [], warnings: [] });
  expect(second.said).toEqual(["Pull request #8 narrows 2 policies, as it did before."]);

  // Somebody repairs one of them: the branch is made anew from there.
  nights.pushTo("main", { "a.tf": narrowBucket });
  const third = await changesOf(nights);
  expect(third.did).toEqual([...commit, "pulls/update", "graphql/updateRefs"]);
  expect(nights.commits().length).toBe(1);
  expect(nights.fixed("notes.md")).toBe("##\n");
  expect(nights.pulls()[0]?.body).toContain("**1 statement of 1 policy**");

  // It is merged, and there is nothing left.
  if (pull) nights.merge(pull);
  const fourth = await changesOf(nights);
  expect(fourth).toMatchObject({ did: [], warnings: [] });
  expect(fourth.paragraphs).toEqual([]);

  // Something new is wide: another pull request, from the same branch.
  nights.pushTo("main", { "a.tf": bucket() });
  const fifth = await changesOf(nights);
  expect(fifth.did).toEqual([...commit, "graphql/updateRefs", "pulls/create"]);
  expect(nights.pulls().map(({ state }) => state)).toEqual(["closed", "open"]);

  // Somebody repairs it by hand: it is closed with a word.
  nights.pushTo("main", { "a.tf": narrowBucket });
  const sixth = await changesOf(nights);
  expect(sixth.did).toEqual(["pulls/update", "issues/create-comment"]);
  expect(nights.pulls()[1]?.state).toBe("closed");
  expect(nights.github.world.issueComments.at(-1)?.body).toContain("nothing any more");
  expect(sixth.said).toEqual(["Pull request #9 is closed: nothing is left of what it narrows."]);

  const seventh = await changesOf(nights);
  expect(seventh).toMatchObject({ did: [], warnings: [] });
  expect(nights.pulls().length).toBe(2);
});

test("with somebody's commit on the branch it is left alone and says so, until it is free again", async () => {
  const nights = await openNights(folder, whole);
  await nights.night();
  const made = nights.commits();
  const theirs = nights.pushTo("pare/fix", { "notes.md": "Mine.\n" });
  const left = await changesOf(nights);
  expect(left.did).toEqual(["pulls/update"]);
  expect(left.warnings[0]).toMatch(
    /^Pull request #8 is left as it is, since commits on its branch/,
  );
  expect(nights.pulls()[0]?.body).toContain("**Pare leaves this branch as it is**");
  // Neither is it told again, nor closed when there is nothing left to be done.
  nights.pushTo("main", { "a.tf": narrowBucket, "b.tf": narrowQueue });
  expect((await changesOf(nights)).did).toEqual([]);
  expect(nights.commits().at(-1)).toBe(theirs);
  // They take their commit back.
  nights.pushTo("main", { "a.tf": bucket(), "b.tf": queue() });
  const { world } = nights.github;
  moveBranch(world, "pare/fix", made.at(-1));
  expect((await changesOf(nights)).did).toEqual(["pulls/update"]);
  expect(nights.pulls()[0]?.body).not.toContain("leaves this branch");
});

test("a commit that is pushed between two requests is not lost: GitHub looks before it moves the branch", async () => {
  const nights = await openNights(folder, whole);
  await nights.night();
  nights.pushTo("main", { "a.tf": narrowBucket });
  let theirs = "";
  const { world } = nights.github;
  const tick = world.tick.bind(world);
  // The time is asked for when a commit is made.
  world.tick = () => {
    theirs ||= nights.pushTo("pare/fix", { "notes.md": "Mine.\n" });
    return tick();
  };
  const { warnings } = await changesOf(nights);
  expect(warnings[0]).toContain("Expected branch to point to");
  expect(nights.commits().at(-1)).toBe(theirs);
});

test("what somebody closed is not proposed again until it reads differently, or is opened again", async () => {
  const nights = await openNights(folder, whole);
  await nights.night();
  const [pull] = nights.pulls();
  Object.assign(pull ?? {}, { state: "closed" });
  expect((await changesOf(nights)).did).toEqual([]);
  expect(nights.pulls().length).toBe(1);
  Object.assign(pull ?? {}, { state: "open" });
  expect(await changesOf(nights)).toMatchObject({
    did: [],
    said: ["Pull request #8 narrows 2 policies, as it did before."],
  });
  // To be merged into another branch, it is not Pare's to keep.
  Object.assign(pull ?? {}, { base: "feature" });
  expect((await changesOf(nights)).warnings[0]).toContain("is not this job's");
  Object.assign(pull ?? {}, { base: "main" });
  // One says something else, and comes again; the other only stands on another line.
  Object.assign(pull ?? {}, { state: "closed" });
  const changed = {
    "a.tf": bucket().replace("GetObject", "PutObject"),
    "b.tf": `# Jobs.\n${queue()}`,
  };
  nights.pushTo("main", changed);
  await nights.night();
  expect(nights.pulls().map(({ state }) => state)).toEqual(["closed", "open"]);
  expect(nights.pulls()[1]?.body).toContain("**1 statement of 1 policy**");
  expect(nights.pulls()[1]?.body).toContain("`aws_iam_role_policy.logs`");
});

test("what is beyond the most is said, is not in it, and is proved without it", async () => {
  const nights = await openNights(folder, whole);
  const { said } = await changesOf(nights, { fixing: { most: 1 } });
  expect(said).toEqual([
    "Pull request #8 is open, and narrows 1 policy; 1 more can be, once it is merged.",
  ]);
  expect(nights.pulls()[0]?.body).toContain(
    "Not in it: 1 policy more, which follows when this is merged.",
  );
  expect(nights.commits().length).toBe(1);
});

test("what assumes something is in it only where that is asked for", async () => {
  const nights = await openNights(folder, whole);
  const { did, said } = await changesOf(nights, { fixing: { assume: false } });
  expect({ did, said }).toEqual({
    did: [],
    said: ["There is nothing to be narrowed in a pull request."],
  });
});

test.each([
  [
    "reading",
    /answered 403: .* The token lacks `contents: write` under `permissions:` of the job\./,
  ],
  [
    "committing",
    /answered 403: .* The token lacks `pull-requests: write` under `permissions:` of the/,
  ],
] as const)(
  "a token for %s alone is told what it lacks, and leaves nothing behind",
  async (token, said) => {
    const nights = await openNights(folder, whole);
    const { warnings } = await changesOf(nights, { token });
    expect(warnings.length).toBe(1);
    expect(warnings[0]).toMatch(said);
    expect(nights.pulls()).toEqual([]);
    expect(() => nights.commits()).toThrow();
  },
);

test("where Actions may not open pull requests, the setting is named and the branch goes again", async () => {
  const nights = await openNights(folder, whole);
  const message = "GitHub Actions is not permitted to create or approve pull requests.";
  nights.github.fail("pulls/create", { status: 403, body: { message, documentation_url: "" } });
  const { warnings } = await changesOf(nights);
  expect(warnings[0]).toContain("Allow GitHub Actions to create and approve pull requests");
  expect(() => nights.commits()).toThrow();
  nights.github.recover();
  expect((await changesOf(nights)).did).toContain("pulls/create");
});

test("what ends between two steps is taken up the next night", async () => {
  const nights = await openNights(folder, whole);
  await nights.night();
  nights.pushTo("main", { "a.tf": narrowBucket });
  nights.github.fail("graphql/updateRefs", { status: 502 });
  expect((await changesOf(nights)).warnings[0]).toContain("502");
  nights.github.recover();
  expect((await changesOf(nights)).did.slice(-2)).toEqual(["pulls/update", "graphql/updateRefs"]);
  expect(nights.commits().length).toBe(1);
});

test("a pull request that is opened without an answer is found, and its branch stays", async () => {
  const nights = await openNights(folder, whole);
  nights.github.fail("pulls/create", { cut: "after", times: 1 });
  expect(await changesOf(nights)).toMatchObject({
    warnings: [],
    said: ["Pull request #8 is open, and narrows 2 policies."],
  });
});

test("where it is not known whether one is opened, its branch stays: without it, it would be closed", async () => {
  const nights = await openNights(folder, whole);
  nights.github.fail("pulls/create", { cut: "after", times: 1 });
  nights.github.fail("pulls/list", { status: 502, skip: 1 });
  expect((await changesOf(nights)).warnings.length).toBe(1);
  nights.github.recover();
  expect((await changesOf(nights)).said).toEqual([
    "Pull request #8 narrows 2 policies, as it did before.",
  ]);
});

test("a branch that is moved without an answer is known to be moved", async () => {
  const nights = await openNights(folder, whole);
  nights.github.fail("graphql/updateRefs", { cut: "after", times: 1 });
  expect((await changesOf(nights)).warnings).toEqual([]);
  expect(nights.pulls().length).toBe(1);
});

test("a branch of somebody's own, and a pull request of another job's, are left alone", async () => {
  const nights = await openNights(folder, whole);
  moveBranch(nights.github.world, "pare/fix", nights.origin.head());
  const { did, warnings } = await changesOf(nights);
  expect(did).toEqual([]);
  expect(warnings[0]).toContain("points to a commit that is not Pare's");
  moveBranch(nights.github.world, "pare/fix", undefined);
  await nights.night({ job: "other/fix" });
  const taken = await changesOf(nights);
  expect(taken.did).toEqual([]);
  expect(taken.warnings[0]).toContain("is not this job's");
  // A marker that somebody wrote himself is none.
  const [pull] = nights.pulls();
  const body = pull?.body?.replace("other/fix", "nightly/fix") ?? "";
  Object.assign(pull ?? {}, { body, author: { login: "mallory", type: "User" } });
  expect((await changesOf(nights)).warnings[0]).toContain("is not this job's");
});

test("what is not on the default branch is audited, and opens no pull request", async () => {
  const nights = await openNights(folder, whole);
  const { did, warnings, said } = await changesOf(nights, { ref: nights.origin.head() });
  expect(did).toEqual([]);
  expect(warnings).toEqual(said);
  expect(warnings[0]).toMatch(/^No pull request is opened: .* on the branch main,/);
});

test("an older commit of the default branch is what the changes are made on, if a tag is called so too", async () => {
  const nights = await openNights(folder, whole);
  const older = nights.origin.base();
  nights.pushTo("main", { "notes.md": "##\n" });
  const { directory } = nights.origin;
  putRef(directory, "refs/tags/main", nights.origin.head());
  await nights.night({ ref: older });
  putRef(directory, "refs/tags/main", undefined);
  expect(nights.fixed("notes.md")).toBe("#\n");
  expect(nights.github.world.history.about(nights.commits()[0] ?? "").parents).toEqual([older]);
});

test("an older run that ends later writes nothing of what the default branch has changed since", async () => {
  const nights = await openNights(folder, whole);
  const older = nights.origin.base();
  nights.pushTo("main", { "a.tf": narrowBucket });
  const done = nights.pushTo("main", { "b.tf": narrowQueue });
  const overtaken = {
    did: [],
    warnings: [],
    said: [
      "What is to be narrowed has changed on the branch main since it was checked out: the next audit goes on from there.",
    ],
  };
  expect(await changesOf(nights, { ref: older })).toMatchObject(overtaken);
  // Nor does it close what a newer one has opened.
  nights.pushTo("main", { "a.tf": bucket() });
  await nights.night();
  expect(await changesOf(nights, { ref: done })).toMatchObject(overtaken);
  expect(nights.pulls()[0]?.state).toBe("open");
});

test("a file that may be run stays so", async () => {
  const nights = await openNights(folder, whole);
  nights.pushTo("main", { "a.tf": bucket() }, "100755");
  await nights.night();
  const [first = ""] = nights.commits();
  const modes = nights.github.world.history.tree(first, false)?.map(({ mode }) => mode);
  expect(modes).toEqual(["100755", "100644", "100644"]);
});

test("a file that is not what the commit has is left out, and that is said", async () => {
  const nights = await openNights(folder, whole);
  const spoiled = { "a.tf": `# Made by a step before.\n${bucket()}` };
  await nights.night({ spoiled });
  expect(nights.pulls()[0]?.body).toContain("**1 statement of 1 policy**");
  expect(nights.pulls()[0]?.body).toContain("Not in it: 1 policy in workflows, or in files that");
  expect(nights.fixed("a.tf")).toBe(bucket());
});

test("names of files and resources mean nothing in commits", async () => {
  const path = "a @octocat [skip ci] fixes #1 GH-7 www.example.com.tf";
  const nights = await openNights(folder, { [path]: bucket() });
  await nights.night();
  const [sha = ""] = nights.commits();
  const { message } = nights.github.world.history.about(sha);
  expect(message).toMatch(
    /^Narrow aws_iam_role_policy\.logs in a_octocat_skip_ci_fixes_1_GH_7_www_example\.com\.tf\n/,
  );
  expect(message).not.toMatch(/[@#[\]]/);
  expect(markerOf(nights.pulls()[0] ?? {})?.of.length).toBe(1);
});

test("what evidence of use shows is narrowed unasked, and the pull request says by which", async () => {
  const golden = join(import.meta.dirname, "..", "golden", "terraform-evidence");
  const read = (path: string): string => readFileSync(join(golden, path), "utf8");
  const usage = ".github/pare-usage.json";
  const files = { "main.tf": read("before/main.tf"), [usage]: read(`before/${usage}`) };
  const nights = await openNights(folder, files);
  const asked = { agreement: agreedByUse(files), fixing: { assume: false } };
  expect((await changesOf(nights, asked)).warnings).toEqual([]);
  const fixed = nights.fixed("main.tf");
  expect(fixed).toContain('Action   = ["dynamodb:DescribeTable", "dynamodb:UpdateTable"]');
  expect(fixed).not.toContain("sqs:");
  // What assumes that data events of the whole bucket are recorded is asked for.
  expect(fixed).toContain('Action   = "s3:*"');
  const { body = "" } = nights.pulls()[0] ?? {};
  expect(body).toContain("narrows **2 statements of 1 policy**");
  expect(body).toContain(
    "- Grade **evidenced**: what is lost is used nowhere. Evidence of use shows ",
  );
  expect(body).toContain(
    "Evidence: `.github/pare-usage.json`, events of CloudTrail from 2026-08-20 to 2026-11-28 (101 days)",
  );
  expect(body).toMatch(
    /Denied each time: `dynamodb:UpdateTable` \(3 times, last on 2026-11-28\)\./,
  );
  // Evidence that ended long ago says nothing any more.
  const later = { ...asked, agreement: { ...asked.agreement, today: "2027-03-01" } };
  nights.writes();
  expect((await changesOf(nights, later)).did).toEqual(["pulls/update", "issues/create-comment"]);
  expect(nights.pulls()[0]?.state).toBe("closed");
});
