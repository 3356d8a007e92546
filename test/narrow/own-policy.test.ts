import { describe, expect, test } from "vitest";
import { chosenFixes, fixMark } from "../../src/jobs/fix-choice.ts";
import { reservations } from "../../src/narrow/proposal.ts";
import { cdk } from "../../src/iac/cdk/format.ts";
import { pulumi } from "../../src/iac/pulumi/format.ts";
import { applyEdits } from "../../src/source/edit.ts";
import { scanned } from "../rules/facts.ts";
import { onlyProposed, proposals, proposed, type Proposed } from "./proposed.ts";

/** What is offered, its assumptions and the actions that it names. */
function shortly(found: Proposed): readonly unknown[] {
  if (found.kind === "none") return [found.because];
  const actions = found.lines.match(/\b[a-z]\w*:[A-Z]\w*\b/g) ?? [];
  return [found.kind, found.grade, ...found.assumptions, ...new Set(actions)];
}

const role = (principal: string, policies: string): string => `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: ${principal}.amazonaws.com }
            Action: sts:AssumeRole
      ManagedPolicyArns: ${policies}
`;

const running = (code: string): string => `
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: !GetAtt Role.Arn
      Code:
        ZipFile: |
          ${code}
`;

const arn = (name: string): string => `arn:aws:iam::aws:policy/${name}`;
const list = (...names: readonly string[]): string =>
  names.map((name) => `\n        - ${arn(name)}`).join("");
const idle = "exports.handler = async () => 1;";
const regions =
  'const { EC2 } = require("@aws-sdk/client-ec2"); exports.handler = () => new EC2({}).describeRegions({});';

