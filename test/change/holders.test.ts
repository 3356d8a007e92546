import { describe, expect, test } from "vitest";
import { changed, type Cases } from "./shown.ts";

const trust = `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })`;
const role = (name: string, more = ""): string =>
  `resource "aws_iam_role" "${name}" {\n  name = "${name}"\n  assume_role_policy = ${trust}\n${more}}\n`;
const both = role("app") + role("two");
const document = (action: string): string =>
  `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ${action}, Resource = "*" }] })`;
const managed = `resource "aws_iam_policy" "m" {\n  policy = ${document('"s3:GetObject"')}\n}\n`;
const each = (over: string, what = "aws_iam_policy.m.arn"): string => `
resource "aws_iam_role_policy_attachment" "x" {
  for_each   = ${over}
  role       = each.value
  policy_arn = ${what}
}
`;
const inline = (over: string): string => `
resource "aws_iam_role_policy" "x" {
  for_each = ${over}
  role     = each.value
  policy   = ${document('"s3:GetObject"')}
}
`;
const two = ["aws_iam_role.two + certain Read s3:GetObject"];

describe("who is named by what is not written there", () => {
  const roles = 'variable "roles" {}\n';
  const cases: Cases = {
    "is each key of a set, as the policy is attached": [
      both + managed + each('toset(["app"])'),
      both + managed + each('toset(["app", "two"])'),
      two,
    ],
    "is each key of a set, as the policy is inline": [
      both + inline('toset(["app"])'),
      both + inline('toset(["app", "two"])'),
      two,
    ],
    "is what the settings of a run say": [
      {
        "main.tf": both + roles + managed + each("toset(var.roles)"),
        "terraform.tfvars": 'roles = ["app"]\n',
      },
      {
        "main.tf": both + roles + managed + each("toset(var.roles)"),
        "terraform.tfvars": 'roles = ["app", "two"]\n',
      },
      two,
    ],
    "is what a module is given": [
      module("aws_iam_role.app.name"),
      module("aws_iam_role.app.name, aws_iam_role.two.name"),
      ["two + certain Read s3:GetObject"],
    ],
    "is each where a policy that is not read is attached": [
      both + each('toset(["app"])', '"arn:aws:iam::aws:policy/AdministratorAccess"'),
      both + each('toset(["app", "two"])', '"arn:aws:iam::aws:policy/AdministratorAccess"'),
      ["aws_iam_role.two + possible elsewhere of arn:aws:iam::aws:policy/AdministratorAccess"],
    ],
    "is a target of an organization": [
      limit('["ou-1", "ou-2"]'),
      limit('["ou-1"]'),
      ["ou-2 + possible outside of aws_organizations_policy.s"],
    ],
    "is another one where a data source finds another": [
      found("aws_iam_role", "name", "a"),
      found("aws_iam_role", "name", "b"),
      [
        "data.aws_iam_role.d + possible Read s3:GetObject",
        "data.aws_iam_role.d - possible Read s3:GetObject",
      ],
    ],
    "is the same where the data source is": [
      found("aws_iam_role", "name", "a"),
      `# as before\n${found("aws_iam_role", "name", "a")}`,
      [],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

describe("what a resource policy protects", () => {
  const moved = (address: string): readonly string[] => [
    `${address} + certain Read s3:GetObject`,
    `${address} - certain Read s3:GetObject`,
  ];
  const cases: Cases = {
    "is another bucket by its name": [
      protecting('"a"'),
      protecting('"b"'),
      moved("aws_s3_bucket_policy.b"),
    ],
    "is another bucket by what a data source finds": [
      `data "aws_s3_bucket" "d" {\n  bucket = "a"\n}\n${protecting("data.aws_s3_bucket.d.id")}`,
      `data "aws_s3_bucket" "d" {\n  bucket = "b"\n}\n${protecting("data.aws_s3_bucket.d.id")}`,
      [
        "data.aws_s3_bucket.d + possible Read s3:GetObject",
        "data.aws_s3_bucket.d - possible Read s3:GetObject",
      ],
    ],
    "is the same bucket": [protecting('"a"'), `# as before\n${protecting('"a"')}`, []],
    "is another bucket in a template": [template("a"), template("b"), moved("P")],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

describe("the instances of a role", () => {
  const repeated = (reader: string, admin: string): string => `
locals {
  roles = { reader = [${reader}], admin = [${admin}] }
}
resource "aws_iam_role" "r" {
  for_each           = local.roles
  assume_role_policy = ${trust}
}
resource "aws_iam_role_policy" "p" {
  for_each = local.roles
  role     = aws_iam_role.r[each.key].name
  policy   = ${document("each.value")}
}
`;
  const cases: Cases = {
    "gain what another one had": [
      repeated('"s3:GetObject"', '"sqs:SendMessage", "sqs:DeleteMessage"'),
      repeated('"sqs:SendMessage"', '"sqs:SendMessage"'),
      [
        'aws_iam_role.r["reader"] + certain Write sqs:SendMessage',
        'aws_iam_role.r["reader"] - certain Read s3:GetObject',
        'aws_iam_role.r["admin"] - certain Write sqs:DeleteMessage',
      ],
    ],
    "are told as one where they gain the same": [
      repeated('"s3:GetObject"', '"s3:GetObject"'),
      repeated('"sqs:SendMessage"', '"sqs:SendMessage"'),
      [
        "aws_iam_role.r + certain Write sqs:SendMessage",
        "aws_iam_role.r - certain Read s3:GetObject",
      ],
    ],
    "are as before in another order": [
      repeated('"s3:GetObject"', '"sqs:SendMessage"'),
      repeated('"s3:GetObject"', '"sqs:SendMessage"').replace(
        /(reader = \[.*?\]), (admin = \[.*?\])/,
        "$2, $1",
      ),
      [],
    ],
    "are what the only one was": [
      `${role("a")}resource "aws_iam_role_policy" "p" {\n  role   = aws_iam_role.a.name\n  policy = ${document('"s3:GetObject"')}\n}\n`,
      `${role("a", "  count = 1\n")}resource "aws_iam_role_policy" "p" {\n  role   = aws_iam_role.a[0].name\n  policy = ${document('"s3:GetObject"')}\n}\n`,
      [],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect([...changed(before, after)].sort()).toEqual([...expected].sort());
  });
});

describe("a role of a module", () => {
  const own = `${role("a")}resource "aws_iam_role_policy" "p" {\n  role   = aws_iam_role.a.name\n  policy = ${document('"s3:GetObject"')}\n}\n`;
  const call = (name: string): string => `module "${name}" {\n  source = "./m"\n}\n`;
  const cases: Cases = {
    "that is called otherwise": [
      { "main.tf": call("x"), "m/main.tf": own },
      { "main.tf": call("y"), "m/main.tf": own },
      [],
    ],
    "that is called otherwise and may do more": [
      { "main.tf": call("x"), "m/main.tf": own },
      { "main.tf": call("y"), "m/main.tf": own.replace("s3:GetObject", "s3:PutObject") },
      ["aws_iam_role.a + certain Write s3:PutObject", "aws_iam_role.a - certain Read s3:GetObject"],
    ],
    "that was not in one": [{ "main.tf": own }, { "main.tf": call("x"), "m/main.tf": own }, []],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

function module(roles: string): Readonly<Record<string, string>> {
  return {
    "main.tf": `${both}module "m" {\n  source = "./m"\n  roles  = [${roles}]\n}\n`,
    "m/main.tf": `variable "roles" {}\n${managed}${each("toset(var.roles)")}`,
  };
}

function limit(targets: string): string {
  return `
resource "aws_organizations_policy" "s" {
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:*", Resource = "*" }] })
}
resource "aws_organizations_policy_attachment" "a" {
  for_each  = toset(${targets})
  policy_id = aws_organizations_policy.s.id
  target_id = each.value
}
`;
}

function found(type: string, key: string, name: string): string {
  return `
data "${type}" "d" {
  ${key} = "${name}"
}
resource "aws_iam_role_policy" "x" {
  role   = data.${type}.d.name
  policy = ${document('"s3:GetObject"')}
}
`;
}

function protecting(bucket: string): string {
  return `
resource "aws_s3_bucket_policy" "b" {
  bucket = ${bucket}
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*", Principal = { AWS = "111122223333" } }] })
}
`;
}

function template(bucket: string): Readonly<Record<string, string>> {
  return {
    "t.yaml": `
Resources:
  P:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${bucket}
      PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS: "111122223333"}, Action: "s3:GetObject", Resource: "*"}]}
`,
  };
}
