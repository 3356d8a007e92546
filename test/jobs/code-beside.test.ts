import { describe, expect, test } from "vitest";
import { codeBeside } from "../../src/jobs/code-beside.ts";
import {
  calling,
  go,
  java,
  javascript,
  python,
  sam,
  terraform,
  type Files,
} from "../narrow/beside-code.ts";
import { facts, scanned } from "../rules/facts.ts";

// What code calls beside what the policies allow that it runs under.

function beside(files: Files): {
  readonly called: readonly string[];
  readonly missing: readonly string[];
  readonly uncalled: readonly string[];
  readonly unseen: readonly string[];
} {
  const all = codeBeside(scanned(files), facts);
  return {
    called: all.flatMap(({ called }) => called.map(({ action }) => action)).sort(),
    missing: all.flatMap(({ missing }) => missing.map(({ action }) => action)).sort(),
    uncalled: all.flatMap(({ uncalled }) => uncalled.map(({ action }) => action)),
    unseen: all.flatMap(({ unseen }) => unseen.map(({ reason }) => reason)),
  };
}

const got = ["dynamodb:GetItem", "dynamodb:PutItem"];
const allow = (actions: string): string => `actions   = [${actions}]\nresources = ["*"]`;
const only = allow('"dynamodb:GetItem"');

/** Terraform and a program. */
const inTerraform = (statement: string, more = "", program = javascript): Files => ({
  "main.tf": terraform({ statement, beside: more }),
  "src/app.mjs": program,
});

test("what the code calls and nothing allows is missing, with its places", () => {
  const [found] = codeBeside(scanned(inTerraform(only)), facts);
  expect(found?.functions).toEqual(["./aws_lambda_function.app"]);
  expect(found?.paths).toEqual(["src/app.mjs"]);
  expect(found?.missing.map(({ action, places }) => [action, places[0]?.source.path])).toEqual([
    ["dynamodb:PutItem", "src/app.mjs"],
  ]);
});

test("without code there is nothing to say", () => {
  expect(codeBeside(scanned({ "main.tf": terraform() }), facts)).toEqual([]);
});

test("functions of one role are one, and those of two are two", () => {
  const second = (role: string): string =>
    `resource "aws_lambda_function" "b" {\n  filename = data.archive_file.app.output_path\n  handler = "app.handler"\n  runtime = "nodejs22.x"\n  role = aws_iam_role.${role}.arn\n}
resource "aws_iam_role" "b" {\n  assume_role_policy = data.aws_iam_policy_document.trust.json\n}
resource "aws_iam_role_policy" "b" {\n  role = aws_iam_role.b.id\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })\n}`;
  const groups = (role: string): readonly (readonly string[])[] =>
    codeBeside(scanned(inTerraform(only, second(role))), facts).map(({ missing }) =>
      missing.map(({ action }) => action),
    );
  expect(groups("app")).toEqual([["dynamodb:PutItem"]]);
  expect(groups("b")).toEqual([["dynamodb:PutItem"], got]);
});

