import { describe, expect, test } from "vitest";
import { subjectOf, type Subject } from "../../src/github/event.ts";
import type { Judged } from "../../src/jobs/workflow.ts";
import type { Finding } from "../../src/rules/rule.ts";
import { mergeGroup, push } from "../github/events.ts";
import type { GitHub } from "../github/fake.ts";
import { addReviewComment, type Pull, type ReviewComment } from "../github/fake/world.ts";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";
import type { Origin } from "../github/origin.ts";
import { requestsWhile } from "../entries/seen.ts";
import { only, stage, type Stage } from "./workplace.ts";

/** Answers on pull requests, heard where these are merged: in a queue, and once they were. */

const folder = temporaryFolder();
const policy = (action: string): string =>
  `${JSON.stringify({ Statement: { Effect: "Allow", Action: action, Resource: "*" } }, null, 2)}\n`;
const collaborators = { maintainer: "write", stranger: "read" };

/** Somebody answers Pare's comments on a pull request, or on a file of it. */
function answer(
  { world }: GitHub,
  pull: number,
  body: string,
  { login = "maintainer", path = "" } = {},
): void {
  const isMeant = (each: ReviewComment): boolean =>
    each.pull === pull && each.inReplyTo === undefined && each.path.startsWith(path);
  for (const comment of world.comments.filter(isMeant))
    addReviewComment(world, {
      ...comment,
      author: { login, type: "User" },
      body,
      inReplyTo: comment.id,
    });
}

const named = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
const pathsOf = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ statement }) => statement.place.source.path);
const point = ({ directory }: Origin, ref: string, sha: string): void => {
  git(directory, ["update-ref", ref, sha]);
};

/** A pull request with one finding, of which Pare has told. */
async function told(more: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const set = await stage(
    folder,
    { base: [{ "README.md": "#\n", ...more }], head: [{ "a.json": policy("*") }] },
    { collaborators },
  );
  expect((await only(set.judge())).result).toMatchObject({ blocked: true, findings: [{}] });
  return set;
}

/** The queue that is to merge pull request 7, which stands behind others perhaps. */
function queued({ origin, github }: Stage): Subject {
  const { event, payload } = mergeGroup(github.world, origin.base(), origin.merge() ?? "");
  return subjectOf(event, payload);
}

/** Merges pull request 7, as a commit of its own or as a squash of it, which is what was pushed. */
function merged({ origin, github }: Stage, how: "merge" | "squash", branch = "main"): Subject {
  const [before, merge = ""] = [origin.base(), origin.merge()];
  const squash = [...named, "commit-tree", `${merge}^{tree}`, "-p", before, "-m", "Squashed"];
  const after = how === "merge" ? merge : git(origin.directory, squash);
  Object.assign(github.world.pulls[0] ?? {}, { state: "closed", merged: after });
  point(origin, `refs/heads/${branch}`, after);
  const { event, payload } = push(github.world, branch, before, after);
  return subjectOf(event, payload);
}

const passes = { result: { blocked: false, findings: [], excused: [{}] } };
const blocks = { result: { blocked: true, findings: [{}] } };

