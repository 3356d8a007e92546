import { expect, test } from "vitest";
import { audit } from "../../src/jobs/audit.ts";
import { folded } from "../../src/rules/folded.ts";
import { judge } from "../../src/rules/judge.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { textAt } from "../../src/source/source.ts";
import { agreed } from "../agreed.ts";
import { facts, scanned } from "./facts.ts";

/** A policy for each of some keys, with what each is given. */
const forEach = (given: string, statement: string): string => `
resource "aws_iam_policy" "p" {
  for_each = ${given}
  policy = jsonencode({
    Statement = [{ Effect = "Allow", ${statement} }]
  })
}
`;

const onEach = 'Action = ["s3:GetObject"], Resource = each.value';
const objects = '"arn:aws:s3:::logs/*"';
const queue = '"arn:aws:sqs:eu-west-1:123456789012:orders"';

/** A module that is called for two resources. */
const called = (first: string, second: string): Readonly<Record<string, string>> => ({
  "main.tf": `
module "a" {
  source = "./m"
  on     = ${first}
}
module "b" {
  source = "./m"
  on     = ${second}
}
`,
  "m/main.tf": `
variable "on" {}
resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = var.on }]
  })
}
`,
});

const cases: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    "all instances",
    { "main.tf": forEach(`{ a = ${queue}, b = "arn:aws:s3:::logs" }`, onEach) },
    ['"s3:GetObject"'],
  ],
  ["one of them", { "main.tf": forEach(`{ a = ${queue}, b = ${objects} }`, onEach) }, []],
  [
    "the only one that has it",
    {
      "main.tf": forEach(
        `{ a = ${queue}, b = ${objects} }`,
        'Action = each.key == "a" ? ["s3:GetObject"] : ["s3:PutObject"], Resource = each.value',
      ),
    },
    ['"s3:GetObject"'],
  ],
  [
    "those of its actions that no instance takes",
    {
      "main.tf": forEach(
        `{ a = ${queue}, b = ${objects} }`,
        'Action = ["s3:GetObject", "sns:Publish"], Resource = each.value',
      ),
    },
    ['"sns:Publish"'],
  ],
  [
    "actions of which each instance has others",
    {
      "main.tf": forEach(
        `{ a = ${queue}, b = ${queue} }`,
        'Action = each.key == "a" ? ["s3:GetObject"] : ["s3:PutObject"], Resource = each.value',
      ),
    },
    ["each.value"],
  ],
  ["all calls of its module", called(queue, queue), ['"s3:GetObject"']],
  ["one call of its module", called(queue, objects), []],
];

test.each(cases)("what grants nothing in %s", (_, files, expected) => {
  const found = scanned(files);
  expect(found.policies).toHaveLength(2);
  const isMismatch = ({ rule }: { rule: string }): boolean => rule === "action-resource-mismatch";
  const judged = folded(judge(found, facts)).filter(isMismatch);
  expect(judged.map(({ subject }) => textAt(subject))).toEqual(expected);
  const tree = memoryTree(new Map(Object.entries(files)));
  const audited = audit(tree, facts, agreed("never")).findings.filter(isMismatch);
  expect(audited.map(({ subject }) => textAt(subject))).toEqual(expected);
});
