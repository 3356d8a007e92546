import { describe, expect, test } from "vitest";
import { hcl, hclOf, json, template, yaml } from "../rules/policies.ts";
import { refusals } from "../../src/narrow/narrowing.ts";
import { onlyProposed, proposed } from "./proposed.ts";

type Files = Readonly<Record<string, string>>;

const queue = (name: string, more = ""): string => `resource "aws_sqs_queue" "${name}" {${more}}`;
const send = 'actions   = ["sqs:SendMessage"]\nresources = ["*"]';

describe("a replacement is", () => {
  test("equivalent where nothing of the catalog is lost", () => {
    const found = onlyProposed(
      hcl('actions   = ["sns:Pub*"]\nresources = ["arn:aws:sns:*:*:orders"]'),
    );
    expect(found).toMatchObject({ kind: "commit", grade: "equivalent", assumptions: [], lost: [] });
  });

  test("assumed where the only one that is declared is taken to be meant", () => {
    expect(onlyProposed(hcl(send, queue("orders")))).toMatchObject({
      kind: "commit",
      grade: "assumed",
      assumptions: ["that it uses only `aws_sqs_queue.orders`, the only queue declared here"],
    });
  });

  test("assumed where what runs under the role refers to one of several", () => {
    const found = onlyProposed(
      template(`
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
            Policies:
              - PolicyName: app
                PolicyDocument:
                  Statement:
                    - Effect: Allow
                      Action: sqs:SendMessage
                      Resource: "*"
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment: { Variables: { QUEUE: !Ref Orders } }
        Orders:
          Type: AWS::SQS::Queue
        Failed:
          Type: AWS::SQS::Queue
      `),
    );
    expect(found).toMatchObject({
      kind: "commit",
      grade: "assumed",
      assumptions: ["that it uses only `Orders`, which `Function` refers to"],
      lines: "- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: !GetAtt Orders.Arn",
    });
  });

  test.for([
    [
      "behind them",
      `actions   = ["sqs:SendMessage"]\nresources = ["*"] # we also send to queues of tenants`,
    ],
    [
      "above them",
      `actions   = ["sqs:SendMessage"]\n# queues of tenants come and go\nresources = ["*"]`,
    ],
  ])("not offered as a commit where a comment says %s why they are so", ([, statement]) => {
    expect(onlyProposed(hcl(statement ?? "", queue("orders")))).toMatchObject({
      kind: "show",
      grade: "assumed",
      because: "a comment says why its resources are what they are: read it first",
    });
  });

  test.for([
    ["a tool is told something", `${send} # tfsec:ignore:aws-iam-no-policy-wildcards we know that`],
    ["the comment is about the actions", `# what the job does every night\n${send}`],
    ["it is a heading", `actions   = ["sqs:SendMessage"]\n# queues\nresources = ["*"]`],
  ])("offered as a commit where %s", ([, statement]) => {
    expect(onlyProposed(hcl(statement ?? "", queue("orders"))).kind).toBe("commit");
  });

  test("to be filled in where several may be meant, and they are named", () => {
    const found = onlyProposed(hcl(send, queue("orders"), queue("failed")));
    expect(found).toMatchObject({ kind: "show", grade: "fill in" });
    expect(JSON.stringify(found)).toContain("`aws_sqs_queue.orders`, `aws_sqs_queue.failed`");
  });

  test("to be filled in where none is declared", () => {
    const found = onlyProposed(hcl(send));
    expect(found).toMatchObject({ kind: "show", grade: "fill in" });
    expect(found.kind === "show" && found.lines).toMatch(
      /resources = \["arn:aws:sqs:\*:\*:<\w+>"\]/,
    );
  });

  test.for([
    ["several of one block", hcl(send, queue("orders", "\n  count = 2\n"))],
    ["one for each of a list", hcl(send, queue("orders", "\n  for_each = var.names\n"))],
    [
      "one that may not be there",
      yaml("Action: sqs:SendMessage\nResource: '*'", "Q:\n  Type: AWS::SQS::Queue\n  Condition: X"),
    ],
  ])("to be filled in where there may be none, or several: %s", ([, policy = ""]) => {
    expect(onlyProposed(policy)).toMatchObject({ kind: "show", grade: "fill in" });
  });

  test("written as several where an arm of a choice is a list of them", () => {
    const found = onlyProposed(
      template(`
        Policy:
          Type: AWS::IAM::Policy
          Properties:
            PolicyDocument:
              Statement: !If
                - IsLarge
                - - Effect: Allow
                    Action: [sqs:SendMessage, sns:Publish]
                    Resource: "*"
                - []
        Queue:
          Type: AWS::SQS::Queue
        Topic:
          Type: AWS::SNS::Topic
      `),
    );
    expect(found).toMatchObject({ kind: "commit", grade: "assumed" });
  });

  test("not offered by what another directory declares", () => {
    const found = onlyProposed({
      "app/main.tf": hcl(send),
      "queues/main.tf": queue("orders"),
    });
    expect(found).toMatchObject({ kind: "show", grade: "fill in" });
  });
});

