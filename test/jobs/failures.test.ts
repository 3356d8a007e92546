import { describe, expect, test } from "vitest";
import { NoAnswer } from "../../src/github/answer.ts";
import {
  asked,
  everyRequest,
  failures as usual,
  names,
  openScenes,
  requests,
  type Name,
} from "../entries/runs.ts";
import type { Scene } from "../entries/scenes.ts";
import { tooManyRequests, type Failure } from "../github/fake/failures.ts";
import { temporaryFolder } from "../github/folder.ts";
import { share } from "../share.ts";
import { expectTold, judged, seenUnfolded, twice } from "./told.ts";

/**
 * Whatever goes wrong with whichever request: what is found is told all the same, the verdict is the
 * same, and the next run that goes well leaves the pull request as if nothing had gone wrong. Each
 * request fails in every fifth way, and each way is that of every fifth request.
 */

/** Seconds until an answer is not waited for any more, where it does not come. */
const timeout = 1;
const failures = {
  ...usual,
  "too many requests": tooManyRequests(1),
  "a failure of GitHub's": { status: 500 },
  "a failure that passes": { status: 502, times: 1 },
  "no answer in time": { delay: 2000 * timeout, status: 504 },
} satisfies Readonly<Record<string, Failure>>;
type Kind = keyof typeof failures;

const open = await openScenes(temporaryFolder());

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

/** A run of the scene in which nothing fails: what it asks for, and what is seen after it. */
async function goodRun(name: Name) {
  const scene = await open(name);
  const ended = await judged(scene);
  if (ended instanceof NoAnswer) throw ended;
  const operations = scene.github.log.map(({ operation }) => operation);
  return { findings: ended.result.findings.length, operations, seen: seenUnfolded(scene) };
}
const good = new Map<Name, Awaited<ReturnType<typeof goodRun>>>();
for (const name of names) good.set(name, await goodRun(name));

test("no request is forgotten", () => {
  const all = [...good.values()].flatMap(({ operations }) => operations);
  expect(new Set(all)).toEqual(everyRequest);
});

/** Lets an operation fail in a run, and sees what comes of it, then and in the next. */
async function fail(name: Name, scene: Scene, operation: string, what: Kind): Promise<void> {
  const { github } = scene;
  const usual = good.get(name);
  if (!usual) throw new Error(`no run of ${name}`);
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
    expect(asked[name].needed, what).toContain(operation);
    expect(what).not.toBe("a failure that passes");
    expect(ended.message, what).toMatch(/^GitHub answered/);
    expect(github.log.slice(before).some(({ isWrite }) => isWrite)).toBe(false);
    return;
  }
  const { result } = ended;
  const unheard = result.findings.length - usual.findings;
  expect(unheard, what).toBe(unheard === 1 && hearing.includes(operation) ? 1 : 0);
  expectTold(ended, scene, what);

  if (failure.cut === undefined && !inDoubt.includes(what)) return;
  if (!github.log.some((each) => each.operation === operation && each.isWrite)) return;
  await judged(scene);
  expect(twice(scene), what).toEqual([]);
  expect(seenUnfolded(scene), what).toEqual(usual.seen);
}

describe.concurrent("whatever fails, what is found is told", { timeout: 180_000 }, () => {
  const numbered = requests("needed", "others").map((row, index) => [...row, index] as const);
  test.for(numbered)("%s: %s", async ([name, operation, index]) => {
    const left = [...share(Object.keys(failures) as Kind[], 12, index)];
    const work = async (): Promise<void> => {
      const scene = await open(name);
      for (let what = left.shift(); what !== undefined; what = left.shift())
        await fail(name, scene, operation, what);
      expect(scene.github.violations).toEqual([]);
    };
    await Promise.all([work(), work(), work()]);
  });
});
