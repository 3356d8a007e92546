import { describe, expect, test } from "vitest";
import { codeBeside } from "../../src/jobs/code-beside.ts";
import { facts, scanned } from "../rules/facts.ts";
import type { Files } from "./beside-code.ts";
import { onlyProposed } from "./proposed.ts";

// Replacements by the scripts of Glue jobs.

const script = `import boto3

boto3.resource("dynamodb").Table("orders").put_item(Item={"id": "1"})
`;

const terraform = (job: string, more = "", service = '"glue.amazonaws.com"'): string => `
resource "aws_dynamodb_table" "orders" {
  name = "orders"
}
resource "aws_s3_object" "script" {
  bucket = "code"
  key    = "jobs/load.py"
  source = "\${path.module}/jobs/load.py"
}
resource "aws_glue_job" "load" {
  role_arn = aws_iam_role.load.arn
  ${job}
}
resource "aws_iam_role" "load" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = [${service}] } }]
  })
}
resource "aws_iam_role_policy" "load" {
  role   = aws_iam_role.load.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "dynamodb:*", Resource = "*" }] })
}
${more}`;

const command = (location: string): string => `command {\n    script_location = ${location}\n  }`;
const uploaded = command('"s3://${aws_s3_object.script.bucket}/${aws_s3_object.script.key}"');

const template = `Resources:
  Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
  Load:
    Type: AWS::Glue::Job
    Properties:
      Role: !GetAtt Role.Arn
      Command: { Name: pythonshell, ScriptLocation: ./jobs/load.py }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Action: sts:AssumeRole, Principal: { Service: glue.amazonaws.com } }
      Policies:
        - PolicyName: load
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: dynamodb:*
                Resource: "*"
`;

const actions = (files: Files): unknown => {
  const found = onlyProposed(files);
  if (found.kind === "none") return found.because;
  const isGuess = found.assumptions.some((each) => each.includes("makes the calls"));
  return [isGuess ? "guessed" : "shown", ...(found.lines.match(/\bdynamodb:\w+/g) ?? [])];
};

describe("everything of DynamoDB becomes what the script calls", () => {
  test.for<readonly [string, Files]>([
    ["that is uploaded", { "main.tf": terraform(uploaded), "jobs/load.py": script }],
    [
      "that is uploaded under a name",
      {
        "main.tf": terraform(command("local.script"), "locals {\n  script = 1\n}").replace(
          "local.script",
          '"s3://code/${aws_s3_object.script.id}"',
        ),
        "jobs/load.py": script,
      },
    ],
    [
      "that is uploaded otherwise, under its own name",
      { "main.tf": terraform(command('"s3://${var.bucket}/jobs/load.py"')), "etl/load.py": script },
    ],
    [
      "that a template names by its key",
      {
        "a.yaml": template.replace("./jobs/load.py", "s3://code/jobs/load.py"),
        "etl/load.py": script,
      },
    ],
    ["beside a template", { "a.yaml": template, "jobs/load.py": script }],
  ])("%s", ([, files]) => {
    expect(actions(files)).toEqual(["shown", "dynamodb:PutItem"]);
  });
});

describe("it is guessed", () => {
  const spark = `from awsglue.context import GlueContext\n${script}`;
  test.for<readonly [string, Files]>([
    ["where Glue's own library reads", { "main.tf": terraform(uploaded), "jobs/load.py": spark }],
    [
      "where the job is given files of elsewhere",
      {
        "main.tf": terraform(
          `${uploaded}\n  default_arguments = { "--extra-py-files" = "s3://code/more.zip" }`,
        ),
        "jobs/load.py": script,
      },
    ],
    [
      "where somebody else may assume the role",
      {
        "main.tf": terraform(uploaded, "", '"glue.amazonaws.com", "lambda.amazonaws.com"'),
        "jobs/load.py": script,
      },
    ],
  ])("%s", ([, files]) => {
    expect(actions(files)).toEqual(["guessed", "dynamodb:PutItem"]);
  });
});

describe("nothing is read", () => {
  test.for<readonly [string, Files]>([
    [
      "of a script whose name two files have",
      {
        "main.tf": terraform(command('"s3://code/jobs/load.py"')),
        "jobs/load.py": script,
        "old/load.py": script,
      },
    ],
    [
      "of a script that is called as any may be",
      { "main.tf": terraform(command('"s3://code/jobs/main.py"')), "jobs/main.py": script },
    ],
    [
      "of a script whose name is made up",
      {
        "main.tf": terraform(command('"s3://code/jobs/${var.prefix}load.py"')),
        "jobs/load.py": script,
      },
    ],
    ["of a script that is not there", { "main.tf": terraform(uploaded) }],
    [
      "of a script in Scala",
      {
        "main.tf": terraform(uploaded).replaceAll("load.py", "load.scala"),
        "jobs/load.scala": script,
      },
    ],
  ])("%s", ([, files]) => {
    expect(codeBeside(scanned(files), facts)).toEqual([]);
  });
});

test("what Glue itself needs is not called nowhere", () => {
  const files = {
    "main.tf": terraform(uploaded).replace(
      '"dynamodb:*"',
      '["dynamodb:PutItem", "dynamodb:GetItem", "s3:GetObject", "logs:PutLogEvents", "glue:GetTable"]',
    ),
    "jobs/load.py": script,
  };
  const found = codeBeside(scanned(files), facts).flatMap(({ uncalled }) => uncalled);
  expect(found.map(({ action }) => action)).toEqual(["dynamodb:GetItem"]);
});

test("what a service reaches in the name of the code is not called nowhere", () => {
  const query = `import boto3\nboto3.client("athena").start_query_execution(QueryString="SELECT 1")\n`;
  const files = {
    "main.tf": terraform(uploaded).replace(
      '"dynamodb:*"',
      '["athena:StartQueryExecution", "ses:SendEmail"]',
    ),
    "jobs/load.py": query,
  };
  const [found] = codeBeside(scanned(files), facts);
  expect(found?.uncalled).toEqual([]);
  expect(found?.unseen.map(({ reason }) => reason)).toEqual(["on-behalf"]);
});
