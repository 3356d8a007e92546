import { expect, test } from "vitest";
import { scan, wantedFiles } from "../../src/jobs/scan.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { problemReasons, type ProblemReason } from "../../src/source/problem.ts";
import { facts } from "../rules/facts.ts";
import { problemsIn } from "./policies.ts";

const role = (policy: string): string =>
  `resource "aws_iam_role_policy" "p" {\n  policy = ${policy}\n}\n`;
const statement = (members: string): string =>
  role(`jsonencode({\n    Statement = [{ Effect = "Allow", ${members} }]\n  })`);
const attachment = (arn: string): string =>
  `resource "aws_iam_role_policy_attachment" "a" {\n  policy_arn = ${arn}\n}\n`;
const serverless = (policies: string): string =>
  `Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Policies:\n        ${policies}\n`;
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

// What could not be evaluated, why, and on which line to look. Those of the tree that gives the
// files are its own tests' (test/repository).
const cases: readonly (readonly [ProblemReason, string, string, number])[] = [
  ["syntax-error", "main.tf", "locals {\n  a = \n}\n", 2],
  ["syntax-error", "app.json", '{ "Effect": "Allow",\n "Action": }', 2],
  ["syntax-error", "app.yaml", "Effect: Allow\nAction: [a\n", 3],
  ["too-deep", "main.tf", `locals {\n  a = ${nested(300)}\n}\n`, 2],
  ["too-deep", "app.json", `{ "Effect": "x", "Action":\n${nested(300)} }`, 2],
  [
    "too-much",
    "main.tf",
    `${statement('Action = "s3:${local.a}"')}locals {\n  a = [for x in local.l : local.l]\n  l = [${'"a", '.repeat(300)}]\n}\n`,
    7,
  ],
  ["broken-document", "main.tf", role('<<E\n{ "Statement":\n [} ] }\nE'), 4],
  ["unknown-document", "main.tf", role("var.policy"), 2],
  ["unknown-document", "main.tf", role('file("policy.json")'), 2],
  ["unknown-document", "main.tf", role("data.aws_iam_policy_document.missing.json"), 2],
  [
    "unknown-document",
    "app.yaml",
    "Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Description: Effect\n    Properties:\n      PolicyDocument: !Ref Policy\n",
    6,
  ],
  [
    "unknown-statement",
    "main.tf",
    role(
      'jsonencode({\n    Statement = concat([{ Effect = "Allow", Action = "a:B" }], var.more)\n  })',
    ),
    3,
  ],
  ["unknown-actions", "main.tf", statement("Action = var.actions"), 3],
  ["unknown-actions", "main.tf", statement('Action = concat(["a:B"], var.more)'), 3],
  ["unknown-actions", "main.tf", statement("Action = [var.action]"), 3],
  [
    "unknown-actions",
    "app.yaml",
    "Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyDocument:\n        Statement: { Effect: Allow, Action: !Ref Actions }\n",
    6,
  ],
  ["not-a-policy", "main.tf", role('"arn:aws:iam::aws:policy/ReadOnlyAccess"'), 2],
  ["not-a-policy", "main.tf", role("jsonencode({ Rules = [] })"), 2],
  ["not-a-policy", "main.tf", role("jsonencode({ Statement = [true] })"), 2],
  ["managed-policy", "main.tf", attachment('"arn:aws:iam::aws:policy/ReadOnlyAccess"'), 2],
  ["policy-template", "app.yaml", serverless("- S3ReadPolicy: { BucketName: b }"), 6],
  ["permission", "main.tf", 'resource "aws_lambda_permission" "p" {\n}\n', 1],
];

test.each(cases)("%s of %s: %j, line %i", (reason, path, text, line) => {
  expect(problemsIn({ [path]: text })).toEqual([`${path}:${line} ${reason}`]);
});

test.each([
  ["a known policy", role('jsonencode({ Statement = [{ Effect = "Allow", Action = "a:B" }] })')],
  ["no policy at all", role("null")],
  ["an empty text", role('""')],
  ["an empty object", role('"{}"')],
  ["a policy without statements", role("jsonencode({ Statement = [] })")],
  [
    "actions by a default",
    `${statement("Action = var.a")}variable "a" {\n  default = ["a:B"]\n}\n`,
  ],
  ["actions that are denied", statement("Action = var.a").replace("Allow", "Deny")],
  ["all actions but some that are not known", statement("NotAction = var.a")],
  ["names of actions that are known in part", statement('Action = "s3:${var.a}"')],
  ["one of two", statement('Action = var.x ? "a:B" : "a:C"')],
])("nothing is missing of %s", (_, text) => {
  expect(problemsIn({ "main.tf": text })).toEqual([]);
});

test("every reason of the closed list is met, here or where files are read", () => {
  const read: readonly ProblemReason[] = [
    "too-large",
    "not-text",
    "unreadable",
    "outside-repository",
  ];
  const met = new Set([...cases.map(([reason]) => reason), ...read]);
  expect([...met].sort()).toEqual(Object.keys(problemReasons).sort());
});

test("the rest of the files is read, whatever one of them is like", () => {
  const tree = memoryTree(
    new Map([
      ["broken.tf", "resource {{{\n"],
      ["main.tf", role('jsonencode({ Statement = [{ Effect = "Allow", Action = "a:B" }] })')],
    ]),
  );
  expect(tree.list().every(wantedFiles)).toBe(true);
  const { policies, problems } = scan(tree, facts);
  expect(policies.map(({ owner }) => owner.address)).toEqual(["aws_iam_role_policy.p"]);
  expect(problems.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
    "broken.tf syntax-error",
  ]);
});
