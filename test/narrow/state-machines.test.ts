import { describe, expect, test } from "vitest";
import { codeBeside } from "../../src/jobs/code-beside.ts";
import { facts, scanned } from "../rules/facts.ts";
import { indented, type Files } from "./beside-code.ts";
import { onlyProposed, type Proposed } from "./proposed.ts";

// Replacements by what state machines call that run under a policy.

/** A machine that puts an item into one table, and sends a message. */
const machine = (table: string, queue: string): object => ({
  StartAt: "Put",
  States: {
    Put: {
      Type: "Task",
      Resource: "arn:aws:states:::dynamodb:putItem",
      Parameters: { TableName: table, Item: { "id.$": "$.id" } },
      Next: "Send",
    },
    Send: {
      Type: "Task",
      Resource: "arn:aws:states:::sqs:sendMessage",
      Parameters: { QueueUrl: queue, "MessageBody.$": "$" },
      End: true,
    },
  },
});

const json = (table: string, queue: string): string =>
  JSON.stringify(machine(table, queue), null, 2);

const tables = `Orders: { Type: AWS::DynamoDB::Table }
Payroll: { Type: AWS::DynamoDB::Table }
Queue: { Type: AWS::SQS::Queue }`;

const anyTable = `Effect: Allow\nAction: dynamodb:*\nResource: "*"`;

/** A template with the definition of a machine, and a policy of its role. */
const template = (
  definition: string,
  statement = anyTable,
  service = "states.amazonaws.com",
): string =>
  `Resources:
${indented(tables, 2)}
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !GetAtt Role.Arn
${indented(definition, 6)}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Action: sts:AssumeRole, Principal: { Service: ${service} } }
      Policies:
        - PolicyName: app
          PolicyDocument:
            Statement:
              - ${indented(statement, 16).trimStart()}
`;

const sam = (definition: string): string =>
  `Transform: AWS::Serverless-2016-10-31
Resources:
${indented(tables, 2)}
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
${indented(definition, 6)}
      Policies:
        - Statement:
            - ${indented(anyTable, 14).trimStart()}
`;

const terraform = (definition: string): string =>
  `resource "aws_dynamodb_table" "orders" {}
resource "aws_dynamodb_table" "payroll" {}
resource "aws_sqs_queue" "queue" {}
resource "aws_sfn_state_machine" "machine" {
  role_arn   = aws_iam_role.app.arn
  definition = ${definition}
}
resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "states.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "app" {
  role = aws_iam_role.app.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "dynamodb:*", Resource = "*" }]
  })
}
`;

const block = (text: string): string => `|\n${indented(text, 2)}`;
const substitutions = "DefinitionSubstitutions:\n  Table: !Ref Orders\n  Url: !Ref Queue";
const table = "!GetAtt Orders.Arn";
const inTerraform = ["${aws_dynamodb_table.orders.name}", "${aws_sqs_queue.queue.url}"] as const;