describe("what is lost is listed, with the reason", () => {
  test.for([
    [
      "they manage permissions",
      'actions   = ["sns:*"]\nresources = ["arn:aws:sns:*:*:orders"]',
      ["sns:AddPermission", "sns:RemovePermission", "sns:SetTopicAttributes"],
      "that it manages no permissions",
    ],
    [
      "they grant nothing on these resources",
      'actions   = ["s3:ListAllMyBuckets", "s3:GetObject"]\nresources = ["arn:aws:s3:::logs/report"]',
      ["s3:ListAllMyBuckets"],
      "that AWS's reference is right about the resources that actions take",
    ],
    [
      "they do more than read",
      'sid       = "ReadOnly"\nactions   = ["dynamodb:*Item"]\nresources = ["arn:aws:dynamodb:*:*:table/orders"]',
      ["dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
      "that it only reads, as `ReadOnly` says",
    ],
  ] as const)("%s", ([reason, statement, actions, assumption]) => {
    expect(onlyProposed(hcl(statement))).toMatchObject({
      kind: "commit",
      grade: "assumed",
      lost: [{ reason, actions }],
      assumptions: [assumption],
    });
  });

  test("they are about resources that are not declared here", () => {
    const found = onlyProposed(
      hcl(
        'actions   = ["cloudtrail:*"]\nresources = ["*"]',
        'resource "aws_cloudtrail" "all" {\n  name = "all"\n}',
      ),
    );
    expect(found.kind).toBe("commit");
    const lost = found.kind === "none" ? [] : found.lost;
    expect(lost.map(({ reason }) => reason)).toEqual([
      "they are about resources that are not declared here",
    ]);
    expect(lost[0]?.actions).toContain("cloudtrail:DeleteDashboard");
  });
});

describe("where wildcards stand for too much to be listed, it is asked whether they are needed", () => {
  const named = ["sqs:SendMessage", "sns:Publish", "s3:GetObject", "lambda:InvokeFunction"];
  const whole = ["ssm:*", "dms:*"];

  test.for([
    [
      "beside many actions by name, all of them",
      [...named, ...whole],
      "whether it needs none of `ssm:*` and `dms:*` but what it names",
      named,
    ],
    [
      "beside few, those that decide who may do what",
      ["ec2:*", "iam:*", "rds:*", "eks:*"],
      "whether it does nothing with `iam:*`",
      ["ec2:*", "rds:*", "eks:*"],
    ],
    [
      "beside many, those that decide who may do what, whose roles are declared here, but not what is not known",
      [...named, "iam:*", "ssm:${var.some}", "rds:*"],
      "whether it needs none of `iam:*` and `rds:*` but what it names",
      [...named, "ssm:${var.some}"],
    ],
  ] as const)("%s", ([, actions, missing, left]) => {
    const role = 'resource "aws_iam_role" "app" {\n  assume_role_policy = "{}"\n}';
    const policy = hcl(`actions   = ${JSON.stringify(actions)}\nresources = ["*"]`, role);
    const [found] = proposed(policy);
    expect(found).toMatchObject({ kind: "show", grade: "fill in", missing: [missing] });
    for (const each of left) expect(found).toHaveProperty("lines", expect.stringContaining(each));
    for (const each of actions.filter((one) => !left.some((other) => other === one)))
      expect(found).toHaveProperty("lines", expect.not.stringContaining(each));
  });
});

describe("no replacement is offered, and the reason is said", () => {
  const other = 'resource "aws_s3_bucket" "logs" {}';
  const cases: Readonly<
    Record<string, readonly [because: keyof typeof refusals, policy: string | Files]>
  > = {
    NotAction: ["not-element", json({ NotAction: "iam:*", Resource: "*" })],
    NotResource: ["not-element", json({ Action: "s3:GetObject", NotResource: "arn:aws:s3:::a/*" })],
    "every action": ["administrator", json({ Action: "*", Resource: "*" })],
    everybody: [
      "who-is-meant",
      json({ Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" }),
    ],
    "everybody, and a wildcard": [
      "who-is-meant",
      json({ Principal: "*", Action: "sqs:*", Resource: "arn:aws:sqs:*:*:orders" }),
    ],
    "a condition that does not limit": [
      "condition",
      json({
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::a/*",
        Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": true } },
      }),
    ],
    "a name that belies its actions, which are named": [
      "name-or-actions",
      json({
        Sid: "ReadOnly",
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: "arn:aws:s3:::logs/report",
      }),
    ],
    "more actions than anybody would read": [
      "too-many-actions",
      hclOf(
        "aws_s3_bucket_policy",
        'bucket = "logs"\n  policy',
        'actions   = ["s3:*", "iam:*"]\nresources = ["*"]\nprincipals {\n  type        = "AWS"\n  identifiers = ["111122223333"]\n}',
      ),
    ],
    "a service of which nothing is declared here": [
      "other-resources",
      hcl('actions   = ["codecommit:*", "codecommit:GetFile"]\nresources = ["*"]', other),
    ],
    "a wildcard for the forms of one thing": [
      "forms",
      json({ Action: ["kms:Decrypt", "kms:ReEncrypt*"], Resource: "arn:aws:kms:*:*:key/k" }),
    ],
    "what grants nothing": [
      "grants-nothing",
      json({ Action: "s3:GetObject", Resource: "arn:aws:s3:::logs" }),
    ],
    "actions that are written elsewhere": [
      "elsewhere",
      hcl('actions   = local.actions\nresources = ["*"]', 'locals {\n  actions = ["s3:*"]\n}'),
    ],
    "a statement without actions": [
      "unknown-elements",
      template(`
        Policy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [orders]
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: "*"
                  Resource: "*"
      `),
    ],
    "JSON inside a quoted string": [
      "not-spelled",
      `resource "aws_iam_policy" "app" {\n  policy = ${JSON.stringify(json({ Action: "sns:Pub*", Resource: "arn:aws:sns:*:*:orders" }))}\n}\n`,
    ],
    ...Object.fromEntries(
      ["!If", "Fn::If:"].map(
        (choice) =>
          [
            `several statements in the place of an arm of ${choice}`,
            [
              "not-spelled",
              template(`
        Policy:
          Type: AWS::IAM::Policy
          Properties:
            PolicyDocument:
              Statement:
                - ${choice}
                    - IsLarge
                    - Effect: Allow
                      Action: [sqs:SendMessage, sns:Publish]
                      Resource: "*"
                    - !Ref AWS::NoValue
        Queue:
          Type: AWS::SQS::Queue
        Topic:
          Type: AWS::SNS::Topic
      `),
            ],
          ] as const,
      ),
    ),
    "a policy template": [
      "made",
      template(`
        App:
          Type: AWS::Serverless::Function
          Properties:
            Policies:
              - S3CrudPolicy: { BucketName: "*" }
      `),
    ],
    "the whole of a key, for its account and somebody else": [
      "delegation",
      template(`
        Key:
          Type: AWS::KMS::Key
          Properties:
            KeyPolicy:
              Statement:
                - Effect: Allow
                  Principal:
                    AWS: [!Ref AWS::AccountId, "arn:aws:iam::111122223333:root"]
                  Action: kms:*
                  Resource: "*"
      `),
    ],
    "the whole of a key, where its account alone may only decrypt": [
      "delegation",
      template(`
        Key:
          Type: AWS::KMS::Key
          Properties:
            KeyPolicy:
              Statement:
                - Effect: Allow
                  Principal: { AWS: !Ref AWS::AccountId, Service: acm-pca.amazonaws.com }
                  Action: kms:*
                  Resource: "*"
                - Effect: Allow
                  Principal: { AWS: !Ref AWS::AccountId }
                  Action: kms:Decrypt
                  Resource: "*"
      `),
    ],
    "a permission": [
      "permission",
      template(`
        Topic:
          Type: AWS::Lambda::Permission
          Properties:
            Action: lambda:*
            FunctionName: app
            Principal: "111122223333"
      `),
    ],
    "a permission for everybody": [
      "permission-principal",
      template(`
        Topic:
          Type: AWS::Lambda::Permission
          Properties:
            Action: lambda:InvokeFunction
            FunctionName: app
            Principal: "*"
      `),
    ],
    "too much together": [
      "together",
      json(
        {
          Action: "ec2-instance-connect:SendSSHPublicKey",
          Resource: "arn:aws:ec2:us-east-1:111122223333:instance/*",
        },
        { Action: "ec2:DescribeInstances", Resource: "*" },
      ),
    ],
    "what lets the account of a key manage it": [
      "delegation",
      template(`
        Key:
          Type: AWS::KMS::Key
          Properties:
            KeyPolicy:
              Statement:
                - Effect: Allow
                  Principal: { AWS: ["111122223333", "*"] }
                  Action: kms:*
                  Resource: "*"
      `),
    ],
    "a managed policy of AWS": [
      "managed-policy",
      template(`
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
            ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonS3FullAccess]
      `),
    ],
    "what the code beside it calls nothing of": [
      "not-called",
      {
        "template.yaml": template(`
        App:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: src
            Handler: app.handler
            Runtime: nodejs22.x
            Policies:
              - Statement:
                  - Effect: Allow
                    Action: s3:*
                    Resource: "*"
      `),
        "src/app.js": "exports.handler = async () => 'ok';",
      },
    ],
    "a wildcard of a service that is not known": [
      "no-narrower",
      hcl('actions   = ["${var.service}:*"]\nresources = ["*"]'),
    ],
  };

  test.for(Object.entries(cases))("%s", ([, [because, policy]]) => {
    const found = proposed(policy);
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) expect(each).toEqual({ kind: "none", because });
    expect(refusals[because]).toMatch(/^[a-z`].*[^.]$/);
  });

  test("each reason of the closed list is met, but those of size (test/jobs/large) and of use (test/jobs/use)", () => {
    const met = new Set(Object.values(cases).map(([because]) => because));
    const left = Object.keys(refusals).filter((each) => !met.has(each as keyof typeof refusals));
    expect(left).toEqual(["unused", "too-many-findings"]);
  });
});

test.each([
  [
    "account.json",
    '{ "UserDetailList": [], "Policies": [{ "PolicyVersionList": [{ "Document": @ }] }] }',
  ],
  [
    "version.json",
    '{\n  "PolicyVersion": {\n    "IsDefaultVersion": true,\n    "Document": @\n  }\n}',
  ],
  ["account.yaml", "RoleDetailList:\n  - RolePolicyList:\n      - PolicyDocument: @\n"],
])(
  "what AWS tells of an account is judged, and changed where it was written: %s",
  (path, within) => {
    const document =
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["sqs:SendMessage*"], "Resource": "arn:aws:sqs:eu-west-1:111122223333:a" }] }';
    expect(proposed({ [path]: within.replace("@", document) })).toEqual([
      { kind: "none", because: "elsewhere" },
    ]);
    expect(proposed({ [path]: `{ "Document": ${document} }` })).toMatchObject([{ kind: "commit" }]);
  },
);
