import { describe, expect, test } from "vitest";
import { changed, type Cases } from "./shown.ts";

const role = (name: string, more = ""): string => `
resource "aws_iam_role" "${name}" {
  name = "${name}-role"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
${more}
}
`;
const document = (...statements: readonly string[]): string =>
  `jsonencode({ Version = "2012-10-17", Statement = [${statements.join(", ")}] })`;
const allow = (action: string, resource = "*"): string =>
  `{ Effect = "Allow", Action = "${action}", Resource = "${resource}" }`;
const deny = (action: string): string =>
  `{ Effect = "Deny", Action = "${action}", Resource = "*" }`;
const inline = (holder: string, ...statements: readonly string[]): string => `
resource "aws_iam_role_policy" "p" {
  role   = ${holder}
  policy = ${document(...statements)}
}
`;
const policy = (name: string, ...statements: readonly string[]): string => `
resource "aws_iam_policy" "${name}" {
  name   = "${name}"
  policy = ${document(...statements)}
}
`;
const ofA = "aws_iam_role.a.name";
const bounded = (by: string): string => role("a", `  permissions_boundary = ${by}`);

describe("a boundary", () => {
  const own = inline(ofA, allow("sqs:*"));
  const limits = policy("limit", allow("sqs:SendMessage")) + policy("wider", allow("sqs:*Message"));
  const arn = (name: string): string => `"arn:aws:iam::111122223333:policy/${name}"`;
  const cases: Cases = {
    "that is gone lets through what the other policies allow": [
      bounded("aws_iam_policy.limit.arn") + own + limits,
      role("a") + own + limits,
      [
        "aws_iam_role.a + certain Permissions management sqs:AddPermission",
        "aws_iam_role.a + certain Write sqs:CancelMessageMoveTask",
        "aws_iam_role.a + certain Tagging sqs:TagQueue",
        "aws_iam_role.a + certain Read sqs:GetQueueAttributes",
      ],
    ],
    "in the place of a narrower one": [
      bounded("aws_iam_policy.limit.arn") + own + limits,
      bounded("aws_iam_policy.wider.arn") + own + limits,
      [
        "aws_iam_role.a + certain Write sqs:DeleteMessage",
        "aws_iam_role.a + certain Read sqs:ReceiveMessage",
      ],
    ],
    "that is another role's grant as well": [
      bounded("aws_iam_policy.limit.arn") +
        own +
        limits +
        role("b") +
        attachment("aws_iam_role.b.name", "aws_iam_policy.limit.arn"),
      role("a") +
        own +
        limits +
        role("b") +
        attachment("aws_iam_role.b.name", "aws_iam_policy.limit.arn"),
      [
        "aws_iam_role.a + certain Permissions management sqs:AddPermission",
        "aws_iam_role.a + certain Write sqs:CancelMessageMoveTask",
        "aws_iam_role.a + certain Tagging sqs:TagQueue",
        "aws_iam_role.a + certain Read sqs:GetQueueAttributes",
      ],
    ],
    "that is new takes away": [
      role("a") + own + limits,
      bounded("aws_iam_policy.limit.arn") + own + limits,
      [
        "aws_iam_role.a - certain Permissions management sqs:AddPermission",
        "aws_iam_role.a - certain Write sqs:CancelMessageMoveTask",
        "aws_iam_role.a - certain Tagging sqs:TagQueue",
        "aws_iam_role.a - certain Read sqs:GetQueueAttributes",
      ],
    ],
    "that is written elsewhere, and is gone": [
      bounded(arn("far")) + own,
      role("a") + own,
      ["aws_iam_role.a + possible outside of arn:aws:iam::111122223333:policy/far"],
    ],
    "of a role whose policies are elsewhere": [
      bounded("aws_iam_policy.limit.arn") + limits,
      role("a") + limits,
      ["aws_iam_role.a + possible outside of aws_iam_policy.limit"],
    ],
    "of a role that is gone": [
      bounded("aws_iam_policy.limit.arn") + own + limits,
      limits,
      [
        "aws_iam_role.a - certain Write sts:AssumeRole",
        "aws_iam_role.a - certain Write sqs:SendMessage",
      ],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

describe("who has a policy", () => {
  const both = role("a") + role("b");
  const admin = '"arn:aws:iam::aws:policy/AdministratorAccess"';
  const file = policy("p", allow("s3:GetObject"));
  const group = (groups: string): string =>
    `resource "aws_iam_user_group_membership" "m" {\n  user   = "ann"\n  groups = [${groups}]\n}\n`;
  const cases: Cases = {
    "an inline policy of another role by its name": [
      inline('"a"', allow("s3:GetObject")),
      inline('"b"', allow("s3:GetObject")),
      ["b + certain Read s3:GetObject", "a - certain Read s3:GetObject"],
    ],
    "a name in the place of the reference to what has it": [
      both + inline(ofA, allow("s3:GetObject")),
      both + inline('"a-role"', allow("s3:GetObject")),
      [],
    ],
    "the default of a variable that names the role": [
      'variable "role" {\n  default = "a"\n}\n' + inline("var.role", allow("s3:GetObject")),
      'variable "role" {\n  default = "b"\n}\n' + inline("var.role", allow("s3:GetObject")),
      ["b + certain Read s3:GetObject", "a - certain Read s3:GetObject"],
    ],
    "an attachment to another role": [
      both + file + attachment(ofA, "aws_iam_policy.p.arn"),
      both + file + attachment("aws_iam_role.b.name", "aws_iam_policy.p.arn"),
      ["aws_iam_role.b + certain Read s3:GetObject", "aws_iam_role.a - certain Read s3:GetObject"],
    ],
    "an attachment that is gone": [
      both + file + attachment(ofA, "aws_iam_policy.p.arn"),
      both + file,
      ["aws_iam_role.a - certain Read s3:GetObject"],
    ],
    "an attachment that is new": [
      both + file,
      both + file + attachment(ofA, "aws_iam_policy.p.arn"),
      ["aws_iam_role.a + certain Read s3:GetObject"],
    ],
    "a policy of AWS's that is attached": [
      both,
      both + attachment(ofA, admin),
      ["aws_iam_role.a + possible elsewhere of arn:aws:iam::aws:policy/AdministratorAccess"],
    ],
    "one that is detached": [
      both + attachment(ofA, admin),
      both,
      ["aws_iam_role.a - possible elsewhere of arn:aws:iam::aws:policy/AdministratorAccess"],
    ],
    "one that another role has now": [
      both + attachment('"x"', admin),
      both + attachment('"y"', admin),
      [
        "y + possible elsewhere of arn:aws:iam::aws:policy/AdministratorAccess",
        "x - possible elsewhere of arn:aws:iam::aws:policy/AdministratorAccess",
      ],
    ],
    "a member of another group": [
      group('"readers"'),
      group('"admins"'),
      ["ann + possible elsewhere of group admins", "ann - possible elsewhere of group readers"],
    ],
    "a member of no group": [
      group('"readers"'),
      "# nobody\n",
      ["ann - possible elsewhere of group readers"],
    ],
    "a user of a template who is in a group": [
      { "users.yaml": user("Path: /") },
      { "users.yaml": user("Groups: [admins]") },
      ["Ann + possible elsewhere of group admins"],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

describe("what limits from above", () => {
  const scp = `
resource "aws_organizations_policy" "scp" {
  content = ${document(deny("s3:*"))}
}
`;
  const at = (target: string): string =>
    `resource "aws_organizations_policy_attachment" "a" {\n  policy_id = aws_organizations_policy.scp.id\n  target_id = "${target}"\n}\n`;
  const cases: Cases = {
    "a policy of an organization that is detached": [
      scp + at("ou-1"),
      scp,
      ["ou-1 + possible outside of aws_organizations_policy.scp"],
    ],
    "one that another target has now": [
      scp + at("ou-1"),
      scp + at("ou-2"),
      [
        "ou-2 - possible outside of aws_organizations_policy.scp",
        "ou-1 + possible outside of aws_organizations_policy.scp",
      ],
    ],
    "one that is gone with its attachment": [
      scp + at("ou-1"),
      "# nothing\n",
      ["ou-1 + possible outside of aws_organizations_policy.scp"],
    ],
    "one that is attached to no more than before": [scp + at("ou-1"), scp + at("ou-1"), []],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

describe("a Deny", () => {
  const cases: Cases = {
    "that is gone, of what an Allow here reaches": [
      role("a") + inline(ofA, allow("sqs:SendMessage"), deny("sqs:*")),
      role("a") + inline(ofA, allow("sqs:SendMessage")),
      ["aws_iam_role.a + certain Write sqs:SendMessage"],
    ],
    "that is gone, of what no Allow here reaches": [
      role("a") + inline(ofA, allow("s3:GetObject"), deny("sqs:SendMessage")),
      role("a") + inline(ofA, allow("s3:GetObject")),
      ["aws_iam_role.a + possible Write sqs:SendMessage"],
    ],
    "that is narrowed": [
      role("a") + inline(ofA, allow("s3:GetObject"), deny("sqs:*Message")),
      role("a") + inline(ofA, allow("s3:GetObject"), deny("sqs:SendMessage")),
      [
        "aws_iam_role.a + possible Write sqs:DeleteMessage",
        "aws_iam_role.a + possible Read sqs:ReceiveMessage",
      ],
    ],
    "that is new": [
      role("a") + inline(ofA, allow("s3:GetObject")),
      role("a") + inline(ofA, allow("s3:GetObject"), deny("sqs:SendMessage")),
      ["aws_iam_role.a - possible Write sqs:SendMessage"],
    ],
    "of a role that is gone": [
      role("a") + inline(ofA, deny("sqs:SendMessage")),
      "# nothing\n",
      ["aws_iam_role.a - certain Write sts:AssumeRole"],
    ],
    "of a role that is new": [
      "# nothing\n",
      role("a") + inline(ofA, deny("sqs:SendMessage")),
      ["aws_iam_role.a + certain Write sts:AssumeRole"],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

function user(properties: string): string {
  return `Resources:\n  Ann:\n    Type: AWS::IAM::User\n    Properties:\n      ${properties}\n`;
}

function attachment(holder: string, arn: string): string {
  return `
resource "aws_iam_role_policy_attachment" "one" {
  role       = ${holder}
  policy_arn = ${arn}
}
`;
}
