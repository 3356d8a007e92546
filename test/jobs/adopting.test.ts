import { describe, expect, test } from "vitest";
import {
  baselineOf,
  baselineText,
  readBaseline,
  type Baseline,
} from "../../src/config/baseline.ts";
import { audit } from "../../src/jobs/audit.ts";
import { review } from "../../src/jobs/review.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import type { ReviewResult } from "../../src/report/result.ts";
import { agreed } from "../agreed.ts";
import { diffOf, type Texts } from "../change/changes.ts";
import { facts } from "../rules/facts.ts";

/** A team that begins with old findings: what its gate lets pass, and what it blocks. */

const tree = (texts: Texts) => memoryTree(new Map(Object.entries(texts)));
const policy = (name: string, actions: string, resource = "*"): string =>
  `resource "aws_iam_policy" "${name}" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = [${actions}], Resource = "${resource}" },
    ]
  })
}
`;

/** The baseline of files, written to a file and read again. */
function baselineFor(texts: Texts): Baseline {
  const { findings } = audit(tree(texts), facts, agreed());
  const path = ".github/pare-baseline.json";
  const read = readBaseline({ path, text: baselineText(baselineOf(findings)) });
  if (!read.ok) throw new Error(read.mistakes.join("\n"));
  return read.baseline;
}

function reviewed(before: Texts, after: Texts, baseline: Baseline): ReviewResult {
  const change = { base: tree(before), head: tree(after), diff: diffOf(before, after), unread: [] };
  return review(change, facts, agreed("medium", {}, { baseline }));
}

/** What blocks, by the owners of the policies. */
const blockedBy = ({ blocking }: ReviewResult): readonly string[] => [
  ...new Set(blocking.findings.map((each) => each.policy.owner.address)),
];

const old = { "old.tf": policy("old", '"s3:*", "sqs:*"'), "fine.tf": policy("fine", "") };
const debt = baselineFor(old);

test("an audit holds nothing of the baseline against anybody", () => {
  const result = audit(tree(old), facts, agreed("info", {}, { baseline: debt }), true);
  expect(result).toMatchObject({ findings: [], blocked: false, repaid: [] });
  expect(result.excused.length).toBeGreaterThan(0);
  expect(new Set(result.excused.map(({ because }) => because.kind))).toEqual(new Set(["baseline"]));
});

test("a whole audit lists what was repaid, and one of a part does not", () => {
  const part = tree({ "fine.tf": old["fine.tf"] });
  const whole = audit(part, facts, agreed("high", {}, { baseline: debt }), true);
  expect(whole.repaid.map(({ fingerprint }) => fingerprint).sort()).toEqual(
    [...debt.keys()].sort(),
  );
  expect(audit(part, facts, agreed("high", {}, { baseline: debt })).repaid).toEqual([]);
});

describe("a change", () => {
  test.each<[string, Texts]>([
    ["lays the statement out anew", { ...old, "old.tf": old["old.tf"].replaceAll("  ", "    ") }],
    ["renames the file", { "new.tf": old["old.tf"], "fine.tf": old["fine.tf"] }],
    [
      "moves the statement down",
      { ...old, "old.tf": policy("other", '"sqs:ListQueues"') + old["old.tf"] },
    ],
    ["takes an action out", { ...old, "old.tf": policy("old", '"s3:*"') }],
    ["narrows an action", { ...old, "old.tf": policy("old", '"s3:Put*", "sqs:*"') }],
    [
      "narrows the resource",
      { ...old, "old.tf": policy("old", '"s3:*", "sqs:*"', "arn:aws:s3:::*") },
    ],
  ])("that only %s passes", (_, after) => {
    const result = reviewed(old, after, debt);
    expect(blockedBy(result)).toEqual([]);
    expect(result.blocked).toBe(false);
  });

  test.each<[string, Texts, readonly string[]]>([
    [
      "adds an action to old debt",
      { ...old, "old.tf": policy("old", '"s3:*", "sqs:*", "ec2:*"') },
      ["aws_iam_policy.old"],
    ],
    [
      "adds an overbroad statement elsewhere",
      { ...old, "new.tf": policy("new", '"s3:*"') },
      ["aws_iam_policy.new"],
    ],
    [
      "copies the debt into another module",
      { ...old, "other/old.tf": old["old.tf"] },
      ["aws_iam_policy.old"],
    ],
    [
      "copies a narrower form of it into another module",
      { ...old, "other/old.tf": policy("old", '"s3:*"') },
      ["aws_iam_policy.old"],
    ],
  ])("that %s is blocked for that alone", (_, after, owners) => {
    expect(blockedBy(reviewed(old, after, debt))).toEqual(owners);
  });

  test("that brings back what was repaired is blocked, though the baseline still lists it", () => {
    const repaired = { ...old, "old.tf": policy("old", '"s3:GetObject"', "arn:aws:s3:::a/*") };
    expect(reviewed(old, repaired, debt).blocked).toBe(false);
    expect(blockedBy(reviewed(repaired, old, debt))).toEqual(["aws_iam_policy.old"]);
  });

  test("that narrows what is in no baseline is judged as it is", () => {
    const after = { ...old, "old.tf": policy("old", '"s3:*"') };
    expect(blockedBy(reviewed(old, after, new Map()))).toEqual(["aws_iam_policy.old"]);
  });

  test("that makes a finding of the baseline worse is blocked", () => {
    const before = { "a.tf": policy("a", '"s3:PutObject"', "arn:aws:s3:::${var.a}*") };
    const known = new Map(
      [...debt].map(([key, entry]) => [key, { ...entry, severity: "low" as const }]),
    );
    expect(reviewed(before, { ...before, ...old }, known).blocked).toBe(true);
  });
});

describe("a baseline file", () => {
  test("is the same whatever the order of what was found, an entry a line", () => {
    const { findings } = audit(tree(old), facts, agreed());
    const text = baselineText(baselineOf(findings));
    expect(baselineText(baselineOf(findings.toReversed()))).toBe(text);
    expect(text.match(/^ {4}\{/gm)?.length).toBe(debt.size);
    expect(baselineText(new Map())).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
  });

  test("counts what is found twice", () => {
    const twice = { "a/x.tf": old["old.tf"], "b/x.tf": old["old.tf"] };
    const counts = (baseline: Baseline): readonly number[] =>
      [...baseline.values()].map(({ count }) => count);
    expect(counts(baselineFor(twice))).toEqual(counts(debt).map((count) => 2 * count));
    const third = { ...twice, "c/x.tf": old["old.tf"] };
    expect(reviewed(twice, third, baselineFor(twice)).blocked).toBe(true);
  });

  test.each([
    ["{", "b.json:1: "],
    ['{\n  "version": 2,\n  "findings": []\n}', "b.json:2: version: "],
    [
      '{\n  "version": 1,\n  "findings": [],\n  "more": 1\n}',
      'b.json:1: the baseline: Unrecognized key: "more"',
    ],
    [
      '{ "version": 1, "findings": [\n{ "fingerprint": "x" }] }',
      "b.json:2: findings.0.fingerprint: ",
    ],
  ])("that is broken says where: %s", (text, start) => {
    const read = readBaseline({ path: "b.json", text });
    expect(read.ok).toBe(false);
    const [first = ""] = read.ok ? [] : read.mistakes;
    expect(first.startsWith(start)).toBe(true);
    expect(first).toMatch(/write it anew with `pare baseline`$/);
  });
});
