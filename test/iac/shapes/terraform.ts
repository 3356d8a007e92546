import { lines, sample, type Shape } from "./shape.ts";

const main = (...each: readonly string[]) => ({ "main.tf": lines(...each) });
const allow = (resource: string): string =>
  `jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = ${resource} }] })`;
const policy = (text: string): string => `resource "aws_iam_policy" "p" { policy = ${text} }`;
const given = lines('variable "arn" {}', policy(allow("var.arn")));
const called = 'module "m" {\n  source = "./m"\n  arn    = "arn:aws:s3:::logs/*"\n}\n';
const planned = (change: object, configuration: object = {}) =>
  JSON.stringify({
    format_version: "1.2",
    resource_changes: [
      { address: "aws_iam_policy.p", mode: "managed", type: "aws_iam_policy", change },
    ],
    configuration: { root_module: configuration },
  });
const document = (resource: string) => ({
  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: resource }],
});

export const terraform: readonly Shape[] = [
  {
    files: "Terraform and OpenTofu `*.tf`, `*.tofu`, `*.tf.json`, `*.tofu.json`",
    evaluated: {
      "`aws_iam_policy_document` (merged by Sid, `dynamic`)": sample(
        main(
          'data "aws_iam_policy_document" "base" {',
          "  statement {",
          '    sid     = "A"',
          '    actions = ["s3:*"]',
          "  }",
          "}",
          'data "aws_iam_policy_document" "d" {',
          "  source_policy_documents = [data.aws_iam_policy_document.base.json]",
          '  dynamic "statement" {',
          '    for_each = ["logs"]',
          "    content {",
          '      sid       = "A"',
          '      actions   = ["s3:GetObject"]',
          '      resources = ["arn:aws:s3:::${statement.value}/*"]',
          "    }",
          "  }",
          "}",
          policy("data.aws_iam_policy_document.d.json"),
        ),
        "main.tf:9 A: Allow s3:GetObject on arn:aws:s3:::logs/*",
      ),
      "`jsonencode` and heredocs": sample(
        main(
          policy(allow('"*"')),
          'resource "aws_iam_role_policy" "q" {',
          "  policy = <<-EOT",
          '    { "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }',
          "  EOT",
          "}",
        ),
        "main.tf:1 Allow s3:GetObject on *",
        "main.tf:4 Allow s3:* on *",
      ),
      "every resource type that holds a policy, of `aws` and `awscc`": sample(
        main(
          `resource "aws_sns_topic" "t" { policy = ${allow('"*"')} }`,
          `resource "awscc_iam_managed_policy" "p" { policy_document = ${allow('"*"')} }`,
        ),
        "main.tf:1 Allow s3:GetObject on *",
        "main.tf:2 Allow s3:GetObject on *",
      ),
      "permissions of Lambda and EventBridge": sample(
        main(
          'resource "aws_lambda_permission" "p" {',
          '  action        = "lambda:InvokeFunction"',
          '  function_name = "arn:aws:lambda:eu-west-1:111122223333:function:app"',
          '  principal     = "s3.amazonaws.com"',
          '  source_arn    = "arn:aws:s3:::in"',
          "}",
        ),
        "main.tf:1 Allow lambda:InvokeFunction on arn:aws:lambda:eu-west-1:111122223333:function:app for Service: s3.amazonaws.com if ArnLike AWS:SourceArn: arn:aws:s3:::in",
      ),
      "the URL of a function that asks nobody who they are": sample(
        main(
          'resource "aws_lambda_function_url" "u" {',
          '  authorization_type = "NONE"',
          '  function_name      = "arn:aws:lambda:eu-west-1:111122223333:function:app"',
          "}",
        ),
        "main.tf:2 Allow lambda:InvokeFunctionUrl on arn:aws:lambda:eu-west-1:111122223333:function:app for *: * if StringEquals lambda:FunctionUrlAuthType: NONE",
        "main.tf:2 Allow lambda:InvokeFunction on arn:aws:lambda:eu-west-1:111122223333:function:app for *: * if Bool lambda:InvokedViaFunctionUrl: true",
      ),
      "locals, defaults of variables, Terraform's functions, `for`, `count`, `for_each`": sample(
        main(
          'variable "name" { default = "logs" }',
          'locals { arns = [for n in ["a", "b"] : "arn:aws:s3:::${join("-", [var.name, n])}"] }',
          policy(allow("local.arns")),
          'resource "aws_iam_user_policy" "u" {',
          '  for_each = toset(["c", "d"])',
          `  policy   = ${allow('"arn:aws:s3:::${each.key}"')}`,
          "}",
          'resource "aws_iam_group_policy" "g" {',
          "  count  = 1",
          `  policy = ${allow('"arn:aws:s3:::${count.index}"')}`,
          "}",
        ),
        "main.tf:3 Allow s3:GetObject on arn:aws:s3:::${./var.name: logs | ?}-a, arn:aws:s3:::${./var.name: logs | ?}-b",
        "main.tf:6 Allow s3:GetObject on arn:aws:s3:::c",
        "main.tf:6 Allow s3:GetObject on arn:aws:s3:::d",
        "main.tf:10 Allow s3:GetObject on arn:aws:s3:::0",
      ),
      "attributes of declared resources": sample(
        main(
          'resource "aws_sqs_queue" "q" { name = "jobs" }',
          policy(allow("aws_sqs_queue.q.arn")),
        ),
        "main.tf:2 Allow s3:GetObject on arn:${partition ./provider.aws/partition}:sqs:${region ./provider.aws/region}:${account ./provider.aws/account}:jobs",
      ),
      "`file()` and `templatefile()` inside the repository": sample(
        {
          ...main(policy('templatefile("p.json", { bucket = "logs" })')),
          "p.json": lines(
            '{ "Statement": {',
            '  "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::${bucket}"',
            "} }",
          ),
        },
        "p.json:1 Allow s3:* on arn:aws:s3:::logs",
      ),
    },
    not: {
      "variables without a value, and what other providers and data sources give": sample(
        main('variable "policy" {}', policy("var.policy")),
        "main.tf:2 unknown-document",
      ),
      "grants of KMS and other permissions": sample(
        main('resource "aws_kms_grant" "g" { key_id = "k" }'),
        "main.tf:1 permission",
      ),
    },
  },
  {
    files: "Variables `*.tfvars`, `*.tfvars.json`",
    evaluated: {
      "`terraform.tfvars` and `*.auto.tfvars` give values": sample(
        {
          "main.tf": given,
          "terraform.tfvars": 'arn = "arn:aws:s3:::logs/*"\n',
        },
        "main.tf:2 Allow s3:GetObject on arn:aws:s3:::logs/*",
      ),
    },
    not: {
      "other files, which a command may name": sample(
        {
          ...main('variable "policy" {}', policy("var.policy")),
          "prod.tfvars": 'policy = "{}"\n',
        },
        "main.tf:2 unknown-document",
      ),
    },
  },
  {
    files: "Modules of Terraform",
    evaluated: {
      "those of the repository, once for each call, with inputs and outputs": sample(
        {
          "main.tf": called,
          "m/main.tf": given,
        },
        "m/main.tf:2 Allow s3:GetObject on arn:aws:s3:::logs/*",
      ),
      "statements in the inputs of others": sample(
        main(
          'module "m" {',
          '  source = "example/iam/aws"',
          "  statements = [{",
          '    effect = "Allow", actions = ["s3:*"], resources = ["*"]',
          "  }]",
          "}",
        ),
        "main.tf:3 Allow s3:* on *",
      ),
    },
    not: {
      "modules of registries and of other repositories": sample(
        main('module "m" { source = "example/iam/aws" }', policy("module.m.policy")),
        "main.tf:2 unknown-document",
      ),
    },
  },
  {
    files: "Terragrunt and stacks of Terraform `*.hcl`",
    evaluated: {
      "`inputs` of a module of the repository, `locals`": sample(
        {
          "live/terragrunt.hcl": lines(
            'terraform { source = "../m" }',
            'locals { name = "logs" }',
            'inputs = { arn = "arn:aws:s3:::${local.name}/*" }',
          ),
          "m/main.tf": given,
        },
        "m/main.tf:2 Allow s3:GetObject on arn:aws:s3:::logs/*",
      ),
      "what `generate` writes": sample(
        {
          "live/terragrunt.hcl": lines(
            'generate "iam" {',
            '  path     = "iam.tf"',
            "  contents = <<-EOF",
            `    ${policy(allow('"*"'))}`,
            "  EOF",
            "}",
          ),
        },
        "live/terragrunt.hcl:4 Allow s3:GetObject on *",
      ),
      "components of stacks": sample(
        {
          "main.tfcomponent.hcl": lines(
            'component "m" {',
            '  source = "./m"',
            '  inputs = { arn = "arn:aws:s3:::logs" }',
            "}",
          ),
          "m/main.tf": given,
        },
        "m/main.tf:2 Allow s3:GetObject on arn:aws:s3:::logs",
      ),
      "statements in other files": sample(
        {
          "root.hcl": lines(
            "inputs = {",
            '  more = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }]',
            "}",
          ),
        },
        "root.hcl:2 Allow s3:* on *",
      ),
    },
    not: {
      "`dependency`, and what `include` brings along": sample(
        {
          "live/terragrunt.hcl": lines(
            'terraform { source = "../m" }',
            "inputs = { policy = dependency.other.outputs.policy }",
          ),
          "m/main.tf": lines('variable "policy" {}', policy("var.policy")),
        },
        "m/main.tf:2 unknown-document",
      ),
    },
  },
  {
    files: "Plans of Terraform, as `terraform show -json` prints them, `*.json`",
    evaluated: {
      "known values": sample(
        {
          "plan.json": planned({
            after: { policy: JSON.stringify(document("arn:aws:s3:::logs")) },
          }),
        },
        "plan.json:1 Allow s3:GetObject on arn:aws:s3:::logs",
      ),
      "placed in the configuration where that lies beside it": sample(
        {
          "main.tf": given,
          "plan.json": planned({
            after: { policy: JSON.stringify(document("arn:aws:s3:::logs")) },
          }),
        },
        "main.tf:2 Allow s3:GetObject on <./var.arn>",
      ),
    },
    not: {
      "what is known after apply": sample(
        {
          "plan.json": planned(
            { after: {}, after_unknown: { policy: true } },
            { resources: [{ address: "aws_iam_policy.p", expressions: { policy: {} } }] },
          ),
        },
        "plan.json:1 unknown-document",
      ),
    },
  },
];
