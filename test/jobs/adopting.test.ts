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
import { verdict } from "../../src/report/verdict.ts";
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
    [
      "asks for a condition",
      {
        ...old,
        "old.tf": old["old.tf"].replace(
          "Resource =",
          'Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }, Resource =',
        ),
      },
    ],
    [
      "moves it to another file of its module",
      { "fine.tf": old["fine.tf"], "more.tf": old["old.tf"], "old.tf": "locals {}\n" },
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

  test.each<[string, string, string]>([
    ["a wildcard of everything to one of a service", '"*"', '"s3:*"'],
    [
      "a wildcard to an action that is found fault with by another rule",
      '"iam:*"',
      '"iam:PassRole"',
    ],
  ])("that narrows %s passes", (_, wide, narrow) => {
    const before = { "old.tf": policy("old", wide) };
    const after = { "old.tf": policy("old", narrow) };
    expect(blockedBy(reviewed(before, after, baselineFor(before)))).toEqual([]);
    expect(blockedBy(reviewed(after, before, baselineFor(after)))).toEqual(["aws_iam_policy.old"]);
  });

  test.each<[string, string, string]>([
    ["with fewer principals", '["111122223333", "444455556666"]', '["111122223333"]'],
    ["of a role of the account", '["111122223333"]', '["arn:aws:iam::111122223333:role/x"]'],
  ])("of a trust policy that is now one %s passes", (_, wide, narrow) => {
    const trust = (who: string): string => `resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = ${who} } }]
  })
}
`;
    const terms = { accounts: new Set(["999999999999"]) };
    const [before, after] = [{ "r.tf": trust(wide) }, { "r.tf": trust(narrow) }];
    const { findings } = audit(tree(before), facts, agreed("high", terms));
    expect(findings.map(({ rule }) => rule)).toContain("untrusted-account");
    const baseline = baselineOf(findings);
    const change = (a: Texts, b: Texts) => ({
      base: tree(a),
      head: tree(b),
      diff: diffOf(a, b),
      unread: [],
    });
    expect(
      review(change(before, after), facts, agreed("info", terms, { baseline })).findings,
    ).toEqual([]);
    expect(
      review(change(after, before), facts, agreed("info", terms, { baseline })).findings,
    ).not.toEqual([]);
  });

  const variable = (actions: string): string =>
    `variable "acts" {\n  default = [${actions}]\n}\n` +
    policy("old", "").replace("Action = []", "Action = var.acts");

  test("that widens what a variable stands for is blocked", () => {
    const before = { "old.tf": variable('"ec2:*"') };
    const after = { "old.tf": variable('"*"') };
    const baseline = baselineFor(before);
    expect(baseline.size).toBeGreaterThan(0);
    expect(blockedBy(reviewed(before, after, baseline))).toEqual(["aws_iam_policy.old"]);
  });

  test("that makes sure of what was only there under a condition is blocked", () => {
    const maybe = (block: string): Texts => ({
      "old.tf": `data "aws_iam_policy_document" "old" {\n${block}\n}\n`,
    });
    const body = 'actions   = ["iam:*"]\n    resources = ["*"]';
    const before = maybe(
      `  dynamic "statement" {\n    for_each = var.on ? [1] : []\n    content {\n      ${body}\n    }\n  }`,
    );
    const after = maybe(`  statement {\n    ${body}\n  }`);
    const baseline = baselineFor(before);
    expect(baseline.size).toBeGreaterThan(0);
    expect(reviewed(before, after, baseline).blocked).toBe(true);
    expect(reviewed(after, before, baselineFor(after)).blocked).toBe(false);
  });

  test("that moves debt to another module is blocked there", () => {
    const [before, after] = [{ "dev/p.tf": old["old.tf"] }, { "prod/p.tf": old["old.tf"] }];
    const more = { "prod/main.tf": "locals {}\n", "dev/main.tf": "locals {}\n" };
    const diff = diffOf({ ...before, ...more }, { ...after, ...more }).map(
      ({ path, before: from, hunks }) =>
        path === "prod/p.tf"
          ? { path, hunks }
          : { ...(path && { path }), ...(from && { before: from }), hunks },
    );
    const change = { base: tree({ ...before, ...more }), head: tree({ ...after, ...more }), diff };
    const agreement = agreed("medium", {}, { baseline: baselineFor(before) });
    const result = review({ ...change, unread: [] }, facts, agreement);
    expect(blockedBy(result)).toEqual(["aws_iam_policy.old"]);
  });

  test("that gives an old document to somebody else is blocked", () => {
    const document = `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["iam:*"]
    resources = ["*"]
  }
}
resource "aws_iam_role_policy" "r" {
  role   = "r"
  policy = data.aws_iam_policy_document.d.json
}
`;
    const user = `resource "aws_iam_user_policy" "u" {
  user   = "u"
  policy = data.aws_iam_policy_document.d.json
}
`;
    const [before, after] = [{ "d.tf": document }, { "d.tf": document + user }];
    expect(reviewed(before, after, baselineFor(before)).blocked).toBe(true);
    expect(reviewed(after, before, baselineFor(after)).blocked).toBe(false);
  });

  test("that attaches an old policy to another role is blocked", () => {
    const role = (name: string): string =>
      `resource "aws_iam_role" "${name}" {\n  assume_role_policy = ""\n}\n`;
    const attached = (to: string): Texts => ({
      "r.tf": `${role("sandbox")}${role("prod")}resource "aws_iam_role_policy" "r" {
  role   = aws_iam_role.${to}.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:*", Resource = "*" }]
  })
}
`,
    });
    const [before, after] = [attached("sandbox"), attached("prod")];
    expect(reviewed(before, after, baselineFor(before)).blocked).toBe(true);
    expect(reviewed(before, before, baselineFor(before)).blocked).toBe(false);
  });

  test("is judged by what it does, not by what a rule weighs today", () => {
    const { findings } = audit(tree(old), facts, agreed());
    const light = baselineOf(findings.map((each) => ({ ...each, severity: "low" as const })));
    const after = { ...old, "old.tf": old["old.tf"].replace("Effect", 'Sid = "Old", Effect') };
    expect(blockedBy(reviewed(old, after, light))).toEqual([]);
  });

  test("that only narrows passes, whatever is left and in no baseline", () => {
    const after = { ...old, "old.tf": policy("old", '"s3:*"') };
    const result = reviewed(old, after, new Map());
    expect(result.findings.length).toBeGreaterThan(0);
    expect(blockedBy(result)).toEqual([]);
    expect(verdict(result)).toMatch(/^nothing new is allowed, and some access is taken away; /);
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
