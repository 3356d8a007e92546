import { describe, expect, test } from "vitest";
import { codeBeside } from "../../src/jobs/code-beside.ts";
import { facts, scanned } from "../rules/facts.ts";
import { indented, type Files } from "./beside-code.ts";
import { proposed } from "./proposed.ts";

// Replacements by what runs in the containers of tasks, jobs and functions.

const program = `import os
import boto3

boto3.resource("dynamodb").Table(os.environ["TABLE"]).put_item(Item={"id": "1"})
`;
const dockerfile = 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nCMD ["python", "app.py"]\n';
const built: Files = { "orders/Dockerfile": dockerfile, "orders/app.py": program };

const environment = (value: string): string => `[{ name = "TABLE", value = ${value} }]`;
const repository = '"${aws_ecr_repository.orders.repository_url}:latest"';

const container = (more = "", image = repository, name = "web"): string =>
  `{ name = "${name}", image = ${image}, environment = ${environment("aws_dynamodb_table.orders.name")}, ${more} }`;

const taskOf = (containers: string): string => `resource "aws_ecs_task_definition" "web" {
  family                = "web"
  container_definitions = ${containers}
  task_role_arn         = aws_iam_role.app.arn
  execution_role_arn    = aws_iam_role.start.arn
}`;
const task = (...containers: readonly string[]): string =>
  taskOf(`jsonencode([${containers.join(", ")}])`);

const rolesInTerraform = (principal: string): string => `
resource "aws_dynamodb_table" "orders" {}
resource "aws_dynamodb_table" "payroll" {}
resource "aws_ecr_repository" "orders" { name = "shop/orders" }
resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${principal}" } }]
  })
}
resource "aws_iam_role" "start" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${principal}" } }]
  })
}`;

const policyOf = (role: string): string => `
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.${role}.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "dynamodb:*", Resource = "*" }] })
}`;

const terraform = (
  runs: string,
  { principal = "ecs-tasks.amazonaws.com", role = "app" } = {},
): string => [runs, rolesInTerraform(principal), policyOf(role)].join("\n");

const template = (resource: string): string => `Resources:
  Orders: { Type: AWS::DynamoDB::Table }
  Payroll: { Type: AWS::DynamoDB::Table }
  Images: { Type: AWS::ECR::Repository, Properties: { RepositoryName: orders } }
${indented(resource, 2)}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Action: sts:AssumeRole, Principal: { Service: ecs-tasks.amazonaws.com } }
      Policies:
        - PolicyName: app
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: dynamodb:*
                Resource: "*"
`;

const uri = '!Sub "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/${Images}:1"';
const taskYaml = `Task:
  Type: AWS::ECS::TaskDefinition
  Properties:
    TaskRoleArn: !GetAtt Role.Arn
    ContainerDefinitions:
      - Name: web
        Image: ${uri}
        Environment:
          - { Name: TABLE, Value: !Ref Orders }`;
const jobYaml = `Job:
  Type: AWS::Batch::JobDefinition
  Properties:
    Type: container
    ContainerProperties:
      JobRoleArn: !GetAtt Role.Arn
      Image: !GetAtt Images.RepositoryUri
      Environment:
        - { Name: TABLE, Value: !Ref Orders }`;

const jsonTask = `{
  "Resources": {
    "Orders": { "Type": "AWS::DynamoDB::Table" },
    "Payroll": { "Type": "AWS::DynamoDB::Table" },
    "Task": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": {
        "TaskRoleArn": { "Fn::GetAtt": ["Role", "Arn"] },
        "ContainerDefinitions": [{
          "Image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/orders:1",
          "Environment": [{ "Name": "TABLE", "Value": { "Ref": "Orders" } }]
        }]
      }
    },
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "ecs-tasks.amazonaws.com" } }]
        },
        "Policies": [{
          "PolicyName": "app",
          "PolicyDocument": {
            "Statement": [{ "Effect": "Allow", "Action": "dynamodb:*", "Resource": "*" }]
          }
        }]
      }
    }
  }
}`;

const job = `resource "aws_batch_job_definition" "orders" {
  name                 = "orders"
  type                 = "container"
  container_properties = jsonencode({
    image       = "shop/orders"
    jobRoleArn  = aws_iam_role.app.arn
    environment = ${environment("aws_dynamodb_table.orders.name")}
  })
}`;