describe("in the place of a policy of AWS", () => {
  test("stands what the code calls, and nothing else of everything", () => {
    const found = onlyProposed(role("lambda", list("AdministratorAccess")) + running(regions));
    expect(shortly(found)).toEqual(["commit", "evidenced", "ec2:DescribeRegions"]);
  });

  test("stands nothing where the code calls nothing of it, and the others stay", () => {
    const found = proposed(
      role("lambda", list("AWSLambdaExecute", "AmazonSQSFullAccess", "AmazonSNSFullAccess")) +
        running(idle),
    );
    expect(found.map(shortly)).toEqual([
      ["commit", "evidenced"],
      ["commit", "evidenced"],
    ]);
  });

  test.each([
    ["the role", "{ Value: !GetAtt Role.Arn }"],
    ["the role, for other stacks", "{ Value: !Ref Role, Export: { Name: role } }"],
  ])("nothing is taken for shown where an output names %s", (_, output) => {
    const given = `
Outputs:
  Given: ${output}`;
    const found = [
      proposed(role("lambda", list("AmazonSQSFullAccess")) + running(idle) + given),
      proposed(role("lambda", list("AdministratorAccess")) + running(regions) + given),
    ];
    expect(
      found
        .flat()
        .map(shortly)
        .map(([kind, grade]) => [kind, grade]),
    ).not.toContainEqual(["commit", "evidenced"]);
    expect(found.flat()).toHaveLength(2);
  });

  const told = `
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
  Events: { Type: AWS::SNS::Topic, Properties: { TopicName: events } }
`;
  const environment = `
      Environment: { Variables: { QUEUE: !Ref Orders, TOPIC: !Ref Events } }`;
  const both = ["AmazonSQSFullAccess", "AmazonSNSFullAccess"];

  test("stands each by itself where names are missing, though several of a list would become policies", () => {
    const elsewhere =
      "\n  Shared: { Type: AWS::RAM::ResourceShare, Properties: { Name: shared } }\n";
    const found = proposed(role("lambda", list(...both)) + elsewhere);
    expect(found.map(({ kind }) => kind)).toEqual(["show", "show"]);
  });

  const run = `
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn${environment}
`;
  const bothInline = `- PolicyName: SQSAccess
    PolicyDocument:
      Version: "2012-10-17"
      Statement:
        - Effect: Allow
          Action:
            - sqs:ChangeMessageVisibility
            - sqs:DeleteMessage
            - sqs:GetQueueAttributes
            - sqs:GetQueueUrl
            - sqs:ReceiveMessage
            - sqs:SendMessage
          Resource: !GetAtt Orders.Arn
  - PolicyName: SNSAccess
    PolicyDocument:
      Version: "2012-10-17"
      Statement:
        - Effect: Allow
          Action: sns:Publish
          Resource: !Ref Events`;

  test.each([
    ["all of it", both, `Policies:\n  ${bothInline}`],
    [
      "the first and the last",
      [both[0] ?? "", "AWSXRayDaemonWriteAccess", both[1] ?? ""],
      `ManagedPolicyArns: \n  - ${arn("AWSXRayDaemonWriteAccess")}\nPolicies:\n  ${bothInline}`,
    ],
  ])("stand several of a list in one edit: %s", (_, names, expected) => {
    const found = proposed(role("lambda", list(...names)) + run + told);
    const one = { kind: "commit", grade: "assumed", lines: expected };
    expect(found).toMatchObject([one, one]);
  });

  test("stand several beside inline policies of JSON, fixed and declined together", () => {
    const code =
      'const { SQS } = require("@aws-sdk/client-sqs"); const { SNS } = require("@aws-sdk/client-sns"); exports.handler = () => [new SQS({}).sendMessage({ QueueUrl: process.env.QUEUE, MessageBody: "" }), new SNS({}).publish({ TopicArn: process.env.TOPIC, Message: "" })];';
    const template = {
      Resources: {
        Orders: { Type: "AWS::SQS::Queue", Properties: { QueueName: "orders" } },
        Events: { Type: "AWS::SNS::Topic", Properties: { TopicName: "events" } },
        Role: {
          Type: "AWS::IAM::Role",
          Properties: {
            AssumeRolePolicyDocument: {
              Statement: [
                {
                  Effect: "Allow",
                  Principal: { Service: "lambda.amazonaws.com" },
                  Action: "sts:AssumeRole",
                },
              ],
            },
            ManagedPolicyArns: [arn("AWSLambdaBasicExecutionRole"), ...both.map(arn)],
            Policies: [
              {
                PolicyName: "SQSAccess",
                PolicyDocument: {
                  Statement: { Effect: "Allow", Action: "sns:ListTopics", Resource: "*" },
                },
              },
            ],
          },
        },
        Function: {
          Type: "AWS::Lambda::Function",
          Properties: {
            Runtime: "nodejs22.x",
            Handler: "index.handler",
            Role: { "Fn::GetAtt": ["Role", "Arn"] },
            Environment: { Variables: { QUEUE: { Ref: "Orders" }, TOPIC: { Ref: "Events" } } },
            Code: { ZipFile: code },
          },
        },
      },
    };
    const found = proposals({ "t.json": JSON.stringify(template, null, 2) });
    const edits = found.flatMap(({ outcome }) => (outcome.kind === "commit" ? outcome.edit : []));
    expect(edits).toHaveLength(2);
    expect(new Set(edits).size).toBe(1);
    expect(edits[0]?.text).not.toContain("FullAccess");
    expect(edits[0]?.text).toMatch(/"PolicyName": "SQSAccess2"[^]*"sqs:SendMessage"/);
    expect(edits[0]?.text).toMatch(/"PolicyName": "SNSAccess"[^]*"sns:Publish"/);
    const left = chosenFixes(found, { most: 9, declined: new Set(), mayChange: () => true });
    expect(left.fixes.map((each) => each.proposals.length)).toEqual([2]);
    const [first] = found;
    const declined = new Set(first ? [fixMark(first)] : []);
    expect(chosenFixes(found, { most: 9, declined, mayChange: () => true }).fixes).toEqual([]);
  });

  test("are shown one by one where there is no room for all", () => {
    const names = Array.from({ length: 130 }, (_, at) => `arn:aws:s3:::${"b".repeat(60)}${at}/*`);
    const inline = `
      Policies:
        - PolicyName: objects
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: s3:GetObject, Resource: [${names.join(", ")}] }`;
    const found = proposed(role("lambda", list(...both) + inline) + run + told);
    expect(found).toMatchObject([
      { kind: "show", because: reservations["one-at-a-time"] },
      { kind: "show", because: reservations["one-at-a-time"] },
    ]);
    const [lines = "", others = ""] = found.map((each) => (each.kind === "none" ? "" : each.lines));
    expect([lines.includes(arn("AmazonSNSFullAccess")), lines.includes("sns:Publish")]).toEqual([
      true,
      false,
    ]);
    expect(others).toContain(arn("AmazonSQSFullAccess"));
  });

  test("stay several where a comment among them would be lost", () => {
    const commented = list(...both).replace(/\n/, "\n        # Both.\n");
    const found = proposed(role("lambda", commented) + run + told);
    expect(found.map(({ kind }) => kind)).not.toContain("commit");
  });

  test("stand several in a list of SAM, which takes them", () => {
    const found = proposed(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: app/${environment}
      Policies:
        - ${both.join("\n        - ")}
${told}`);
    expect(found.map(({ kind }) => kind)).toEqual(["commit", "commit"]);
  });

  test.each([
    ["it is a default", "!Split [',', !Ref Given]"],
    ["a condition chooses it", `!If [Wide, [${arn("AmazonS3FullAccess")}], []]`],
  ])("nothing is offered where %s", (_, policies) => {
    const given = `
Parameters:
  Given: { Type: String, Default: ${arn("AdministratorAccess")} }
Conditions:
  Wide: !Equals [!Ref Given, wide]`;
    expect(onlyProposed(given + role("lambda", policies)).kind).toBe("none");
  });

  const metrics = arn("CloudWatchFullAccess");
  test.each([
    ["stays on its line", `\n        - ${metrics} # dashboards`, "Policies: # dashboards"],
    ["above it keeps it as it is", `\n        # Dashboards.\n        - ${metrics}`, undefined],
  ])("a comment %s", (_, policies, kept) => {
    const found = onlyProposed(role("lambda", policies));
    if (kept === undefined) expect(shortly(found)).toEqual(["not-spelled"]);
    else expect(found.kind !== "none" && found.lines).toContain(kept);
  });

  test("nothing is offered where nothing tells what runs on a machine", () => {
    expect(shortly(onlyProposed(role("ec2", list("PowerUserAccess"))))).toEqual(["managed-policy"]);
  });
});

const attachment = (more: string): string => `
resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy_attachment" "metrics" {
  role       = aws_iam_role.app.name
  policy_arn = "${arn("CloudWatchFullAccess")}"
}
${more}`;

describe("an attachment of Terraform", () => {
  test("becomes an inline policy", () => {
    expect(shortly(onlyProposed({ "main.tf": attachment("") }))).toEqual([
      "commit",
      "assumed",
      "that it only puts metrics",
      "cloudwatch:PutMetricData",
    ]);
  });

  test("stays where a comment in it would be lost", () => {
    const commented = attachment("").replace(
      "  policy_arn",
      "  # For the dashboards.\n  policy_arn",
    );
    expect(shortly(onlyProposed({ "main.tf": commented }))).toEqual(["not-spelled"]);
  });

  test("stays where something speaks of it", () => {
    const more = 'output "id" {\n  value = aws_iam_role_policy_attachment.metrics.id\n}\n';
    const found = onlyProposed({ "main.tf": attachment(more) });
    expect(found).toMatchObject({ kind: "show", grade: "assumed" });
    expect(found.kind === "show" && found.because).toContain("is spoken of");
  });
});

describe("in a service of Serverless", () => {
  const service = (keys: string, more = ""): string => `
service: shop
provider:
  name: aws
  runtime: nodejs22.x
${keys}
functions:
  work:
    handler: work.main
    events:
      - sqs:
          arn: !GetAtt Jobs.Arn${more}
resources:
  Resources:
    Jobs:
      Type: AWS::SQS::Queue
      Properties:
        QueueName: jobs
`;
  const received = `- Effect: Allow
  Action:
    - sqs:ChangeMessageVisibility
    - sqs:DeleteMessage
    - sqs:GetQueueAttributes
    - sqs:ReceiveMessage
  Resource: !GetAtt Jobs.Arn`;
  const own = (indent: string): string => received.replace(/^/gm, indent);
  const sqs = arn("AmazonSQSFullAccess");
  const other = arn("AWSXRayDaemonWriteAccess");

  test.each([
    [
      "the only one",
      `  iam:\n    role:\n      managedPolicies:\n        - ${sqs}`,
      `statements:\n${own("  ")}`,
    ],
    [
      "one of two",
      `  iam:\n    role:\n      managedPolicies:\n        - ${sqs}\n        - ${other}`,
      `managedPolicies:\n  - ${other}\nstatements:\n${own("  ")}`,
    ],
    [
      "beside statements",
      `  iamManagedPolicies:\n    - ${other}\n    - ${sqs}\n  iamRoleStatements:\n    - Effect: Allow\n      Action: sns:ListTopics\n      Resource: "*"`,
      `  - ${other}\niamRoleStatements:\n  - Effect: Allow\n    Action: sns:ListTopics\n    Resource: "*"\n${own("  ")}`,
    ],
  ])("stands a statement of its role for %s", (_, keys, expected) => {
    const found = onlyProposed({ "serverless.yml": service(keys) });
    expect(found).toMatchObject({ kind: "commit", grade: "assumed", lines: expected });
  });

  test("nothing is written between brackets, or where a comment would be lost", () => {
    const keys = [
      `  iam: { role: { managedPolicies: [${sqs}] } }`,
      `  iam:\n    role:\n      managedPolicies:\n        # the queue\n        - ${sqs}`,
    ];
    for (const each of keys)
      expect(onlyProposed({ "serverless.yml": service(each) })).toMatchObject({
        kind: "none",
        because: "not-spelled",
      });
  });
});

describe("in a program of Pulumi", () => {
  const program = (attachment: string): string => `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const jobs = new aws.sqs.Queue("jobs", {});

const role = new aws.iam.Role("worker", {
  assumeRolePolicy: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
  },
});

${attachment}

const worker = new aws.lambda.Function("worker", {
  role: role.arn,
  handler: "index.handler",
  runtime: "nodejs22.x",
});

new aws.lambda.EventSourceMapping("jobs", { eventSourceArn: jobs.arn, functionName: worker.name });
`;
  const attached = (more: string, name = "aws.iam.RolePolicyAttachment"): string =>
    `new ${name}("queue", {
  role: role.name,
  policyArn: "${arn("AmazonSQSFullAccess")}",${more}
});`;

  test("a policy of one's own is attached to the same role", () => {
    const found = onlyProposed({ "index.ts": program(attached("")) });
    expect(found).toMatchObject({
      kind: "commit",
      lines: `new aws.iam.RolePolicy("queue", {
  role: role.name,
  policy: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:ReceiveMessage"
        ],
        Resource: jobs.arn
      }
    ]
  },`,
    });
  });

  test.each([
    ["something else is said", attached('\n  description: "queues",')],
    [
      "its class is imported by name",
      `const { RolePolicyAttachment } = aws.iam;\n${attached("", "RolePolicyAttachment")}`,
    ],
    ["a comment would be lost", attached("").replace("policyArn:", "// all\n  policyArn:")],
  ])("nothing is written where %s", (_, attachment) => {
    const found = proposed({ "index.ts": program(attachment) });
    expect(found.filter(({ kind }) => kind !== "none")).toEqual([]);
  });

  test("what is not needed goes, where nothing is named by it", () => {
    const gone = (attachment: string): unknown => {
      const [policy] = scanned({ "index.ts": program(attachment) }).elsewhere;
      const [statement] = policy?.statements ?? [];
      const spelled = statement && pulumi.spellAttached?.(statement, [], []);
      if (!spelled?.ok) return spelled?.because;
      return spelled.edits.map(({ text }) => text);
    };
    expect(gone(attached(""))).toEqual([""]);
    expect(gone(`const queue = ${attached("")}`)).toBe("it has a name, which others may use");
  });
});

describe("in a program of CDK", () => {
  const program = (added: string, more = ""): string => `import * as cdk from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as sqs from "aws-cdk-lib/aws-sqs";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";

export class ShopStack extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id);
    const jobs = new sqs.Queue(this, "Jobs");
    const role = new iam.Role(this, "Worker", {
      assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),${more}
    });
    ${added}
    const worker = new lambda.Function(this, "F", {
      role,
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: "index.handler",
      code: lambda.Code.fromAsset("lambda"),
    });
    worker.addEventSource(new SqsEventSource(jobs));
  }
}
`;
  const managed = 'iam.ManagedPolicy.fromAwsManagedPolicyName("AmazonSQSFullAccess")';
  const added = `role.addManagedPolicy(${managed});`;

  test("a statement is added to the same role", () => {
    const found = onlyProposed({ "lib/stack.ts": program(added) });
    expect(found).toMatchObject({
      kind: "commit",
      lines: `role.addToPrincipalPolicy(new iam.PolicyStatement({
  actions: [
    "sqs:ChangeMessageVisibility",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "sqs:ReceiveMessage"
  ],
  resources: [jobs.queueArn]
}));`,
    });
  });

  test.each([
    ["under a name", `const sqsAll = ${managed};\n    role.addManagedPolicy(sqsAll);`, ""],
    ["with a comment", added.replace("(iam", "(/* all */ iam"), ""],
  ])("nothing is written %s", (_, step, more) => {
    const found = proposed({ "lib/stack.ts": program(step, more) });
    expect(found.map(({ kind }) => kind)).toEqual(["none"]);
  });

  test("of those that a role lists it is taken out, and a statement added behind the role", () => {
    const other = `iam.ManagedPolicy.fromAwsManagedPolicyName(
        "service-role/AWSLambdaBasicExecutionRole",
      )`;
    for (const [list, left] of [
      [`[${managed}]`, undefined],
      [`[${other}, ${managed}]`, `[${other}]`],
      [`[${managed}, ${other}]`, `[${other}]`],
      [`[\n        ${managed},\n        ${other},\n      ]`, `[\n        ${other},\n      ]`],
    ] as const) {
      const text = program("", `\n      managedPolicies: ${list},`);
      const [only] = proposals({ "lib/stack.ts": text });
      if (only?.outcome.kind !== "commit") throw new Error(`nothing is offered for ${list}`);
      const behind = `
    role.addToPrincipalPolicy(new iam.PolicyStatement({
      actions: [
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:ReceiveMessage"
      ],
      resources: [jobs.queueArn]
    }));
    `;
      const without = left === undefined ? "" : `\n      managedPolicies: ${left},`;
      expect(applyEdits(text, [only.outcome.edit])).toBe(
        program("", without).replace("});\n    ", `});${behind}`),
      );
    }
  });

  test("by what is imported of CDK's library, and by nothing else", () => {
    const importing = (names: string): string =>
      program(added).replaceAll("iam.", "").replace("* as iam", `{ ${names} }`);
    const named = "ManagedPolicy, Role, ServicePrincipal";
    const [only] = proposed({ "lib/stack.ts": importing(`PolicyStatement, ${named}`) });
    expect(only?.kind === "commit" && only.lines).toContain(
      "role.addToPrincipalPolicy(new PolicyStatement({\n",
    );
    expect(onlyProposed({ "lib/stack.ts": importing(named) })).toMatchObject({
      because: "not-spelled",
    });
  });

  test("in Python too", () => {
    const inPython = (list: string, step = ""): string => `from aws_cdk import Stack
from aws_cdk import aws_iam as iam, aws_lambda as lambda_, aws_sqs as sqs
from aws_cdk.aws_lambda_event_sources import SqsEventSource


class Shop(Stack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        jobs = sqs.Queue(self, "Jobs")
        role = iam.Role(
            self,
            "Worker",
            assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),${list}
        )
${step}
        worker = lambda_.Function(self, "F", role=role, runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler", code=lambda_.Code.from_asset("lambda"))
        worker.add_event_source(SqsEventSource(jobs))
`;
    const named = 'iam.ManagedPolicy.from_aws_managed_policy_name("AmazonSQSFullAccess")';
    const statement = `        role.add_to_principal_policy(iam.PolicyStatement(
            actions=[
                "sqs:ChangeMessageVisibility",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:ReceiveMessage"
            ],
            resources=[jobs.queue_arn]
        ))`;
    for (const [before, after] of [
      [
        inPython(`\n            managed_policies=[${named}],`),
        inPython("").replace("        )\n\n", `        )\n${statement}\n\n`),
      ],
      [inPython("", `        role.add_managed_policy(${named})`), inPython("", statement)],
    ] as const) {
      const [only] = proposals({ "stack.py": before });
      if (only?.outcome.kind !== "commit") throw new Error("nothing is offered");
      expect(applyEdits(before, [only.outcome.edit])).toBe(after);
    }
  });

  test("what is not needed goes", () => {
    const [policy] = scanned({ "lib/stack.ts": program(added) }).elsewhere;
    const [statement] = policy?.statements ?? [];
    const spelled = statement && cdk.spellAttached?.(statement, [], []);
    expect(spelled?.ok && spelled.edits.map(({ text }) => text)).toEqual([""]);
  });
});
