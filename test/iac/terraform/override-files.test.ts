import { expect, test } from "vitest";
import { extracted, showStatement } from "../policies.ts";

const policy = (action: string): string =>
  `policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Resource = "*" }] })`;
const base = `
locals {
  action = "a:Base"
}
variable "v" {
  default = "v:Base"
}
resource "aws_iam_policy" "p" {
  name = "p"
  ${policy("local.action")}
}
`;

test.each([
  ["nothing", "", ["aws_iam_policy.p.policy: Allow a:Base on *"]],
  ["a local", 'locals {\n  action = "a:Other"\n}', ["aws_iam_policy.p.policy: Allow a:Other on *"]],
  [
    "the policy",
    `resource "aws_iam_policy" "p" {\n  ${policy('"a:Own"')}\n}`,
    ["aws_iam_policy.p.policy: Allow a:Own on *"],
  ],
  [
    "what the resource does not have",
    'resource "aws_iam_policy" "p" {\n  tags = {}\n}',
    ["aws_iam_policy.p.policy: Allow a:Base on *"],
  ],
  [
    "what says nothing of a default",
    'variable "v" {\n  type = string\n}\nlocals {\n  action = var.v\n}',
    ["aws_iam_policy.p.policy: Allow ${./var.v: v:Base | ?} on *"],
  ],
])("%s of an override file counts, wherever it stands", (_, override, says) => {
  for (const name of ["override.tf", "a_override.tf", "z_override.tf"]) {
    const { policies } = extracted({ "main.tf": base, [name]: override });
    const shown = policies.flatMap(({ id, statements }) =>
      statements.map((each) => `${id.slice("./".length)}: ${showStatement(each)}`),
    );
    expect(shown).toEqual(says);
  }
});

test("a file that is only called like one overrides nothing", () => {
  const files = { "myoverride.tf": 'locals {\n  action = "a:Other"\n}', "other.tf": base };
  const statements = extracted(files).policies.flatMap((policy) => policy.statements);
  expect(statements.map(showStatement)).toEqual(["Allow a:Base on *"]);
});