describe("everything of DynamoDB becomes what the tasks call on their table", () => {
  const written = json("${Orders}", "${Queue}");
  const given = json("${Table}", "${Url}");
  const cases: Readonly<Record<string, readonly [Files, string]>> = {
    "of a text": [{ "a.yaml": template(`DefinitionString: !Sub ${block(written)}`) }, table],
    "of a text that is joined": [
      {
        "a.yaml": template(
          `DefinitionString: !Join\n  - ""\n  - - '${json("|", "u").split("|")[0]?.replace(/\s+/g, " ") ?? ""}'\n    - !Ref Orders\n    - '${json("|", "u").split("|")[1]?.replace(/\s+/g, " ") ?? ""}'`,
        ),
      },
      table,
    ],
    "of a text with substitutions": [
      { "a.yaml": template(`DefinitionString: ${block(given)}\n${substitutions}`) },
      table,
    ],
    "of an object": [
      { "a.yaml": template(`Definition:\n${indented(given, 2)}\n${substitutions}`) },
      table,
    ],
    "of an object that becomes a text": [
      {
        "a.yaml": template(
          `DefinitionString:\n  Fn::ToJsonString:\n${indented(written, 4)}`.replace(
            /"\$\{(\w+)\}"/g,
            '{ "Ref": "$1" }',
          ),
        ).replace("Resources:", "Transform: AWS::LanguageExtensions\nResources:"),
      },
      table,
    ],
    "of a file": [
      {
        "x/a.yaml": template(`DefinitionS3Location: ./asl/machine.json\n${substitutions}`),
        "x/asl/machine.json": given,
      },
      table,
    ],
    "of SAM": [
      {
        "a.yaml": sam(`DefinitionUri: machine.asl.json\n${substitutions}`),
        "machine.asl.json": given,
      },
      table,
    ],
    "of SAM in YAML": [
      {
        "a.yaml": sam(`DefinitionUri: machine.asl.yaml\n${substitutions}`),
        "machine.asl.yaml": `StartAt: Put\nStates:\n  Put:\n    Type: Task\n    Resource: arn:aws:states:::dynamodb:putItem\n    Parameters:\n      TableName: \${Table}\n    End: true\n`,
      },
      table,
    ],
    "of an object in Terraform": [
      {
        "main.tf": terraform(
          `jsonencode(${json(...inTerraform)
            .replace(/"\$\{([\w.]+)\}"/g, "$1")
            .replace(/\$\./g, "$.")})`,
        ),
      },
      "aws_dynamodb_table.orders.arn",
    ],
    "of a heredoc": [
      { "main.tf": terraform(`<<-EOT\n${json(...inTerraform)}\nEOT`) },
      "aws_dynamodb_table.orders.arn",
    ],
    "of a template of Terraform": [
      {
        "main.tf": terraform(
          `templatefile("\${path.module}/machine.json", { Table = aws_dynamodb_table.orders.name, Url = aws_sqs_queue.queue.url })`,
        ),
        "machine.json": given,
      },
      "aws_dynamodb_table.orders.arn",
    ],
  };

  test.for(Object.entries(cases))("%s", ([, [files, resource]]) => {
    const found = onlyProposed(files);
    expect(found).toMatchObject({ kind: "commit", grade: "evidenced", assumptions: [] });
    const lines = found.kind === "none" ? "" : found.lines;
    expect(lines.match(/\bdynamodb:\w+/g)).toEqual(["dynamodb:PutItem"]);
    expect(lines).toContain(resource);
  });
});

describe("what is declared under the names in ARNs that a machine writes", () => {
  const told = (arn: string): string =>
    `DefinitionString: !Sub ${block(
      JSON.stringify({
        StartAt: "Tell",
        States: {
          Tell: {
            Type: "Task",
            Resource: "arn:aws:states:::sns:publish",
            Parameters: { TopicArn: arn, "Message.$": "$" },
            End: true,
          },
        },
      }),
    )}`;
  const topics = `Sold: { Type: AWS::SNS::Topic, Properties: { TopicName: sold } }
  Other: { Type: AWS::SNS::Topic, Properties: { TopicName: other } }`;
  const found = (arn: string): Proposed => {
    const text = template(told(arn), `Effect: Allow\nAction: sns:Publish\nResource: "*"`);
    return onlyProposed(text.replace("Resources:", `Resources:\n  ${topics}`));
  };

  test("is what it calls", () => {
    expect(found("arn:aws:sns:${AWS::Region}:${AWS::AccountId}:sold")).toMatchObject({
      kind: "commit",
      grade: "evidenced",
      assumptions: [],
      lines: expect.stringContaining("Resource: !Ref Sold") as string,
    });
  });

  test.for([
    ["in another account", "arn:aws:sns:${AWS::Region}:111122223333:sold"],
    ["in another Region", "arn:aws:sns:eu-west-1:${AWS::AccountId}:sold"],
    ["under another name", "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:resold"],
  ] as const)("is not what it calls %s", ([, arn]) => {
    expect(found(arn).kind).not.toBe("commit");
  });
});

