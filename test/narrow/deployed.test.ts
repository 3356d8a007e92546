import { expect, test } from "vitest";
import { proposed, type Proposed } from "./proposed.ts";

/** A role of CloudFormation, or one that somebody assumes, with a policy. */
const role = (name: string, service: string, actions: string): string => `
resource "aws_iam_role" "${name}" {
  name = "${name}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = ${service} }]
  })
}

resource "aws_iam_role_policy" "${name}" {
  role = aws_iam_role.${name}.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ${actions}, Resource = "*" }]
  })
}
`;
const cloudformation = `{ Service = "cloudformation.amazonaws.com" }`;
const runner = `{ AWS = "arn:aws:iam::111122223333:role/runner" }`;

const declared = `
resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_dynamodb_table" "orders" {
  name = "orders"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
}

data "aws_ami" "linux" {}
`;

function inRepository(infra: string, more = declared): readonly Proposed[] {
  return proposed({ "infra/main.tf": infra, "app/main.tf": more });
}

function linesOf(found: readonly Proposed[]): readonly string[] {
  return found.map((each) => (each.kind === "none" ? each.because : `${each.kind} ${each.lines}`));
}

test("who deploys is allowed what the declared types need, and is asked whether they are all", () => {
  const [found] = inRepository(role("stacks", cloudformation, `["sqs:*", "iam:*", "athena:*"]`));
  expect(found).toMatchObject({ kind: "show", grade: "fill in" });
  if (!found || found.kind === "none") throw new Error("nothing is proposed");
  expect(found.missing[0]).toBe(
    "whether it deploys only the 5 resource types declared in this repository",
  );
  for (const kept of ["sqs:CreateQueue", "sqs:TagQueue", "iam:GetRole", '"athena:*"'])
    expect(found.lines).toContain(kept);
  for (const gone of ["sqs:SendMessage", "iam:CreateUser", '"sqs:*"', '"iam:*"'])
    expect(found.lines).not.toContain(gone);
  // Of roles, only those that it is to name.
  expect(found.lines).toMatch(/"iam:PutRolePolicy"[^\]]*\][^}]*role\/<RoleNameWithPath>/);
  expect(found.lines).toMatch(
    /\["iam:PassRole"\][^}]*role\/<RoleNameWithPath>[^}]*"iam:PassedToService" *= "cloudformation\.amazonaws\.com"/,
  );
});

test.each([
  [
    "in the same module",
    'resource "aws_iam_policy" "limit" {\n  name = "limit"\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = "*" }] })\n}\n',
    "aws_iam_policy.limit.arn",
  ],
  ["by its ARN", "", '"arn:aws:iam::111122223333:policy/limit"'],
])(
  "roles that others of the repository bound are made with that boundary: %s",
  (_, policy, arn) => {
    const bounded = `${policy}
resource "aws_iam_role" "worker" {
  assume_role_policy   = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
  permissions_boundary = ${arn}
}
`;
    const infra = role("stacks", cloudformation, `["sqs:*", "iam:*"]`) + bounded;
    const found = inRepository(infra).find(({ kind }) => kind !== "none");
    if (!found || found.kind === "none") throw new Error("nothing is proposed");
    expect(found.missing[1]).toMatch(
      /^whether all roles that it makes are to have `.*limit.*` as their permissions boundary$/,
    );
    expect(found.lines).toMatch(
      /"iam:CreateRole"[^}]*"iam:PutRolePolicy"[^}]*PermissionsBoundary" *= /,
    );
    expect(found.lines.split(`= ${arn}`)).toHaveLength(2);
    expect(found.lines).toMatch(/\["iam:PassRole"\][^}]*PassedToService/);
    expect(found.lines).not.toContain("DeleteRolePermissionsBoundary");
  },
);

test("everything becomes what is declared, where somebody is called so", () => {
  const [found] = inRepository(role("terraform-apply", runner, `"*"`));
  expect(found).toMatchObject({ kind: "show" });
  if (!found || found.kind === "none") throw new Error("nothing is proposed");
  for (const kept of [
    "sqs:CreateQueue",
    "dynamodb:CreateTable",
    "s3:PutObject",
    "ec2:DescribeImages",
  ])
    expect(found.lines).toContain(kept);
  for (const gone of ["ec2:RunInstances", "lambda:Invoke", "iam:CreateUser"])
    expect(found.lines).not.toContain(gone);
});

test("what is not known of a type is asked, too", () => {
  const [found] = inRepository(
    role("deploy", runner, `"sqs:*"`),
    `${declared}\nresource "aws_athena_workgroup" "w" {}\n`,
  );
  expect(found).toMatchObject({
    missing: [
      "whether it deploys only the 5 resource types declared in this repository",
      "what `aws_athena_workgroup` takes",
    ],
  });
});

test.each([
  ["somebody called otherwise", role("operations", runner, `"*"`), declared],
  ["a function", role("deploy", `{ Service = "lambda.amazonaws.com" }`, `"*"`), declared],
  ["where nothing but roles is declared", role("deploy", runner, `"*"`), ""],
])("%s is not taken to deploy", (_, infra, more) => {
  expect(linesOf(inRepository(infra, more))).toEqual(["administrator"]);
});

test("of what is mostly not declared, nothing is said", () => {
  const found = inRepository(role("deploy", runner, `["ec2:*", "rds:*", "sqs:*"]`));
  expect(linesOf(found)).toEqual(["other-resources"]);
});

/** A policy on a role that is read from elsewhere. */
const onOutput = (actions: string): string => `
data "tfe_outputs" "infrastructure" {
  workspace = "infrastructure"
}

resource "aws_iam_policy" "reports" {
  name = "reports"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ${actions}, Resource = "*" }]
  })
}

resource "aws_iam_role_policy_attachment" "reports" {
  role       = data.tfe_outputs.infrastructure.values.worker_role_name
  policy_arn = aws_iam_policy.reports.arn
}
`;

test("what is read from where others deploy says nothing of who has the policy", () => {
  const [found] = inRepository(onOutput(`["sqs:*"]`));
  expect(found).toMatchObject({ missing: [expect.stringContaining("whether it only") as string] });
});

test("who makes stacks sets up too who is let in, as far as nobody says otherwise", () => {
  const topics = `["sns:Set*", "sns:Create*"]`;
  const own = role("app", runner, topics);
  const stacks = own.replace(topics, `["cloudformation:Create*"]`).replace(/"app"/g, '"more"');
  const besides = stacks.slice(stacks.indexOf('resource "aws_iam_role_policy"'));
  expect(proposed({ "main.tf": own })[0]).toMatchObject({
    kind: "commit",
    assumptions: expect.arrayContaining(["that it manages no permissions"]) as string[],
  });
  const found = proposed({ "main.tf": own + besides });
  expect(found.find((each) => each.kind !== "none")).toMatchObject({
    kind: "show",
    missing: expect.arrayContaining(["whether it manages no permissions"]) as string[],
  });
});
