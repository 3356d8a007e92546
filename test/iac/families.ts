/** The languages, by what their files are. */
export const forms = [
  "Terraform",
  "Terraform's JSON syntax",
  "a Terraform policy document",
  "a Terraform plan",
  "CloudFormation in YAML",
  "CloudFormation in JSON",
  "SAM",
  "Serverless",
] as const;

type Form = (typeof forms)[number];

export type Family = { readonly name: string; readonly says: readonly unknown[] } & Readonly<
  Partial<Record<Form, Readonly<Record<string, string>>>>
>;

type Said = {
  readonly kind?: string;
  readonly sid?: string;
  readonly effect?: string;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly principal?: readonly unknown[];
  readonly conditions?: readonly unknown[];
};

function statement(more: Said): unknown {
  return {
    kind: "identity",
    presence: "always",
    sid: "",
    effect: "Allow",
    ...(!more.NotAction && { Action: [] }),
    ...(!more.NotResource && { Resource: [] }),
    principal: [],
    conditions: [],
    ...more,
  };
}

const hcl = (text: string) => ({ "main.tf": text });
const json = (value: unknown) => ({ "main.tf.json": JSON.stringify(value, null, 2) });
const template = (value: unknown) => ({ "template.json": JSON.stringify(value, null, 2) });
const yaml = (text: string) => ({ "template.yaml": text });
const sam = (policies: string, more = "") => ({
  "template.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
${policies.replace(/^/gm, "        ")}
${more}`,
});

const serverless = (statements: string, more = "") => ({
  "serverless.yml": `service: shop
provider:
  name: aws
  iam:
    role:
      statements:
${statements.replace(/^/gm, "        ")}
${more}`,
});

const samWithout = (more: string) => ({
  "template.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: worker }
${more}`,
});

/** What `terraform show -json` prints of a plan that makes one resource. */
const plan = (address: string, after: object) => ({
  "plan.json": JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.8",
    resource_changes: [
      {
        address,
        mode: "managed",
        type: address.split(".")[0],
        name: address.split(".")[1],
        provider_name: "registry.terraform.io/hashicorp/aws",
        change: {
          actions: ["create"],
          before: null,
          after,
          after_unknown: { arn: true, id: true },
        },
      },
    ],
  }),
});

const policyOf = (statements: unknown, resources: object = {}) =>
  template({
    Resources: {
      Policy: {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: { PolicyDocument: { Version: "2012-10-17", Statement: statements } },
      },
      ...resources,
    },
  });

const topicMayCall = {
  Action: "lambda:InvokeFunction",
  FunctionName: "worker",
  Principal: "sns.amazonaws.com",
  SourceArn: "arn:aws:sns:eu-west-1:111122223333:jobs",
};

