import { describe, expect, test } from "vitest";
import { onlyProposed, proposed } from "./proposed.ts";

/** The roles and services of the statement that is proposed, as they are written there. */
function passed(text: string): readonly string[] {
  const found = onlyProposed({ "main.tf": text });
  if (found.kind === "none") return [found.because];
  const lines = found.lines.match(/(?:actions|resources|values) *= .*/g) ?? [];
  return [found.kind, ...lines.map((line) => line.replace(/ +/g, " "))];
}

const role = (name: string, principals: string): string => `
resource "aws_iam_role" "${name}" {
  name = "${name}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = ${principals} }]
  })
}
`;

const service = (...names: readonly string[]): string =>
  `{ Service = [${names.map((name) => `"${name}"`).join(", ")}] }`;

/** A role of Lambda that may pass any role, and one that is handed over. */
const passing = (principals: string, more = "", actions = '"iam:PassRole"'): string => `
${role("app", service("lambda.amazonaws.com"))}${role("job", principals)}
resource "aws_lambda_function" "app" {
  function_name = "app"
  role          = aws_iam_role.app.arn
  environment {
    variables = { ROLE = aws_iam_role.job.arn }
  }
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.app.json
}

data "aws_iam_policy_document" "app" {
  statement {
    actions   = [${actions}]
    resources = ["*"]
  }
}
${more}`;

describe("a role is passed to the services that its trust policy lets in", () => {
  test.each([
    ["one", service("glue.amazonaws.com"), '["glue.amazonaws.com"]'],
    [
      "several",
      service("lambda.amazonaws.com", "edgelambda.amazonaws.com"),
      '["edgelambda.amazonaws.com", "lambda.amazonaws.com"]',
    ],
    [
      "one beside others, to whom no role is passed",
      '{ Service = "glue.amazonaws.com", AWS = "arn:aws:iam::111122223333:root" }',
      '["glue.amazonaws.com"]',
    ],
  ])("%s", (_, principals, values) => {
    expect(passed(passing(principals))).toEqual([
      "commit",
      'actions = ["iam:PassRole"]',
      "resources = [aws_iam_role.job.arn]",
      `values = ${values}`,
    ]);
  });

  test.each([
    ["no service", '{ AWS = "arn:aws:iam::111122223333:root" }'],
    ["a service that is not known", "{ Service = var.service }"],
    ["a service of a region", service("logs.eu-west-1.amazonaws.com")],
  ])("and to any where that names %s", (_, principals) => {
    expect(passed(passing(principals))).toEqual([
      "commit",
      'actions = ["iam:PassRole"]',
      "resources = [aws_iam_role.job.arn]",
    ]);
  });

  test("and to any where another service takes it", () => {
    const nodes = `
resource "aws_eks_node_group" "nodes" {
  cluster_name  = "main"
  node_role_arn = aws_iam_role.job.arn
}
`;
    const found = passed(passing(service("ec2.amazonaws.com"), nodes));
    expect(found).toContain("resources = [aws_iam_role.job.arn]");
    expect(found.join()).not.toContain("values");
  });
});

test("other actions on the role stay out of the statement with the condition", () => {
  const text = passing(service("glue.amazonaws.com"), "", '"iam:GetRole", "iam:PassRole"');
  const found = passed(text).filter((line) => /^(?:actions|values)/.test(line));
  expect(found).toEqual([
    'actions = ["iam:GetRole"]',
    'actions = ["iam:PassRole"]',
    'values = ["glue.amazonaws.com"]',
  ]);
});

test("a condition on the service that is there already stays alone", () => {
  const text = passing(service("glue.amazonaws.com")).replace(
    'resources = ["*"]',
    `resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "iam:passedToService"
      values   = ["lambda.amazonaws.com"]
    }`,
  );
  expect(passed(text)).toEqual([
    "commit",
    'actions = ["iam:PassRole"]',
    "resources = [aws_iam_role.job.arn]",
    'values = ["lambda.amazonaws.com"]',
  ]);
});

test("the role of a machine comes with what it is started from, through its profile", () => {
  const template = `
resource "aws_launch_template" "job" {
  name = "job"
  iam_instance_profile {
    name = aws_iam_instance_profile.job.name
  }
}

resource "aws_iam_instance_profile" "job" {
  role = aws_iam_role.job.name
}
${role("other", service("ec2.amazonaws.com"))}`;
  const text = passing(service("ec2.amazonaws.com"), template).replace(
    "aws_iam_role.job.arn",
    "aws_launch_template.job.id",
  );
  expect(passed(text)).toEqual([
    "commit",
    'actions = ["iam:PassRole"]',
    "resources = [aws_iam_role.job.arn]",
    'values = ["ec2.amazonaws.com"]',
  ]);
});

