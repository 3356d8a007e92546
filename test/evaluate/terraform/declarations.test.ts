import { expect, test } from "vitest";
import { literal } from "../../../src/evaluate/value.ts";
import { show } from "../show.ts";
import { localOf, scopeOf } from "./module.ts";

const declared = `
variable "x" {}
resource "aws_s3_bucket" "one" {
  bucket = "logs"
  tags   = { team = "a" }
}
resource "aws_s3_bucket" "many" {
  count  = 2
  bucket = "logs-\${count.index}"
}
resource "aws_s3_bucket" "keyed" {
  for_each = toset(["p", "q"])
  bucket   = "logs-\${each.key}"
}
resource "aws_s3_bucket" "some" {
  count  = var.x
  bucket = "logs-\${count.index}"
}
resource "aws_s3_bucket" "mapped" {
  for_each = { p = 1, q = 2 }
  bucket   = "logs-\${each.value}"
}
resource "aws_s3_bucket" "circle" {
  bucket = aws_s3_bucket.circle.bucket
}
data "aws_vpc" "main" {
  id = "vpc-1"
}
`;

/** What an expression comes to beside the declarations, of which the provider knows the ARN. */
function shown(expression: string): string {
  const scope = scopeOf(
    `${declared}\nlocals {\n  it = ${expression}\n}\n`,
    ({ address, source, block }, attribute, instance) =>
      attribute === "arn"
        ? literal(`arn of ${address}${instance.name}`, { source, span: block.span })
        : undefined,
  );
  return show(localOf(scope, "it"));
}

test.each([
  ["aws_s3_bucket.one.bucket", '"logs"'],
  ["aws_s3_bucket.one.tags.team", '"a"'],
  ["aws_s3_bucket.one.tags.other", "<app/aws_s3_bucket.one.tags.other>"],
  ["aws_s3_bucket.one.tags[3]", "<app/aws_s3_bucket.one.tags[3]>"],
  [
    "aws_s3_bucket.many[*].tags.other",
    "[<app/aws_s3_bucket.many[0].tags.other>, <app/aws_s3_bucket.many[1].tags.other>]",
  ],
  ["aws_s3_bucket.one.id", "<app/aws_s3_bucket.one.id>"],
  ["aws_s3_bucket.one", "<app/aws_s3_bucket.one>"],
  ["data.aws_vpc.main.id", '"vpc-1"'],
  ["data.aws_vpc.main.cidr_block", "<app/data.aws_vpc.main.cidr_block>"],
  // what the provider decides
  ["aws_s3_bucket.one.arn", '"arn of aws_s3_bucket.one"'],
  ["aws_s3_bucket.many[0].arn", '"arn of aws_s3_bucket.many[0]"'],
  ["aws_s3_bucket.many[*].arn", '["arn of aws_s3_bucket.many[0]", "arn of aws_s3_bucket.many[1]"]'],
  [
    "aws_s3_bucket.some[*].arn",
    '[...<app/aws_s3_bucket.some[*].arn: "arn of aws_s3_bucket.some[*]">]',
  ],
  // an instance by its index or key
  ["aws_s3_bucket.many[1].bucket", '"logs-1"'],
  ["aws_s3_bucket.many[var.x].bucket", '"logs-${app/var.x}"'],
  ['aws_s3_bucket.keyed["p"].bucket', '"logs-p"'],
  ["aws_s3_bucket.keyed[var.x].bucket", '"logs-${app/var.x}"'],
  // what `for_each` has under the key
  ['aws_s3_bucket.mapped["p"].bucket', '"logs-1"'],
  [
    "aws_s3_bucket.mapped[var.x].bucket",
    '"logs-${app/aws_s3_bucket.mapped[${app/var.x}]/each.value}"',
  ],
  // all of them, and any of them
  ["aws_s3_bucket.many[*].bucket", '["logs-0", "logs-1"]'],
  ["aws_s3_bucket.keyed[*].bucket", '["logs-p", "logs-q"]'],
  [
    "aws_s3_bucket.some[*].bucket",
    '[...<app/aws_s3_bucket.some[*].bucket: "logs-${app/aws_s3_bucket.some[*]/count.index}">]',
  ],
  ["aws_s3_bucket.many.bucket", '"logs-${app/aws_s3_bucket.many/count.index}"'],
  [
    "[for b in aws_s3_bucket.keyed : b.arn]",
    '["arn of aws_s3_bucket.keyed[p]", "arn of aws_s3_bucket.keyed[q]"]',
  ],
  [
    "[for b in aws_s3_bucket.some : b.arn]",
    "[...<app/[for b in aws_s3_bucket.some : b.arn]: <app/aws_s3_bucket.some[*].arn>>]",
  ],
  // what names itself
  ["aws_s3_bucket.circle.bucket", "<app/aws_s3_bucket.circle.bucket>"],
])("%s is %s", (expression, value) => {
  expect(shown(expression)).toBe(value);
});

test("what is an attribute of a declaration says of which", () => {
  const scope = scopeOf(`${declared}\nlocals {\n  it = aws_s3_bucket.many[0].id\n}\n`);
  expect(localOf(scope, "it")).toMatchObject({
    kind: "unknown",
    refersTo: { address: "aws_s3_bucket.many", attribute: "id" },
  });
});
