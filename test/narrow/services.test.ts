import { describe, expect, test } from "vitest";
import { leastLength } from "../../src/iam/length.ts";
import { known } from "../../src/iam/text.ts";
import { actionsOf } from "../../src/narrow/drafts.ts";
import { applyEdits } from "../../src/source/edit.ts";
import { facts, scanned } from "../rules/facts.ts";
import { hcl, hclOf, indented, json, template, yaml } from "../rules/policies.ts";
import { onlyProposed, proposals, proposed } from "./proposed.ts";
import { lambda, roleFor } from "./roles.ts";

// What a replacement must keep for the services to go on working, each a rule of AWS's.

type Case = { readonly policy: string; readonly becomes: string };

const bucket = "Logs:\n  Type: AWS::S3::Bucket";
const table = "Orders:\n  Type: AWS::DynamoDB::Table";
const queue = 'resource "aws_sqs_queue" "orders" {}';
const here = ['data "aws_caller_identity" "this" {}', 'data "aws_region" "this" {}'];
const place = "${data.aws_region.this.name}:${data.aws_caller_identity.this.account_id}";
const group = 'resource "aws_cloudwatch_log_group" "app" {\n  name = "app"\n}';

/** A role that only Lambda assumes, with a policy of its own. */
const lambdaRole = (statement: string): string => template(roleFor(lambda, statement));

