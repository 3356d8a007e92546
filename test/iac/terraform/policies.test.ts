import { describe, expect, test } from "vitest";
import { linesOf } from "../../../src/source/lines.ts";
import { textAt } from "../../../src/source/source.ts";
import { extracted, firstPolicyIn, policiesIn, statementsIn } from "../policies.ts";

const beside = `
variable "x" {}
variable "tags" {
  default = { team = "a" }
}
locals {
  actions   = ["a:B", "a:C"]
  statement = { Effect = "Deny", Action = "a:Local" }
}
`;

/** The statements of a role's policy that an expression gives. */
const role = (policy: string): readonly string[] =>
  firstPolicyIn(
    "app/main.tf",
    `${beside}\nresource "aws_iam_role_policy" "p" {\nrole = "r"\npolicy = ${policy}\n}\n`,
  );

describe("jsonencode", () => {
  test.each([
    [
      '{ Statement = [{ Sid = "S", Effect = "Allow", Action = "a:B", Resource = "*" }] }',
      ["S: Allow a:B on *"],
    ],
    [
      '{ Statement = { Effect = "Allow", Action = local.actions, NotResource = ["${var.x}/*"] } }',
      ["Allow a:B, a:C on all but ${app/var.x}/*"],
    ],
    ['{ "Statement" : [local.statement] }', ["Deny a:Local"]],
    [
      '{ Statement = [for a in local.actions : { Effect = "Allow", Action = a }] }',
      ["Allow a:B", "Allow a:C"],
    ],
    [
      '{ Statement = [for a in var.x : { Effect = "Allow", Action = a }] }',
      ["maybe Allow <app/var.x[*]>"],
    ],
    ["{ Statement = var.x ? [local.statement] : [] }", ["maybe Deny a:Local"]],
    [
      '{ Statement = { Effect = "Allow", Action = "a:B", Condition = { StringEquals = { "aws:a" = ["$${aws:username}", var.x] } } } }',
      ["Allow a:B if StringEquals aws:a: ${aws:username}, ${app/var.x}"],
    ],
    [
      '{ Statement = { Effect = "Allow", Action = "a:B", Principal = { AWS = [var.x] } } }',
      ["Allow a:B for AWS: ${app/var.x}"],
    ],
    ['merge({ Version = "2012-10-17" }, { Statement = [local.statement] })', ["Deny a:Local"]],
  ])("%s", (object, statements) => {
    expect(role(`jsonencode(${object})`)).toEqual(statements);
  });
});

describe("JSON in texts", () => {
  test.each([
    [
      "a heredoc",
      '<<EOT\n{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "${var.x}/*" }] }\nEOT',
      ["Allow a:B on ${app/var.x}/*"],
    ],
    [
      "an indented heredoc",
      '<<-EOT\n  { "Statement": [\n    { "Effect": "Allow", "Action": ${jsonencode(local.actions)} }\n  ] }\n  EOT',
      ["Allow a:B, a:C"],
    ],
    [
      "a heredoc without the space around it",
      'trimspace(<<-EOT\n\n  { "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "${var.x}/*" }] }\n\n  EOT\n)',
      ["Allow a:B on ${app/var.x}/*"],
    ],
    [
      "a heredoc without the end of its last line",
      'chomp(<<-EOT\n  { "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "${var.x}/*" }] }\n  EOT\n)',
      ["Allow a:B on ${app/var.x}/*"],
    ],
    [
      "a quoted string",
      '"{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Action\\": \\"a:B\\"}]}"',
      ["Allow a:B"],
    ],
    [
      "a text of an arm",
      'var.x ? "{\\"Statement\\": {\\"Effect\\": \\"Allow\\", \\"Action\\": \\"a:B\\"}}" : null',
      ["maybe Allow a:B"],
    ],
  ])("%s", (_, policy, statements) => {
    expect(role(policy)).toEqual(statements);
  });
});

test("statements of YAML that is decoded are placed where they stand", () => {
  const text = `resource "aws_iam_policy" "p" {
  policy = jsonencode(yamldecode(<<-EOT
    # What it may do.
    Version: "2012-10-17"
    Statement:
      - Effect: Allow
        Action: a:B
      - Effect: Allow
        Action:
          - a:C
  EOT
  ))
}
resource "aws_iam_policy" "f" {
  policy = jsonencode(yamldecode(file("policy.yml")))
}
`;
  const file = "Statement:\n  - Effect: Allow\n    Action: a:D\n";
  const { policies } = extracted({ "main.tf": text, "policy.yml": file });
  const places = policies.flatMap(({ statements }) =>
    statements.map(({ place }) => [place.source.path, linesOf(place), textAt(place)]),
  );
  expect(places).toEqual([
    ["main.tf", { first: 6, last: 7 }, "Effect: Allow\n        Action: a:B"],
    ["main.tf", { first: 8, last: 10 }, "Effect: Allow\n        Action:\n          - a:C"],
    ["policy.yml", { first: 2, last: 3 }, "Effect: Allow\n    Action: a:D"],
  ]);
});

