import { describe, expect, test } from "vitest";
import { linesOf } from "../../src/source/lines.ts";
import { indented } from "../rules/policies.ts";
import { extracted, showPolicy } from "./policies.ts";

// What managed policies are used for, and what gives access without that its text is read.

const everything = "{ Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] }";

/** A template with a managed policy, and with what uses it. */
const template = (resources: string, own = ""): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: ${everything}
${indented(own, 6)}
${indented(resources, 2)}
`;
const role = (properties: string): string =>
  `Role:\n  Type: AWS::IAM::Role\n  Properties:\n${indented(properties, 4)}`;

describe("a managed policy of a template", () => {
  const boundary = "boundary of Boundary";
  test.each([
    ["by Ref", role("PermissionsBoundary: !Ref Boundary"), boundary],
    ["by Ref as a map", role("PermissionsBoundary: { Ref: Boundary }"), boundary],
    ["by GetAtt", role("PermissionsBoundary: !GetAtt Boundary.PolicyArn"), boundary],
    ["by Sub", role('PermissionsBoundary: !Sub "${Boundary}"'), boundary],
    ["under a condition", role("PermissionsBoundary: !If [C, !Ref Boundary, !Ref None]"), boundary],
    [
      "of a user",
      "U: { Type: AWS::IAM::User, Properties: { PermissionsBoundary: !Ref Boundary } }",
      boundary,
    ],
    [
      "of a function",
      "F: { Type: AWS::Serverless::Function, Properties: { PermissionsBoundary: !Ref Boundary } }",
      boundary,
    ],
    [
      "attached as well",
      role("PermissionsBoundary: !Ref Boundary\nManagedPolicyArns: [!Ref Boundary]"),
      "identity of Boundary at Role",
    ],
    [
      "attached",
      role('ManagedPolicyArns: [!Sub "${Boundary}", arn:aws:iam::aws:policy/ReadOnlyAccess]'),
      "identity of Boundary at Role",
    ],
    [
      "attached under a condition",
      role("ManagedPolicyArns: !If [C, [!Ref Boundary], !Ref AWS::NoValue]"),
      "identity of Boundary at Role",
    ],
    [
      "attached to a function",
      "F: { Type: AWS::Serverless::Function, Properties: { Policies: [!Ref Boundary] } }",
      "identity of Boundary at F",
    ],
    ["used by nobody", role("Path: /"), "identity of Boundary"],
  ])("%s", (_, resources, shown) => {
    expect(extracted({ "app.yaml": template(resources) }).policies.map(showPolicy)).toEqual([
      shown,
    ]);
  });

  test.each([
    ["ManagedPolicyName: limit", "arn:aws:iam::111122223333:policy/limit"],
    ["ManagedPolicyName: limit", "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/teams/limit"],
    [
      "ManagedPolicyName: !Sub '${Env}-limit'",
      "arn:aws:iam::${AWS::AccountId}:policy/${Env}-limit",
    ],
  ])("%s by its ARN %s", (name, arn) => {
    const text = template(role(`PermissionsBoundary: !Sub "${arn}"`), name);
    expect(extracted({ "app.yaml": text }).policies.map(showPolicy)).toEqual([boundary]);
  });

  test("another of AWS's own with that name is not meant", () => {
    const text = template(
      role("PermissionsBoundary: arn:aws:iam::aws:policy/limit"),
      "ManagedPolicyName: limit",
    );
    expect(extracted({ "app.yaml": text }).policies.map(showPolicy)).toEqual([
      "identity of Boundary",
    ]);
  });

  test("by the Globals of SAM", () => {
    const text = `Globals:\n  Function:\n    PermissionsBoundary: !Ref Boundary\n${template("")}`;
    expect(extracted({ "app.yaml": text }).policies.map(showPolicy)).toEqual([boundary]);
  });

  test("with roles of its own, by whatever name", () => {
    const text = template(role("PermissionsBoundary: !Ref Boundary"), "Roles: [admin]");
    expect(extracted({ "app.yaml": text }).policies.map(showPolicy)).toEqual([
      "identity of Boundary",
    ]);
  });
});

/** What is not read of a file: the line, the reason, and what people are told. */
const unread = (path: string, text: string): readonly string[] =>
  extracted({ [path]: text }).problems.map(({ offset = 0, reason, detail }) => {
    const place = { source: { path, text }, span: { start: offset, end: offset } };
    return `${linesOf(place).first} ${reason}: ${detail}`;
  });

const attached = (name: string): string =>
  `managed-policy: what the attached \`${name}\` grants is not read`;

