import { afterAll, expect, test } from "vitest";
import { NoAnswer } from "../../src/github/answer.ts";
import { first, later } from "../entries/scenes.ts";
import type { Failure } from "../github/fake/failures.ts";
import type { GitHub } from "../github/fake.ts";
import { temporaryFolder } from "../github/folder.ts";
import { share } from "../share.ts";
import { expectTold, judged, seenUnfolded, twice } from "./told.ts";

/** GitHub goes away in the middle of a run, after every fourth request, and is back for the next. */

const folder = temporaryFolder();
const opened: GitHub[] = [];
afterAll(() => Promise.all(opened.map((github) => github.close())));

test.concurrent.for([
  ["first", "before", first],
  ["first", "after", first],
  ["later", "after", later],
] as const)("the %s run, cut %s: after a request", { timeout: 180_000 }, async ([, cut, open]) => {
  const scene = await open(folder);
  const { github } = scene;
  opened.push(github);
  const begun = github.count();
  await judged(scene);
  const usual = seenUnfolded(scene);
  const operations = github.log.slice(begun).map(({ operation }) => operation);

  for (const [skip, operation] of share([...operations.entries()], 11)) {
    const when = `from request ${skip} on, ${operation}`;
    const failure: Failure = { cut, skip };
    scene.reset();
    github.fail("*", failure);
    const ended = await judged(scene);
    github.recover();
    expect(twice(scene), when).toEqual([]);
    if (ended instanceof NoAnswer) {
      // The event did not tell the commits.
      expect(operation, when).toBe("pulls/get");
      continue;
    }
    expectTold(ended, scene, when);

    await judged(scene);
    expect(twice(scene), when).toEqual([]);
    expect(seenUnfolded(scene), when).toEqual(usual);
  }
  expect(github.violations).toEqual([]);
});
