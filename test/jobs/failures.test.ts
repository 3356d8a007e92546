import { afterAll, describe, expect, test } from "vitest";
import { NoAnswer } from "../../src/github/answer.ts";
import type { Connection } from "../../src/github/client.ts";
import type { Judged } from "../../src/jobs/workflow.ts";
import { annotationsOf } from "../../src/report/annotations.ts";
import {
  first,
  forFork,
  inQueue,
  judgeHere,
  later,
  laterAsPerson,
  laterWithOwners,
  type Scene,
} from "../entries/scenes.ts";
import { secondaryLimit, tooManyRequests, type Failure } from "../github/fake/failures.ts";
import type { GitHub } from "../github/fake.ts";
import { temporaryFolder } from "../github/folder.ts";
import { annotated, seenUnfolded, twice, uncommented } from "./told.ts";

/**
 * Whatever goes wrong with whichever request: what is found is told all the same, the verdict is the
 * same, and the next run that goes well leaves the pull request as if nothing had gone wrong.
 */

/** Seconds until an answer is not waited for any more, where it does not come. */
const timeout = 1;
const failures = {
  "a token that is not valid": { status: 401 },
  "a token that may not": { status: 403 },
  "nothing that is there": { status: 404 },
  "a diff that is too large": { status: 406 },
  "a conflict": { status: 409 },
  "a refused content": { status: 422 },
  "too many requests": tooManyRequests(1),
  "a limit that lasts": secondaryLimit(3600),
  "a failure of GitHub's": { status: 500 },
  "a failure that passes": { status: 502, times: 1 },
  "no answer in time": { delay: 2000 * timeout, status: 504 },
  "a connection that is cut before": { cut: "before" },
  "a connection that is cut after": { cut: "after" },
  "a connection that is cut within": { cut: "within" },
} satisfies Readonly<Record<string, Failure>>;
type Kind = keyof typeof failures;

const folder = temporaryFolder();
const scenes = {
  first: await first(folder),
  later: await later(folder),
  "later, as a person": await laterAsPerson(folder),
  "later, with owners": await laterWithOwners(folder),
  "for a fork": await forFork(folder),
  "in a queue": await inQueue(folder),
};
type Name = keyof typeof scenes;
const opened: GitHub[] = Object.values(scenes).map(({ github }) => github);
afterAll(() => Promise.all(opened.map((github) => github.close())));

/** What is made to fail in each scene: all that is asked for in any of them. */
const asked: Readonly<Record<Name, readonly string[]>> = {
  first: [
    "pulls/get",
    "git/get-ref",
    "repos/compare-commits-with-basehead",
    "pulls/list-files",
    "pulls/create-review",
    "issues/create-comment",
    "checks/create",
  ],
  later: [
    "pulls/get",
    "pulls/list-review-comments",
    "repos/get-collaborator-permission-level",
    "pulls/update-review-comment",
    "pulls/delete-review-comment",
    "graphql/reviewThreads",
    "graphql/minimizeComment",
    "graphql/unminimizeComment",
    "issues/list-comments",
    "issues/update-comment",
    "checks/list-for-ref",
    "checks/update",
  ],
  "later, as a person": [
    "graphql/viewer",
    "graphql/resolveReviewThread",
    "graphql/unresolveReviewThread",
  ],
  "later, with owners": ["teams/get-membership-for-user-in-org"],
  "for a fork": [
    "repos/list-pull-requests-associated-with-commit",
    "pulls/list",
    "git/get-tree",
    "git/get-blob",
  ],
  "in a queue": [
    "graphql/viewer",
    "pulls/list-review-comments",
    "repos/get-collaborator-permission-level",
    "repos/list-pull-requests-associated-with-commit",
    "repos/compare-commits-with-basehead",
  ],
};

/** Without these there is nothing to judge, as long as they fail. */
const needed: Readonly<Partial<Record<Name, readonly string[]>>> = {
  // Its event does not tell the commits.
  later: ["pulls/get"],
  // It has no checkout.
  "for a fork": [
    "repos/list-pull-requests-associated-with-commit",
    "pulls/list",
    "git/get-tree",
    "git/get-blob",
  ],
};

/** Without these nobody is heard: what was answered to be fine stands, until they are. */
const hearing = [
  "graphql/viewer",
  "pulls/list-review-comments",
  "repos/get-collaborator-permission-level",
  "teams/get-membership-for-user-in-org",
];