const lambda = `resource "aws_lambda_function" "web" {
  function_name = "web"
  package_type  = "Image"
  image_uri     = ${repository}
  role          = aws_iam_role.app.arn
  environment {
    variables = { TABLE = aws_dynamodb_table.orders.name }
  }
}`;
const handler = program.replace(/boto3.resource.*/, (call) => `def main(e, c):\n    ${call}`);
const lambdaFile = 'FROM public.ecr.aws/lambda/python:3.13\nCOPY app.py ./\nCMD ["app.main"]\n';

/** What everything of DynamoDB becomes, and whether that is shown or guessed. */
const became = (files: Files): readonly unknown[] =>
  proposed(files).map((found) => {
    if (found.kind === "none") return found.because;
    const isGuess = found.assumptions.length > 0;
    const named = found.lines.match(/\bdynamodb:\w+|orders(?=\.arn)|Orders(?=\.Arn|")/g) ?? [];
    return [isGuess ? "guessed" : "shown", ...named].join(" ");
  });

const inTerraform = (runs: string, more: Files = built): Files => ({
  "main.tf": terraform(runs),
  ...more,
});

describe("everything of DynamoDB becomes what is called", () => {
  test.for<readonly [string, Files, string?]>([
    ["by the task of a repository that is declared", inTerraform(task(container()))],
    [
      "by the task of an image that its container is called as",
      inTerraform(task(container("", "var.image", "orders"))),
    ],
    [
      "by a command in the place of that of the image",
      inTerraform(task(container('command = ["python", "app.py"]')), {
        ...built,
        "orders/Dockerfile": dockerfile.replace("app.py", "other.py"),
      }),
    ],
    [
      "by a program that starts in the place of that of the image",
      inTerraform(task(container('entryPoint = ["python", "app.py"]'))),
    ],
    [
      "by the only image that there is",
      inTerraform(task(container()), { "src/Dockerfile": dockerfile, "src/app.py": program }),
    ],
    [
      "by what is copied from the top of the repository",
      inTerraform(task(container()), {
        "orders/Dockerfile": dockerfile.replace("COPY . .", "COPY src ."),
        "src/app.py": program,
      }),
    ],
    [
      "by the task of a document that is written out",
      inTerraform(
        taskOf(
          '<<-EOT\n[{ "name": "orders", "image": "${var.image}", "environment": [{ "name": "TABLE", "value": "${aws_dynamodb_table.orders.name}" }] }]\nEOT\n',
        ),
      ),
    ],
    [
      "by the task of a document of another file",
      inTerraform(
        taskOf(
          'templatefile("${path.module}/task.json", { table = aws_dynamodb_table.orders.name, image = var.image })',
        ),
        {
          ...built,
          "task.json":
            '[{ "name": "orders", "image": "${image}", "environment": [{ "name": "TABLE", "value": "${table}" }] }]',
        },
      ),
    ],
    ["by a job of Batch", inTerraform(job)],
    ["by the task of a template", { "a.yaml": template(taskYaml), ...built }],
    ["by the task of a template in JSON", { "a.json": jsonTask, ...built }],
    ["by the job of a template", { "a.yaml": template(jobYaml), ...built }],
    [
      "by two containers of one image",
      inTerraform(task(container(), container("", repository, "worker"))),
    ],
    [
      "by a function",
      {
        "main.tf": terraform(lambda, { principal: "lambda.amazonaws.com" }),
        "orders/Dockerfile": lambdaFile,
        "orders/app.py": handler,
      },
    ],
  ])("%s", ([, files]) => {
    expect(became(files)).toEqual([expect.stringMatching(/^shown dynamodb:PutItem [oO]rders$/)]);
  });
});

describe("it is not said that the code shows it", () => {
  const other = container("", '"fluent/fluent-bit:3"', "log");
  test.for<readonly [string, Files]>([
    [
      "where the role starts the task",
      { ...built, "main.tf": terraform(task(container()), { role: "start" }) },
    ],
    [
      "where the role starts the task too",
      { ...built, "main.tf": terraform(task(container()).replace(".start.", ".app.")) },
    ],
    ["where another container is not read", inTerraform(task(container(), other))],
    [
      "where the image is of somebody else",
      inTerraform(task(container("", '"nginx:latest"', "orders"))),
    ],
    [
      "where it is Amazon's",
      inTerraform(task(container("", '"public.ecr.aws/shop/orders:1"', "orders"))),
    ],
    [
      "where two images are run and neither is called as the folder",
      inTerraform(
        [
          task(container()),
          job.replace("shop/orders", "1.dkr.ecr.eu-west-1.amazonaws.com/jobs"),
        ].join("\n"),
        { "src/Dockerfile": dockerfile, "src/app.py": program },
      ),
    ],
    [
      "where two folders are called so",
      inTerraform(task(container()), {
        ...built,
        "old/orders/Dockerfile": dockerfile,
        "old/orders/app.py": program,
      }),
    ],
    [
      "where the only image is built for a test",
      inTerraform(task(container()), { "test/Dockerfile": dockerfile, "test/app.py": program }),
    ],
    [
      "where it starts a shell",
      inTerraform(task(container('command = ["sh", "-c", "python app.py"]'))),
    ],
    [
      "where it is made of an image that may start something",
      inTerraform(task(container()), {
        ...built,
        "orders/Dockerfile": dockerfile.replace("python:3.13", "registry.shop.example/python:3.13"),
      }),
    ],
    [
      "where another stage starts something else",
      inTerraform(task(container()), {
        ...built,
        "orders/Dockerfile": `FROM python AS worker\nCOPY . .\nCMD ["python", "worker.py"]\n${dockerfile}`,
      }),
    ],
    [
      "where the image has keys of its own",
      inTerraform(task(container()), {
        ...built,
        "orders/Dockerfile": `${dockerfile}ENV AWS_PROFILE=shop\n`,
      }),
    ],
    [
      "where only the folder of another image is called as its container",
      inTerraform(
        [task(container("", '"1.dkr.ecr.eu-west-1.amazonaws.com/web-shop"', "app")), job].join(
          "\n",
        ),
        { "app/Dockerfile": dockerfile, "app/app.py": program },
      ),
    ],
    [
      "where its environment stands in a file",
      inTerraform(task(container('environmentFiles = [{ type = "s3", value = var.file }]'))),
    ],
    ["where it starts elsewhere", inTerraform(task(container('workingDirectory = "/srv"')))],
    ["where its command is not known", inTerraform(task(container("command = var.command")))],
    [
      "where there are containers that are not known",
      inTerraform(taskOf("jsonencode(concat([], var.more))")),
    ],
    [
      "where the command runs in a container of the task by hand",
      inTerraform(
        `${task(container())}\nresource "aws_ecs_service" "web" {\n  enable_execute_command = true\n  task_definition = aws_ecs_task_definition.web.arn\n}`,
      ),
    ],
    [
      "where a rule has another command run",
      inTerraform(
        `${task(container())}\nresource "aws_cloudwatch_event_target" "web" {\n  input = jsonencode({ containerOverrides = [{ name = "web", command = ["python", "other.py"] }] })\n}`,
      ),
    ],
    [
      "where it has keys of its own",
      inTerraform(
        task(
          container().replace(
            '[{ name = "TABLE"',
            '[{ name = "AWS_ACCESS_KEY_ID", value = var.key }, { name = "TABLE"',
          ),
        ),
      ),
    ],
    [
      "where its keys are a secret",
      inTerraform(
        task(container('secrets = [{ name = "AWS_ACCESS_KEY_ID", valueFrom = var.key }]')),
      ),
    ],
  ])("%s", ([, files]) => {
    for (const found of became(files)) expect(found).not.toMatch(/^shown dynamodb:PutItem/);
  });
});

describe("what the code calls is held against the role that it runs under", () => {
  const found = (files: Files): unknown =>
    codeBeside(scanned(files), facts).map(({ missing, uncalled, unseen }) => ({
      missing: missing.map(({ action }) => action),
      uncalled: uncalled.map(({ action }) => action),
      unseen: unseen.map(({ reason }) => reason),
    }));
  const allowing = (actions: string, role = "app"): string =>
    terraform(task(container()), { role }).replace('"dynamodb:*"', actions);

  test("of actions that it calls nowhere, and of what is missing", () => {
    const main = allowing(
      '["dynamodb:GetItem", "ssmmessages:OpenDataChannel", "logs:PutLogEvents"]',
    );
    expect(found({ "main.tf": main, ...built })).toEqual([
      { missing: ["dynamodb:PutItem"], uncalled: ["dynamodb:GetItem"], unseen: [] },
    ]);
  });

  test("and nothing of the one that starts it", () => {
    const main = allowing('["ecr:BatchGetImage", "logs:PutLogEvents"]', "start");
    expect(found({ "main.tf": main, ...built })).toEqual([
      { missing: [], uncalled: [], unseen: [] },
    ]);
  });

  test("another container may call what it does not", () => {
    const main = allowing('["dynamodb:PutItem", "dynamodb:GetItem"]').replace(
      "jsonencode([",
      `jsonencode([${container("", '"fluent/fluent-bit:3"', "log")}, `,
    );
    expect(found({ "main.tf": main, ...built })).toEqual([
      { missing: [], uncalled: [], unseen: ["container"] },
    ]);
  });
});