describe("what gives access in a template and is not read", () => {
  const resource = (type: string, properties: string): string =>
    `Resources:\n  It:\n    Type: ${type}\n    Properties:\n${indented(properties, 6)}\n`;
  test.each([
    [
      "AWS::IAM::Role",
      "ManagedPolicyArns:\n  - arn:aws:iam::aws:policy/AdministratorAccess\n  - !Sub arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess",
      [
        `6 ${attached("arn:aws:iam::aws:policy/AdministratorAccess")}`,
        `7 ${attached("arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess")}`,
      ],
    ],
    ["AWS::IAM::User", "ManagedPolicyArns: [!Ref Arn]", [`5 ${attached("Arn")}`]],
    [
      "AWS::IAM::Group",
      "ManagedPolicyArns: !If\n  - C\n  - [arn:aws:iam::aws:policy/PowerUserAccess]\n  - !Ref AWS::NoValue",
      [`7 ${attached("arn:aws:iam::aws:policy/PowerUserAccess")}`],
    ],
    [
      "AWS::IAM::Role",
      "Description: no Effect\nPermissionsBoundary: arn:aws:iam::aws:policy/PowerUserAccess",
      [],
    ],
    [
      "AWS::Serverless::Function",
      "Policies: AdministratorAccess",
      [`5 ${attached("AdministratorAccess")}`],
    ],
    [
      "AWS::Serverless::Function",
      `Policies:\n  - AWSLambdaBasicExecutionRole\n  - S3FullAccessPolicy: { BucketName: b }\n  - Ref: Arn\n  - ${everything}`,
      [`6 ${attached("AWSLambdaBasicExecutionRole")}`, `8 ${attached("Arn")}`],
    ],
    [
      "AWS::Serverless::StateMachine",
      "Policies: { LambdaInvokePolicy: {} }",
      ["5 policy-template: `LambdaInvokePolicy` lacks its parameter `FunctionName`"],
    ],
    [
      "AWS::Serverless::Connector",
      "Permissions: [Read]",
      ["3 policy-template: an end of the connector is missing"],
    ],
    [
      "AWS::ACMPCA::Permission",
      "Principal: acm.amazonaws.com",
      ["3 permission: `It` gives access by itself"],
    ],
  ])("%s with %s", (type, properties, shown) => {
    expect(unread("app.yaml", resource(type, properties))).toEqual(shown);
  });
});

describe("what gives access in a module and is not read", () => {
  const beside = `
resource "aws_iam_policy" "p" {
  name   = "own"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject" }] })
}
resource "aws_iam_policy" "counted" {
  count  = 2
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject" }] })
}
data "aws_iam_policy" "read" {
  name = "ReadOnlyAccess"
}
variable "given" {
  default = []
}
`;
  const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  test.each([
    ["aws_iam_role_policy_attachment", `policy_arn = "${readOnly}"`, [`2 ${attached(readOnly)}`]],
    ["aws_iam_user_policy_attachment", `policy_arn = "${readOnly}"`, [`2 ${attached(readOnly)}`]],
    ["aws_iam_group_policy_attachment", `policy_arn = "${readOnly}"`, [`2 ${attached(readOnly)}`]],
    ["aws_iam_policy_attachment", `policy_arn = "${readOnly}"`, [`2 ${attached(readOnly)}`]],
    [
      "aws_iam_role_policy_attachment",
      "policy_arn = data.aws_iam_policy.read.arn",
      [`2 ${attached("data.aws_iam_policy.read.arn")}`],
    ],
    [
      "aws_iam_role_policy_attachment",
      "policy_arn = module.policy.arn",
      [`2 ${attached("module.policy.arn")}`],
    ],
    [
      "aws_iam_role_policy_attachment",
      `for_each   = toset(["${readOnly}", aws_iam_policy.p.arn])\npolicy_arn = each.value`,
      [`2 ${attached(readOnly)}`],
    ],
    [
      "aws_iam_role",
      `managed_policy_arns = [\n  "${readOnly}",\n  aws_iam_policy.p.arn,\n  var.arn,\n]`,
      [`3 ${attached(readOnly)}`, `5 ${attached("var.arn")}`],
    ],
    [
      "aws_iam_role_policy_attachment",
      `for_each = {\n  a = "${readOnly}"\n  b = aws_iam_policy.p.arn\n}\npolicy_arn = each.value`,
      [`3 ${attached(readOnly)}`],
    ],
    [
      "aws_iam_role_policy_attachment",
      "for_each   = var.arns\npolicy_arn = each.value",
      [`2 ${attached("var.arns")}`],
    ],
    ["aws_iam_role", "managed_policy_arns = var.given", [`2 ${attached("var.given")}`]],
    // which are read where they are declared, or give nothing
    ["aws_iam_role_policy_attachment", "policy_arn = aws_iam_policy.p.arn", []],
    ["aws_iam_role_policy_attachment", "policy_arn = aws_iam_policy.p.id", []],
    [
      "aws_iam_role_policy_attachment",
      "count      = 2\npolicy_arn = aws_iam_policy.counted[count.index].arn",
      [],
    ],
    ["aws_iam_role_policy_attachment", "policy_arn = one(aws_iam_policy.counted[*].arn)", []],
    ["aws_iam_role", "managed_policy_arns = []", []],
    ["aws_iam_role", `permissions_boundary = "${readOnly}"`, []],
    ["aws_kms_grant", "", ["1 permission: `aws_kms_grant.it` gives access by itself"]],
  ])("%s with %s", (type, body, shown) => {
    expect(unread("main.tf", `resource "${type}" "it" {\n${body}\n}\n${beside}`)).toEqual(shown);
  });
});

test("a policy that is attached to what is not declared here is no boundary only", () => {
  const text = `
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject" }] })
}
resource "aws_iam_role" "r" {
  permissions_boundary = aws_iam_policy.p.arn
}
resource "aws_iam_role_policy_attachment" "a" {
  role       = "admin"
  policy_arn = aws_iam_policy.p.arn
}
`;
  expect(extracted({ "main.tf": text }).policies.map(showPolicy)).toEqual([
    "identity of aws_iam_policy.p",
  ]);
});
