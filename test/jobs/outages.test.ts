import { afterAll, expect, test } from "vitest";
import { NoAnswer } from "../../src/github/answer.ts";
import type { Judged } from "../../src/jobs/workflow.ts";
import { annotationsOf } from "../../src/report/annotations.ts";
import { first, judgeHere, later, type Scene } from "../entries/scenes.ts";
import type { Failure } from "../github/fake/failures.ts";
import type { GitHub } from "../github/fake.ts";
import { temporaryFolder } from "../github/folder.ts";
import { annotated, seenUnfolded, twice, uncommented } from "./told.ts";

/** GitHub goes away in the middle of a run, and is back for the next. */

const folder = temporaryFolder();
const opened: GitHub[] = [];
afterAll(() => Promise.all(opened.map((github) => github.close())));

const judged = async (scene: Scene): Promise<Judged | NoAnswer> => {
  try {
    const [only] = await judgeHere(scene);
    if (!only) throw new Error("a pull request was to be judged");
    return only;
  } catch (error) {
    if (error instanceof NoAnswer) return error;
    throw error;
  }
};

test.concurrent.for([
  ["first", "before", first],
  ["first", "after", first],
  ["later", "after", later],
] as const)("the %s run, cut %s: after whichever request", async ([, cut, open]) => {
  const scene = await open(folder);
  const { github } = scene;
  opened.push(github);
  const begun = github.count();
  await judged(scene);
  const usual = seenUnfolded(scene);
  const operations = github.log.slice(begun).map(({ operation }) => operation);

  for (const [skip, operation] of operations.entries()) {
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
    const { result, told } = ended;
    const left = uncommented(ended, scene);
    expect(result.blocked, when).toBe(true);
    for (const place of left) expect(told.summary, when).toContain(place);
    if (left.length > 0) expect(annotated(ended, scene), when).toBe(annotationsOf(result).length);

    await judged(scene);
    expect(twice(scene), when).toEqual([]);
    expect(seenUnfolded(scene), when).toEqual(usual);
  }
  expect(github.violations).toEqual([]);
});