const cases: Readonly<Record<string, Case>> = {
  "S3: actions on buckets go to the bucket, those on objects to what is in it": {
    policy: yaml(
      "Action: [s3:ListBucket, s3:GetObject, s3:PutObject, s3:AbortMultipartUpload]\nResource: '*'",
      bucket,
    ),
    becomes: `
      - Effect: Allow
        Action: [s3:ListBucket]
        Resource: !GetAtt Logs.Arn
      - Effect: Allow
        Action: [s3:GetObject, s3:PutObject, s3:AbortMultipartUpload]
        Resource: !Sub '\${Logs.Arn}/*'
    `,
  },
  "DynamoDB: Query and Scan keep the indexes": {
    policy: yaml("Action: [dynamodb:Query, dynamodb:GetItem, dynamodb:Scan]\nResource: '*'", table),
    becomes: `
      - Effect: Allow
        Action: [dynamodb:Query, dynamodb:Scan]
        Resource: [!GetAtt Orders.Arn, !Sub '\${Orders.Arn}/index/*']
      - Effect: Allow
        Action: [dynamodb:GetItem]
        Resource: !GetAtt Orders.Arn
    `,
  },
  "DynamoDB: streams are the table's": {
    policy: yaml("Action: [dynamodb:GetRecords, dynamodb:DescribeStream]\nResource: '*'", table),
    becomes: `
      - Effect: Allow
        Action: [dynamodb:GetRecords, dynamodb:DescribeStream]
        Resource: !Sub '\${Orders.Arn}/stream/*'
    `,
  },
  "Lambda: the actions for network interfaces stay together on everything": {
    policy: hcl(
      'actions   = ["ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface", "sqs:SendMessage"]\nresources = ["*"]',
      queue,
    ),
    becomes: `
      statement {
        actions   = ["ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface"]
        resources = ["*"]
      }

      statement {
        actions   = ["sqs:SendMessage"]
        resources = [aws_sqs_queue.orders.arn]
      }
    `,
  },
  "Lambda: what logs goes to Lambda's log groups, and the group is still made": {
    policy: lambdaRole("Action: logs:*\nResource: '*'"),
    becomes: `
      - Effect: Allow
        Action:
          - logs:CreateLogGroup
          - logs:CreateLogStream
          - logs:PutLogEvents
        Resource: !Sub 'arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/*'
    `,
  },
  "Logs: Terraform's ARN of a group lacks what stands for its streams": {
    policy: hcl(
      'actions   = ["logs:PutLogEvents", "logs:DeleteLogGroup", "logs:DescribeLogGroups"]\nresources = ["*"]',
      group,
    ),
    becomes: `
      statement {
        actions   = ["logs:PutLogEvents", "logs:DeleteLogGroup"]
        resources = ["\${aws_cloudwatch_log_group.app.arn}:*"]
      }

      statement {
        actions   = ["logs:DescribeLogGroups"]
        resources = ["*"]
      }
    `,
  },
  "Logs: CloudFormation's ARN of a group has it": {
    policy: yaml("Action: logs:DeleteLogGroup\nResource: '*'", "App:\n  Type: AWS::Logs::LogGroup"),
    becomes: `
      - Effect: Allow
        Action: logs:DeleteLogGroup
        Resource: !Sub 'arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${App}:*'
    `,
  },
  "KMS: a key is named by itself, never by an alias": {
    policy: hcl(
      'actions   = ["kms:Decrypt", "kms:DescribeKey"]\nresources = ["*"]',
      'resource "aws_kms_key" "app" {}',
      'resource "aws_kms_alias" "app" {\n  name          = "alias/app"\n  target_key_id = aws_kms_key.app.id\n}',
    ),
    becomes: `
      statement {
        actions   = ["kms:Decrypt", "kms:DescribeKey"]
        resources = [aws_kms_key.app.arn]
      }
    `,
  },
  "KMS: an alias alone says nothing of the key": {
    policy: hcl(
      'actions   = ["kms:Decrypt"]\nresources = ["*"]',
      'resource "aws_kms_alias" "app" {\n  name = "alias/app"\n}',
      ...here,
    ),
    becomes: `
      statement {
        actions = ["kms:Decrypt"]
        resources = [
          "arn:*:kms:${place}:key/*",
        ]
      }
    `,
  },
  "EC2: what describes stays on everything, apart from what can be limited": {
    policy: hcl(
      'actions   = ["ec2:Describe*", "ec2:TerminateInstances"]\nresources = ["*"]',
      ...here,
    ),
    becomes: `
      statement {
        actions   = ["ec2:Describe*"]
        resources = ["*"]
      }

      statement {
        actions = ["ec2:TerminateInstances"]
        resources = [
          "arn:*:ec2:${place}:instance/*",
        ]
      }
    `,
  },
  "EC2: an action on several resources at once keeps a pattern for each": {
    policy: hcl('actions   = ["ec2:AttachVolume"]\nresources = ["*"]', ...here),
    becomes: `
      statement {
        actions = ["ec2:AttachVolume"]
        resources = [
          "arn:*:ec2:${place}:instance/*",
          "arn:*:ec2:${place}:volume/*",
        ]
      }
    `,
  },
  "IAM: passing a role has a statement of its own": {
    policy: hcl(
      'actions   = ["iam:PassRole", "sqs:SendMessage"]\nresources = ["*"]',
      'resource "aws_iam_role" "task" {\n  assume_role_policy = "{}"\n}',
      queue,
    ),
    becomes: `
      statement {
        actions   = ["iam:PassRole"]
        resources = [aws_iam_role.task.arn]
      }

      statement {
        actions   = ["sqs:SendMessage"]
        resources = [aws_sqs_queue.orders.arn]
      }
    `,
  },
  "what an action makes is named by its type": {
    policy: hcl('actions   = ["sqs:CreateQueue"]\nresources = ["*"]', ...here),
    becomes: `
      statement {
        actions = ["sqs:CreateQueue"]
        resources = [
          "arn:*:sqs:${place}:*",
        ]
      }
    `,
  },
  "what an action registers is there already": {
    policy: hcl(
      'actions   = ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"]\nresources = ["*"]',
      'resource "aws_lb_target_group" "app" {\n  name = "app"\n}',
    ),
    becomes: `
      statement {
        actions   = ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"]
        resources = [aws_lb_target_group.app.arn]
      }
    `,
  },
  "who writes logs makes the declared group": {
    policy: hcl(
      'actions   = ["logs:CreateLogGroup", "logs:PutRetentionPolicy"]\nresources = ["*"]',
      group,
    ),
    becomes: `
      statement {
        actions   = ["logs:CreateLogGroup", "logs:PutRetentionPolicy"]
        resources = ["\${aws_cloudwatch_log_group.app.arn}:*"]
      }
    `,
  },
  "Lambda: a function is called by its versions and aliases too": {
    policy: yaml(
      "Action: lambda:InvokeFunction\nResource: '*'",
      "Worker:\n  Type: AWS::Lambda::Function",
    ),
    becomes: `
      - Effect: Allow
        Action: lambda:InvokeFunction
        Resource:
          - !GetAtt Worker.Arn
          - !Sub '\${Worker.Arn}:*'
    `,
  },
  "a secret is named by what gives its suffix": {
    policy: hcl(
      'actions   = ["secretsmanager:GetSecretValue"]\nresources = ["*"]',
      'resource "aws_secretsmanager_secret" "db" {\n  name = "db"\n}',
    ),
    becomes: `
      statement {
        actions   = ["secretsmanager:GetSecretValue"]
        resources = [aws_secretsmanager_secret.db.arn]
      }
    `,
  },
};

