import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsReport } from "../../src/report/findings-json.ts";
import { refusals } from "../../src/narrow/narrowing.ts";
import { indented } from "../rules/policies.ts";
import { problemReasons, type ProblemReason } from "../../src/source/problem.ts";
import { findingsContract, reasons } from "./contract.ts";
import { auditAt, places } from "./hostile.ts";
import { audited, reviewed, type Files } from "./results.ts";
import { facts } from "../rules/facts.ts";

const isValid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(findingsContract);

const document = (...statements: readonly string[]): string =>
  `data "aws_iam_policy_document" "app" {\n${statements
    .map((each) => `  statement {\n${indented(each, 4)}\n  }\n`)
    .join("")}}\n`;

const files: Files = {
  "main.tf": [
    document(
      'sid       = "Write"\nactions   = ["s3:ListAllMyBuckets", "s3:PutObject"]\nresources = ["*"]',
      'actions   = ["sqs:SendMessage"]\nresources = ["*"]',
      'actions   = ["*"]\nresources = ["*"]',
      'actions   = ["sns:*"]\nresources = ["arn:aws:sns:*:*:orders"]',
    ),
    'resource "aws_s3_bucket" "logs" {}\n',
  ].join("\n"),
  "policy.json":
    '{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}}',
  "broken.yaml": "Effect: Allow\nAction: *x\n",
};
const report = findingsReport(audited(files));
const findingOf = (action: string) =>
  report.findings.find(({ message }) => message.includes(`\`${action}\``));

test("a report has every field of the contract, and no other", () => {
  for (const result of [audited(files), audited({}), reviewed(files), reviewed(files, files)]) {
    isValid(JSON.parse(JSON.stringify(findingsReport(result))));
    expect(isValid.errors).toBeNull();
  }
  expect(isValid({ ...report, more: 1 })).toBe(false);
});

test("it has them whatever names stand in the files", () => {
  const reports = fc.oneof(
    ...Object.values(places).map((place) => place.text.map((text) => auditAt(place, text))),
  );
  fc.assert(
    fc.property(reports, (found) => {
      isValid(JSON.parse(JSON.stringify(findingsReport(found))));
      expect(isValid.errors).toBeNull();
    }),
  );
});

describe("a finding", () => {
  test("of what statements grant together says where the others stand, and what is not answered by one edit", () => {
    const together = document(
      'actions   = ["iam:PassRole"]\nresources = ["*"]',
      'actions   = ["ec2:RunInstances"]\nresources = ["*"]',
    );
    const report = findingsReport(audited({ "main.tf": together }));
    expect(report.findings.find(({ rule }) => rule === "privilege-escalation")).toMatchObject({
      suggestion: { grade: "fill in", missing: ["`<RoleNameWithPath>`"] },
    });
    // With the only role that is declared it would be committed: who else may pass it is not known.
    const role = 'resource "aws_iam_role" "job" {\n  name = "job"\n}\n';
    const { findings } = findingsReport(audited({ "main.tf": together + role }));
    expect(findings.find(({ rule }) => rule === "privilege-escalation")).toMatchObject({
      startLine: 2,
      beside: [{ path: "main.tf", startLine: 6 }],
      suggestion: null,
      noSuggestion: "together",
    });
    expect(findingOf("s3:PutObject")?.beside).toEqual([]);
  });

  test("says where it stands: lines of the statement, the subject's with columns and text", () => {
    expect(findingOf("s3:PutObject")).toMatchObject({
      rule: "unscoped-resource",
      severity: "medium",
      path: "main.tf",
      startLine: 2,
      endLine: 6,
      owner: "data.aws_iam_policy_document.app",
      subject: {
        path: "main.tf",
        startLine: 5,
        startColumn: 18,
        endLine: 5,
        endColumn: 21,
        text: '"*"',
      },
    });
  });

  test("has the statements to write instead, as IAM and as lines of the file", () => {
    expect(findingOf("s3:PutObject")?.suggestion).toEqual({
      complete: true,
      grade: "assumed",
      proof: { relation: "included", catalog: facts.catalog.date, because: null },
      startLine: 2,
      endLine: 6,
      text: indented(
        `
        statement {
          sid       = "Write"
          actions   = ["s3:ListAllMyBuckets"]
          resources = ["*"]
        }
        statement {
          sid       = "Write2"
          actions   = ["s3:PutObject"]
          resources = ["\${aws_s3_bucket.logs.arn}/*"]
        }
        `,
        2,
      ),
      statements: [
        { sid: "Write", actions: ["s3:ListAllMyBuckets"], resources: ["*"], conditions: [] },
        {
          sid: "Write2",
          actions: ["s3:PutObject"],
          resources: ["${aws_s3_bucket.logs.arn}/*"],
          conditions: [],
        },
      ],
      assumptions: ["that it uses only `aws_s3_bucket.logs`, the only bucket declared here"],
      evidence: [],
      missing: [],
      alternatives: [],
      template: null,
      split: null,
      lost: [],
    });
    expect(findingOf("s3:PutObject")?.noSuggestion).toBeNull();
  });

  test("says what is to be filled in, and that it is not complete", () => {
    const found = findingOf("sqs:SendMessage");
    expect(found?.suggestion).toMatchObject({ complete: false, grade: "fill in" });
    expect(found?.suggestion?.missing.length).toBeGreaterThan(0);
    expect(found?.noSuggestion).toMatch(/^to be filled in: /);
  });

  test("says what is lost", () => {
    expect(findingOf("sns:*")?.suggestion?.lost).toEqual([
      {
        reason: "they manage permissions",
        actions: ["sns:AddPermission", "sns:RemovePermission", "sns:SetTopicAttributes"],
      },
    ]);
  });

  test("says why there is no suggestion, by a word of the closed list", () => {
    const none = report.findings.filter(({ suggestion }) => suggestion === null);
    expect(new Set(none.map(({ noSuggestion }) => noSuggestion))).toEqual(
      new Set(["administrator", "who-is-meant"]),
    );
    for (const { noSuggestion } of none) expect(Object.keys(refusals)).toContain(noSuggestion);
  });
});

