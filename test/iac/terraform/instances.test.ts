import { expect, test } from "vitest";
import { extracted, showStatement } from "../policies.ts";

/** The policies of a module by their ids, with the presence of each statement and what it says. */
function policies(text: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    extracted({ "main.tf": text }).policies.map(({ id, statements }) => [
      id.replace(/^\.\//, ""),
      statements.map((each) => `${each.presence} ${showStatement(each)}`),
    ]),
  );
}

const role = (repeated: string, action: string, resource = "*"): string => `
variable "x" {}
resource "aws_iam_role_policy" "p" {
  ${repeated}
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "${action}", Resource = "${resource}" }]
  })
}
`;

test.each([
  ["", { "aws_iam_role_policy.p.policy": ["always Allow a:B on *"] }, "a:B"],
  [
    "count = 2",
    {
      "aws_iam_role_policy.p[0].policy": ["always Allow a:B0 on *"],
      "aws_iam_role_policy.p[1].policy": ["always Allow a:B1 on *"],
    },
    "a:B${count.index}",
  ],
  ["count = 0", { "aws_iam_role_policy.p.policy": ["never Allow a:B on *"] }, "a:B"],
  ["count = var.x ? 1 : 0", { "aws_iam_role_policy.p[0].policy": ["maybe Allow a:B on *"] }, "a:B"],
  ["count = var.x", { "aws_iam_role_policy.p.policy": ["maybe Allow a:B on *"] }, "a:B"],
  [
    'for_each = { logs = "a", "two words" = "b" }',
    {
      'aws_iam_role_policy.p["logs"].policy': ["always Allow logs:a on *"],
      'aws_iam_role_policy.p["two words"].policy': ["always Allow two words:b on *"],
    },
    "${each.key}:${each.value}",
  ],
  ["for_each = {}", { "aws_iam_role_policy.p.policy": ["never Allow a:B on *"] }, "a:B"],
])("%s: its policies are %o", (repeated, shown, action) => {
  expect(policies(role(repeated, action))).toEqual(shown);
});

test("the instances share the statement as it is written", () => {
  const found = extracted({ "main.tf": role("count = 3", "a:B${count.index}") }).policies;
  const ids = new Set(found.flatMap(({ statements }) => statements.map(({ id }) => id)));
  expect([...ids]).toEqual(["./aws_iam_role_policy.p[0]"]);
});

test("a policy takes the instance of a document that it names", () => {
  const text = `
locals {
  buckets = { a = "logs", b = "data" }
}
data "aws_iam_policy_document" "d" {
  for_each = local.buckets
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::\${each.value}/*"]
  }
}
resource "aws_iam_role_policy" "p" {
  for_each = local.buckets
  policy   = data.aws_iam_policy_document.d[each.key].json
}
`;
  expect(policies(text)).toEqual({
    'aws_iam_role_policy.p["a"].policy': ["always Allow s3:GetObject on arn:aws:s3:::logs/*"],
    'aws_iam_role_policy.p["b"].policy': ["always Allow s3:GetObject on arn:aws:s3:::data/*"],
  });
});

test.each([
  ["data.aws_iam_policy_document.d[0].json", "count = 1", "always"],
  ["data.aws_iam_policy_document.d[0].json", "count = var.x ? 1 : 0", "maybe"],
  ["one(data.aws_iam_policy_document.d[*].json)", "count = 1", "always"],
  ["one(data.aws_iam_policy_document.d[*].json)", "count = var.x ? 1 : 0", "maybe"],
  ['join("", data.aws_iam_policy_document.d.*.json)', "count = var.x ? 1 : 0", "maybe"],
])("a policy that is %s, of %s, is there: %s", (policy, repeated, presence) => {
  const text = `
variable "x" {}
data "aws_iam_policy_document" "d" {
  ${repeated}
  statement {
    actions = ["a:B"]
  }
}
resource "aws_iam_policy" "p" {
  policy = ${policy}
}
`;
  expect(Object.values(policies(text))).toEqual([[`${presence} Allow a:B`]]);
});

test("the names of what is repeated are those of the instance", () => {
  const text = `
resource "aws_s3_bucket" "b" {
  for_each = { a = "logs", b = "data" }
  bucket   = each.value
}
resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [for k in ["a", "b"] : {
      Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::\${aws_s3_bucket.b[k].bucket}/*"
    }]
  })
}
`;
  expect(Object.values(policies(text))).toEqual([
    [
      "always Allow s3:GetObject on arn:aws:s3:::logs/*",
      "always Allow s3:GetObject on arn:aws:s3:::data/*",
    ],
  ]);
});

const statement = '{ Effect = "Allow", Action = "a:B", Resource = "*" }';

test.each([
  ["local.on ? [] : [S]", "never"],
  ["local.on ? [S] : []", "always"],
  ["var.x ? [S] : []", "always"],
  ["[for v in [1] : S if v > 1]", "never"],
  ["[for v in [1, 2] : S if v > 1]", "never, always"],
  ["local.on ? [] : [for on in [1] : S]", "never"],
])("a statement given to a module by %s is there: %s", (given, presence) => {
  const text = `
variable "x" {}
locals {
  on = true
}
module "m" {
  source     = "registry/m/aws"
  statements = ${given.replace("S", statement)}
}
`;
  const found = Object.values(policies(text)).flat();
  expect(found.map((each) => each.replace(" Allow a:B on *", "")).join(", ")).toBe(presence);
});

test("an arm that is not taken is not there, where a policy uses the other", () => {
  const text = `
locals {
  on = true
}
resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = concat([${statement}], local.on ? [] : [{ Effect = "Allow", Action = "iam:*", Resource = "*" }])
  })
}
`;
  expect(policies(text)).toEqual({
    "aws_iam_policy.p.policy": ["always Allow a:B on *"],
    "aws_iam_policy.p": ["never Allow iam:* on *"],
  });
});

test.each([
  ['{ read = "a:Get", write = "a:Put" }', ["always Allow a:Get on *", "always Allow a:Put on *"]],
  ["{}", ["never Allow <./{}[*]> on *"]],
  ["var.x", ["maybe Allow <./var.x[*]> on *"]],
])("a dynamic inline policy over %s says %o", (over, says) => {
  const text = `
variable "x" {}
resource "aws_iam_role" "r" {
  dynamic "inline_policy" {
    for_each = ${over}
    content {
      name   = inline_policy.key
      policy = jsonencode({ Statement = [{ Effect = "Allow", Action = inline_policy.value, Resource = "*" }] })
    }
  }
}
`;
  expect(policies(text)).toEqual({ "aws_iam_role.r.inline_policy.policy": says });
});
