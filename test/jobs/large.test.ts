import { describe, expect, test } from "vitest";
import { propose, worthChanging } from "../../src/jobs/propose.ts";
import { allowance, proveTogether } from "../../src/jobs/prove-together.ts";
import { moduleOf, partOf, type Module } from "../../src/jobs/module.ts";
import type { Candidate } from "../../src/jobs/prove.ts";
import { refusals } from "../../src/narrow/narrowing.ts";
import type { Proposal } from "../../src/narrow/proposal.ts";
import { judge } from "../../src/rules/judge.ts";
import { facts, scanned } from "../rules/facts.ts";

const statement = (index: number, action = "s3:Put*"): object => ({
  Effect: "Allow",
  Action: [action],
  Resource: [`arn:aws:s3:::bucket-${index}/*`],
});

const policy = (statements: readonly object[], indent?: number): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, indent);

const some = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, index) => statement(index));

function outcomes(text: string): readonly Proposal["outcome"][] {
  const scan = scanned({ "policy.json": text });
  const findings = worthChanging(judge(scan, facts), facts);
  return propose(scan, findings, facts).map(({ outcome }) => outcome);
}

describe("input that is large ends all the same, and what is not done is said", () => {
  test("hundreds of replacements of one file are proved together", () => {
    const found = outcomes(policy(some(300), 2));
    expect(found).toHaveLength(300);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(["commit"]));
  });

  test("for thousands of statements in one file none is looked for", () => {
    const found = outcomes(policy(some(2_000), 2));
    expect(found).toHaveLength(2_000);
    for (const each of found)
      expect(each).toEqual({ kind: "none", refusal: { because: "too-many-findings" } });
    expect(refusals["too-many-findings"]).toMatch(/^[a-z].*[^.]$/);
  });

  test("a line that no comment can show is not rewritten", () => {
    const [first, ...others] = outcomes(policy(some(150)));
    expect(others).toHaveLength(149);
    expect(first).toEqual({
      kind: "none",
      refusal: { because: "not-spelled", detail: "its line is too long to be shown" },
    });
  });

  test("thousands of ARNs in one statement are judged, and proved to be kept", () => {
    const Resource = Array.from({ length: 2_000 }, (_, index) => `arn:aws:s3:::bucket-${index}/*`);
    const found = outcomes(policy([{ Effect: "Allow", Action: "s3:*Object", Resource }], 2));
    expect(found).toMatchObject([{ kind: "commit" }]);
  });
});

/** The replacements that are found in some files, which are one module, and that. */
function candidatesIn(files: Readonly<Record<string, string>>): {
  readonly candidates: readonly Candidate[];
  readonly first: Candidate;
  readonly module: Module;
} {
  const scan = scanned(files);
  const findings = worthChanging(judge(scan, facts), facts);
  const candidates = propose(scan, findings, facts).flatMap(
    ({ outcome, ...own }): readonly Candidate[] =>
      outcome.kind === "commit" ? [{ ...own, excused: [], ...outcome }] : [],
  );
  const [first] = candidates;
  if (!first) throw new Error("no candidate");
  return { candidates, first, module: moduleOf(first.policy, scan) };
}

const spoiled = (each: Candidate, from: string, to: string): Candidate => ({
  ...each,
  edit: { ...each.edit, text: each.edit.text.replaceAll(from, to) },
});

describe("the search for replacements that do not hold", () => {
  const { candidates, first, module } = candidatesIn({ "policy.json": policy(some(8), 2) });
  const verdicts = (
    changed: readonly Candidate[],
    more = allowance(),
  ): readonly (string | undefined)[] =>
    proveTogether(changed, module, facts, more).map(({ because }) => because);
  const holds = (count: number): readonly undefined[] => Array.from({ length: count });

  test("finds nothing to leave out where all hold", () => {
    expect(candidates).toHaveLength(8);
    expect(verdicts(candidates, allowance(0))).toEqual(holds(8));
  });

  test("leaves out one that grants more, and says why", () => {
    const wide = candidates.map((each, index) =>
      index === 3 ? spoiled(each, "bucket-3", "bucket-*") : each,
    );
    expect(verdicts(wide)).toEqual([
      ...holds(3),
      expect.stringContaining("`s3:PutObject` on `arn:aws:s3:::bucket-/x` would be newly allowed"),
      ...holds(4),
    ]);
  });

  test("finds by halves one with which the file does not parse", () => {
    const broken = candidates.map((each, index) => (index === 5 ? spoiled(each, "]", "") : each));
    expect(verdicts(broken)).toEqual([
      ...holds(5),
      expect.stringContaining("the result is not read as before"),
      ...holds(2),
    ]);
  });

  test("offers nothing that was not proved where the search is cut off", () => {
    const broken = candidates.map((each, index) => (index === 5 ? spoiled(each, "]", "") : each));
    for (const readings of [0, 1, 2, 3, 4]) {
      const found = verdicts(broken, allowance(readings * module.length));
      expect(found[5]).toBeDefined();
      if (readings === 0) for (const each of found) expect(each).toContain("would take too long");
    }
  });

  test("never makes two edits of the same text", () => {
    const [one, other] = verdicts([first, { ...first }]);
    expect(one).toBeUndefined();
    expect(other).toBe("it does not hold together with others");
  });
});

const root = (index: number): string => `
module "queue" {
  source = "../modules/queue"
}

resource "aws_iam_policy" "app" {
  policy = jsonencode(${policy([statement(index)], 2)})
}
`;
const roots = ["a", "b", "c", "d", "e", "f", "g", "h"];

test("what is replaced in one directory is proved without those that only call the same module", () => {
  const { candidates, module } = candidatesIn({
    "modules/queue/main.tf": 'resource "aws_sqs_queue" "q" {}\n',
    ...Object.fromEntries(roots.map((each, index) => [`${each}/main.tf`, root(index)])),
  });
  const read: (readonly string[])[] = [];
  const { format } = module;
  const watched: Module = {
    ...module,
    format: {
      ...format,
      extract: (sources, ...others) => {
        read.push(sources.map(({ path }) => path));
        return format.extract(sources, ...others);
      },
    },
  };
  const verdicts = proveTogether(candidates.slice(0, 1), watched, facts, allowance());
  expect(verdicts.map(({ because }) => because)).toEqual([undefined]);
  // Before and after.
  const own = ["a/main.tf", "modules/queue/main.tf"];
  expect(read).toEqual([own, own]);
});

test("what is wrong in one directory is not searched for in those that only call the same module", () => {
  const { candidates, module } = candidatesIn({
    "modules/queue/main.tf": `resource "aws_sqs_queue" "q" {}\n${"# as long as others\n".repeat(500)}`,
    ...Object.fromEntries(roots.map((each, index) => [`${each}/main.tf`, root(index)])),
  });
  expect(candidates).toHaveLength(8);
  const broken = candidates.map((each, index) => (index === 5 ? spoiled(each, "]", "") : each));
  // Each directory with the module once, and all that hold together.
  const own = 8 * partOf(module, ["a/main.tf"]).length + module.length;
  const found = proveTogether(broken, module, facts, allowance(own));
  expect(found.map(({ because }) => because === undefined)).toEqual(
    roots.map((each) => each !== "f"),
  );
  expect(found[5]?.because).toContain("the result is not read as before");
});