test("the only role of a template is passed to the services that it is for", () => {
  const found = onlyProposed(`
Resources:
  Policy:
    Type: AWS::IAM::Policy
    Properties:
      Roles: [deploy]
      PolicyDocument:
        Statement:
          - { Effect: Allow, Action: "iam:PassRole", Resource: "*" }
  TaskRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: ecs-tasks.amazonaws.com }
            Action: sts:AssumeRole
`);
  expect(found).toMatchObject({
    kind: "commit",
    assumptions: [
      "that it uses only `TaskRole`, the only role declared here",
      "that it hands it to `ecs-tasks.amazonaws.com` alone, as its trust policy says",
    ],
  });
});

describe("of several roles, one is meant by what may be called", () => {
  const roles = [
    role("job", service("glue.amazonaws.com")),
    role("fn", service("lambda.amazonaws.com")),
    role("deploy", '{ AWS = "arn:aws:iam::111122223333:root" }'),
  ].join("");
  const policy = (name: string, actions: string, condition = ""): string => `
resource "aws_iam_policy" "${name}" {
  policy = data.aws_iam_policy_document.${name}.json
}

data "aws_iam_policy_document" "${name}" {
  statement {
    actions   = [${actions}]
    resources = ["*"]${condition}
  }
}
`;
  const said = `
    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["lambda.amazonaws.com"]
    }`;

  test.each([
    ["a condition says the service", policy("p", '"iam:PassRole"', said), "fn"],
    [
      "a call passes it",
      policy("p", '"iam:PassRole"').replace(
        '["*"]',
        '["*"]\n  }\n  statement {\n    actions   = ["glue:CreateJob"]\n    resources = ["arn:aws:glue:eu-west-1:111122223333:job/a"]',
      ),
      "job",
    ],
  ])("where %s", (_, text, meant) => {
    const [kind, ...lines] = passed(roles + text);
    expect([kind, lines.slice(0, 2)]).toEqual([
      "commit",
      ['actions = ["iam:PassRole"]', `resources = [aws_iam_role.${meant}.arn]`],
    ]);
  });

  const calling = (actions: string): string =>
    policy("p", '"iam:PassRole"').replace(
      '["*"]',
      `["*"]\n  }\n  statement {\n    actions   = [${actions}]\n    resources = ["*"]`,
    );

  test.each([
    ["a wildcard passes it as well", '"glue:CreateJob", "ecs:Run*"', "ecs-tasks.amazonaws.com"],
    ["a service starts machines with it", '"glue:CreateJob", "eks:Create*"', "ec2.amazonaws.com"],
    ["it may call what is not known", '"glue:CreateJob", var.more', "ecs-tasks.amazonaws.com"],
    ["nobody knows what passes to it", '"glue:CreateJob"', "vpc-flow-logs.amazonaws.com"],
    ["it is China's as well", '"glue:CreateJob"', "glue.amazonaws.com.cn"],
  ])("and no service that it trusts is left out where %s", (_, actions, other) => {
    const both = role("job", service(`glue.amazonaws.com", "${other}`));
    const text = `${both}${calling(actions)}variable "more" {}\n`;
    const lines = proposed({ "main.tf": text }).map((each) => ("lines" in each ? each.lines : ""));
    const values = JSON.stringify([other, "glue.amazonaws.com"].sort()).replace(",", ", ");
    expect(lines.join()).toContain(`= ${values}`);
  });

  test.each([
    ["nothing is called", policy("p", '"iam:PassRole"')],
    [
      "another service is called as well",
      policy("p", '"iam:PassRole"').replace(
        '["*"]',
        '["*"]\n  }\n  statement {\n    actions   = ["glue:CreateJob", "lambda:GetFunction"]\n    resources = ["arn:aws:glue:eu-west-1:111122223333:job/a", "arn:aws:lambda:eu-west-1:111122223333:function:a"]',
      ),
    ],
    [
      "nobody knows what passes another one",
      calling('"glue:CreateJob", "rds:CreateDBInstance"').replace(
        /resources = \["\*"\](?=\n {2}\}\n\})/,
        'resources = ["arn:aws:glue:eu-west-1:111122223333:job/a", "arn:aws:rds:eu-west-1:111122223333:db:a"]',
      ) + role("metrics", service("monitoring.rds.amazonaws.com")),
    ],
    [
      "the trust policy of another one is not known",
      `${policy("p", '"iam:PassRole"', said)}${role("other", "var.principals")}variable "principals" {}\n`,
    ],
  ])("and none where %s", (_, text) => {
    expect(passed(roles + text)[0]).toBe("show");
  });

  test("and none where a policy of AWS is attached beside it", () => {
    const text = policy("p", '"iam:PassRole"').replace(
      '["*"]',
      '["*"]\n  }\n  statement {\n    actions   = ["glue:CreateJob"]\n    resources = ["arn:aws:glue:eu-west-1:111122223333:job/a"]',
    );
    const attached = `
resource "aws_iam_role_policy_attachment" "own" {
  role       = aws_iam_role.deploy.name
  policy_arn = aws_iam_policy.p.arn
}

resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.deploy.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
`;
    const found = proposed({ "main.tf": roles + text + attached });
    expect(found.map(({ kind }) => kind)).not.toContain("commit");
  });
});
