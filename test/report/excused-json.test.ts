import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { baselineOf } from "../../src/config/baseline.ts";
import { findingsReport } from "../../src/report/findings-json.ts";
import { replyKeyOf } from "../../src/config/excuse.ts";
import { fingerprintOf } from "../../src/rules/fingerprint.ts";
import { agreed } from "../agreed.ts";
import { findingsContract } from "./contract.ts";
import { audited, reviewed, type Files } from "./results.ts";
import { suppressing } from "./suppressions.ts";

const isValid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(findingsContract);

const policy = (action: string): string =>
  `${JSON.stringify({ Statement: { Effect: "Allow", Action: action, Resource: "*" } }, null, 2)}\n`;
const files: Files = {
  "admin.json": policy("*"),
  "pass.json": policy("iam:PassRole"),
  "put.json": policy("s3:PutObject"),
  "queue.json": policy("sqs:SendMessage"),
  "table.json": policy("dynamodb:PutItem"),
};
const all = reviewed(files).findings;
const printOf = (path: string): string => {
  const found = all.find((each) => each.statement.place.source.path === path);
  return found ? fingerprintOf(found) : "";
};
const old = {
  fingerprint: "a".repeat(32),
  count: 2,
  severity: "high",
  rule: "not-action",
  path: "old.tf",
  owner: "aws_iam_policy.old",
} as const;
const agreement = agreed(
  "high",
  {},
  {
    suppressions: [
      suppressing("put.json", ["unscoped-resource", "not-action"], { until: "2027-01-31" }),
      suppressing("pass.json", ["pass-role"], { by: "configuration" }),
    ],
    replies: new Map(
      all
        .filter((each) => each.statement.place.source.path === "queue.json")
        .map((each) => [
          replyKeyOf(each),
          { author: "octocat", reason: "shared", url: "https://x" },
        ]),
    ),
    baseline: new Map([
      ...baselineOf(all.filter((each) => each.statement.place.source.path === "table.json")),
      [old.fingerprint, old],
    ]),
    files: ["put.json"],
  },
);
const review = findingsReport(
  reviewed(files, { "table.json": files["table.json"] ?? "" }, undefined, agreement),
);
const audit = findingsReport(audited(files, agreement));

test("both reports have every field of the contract, and no other", () => {
  for (const report of [review, audit]) {
    isValid(JSON.parse(JSON.stringify(report)));
    expect(isValid.errors).toBeNull();
  }
});

test("findings that stand and those that are excused have their fingerprints", () => {
  expect(review.findings.map(({ path, fingerprint }) => [path, fingerprint])).toEqual([
    ["admin.json", printOf("admin.json")],
  ]);
  for (const { path, fingerprint } of review.excused) expect(fingerprint).toBe(printOf(path));
});

test("what is excused says why, until when, and by whom", () => {
  const nothing = { reason: null, until: null, isNew: false, by: null };
  const reason = "only in the sandbox";
  expect(review.excused).toMatchObject([
    {
      ...nothing,
      path: "pass.json",
      startLine: 2,
      rule: "pass-role",
      severity: "high",
      because: "configuration",
      reason,
    },
    {
      ...nothing,
      path: "put.json",
      because: "comment",
      reason,
      until: "2027-01-31",
      isNew: true,
    },
    { ...nothing, path: "queue.json", because: "reply", reason: "shared", by: "octocat" },
    { ...nothing, path: "table.json", because: "baseline" },
  ]);
});

test("new suppressions, faults and a changed agreement are listed", () => {
  expect(review.newSuppressions).toMatchObject([
    {
      by: "comment",
      path: "put.json",
      line: 1,
      rules: ["unscoped-resource", "not-action"],
      until: "2027-01-31",
      reason: "only in the sandbox",
    },
  ]);
  expect(review.faults).toEqual([
    {
      kind: "unused",
      severity: "low",
      message: "Nothing is found here by `not-action`: take it out.",
      path: "put.json",
      line: 1,
    },
  ]);
  expect(review.changedAgreement).toEqual(["put.json"]);
  expect(audit).toMatchObject({ newSuppressions: [], changedAgreement: [] });
});

test("an audit lists what was repaid", () => {
  expect(audit.repaid).toEqual([old]);
  expect(review.repaid).toEqual([]);
});

test("the summary counts all of it", () => {
  expect(review.summary).toMatchObject({
    findings: { critical: 1, high: 0, medium: 0 },
    suppressed: 2,
    baseline: 1,
    replies: 1,
    faults: 1,
    newSuppressions: 1,
    blocked: true,
  });
  expect(audit.summary).toMatchObject({
    suppressed: 2,
    baseline: 1,
    replies: 0,
    newSuppressions: 0,
  });
});