describe("a replacement can be committed, and keeps", () => {
  test.for(Object.entries(cases))("%s", ([, { policy, becomes }]) => {
    const found = onlyProposed(policy);
    expect(found).toMatchObject({ kind: "commit", lines: indented(becomes, 0) });
  });
});

describe("what is declared is not taken for all that is meant", () => {
  test.each([
    [
      "where more of it is made",
      'actions   = ["sqs:CreateQueue", "sqs:SendMessage"]\nresources = ["*"]',
    ],
    [
      "where the statement names it beside a wildcard",
      'actions   = ["sqs:SendMessage"]\nresources = [aws_sqs_queue.orders.arn, "arn:aws:sqs:*:*:*"]',
    ],
    [
      "where the statement names it beside a wildcard, which is there on a condition",
      'actions   = ["sqs:SendMessage"]\nresources = [aws_sqs_queue.orders.arn, var.env == "dev" ? "arn:aws:sqs:*:*:*" : "arn:aws:sqs:*:*:shared"]',
    ],
  ])("%s", (_, statement) => {
    const found = onlyProposed(hcl(statement, queue));
    expect(found.kind).not.toBe("commit");
    expect(found).not.toMatchObject({
      lines: expect.stringMatching(/resources = \[aws_sqs_queue\.orders\.arn\]/) as string,
    });
  });

  test.each([
    ["GetQueueUrl", true],
    ["CreateQueue", false],
  ])("where another policy of the role makes more of it: sqs:%s", (action, isOnly) => {
    const attached = (name: string, allowed: string): string => `
resource "aws_iam_role_policy" "${name}" {
  role   = aws_iam_role.app.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:${allowed}", Resource = "*" }]
  })
}`;
    const role = 'resource "aws_iam_role" "app" {\n  assume_role_policy = "{}"\n}\n';
    const policies = attached("own", "SendMessage") + attached("beside", action);
    const [own] = proposed({ "main.tf": role + queue + policies });
    const limited = {
      kind: "commit",
      lines: expect.stringContaining("Resource = aws_sqs_queue.orders.arn") as string,
    };
    if (isOnly) expect(own).toMatchObject(limited);
    else expect(own).not.toMatchObject(limited);
  });

  const logging = (writer: string): string => `
Resources:
  Group: { Type: AWS::Logs::LogGroup }
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: ${writer}
      LoggingConfiguration:
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Group.Arn } }]
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: ecs-tasks.amazonaws.com }, Action: sts:AssumeRole }]
      Policies:
        - PolicyName: logs
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: [logs:CreateLogStream, logs:PutLogEvents]
                Resource: "*"
`;

  test("where it is what something else logs to", () => {
    const lines = expect.stringContaining("log-group:${Group}:*") as string;
    expect(onlyProposed(logging("!GetAtt Role.Arn"))).toMatchObject({ kind: "commit", lines });
    expect(onlyProposed(logging("arn:aws:iam::111122223333:role/other"))).not.toMatchObject({
      lines,
    });
  });

  test("unless that only says how what runs under the role logs to it", () => {
    const said = logging("arn:aws:iam::111122223333:role/other").replace(
      "AWS::StepFunctions::StateMachine",
      "AWS::SSM::Document",
    );
    expect(onlyProposed(said)).toMatchObject({
      kind: "commit",
      lines: expect.stringContaining("log-group:${Group}:*") as string,
    });
  });
});

