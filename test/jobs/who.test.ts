import { expect, test } from "vitest";
import { canByRole } from "../../src/jobs/asked.ts";
import { who } from "../../src/jobs/who.ts";
import { whoText } from "../../src/report/who-text.ts";
import { facts, scanned } from "../rules/facts.ts";

const terraform = `variable "bucket" {}
resource "aws_iam_role" "reader" {
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_policy" "read" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:Get*", Resource = "*", Condition = { StringEquals = { "aws:SourceVpc" = "vpc-1" } } }] })
}
resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.reader.name
  policy_arn = aws_iam_policy.read.arn
}
resource "aws_iam_user_policy" "maybe" {
  user   = "ann"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::\${var.bucket}/*" }] })
}
resource "aws_iam_user_policy" "never" {
  user   = "bob"
  policy = jsonencode({ Statement = [
    { Effect = "Allow", Action = "s3:*", Resource = "*" },
    { Effect = "Deny", Action = "s3:Get*", Resource = "*" },
  ] })
}
resource "aws_iam_role_policy" "bounded" {
  role   = aws_iam_role.bounded.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
resource "aws_iam_role" "bounded" {
  permissions_boundary = aws_iam_policy.limit.arn
}
resource "aws_iam_policy" "limit" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = "*" }] })
}
resource "aws_s3_bucket" "data" {
  bucket = "data"
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = "*", Resource = "\${aws_s3_bucket.data.arn}/*" }] })
}
resource "aws_s3_bucket" "other" {
  bucket = "other"
}
resource "aws_s3_bucket_policy" "other" {
  bucket = aws_s3_bucket.other.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Principal = "*", Resource = "*" }] })
}
`;
const scan = scanned({ "infra/main.tf": terraform });

const asked = (action: string, resource: string): readonly string[] =>
  who(action, resource, scan, facts).holders.map(
    ({ address, certain }) => `${address}${certain ? "" : "?"}`,
  );

test("who may do something is told by owner, with statement, line and conditions", () => {
  expect(whoText(who("s3:GetObject", "arn:aws:s3:::data/a", scan, facts)))
    .toBe(`aws_iam_role.reader  (infra)
    infra/main.tf:6  aws_iam_policy.read  Allow s3:Get* on * if aws:SourceVpc = vpc-1
ann  (infra)  possibly
    infra/main.tf:14  aws_iam_user_policy.maybe  Allow s3:GetObject on arn:aws:s3:::\${var.bucket}/*
by the policy of aws_s3_bucket.data  (infra)
    infra/main.tf:38  aws_s3_bucket_policy.data  Allow s3:GetObject on \${aws_s3_bucket.data.arn}/* for *

s3:GetObject on arn:aws:s3:::data/a: 2 owners of policies, 1 resource by its own policy
8 policies read in 1 file
`);
});

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ["s3:PutObject", "arn:aws:s3:::data/a", ["bob"]],
  ["s3:DeleteBucket", "*", ["bob"]],
  ["sqs:Send*", "*", ["aws_iam_role.bounded"]],
  ["iam:PassRole", "*", []],
  ["sts:AssumeRole", "arn:aws:iam::111122223333:role/x", ["aws_iam_role.reader?"]],
  ["s3:GetObject", "arn:aws:s3:::oth*", ["aws_iam_role.reader", "ann?", "aws_s3_bucket.other"]],
];
test.each(cases)("%s on %s", (action, resource, expected) => {
  expect(asked(action, resource)).toEqual(expected);
});

test("that nobody may is said of what is read, with what is not", () => {
  const unread = scanned({
    "main.tf": `resource "aws_iam_role_policy_attachment" "all" {
  role       = "app"
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`,
  });
  expect(whoText(who("s3:GetObject", "*", unread, facts))).toBe(
    `s3:GetObject on *: nobody, by what is read
0 policies read in 1 file
not evaluated: 1 place (1 managed-policy); --format json lists them
`,
  );
});

test("who may not have a policy that allows it is possibly somebody", () => {
  const text = `Conditions: { Maybe: !Equals [!Ref Env, prod] }
Parameters: { Env: { Type: String } }
Resources:
  A: { Type: AWS::IAM::Role }
  B: { Type: AWS::IAM::Role }
  P:
    Type: AWS::IAM::Policy
    Properties:
      Roles: [!Ref A, !If [Maybe, !Ref B, !Ref AWS::NoValue]]
      PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: "*" }] }
`;
  const { holders } = who("s3:GetObject", "*", scanned({ "app.yaml": text }), facts);
  expect(holders.map(({ address, certain }) => [address, certain])).toEqual([
    ["A", true],
    ["B", false],
  ]);
});

test("a role to which Serverless adds what nobody wrote is told of as such", () => {
  const service = `service: app
provider:
  name: aws
  iam: { role: { statements: [{ Effect: Allow, Action: "s3:*", Resource: "*" }] } }
resources:
  Resources:
    Own:
      Type: AWS::IAM::Role
      Properties:
        Policies: [{ PolicyDocument: { Statement: [{ Effect: Allow, Action: "sqs:*", Resource: "*" }] } }]
`;
  const files = scanned({ "serverless.yml": service });
  const note =
    "Serverless adds statements for logs, a VPC and what feeds functions to IamRoleLambdaExecution: that is not read, and may allow more";
  expect(whoText(who("logs:PutLogEvents", "*", files, facts))).toBe(
    `logs:PutLogEvents on *: nobody, by what is read
2 policies read in 1 file
note  ${note}
`,
  );
  const asked = { action: "logs:PutLogEvents", resource: "*", context: new Map() };
  const notes = ["IamRoleLambdaExecution", "Own"].map((role) => {
    const answered = canByRole(asked, role, files, facts);
    return answered.ok ? answered.answer.notes : answered.because;
  });
  expect(notes).toEqual([[note], []]);
});
