import { describe, expect, test } from "vitest";
import { judge } from "../../src/rules/judge.ts";
import { facts, scanned } from "./facts.ts";
import {
  attached,
  cloudformation,
  everybody,
  keyPolicy,
  policy,
  rulesIn,
  service,
  terraform,
  trust,
  type Case,
} from "./peers.ts";
import { hcl, template, yaml } from "./policies.ts";

// What other scanners are known to cry out about. The rows name what it is about, and the public thread where
// there is one.

const tooMany: Readonly<Record<string, Case>> = {
  "a key's own policy, where * is the key (checkov#2336, #5181)": [
    attached("aws_kms_key", "policy", keyPolicy),
    [],
  ],
  "a key's own policy that AWS makes by default (kics#4779)": [
    cloudformation(
      template(`
        Key:
          Type: AWS::KMS::Key
          Properties:
            KeyPolicy:
              Version: "2012-10-17"
              Statement:
                - Sid: Enable IAM User Permissions
                  Effect: Allow
                  Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:root" }
                  Action: kms:*
                  Resource: "*"
      `),
    ),
    [],
  ],
  "a key for what comes through a service (checkov#5148)": [
    attached(
      "aws_kms_key",
      "policy",
      `
  actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
  resources = ["*"]
  ${everybody}
  condition {
    test     = "StringEquals"
    variable = "kms:CallerAccount"
    values   = ["111122223333"]
  }
  condition {
    test     = "StringEquals"
    variable = "kms:ViaService"
    values   = ["s3.us-east-1.amazonaws.com"]
  }
`,
    ),
    [],
  ],
  "writing that a condition limits to tagged resources (checkov#5305, tfsec#1014)": [
    policy({
      Action: ["ec2:StartInstances", "ec2:StopInstances"],
      Resource: "*",
      Condition: { StringEquals: { "aws:ResourceTag/team": "app" } },
    }),
    [],
  ],
  "what is made with a tag (tfsec#1014)": [
    policy({
      Action: "ec2:CreateVolume",
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestTag/team": "app" } },
    }),
    [],
  ],
  "a Deny with a condition (checkov#1392)": [
    policy({
      Effect: "Deny",
      Action: ["iam:*", "s3:*"],
      Resource: "*",
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
    }),
    [],
  ],
  "a Deny of everything (checkov#1037, tfsec#450, tfsec#915)": [
    policy({ Effect: "Deny", Action: "*", Resource: "*" }),
    [],
  ],
  "a Deny for everybody in a document (checkov#4401)": [
    attached(
      "aws_s3_bucket_policy",
      "policy",
      `effect    = "Deny"\nactions   = ["s3:*"]\nresources = ["arn:aws:s3:::app/*"]\n${everybody}`,
    ),
    [],
  ],
  "a Deny for everybody at a key (checkov#4394)": [
    attached(
      "aws_kms_key",
      "policy",
      `effect    = "Deny"\nactions   = ["kms:ScheduleKeyDeletion"]\nresources = ["*"]\n${everybody}`,
    ),
    [],
  ],
  "a Deny of iam:PassRole (cfn_nag#584)": [
    cloudformation(
      template(`
      App:
        Type: AWS::IAM::Policy
        Properties:
          PolicyName: app
          Roles: [app]
          PolicyDocument:
            Statement: { Effect: Deny, Action: iam:PassRole, Resource: "*" }
    `),
    ),
    [],
  ],
  "everybody who is a certain role (checkov#6839)": [
    trust(`
      ${everybody}
      condition {
        test     = "ArnEquals"
        variable = "aws:PrincipalArn"
        values   = ["arn:aws:iam::111122223333:role/deployer"]
      }
    `),
    [],
  ],
  "everybody of one's organization (checkov#7304)": [
    attached(
      "aws_sns_topic_policy",
      "policy",
      `
  actions   = ["sns:Publish"]
  resources = ["arn:aws:sns:eu-west-1:111122223333:app"]
  ${everybody}
  condition {
    test     = "StringEquals"
    variable = "aws:PrincipalOrgID"
    values   = ["o-abcdefghij"]
  }
`,
    ),
    [],
  ],
  "an account as far as certain roles of it (checkov#7209)": [
    trust(`
      principals {
        type        = "AWS"
        identifiers = ["arn:aws:iam::111122223333:root"]
      }
      condition {
        test     = "ArnLike"
        variable = "aws:PrincipalArn"
        values   = ["arn:aws:iam::111122223333:role/deployer-*"]
      }
    `),
    [],
  ],
  "the objects of a bucket that is declared (trivy#5089, tfsec#1974)": [
    terraform(
      hcl(
        'actions   = ["s3:PutObject"]\nresources = ["${aws_s3_bucket.app.arn}/*"]',
        'resource "aws_s3_bucket" "app" {}',
      ),
    ),
    [],
  ],
  "a resource of a module that is not read (trivy#5089)": [
    terraform(
      hcl(
        'actions   = ["s3:PutObject"]\nresources = ["${module.bucket.arn}/*"]',
        'module "bucket" {\n  source = "example/bucket/aws"\n}',
      ),
    ),
    [],
  ],
  "log streams of one group (trivy#5090, trivy#5010, defsec#1429)": [
    policy({
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: "arn:aws:logs:eu-west-1:111122223333:log-group:app:*",
    }),
    [],
  ],
  "snapshots of AWS Backup (defsec#906)": [
    policy({
      Action: "rds:DeleteDBClusterSnapshot",
      Resource: "arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:awsbackup:*",
    }),
    [],
  ],
  "a wildcard deep in a scoped ARN (tfsec#1978, cfn_nag#152)": [
    terraform(
      hcl(
        'actions   = ["s3:PutObject"]\nresources = ["${aws_s3_bucket.app.arn}/*/test/*"]',
        'resource "aws_s3_bucket" "app" {}',
      ),
    ),
    [],
  ],
  "actions that support * alone (cfn_nag#490, kics#5728, cloudsplaining#190)": [
    policy({
      Action: [
        "ec2messages:GetMessages",
        "s3:ListAllMyBuckets",
        "ec2:DescribeInstances",
        "ecr:GetAuthorizationToken",
      ],
      Resource: "*",
    }),
    [],
  ],
  "a wildcard in the middle of an action (cfn-lint#4025)": [
    policy({ Action: "ec2:Describe*Gateways", Resource: "*" }),
    [],
  ],
  "tagging of API Gateway (cfn-lint#4280)": [
    policy({
      Action: "apigateway:PUT",
      Resource:
        "arn:aws:apigateway:eu-west-1::/tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Frestapis%2Fabc",
    }),
    [],
  ],
  "a service that catalogs lag behind: freetier (cfn-lint#4185)": [
    policy({ Action: "freetier:GetFreeTierUsage", Resource: "*" }),
    [],
  ],
  "a trust policy, which has no Resource (parliament#229)": [
    trust('principals {\n  type        = "Service"\n  identifiers = ["ec2.amazonaws.com"]\n}'),
    [],
  ],
  "what an instance needs, each on its own type (parliament#3)": [
    policy(
      {
        Action: "ec2:RunInstances",
        Resource: "arn:aws:ec2:eu-west-1:111122223333:instance/*",
        Condition: { StringEquals: { "aws:RequestTag/team": "app" } },
      },
      {
        Action: "ec2:RunInstances",
        Resource: [
          "arn:aws:ec2:eu-west-1::image/ami-0abcdef1234567890",
          "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0abc",
        ],
      },
    ),
    [],
  ],
  "an account that is a variable (parliament#172)": [
    policy({
      Action: "sqs:SendMessage",
      Resource: "arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:orders",
    }),
    [],
  ],
  "a partition that is only known later (policy_sentry's empty policy)": [
    cloudformation(
      yaml(
        'Action: ssm:GetParameter\nResource: !Sub "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/app"',
      ),
    ),
    [],
  ],
  "a condition on the tags of a role, which parliament does not know (parliament#145)": [
    policy({
      Action: "iam:TagRole",
      Resource: "arn:aws:iam::111122223333:role/app",
      Condition: { StringEquals: { "iam:ResourceTag/team": "app" } },
    }),
    [],
  ],
  "a text with a wildcard of an action, in Serverless 1 (CKV_AWS_49)": [
    {
      "serverless.yml": service(
        '- { Effect: Allow, Action: "s3:GetObject*", Resource: "arn:aws:s3:::app/reports/*" }',
        true,
      ),
    },
    [],
  ],
  "an action that no list has, which may be a new one (cfn-lint#4185, parliament#254)": [
    policy({ Action: "s3:GetObjectHologram", Resource: "arn:aws:s3:::app/*" }),
    [],
  ],
  "a statement that another document replaces by its Sid (trivy)": [
    terraform(`
data "aws_iam_policy_document" "base" {
  statement {
    sid       = "Objects"
    actions   = ["*"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "narrow" {
  statement {
    sid       = "Objects"
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::app/reports/*"]
  }
}

data "aws_iam_policy_document" "app" {
  source_policy_documents   = [data.aws_iam_policy_document.base.json]
  override_policy_documents = [data.aws_iam_policy_document.narrow.json]
}

resource "aws_iam_role_policy" "app" {
  role   = "app"
  policy = data.aws_iam_policy_document.app.json
}
`),
    [],
  ],
};