test("a function is not taken to call itself", () => {
  const found = onlyProposed(
    template(`
Role:
  Type: AWS::IAM::Role
  Properties:
    AssumeRolePolicyDocument:
      Statement:
        - Effect: Allow
          Principal: { Service: lambda.amazonaws.com }
          Action: sts:AssumeRole
Policy:
  Type: AWS::IAM::Policy
  Properties:
    PolicyName: app
    Roles: [!Ref Role]
    PolicyDocument:
      Statement:
        - Effect: Allow
          Action: lambda:InvokeFunction
          Resource: "*"
Worker:
  Type: AWS::Lambda::Function
  Properties:
    Role: !GetAtt Role.Arn
`),
  );
  expect(found).toMatchObject({ kind: "show", missing: ["`<FunctionName>`"] });
});

test("an account and a region that other statements name are said", () => {
  const found = proposed(
    json(
      { Action: "ec2:TerminateInstances", Resource: "*" },
      { Action: "sqs:SendMessage", Resource: "arn:aws:sqs:eu-west-1:111122223333:jobs" },
    ),
  );
  expect(found).toMatchObject([
    {
      kind: "commit",
      assumptions: ["that it works on resources of account `111122223333` in `eu-west-1` only"],
    },
  ]);
});

test("a command names its document in both forms, and whatever it runs on", () => {
  const found = onlyProposed(hcl('actions   = ["ssm:SendCommand"]\nresources = ["*"]'));
  expect(found).toMatchObject({
    kind: "show",
    missing: ["`<DocumentName>`"],
    lines: indented(
      `
      statement {
        actions = ["ssm:SendCommand"]
        resources = [
          "arn:aws:ssm:*:*:document/<DocumentName>",
          "arn:aws:ssm:*::document/<DocumentName>",
          "arn:aws:ec2:*:*:instance/*",
          "arn:aws:ssm:*:*:managed-instance/*",
        ]
      }
      `,
      0,
    ),
  });
});

test.for([
  ["execute-api:Invoke", '"arn:aws:execute-api:*:*:<ApiId>/*/*/*"'],
  [
    "dynamodb:Query",
    '"arn:aws:dynamodb:*:*:table/<TableName>", "arn:aws:dynamodb:*:*:table/<TableName>/index/*"',
  ],
  ["ecs:RunTask", '"arn:aws:ecs:*:*:task-definition/<Family>:*"'],
  ["ecs:StopTask", '"arn:aws:ecs:*:*:task/<ClusterName>/*"'],
  [
    "glue:DeleteDatabase",
    '"arn:aws:glue:*:*:userDefinedFunction/<DatabaseName>/<UserDefinedFunctionName>"',
  ],
  [
    "autoscaling:SetDesiredCapacity",
    '"arn:aws:autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/<GroupName>"',
  ],
])("%s asks for what people know", ([action, resources]) => {
  const found = onlyProposed(hcl(`actions   = ["${action}"]\nresources = ["*"]`));
  const lines = found.kind === "none" ? "" : found.lines;
  expect(lines.replace(/\s+/g, " ").replaceAll(", ]", " ]")).toContain(resources);
});

test("a name that is known is not drowned by the types of the others", () => {
  const found = onlyProposed(
    hcl('actions   = ["kms:CreateAlias"]\nresources = ["*"]', 'resource "aws_kms_key" "app" {}'),
  );
  expect(found.kind === "none" ? "" : found.lines).toContain("aws_kms_key.app.arn");
  expect(found.kind === "none" ? "" : found.lines).not.toContain(":key/*");
});

