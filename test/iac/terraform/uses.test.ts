import { expect, test } from "vitest";
import { statementsIn } from "../policies.ts";

const own = '{ Effect = "Allow", Action = "a:Own", Resource = "*" }';
const other =
  'jsonencode({ Statement = [{ Effect = "Allow", Action = "a:Other", Resource = "*" }] })';

/** What is said of the statement of a local, which a policy uses or not. */
const presences = (policy: string, more = ""): readonly string[] =>
  statementsIn(
    "main.tf",
    `resource "aws_iam_role_policy" "p" {
  policy = ${policy}
}
locals {
  on  = true
  own = ${own}
}
variable "on" {
  default = true
}
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["a:Document"]
    resources = ["*"]
  }
}
${more}
`,
  ).filter((each) => !each.includes("a:Other"));

const document = "Allow a:Document on *";
const never = "never Allow a:Own on *";

test.each([
  [
    "the arm that is not taken",
    `local.on ? ${other} : jsonencode({ Statement = [local.own] })`,
    never,
  ],
  ["an arm in such an arm", `local.on ? ${other} : var.on ? jsonencode(local.own) : null`, never],
  ["the inside of an if that is false", `jsonencode([for s in [1] : local.own if s > 1])`, never],
  [
    "an arm that may be taken",
    `var.on ? ${other} : jsonencode(local.own)`,
    "maybe Allow a:Own on *",
  ],
  ["the arm that is taken", `local.on ? jsonencode(local.own) : ${other}`, "Allow a:Own on *"],
  ["nothing", other, "Allow a:Own on *"],
  ["a condition", `local.own == 1 ? ${other} : null`, "Allow a:Own on *"],
])("a local that is used in %s", (_, policy, statement) => {
  expect(presences(policy)).toEqual(expect.arrayContaining([statement]));
  expect(presences(policy)).toContain(document);
});

test.each([
  ["through another", "b", "locals {\n  a = local.own\n  b = local.a\n}", never],
  [
    "that another names beside",
    "a",
    'locals {\n  a = local.own\n}\noutput "o" {\n  value = local.own\n}',
    "Allow a:Own on *",
  ],
  [
    "that is given to what is not made",
    "z",
    'module "m" {\n  source = "example.com/m"\n  count  = 0\n  given  = local.own\n}\nlocals {\n  z = 1\n}',
    never,
  ],
  [
    "that is given to what is made",
    "z",
    'module "m" {\n  source = "example.com/m"\n  given  = local.own\n}\nlocals {\n  z = 1\n}',
    "Allow a:Own on *",
  ],
  ["in a circle", "a", "locals {\n  a = [local.own, local.b]\n  b = local.a\n}", never],
])("a local %s", (_, name, more, statement) => {
  const policy = `local.on ? ${other} : jsonencode({ Statement = [local.${name}] })`;
  expect(presences(policy, more)).toContain(statement);
});

test("a document that is used in an arm that is not taken", () => {
  const policy = `local.on ? ${other} : data.aws_iam_policy_document.d.json`;
  expect(presences(policy)).toContain(`never ${document}`);
  expect(presences(`local.on ? data.aws_iam_policy_document.d.json : ${other}`)).toContain(
    document,
  );
});

test("a local that is named by way of more locals than are followed", () => {
  const chain = Array.from({ length: 3000 }, (_, n) => `  a${n + 1} = local.a${n}`).join("\n");
  const more = `locals {\n  a0 = local.own\n${chain}\n}`;
  const policy = `local.on ? ${other} : jsonencode(local.a3000)`;
  expect(presences(policy, more)).toContain("Allow a:Own on *");
});
