import { expect, test } from "vitest";
import { scanned } from "../rules/facts.ts";

const limit = `resource "aws_iam_policy" "limit" {
  name   = "app-limit"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}
`;

const asking = (value: string, key = "iam:PermissionsBoundary"): string =>
  `resource "aws_iam_role_policy" "deployer" {
  role   = "deployer"
  policy = jsonencode({ Statement = [{
    Effect    = "Allow"
    Action    = "iam:CreateRole"
    Resource  = "*"
    Condition = { StringEquals = { "${key}" = ${value} } }
  }] })
}
`;

const attached = `resource "aws_iam_user_policy_attachment" "app" {
  user       = "app"
  policy_arn = aws_iam_policy.limit.arn
}
`;

test.each<[what: string, text: string, kind: string]>([
  ["asked for by reference", asking("aws_iam_policy.limit.arn"), "boundary"],
  ["asked for by name", asking('"arn:aws:iam::111122223333:policy/app-limit"'), "boundary"],
  ["by name and path", asking('"arn:aws:iam::111122223333:policy/of/app-limit"'), "boundary"],
  ["in any case", asking("aws_iam_policy.limit.arn", "IAM:permissionsboundary"), "boundary"],
  [
    "asked for as what is attached",
    asking("aws_iam_policy.limit.arn", "iam:PolicyARN"),
    "identity",
  ],
  ["another name", asking('"arn:aws:iam::111122223333:policy/limit-app"'), "identity"],
  ["another policy", asking("aws_iam_policy.other.arn"), "identity"],
  ["asked for, and given to a user", asking("aws_iam_policy.limit.arn") + attached, "identity"],
])("%s", (_, text, kind) => {
  const { policies } = scanned({ "main.tf": limit + text });
  expect(policies.find(({ owner }) => owner.address === "aws_iam_policy.limit")?.kind).toBe(kind);
});
