import { describe, expect, test } from "vitest";
import { codeBeside } from "../../src/jobs/code-beside.ts";
import { facts, scanned } from "../rules/facts.ts";
import type { Files } from "./beside-code.ts";
import { proposed } from "./proposed.ts";

// Functions of the registry's module that builds their archives, terraform-aws-modules/lambda.

const program = `import os
import boto3

def handler(event, context):
    boto3.resource("dynamodb").Table(os.environ["TABLE"]).put_item(Item={"id": "1"})
`;

const statements = `attach_policy_statements = true
  policy_statements = {
    table = {
      effect    = "Allow"
      actions   = ["dynamodb:*"]
      resources = ["*"]
    }
  }`;

const called = (more = statements, path = '"${path.module}/src"'): string => `
resource "aws_dynamodb_table" "orders" {}
resource "aws_dynamodb_table" "payroll" {}
module "app" {
  source      = "terraform-aws-modules/lambda/aws"
  handler     = "app.handler"
  runtime     = "python3.13"
  source_path = ${path}
  environment_variables = { TABLE = aws_dynamodb_table.orders.name }
  ${more}
}
`;

const became = (main: string, more: Files = { "src/app.py": program }): readonly unknown[] =>
  proposed({ "main.tf": main, ...more }).map((found) => {
    if (found.kind === "none") return found.because;
    const named = found.lines.match(/\bdynamodb:\w+|orders(?=\.arn)/g) ?? [];
    return [found.assumptions.length > 0 ? "guessed" : "shown", ...named].join(" ");
  });

describe("everything of DynamoDB becomes what is called", () => {
  test.for<readonly [string, string, Files?]>([
    ["of a folder", called()],
    ["of a file", called(statements, '"${path.module}/src/app.py"')],
    [
      "of an object with a path",
      called(statements, '[{ path = "${path.module}/src", pip_requirements = true }]'),
    ],
    [
      "of the module where it lies",
      called().replace(
        '"terraform-aws-modules/lambda/aws"',
        '"git::https://github.com/terraform-aws-modules/terraform-aws-lambda.git?ref=v7.2.2"',
      ),
    ],
    ["of a list", called(statements, '["${path.module}/src"]')],
    [
      "with its policy as JSON",
      called(
        'attach_policy_json = true\n  policy_json = jsonencode({ Statement = [{ Effect = "Allow", Action = "dynamodb:*", Resource = "*" }] })',
      ),
    ],
  ])("%s", ([, main]) => {
    expect(became(main)).toEqual(["shown dynamodb:PutItem orders"]);
  });
});

describe("it is not said that the code shows it", () => {
  test.for<readonly [string, string]>([
    [
      "where the role is another one",
      called(`${statements}\n  create_role = false\n  lambda_role = var.role`),
    ],
    [
      "where others may assume the role",
      called(`${statements}\n  trusted_entities = ["ecs-tasks.amazonaws.com"]`),
    ],
    [
      "where the archive has two folders",
      called(statements, '["${path.module}/src", "${path.module}/more"]'),
    ],
    [
      "where it is put elsewhere in the archive",
      called(statements, '[{ path = "${path.module}/src", prefix_in_zip = "lib" }]'),
    ],
    [
      "where a layer of elsewhere is put beside it",
      called(`${statements}\n  layers = [var.layer]`),
    ],
    [
      "where it is a module inside of that",
      called().replace("lambda/aws", "lambda/aws//modules/alias"),
    ],
    ["where the module is another one", called().replace("terraform-aws-modules", "acme")],
  ])("%s", ([, main]) => {
    for (const found of became(main)) expect(found).not.toMatch(/^shown dynamodb:PutItem/);
  });
});

describe("what the code calls is held against what the call attaches", () => {
  const found = (main: string): unknown =>
    codeBeside(scanned({ "main.tf": main, "src/app.py": program }), facts).map(
      ({ missing, uncalled }) => ({
        missing: missing.map(({ action }) => action),
        uncalled: uncalled.map(({ action }) => action),
      }),
    );
  const allowing = (more = ""): string =>
    called(`${statements}\n  ${more}`).replace(
      '"dynamodb:*"',
      '"dynamodb:GetItem", "logs:PutLogEvents"',
    );

  test("where all of that is known", () => {
    expect(found(allowing())).toEqual([
      { missing: ["dynamodb:PutItem"], uncalled: ["dynamodb:GetItem"] },
    ]);
  });

  test.for([
    "policies = [var.policy]\n  attach_policies = true",
    'policy = "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess"\n  attach_policy = true',
    "policy_json = var.document\n  attach_policy_json = true",
    'policy_jsons = [file("${path.module}/more.json")]\n  attach_policy_jsons = true',
  ])("and nothing is missing beside %j", (more) => {
    expect(found(allowing(more))).toEqual([{ missing: [], uncalled: ["dynamodb:GetItem"] }]);
  });
});