describe("a merge queue", () => {
  test("hears the pull request that it names, and says who has excused what", async () => {
    const set = await told();
    const { github, judge } = set;
    expect(await only(judge(queued(set)))).toMatchObject(blocks);
    answer(github, 7, "pare ignore it is a sandbox");
    const { ended, requests } = await requestsWhile(github, () => only(judge(queued(set))));
    expect(ended).toMatchObject(passes);
    expect(ended.told.summary).toContain("#### Answered to be fine");
    expect(ended.told.summary).toMatch(/`maintainer` .*about 1 finding: it is a sandbox/);
    expect(ended.told.account).toContain("answers: heard on #7");
    expect(requests).toMatchObject({
      "graphql/viewer": 1,
      "pulls/list-review-comments": 1,
      "repos/get-collaborator-permission-level": 1,
    });
    // All is excused: nothing more is looked for.
    expect(requests["repos/list-pull-requests-associated-with-commit"]).toBe(undefined);
    expect(
      github.writes().filter(({ operation }) => operation === "pulls/create-review").length,
    ).toBe(1);
    expect(github.violations).toEqual([]);
  });

  test("asks nobody where nothing is found", async () => {
    const set = await stage(folder, {
      base: [{ "README.md": "#\n" }],
      head: [{ "a.json": policy("s3:ListAllMyBuckets") }],
    });
    const judged = () => only(set.judge(queued(set), { withGit: true }));
    const { ended, requests } = await requestsWhile(set.github, judged);
    expect(ended.result).toMatchObject({ touched: 1, blocked: false });
    expect(requests).toEqual({ "checks/list-for-ref": 1 });
  });

  test("hears nobody without the right, and who takes an answer back", async () => {
    const set = await told();
    answer(set.github, 7, "pare ignore let me in", { login: "stranger" });
    const refused = await only(set.judge(queued(set)));
    expect(refused).toMatchObject(blocks);
    expect(refused.told.warnings).toContain("stranger may not ignore findings of a.json");
    answer(set.github, 7, "pare ignore it is a sandbox");
    expect(await only(set.judge(queued(set)))).toMatchObject(passes);
    answer(set.github, 7, "pare unignore");
    expect(await only(set.judge(queued(set)))).toMatchObject(blocks);
  });

  test.each([
    ["replies: nobody\n", "comment: true\nreplies: nobody\n"],
    ["comment: false\n", "comment: false\n"],
  ])("hears nobody where a team wants no answers: %j", async (_, text) => {
    const set = await told();
    answer(set.github, 7, "pare ignore it is a sandbox");
    set.origin.advance({ ".github/pare.yml": text });
    const { ended, requests } = await requestsWhile(set.github, () => only(set.judge(queued(set))));
    expect(ended).toMatchObject(blocks);
    expect(requests["pulls/list-review-comments"]).toBe(undefined);
  });

  test("hears code owners alone where a team wants it so", async () => {
    const set = await told();
    answer(set.github, 7, "pare ignore it is a sandbox");
    const owned = (owner: string) => ({
      ".github/pare.yml": "replies: codeowners\n",
      ".github/CODEOWNERS": `* @${owner}\n`,
    });
    set.origin.advance(owned("somebody-else"));
    expect(await only(set.judge(queued(set)))).toMatchObject(blocks);
    set.origin.advance(owned("maintainer"));
    expect(await only(set.judge(queued(set)))).toMatchObject(passes);
  });

  test.each([
    ["another finding in the file", { "a.json": policy("sqs:*") }],
    ["the same in another file", { "a.json": null, "b.json": policy("*") }],
  ])("excuses what was answered, and not %s", async (_, files) => {
    const set = await told();
    answer(set.github, 7, "pare ignore it is a sandbox");
    set.origin.push(files);
    const { result } = await only(set.judge(queued(set)));
    expect(result.blocked).toBe(true);
    expect(result.excused).toEqual([]);
  });
});

describe("a group of several pull requests", () => {
  /** Pull request 7 begins with the commits of pull request 6; each has an answer of its own. */
  async function stacked(): Promise<Stage & { readonly sixth: Pull }> {
    const set = await stage(
      folder,
      { base: [{ "README.md": "#\n" }], head: [{ "a.json": policy("*") }] },
      { collaborators, pulls: [{ number: 7 }, { number: 6, head: "sixth" }] },
    );
    const { origin, github, judge } = set;
    point(origin, "refs/pull/6/head", origin.head());
    point(origin, "refs/heads/release", origin.base());
    await judge({ kind: "pull", number: 6 });
    answer(github, 6, "pare ignore it is a sandbox");
    origin.push({ "b.json": policy("sqs:*") });
    await judge();
    answer(github, 7, "pare ignore that too", { path: "b.json" });
    const [, sixth] = github.world.pulls;
    if (!sixth) throw new Error("there are two pull requests");
    return { ...set, sixth };
  }

  test("is excused by the answers on each", async () => {
    const set = await stacked();
    const ended = await only(set.judge(queued(set)));
    expect(ended.result).toMatchObject({ blocked: false, findings: [] });
    const excused = ended.result.excused.map(({ finding }) => finding);
    expect(new Set(pathsOf(excused))).toEqual(new Set(["a.json", "b.json"]));
    expect(ended.told.account).toContain("answers: heard on #7, #6");
    expect(ended.told.warnings).toEqual([]);
    expect(set.github.violations).toEqual([]);
  });

  test("is not excused by the answers on one that is not merged here, or not as a whole", async () => {
    const set = await stacked();
    const { origin, sixth, judge } = set;
    const usual = { ...sixth };
    const expectBlocked = async (when: string): Promise<void> => {
      const { result, told } = await only(judge(queued(set)));
      expect(pathsOf(result.findings), when).toEqual(["a.json"]);
      expect(result.blocked, when).toBe(true);
      expect(told.account, when).toContain("answers: heard on #7");
    };
    const others: readonly Partial<Pull>[] = [
      { state: "closed" },
      { base: "release" },
      { upstream: "someone/infrastructure" },
    ];
    for (const change of others) {
      Object.assign(sixth, { upstream: undefined, ...usual, ...change });
      await expectBlocked(JSON.stringify(change));
    }
    Object.assign(sixth, { upstream: undefined, ...usual });
    expect((await only(judge(queued(set)))).result.blocked).toBe(false);
    const tree = git(origin.directory, ["rev-parse", "refs/pull/6/head^{tree}"]);
    const more = [...named, "commit-tree", tree, "-p", "refs/pull/6/head", "-m", "More"];
    point(origin, "refs/pull/6/head", git(origin.directory, more));
    await expectBlocked("it has another commit");
  });

  test("is excused by nothing that was not read: whatever fails, it blocks and says why", async () => {
    const set = await stacked();
    const { github, judge } = set;
    const { ended, requests } = await requestsWhile(github, () => only(judge(queued(set))));
    expect(ended.result.blocked).toBe(false);
    for (const operation of [
      "graphql/viewer",
      "pulls/list-review-comments",
      "repos/get-collaborator-permission-level",
      "repos/list-pull-requests-associated-with-commit",
      "repos/compare-commits-with-basehead",
    ])
      for (let skip = 0; skip < (requests[operation] ?? 0); skip++) {
        const status = skip === 0 ? 500 : 403;
        github.fail(operation, { status, skip });
        const { result, told } = await only(judge(queued(set)));
        github.recover();
        const when = `${operation}, after ${skip}`;
        expect(result.blocked, when).toBe(true);
        const because = expect.stringContaining(`GitHub answered ${status}`) as string;
        expect(told.warnings, when).toContainEqual(because);
      }
    expect(Object.keys(requests)).toContain("repos/compare-commits-with-basehead");
    expect(github.violations).toEqual([]);
  });
});