test("the head of a document that is put together of locals is broken only where nothing is made of it", () => {
  const head = (name: string): string =>
    `locals {\n  ${name} = <<E\n{ "Statement": [{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }\nE\n}\n`;
  const text = `${head("start")}${head("other")}
resource "aws_iam_policy" "r" {
  policy = join("", [local.start, "] }"])
}`;
  const { problems, policies } = extracted({ "main.tf": text });
  expect(policies.map(({ owner }) => owner.address)).toEqual(["aws_iam_policy.r"]);
  expect(
    problems.map(({ reason, offset = 0 }) => [reason, offset > text.indexOf("other")]),
  ).toEqual([["broken-document", true]]);
});

test("what modules are given, and what stands anywhere, is read", () => {
  const text = `
module "role" {
  source   = "./role"
  for_each = var.x
  policy = {
    read  = { effect = "Allow", actions = ["a:B"], resources = [each.value], condition = [{ test = "Bool", variable = "a", values = ["true"] }] }
    trust = { actions = ["sts:AssumeRole"], principals = [{ type = "Service", identifiers = ["ec2.amazonaws.com"] }] }
    write = { actions = ["a:C"], not_resources = ["*"], principals = [{ type = "AWS", identifiers = ["p"] }] }
  }
  json = jsonencode({ Statement = [{ Effect = "Allow", Action = "a:D" }] })
}
module "other" {
  source   = "./role"
  for_each = var.y
  inline   = { Effect = "Allow", Action = "a:E", Resource = each.value }
}
output "policy" {
  value = <<E
{ "Statement": { "Effect": "Deny", "Action": "a:F" } }
E
}`;
  expect(policiesIn("app/main.tf", text)).toEqual([
    "identity of module.role",
    "  maybe Allow a:B on ${app/module.role/each.value} if Bool a: true",
    "  maybe Allow a:D",
    "trust of module.role",
    "  maybe Allow sts:AssumeRole for Service: ec2.amazonaws.com",
    "resource of module.role",
    "  maybe Allow a:C on all but * for AWS: p",
    "identity of module.other",
    "  maybe Allow a:E on <app/module.other/each.value>",
    "identity of output.policy",
    "  Deny a:F",
  ]);
});

test.each([
  [
    "a variable's default, which is no policy here",
    'variable "v" {\ndefault = { Effect = "Allow", Action = "a:B" }\n}\n',
  ],
  ["tags", 'resource "aws_s3_bucket" "b" {\ntags = { Effect = "x" }\n}\n'],
])("%s is not read", (_, text) => {
  expect(statementsIn("main.tf", text)).toEqual([]);
});

test("what a module is given for trust and for permissions are two policies", () => {
  const text = `module "function" {
  source = "registry/m/aws"
  assume_role_policy_statements = {
    root = {
      effect     = "Allow"
      actions    = ["sts:AssumeRole"]
      principals = { root = { type = "AWS", identifiers = ["arn:aws:iam::123456789012:root"] } }
    }
  }
  policy_json = <<-E
    { "Statement": [{ "Effect": "Allow", "Action": "xray:PutTraceSegments", "Resource": "*" }] }
  E
}`;
  expect(extracted({ "main.tf": text }).policies.map(({ id, kind }) => [id, kind])).toEqual([
    ["./module.function.trust", "trust"],
    ["./module.function.identity", "identity"],
  ]);
});

test("a statement that several policies use stands in each", () => {
  const text = `
locals {
  s = { Effect = "Allow", Action = "a:B" }
}
resource "aws_iam_role_policy" "one" {
  policy = jsonencode({ Statement = [local.s] })
}
resource "aws_iam_role_policy" "two" {
  policy = jsonencode({ Statement = [local.s, { Effect = "Deny", Action = "a:C" }] })
}`;
  expect(policiesIn("main.tf", text)).toEqual([
    "identity of aws_iam_role_policy.one",
    "  Allow a:B",
    "identity of aws_iam_role_policy.two",
    "  Allow a:B",
    "  Deny a:C",
  ]);
  const ids = extracted({ "main.tf": text }).policies.map(({ statements }) =>
    statements.map(({ id }) => id),
  );
  expect(ids).toEqual([
    ["./main.tf/locals[0]"],
    ["./main.tf/locals[0]", "./aws_iam_role_policy.two[0]"],
  ]);
});

test("policies of other clouds, and what a program allows in words of its own, are left alone", () => {
  const other =
    '{ Version = "1", Statement = [{ Effect = "Allow", Action = "ecs:*", Resource = "*" }] }';
  const text = `
resource "alicloud_ram_policy" "p" {
  policy_document = jsonencode(${other})
}
resource "local_file" "a" {
  content = <<EOF
{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": "ecs:*", "Resource": "*" }] }
EOF
}
module "rules" {
  source = "acme/rules/any"
  rules  = [{ Effect = "allow", Action = "read", Resource = "*" }, { effect = "allow", actions = ["read"] }]
}
resource "local_file" "b" {
  content = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}
`;
  expect(statementsIn("main.tf", text)).toEqual(["Allow s3:* on *"]);
});

test("what is encoded has no space around it to be taken away", () => {
  const text = `resource "aws_iam_policy" "p" {
  policy = chomp(trimspace(jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })))
}
`;
  const { policies, problems } = extracted({ "main.tf": text });
  expect([policies.map(({ owner }) => owner.type), problems]).toEqual([["aws_iam_policy"], []]);
});