describe("it is no more than assumed", () => {
  test.for<readonly [string, Files]>([
    [
      "where a task is not known",
      {
        "a.yaml": template(
          `DefinitionString: !Sub ${block(json("${Orders}", "${Queue}").replace("sqs:sendMessage", "shop:sell"))}`,
        ),
      },
    ],
    [
      "where what a task calls is a parameter",
      {
        "a.yaml": template(
          `DefinitionString: !Sub ${block(json("${Orders}", "${Queue}").replace("arn:aws:states:::sqs:sendMessage", "${Task}"))}`,
        ),
      },
    ],
    [
      "where somebody else may assume the role",
      {
        "a.yaml": template(
          `DefinitionString: !Sub ${block(json("${Orders}", "${Queue}"))}`,
          anyTable,
          "[states.amazonaws.com, lambda.amazonaws.com]",
        ),
      },
    ],
  ])("%s", ([, files]) => {
    expect(onlyProposed(files)).toMatchObject({ grade: "assumed" });
  });
});

const missing = (files: Files): readonly string[] =>
  codeBeside(scanned(files), facts).flatMap((each) => each.missing.map(({ action }) => action));
const uncalled = (files: Files): readonly string[] =>
  codeBeside(scanned(files), facts).flatMap((each) => each.uncalled.map(({ action }) => action));

describe("what the policies of a machine lack, and have too much", () => {
  const text = `DefinitionString: !Sub ${block(json("${Orders}", "${Queue}"))}`;
  const allow = (actions: string): string => `Effect: Allow\nAction: [${actions}]\nResource: "*"`;

  test("is missing", () => {
    expect(missing({ "a.yaml": template(text, allow("dynamodb:PutItem")) })).toEqual([
      "sqs:SendMessage",
    ]);
    expect(
      missing({ "a.yaml": template(text, allow("dynamodb:PutItem, sqs:SendMessage")) }),
    ).toEqual([]);
  });

  test("is called nowhere", () => {
    const actions = allow("dynamodb:PutItem, dynamodb:DeleteItem, sqs:*, sns:Publish");
    expect(uncalled({ "a.yaml": template(text, actions) })).toEqual([
      "dynamodb:DeleteItem",
      "sns:Publish",
    ]);
  });

  test("is not what Step Functions waits by", () => {
    const waiting = text.replace("sqs:sendMessage", "ecs:runTask.sync");
    const actions = allow(
      "dynamodb:PutItem, ecs:RunTask, ecs:StopTask, ecs:DescribeTasks, events:PutRule, events:PutTargets, events:DescribeRule, iam:PassRole, logs:CreateLogDelivery, xray:PutTraceSegments",
    );
    expect(uncalled({ "a.yaml": template(waiting, actions) })).toEqual([]);
    expect(missing({ "a.yaml": template(waiting, actions) })).toEqual([]);
    const without = allow("dynamodb:PutItem, ecs:RunTask");
    expect(missing({ "a.yaml": template(waiting, without) })).toEqual([
      "events:DescribeRule",
      "events:PutRule",
      "events:PutTargets",
    ]);
  });

  test("is nothing of a definition that is not there", () => {
    const files = { "a.yaml": template("DefinitionS3Location: ./machine.json", allow("ses:*")) };
    expect(codeBeside(scanned(files), facts)).toEqual([]);
  });
});

test("what a state machine logs goes to the group that it names, whatever its tasks call", () => {
  const logs = `Group: { Type: AWS::Logs::LogGroup }`;
  const text = template(
    `DefinitionString: !Sub ${block(json("${Orders}", "${Queue}"))}
LoggingConfiguration:
  Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Group.Arn } }]`,
    `Effect: Allow\nAction: logs:*\nResource: "*"`,
  ).replace("Resources:", `Resources:\n  ${logs}`);
  expect(onlyProposed({ "a.yaml": text })).toMatchObject({
    kind: "commit",
    lines: expect.stringContaining("log-group:${Group}:*") as string,
  });
});