describe("nothing is missing", () => {
  const role = "role = aws_iam_role.app.name";
  const attached = (arn: string): string =>
    `resource "aws_iam_role_policy_attachment" "more" {\n  ${role}\n  policy_arn = ${arn}\n}`;
  const sts = `import { STSClient, AssumeRoleCommand } from "@aws-sdk/client-sts";\nawait new STSClient({}).send(new AssumeRoleCommand({ RoleArn: process.env.ROLE }));\n`;
  const template = (policy: string, more = ""): Files => ({
    "template.yaml": sam({
      statement: 'Effect: Allow\nAction: dynamodb:GetItem\nResource: "*"',
      beside: more,
    }).replace("      Policies:\n", `      Policies:\n${policy}`),
    "src/app.mjs": javascript,
  });
  const cases: Readonly<Record<string, Files>> = {
    "where it is allowed": inTerraform(allow('"dynamodb:*Item"')),
    "where all but something is allowed": inTerraform('not_actions = ["iam:*"]\nresources = ["*"]'),
    "where it is allowed on a condition": inTerraform(
      `${allow('"dynamodb:*"')}\ncondition {\n  test = "StringEquals"\n  variable = "aws:RequestedRegion"\n  values = ["eu-west-1"]\n}`,
    ),
    "where an action is not known": inTerraform(allow('"dynamodb:${var.action}"')),
    "where a statement is not known": inTerraform(
      `${only}\n}\ndynamic "statement" {\n  for_each = var.more\n  content {\n    actions = statement.value\n    resources = ["*"]\n  }`,
    ),
    "where a managed policy is attached": inTerraform(
      only,
      attached('"arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess"'),
    ),
    "where something that is not known is attached": inTerraform(only, attached("var.policy")),
    "where some are attached that are not known": inTerraform(
      only,
      attached("each.value").replace(role, `${role}\n  for_each = toset(var.policies)`),
    ),
    "where a policy of elsewhere is attached": inTerraform(
      only,
      `data "aws_iam_policy" "more" {\n  name = "more"\n}\n${attached("data.aws_iam_policy.more.arn")}`,
    ),
    "where a file of a policy is not there": inTerraform(
      only,
      `resource "aws_iam_role_policy" "more" {\n  ${role}\n  policy = file("\${path.module}/more.json")\n}`,
    ),
    "where a module that is not read has the role": inTerraform(
      only,
      `module "more" {\n  source = "shop/policies/aws"\n  ${role}\n}`,
    ),
    "where a policy is attached from outside of the module": {
      "main.tf": `module "app" {\n  source = "./app"\n}
resource "aws_iam_role_policy" "more" {\n  role = module.app.role\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "dynamodb:PutItem", Resource = "*" }] })\n}`,
      "app/main.tf": terraform({
        statement: only,
        beside: 'output "role" {\n  value = aws_iam_role.app.name\n}',
      }),
      "app/src/app.mjs": javascript,
    },
    "where the policy of the table allows it": inTerraform(
      only,
      `resource "aws_dynamodb_resource_policy" "orders" {\n  resource_arn = aws_dynamodb_table.orders.arn\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = aws_iam_role.app.arn }, Action = "dynamodb:PutItem", Resource = "*" }] })\n}`,
    ),
    "where the code has the credentials of another role": inTerraform(
      allow('"sts:AssumeRole"'),
      "",
      sts + javascript,
    ),
    "where a policy template allows it": template(
      "        - DynamoDBWritePolicy: { TableName: !Ref Orders }\n",
    ),
    "where a managed policy is a parameter": template("        - !Ref Extra\n"),
    "where a policy is attached to the role that SAM makes": template(
      "",
      `More:\n  Type: AWS::IAM::ManagedPolicy\n  Properties:\n    Roles: [!Ref AppRole]\n    PolicyDocument:\n      Statement: [{ Effect: Allow, Action: dynamodb:PutItem, Resource: "*" }]`,
    ),
    "where a connector allows it": template(
      "",
      `Link:\n  Type: AWS::Serverless::Connector\n  Properties:\n    Source: { Id: App }\n    Destination: { Id: Orders }\n    Permissions: [Write]`,
    ),
  };

  test.for(Object.entries(cases))("%s", ([, files]) => {
    const { called, missing } = beside(files);
    expect(called).toEqual(expect.arrayContaining(got));
    expect(missing).toEqual([]);
  });
});

describe("it is missing all the same", () => {
  test.for<readonly [string, Files]>([
    [
      "where it is denied only",
      inTerraform(`${only}\n}\nstatement {\n  effect = "Deny"\n  ${allow('"dynamodb:PutItem"')}`),
    ],
    [
      "beside what Lambda itself needs",
      inTerraform(
        only,
        'resource "aws_iam_role_policy_attachment" "basic" {\n  role = aws_iam_role.app.name\n  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"\n}',
      ),
    ],
    ["where more may be called", inTerraform(only, "", `import "company-audit";\n${javascript}`)],
  ])("%s", ([, files]) => {
    expect(beside(files).missing).toEqual(["dynamodb:PutItem"]);
  });
});

