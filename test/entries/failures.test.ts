import { afterAll, expect, test } from "vitest";
import { diffTooLarge, secondaryLimit, tooManyRequests } from "../github/fake/failures.ts";
import type { Failure } from "../github/fake/failures.ts";
import type { GitHub } from "../github/fake.ts";
import { temporaryFolder } from "../github/folder.ts";
import type { Run } from "../github/runner.ts";
import { actOn, first, forFork, later, laterAsPerson, laterWithOwners } from "./scenes.ts";
import type { Scene } from "./scenes.ts";
import { seenComments, seenVerdicts } from "./seen.ts";

/**
 * What a job ends with where GitHub fails. Each request of each kind of run fails once here, and one
 * of them in every way; all of them in every way is for ../jobs/failures.test.ts, which has not to
 * wait as the Action does.
 */

const folder = temporaryFolder();
const scenes = {
  first: await first(folder),
  later: await later(folder),
  "later, as a person": await laterAsPerson(folder),
  "later, with owners": await laterWithOwners(folder),
  "for a fork": await forFork(folder),
};
type Name = keyof typeof scenes;
const opened: GitHub[] = Object.values(scenes).map(({ github }) => github);
afterAll(() => Promise.all(opened.map((github) => github.close())));
async function again(name: Name): Promise<Scene> {
  const scene = await scenes[name].again();
  opened.push(scene.github);
  return scene;
}

/** Where the statements stand that are found fault with. */
const places: Readonly<Record<Name, readonly string[]>> = {
  first: [
    "infra/main.tf:31-35",
    "infra/main.tf:37-44",
    "policies/deploy.json:4-8",
    "queue/template.yaml:18-20",
  ],
  later: ["infra/main.tf:40-44", "policies/deploy.json:4-8"],
  "later, as a person": ["infra/main.tf:40-44", "policies/deploy.json:4-8"],
  "later, with owners": ["infra/main.tf:40-44", "policies/deploy.json:4-8"],
  "for a fork": [
    "infra/main.tf:31-35",
    "infra/main.tf:37-44",
    "policies/deploy.json:4-8",
    "queue/template.yaml:18-20",
  ],
};

const errorsOf = ({ commands }: Run): readonly string[] =>
  commands
    .filter(({ name, properties }) => name === "error" && properties.file === undefined)
    .map(({ message }) => message);

/** The findings are told, in comments or in the summary, and the job ends as they say. */
function expectVerdict(name: Name, ended: Run, { github }: Scene): void {
  const verdict = "blocked by 1 finding of severity high or worse";
  expect(ended).toMatchObject({ code: 1, outputs: { blocked: "true", high: "1" } });
  expect(ended.summary).toContain(`### Pare: ${verdict}`);
  expect(errorsOf(ended)).toEqual([`Pare: ${verdict}`]);
  const commented = seenComments(github);
  for (const place of places[name]) {
    const isThere = commented.some(
      (each) => each.startsWith(`${place} `) && !each.includes("folded"),
    );
    if (!isThere) expect(ended.summary).toContain(place);
  }
  expect(seenVerdicts(github).length).toBeLessThanOrEqual(1);
}

/** The job fails, says why, and claims nothing else. */
function expectNoVerdict(ended: Run, why: RegExp): void {
  expect(ended).toMatchObject({ code: 1, outputs: {}, summary: "" });
  expect(errorsOf(ended)).toEqual([expect.stringMatching(why)]);
  expect(ended.stdout + ended.stderr).not.toMatch(/^\s+at /m);
}

/** What has to be known to judge anything, and what a run of each scene asks for beside it. */
const asked: Readonly<Record<Name, { needed: readonly string[]; others: readonly string[] }>> = {
  first: {
    needed: [],
    others: [
      "repos/compare-commits-with-basehead",
      "graphql/viewer",
      "pulls/list-review-comments",
      "pulls/list-files",
      "pulls/create-review",
      "issues/list-comments",
      "issues/create-comment",
      "checks/list-for-ref",
      "checks/create",
    ],
  },
  later: {
    needed: ["pulls/get"],
    others: [
      "repos/get-collaborator-permission-level",
      "pulls/update-review-comment",
      "pulls/delete-review-comment",
      "graphql/reviewThreads",
      "graphql/minimizeComment",
      "graphql/unminimizeComment",
      "issues/update-comment",
      "checks/update",
    ],
  },
  "later, as a person": {
    needed: [],
    others: ["graphql/resolveReviewThread", "graphql/unresolveReviewThread"],
  },
  "later, with owners": { needed: [], others: ["teams/get-membership-for-user-in-org"] },
  "for a fork": {
    needed: [
      "repos/list-pull-requests-associated-with-commit",
      "pulls/list",
      "git/get-tree",
      "git/get-blob",
    ],
    others: [],
  },
};