test("an action that is named stays where AWS's reference may have a gap", () => {
  const found = onlyProposed(
    hcl(
      'actions   = ["s3:ListAllMyBuckets", "s3:PutObject"]\nresources = ["arn:aws:s3:::*"]',
      'resource "aws_s3_bucket" "logs" {}',
    ),
  );
  expect(found.kind === "none" ? "" : found.lines).toContain("s3:ListAllMyBuckets");
});

test("what would only be `*` written longer is not offered", () => {
  expect(onlyProposed(hcl('actions   = ["ec2:RunInstances"]\nresources = ["*"]'))).toMatchObject({
    kind: "none",
    because: "no-narrower",
  });
});

test("what a role that only writes logs loses of `logs:*` is listed, action by action", () => {
  const found = onlyProposed(lambdaRole('Action: logs:*\nResource: "*"'));
  expect(found).toMatchObject({
    kind: "commit",
    lost: [{ reason: "they do something else" }],
  });
  const [lost] = found.kind === "none" ? [] : found.lost;
  expect(lost?.actions).toContain("logs:DeleteLogGroup");
  expect(lost?.actions).not.toContain("logs:PutLogEvents");
  expect(lost?.actions.every((action) => facts.catalog.action(action))).toBe(true);
});

const repositories = 'actions   = ["codecommit:*"]\nresources = ["arn:aws:codecommit:*:*:app"]';
const policyOf = (type: string, statement = repositories): string =>
  hclOf(type, 'name   = "app"\n  policy', statement);

test("a policy that would be longer than AWS takes is not offered", () => {
  expect(onlyProposed(policyOf("aws_iam_role_policy"))).toMatchObject({ kind: "commit" });
  expect(onlyProposed(policyOf("aws_iam_user_policy"))).toMatchObject({
    kind: "show",
    because: expect.stringMatching(
      /the policy would be longer than AWS takes \(\d+ of 2048 characters\): some of its statements belong in a managed policy of their own$/,
    ) as string,
  });
});

const userPolicies = {
  "main.tf": `resource "aws_iam_user" "app" {}
${hclOf("aws_iam_user_policy", "user   = aws_iam_user.app.name\n  policy", repositories)}`,
  "template.yaml": `Resources:
  Policy:
    Type: AWS::IAM::UserPolicy
    Properties:
      UserName: !Ref User
      PolicyName: app
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: codecommit:*
            Resource: arn:aws:codecommit:*:*:app
  User:
    Type: AWS::IAM::User # somebody

Outputs:
  User:
    Value: !Ref User
`,
  "template.json": JSON.stringify(
    {
      Resources: {
        User: { Type: "AWS::IAM::User" },
        Policy: {
          Type: "AWS::IAM::UserPolicy",
          Properties: {
            UserName: { Ref: "User" },
            PolicyName: "app",
            PolicyDocument: {
              Statement: [
                { Effect: "Allow", Action: "codecommit:*", Resource: "arn:aws:codecommit:*:*:app" },
              ],
            },
          },
        },
      },
    },
    null,
    2,
  ),
};

test.for(Object.entries(userPolicies))(
  "what has no room in %s goes into a managed policy beside it, of the same user",
  ([path, text]) => {
    const [only] = proposals({ [path]: text });
    if (!only?.split || only.outcome.kind === "none") throw new Error("nothing is split");
    const { edit, beside } = only.split;
    const { policies } = scanned({ [path]: applyEdits(text, [edit, beside]) });
    const lengths = policies.map((each) => [each.attachedTo.length, leastLength(each)] as const);
    expect(lengths.map(([holders]) => holders)).toEqual([1, 1]);
    expect(lengths[0]?.[1]).toBeLessThan(2048);
    expect(lengths[1]?.[1]).toBeLessThan(6144);
    const written = policies.flatMap(({ statements }) =>
      statements.flatMap(({ action }) => (action?.items ?? []).map(known)),
    );
    expect(written.sort()).toEqual([...actionsOf(only.outcome.narrowing.drafts)].sort());
  },
);

