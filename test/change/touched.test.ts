import { describe, expect, test } from "vitest";
import { touchedStatements } from "../../src/change/touched.ts";
import { linesOf } from "../../src/source/lines.ts";
import { scanned } from "../rules/facts.ts";
import { diffOf, type Texts } from "./changes.ts";

/** The statements of the head that a change touches, by file and first line. */
function touched(before: Texts, after: Texts): readonly string[] {
  const head = scanned(after);
  const changes = new Map(
    diffOf(before, after).flatMap(({ path, hunks }) =>
      path === undefined ? [] : [[path, hunks] as const],
    ),
  );
  const ids = touchedStatements(head.policies, scanned(before).policies, changes);
  const statements = head.policies.flatMap((policy) => policy.statements);
  expect(statements).not.toEqual([]);
  const places = statements
    .filter(({ id }) => ids.has(id))
    .map(({ place }) => `${place.source.path}:${linesOf(place).first}`);
  return [...new Set(places)].sort();
}

const documents = `data "aws_iam_policy_document" "app" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::reports/*"]
  }
  statement {
    actions   = local.actions
    resources = ["arn:aws:sqs:*:*:\${var.queue}"]
    condition {
      test     = "StringEquals"
      variable = "aws:ResourceAccount"
      values   = local.accounts
    }
  }
}

resource "aws_iam_policy" "app" {
  policy = data.aws_iam_policy_document.app.json
}
`;
const names = `locals {
  actions  = local.sending
  sending  = ["sqs:SendMessage"]
  accounts = ["111111111111"]
  other    = ["sqs:*"]
}

variable "queue" {
  default = "orders"
}
`;
const terraform: Texts = { "app/main.tf": documents, "app/names.tf": names };

function edited(texts: Texts, path: string, from: string, to: string): Texts {
  const text = texts[path] ?? "";
  expect(text).toContain(from);
  return { ...texts, [path]: text.replace(from, to) };
}

type Case = readonly [path: string, from: string, to: string, touched: readonly string[]];
const first = "app/main.tf:2";
const second = "app/main.tf:6";

describe("in Terraform", () => {
  const cases: Readonly<Record<string, Case>> = {
    "what a statement says": ["app/main.tf", "s3:GetObject", "s3:PutObject", [first]],
    "a line within it, though it says the same": [
      "app/main.tf",
      '["s3:GetObject"]',
      '[\n      "s3:GetObject",\n    ]',
      [first],
    ],
    "a comment within it": [
      "app/main.tf",
      "    actions   = local",
      "    # why\n    actions   = local",
      [second],
    ],
    "a line above it, by which it only moves": [
      "app/main.tf",
      'data "aws',
      '# why\n\ndata "aws',
      [],
    ],
    "a local in another file that it uses": ["app/names.tf", "sqs:SendMessage", "sqs:*", [second]],
    "a local that its condition uses": ["app/names.tf", "111111111111", "222222222222", [second]],
    "the line of such a local, though it is worth the same": [
      "app/names.tf",
      '["sqs:SendMessage"]',
      '["sqs:SendMessage"] # why',
      [second],
    ],
    "the line of a local through which another comes": [
      "app/names.tf",
      "= local.sending",
      "= local.sending # why",
      [second],
    ],
    "the line of what its condition is compared with": [
      "app/names.tf",
      '["111111111111"]',
      '["111111111111"] # why',
      [second],
    ],
    "a local that it does not use": ["app/names.tf", '["sqs:*"]', '["sqs:DeleteQueue"]', []],
    "the default of a variable that it uses": ["app/names.tf", '"orders"', '"*"', [second]],
    "its effect": [
      "app/main.tf",
      "    actions   = local",
      '    effect    = "Deny"\n    actions   = local',
      [second],
    ],
    "the last line of it, taken out": [
      "app/main.tf",
      '    resources = ["arn:aws:s3:::reports/*"]\n',
      "",
      [first],
    ],
    "who it belongs to": [
      "app/main.tf",
      'resource "aws_iam_policy" "app"',
      'resource "aws_iam_policy" "new"',
      [first, second],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [path, from, to, expected]) => {
    expect(touched(terraform, edited(terraform, path, from, to))).toEqual(expected);
  });

  test("all of a new file, and nothing of one that only has another name", () => {
    expect(touched({ "app/names.tf": names }, terraform)).toEqual([first, second]);
    const renamed = { "app/policy.tf": documents, "app/names.tf": names };
    const ids = touchedStatements(
      scanned(renamed).policies,
      scanned(terraform).policies,
      new Map([["app/policy.tf", []]]),
    );
    expect([...ids]).toEqual([]);
  });

  test("nothing where nothing changed, and a statement that is there twice where it is new", () => {
    expect(touched(terraform, terraform)).toEqual([]);
    const statement = documents.slice(
      documents.indexOf("  statement"),
      documents.indexOf("  statement {\n    actions   = local"),
    );
    const twice = edited(terraform, "app/main.tf", statement, statement + statement);
    expect(touched(terraform, twice)).toContain(second);
  });
});

test("a policy that only limited and grants now says something else", () => {
  const { policies } = scanned(terraform);
  const limited = policies.map((policy) => ({ ...policy, kind: "boundary" as const }));
  expect(touchedStatements(policies, policies, new Map()).size).toBe(0);
  expect(touchedStatements(policies, limited, new Map()).size).toBe(2);
});

describe("in CloudFormation", () => {
  const template = `Parameters:
  Bucket:
    Type: String
    Default: reports
Conditions:
  Wide: !Equals [!Ref Bucket, all]
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: !Sub "arn:aws:s3:::\${Bucket}/*"
          - Effect: Allow
            Action: !If [Wide, "sqs:*", sqs:SendMessage]
            Resource: !GetAtt Queue.Arn
  Queue:
    Type: AWS::SQS::Queue
`;
  const texts: Texts = { "stack.yaml": template };
  const cases: Readonly<
    Record<string, readonly [from: string, to: string, lines: readonly string[]]>
  > = {
    "what a statement says": ["s3:GetObject", "s3:Get*", ["stack.yaml:13"]],
    "the default of a parameter that it uses": [
      "Default: reports",
      'Default: "*"',
      ["stack.yaml:13"],
    ],
    "one arm of a condition": ['"sqs:*"', '"sqs:Send*"', ["stack.yaml:16"]],
    "a resource that is new beside it": [
      "  Queue:",
      "  Other:\n    Type: AWS::SNS::Topic\n  Queue:",
      [],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [from, to, expected]) => {
    expect(touched(texts, edited(texts, "stack.yaml", from, to))).toEqual(expected);
  });
});
