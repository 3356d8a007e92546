import { describe, expect, test } from "vitest";
import { linesOf } from "../../../src/source/lines.ts";
import { indented } from "../../rules/policies.ts";
import { extracted, policiesIn } from "../policies.ts";

// What AWS SAM grants without that a policy is written: by events and other properties, for the
// data sources of a GraphQL API, and by applications of elsewhere.

const template = (type: string, properties: string, more = ""): string =>
  `Transform: AWS::Serverless-2016-10-31
Resources:
  It:
    Type: AWS::Serverless::${type}
    Properties:
${indented(properties, 6)}
${more}`;

/** What is not evaluated: line, reason and what people are told. */
const unread = (text: string): readonly string[] =>
  extracted({ "app.yaml": text }).problems.map(({ offset = 0, reason, detail }) => {
    const place = { source: { path: "app.yaml", text }, span: { start: offset, end: offset } };
    return `${linesOf(place).first} ${reason}: ${detail}`;
  });
const attached = (line: number, name: string): string =>
  `${line} managed-policy: what the attached \`${name}\` grants is not read`;

describe("what SAM attaches to the role of a function", () => {
  const event = (type: string): string => `Events:\n  In:\n    Type: ${type}\n    Properties: {}`;
  test.each([
    ["SQS", [attached(8, "AWSLambdaSQSQueueExecutionRole")]],
    ["Kinesis", [attached(8, "AWSLambdaKinesisExecutionRole")]],
    ["DynamoDB", [attached(8, "AWSLambdaDynamoDBExecutionRole")]],
    ["MSK", [attached(8, "AWSLambdaMSKExecutionRole")]],
    ["SNS", []],
    ["Api", []],
  ])("for an event of %s", (type, shown) => {
    expect(unread(template("Function", event(type)))).toEqual(shown);
  });

  test.each([
    ["Tracing: Active", [attached(6, "AWSXrayWriteOnlyAccess")]],
    ["Tracing: PassThrough", [attached(6, "AWSXrayWriteOnlyAccess")]],
    ["Tracing: Disabled", []],
    ["Tracing: !Ref AWS::NoValue", []],
    ["Tracing: !If [C, Active, Disabled]", [attached(6, "AWSXrayWriteOnlyAccess")]],
    ["VpcConfig: { SubnetIds: [a] }", [attached(6, "AWSLambdaVPCAccessExecutionRole")]],
    ["DurableConfig: {}", [attached(6, "AWSLambdaBasicDurableExecutionRolePolicy")]],
    ["MemorySize: 128", []],
    ["Tracing: Active\nRole: arn:aws:iam::111122223333:role/app", []],
  ])("for %s", (properties, shown) => {
    expect(unread(template("Function", properties))).toEqual(shown);
  });

  test("once for all events that ask for it", () => {
    const two = `${event("SQS")}\n  More:\n    Type: SQS`;
    expect(unread(template("Function", two))).toEqual([
      attached(8, "AWSLambdaSQSQueueExecutionRole"),
    ]);
  });

  test("for what all functions have by Globals, if one has a role of SAM's", () => {
    const globals = "Globals: { Function: { Tracing: Active } }\n";
    const own = template("Function", "MemorySize: 128", globals);
    expect(unread(own)).toEqual([attached(7, "AWSXrayWriteOnlyAccess")]);
    const given = template("Function", "Role: arn:aws:iam::111122223333:role/app", globals);
    expect(unread(given)).toEqual([]);
    expect(unread(template("SimpleTable", "TableName: t\n# Policies", globals))).toEqual([]);
  });
});

test.each([
  ["Tracing: { Enabled: true }", [attached(6, "AWSXrayWriteOnlyAccess")]],
  ["Tracing: { Enabled: false }", []],
])("of a state machine with %s", (properties, shown) => {
  expect(unread(template("StateMachine", properties))).toEqual(shown);
});

describe("a data source of a GraphQL API", () => {
  const word = (name: string, meaning: string): string => `\${${meaning} app.yaml/AWS::${name}}`;
  const table = `arn:${word("Partition", "partition")}:dynamodb:${word("Region", "region")}:${word("AccountId", "account")}:table/t`;
  const reading =
    "Allow dynamodb:GetItem, dynamodb:Query, dynamodb:Scan, dynamodb:BatchGetItem, dynamodb:ConditionCheckItem, dynamodb:PartiQLSelect";
  const writing =
    "Allow dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:DeleteItem, dynamodb:BatchWriteItem, dynamodb:PartiQLDelete, dynamodb:PartiQLInsert, dynamodb:PartiQLUpdate";
  test.each([
    [
      "DynamoDb: { S: { TableName: t, TableArn: arn:x } }",
      [`${reading} on arn:x, arn:x/index/*`, `${writing} on arn:x, arn:x/index/*`],
    ],
    [
      "DynamoDb: { S: { TableName: t, Permissions: [Read] } }",
      [`${reading} on ${table}, ${table}/index/*`],
    ],
    [
      "DynamoDb: { S: { TableName: t, Region: eu-west-1, Permissions: [Write] } }",
      [
        `${writing} on ${table.replace(word("Region", "region"), "eu-west-1")}, ${table.replace(word("Region", "region"), "eu-west-1")}/index/*`,
      ],
    ],
    [
      "Lambda: { S: { FunctionArn: arn:f } }",
      ["Allow lambda:InvokeAsync, lambda:InvokeFunction on arn:f, arn:f:*"],
    ],
  ])("grants what its connector does: %s", (source, shown) => {
    const text = template("GraphQLApi", `DataSources:\n  ${source}`);
    expect(policiesIn("app.yaml", text)).toEqual([
      "identity of It at It",
      ...shown.map((each) => `  ${each}`),
    ]);
    expect(unread(text)).toEqual([]);
  });

  test("has no role of SAM's where it is given one", () => {
    const given = "DataSources: { DynamoDb: { S: { TableName: t, ServiceRoleArn: arn:r } } }";
    expect(policiesIn("app.yaml", template("GraphQLApi", given))).toEqual([]);
    expect(unread(template("GraphQLApi", given))).toEqual([]);
  });

  test("is said to name nothing, where it does", () => {
    expect(unread(template("GraphQLApi", "DataSources: { Lambda: { S: { Name: s } } }"))).toEqual([
      "6 policy-template: the data source `S` names nothing to read",
    ]);
  });
});

test.each([
  [
    "Location: { ApplicationId: 'arn:aws:serverlessrepo:us-east-1:1:applications/x', SemanticVersion: 1.0.0 }",
    [
      "6 nested-template: what stands in `'arn:aws:serverlessrepo:us-east-1:1:applications/x'` is not read",
    ],
  ],
  [
    "Location: https://acme.s3.amazonaws.com/app.yaml",
    ["6 nested-template: what stands in `https://acme.s3.amazonaws.com/app.yaml` is not read"],
  ],
  [
    "Location: ./gone/template.yaml",
    ["6 nested-template: what stands in `./gone/template.yaml` is not read"],
  ],
])("an application at %s", (properties, shown) => {
  expect(unread(template("Application", properties))).toEqual(shown);
});
