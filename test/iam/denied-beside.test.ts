import { expect, test } from "vitest";
import { scanned } from "../rules/facts.ts";

const inline = (name: string, role: string, effect: string, count = ""): string =>
  `resource "aws_iam_role_policy" "${name}" {
  ${count}
  role   = aws_iam_role.${role}.id
  policy = jsonencode({ Statement = [{ Effect = "${effect}", Action = "s3:*", Resource = "*" }] })
}
`;

const managed = (name: string, effect: string, ...attached: readonly string[]): string =>
  `resource "aws_iam_policy" "${name}" {
  policy = jsonencode({ Statement = [{ Effect = "${effect}", Action = "s3:*", Resource = "*" }] })
}
${attached.join("")}`;

const attach = (policy: string, role: string, count = ""): string =>
  `resource "aws_iam_role_policy_attachment" "${policy}-${role}" {
  ${count}
  role       = aws_iam_role.${role}.name
  policy_arn = aws_iam_policy.${policy}.arn
}
`;

const bound = `resource "aws_iam_role" "bound" {
  assume_role_policy   = "{}"
  permissions_boundary = aws_iam_policy.deny.arn
}
`;

const roles = ["app", "job"]
  .map((name) => `resource "aws_iam_role" "${name}" {\n  assume_role_policy = "{}"\n}\n`)
  .join("");

test.each<[what: string, text: string, beside: readonly string[]]>([
  [
    "an inline policy of the same role",
    inline("allow", "app", "Allow") + inline("deny", "app", "Deny"),
    ["aws_iam_role_policy.deny"],
  ],
  ["one of another role", inline("allow", "app", "Allow") + inline("deny", "job", "Deny"), []],
  ["one that allows", inline("allow", "app", "Allow") + inline("deny", "app", "Allow"), []],
  [
    "one that may not be there",
    `variable "on" {}\n${inline("allow", "app", "Allow")}${inline("deny", "app", "Deny", "count = var.on ? 1 : 0")}`,
    [],
  ],
  [
    "a managed one of the same role",
    inline("allow", "app", "Allow") + managed("deny", "Deny", attach("deny", "app")),
    ["aws_iam_policy.deny"],
  ],
  [
    "a managed one that may not be attached",
    `variable "on" {}\n${inline("allow", "app", "Allow")}${managed("deny", "Deny", attach("deny", "app", "count = var.on ? 1 : 0"))}`,
    [],
  ],
  [
    "one of all that have it",
    managed("allow", "Allow", attach("allow", "app"), attach("allow", "job")) +
      managed("deny", "Deny", attach("deny", "app"), attach("deny", "job")),
    ["aws_iam_policy.deny"],
  ],
  [
    "one of some that have it",
    managed("allow", "Allow", attach("allow", "app"), attach("allow", "job")) +
      managed("deny", "Deny", attach("deny", "app")),
    [],
  ],
  ["what is attached to nobody", managed("allow", "Allow") + managed("deny", "Deny"), []],
  [
    "the boundary of a role",
    `${bound}${inline("allow", "bound", "Allow")}${managed("deny", "Deny")}`,
    [],
  ],
])("%s", (_, text, beside) => {
  const { policies } = scanned({ "main.tf": roles + text });
  const allow = policies.find(({ owner }) => owner.address.endsWith(".allow"));
  expect(allow).toBeDefined();
  expect((allow?.deniedBeside ?? []).map(({ owner }) => owner.address)).toEqual(beside);
});