/** What may have been done although nobody said so: the next run has to find it. */
const inDoubt: readonly Kind[] = [
  "a failure of GitHub's",
  "no answer in time",
  "a refused content",
];

async function judged(scene: Scene, more: Partial<Connection> = {}): Promise<Judged | NoAnswer> {
  try {
    const [only, ...others] = await judgeHere(scene, more);
    if (!only || others.length > 0) throw new Error("one pull request was to be judged");
    return only;
  } catch (error) {
    if (error instanceof NoAnswer) return error;
    throw error;
  }
}

/** A run of the scene in which nothing fails: what it asks for, and what is seen after it. */
async function goodRun(name: Name) {
  const scene = await scenes[name].again();
  opened.push(scene.github);
  const ended = await judged(scene);
  if (ended instanceof NoAnswer) throw ended;
  const operations = scene.github.log.map(({ operation }) => operation);
  return { findings: ended.result.findings.length, operations, seen: seenUnfolded(scene) };
}
const good = {
  first: await goodRun("first"),
  later: await goodRun("later"),
  "later, as a person": await goodRun("later, as a person"),
  "later, with owners": await goodRun("later, with owners"),
  "for a fork": await goodRun("for a fork"),
  "in a queue": await goodRun("in a queue"),
};

test("no request is forgotten", () => {
  const all = Object.values(good).flatMap(({ operations }) => operations);
  expect(new Set(all)).toEqual(new Set(Object.values(asked).flat()));
});

/** Lets an operation fail in a run, and sees what comes of it, then and in the next. */
async function fail(name: Name, scene: Scene, operation: string, what: Kind): Promise<void> {
  const { github } = scene;
  const usual = good[name];
  const failure: Failure = failures[what];
  const times = usual.operations.filter((each) => each === operation).length;

  scene.reset();
  const before = github.count();
  github.fail(operation, failure);
  const begun = performance.now();
  const ended = await judged(scene, failure.delay === undefined ? {} : { timeout });
  const seconds = (performance.now() - begun) / 1000;
  github.recover();

  // Each is made three times at most; of a review that is refused, parts are.
  const more = operation === "pulls/create-review" && failure.status === 422 ? 12 : 2;
  const most = usual.operations.length + more * times;
  expect(github.count() - before, what).toBeLessThanOrEqual(most);
  expect(seconds, what).toBeLessThan(60 + 3 * timeout * times);
  expect(twice(scene), what).toEqual([]);

  if (ended instanceof NoAnswer) {
    expect(needed[name], what).toContain(operation);
    expect(what).not.toBe("a failure that passes");
    expect(ended.message, what).toMatch(/^GitHub answered/);
    expect(github.log.slice(before).some(({ isWrite }) => isWrite)).toBe(false);
    return;
  }
  const { result, told } = ended;
  const unheard = result.findings.length - usual.findings;
  expect(result.blocked, what).toBe(true);
  expect(unheard, what).toBe(unheard === 1 && hearing.includes(operation) ? 1 : 0);
  const left = uncommented(ended, scene);
  for (const place of left) expect(told.summary, what).toContain(place);
  if (left.length > 0) expect(annotated(ended, scene), what).toBe(annotationsOf(result).length);

  if (failure.cut === undefined && !inDoubt.includes(what)) return;
  if (!github.log.some((each) => each.operation === operation && each.isWrite)) return;
  await judged(scene);
  expect(twice(scene), what).toEqual([]);
  expect(seenUnfolded(scene), what).toEqual(usual.seen);
}

const cases = Object.entries(asked).flatMap(([name, operations]) =>
  operations.map((operation) => [name as Name, operation] as const),
);

describe.concurrent("whatever fails, what is found is told", { timeout: 180_000 }, () => {
  test.for(cases)("%s: %s", async ([name, operation]) => {
    const left = Object.keys(failures) as Kind[];
    const work = async (): Promise<void> => {
      const scene = await scenes[name].again();
      opened.push(scene.github);
      for (let what = left.shift(); what !== undefined; what = left.shift())
        await fail(name, scene, operation, what);
      expect(scene.github.violations).toEqual([]);
    };
    await Promise.all([work(), work(), work()]);
  });
});
