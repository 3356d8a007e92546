import { expect, test } from "vitest";
import { hcl } from "../rules/policies.ts";
import { onlyProposed, proposals, type Proposed } from "./proposed.ts";

/** What is offered if only what is declared elsewhere is used: how it is called, and the resources then. */
function offered(actions: readonly string[], ...beside: readonly string[]): readonly string[] {
  const list = actions.map((each) => `"${each}"`).join(", ");
  const [only] = proposals(hcl(`actions   = [${list}]\nresources = ["*"]`, ...beside));
  if (!only || only.outcome.kind === "none") return [];
  return only.outcome.alternatives
    .filter(({ when }) => when.startsWith("it uses only"))
    .map(({ when, edit }) => `${when}: ${/resources = (\[[^\]]*\])/.exec(edit.text)?.[1] ?? ""}`);
}

const base = 'data "terraform_remote_state" "base" {\n  backend = "s3"\n}';

test.each([
  [
    "a queue that is looked up",
    ["sqs:SendMessage"],
    ['data "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}'],
    "it uses only `data.aws_sqs_queue.jobs`: [data.aws_sqs_queue.jobs.arn]",
  ],
  [
    "the key behind an alias",
    ["kms:Decrypt"],
    ['data "aws_kms_alias" "shared" {\n  name = "alias/shared"\n}'],
    "it uses only `data.aws_kms_alias.shared`: [data.aws_kms_alias.shared.target_key_arn]",
  ],
  [
    "a variable that is called after an ARN",
    ["sns:Publish"],
    ['variable "alarms_topic_arn" {\n  type = string\n}'],
    "it uses only `var.alarms_topic_arn`: [var.alarms_topic_arn]",
  ],
  [
    "an output of a module of elsewhere that something takes",
    ["s3:GetObject"],
    [
      'module "uploads" {\n  source = "acme/bucket/aws"\n}',
      'output "it" {\n  value = module.uploads.bucket.arn\n}',
    ],
    'it uses only `module.uploads.bucket.arn`: ["${module.uploads.bucket.arn}/*"]',
  ],
  [
    "an output of another state",
    ["kms:Decrypt"],
    [base, "locals {\n  key = data.terraform_remote_state.base.outputs.key_arn\n}"],
    "it uses only `data.terraform_remote_state.base.outputs.key_arn`: [data.terraform_remote_state.base.outputs.key_arn]",
  ],
  [
    "what another statement refers to, in a file that is not there",
    ["sns:Publish"],
    ["locals {\n  it = aws_sns_topic.alarms.name\n}"],
    "it uses only `aws_sns_topic.alarms`: [aws_sns_topic.alarms.arn]",
  ],
  [
    "a parameter that is called after what it holds",
    ["sqs:SendMessage"],
    ['data "aws_ssm_parameter" "queue_arn" {\n  name = "/jobs/queue"\n}'],
    "it uses only `data.aws_ssm_parameter.queue_arn.value`: [data.aws_ssm_parameter.queue_arn.value]",
  ],
] as const)("%s is offered where nothing declared fits", (_, actions, beside, expected) => {
  expect(offered(actions, ...beside)).toEqual([expected]);
});

test.each([
  [
    "what is declared comes first",
    ["sns:Publish"],
    [
      'variable "topic_arn" {}',
      'resource "aws_sns_topic" "a" {}',
      'resource "aws_sns_topic" "b" {}',
    ],
    /aws_sns_topic\.a/,
  ],
  [
    "a secret of Terraform's own is none",
    ["sns:Publish"],
    ['variable "topic_arn" {\n  sensitive = true\n}'],
    /^$/,
  ],
  [
    "what Terraform reads itself is none",
    ["secretsmanager:GetSecretValue"],
    [
      'data "aws_secretsmanager_secret" "own" {\n  name = "own"\n}',
      'data "aws_secretsmanager_secret_version" "own" {\n  secret_id = data.aws_secretsmanager_secret.own.id\n}',
    ],
    /^$/,
  ],
  [
    "one of several has no plain name",
    ["sqs:SendMessage"],
    ['data "aws_sqs_queue" "q" {\n  count = 2\n}'],
    /^$/,
  ],
  ["a name says another type", ["sqs:SendMessage"], ['variable "queue_table_arn" {}'], /^$/],
] as const)("%s", (_, actions, beside, expected) => {
  expect(offered(actions, ...beside).join("\n")).toMatch(expected);
  expect(offered(actions, ...beside).join("\n")).not.toContain("topic_arn");
});

const functionWith = (value: string): readonly string[] => [
  `resource "aws_lambda_function" "app" {
  role = aws_iam_role.app.arn
  environment {
    variables = { QUEUE = ${value} }
  }
}`,
  'resource "aws_iam_role" "app" {}',
];

test("what runs refers to what is looked up: that is meant", () => {
  const policy = hcl('actions   = ["sqs:SendMessage"]\nresources = ["*"]').replace(
    '"app"\n  policy',
    "aws_iam_role.app.name\n  policy",
  );
  const files = [
    policy,
    ...functionWith("data.aws_sqs_queue.jobs.url"),
    'data "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}',
  ].join("\n");
  const [only] = proposals(files);
  expect(only?.outcome).toMatchObject({
    kind: "commit",
    narrowing: {
      assumptions: [
        "that it uses only `data.aws_sqs_queue.jobs`, which `aws_lambda_function.app` refers to",
      ],
    },
  });
});

// Nobody names a key who reads what it encrypts: the only one that is declared is not the only one that may be meant.
test.each([
  ["another is looked up", 'data "aws_kms_key" "shared" {\n  key_id = "alias/shared"\n}'],
  ["another is declared in a file that was not read", "locals {\n  key = aws_kms_key.logs.arn\n}"],
])("the only key that is declared is not taken for the only one where %s", (_, beside) => {
  const key = 'resource "aws_kms_key" "own" {}';
  const kms = (...more: readonly string[]): Proposed =>
    onlyProposed(hcl('actions   = ["kms:Decrypt"]\nresources = ["*"]', key, ...more));
  const own = expect.stringContaining("[aws_kms_key.own.arn]") as string;
  expect(kms()).toMatchObject({ kind: "commit", lines: own });
  expect(kms(beside)).not.toMatchObject({ lines: own });
});

test("the only workgroup that is declared is beside the one that every account has", () => {
  expect(
    onlyProposed(
      hcl(
        'actions   = ["athena:StartQueryExecution"]\nresources = ["*"]',
        'resource "aws_athena_workgroup" "reports" {\n  name = "reports"\n}',
      ),
    ),
  ).toMatchObject({
    kind: "commit",
    assumptions: [
      "that it uses only `aws_athena_workgroup.reports`, the only workgroup declared here, and what every account has",
    ],
    lines: expect.stringMatching(
      /aws_athena_workgroup\.reports\.arn,\s*"arn:[^"]*:workgroup\/primary"/,
    ) as string,
  });
});
