import { expect, test } from "vitest";
import { showText } from "../../evaluate/show.ts";
import { extracted, showPolicy } from "../policies.ts";

const document =
  'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "a:B" }] })';

/** The policies of a module in one line each. */
const policies = (text: string): readonly string[] =>
  extracted({ "main.tf": text }).policies.map(showPolicy);

test.each([
  [
    "aws_iam_role",
    `assume_role_policy = ${document}`,
    ["trust of aws_iam_role.it at aws_iam_role.it"],
  ],
  [
    "aws_iam_role",
    `inline_policy {\nname = "a"\npolicy = ${document}\n}`,
    ["identity of aws_iam_role.it at aws_iam_role.it"],
  ],
  [
    "aws_iam_role_policy",
    `role = aws_iam_role.r.id\npolicy = ${document}`,
    ["identity of aws_iam_role_policy.it at aws_iam_role.r"],
  ],
  [
    "aws_iam_role_policy",
    `role = local.role\npolicy = ${document}`,
    ["identity of aws_iam_role_policy.it at aws_iam_role.r"],
  ],
  [
    "aws_iam_user_policy",
    `user = "u"\npolicy = ${document}`,
    ["identity of aws_iam_user_policy.it"],
  ],
  ["aws_iam_policy", `policy = ${document}`, ["identity of aws_iam_policy.it"]],
  [
    "aws_s3_bucket_policy",
    `bucket = aws_s3_bucket.b.id\npolicy = ${document}`,
    ["resource of aws_s3_bucket_policy.it at aws_s3_bucket.b"],
  ],
  ["aws_kms_key", `policy = ${document}`, ["resource of aws_kms_key.it at aws_kms_key.it"]],
  [
    "aws_organizations_policy",
    `content = ${document}`,
    ["service-control of aws_organizations_policy.it"],
  ],
  [
    "aws_organizations_policy",
    `type = "RESOURCE_CONTROL_POLICY"\ncontent = ${document}`,
    ["resource-control of aws_organizations_policy.it"],
  ],
  [
    "aws_vpc_endpoint",
    `policy = ${document}`,
    ["endpoint of aws_vpc_endpoint.it at aws_vpc_endpoint.it"],
  ],
  [
    "awscc_iam_role",
    `assume_role_policy_document = ${document}\npolicies = [{ policy_name = "a", policy_document = ${document} }]`,
    [
      "trust of awscc_iam_role.it at awscc_iam_role.it",
      "identity of awscc_iam_role.it at awscc_iam_role.it",
    ],
  ],
  [
    "awscc_organizations_policy",
    `type = "RESOURCE_CONTROL_POLICY"\ncontent = ${document}`,
    ["resource-control of awscc_organizations_policy.it"],
  ],
  [
    "aws_rolesanywhere_profile",
    `session_policy = ${document}`,
    ["session of aws_rolesanywhere_profile.it"],
  ],
  // wherever else a statement is written, it is read, and its kind shown by itself
  ["aws_made_up", `settings = ${document}`, ["identity of aws_made_up.it"]],
  ["aws_iam_role_policy", "policy = null", []],
])("%s with %s", (type, body, shown) => {
  const beside = `locals {\nrole = aws_iam_role.r.name\n}\nresource "aws_iam_role" "r" {}\nresource "aws_s3_bucket" "b" {}\n`;
  expect(policies(`resource "${type}" "it" {\n${body}\n}\n${beside}`)).toEqual(shown);
});

const managed = `resource "aws_iam_policy" "p" {\npolicy = ${document}\n}\n`;
const role = (body: string): string => `resource "aws_iam_role" "r" {\n${body}\n}\n`;

test.each([
  [
    "an attachment",
    `${role("")}resource "aws_iam_role_policy_attachment" "a" {\nrole = aws_iam_role.r.name\npolicy_arn = aws_iam_policy.p.arn\n}\n`,
    "identity of aws_iam_policy.p at aws_iam_role.r",
  ],
  [
    "an attachment to several",
    `${role("")}resource "aws_iam_policy_attachment" "a" {\nname = "a"\nroles = [aws_iam_role.r.name]\nusers = [aws_iam_user.u.name]\npolicy_arn = aws_iam_policy.p.arn\n}\nresource "aws_iam_user" "u" {}\n`,
    "identity of aws_iam_policy.p at aws_iam_role.r, aws_iam_user.u",
  ],
  [
    "the role's own list",
    role("managed_policy_arns = [aws_iam_policy.p.arn]"),
    "identity of aws_iam_policy.p at aws_iam_role.r",
  ],
  [
    "a boundary",
    role("permissions_boundary = aws_iam_policy.p.arn"),
    "boundary of aws_iam_policy.p",
  ],
  [
    "a boundary that is attached as well",
    role(
      "permissions_boundary = aws_iam_policy.p.arn\nmanaged_policy_arns = [aws_iam_policy.p.arn]",
    ),
    "identity of aws_iam_policy.p at aws_iam_role.r",
  ],
])("a managed policy by %s", (_, text, shown) => {
  expect(policies(managed + text)).toEqual([shown]);
});

test("an owner is known by its names and those of what it is attached to", () => {
  const text = `
resource "aws_iam_role_policy" "write" {
  name   = "writer-\${var.env}"
  role   = aws_iam_role.app.id
  policy = ${document}
}
resource "aws_iam_role" "app" {
  name        = "reader"
  description = "Reads only"
  inline_policy {
    name   = "inner"
    policy = ${document}
  }
}
resource "aws_sqs_queue_policy" "q" {
  policy = ${document}
}`;
  const found = extracted({ "main.tf": text }).policies.map(({ owner }) => owner);
  expect(found.map(({ names }) => names.map(showText))).toEqual([
    ["write", "writer-${./var.env}", "app", "reader", "Reads only"],
    ["inner", "app", "reader", "Reads only"],
    ["q"],
  ]);
  expect(found.map(({ protects }) => protects)).toEqual([undefined, undefined, "sqs:queue"]);
});

test("policies have names that stay, and versions", () => {
  const inline = `inline_policy {\nname = "a"\npolicy = ${document}\n}\n`;
  const { policies: found } = extracted({ "app/main.tf": role(inline + inline) });
  expect(found.map(({ id }) => id)).toEqual([
    "app/aws_iam_role.r.inline_policy.policy",
    "app/aws_iam_role.r.inline_policy[1].policy",
  ]);
  const versions = found.map(({ version }) => version && showText(version));
  expect(versions).toEqual(["2012-10-17", "2012-10-17"]);
  const ids = found.flatMap(({ statements }) => statements.map(({ id }) => id));
  expect(ids).toEqual(["app/aws_iam_role.r[0]", "app/aws_iam_role.r[1]"]);
});

test("policies that a dynamic block makes stand for all of them", () => {
  const text = role(`dynamic "inline_policy" {
    for_each = var.x
    content {
      name   = inline_policy.key
      policy = jsonencode({ Statement = [{ Effect = "Allow", Action = [inline_policy.value] }] })
    }
  }`);
  const [policy, ...more] = extracted({ "main.tf": text }).policies;
  expect(more).toEqual([]);
  expect(policy?.owner.names.map(showText).slice(0, 2)).toEqual(["${./var.x[*]/key}", "r"]);
  const actions = policy?.statements.flatMap(({ action }) => action?.items ?? []);
  expect(actions?.map(showText)).toEqual(["${./var.x[*]}"]);
});
