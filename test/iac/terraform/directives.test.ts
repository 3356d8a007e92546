import { expect, test } from "vitest";
import { linesOf } from "../../../src/source/lines.ts";
import { extracted, showStatement } from "../policies.ts";

/** The statements of a heredoc with directives: their lines, presence, and what they say. */
function statements(json: string): readonly string[] {
  const text = `variable "x" {}
resource "aws_iam_policy" "p" {
  policy = <<-E
${json}
  E
}
locals {
  limit = "\\"Condition\\": { \\"StringEquals\\": { \\"aws:PrincipalOrgID\\": \\"\${var.x}\\" } },"
}
`;
  return extracted({ "main.tf": text }).policies.flatMap((policy) =>
    policy.statements.map((each) => {
      const { first, last } = linesOf(each.place);
      return `${first}-${last} ${each.presence} ${showStatement(each)}`;
    }),
  );
}

test.each([
  [
    "entries that are there on a condition",
    `{ "Statement": [{
    "Effect": "Allow", "Action": "s3:GetObject",
    \${var.x ? "\\"Condition\\": { \\"Bool\\": { \\"aws:SecureTransport\\": \\"true\\" } }," : ""}
    "Resource": "*" }
] }`,
    [
      "4-7 maybe Allow s3:GetObject on * if Bool aws:SecureTransport: true",
      "4-7 maybe Allow s3:GetObject on *",
    ],
  ],
  [
    "the one of two that is JSON",
    `{ "Statement": [{ \${var.x ? "\\"Condition\\": var.y," : ""}
    "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
] }`,
    ["4-5 maybe Allow s3:GetObject on *"],
  ],
  [
    "entries that are written elsewhere",
    `{ "Statement": [{ \${local.limit}
    "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
] }`,
    ["4-5 always Allow s3:GetObject on * if StringEquals aws:PrincipalOrgID: <./var.x>"],
  ],
  [
    "each turn of a for, at the lines of its body",
    `{ "Statement": [
%{ for i, name in ["a", "b"] ~}
  { "Effect": "Allow",
    "Action": "s3:\${name}", "Resource": "*" }\${i < 1 ? "," : ""}
%{ endfor ~}
] }`,
    ["6-7 always Allow s3:a on *", "6-7 always Allow s3:b on *"],
  ],
  [
    "a comma that an if decides",
    `{ "Statement": [
%{ for i, name in ["a", "b", "c"] ~}
  { "Effect": "Allow", "Action": "s3:\${name}", "Resource": "*" }%{ if i < 2 },%{ endif }
%{ endfor ~}
] }`,
    ["6-6 always Allow s3:a on *", "6-6 always Allow s3:b on *", "6-6 always Allow s3:c on *"],
  ],
  [
    "an arm that is taken",
    `{ "Statement": [
  { "Effect": "Allow", "Action": "a:B", "Resource": "*" }
%{ if true }  ,{ "Effect": "Allow", "Action": "a:C", "Resource": "*" }
%{ else }     ,{ "Effect": "Allow", "Action": "a:D", "Resource": "*" }
%{ endif }
] }`,
    ["5-5 always Allow a:B on *", "6-6 always Allow a:C on *"],
  ],
  [
    "both arms of what is not known",
    `{ "Statement": [
  { "Effect": "Allow", "Action": "a:B", "Resource": "*" }
%{ if var.x }  ,{ "Effect": "Allow", "Action": "a:C", "Resource": "*" }
%{ else }      ,{ "Effect": "Allow", "Action": "a:D", "Resource": "*" }
%{ endif }
] }`,
    ["5-5 always Allow a:B on *", "6-6 maybe Allow a:C on *", "7-7 maybe Allow a:D on *"],
  ],
  [
    "a statement that ends in front of an if, or behind it",
    `{ "Statement": [
  { "Effect": "Allow", "Action": "a:B", "Resource": "*"
%{ if var.x }
  },
  { "Effect": "Allow", "Action": "a:C", "Resource": "*"
%{ endif }
  }
] }`,
    ["5-7 always Allow a:B on *", "8-10 maybe Allow a:C on *"],
  ],
  [
    "a statement that says more in an arm that ends it",
    `{ "Statement": [
  { "Effect": "Allow", "Action": "a:B"
%{ if var.x }, "Resource": "b"
  },
  { "Effect": "Allow", "Action": "a:C"
%{ endif }
    , "Resource": "*" }
] }`,
    ["5-7 maybe Allow a:B on b", "8-10 maybe Allow a:C on *", "5-7 maybe Allow a:B on *"],
  ],
  [
    "one turn for all that are not known",
    `{ "Statement": [
%{ for name in var.x }  { "Effect": "Allow", "Action": "a:B", "Resource": "\${name}" },
%{ endfor }
  { "Effect": "Allow", "Action": "a:C", "Resource": "*" }
] }`,
    ["5-5 maybe Allow a:B on <./var.x[*]>", "7-7 always Allow a:C on *"],
  ],
  [
    "a list in a statement",
    `{ "Statement": [
  { "Effect": "Allow", "Action": [%{ for a in ["B", "C"] }"a:\${a}", %{ endfor }"a:D"], "Resource": "*" }
] }`,
    ["5-5 always Allow a:B, a:C, a:D on *"],
  ],
  [
    "a directive inside a string",
    `{ "Statement": [
  { "Effect": "Allow", "Action": "a:%{ if var.x }B%{ else }C%{ endif }", "Resource": "*" }
] }`,
    ["5-5 always Allow a:${./%{ if var.x }B%{ else }C%{ endif }} on *"],
  ],
])("a policy in a heredoc has %s", (_, json, shown) => {
  expect(statements(json)).toEqual(shown);
});