describe("called nowhere is", () => {
  const listed = allow('"dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "ses:*"');

  test("what is allowed by name, and all of a service", () => {
    expect(beside(inTerraform(listed)).uncalled).toEqual(["dynamodb:DeleteItem", "ses:*"]);
  });

  test("what is allowed in Python's place too", () => {
    const files = {
      "main.tf": terraform({ statement: listed, runtime: "python3.13" }),
      "src/app.py": python,
    };
    expect(beside(files).uncalled).toEqual(["dynamodb:DeleteItem", "ses:*"]);
  });

  test.for<readonly [string, Files]>([
    [
      "Go",
      {
        "main.tf": terraform({
          statement: listed,
          runtime: "provided.al2023",
          handler: "bootstrap",
        }),
        "src/main.go": go,
      },
    ],
    [
      "Java",
      {
        "main.tf": terraform({
          statement: listed,
          runtime: "java21",
          handler: "com.example.App::handleRequest",
        }),
        "src/com/example/App.java": java,
      },
    ],
  ])("what is allowed in %s too", ([, files]) => {
    expect(beside(files)).toMatchObject({
      called: got,
      missing: [],
      uncalled: ["dynamodb:DeleteItem", "ses:*"],
    });
  });

  test("nothing of what is denied, or allowed but for some", () => {
    const denied = `effect = "Deny"\n${allow('"dynamodb:DeleteItem"')}`;
    expect(beside(inTerraform(denied)).uncalled).toEqual([]);
    expect(beside(inTerraform('not_actions = ["ses:*"]\nresources = ["*"]')).uncalled).toEqual([]);
  });

  const silent: Readonly<Record<string, Files>> = {
    "where more may be called": inTerraform(listed, "", `import "company-audit";\n${javascript}`),
    "where something else runs under the role": inTerraform(
      listed,
      'resource "aws_ecs_task_definition" "b" {\n  task_role_arn = aws_iam_role.app.arn\n}',
    ),
    "where somebody else may assume the role": {
      "main.tf": terraform({ statement: listed }).replace(
        '"lambda.amazonaws.com"',
        '"lambda.amazonaws.com", "ec2.amazonaws.com"',
      ),
      "src/app.mjs": javascript,
    },
    "where a module that is not read has the role": inTerraform(
      listed,
      'module "more" {\n  source = "shop/tasks/aws"\n  role = aws_iam_role.app.arn\n}',
    ),
    "of what Lambda does itself": inTerraform(
      allow('"logs:CreateLogGroup", "logs:PutLogEvents", "xray:PutTraceSegments"'),
    ),
    "of what an upload in parts needs": inTerraform(
      allow('"s3:PutObject", "s3:AbortMultipartUpload"'),
      "",
      calling(
        "s3 S3Client",
        `await client.send(new sdk.PutObjectCommand({ Bucket: "b", Key: "k" }));`,
      ),
    ),
    "of what no call of an SDK does": inTerraform(
      allow('"execute-api:Invoke", "iot:*", "s3files:ClientMount"'),
    ),
    "of tags, which what is made may be given": inTerraform(
      allow('"mediaconvert:CreateJob", "mediaconvert:TagResource"'),
      "",
      calling(
        "mediaconvert MediaConvertClient",
        "await client.send(new sdk.CreateJobCommand(event));",
      ),
    ),
    "of what needs no permission, and is called": inTerraform(
      allow('"cognito-idp:SignUp"'),
      "",
      calling(
        "cognito-identity-provider CognitoIdentityProviderClient",
        `await client.send(new sdk.SignUpCommand({ ClientId: "c", Username: "u", Password: "p" }));`,
      ),
    ),
    "of what another service asks for in the caller's name": inTerraform(
      allow('"translate:TranslateText", "comprehend:DetectDominantLanguage"'),
      "",
      calling(
        "translate TranslateClient",
        `await client.send(new sdk.TranslateTextCommand({ Text: "t", SourceLanguageCode: "auto", TargetLanguageCode: "en" }));`,
      ),
    ),
    "of what Lambda polls a queue by": inTerraform(
      allow('"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"'),
    ),
    "of a service that Lambda polls": inTerraform(
      allow('"sqs:*"'),
      'resource "aws_lambda_event_source_mapping" "app" {\n  function_name = aws_lambda_function.app.arn\n  event_source_arn = aws_sqs_queue.jobs.arn\n}',
    ),
    "of a service that may be polled outside of the module": {
      "main.tf": `module "app" {\n  source = "./app"\n}
resource "aws_sqs_queue" "jobs" {}
resource "aws_lambda_event_source_mapping" "app" {\n  function_name = module.app.arn\n  event_source_arn = aws_sqs_queue.jobs.arn\n}`,
      "app/main.tf": terraform({
        statement: allow('"sqs:*"'),
        beside: 'output "arn" {\n  value = aws_lambda_function.app.arn\n}',
      }),
      "app/src/app.mjs": javascript,
    },
    "of what Lambda polls brokers by": inTerraform(
      allow('"mq:DescribeBroker", "secretsmanager:GetSecretValue", "ec2:DescribeVpcs"'),
      'resource "aws_mq_broker" "jobs" {}\nresource "aws_lambda_event_source_mapping" "app" {\n  function_name = aws_lambda_function.app.arn\n  event_source_arn = aws_mq_broker.jobs.arn\n}',
    ),
    "of where what fails goes": inTerraform(
      allow('"sqs:SendMessage"'),
      'resource "aws_lambda_function_event_invoke_config" "app" {\n  function_name = aws_lambda_function.app.function_name\n  destination_config {\n    on_failure {\n      destination = aws_sqs_queue.failed.arn\n    }\n  }\n}',
    ),
    "of a network": {
      "main.tf": terraform({
        statement: allow('"ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"'),
        properties: "vpc_config {\n  subnet_ids = []\n}",
      }),
      "src/app.mjs": javascript,
    },
  };

  test.for(Object.entries(silent))("nothing %s", ([, files]) => {
    expect(beside(files).uncalled).toEqual([]);
  });
});

test("what is not seen is said, with its reason", () => {
  const files = {
    "template.yaml": sam({ properties: "Layers: [!Ref Common]" }),
    "src/app.mjs": `import "./nothing.mjs";\nimport "company-audit";\ndb[process.env.NAME]({});\n${javascript}`,
  };
  expect(new Set(beside(files).unseen)).toEqual(
    new Set(["dynamic-operation", "unread-file", "package", "layer"]),
  );
});