test("no request is forgotten", async () => {
  const logs = Object.keys(scenes).map(async (name) => {
    const scene = await again(name as Name);
    await actOn(scene);
    return scene.github.log.map(({ operation }) => operation);
  });
  const listed = Object.values(asked).flatMap(({ needed, others }) => [...needed, ...others]);
  expect(new Set((await Promise.all(logs)).flat())).toEqual(new Set(listed));
});

/** Nothing says how long to wait but this, and a run of these tests has no time. */
const atOnce = { headers: { "retry-after": "0" } };

const cases = (which: "needed" | "others") =>
  Object.entries(asked).flatMap(([name, operations]) =>
    operations[which].map((operation) => [name as Name, operation] as const),
  );

test.concurrent.for(cases("others"))(
  "%s: without %s there is a verdict",
  async ([name, operation]) => {
    const scene = await again(name);
    scene.github.fail(operation, { status: 500, ...atOnce });
    expectVerdict(name, await actOn(scene), scene);
  },
);

test.concurrent.for(cases("needed"))("%s: without %s there is none", async ([name, operation]) => {
  const scene = await again(name);
  scene.github.fail(operation, { status: 500, ...atOnce });
  expectNoVerdict(await actOn(scene), /^GitHub answered 500: made to fail/);
  expect(scene.github.writes()).toEqual([]);
});

const failures: Readonly<Record<string, Failure>> = {
  "a token that is not valid": { status: 401 },
  "a token that may not": { status: 403 },
  "nothing that is there": { status: 404 },
  "a diff that is too large": diffTooLarge,
  "a conflict": { status: 409 },
  "a refused content": { status: 422 },
  "too many requests": tooManyRequests(0),
  "a limit that lasts": secondaryLimit(3600),
  "a connection that is cut before": { cut: "before" },
  "a connection that is cut after": { cut: "after" },
  "a connection that is cut within": { cut: "within" },
};

test.concurrent.for(Object.entries(failures))(
  "a review that meets %s: the verdict stands, and the next run posts nothing twice",
  async ([, failure]) => {
    const scene = await again("first");
    const { github } = scene;
    github.fail("pulls/create-review", failure);
    expectVerdict("first", await actOn(scene), scene);
    github.recover();
    expectVerdict("first", await actOn(scene), scene);
    expect(seenComments(github).map((each) => each.split(" ")[0])).toEqual(places.first);
    expect(github.violations).toEqual([]);
  },
);

const gone: Readonly<Record<string, Failure>> = {
  "is not there": { cut: "before", times: 12 },
  "takes the token for invalid": { status: 401 },
  "has a limit that lasts": secondaryLimit(3600),
  "fails at everything": { status: 503, ...atOnce },
};

test.concurrent.for(Object.entries(gone))(
  "where GitHub %s, git judges; without it the job says that it has no verdict",
  async ([, failure]) => {
    const [scene, without] = [await again("first"), await again("for a fork")];
    scene.github.fail("*", failure);
    without.github.fail("*", failure);
    const [ended, lost] = await Promise.all([actOn(scene), actOn(without)]);
    expectVerdict("first", ended, scene);
    const annotations = ended.commands.filter(({ properties }) => properties.file !== undefined);
    expect(
      annotations
        .map(
          ({ properties }) =>
            `${properties.file ?? ""}:${properties.line ?? ""}-${properties.endLine ?? ""}`,
        )
        .sort(),
    ).toEqual(places.first);
    expectNoVerdict(lost, /^GitHub answered/);
    for (const { github } of [scene, without])
      expect(github.writes().filter(({ status }) => status === 200 || status === 201)).toEqual([]);
  },
);

test("what does not block passes, whatever could not be said on the pull request", async () => {
  const scene = await again("first");
  scene.github.fail("*", { status: 500, ...atOnce });
  const ended = await actOn(scene, { "fail-on": "never" });
  expect(ended).toMatchObject({ code: 0, outputs: { blocked: "false", findings: "4" } });
  for (const place of places.first) expect(ended.summary).toContain(place);
  expect(ended.stdout.trimEnd().split("\n").at(-1)).toBe("Pare: 4 findings, none of them blocks");
});
