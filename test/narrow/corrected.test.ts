import { describe, expect, test } from "vitest";
import { propose } from "../../src/jobs/propose.ts";
import { judge } from "../../src/rules/judge.ts";
import { applyEdits } from "../../src/source/edit.ts";
import { facts, pathFor, scanned } from "../rules/facts.ts";
import { hcl, json, yaml } from "../rules/policies.ts";
import { shortly, type Proposed } from "./proposed.ts";

/** What is proposed for the only statement with a finding, informations too, and what is found then. */
function correction(text: string): Proposed & { readonly left: readonly string[] } {
  const path = pathFor(text);
  const scan = scanned({ [path]: text });
  const [only, ...more] = propose(scan, judge(scan, facts), facts);
  if (!only || more.length > 0) throw new Error("not one proposal");
  const { outcome } = only;
  const right = outcome.kind === "none" ? text : applyEdits(text, [outcome.edit]);
  const left = judge(scanned({ [path]: right }), facts).map(({ rule }) => rule);
  return { ...shortly(only), left };
}

const reading = { Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" };
const reader = "arn:aws:iam::111122223333:role/reader-*";

describe("what can be committed", () => {
  test.for<[string, string, string, string]>([
    [
      "a redundant action",
      json({ ...reading, Action: ["s3:GetObject", "s3:PutObject", "s3:getobject"] }),
      '"s3:GetObject",\n    "s3:PutObject"\n',
      "equivalent",
    ],
    [
      "a redundant action of a data source",
      hcl('actions   = ["s3:GetObject", "s3:getobject"]\nresources = ["arn:aws:s3:::reports/*"]'),
      'actions   = ["s3:GetObject"]',
      "equivalent",
    ],
    [
      "a redundant resource",
      yaml(
        "Action: s3:GetObject\nResource:\n  - arn:aws:s3:::reports/a/*\n  - arn:aws:s3:::reports/*",
      ),
      "Resource:\n    - arn:aws:s3:::reports/*",
      "equivalent",
    ],
    [
      "bits behind the prefix of a range",
      json({ ...reading, Condition: { IpAddress: { "aws:SourceIp": ["203.0.113.7/24"] } } }),
      '"203.0.113.0/24"',
      "equivalent",
    ],
    [
      "an operator of strings for ARNs",
      json({ ...reading, Condition: { StringLike: { "aws:PrincipalArn": [reader] } } }),
      '"ArnLike"',
      "assumed",
    ],
    [
      "the same of a data source",
      hcl(
        `actions   = ["s3:GetObject"]\nresources = ["arn:aws:s3:::reports/*"]\ncondition {\n  test     = "StringLike"\n  variable = "aws:PrincipalArn"\n  values   = ["${reader}"]\n}`,
      ),
      'test     = "ArnLike"',
      "assumed",
    ],
    [
      "the same without quotes",
      yaml(
        `Action: s3:GetObject\nResource: arn:aws:s3:::reports/*\nCondition:\n  StringLike:\n    aws:PrincipalArn: ${reader}`,
      ),
      "  ArnLike:\n      aws:PrincipalArn:",
      "assumed",
    ],
  ])("%s", ([, text, right, grade]) => {
    const found = correction(text);
    expect(found).toMatchObject({ kind: "commit", grade, left: [] });
    expect(found.kind === "commit" && found.lines).toContain(right);
  });
});

describe("what is shown, since it allows what was not matched before", () => {
  test.for<[string, string, string]>([
    ["a region and an account", "arn:aws:s3:eu-west-1:111122223333:reports/*", reading.Resource],
    ["a service in another case", "arn:aws:S3:::reports/*", reading.Resource],
  ])("%s", ([, wrong, right]) => {
    const found = correction(json({ ...reading, Resource: wrong }));
    expect(found).toMatchObject({ kind: "show", grade: "assumed", left: [] });
    expect(found.kind === "show" && found.lines).toContain(`"${right}"`);
    expect(found.kind === "show" && found.because).toContain("newly allowed");
  });
});

test("that one value fits is shown, since AWS does not say what was compared before", () => {
  const Condition = { StringLike: { "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/r-a1b2/*"] } };
  const found = correction(json({ ...reading, Condition }));
  expect(found).toMatchObject({ kind: "show", grade: "assumed", left: [] });
  expect(found.kind === "show" && found.lines).toContain('"ForAnyValue:StringLike"');
});

test("two that are wrong and one that says nothing are one suggestion", () => {
  const text = json({
    ...reading,
    Action: ["s3:GetObject", "s3:PutObject", "s3:getobject"],
    Condition: {
      StringLike: { "aws:PrincipalArn": [reader] },
      IpAddress: { "aws:SourceIp": ["203.0.113.7/24"] },
    },
  });
  const found = correction(text);
  expect(found).toMatchObject({ kind: "commit", grade: "assumed", left: [] });
  expect(found.kind === "commit" && found.lines).toMatch(
    /"s3:GetObject",\s+"s3:PutObject"\s+\][^]*"ArnLike"[^]*"203\.0\.113\.0\/24"/,
  );
});

describe("what is left to its author", () => {
  test.for<[string, string]>([
    [
      "which set operator is meant",
      json({
        ...reading,
        Condition: { StringEquals: { "aws:TagKeys": ["team"] } },
      }),
    ],
    [
      "an operator of strings for what has no six fields",
      json({ ...reading, Condition: { StringLike: { "aws:PrincipalArn": "*/reader" } } }),
    ],
    [
      "an operator that other keys stand under as well",
      json({
        ...reading,
        Condition: { StringLike: { "aws:PrincipalArn": reader, "s3:prefix": "a/*" } },
      }),
    ],
    [
      "an operator that would be there twice",
      json({
        ...reading,
        Condition: {
          StringLike: { "aws:PrincipalArn": reader },
          ArnLike: { "aws:SourceArn": "arn:aws:sns:*:111122223333:*" },
        },
      }),
    ],
    [
      "what a Deny says",
      json({ ...reading, Effect: "Deny", Action: ["s3:GetObject", "s3:GetObject*"] }),
    ],
  ])("%s", ([, text]) => {
    expect(correction(text).kind).toBe("none");
  });
});