describe("is fine, whatever others say", () => {
  test.for(Object.entries(tooMany))("%s", ([, [files, rules]]) => {
    // What is low is told in an audit alone.
    expect(rulesIn(files, "medium")).toEqual(rules);
  });
});

test("a policy is told of once, and not action by action (tfsec#1458)", () => {
  const names = ["s3:PutObject", "s3:DeleteObject", "s3:DeleteBucket", "sqs:DeleteQueue"];
  expect(rulesIn(policy({ Action: names, Resource: "*" }))).toEqual([
    "infrastructure-modification",
  ]);
});

test("what is found in the second of two resources is told of that one (tfsec#1978)", () => {
  const statement = (action: string): string =>
    `jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*" }] })`;
  const role = (name: string, action: string): string =>
    `resource "aws_iam_role_policy" "${name}" {\n  role   = "${name}"\n  policy = ${statement(action)}\n}\n`;
  const files = { "main.tf": role("first", "s3:ListAllMyBuckets") + role("second", "*") };
  const owners = judge(scanned(files), facts).map((each) => each.policy.owner.address);
  expect(owners).toEqual(["aws_iam_role_policy.second"]);
});

test("what cannot be read is a problem, and not a pass (checkov#5627)", () => {
  const { policies, problems } = scanned(
    terraform(
      'resource "aws_iam_role_policy" "app" {\n  role   = "app"\n  policy = "{ no JSON"\n}\n',
    ),
  );
  expect(policies.flatMap(({ statements }) => statements)).toEqual([]);
  expect(problems).not.toEqual([]);
});
