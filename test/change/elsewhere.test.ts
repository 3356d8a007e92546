import { describe, expect, test } from "vitest";
import { changed, type Cases } from "./shown.ts";

const trust = `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })`;
const role = (more = ""): string =>
  `variable "env" {}\nresource "aws_iam_role" "a" {\n  assume_role_policy = ${trust}\n${more}}\n`;
const grant = `
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = "*" }] })
}
`;
const attached = (arn: string, repeated = ""): string => `
resource "aws_iam_role_policy_attachment" "x" {
${repeated}
  role       = aws_iam_role.a.name
  policy_arn = ${arn}
}
`;
const admin = "arn:aws:iam::aws:policy/AdministratorAccess";
const far = "arn:aws:iam::111122223333:policy/far";
const bounded = (boundary: string): string =>
  role(`  permissions_boundary = ${boundary}\n`) + grant;
const both = (what: string): readonly string[] => [
  `aws_iam_role.a + possible ${what}`,
  `aws_iam_role.a - possible ${what}`,
];
const counted = (condition: string): string => attached(`"${admin}"`, `  count = ${condition}`);

describe("a policy that is not read", () => {
  const cases: Cases = {
    "is attached at other times, as a condition says": [
      role() + counted('var.env == "dev" ? 1 : 0'),
      role() + counted('var.env == "prod" ? 1 : 0'),
      both(`elsewhere of ${admin}`),
    ],
    "is attached as before, where the condition is": [
      role() + counted('var.env == "dev" ? 1 : 0'),
      role() + counted('var.env   ==   "dev" ? 1 : 0 # as before'),
      [],
    ],
    "is attached at all times": [
      role() + counted('var.env == "dev" ? 1 : 0'),
      role() + attached(`"${admin}"`),
      [`aws_iam_role.a + possible elsewhere of ${admin}`],
    ],
    "is attached at some times only": [
      role() + attached(`"${admin}"`),
      role() + counted('var.env == "dev" ? 1 : 0'),
      [`aws_iam_role.a - possible elsewhere of ${admin}`],
    ],
    "is another one by the name in a data source": [
      `${role()}data "aws_iam_policy" "d" {\n  name = "Reader"\n}\n${attached("data.aws_iam_policy.d.arn")}`,
      `${role()}data "aws_iam_policy" "d" {\n  name = "Deployer"\n}\n${attached("data.aws_iam_policy.d.arn")}`,
      both("elsewhere of data.aws_iam_policy.d.arn"),
    ],
    "is another one of AWS's by the name in a data source": [
      `${role()}data "aws_iam_policy" "d" {\n  name = "ReadOnlyAccess"\n}\n${attached("data.aws_iam_policy.d.arn")}`,
      `${role()}data "aws_iam_policy" "d" {\n  name = "AdministratorAccess"\n}\n${attached("data.aws_iam_policy.d.arn")}`,
      [
        "aws_iam_role.a + possible elsewhere of arn:${partition}:iam::aws:policy/AdministratorAccess",
        "aws_iam_role.a - possible elsewhere of arn:${partition}:iam::aws:policy/ReadOnlyAccess",
      ],
    ],
    "is one of more than before": [
      `${role()}variable "names" {}\n${attached('"arn:aws:iam::aws:policy/${each.value}"', "  for_each = toset(var.names)")}`,
      `${role()}variable "names" {}\n${attached('"arn:aws:iam::aws:policy/${each.value}"', '  for_each = toset(concat(var.names, ["AdministratorAccess"]))')}`,
      [
        `aws_iam_role.a + possible elsewhere of ${admin}`,
        ...both("elsewhere of arn:aws:iam::aws:policy/${each.value}"),
      ],
    ],
    "is chosen otherwise by who calls the module": [
      module('var.env == "dev"'),
      module('var.env == "prod"'),
      [
        `aws_iam_role.a + possible elsewhere of ${admin}`,
        `aws_iam_role.a + possible elsewhere of ${far}`,
        `aws_iam_role.a - possible elsewhere of ${admin}`,
        `aws_iam_role.a - possible elsewhere of ${far}`,
      ],
    ],
    "is attached to a role of a template at other times": [
      template("dev", `ManagedPolicyArns: !If [Is, ["${admin}"], !Ref AWS::NoValue]`),
      template("prod", `ManagedPolicyArns: !If [Is, ["${admin}"], !Ref AWS::NoValue]`),
      [`Role + possible elsewhere of ${admin}`, `Role - possible elsewhere of ${admin}`],
    ],
    "is attached to a role of a template at all times": [
      template("dev", `ManagedPolicyArns: !If [Is, ["${admin}"], !Ref AWS::NoValue]`),
      template("dev", `ManagedPolicyArns: ["${admin}"]`),
      [`Role + possible elsewhere of ${admin}`],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

describe("a boundary that is not read", () => {
  const cases: Cases = {
    "limits at some times only": [
      bounded(`"${far}"`),
      bounded(`var.env == "dev" ? "${far}" : null`),
      [`aws_iam_role.a + possible outside of ${far}`],
    ],
    "limits at all times": [
      bounded(`var.env == "dev" ? "${far}" : null`),
      bounded(`"${far}"`),
      [`aws_iam_role.a - possible outside of ${far}`],
    ],
    "limits at other times": [
      bounded(`var.env == "prod" ? "${far}" : null`),
      bounded(`var.env == "dev" ? "${far}" : null`),
      both(`outside of ${far}`),
    ],
    "limits as before": [
      bounded(`var.env == "prod" ? "${far}" : null`),
      bounded(`var.env == "prod" ? "${far}" : null`),
      [],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

const within = (actions: string): string =>
  `${role("  permissions_boundary = aws_iam_policy.b.arn\n")}
resource "aws_iam_policy" "b" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ${actions}, Resource = "*" }] })
}
`;

describe("a boundary that is read", () => {
  const narrow = within('["sqs:*", "s3:GetObject"]');
  const wide = within('["sqs:*", "s3:GetObject", "s3:PutObject"]');
  const cases: Cases = {
    "lets through more of what a policy allows that is not read, beside one that is": [
      narrow + grant + attached(`"${admin}"`),
      wide + grant + attached(`"${admin}"`),
      ["aws_iam_role.a + possible Write s3:PutObject"],
    ],
    "lets through less of it": [
      wide + grant + attached(`"${admin}"`),
      narrow + grant + attached(`"${admin}"`),
      ["aws_iam_role.a - possible Write s3:PutObject"],
    ],
    "lets through no more of what is allowed, where all of that is read": [
      narrow + grant,
      wide + grant,
      [],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

describe("a role that is looked up", () => {
  const found = (name: string): string => `
data "aws_iam_role" "a" {
  name = "${name}"
}
resource "aws_iam_role_policy" "p" {
  role   = data.aws_iam_role.a.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }] })
}
`;
  test("otherwise may be another one, or the same", () => {
    const lines = changed(found("one"), found("two"));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.includes(" possible "))).toEqual([]);
  });
  test("as before is the same", () => {
    expect(changed(found("one"), `${found("one")}# as before\n`)).toEqual([]);
  });
});

function module(condition: string): Readonly<Record<string, string>> {
  return {
    "main.tf": `variable "env" {}\nmodule "m" {\n  source = "./m"\n  arn    = ${condition} ? "${admin}" : "${far}"\n}\n`,
    "m/main.tf": `variable "arn" {}\n${role()}${attached("var.arn")}`,
  };
}

function template(env: string, managed: string): Readonly<Record<string, string>> {
  return {
    "t.yaml": `
Parameters:
  Env: {Type: String}
Conditions:
  Is: !Equals [!Ref Env, ${env}]
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ${managed}
      AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "sts:AssumeRole", Principal: {Service: ec2.amazonaws.com}}]}
`,
  };
}