describe("a push", () => {
  test.each(["merge", "squash"] as const)(
    "of a %s hears the pull request that it was",
    async (how) => {
      const set = await told();
      answer(set.github, 7, "pare ignore it is a sandbox");
      const ended = await only(set.judge(merged(set, how)));
      expect(ended).toMatchObject(passes);
      expect(ended.told.summary).toMatch(/`maintainer` .*: it is a sandbox/);
      expect(set.github.violations).toEqual([]);
    },
  );

  test("to another branch than the pull request went into hears nothing of it", async () => {
    const set = await told();
    answer(set.github, 7, "pare ignore it is a sandbox");
    const ended = await only(set.judge(merged(set, "merge", "other")));
    expect(ended).toMatchObject(blocks);
    expect(ended.told.account).toContain("answers: no pull request is known by which this comes");
  });

  test("without a pull request says that there was none", async () => {
    const set = await told();
    answer(set.github, 7, "pare ignore it is a sandbox");
    const before = set.origin.base();
    const after = set.origin.advance({ "a.json": policy("*") });
    const { event, payload } = push(set.github.world, "main", before, after);
    expect(await only(set.judge(subjectOf(event, payload)))).toMatchObject(blocks);
  });
});

describe("what is looked for is bounded, and what is left out is said", () => {
  const pushed = ({ origin, github }: Stage): Subject => {
    const { event, payload } = push(github.world, "main", origin.base(), origin.head());
    return subjectOf(event, payload);
  };
  const asked = async (set: Stage): Promise<{ judged: Judged; asked: number }> => {
    const { ended, requests } = await requestsWhile(set.github, () => only(set.judge(pushed(set))));
    return {
      judged: ended,
      asked: requests["repos/list-pull-requests-associated-with-commit"] ?? 0,
    };
  };
  const notes = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ "notes.md": `${index}\n` }));

  test.each([
    [20, []],
    [21, ["Answers were looked for by 20 commits, and there are 21."]],
  ])("of %i commits 20 are asked about, the newest", async (count, warnings) => {
    const set = await stage(
      folder,
      {
        base: [{ "README.md": "#\n" }],
        head: [{ "a.json": policy("*") }, ...notes(count - 1)],
      },
      { collaborators, pulls: [{ number: 6 }] },
    );
    // It has the oldest commit alone.
    const oldest = git(set.origin.directory, ["rev-parse", `${set.origin.head()}~${count - 1}`]);
    point(set.origin, "refs/pull/6/head", oldest);
    await set.judge({ kind: "pull", number: 6 });
    answer(set.github, 6, "pare ignore it is a sandbox");
    const { judged, asked: times } = await asked(set);
    expect(times).toBe(20);
    expect(judged.result.blocked).toBe(warnings.length > 0);
    expect(judged.told.warnings).toEqual(warnings);
  });

  test("ten pull requests are heard", async () => {
    const numbers = Array.from({ length: 11 }, (_, index) => 20 + index);
    const set = await stage(
      folder,
      { base: [{ "README.md": "#\n" }], head: [{ "a.json": policy("*") }] },
      { collaborators, pulls: numbers.map((number) => ({ number })) },
    );
    for (const number of numbers) point(set.origin, `refs/pull/${number}/head`, set.origin.head());
    const { judged } = await asked(set);
    expect(judged).toMatchObject(blocks);
    expect(judged.told.account).toContain(
      `answers: heard on ${numbers
        .slice(0, 10)
        .map((number) => `#${number}`)
        .join(", ")}`,
    );
    expect(judged.told.warnings).toEqual([
      "Answers were heard on 10 pull requests, and there are more.",
    ]);
  });
});
