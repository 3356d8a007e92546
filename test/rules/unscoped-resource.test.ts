import { unscopedResource } from "../../src/rules/unscoped-resource.ts";
import { hcl, hclOf, json, template, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

/** A role for messages to phones, which a service assumes. */
const sender = (service: string): string =>
  template(`
    Sender:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument:
          Version: "2012-10-17"
          Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { Service: ${service} } }]
        Policies:
          - PolicyName: send
            PolicyDocument:
              Version: "2012-10-17"
              Statement: [{ Effect: Allow, Action: "sns:Publish", Resource: "*" }]
  `);

const bucket = `resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}`;

ruleTest(unscopedResource, {
  valid: {
    "a named bucket": json({ Action: "s3:ListBucket", Resource: "arn:aws:s3:::logs" }),
    "a declared bucket": hcl(
      'actions   = ["s3:GetObject"]\nresources = ["${aws_s3_bucket.logs.arn}/*"]',
      bucket,
    ),
    "a declared table": yaml(
      "Action: dynamodb:PutItem\nResource: !GetAtt Orders.Arn",
      "Orders:\n  Type: AWS::DynamoDB::Table",
    ),
    "a name with a wildcard in it": json({
      Action: "dynamodb:PutItem",
      Resource: "arn:aws:dynamodb:*:*:table/orders-*",
    }),
    "a path in a bucket": json({
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::logs/*/2026/*",
    }),
    "a path in any bucket": json({ Action: "s3:GetObject", Resource: "arn:aws:s3:::*/public/*" }),
    "what AWS publishes for everybody": json({
      Action: "ssm:GetParameter",
      Resource: "arn:aws:ssm:eu-west-1::parameter/aws/service/*",
    }),
    "a policy variable where the name belongs": json({
      Action: "dynamodb:PutItem",
      Resource: "arn:aws:dynamodb:*:*:table/${aws:username}",
    }),
    "a variable is not a star": hcl('actions   = ["s3:PutObject"]\nresources = [var.bucket_arn]'),
    "a variable and a star": hcl(
      'actions   = ["s3:PutObject"]\nresources = ["${var.bucket_arn}/*"]',
    ),
    "a variable where the name belongs": hcl(
      'actions   = ["dynamodb:PutItem"]\nresources = ["arn:aws:dynamodb:*:*:table/${var.table}"]',
    ),
    "a list that is not known": hcl('actions   = ["s3:PutObject"]\nresources = var.buckets'),
    "a parameter": template(`
      App:
        Type: AWS::IAM::Policy
        Properties:
          PolicyName: app
          Roles: [app]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: sqs:SendMessage
                Resource: !Ref QueueArn
    `),
    "an action that cannot be limited": json({
      Action: "ecr:GetAuthorizationToken",
      Resource: "*",
    }),
    "several that cannot be limited": hcl(
      'actions   = ["s3:ListAllMyBuckets", "sts:GetCallerIdentity", "xray:PutTraceSegments"]\nresources = ["*"]',
    ),
    "tags of what is being made": json({
      Action: "ec2:CreateTags",
      Resource: "*",
      Condition: { StringEquals: { "ec2:CreateAction": ["CreateVolume", "RunInstances"] } },
    }),
    "tags of what is being made, by its type": hcl(`
      actions   = ["ec2:CreateTags"]
      resources = ["arn:aws:ec2:*:*:volume/*"]
      condition {
        test     = "StringEquals"
        variable = "ec2:CreateAction"
        values   = ["CreateVolume"]
      }
    `),
    "what only describes things, by a wildcard": yaml("Action: [ec2:Describe*]\nResource: '*'"),
    "listing by a wildcard": json({ Action: ["s3:List*", "rds:List*"], Resource: "*" }),
    "a Deny": json({ Effect: "Deny", Action: "s3:DeleteBucket", Resource: "*" }),
    "what a Deny of the policy takes away, but for some": json(
      { Action: "sns:Publish", Resource: "*" },
      { Effect: "Deny", Action: "sns:Publish", NotResource: "arn:aws:sns:eu-west-1:1:alarms" },
    ),
    "NotResource, which is another rule's": json({
      Action: "s3:GetObject",
      NotResource: "arn:aws:s3:::secrets/*",
    }),
    "NotAction, which is another rule's": json({ NotAction: "iam:*", Resource: "*" }),
    "every action, which is another rule's": json({ Action: "*", Resource: "*" }),
    "an action that AWS's reference does not know": json({
      Action: "s3:FrobnicateObject",
      Resource: "*",
    }),
    "a key's own policy, whose * is the key": `
resource "aws_kms_key" "app" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/app" }
      Action    = ["kms:Decrypt", "kms:PutKeyPolicy"]
      Resource  = "*"
    }]
  })
}
`,
    "a queue's own policy": hclOf(
      "aws_sqs_queue_policy",
      "policy",
      'actions   = ["sqs:SendMessage"]\nresources = ["*"]\nprincipals {\n  type        = "Service"\n  identifiers = ["sns.amazonaws.com"]\n}',
    ),
    "a service control policy": `
resource "aws_organizations_policy" "app" {
  name    = "app"
  content = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:PutObject"], Resource = "*" }]
  })
}
`,
    "an index of a named table": json({
      Action: "dynamodb:Query",
      Resource: ["arn:aws:dynamodb:*:*:table/orders", "arn:aws:dynamodb:*:*:table/orders/index/*"],
    }),
    "the log groups of Lambda": json({
      Action: "logs:PutLogEvents",
      Resource: "arn:aws:logs:*:*:log-group:/aws/lambda/*",
    }),
  },
  invalid: {
    "tags of what is there, whatever tags these are": {
      policy: json({
        Action: "ec2:CreateTags",
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestTag/team": "app" } },
      }),
      at: ['"*"'],
      severity: "medium",
      says: "every resource.",
    },
    "any key of anybody's, by its type alone": {
      policy: json({ Action: "kms:Decrypt", Resource: "arn:aws:kms:*:*:key/*" }),
      at: ['"arn:aws:kms:*:*:key/*"'],
      severity: "medium",
      says: "every key.",
    },
    "any key of one account, by its type": {
      policy: json({ Action: "kms:Decrypt", Resource: "arn:aws:kms:*:111122223333:key/*" }),
      at: ['"arn:aws:kms:*:111122223333:key/*"'],
      severity: "info",
    },
    "any key, but for a service alone": {
      policy: json({
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
      }),
      at: ['"*"'],
      severity: "low",
      says: "every key. The condition on `kms:ViaService` limits what for.",
    },
    "any key with an alias": {
      policy: yaml(`
        Action: kms:Encrypt
        Resource: '*'
        Condition: { StringEquals: { kms:RequestAlias: alias/app } }
      `),
      at: ["'*'"],
      severity: "low",
      says: "every key. The condition on `kms:RequestAlias` limits which.",
    },
    "what most calls name no terminology for": {
      policy: yaml("Action: translate:TranslateText\nResource: '*'"),
      at: ["'*'"],
      severity: "info",
      confidence: "low",
      says: "`translate:TranslateText` may be limited to certain resources where the call names one.",
    },
    "what manages permissions is named before what changes infrastructure": {
      policy: json({
        Action: [
          "bedrock:CreateAgentAlias",
          "bedrock:AllowVendedLogDeliveryForResource",
          "bedrock:DeleteAgent",
        ],
        Resource: "*",
      }),
      at: ['"*"'],
      severity: "high",
      says: "`bedrock:AllowVendedLogDeliveryForResource` can be limited and `bedrock:CreateAgentAlias` and `bedrock:DeleteAgent` change infrastructure: `*` lets them reach",
    },
    "writing to every bucket": {
      policy: json({ Action: "s3:PutObject", Resource: "*" }),
      at: ['"*"'],
      severity: "medium",
      says: "`s3:PutObject` can be limited to certain resources, and `*` lets it reach every object.",
      fixed: false,
    },
    "every table of any account": {
      policy: json({ Action: "dynamodb:PutItem", Resource: "arn:aws:dynamodb:*:*:table/*" }),
      at: ['"arn:aws:dynamodb:*:*:table/*"'],
      severity: "medium",
    },
    "every table of any account, by what its ARN begins with": {
      policy: json({ Action: "dynamodb:PutItem", Resource: "arn:aws:dynamodb:*" }),
      at: ['"arn:aws:dynamodb:*"'],
      severity: "medium",
    },
    "every table, by the beginning of its type": {
      policy: json({ Action: "dynamodb:PutItem", Resource: "arn:aws:dynamodb:*:*:ta*" }),
      at: ['"arn:aws:dynamodb:*:*:ta*"'],
      severity: "medium",
    },
    "every table of one account is less": {
      policy: json({
        Action: "dynamodb:PutItem",
        Resource: "arn:aws:dynamodb:us-east-1:111122223333:table/*",
      }),
      at: ['"arn:aws:dynamodb:us-east-1:111122223333:table/*"'],
      severity: "low",
    },
    "every table of this account": {
      policy: yaml(
        'Action: dynamodb:PutItem\nResource: !Sub "arn:aws:dynamodb:*:${AWS::AccountId}:table/*"',
      ),
      at: ['"arn:aws:dynamodb:*:${AWS::AccountId}:table/*"'],
      severity: "low",
      says: "`arn:aws:dynamodb:*:${AWS::AccountId}:table/*` lets it reach every table",
    },
    "every service's resources": {
      policy: json({ Action: "sqs:SendMessage", Resource: "arn:aws:*:*:*:*" }),
      at: ['"arn:aws:*:*:*:*"'],
      severity: "medium",
    },
    "reading about a bucket, by name": {
      policy: json({ Action: "s3:GetBucketLocation", Resource: "*" }),
      at: ['"*"'],
      severity: "low",
    },
    "what runtimes ask for": {
      policy: json({
        Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "*",
      }),
      at: ['"*"'],
      severity: "low",
    },
    "scaffolding that real writes stand beside": {
      policy: json({ Action: ["logs:PutLogEvents", "dynamodb:PutItem"], Resource: "*" }),
      at: ['"*"'],
      severity: "medium",
      says: "`dynamodb:PutItem` and `logs:PutLogEvents` can",
    },
    "one single optional type, softly": {
      policy: json({ Action: "cloudwatch:PutMetricData", Resource: "*" }),
      at: ['"*"'],
      severity: "info",
      confidence: "low",
      says: "may be limited to certain resources where the call names one",
    },
    "what Cognito alone asks for without an ARN, softly": {
      policy: sender("cognito-idp.amazonaws.com"),
      at: ['"*"'],
      severity: "info",
      says: "may be limited to certain resources where the call names one",
    },
    "the same for whoever else asks": {
      policy: sender("[cognito-idp.amazonaws.com, lambda.amazonaws.com]"),
      at: ['"*"'],
      severity: "medium",
    },
    "a tag whose name is a variable says which": {
      policy: hcl(
        'actions   = ["autoscaling:SetDesiredCapacity"]\nresources = ["*"]\ncondition {\n  test     = "StringEquals"\n  variable = "aws:ResourceTag/cluster/${var.cluster}"\n  values   = ["owned"]\n}',
      ),
      at: ['"*"'],
      severity: "low",
      says: "The condition on `aws:ResourceTag/cluster/${var.cluster}` limits which.",
    },
    "what is written already is no replacement": {
      policy: yaml(`Action: [amplify:TagResource]
Resource:
  - !Sub "arn:aws:amplify:\${AWS::Region}:\${AWS::AccountId}:apps/*"
  - !Sub "arn:aws:amplify:\${AWS::Region}:\${AWS::AccountId}:apps/*/branches/*"
  - !Sub "arn:aws:amplify:\${AWS::Region}:\${AWS::AccountId}:apps/*/domains/*"
  - !Sub "arn:aws:amplify:\${AWS::Region}:\${AWS::AccountId}:webhooks/*"`),
      at: ['"arn:aws:amplify:${AWS::Region}:${AWS::AccountId}:apps/*"'],
      severity: "low",
      fixed: false,
    },
    "the tags of anything": {
      policy: json({ Action: "ec2:DeleteTags", Resource: "*" }),
      at: ['"*"'],
      severity: "medium",
      says: "`*` lets it reach every resource.",
    },
    "every resource of a type of which AWS makes up the ids": {
      policy: json({
        Action: "elasticloadbalancing:AddTags",
        Resource: "arn:aws:elasticloadbalancing:*:*:listener/net/*/*/*",
      }),
      at: ['"arn:aws:elasticloadbalancing:*:*:listener/net/*/*/*"'],
      severity: "info",
    },
    "every resource of a type that people name, of the same action": {
      policy: json({
        Action: "elasticloadbalancing:AddTags",
        Resource: "arn:aws:elasticloadbalancing:*:*:targetgroup/*/*",
      }),
      at: ['"arn:aws:elasticloadbalancing:*:*:targetgroup/*/*"'],
      severity: "medium",
    },
    "every resource of the type that is named, of many that the action takes": {
      policy: json({ Action: "ec2:CreateTags", Resource: "arn:aws:ec2:*:*:security-group/*" }),
      at: ['"arn:aws:ec2:*:*:security-group/*"'],
      severity: "info",
      says: "lets it reach every security group.",
    },
    "encryption in transit does not": {
      policy: json({
        Action: "s3:PutObject",
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": "true" } },
      }),
      at: ['"*"'],
      severity: "medium",
    },
    "who asks does not": {
      policy: hcl(`
        actions   = ["s3:PutObject"]
        resources = ["*"]
        condition {
          test     = "StringEquals"
          variable = "aws:PrincipalOrgID"
          values   = ["o-abcdefghij"]
        }
      `),
      at: ['"*"'],
      severity: "medium",
    },
    "a star beside a named bucket": {
      policy: json({ Action: "s3:PutObject", Resource: ["arn:aws:s3:::logs/*", "*"] }),
      at: ['"*"'],
      severity: "medium",
      says: "and `*` lets it",
    },
    "a star that a variable may hold": {
      policy: hcl(
        'actions   = ["s3:PutObject"]\nresources = [var.resource]',
        'variable "resource" {\n  default = "*"\n}',
      ),
      at: ["var.resource"],
      severity: "medium",
      fixed: false,
    },
    "wildcards and what they cover": {
      policy: json({ Action: "sqs:Send*", Resource: "*" }),
      at: ['"*"'],
      severity: "medium",
    },
    "a policy that is attached to nothing known": {
      policy: json({ Action: "sqs:SendMessage", Resource: "*" }),
      at: ['"*"'],
      severity: "medium",
      confidence: "medium",
    },
    "a policy of a role": {
      policy: `
resource "aws_iam_role" "app" {
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }
    }
  EOT
}
`,
      at: ['"*"'],
      severity: "medium",
      confidence: "high",
    },
  },
});
