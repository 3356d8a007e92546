import { expect, test } from "vitest";
import { secondaryLimit, type Failure } from "../github/fake/failures.ts";
import { temporaryFolder } from "../github/folder.ts";
import type { Run } from "../github/runner.ts";
import { everyRequest, failures, names, openScenes, requests, type Name } from "./runs.ts";
import { share } from "../share.ts";
import { actOn, judgeHere, type Scene } from "./scenes.ts";
import { seenComments, seenVerdicts } from "./seen.ts";

/**
 * What a job ends with where GitHub fails. Some requests of each kind of run fail once here, and one of
 * them in some ways; all of them are for ../jobs/failures.test.ts, which has not to wait as the
 * Action does.
 */

const open = await openScenes(temporaryFolder());

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
  "in a queue": ["infra/main.tf:31-35", "infra/main.tf:37-44", "policies/deploy.json:4-8"],
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

test("no request is forgotten, and where none fails there is a verdict", async () => {
  const logs = names.map(async (name) => {
    const scene = await open(name);
    expectVerdict(name, await actOn(scene), scene);
    return scene.github.log.map(({ operation }) => operation);
  });
  expect(new Set((await Promise.all(logs)).flat())).toEqual(everyRequest);
});

/** Nothing says how long to wait but this, and a run of these tests has no time. */
const atOnce = { headers: { "retry-after": "0" } };

test.concurrent.for(share(requests("others"), 12))(
  "%s: without %s there is a verdict",
  async ([name, operation]) => {
    const scene = await open(name);
    scene.github.fail(operation, { status: 500, ...atOnce });
    expectVerdict(name, await actOn(scene), scene);
  },
);

test.concurrent.for(share(requests("needed"), 5))(
  "%s: without %s there is none",
  async ([name, operation]) => {
    const scene = await open(name);
    scene.github.fail(operation, { status: 500, ...atOnce });
    expectNoVerdict(await actOn(scene), /^GitHub answered 500: made to fail/);
    expect(scene.github.writes()).toEqual([]);
  },
);

test.concurrent.for(share(Object.entries(failures), 7))(
  "a review that meets %s: the verdict stands, and the next run posts nothing twice",
  async ([, failure]) => {
    const scene = await open("first");
    const { github } = scene;
    github.fail("pulls/create-review", failure);
    expectVerdict("first", await actOn(scene), scene);
    github.recover();
    expect(await judgeHere(scene)).toMatchObject([{ result: { blocked: true } }]);
    expect(seenComments(github).map((each) => each.split(" ")[0])).toEqual(places.first);
    expect(github.violations).toEqual([]);
  },
);

const gone: Readonly<Record<string, Failure>> = {
  "takes the token for invalid": { status: 401 },
  "has a limit that lasts": secondaryLimit(3600),
  "fails at everything": { status: 503, ...atOnce },
};

test.concurrent.for(Object.entries(gone))(
  "where GitHub %s, git judges; without it the job says that it has no verdict",
  async ([, failure]) => {
    const [scene, without] = [await open("first"), await open("for a fork")];
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
  const scene = await open("first");
  scene.github.fail("*", { status: 500, ...atOnce });
  const ended = await actOn(scene, { "fail-on": "never" });
  expect(ended).toMatchObject({ code: 0, outputs: { blocked: "false", findings: "4" } });
  for (const place of places.first) expect(ended.summary).toContain(place);
  expect(ended.stdout.trimEnd().split("\n").at(-1)).toBe("Pare: 4 findings, none of them blocks");
});