export const families: readonly Family[] = [
  {
    name: "the permission of a topic to call a function",
    says: [
      statement({
        kind: "resource",
        Action: ["lambda:InvokeFunction"],
        Resource: ["arn:<partition>:lambda:<region>:<account>:function:worker"],
        principal: [["Service", ["sns.amazonaws.com"]]],
        conditions: [["ArnLike", "AWS:SourceArn", ["arn:aws:sns:eu-west-1:111122223333:jobs"]]],
      }),
    ],
    Terraform: hcl(`
resource "aws_lambda_function" "worker" { function_name = "worker" }
resource "aws_lambda_permission" "p" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.worker.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = "arn:aws:sns:eu-west-1:111122223333:jobs"
}`),
    "Terraform's JSON syntax": json({
      resource: {
        aws_lambda_permission: {
          p: {
            action: "lambda:InvokeFunction",
            function_name: "worker",
            principal: "sns.amazonaws.com",
            source_arn: "arn:aws:sns:eu-west-1:111122223333:jobs",
          },
        },
      },
    }),
    "a Terraform plan": plan("aws_lambda_permission.p", {
      action: "lambda:InvokeFunction",
      event_source_token: null,
      function_name: "worker",
      principal: "sns.amazonaws.com",
      source_account: null,
      source_arn: "arn:aws:sns:eu-west-1:111122223333:jobs",
    }),
    "CloudFormation in YAML": yaml(`
Resources:
  Worker:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: worker }
  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref Worker
      Principal: sns.amazonaws.com
      SourceArn: arn:aws:sns:eu-west-1:111122223333:jobs
`),
    "CloudFormation in JSON": template({
      Resources: { Permission: { Type: "AWS::Lambda::Permission", Properties: topicMayCall } },
    }),
    SAM: samWithout(`  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !GetAtt Worker.Arn
      Principal: sns.amazonaws.com
      SourceArn: arn:aws:sns:eu-west-1:111122223333:jobs
`),
    Serverless: {
      "serverless.yml": `service: shop
provider: { name: aws }
resources:
  Resources:
    Permission:
      Type: AWS::Lambda::Permission
      Properties: ${JSON.stringify(topicMayCall)}
`,
    },
  },
  {
    name: "the objects of a bucket whose name AWS makes up",
    says: [
      statement({
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: ["arn:<partition>:s3:::<name>/*"],
      }),
    ],
    Terraform: hcl(`
resource "aws_s3_bucket" "logs" {}
resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = "\${aws_s3_bucket.logs.arn}/*" }]
  })
}`),
    "a Terraform policy document": hcl(`
resource "aws_s3_bucket" "logs" {}
data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["\${aws_s3_bucket.logs.arn}/*"]
  }
}
resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.p.json }`),
    "Terraform's JSON syntax": json({
      resource: {
        aws_s3_bucket: { logs: {} },
        aws_iam_policy: { p: { policy: "${data.aws_iam_policy_document.p.json}" } },
      },
      data: {
        aws_iam_policy_document: {
          p: {
            statement: [
              {
                actions: ["s3:GetObject", "s3:PutObject"],
                resources: ["${aws_s3_bucket.logs.arn}/*"],
              },
            ],
          },
        },
      },
    }),
    "CloudFormation in YAML": yaml(`
Resources:
  Logs:
    Type: AWS::S3::Bucket
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action:
              - s3:GetObject
              - s3:PutObject
            Resource: !Sub \${Logs.Arn}/*
`),
    "CloudFormation in JSON": policyOf(
      [
        {
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:PutObject"],
          Resource: { "Fn::Join": ["", [{ "Fn::GetAtt": ["Logs", "Arn"] }, "/*"]] },
        },
      ],
      { Logs: { Type: "AWS::S3::Bucket" } },
    ),
    SAM: sam(
      `- Statement:
    Effect: Allow
    Action: [s3:GetObject, s3:PutObject]
    Resource: !Sub \${Logs.Arn}/*`,
      "  Logs:\n    Type: AWS::S3::Bucket\n",
    ),
    Serverless: serverless(
      "- Effect: Allow\n  Action: [s3:GetObject, s3:PutObject]\n  Resource: !Sub ${Logs.Arn}/*",
      "resources:\n  Resources:\n    Logs:\n      Type: AWS::S3::Bucket\n",
    ),
  },
  {
    name: "a queue by its name, in this account and region",
    says: [
      statement({
        sid: "Send",
        Action: ["sqs:SendMessage"],
        Resource: ["arn:<partition>:sqs:<region>:<account>:orders"],
      }),
    ],
    Terraform: hcl(`
resource "aws_sqs_queue" "orders" { name = "orders" }
resource "aws_iam_role_policy" "p" {
  role   = "worker"
  policy = jsonencode({ Statement = { Sid = "Send", Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.orders.arn } })
}`),
    "a Terraform policy document": hcl(`
data "aws_caller_identity" "me" {}
data "aws_region" "here" {}
data "aws_partition" "this" {}
data "aws_iam_policy_document" "p" {
  statement {
    sid       = "Send"
    actions   = ["sqs:SendMessage"]
    resources = ["arn:\${data.aws_partition.this.partition}:sqs:\${data.aws_region.here.name}:\${data.aws_caller_identity.me.account_id}:orders"]
  }
}
resource "aws_iam_role_policy" "p" {
  role   = "worker"
  policy = data.aws_iam_policy_document.p.json
}`),
    "Terraform's JSON syntax": json({
      resource: {
        aws_sqs_queue: { orders: { name: "orders" } },
        aws_iam_role_policy: {
          p: {
            role: "worker",
            policy:
              '${jsonencode({ Statement = { Sid = "Send", Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.orders.arn } })}',
          },
        },
      },
    }),
    "CloudFormation in YAML": yaml(`
Resources:
  Policy:
    Type: AWS::IAM::RolePolicy
    Properties:
      RoleName: worker
      PolicyName: send
      PolicyDocument:
        Statement:
          Sid: Send
          Effect: Allow
          Action: sqs:SendMessage
          Resource: !Sub arn:\${AWS::Partition}:sqs:\${AWS::Region}:\${AWS::AccountId}:orders
`),
    "CloudFormation in JSON": policyOf(
      {
        Sid: "Send",
        Effect: "Allow",
        Action: "sqs:SendMessage",
        Resource: { "Fn::GetAtt": ["Orders", "Arn"] },
      },
      { Orders: { Type: "AWS::SQS::Queue", Properties: { QueueName: "orders" } } },
    ),
    SAM: sam(
      `- Statement:
    - Sid: Send
      Effect: Allow
      Action: sqs:SendMessage
      Resource: !GetAtt Orders.Arn`,
      "  Orders:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: orders\n",
    ),
    Serverless: serverless(
      "- Sid: Send\n  Effect: Allow\n  Action: sqs:SendMessage\n  Resource: !GetAtt Orders.Arn",
      "resources:\n  Resources:\n    Orders:\n      Type: AWS::SQS::Queue\n      Properties: { QueueName: '${self:custom.queue}' }\ncustom: { queue: orders }\n",
    ),
  },
  {
    name: "all but some actions and resources, under conditions",
    says: [
      statement({
        effect: "Deny",
        NotAction: ["iam:*", "sts:*"],
        NotResource: ["arn:aws:s3:::public/*"],
        conditions: [
          ["BoolIfExists", "aws:MultiFactorAuthPresent", ["false"]],
          ["StringNotEquals", "aws:RequestedRegion", ["eu-central-1", "eu-west-1"]],
        ],
      }),
    ],
    Terraform: hcl(`
resource "aws_iam_policy" "p" {
  policy = <<-EOT
    {
      "Statement": [{
        "Effect": "Deny",
        "NotAction": ["iam:*", "sts:*"],
        "NotResource": "arn:aws:s3:::public/*",
        "Condition": {
          "StringNotEquals": { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] },
          "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }
        }
      }]
    }
  EOT
}`),
    "a Terraform policy document": hcl(`
data "aws_iam_policy_document" "p" {
  statement {
    effect        = "Deny"
    not_actions   = ["iam:*", "sts:*"]
    not_resources = ["arn:aws:s3:::public/*"]
    condition {
      test     = "StringNotEquals"
      variable = "aws:RequestedRegion"
      values   = ["eu-west-1", "eu-central-1"]
    }
    condition {
      test     = "BoolIfExists"
      variable = "aws:MultiFactorAuthPresent"
      values   = [false]
    }
  }
}
resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.p.json }`),
    "a Terraform plan": plan("aws_iam_policy.p", {
      path: "/",
      policy: JSON.stringify({
        Statement: [
          {
            Condition: {
              BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
              StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] },
            },
            Effect: "Deny",
            NotAction: ["iam:*", "sts:*"],
            NotResource: "arn:aws:s3:::public/*",
          },
        ],
      }),
    }),
    "CloudFormation in YAML": yaml(`
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Deny
            NotAction: [iam:*, sts:*]
            NotResource: [arn:aws:s3:::public/*]
            Condition:
              StringNotEquals:
                aws:RequestedRegion: [eu-west-1, eu-central-1]
              BoolIfExists: {aws:MultiFactorAuthPresent: false}
`),
    "CloudFormation in JSON": policyOf([
      {
        Effect: "Deny",
        NotAction: ["iam:*", "sts:*"],
        NotResource: "arn:aws:s3:::public/*",
        Condition: {
          BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
          StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] },
        },
      },
    ]),
    SAM: sam(`- Statement:
    - Effect: Deny
      NotAction: [iam:*, sts:*]
      NotResource: arn:aws:s3:::public/*
      Condition:
        StringNotEquals: {aws:RequestedRegion: [eu-west-1, eu-central-1]}
        BoolIfExists: {aws:MultiFactorAuthPresent: false}`),
  },
  {
    name: "whom a role trusts",
    says: [
      statement({
        kind: "trust",
        Action: ["sts:AssumeRole"],
        principal: [["Service", ["ec2.amazonaws.com", "lambda.amazonaws.com"]]],
      }),
    ],
    Terraform: hcl(`
resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({
    Statement = [for it in ["now"] : {
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = [for name in ["lambda", "ec2"] : "\${name}.amazonaws.com"] }
    }]
  })
}`),
    "a Terraform policy document": hcl(`
data "aws_iam_policy_document" "t" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com", "ec2.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "r" { assume_role_policy = data.aws_iam_policy_document.t.json }`),
    "Terraform's JSON syntax": json({
      resource: {
        aws_iam_role: {
          r: {
            assume_role_policy: JSON.stringify({
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: { Service: ["ec2.amazonaws.com", "lambda.amazonaws.com"] },
                },
              ],
            }),
          },
        },
      },
    }),
    "a Terraform plan": plan("aws_iam_role.r", {
      assume_role_policy: JSON.stringify({
        Statement: [
          {
            Action: "sts:AssumeRole",
            Effect: "Allow",
            Principal: { Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"] },
          },
        ],
      }),
      force_detach_policies: false,
    }),
    "CloudFormation in YAML": yaml(`
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: '{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"]}}]}'
`),
    "CloudFormation in JSON": template({
      Resources: {
        Role: {
          Type: "AWS::IAM::Role",
          Properties: {
            AssumeRolePolicyDocument: {
              Statement: {
                Effect: "Allow",
                Action: ["sts:AssumeRole"],
                Principal: { Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"] },
              },
            },
          },
        },
      },
    }),
    SAM: yaml(`Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal:
              Service: [lambda.amazonaws.com, ec2.amazonaws.com]
`),
  },
  {
    name: "who may use a queue",
    says: [
      statement({
        kind: "resource",
        Action: ["sqs:SendMessage"],
        Resource: ["arn:<partition>:sqs:<region>:<account>:<name>"],
        principal: [["AWS", ["arn:aws:iam::123456789012:root"]]],
        conditions: [["ArnLike", "aws:SourceArn", ["arn:aws:sns:*:123456789012:${aws:username}"]]],
      }),
    ],
    Terraform: hcl(`
resource "aws_sqs_queue" "q" {}
resource "aws_sqs_queue_policy" "q" {
  queue_url = aws_sqs_queue.q.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.q.arn
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:sns:*:123456789012:$\${aws:username}" } }
    }]
  })
}`),
    "a Terraform policy document": hcl(`
resource "aws_sqs_queue" "q" {}
data "aws_iam_policy_document" "q" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.q.arn]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:aws:sns:*:123456789012:&{aws:username}"]
    }
  }
}
resource "aws_sqs_queue_policy" "q" {
  queue_url = aws_sqs_queue.q.id
  policy    = data.aws_iam_policy_document.q.json
}`),
    "CloudFormation in YAML": yaml(`
Resources:
  Queue:
    Type: AWS::SQS::Queue
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: sqs:SendMessage
            Resource: !GetAtt Queue.Arn
            Principal:
              AWS: arn:aws:iam::123456789012:root
            Condition:
              ArnLike:
                aws:SourceArn: !Sub arn:aws:sns:*:123456789012:\${!aws:username}
`),
    "CloudFormation in JSON": template({
      Resources: {
        Queue: { Type: "AWS::SQS::Queue" },
        Policy: {
          Type: "AWS::SQS::QueuePolicy",
          Properties: {
            Queues: [{ Ref: "Queue" }],
            PolicyDocument: {
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sqs:SendMessage",
                  Resource: { "Fn::GetAtt": "Queue.Arn" },
                  Principal: { AWS: "arn:aws:iam::123456789012:root" },
                  Condition: {
                    ArnLike: { "aws:SourceArn": "arn:aws:sns:*:123456789012:${aws:username}" },
                  },
                },
              ],
            },
          },
        },
      },
    }),
  },
  {
    name: "names of the log groups of a function, given by a variable that has a default",
    says: [
      statement({
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: ["arn:aws:logs:<region>:<account>:log-group:/aws/lambda/<unknown>:*"],
      }),
    ],
    Terraform: hcl(`
variable "name" { default = "worker" }
data "aws_caller_identity" "me" {}
data "aws_region" "here" {}
locals { group = "/aws/lambda/\${var.name}" }
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Statement = [{
    Effect = "Allow"
    Action = concat(["logs:CreateLogStream"], ["logs:PutLogEvents"])
    Resource = format("arn:aws:logs:%s:%s:log-group:%s:*", data.aws_region.here.name, data.aws_caller_identity.me.account_id, local.group)
  }] })
}`),
    "CloudFormation in YAML": yaml(`
Parameters:
  Name:
    Type: String
    Default: worker
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          Effect: Allow
          Action: [logs:CreateLogStream, logs:PutLogEvents]
          Resource: !Sub
            - arn:aws:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${Group}:*
            - Group: !Join ["/", ["", aws, lambda, !Ref Name]]
`),
    "CloudFormation in JSON": template({
      Parameters: { Name: { Type: "String", Default: "worker" } },
      Resources: {
        Policy: {
          Type: "AWS::IAM::ManagedPolicy",
          Properties: {
            PolicyDocument: {
              Statement: {
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: {
                  "Fn::Sub":
                    "arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/${Name}:*",
                },
              },
            },
          },
        },
      },
    }),
    SAM: {
      "template.yaml": `Transform: AWS::Serverless-2016-10-31
Parameters:
  Name:
    Type: String
    Default: worker
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - Statement:
            - Effect: Allow
              Action: [logs:CreateLogStream, logs:PutLogEvents]
              Resource: !Sub arn:aws:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/\${Name}:*
`,
    },
    Serverless: serverless(
      `- Effect: Allow
  Action: \${self:custom.actions}
  Resource: arn:aws:logs:\${aws:region}:\${aws:accountId}:log-group:/aws/lambda/\${opt:name, 'worker'}:*`,
      "custom: { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'] }\n",
    ),
  },
];