test("the summary counts what the report lists", () => {
  const { summary, findings } = report;
  for (const [severity, number] of Object.entries(summary.findings))
    expect(findings.filter((each) => each.severity === severity)).toHaveLength(number);
  const suggested = new Map(
    findings.flatMap(({ statement, suggestion }) => (suggestion ? [[statement, suggestion]] : [])),
  );
  const complete = [...suggested.values()].filter((each) => each.complete);
  expect(summary.suggestions.committable).toBe(complete.length);
  expect(summary.statements).toBe(5);
  expect(summary.files).toBe(3);
  expect(summary.blocked).toBe(true);
});

test("what blocks for not being read is counted: files once, and every mistake", () => {
  const leftUnread = (...problems: readonly (readonly [string, ProblemReason])[]): number => {
    const unread = problems.map(([path, reason]) => ({ path, reason, detail: "" }));
    const result = reviewed({});
    const blocking = { ...result.blocking, unread };
    return findingsReport({ ...result, blocking, blocked: true }).summary.unread;
  };
  expect(leftUnread()).toBe(0);
  expect(leftUnread(["a.tf", "too-large"], ["a.tf", "too-deep"], ["b.tf", "too-deep"])).toBe(2);
  const mistake = [".github/pare.yml", "configuration"] as const;
  expect(leftUnread([".", "too-many"], mistake, mistake)).toBe(3);
});

test("every policy of which a statement was read has its score; in a review those that are touched", () => {
  const { policies } = report;
  expect(policies).toEqual([
    {
      id: expect.any(String) as string,
      owner: "data.aws_iam_policy_document.app",
      path: "main.tf",
      kind: "identity",
      score: 0,
      letter: "F",
    },
    {
      id: expect.any(String) as string,
      owner: "policy.json",
      path: "policy.json",
      kind: "resource",
      score: expect.any(Number) as number,
      letter: expect.any(String) as string,
    },
  ]);
  const line = { first: 3, last: 3 };
  const touched = findingsReport(reviewed({ "main.tf": files["main.tf"] ?? "" }, files, line));
  expect(touched.policies).toEqual([policies[0]]);
  expect(findingsReport(reviewed({}, files)).policies).toEqual([]);
});

test("a review counts the statements that it touches, and the score before", () => {
  const { summary, findings } = findingsReport(reviewed(files, files, { first: 3, last: 3 }));
  expect(summary.touched).toBe(
    1 + findings.filter(({ path }) => path === "policy.json").length * 0,
  );
  expect(summary).toHaveProperty("scoreBefore");
  expect(findingsReport(audited(files)).summary).not.toHaveProperty("touched");
});

test("what was not read is listed with file, line and a reason of the closed list", () => {
  expect(Object.keys(problemReasons)).toEqual(reasons);
  expect(report.notEvaluated).toEqual([
    {
      path: "broken.yaml",
      line: 2,
      reason: "syntax-error",
      detail: "No anchor &x stands before this alias.",
    },
  ]);
});