test("nothing of a policy goes beside it where the names for that are taken", () => {
  const names = Array.from({ length: 200 }, (_, at) => `# app_${at}\n`);
  const [only] = proposals({ "main.tf": `${userPolicies["main.tf"]}\n${names.join("")}` });
  expect(only?.outcome.kind).toBe("show");
  expect(only?.split).toBeUndefined();
});

/** A list of so many long names of objects. */
const objectsIn = (buckets: number): string => {
  const names = Array.from(
    { length: buckets },
    (_, at) => `"arn:aws:s3:::${"b".repeat(80)}-${at}/*"`,
  );
  return `[${names.join(", ")}]`;
};

test("inline policies of one role are counted together", () => {
  const beside = (role: string): string => `resource "aws_iam_role_policy" "other" {
  role   = aws_iam_role.${role}.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = ${objectsIn(95)} }]
  })
}`;
  const roles = ["app", "another"].map(
    (name) => `resource "aws_iam_role" "${name}" {\n  name = "${name}"\n}`,
  );
  const of = (role: string) =>
    onlyProposed(
      hclOf(
        "aws_iam_role_policy",
        "role   = aws_iam_role.app.id\n  policy",
        repositories,
        ...[...roles, beside(role)],
      ),
    );
  expect(of("another")).toMatchObject({ kind: "commit" });
  expect(of("app")).toMatchObject({
    kind: "show",
    because: expect.stringMatching(/\(\d+ of 10240 characters with those beside it\)/) as string,
  });
});

test("what only reads is not named one by one where the policy would be too long, and nowhere else", () => {
  const objects = `actions   = ["s3:GetObject"]\nresources = ${objectsIn(23)}`;
  const both = `${repositories}\n}\nstatement {\n${objects}`;
  const [long, short] = ["aws_iam_role_policy", "aws_iam_group_policy"].map((type) =>
    onlyProposed(policyOf(type, both)),
  );
  expect([long, short]).toMatchObject([
    { kind: "commit" },
    { kind: "commit", grade: "equivalent" },
  ]);
  const linesOf = (found = long): string => (found?.kind === "commit" ? found.lines : "");
  expect(linesOf()).not.toContain('*",');
  const wild = [...linesOf(short).matchAll(/"codecommit:(\w+\*)"/g)].map(([, name]) => name);
  expect(wild).toEqual([
    ...["BatchGet*", "Describe*", "GetBlob*", "GetComment*", "GetCommit*", "GetMerge*"],
    ...["GetPullRequest*", "GetRepository*"],
  ]);
});

test("parameters below a path are not the declared one", () => {
  const found = onlyProposed(
    hcl(
      'actions   = ["ssm:GetParametersByPath"]\nresources = ["*"]',
      'resource "aws_ssm_parameter" "db" {\n  name  = "/app/db"\n  type  = "String"\n  value = "x"\n}',
    ),
  );
  expect(found).toMatchObject({ kind: "show", missing: ["`<ParameterNameWithoutLeadingSlash>`"] });
});

test("a wildcard of few actions about nothing that is declared becomes those actions", () => {
  const found = onlyProposed(hcl('actions   = ["sqs:Send*"]\nresources = ["arn:aws:sqs:*:*:*"]'));
  expect(found).toMatchObject({ kind: "commit", grade: "equivalent" });
  expect(found.kind === "none" ? "" : found.lines).toContain('["sqs:SendMessage"]');
});

test("what an action may need beside itself is never added", () => {
  // lambda:CreateFunction needs iam:PassRole, which nobody granted here.
  const found = onlyProposed(
    hcl('actions   = ["lambda:CreateFunction"]\nresources = ["*"]', queue),
  );
  expect(JSON.stringify(found)).not.toContain("PassRole");
});

