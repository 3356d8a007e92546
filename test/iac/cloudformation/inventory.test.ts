import { suppliesNothing } from "../../../src/iac/format.ts";
import { expect, test } from "vitest";
import { showText } from "../../evaluate/show.ts";
import { extracted } from "../policies.ts";

const text = `Parameters:
  Env: { Type: String }
Resources:
  Logs: { Type: AWS::S3::Bucket, Condition: Prod, Properties: { BucketName: !Sub "logs-\${Env}" } }
  Topic: { Type: AWS::SNS::Topic }
  Queue: { Type: AWS::SQS::Queue }
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: bus } }
  Group: { Type: AWS::Logs::LogGroup }
  Made: { Type: Custom::Thing }
  Policy:
    Type: AWS::IAM::Policy
    DependsOn: [Bus]
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: a:B
            Resource: [!GetAtt Queue.Arn, !Sub "\${Topic}", !Ref Topic, !Ref Queue, !GetAtt Group.Arn]
`;

const { declared, references, vocabularies, policies } = extracted({ "app.yaml": text });
const words = (written: string): string => written.replaceAll(/app\.yaml\/(AWS::)?/g, "");

test("declared resources know their ARNs, their names and how they are written", () => {
  const shown = declared.map(({ type, address, arn, name, conditional }) => [
    address,
    type,
    arn && [arn.pieces, words(showText(arn.text))],
    name && words(showText(name)),
    conditional,
  ]);
  const at = "${region Region}:${account AccountId}";
  expect(shown).toEqual([
    [
      "Logs",
      "s3:bucket",
      [[{ expression: "Logs.Arn" }], "arn:${partition Partition}:s3:::logs-${name Env}"],
      "logs-${name Env}",
      true,
    ],
    [
      "Topic",
      "sns:topic",
      [[{ expression: "Topic" }], `arn:\${partition Partition}:sns:${at}:\${name Topic/name}`],
      "${name Topic/name}",
      false,
    ],
    [
      "Queue",
      "sqs:queue",
      [[{ expression: "Queue.Arn" }], `arn:\${partition Partition}:sqs:${at}:\${name Queue/name}`],
      "${name Queue/name}",
      false,
    ],
    [
      "Bus",
      "events:event-bus",
      [[{ expression: "Bus.Arn" }], `arn:\${partition Partition}:events:${at}:event-bus/bus`],
      "bus",
      false,
    ],
    [
      "Group",
      "logs:log-group",
      [
        [
          "arn:",
          { expression: "AWS::Partition" },
          ":logs:",
          { expression: "AWS::Region" },
          ":",
          { expression: "AWS::AccountId" },
          ":log-group:",
          { expression: "Group" },
        ],
        `arn:\${partition Partition}:logs:${at}:log-group:\${name Group/name}`,
      ],
      "${name Group/name}",
      false,
    ],
  ]);
});

test("what Ref and Fn::GetAtt give is known for the types of the catalog", () => {
  const resources = policies[0]?.statements[0]?.resource?.items.map((item) =>
    words(showText(item)),
  );
  const at = "${region Region}:${account AccountId}";
  expect(resources).toEqual([
    `arn:\${partition Partition}:sqs:${at}:\${name Queue/name}`,
    `arn:\${partition Partition}:sns:${at}:\${name Topic/name}`,
    `arn:\${partition Partition}:sns:${at}:\${name Topic/name}`,
    // the URL of a queue
    "${Queue}",
    // with what CloudFormation appends to the ARN of a log group
    `arn:\${partition Partition}:logs:${at}:log-group:\${name Group/name}:*`,
  ]);
});

test("every template writes account, region and partition by the pseudo parameters", () => {
  const { partition, region, account } = vocabularies.get("app.yaml") ?? {};
  expect([partition, region, account].map((phrase) => phrase?.pieces)).toEqual([
    [{ expression: "AWS::Partition" }],
    [{ expression: "AWS::Region" }],
    [{ expression: "AWS::AccountId" }],
  ]);
});

test("the graph of references knows names in texts and dependencies", () => {
  expect(references.get("app.yaml/Policy")).toEqual({
    type: "AWS::IAM::Policy",
    scope: "app.yaml",
    refersTo: ["Queue", "Topic", "Group", "Bus"].map((id) => `app.yaml/${id}`),
    // What it waits for it does not work with.
    supplies: {
      ...suppliesNothing,
      uses: ["Queue", "Topic", "Group"].map((id) => `app.yaml/${id}`),
    },
  });
});

test("a table of SAM's is one of DynamoDB", () => {
  const text = `Resources:
  T:
    Type: AWS::Serverless::SimpleTable
    Properties: { TableName: orders }
  P:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument:
        Statement: { Effect: Allow, Action: dynamodb:GetItem, Resource: !GetAtt T.Arn }
`;
  const { declared } = extracted({ "app.yaml": text });
  expect(declared.map(({ type, address }) => [type, address])).toEqual([["dynamodb:table", "T"]]);
});
