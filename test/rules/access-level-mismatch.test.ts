import { describe } from "vitest";
import { declaredAccess } from "../../src/config/access.ts";
import { accessLevelMismatch } from "../../src/rules/access-level-mismatch.ts";
import { hcl, hclOf, json, template, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

/** The inline policy of a role of a given name. */
const role = (name: string, statement: string, description = ""): string =>
  template(`
    Role:
      Type: AWS::IAM::Role
      Properties:
        RoleName: ${name}
        Description: ${JSON.stringify(description)}
        AssumeRolePolicyDocument: {}
        Policies:
          - PolicyName: app
            PolicyDocument:
              Statement:
                - Effect: Allow
${statement
  .split("\n")
  .map((line) => `                  ${line}`)
  .join("\n")}
  `);

const put = "Action: [s3:GetObject, s3:PutObject]\nResource: arn:aws:s3:::logs/*";
const putObject = { Action: ["s3:GetObject", "s3:PutObject"], Resource: "arn:aws:s3:::logs/*" };

ruleTest(accessLevelMismatch, {
  valid: {
    "a Sid that says nothing": json({ Sid: "App", ...putObject }),
    "what it says": json({ Sid: "ReadOnly", Action: "s3:Get*", Resource: "arn:aws:s3:::logs/*" }),
    "reading and writing": json({ Sid: "ReadWriteLogs", ...putObject }),
    "reading or writing": json({ Sid: "ReadOrWrite", ...putObject }),
    "a thread": json({ Sid: "ThreadPool", ...putObject }),
    "what is spread": json({ Sid: "SpreadSheets", ...putObject }),
    "what is already there": json({ Sid: "AlreadyThere", ...putObject }),
    "a read replica": json({ Sid: "ReadReplica", ...putObject }),
    "CloudFront's viewers": role("ViewerRequestRole", put),
    "a view that is made": role("orders-view-projection", put),
    "a reader that manages": role("reader-manager", put),
    "a statement that says more than its role": role("orders-reader", `Sid: WriteLogs\n${put}`),
    "a description that says more": role("orders-reader", put, "Reads orders and updates them"),
    "a decrypting reader": hcl(
      'sid       = "ReadOnly"\nactions   = ["s3:GetObject", "kms:Decrypt"]\nresources = ["*"]',
    ),
    "a reader of queries": json({
      Sid: "ReadOnly",
      Action: ["athena:StartQueryExecution", "athena:GetQueryResults"],
      Resource: "*",
    }),
    "a reader of databases, who signs in as one": json({
      Sid: "ReadOnly",
      Action: "rds-db:connect",
      Resource: "arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-1/reader",
    }),
    "a reader of queues": json({
      Sid: "QueueReader",
      Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage"],
      Resource: "arn:aws:sqs:*:*:orders",
    }),
    "a reader that logs": role(
      "orders-reader",
      "Action: [logs:CreateLogStream, logs:PutLogEvents]\nResource: '*'",
    ),
    "a bucket that is called after its readers": template(`
      ReadOnly:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: read-only
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { AWS: "111122223333" }
                Action: s3:PutObject
                Resource: arn:aws:s3:::read-only/*
    `),
    "a Deny": json({ Sid: "ReadOnly", Effect: "Deny", Action: "s3:PutObject", Resource: "*" }),
    "a name that is not known": hcl(
      'sid       = var.sid\nactions   = ["s3:PutObject"]\nresources = ["*"]',
    ),
    "what grants nothing": json({
      Sid: "ReadOnly",
      Action: ["s3:GetObject", "s3:PutObject"],
      Resource: "arn:aws:sqs:*:*:orders",
    }),
  },
  invalid: {
    "a Sid": {
      policy: json({ Sid: "ReadOnly", ...putObject }),
      at: ['"s3:PutObject"'],
      severity: "medium",
      confidence: "medium",
      says: "`ReadOnly` says that this only reads, and it grants `s3:PutObject` (Write).",
      fixed: false,
    },
    "a Sid in words": {
      policy: hcl(
        'sid       = "AllowReadLogs"\nactions   = ["s3:GetObject", "s3:DeleteObject"]\nresources = ["arn:aws:s3:::logs/*"]',
      ),
      at: ['"s3:DeleteObject"'],
      severity: "medium",
      fixed: false,
    },
    "a Sid in small letters": {
      policy: json({ Sid: "s3readonly1viewer", Action: "s3:PutObject", Resource: "*" }),
      at: ['"s3:PutObject"'],
      severity: "medium",
    },
    tagging: {
      policy: json({ Sid: "ReadOnly", Action: "s3:PutObjectTagging", Resource: "*" }),
      at: ['"s3:PutObjectTagging"'],
      severity: "medium",
      says: "(Tagging)",
    },
    "permissions management": {
      policy: json({
        Sid: "ReadOnly",
        Action: ["s3:PutObject", "s3:PutBucketPolicy"],
        Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
      }),
      at: ['"s3:PutBucketPolicy"'],
      severity: "high",
      says: "(Permissions management and Write)",
    },
    "a wildcard that also writes": {
      policy: json({ Sid: "ReadOnlyAccess", Action: "sqs:*", Resource: "arn:aws:sqs:*:*:orders" }),
      at: ['"sqs:*"'],
      severity: "high",
    },
    "the name of a role": {
      policy: role("app-read-only", put),
      at: ["s3:PutObject"],
      severity: "medium",
      says: "`app-read-only` says",
    },
    "the name of a role of one word": {
      policy: role("auditor", "Action: dynamodb:DeleteItem\nResource: '*'"),
      at: ["dynamodb:DeleteItem"],
      severity: "medium",
    },
    "a description": {
      policy: role("app", put, "Allows reading of logs"),
      at: ["s3:PutObject"],
      severity: "medium",
      says: "`Allows reading of logs` says",
    },
    "the name of a policy": {
      policy: `
resource "aws_iam_policy" "app" {
  name   = "orders-viewer"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["dynamodb:PutItem"], Resource = "arn:aws:dynamodb:*:*:table/orders" }]
  })
}
`,
      at: ['"dynamodb:PutItem"'],
      severity: "medium",
    },
    "a Sid, before the name of its role": {
      policy: role("orders-writer", `Sid: ReadConfig\n${put}`),
      at: ["s3:PutObject"],
      severity: "medium",
      says: "`ReadConfig` says",
    },
    "everything but something": {
      policy: json({ Sid: "ReadOnly", NotAction: "iam:*", Resource: "*" }),
      at: ['"NotAction": "iam:*"'],
      severity: "high",
      fixed: false,
    },
    "what it names, in YAML": {
      policy: yaml("Sid: ViewOrders\nAction: dynamodb:PutItem\nResource: '*'"),
      at: ["dynamodb:PutItem"],
      severity: "medium",
    },
  },
});

describe("with access that is declared", () => {
  const access = [
    declaredAccess({ level: "write", roles: ["app*", "aws_iam_role.*"] }),
    declaredAccess({ level: "read", roles: ["*-reader"] }),
    declaredAccess({ level: "tagging", roles: ["tagger"] }),
    declaredAccess({ level: "list", roles: ["lister"] }),
    declaredAccess({ level: "permissions-management", roles: ["orders-admin-reader"] }),
  ];
  const on = (actions: string): string => `Action: [${actions}]\nResource: '*'`;
  const declared = (
    "ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ListDeadLetterSourceQueues " +
    "ListMessageMoveTasks ListQueueTags ReceiveMessage TagQueue UntagQueue"
  ).split(" ");
  const inline = (name: string, statement: string): string =>
    hclOf(
      "aws_iam_role_policy",
      `name   = ${name}\n  role   = aws_iam_role.x.id\n  policy`,
      statement,
    );

  ruleTest(accessLevelMismatch, {
    terms: { access },
    valid: {
      "what is declared": role("app", on("s3:GetObject, s3:PutObject, s3:PutObjectTagging")),
      "less than is declared": role("app", on("s3:ListBucket")),
      "reading, with what reading needs": role("x-reader", on("s3:GetObject, kms:Decrypt")),
      "reading, with what every runtime needs": role("x-reader", on("logs:PutLogEvents")),
      "tags alone": role("tagger", on("s3:GetObject, s3:PutObjectTagging")),
      "listing alone": role("lister", on("s3:ListBucket")),
      "what nothing is declared for": role("other", on("s3:PutBucketPolicy")),
      // The last entry that covers a policy has the word; its name says that it manages.
      "what a later entry allows": role("orders-admin-reader", on("s3:PutBucketPolicy")),
      "a Deny": json({ Effect: "Deny", Action: "s3:PutBucketPolicy", Resource: "*" }),
      "the policy of a bucket": template(`
        app:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: app
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: { AWS: "111122223333" }
                  Action: s3:PutBucketPolicy
                  Resource: arn:aws:s3:::app
      `),
    },
    invalid: {
      "more than is declared": {
        policy: role("app", on("s3:PutObject, s3:PutBucketPolicy")),
        at: ["s3:PutBucketPolicy"],
        severity: "high",
        confidence: "high",
        says: "The configuration lets this policy grant Write at most, and it grants `s3:PutBucketPolicy` (Permissions management).",
      },
      "writing where reading is declared": {
        policy: role("x-reader", on("s3:GetObject, s3:PutObject")),
        at: ["s3:PutObject"],
        severity: "medium",
        confidence: "high",
        says: "grant Read at most",
      },
      "writing where tags are declared": {
        policy: role("tagger", on("s3:PutObjectTagging, s3:PutObject")),
        at: ["s3:PutObject"],
        severity: "medium",
        says: "grant Tagging at most",
      },
      "reading where listing is declared": {
        policy: role("lister", on("s3:ListBucket, s3:GetObject, kms:Decrypt")),
        at: ["s3:GetObject"],
        severity: "medium",
        says: "grant List at most, and it grants `s3:GetObject` and `kms:Decrypt` (Read and Write).",
      },
      "whom it is attached to": {
        policy:
          hcl('actions   = ["s3:PutBucketPolicy"]\nresources = ["*"]').replace(
            '"app"\n  policy',
            "aws_iam_role.x.id\n  policy",
          ) + '\nresource "aws_iam_role" "x" {\n  assume_role_policy = "{}"\n}\n',
        at: ['"s3:PutBucketPolicy"'],
        severity: "high",
      },
      "a name of which the end is known": {
        policy: inline(
          '"${var.stage}-reader"',
          'actions   = ["s3:PutObject"]\nresources = ["arn:aws:s3:::logs/*"]',
        ),
        at: ['"s3:PutObject"'],
        severity: "medium",
        says: "grant Read at most",
      },
      "a wildcard of which the declared part can be kept": {
        policy: role("tagger", "Action: sqs:*\nResource: arn:aws:sqs:*:*:orders"),
        at: ["sqs:*"],
        severity: "high",
        fixed: role(
          "tagger",
          `Action:\n${declared.map((each) => `  - sqs:${each}\n`).join("")}Resource: arn:aws:sqs:*:*:orders`,
        ),
      },
      "a name, where more is declared than it says": {
        policy: role("app-read-only", on("s3:GetObject, s3:PutObject")),
        at: ["s3:PutObject"],
        severity: "medium",
        says: "`app-read-only` says that this only reads",
      },
    },
  });
});