test("a partition that is written stays, and none is made up", () => {
  const to = (resource: string, beside = ""): string =>
    JSON.stringify(
      onlyProposed(hcl(`actions   = ["dynamodb:PutItem"]\nresources = ["${resource}"]`) + beside),
    );
  expect(to("arn:aws-cn:dynamodb:*:*:*")).toContain("arn:aws-cn:dynamodb:*:*:table/<TableName>");
  // Who fills in a name writes the partition too; a module with variables may be called from any.
  expect(to("*")).toContain("arn:aws:dynamodb:*:*:table/<TableName>");
  expect(to("*", '\nvariable "name" {}\n')).toContain("arn:*:dynamodb:*:*:table/<TableName>");
  const region = '\nvariable "name" {}\nprovider "aws" {\n  region = "eu-west-1"\n}\n';
  expect(to("*", region)).toContain("arn:aws:dynamodb:eu-west-1:*:table/<TableName>");
  // Where the state lies, nothing has to be deployed.
  const state =
    '\nvariable "name" {}\nterraform {\n  backend "s3" {\n    region = "eu-west-1"\n  }\n}\n';
  expect(to("*", state)).toContain("arn:*:dynamodb:*:*:table/<TableName>");
  const attached = '\nlocals {\n  policy = "arn:aws:iam::aws:policy/AmazonSQSFullAccess"\n}\n';
  expect(to("*", attached)).toContain("arn:aws:dynamodb:*:*:table/<TableName>");
  for (const beside of [
    'provider "aws" {\n  region = "us-gov-west-1"\n}',
    'variable "aws_partition" {}',
    "# Also for aws-cn.",
  ])
    expect(to("*", `${attached}\n${beside}\n`)).toContain("arn:*:dynamodb:");
  // Who calls a module from there may stand anywhere.
  const policy = hcl(`actions   = ["dynamodb:PutItem"]\nresources = ["*"]`) + attached;
  for (const [elsewhere = "", partition = ""] of [
    ['provider "aws" {\n  region = "us-gov-west-1"\n}\n', "*"],
    ['variable "partition" {}\n', "aws"],
  ])
    expect(
      JSON.stringify(onlyProposed({ "modules/a/main.tf": policy, "live/main.tf": elsewhere })),
    ).toContain(`arn:${partition}:dynamodb:*:*:table/<TableName>`);
});

test("a pipeline keeps what its artifacts take", () => {
  const pipeline = roleFor(
    "{ Service: codepipeline.amazonaws.com }",
    'Action: ["s3:Get*", "s3:Put*"]\nResource: [!GetAtt Logs.Arn, !Sub "${Logs.Arn}/*"]',
  );
  const found = onlyProposed(template(`${pipeline}\n${bucket}`));
  expect(found).toMatchObject({
    kind: "commit",
    assumptions: ["that it only keeps artifacts of pipelines"],
  });
  for (const kept of ["GetBucketAcl", "GetBucketVersioning", "GetObjectVersion", "PutObjectAcl"])
    expect(found.kind === "none" ? "" : found.lines).toContain(`s3:${kept}`);
});

describe("a function that passes roles does more than to invoke functions", () => {
  const actionsOf = (...actions: readonly string[]): string =>
    lambdaRole(
      `Action: [${["lambda:*", ...actions].map((each) => `"${each}"`).join(", ")}]\nResource: "*"`,
    );
  const isTaken = (policy: string): boolean =>
    proposed(policy).some((each) => each.kind === "commit" && !each.lines.includes('"lambda:*"'));

  test.each([
    ["to make them", ["iam:PassRole"], false],
    ["not where nothing is passed", ["iam:GetRole"], true],
    ["not where something else takes them", ["iam:PassRole", "ecs:RunTask"], true],
  ])("%s", (_, actions, expected) => {
    expect(isTaken(actionsOf(...actions))).toBe(expected);
  });
});

test("forms of one thing stay as AWS writes them, on what is named", () => {
  const of = (action: string): string =>
    hcl(`actions   = ["${action}"]\nresources = ["arn:aws:kms:eu-west-1:111122223333:key/a"]`);
  expect(onlyProposed(of("kms:GenerateDataKey*")).kind).toBe("none");
  expect(onlyProposed(of("kms:Generate*")).kind).toBe("commit");
});
