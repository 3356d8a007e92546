import { expect, test } from "vitest";
import { proposed } from "./proposed.ts";

const declared = `
data "aws_partition" "here" {}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_sqs_queue" "failed" {
  name = "failed"
}

resource "aws_s3_bucket" "reports" {
  bucket = "acme-reports"
}
`;
const policy = (name: string, names: string): string => `
resource "aws_iam_policy" "${name}" {
  policy = templatefile("\${path.module}/policies/worker.json", { ${names} })
}
`;
const template = (action: string, ...others: readonly string[]): string => `{
  "Version": "2012-10-17",
  "Statement": [
    ${[`{ "Effect": "Allow", "Action": "${action}", "Resource": "*" }`, ...others].join(",\n    ")}
  ]
}`;

/** On what the action of a template is allowed then, or what is to be filled in. */
function resourceOf(main: string, worker: string): string {
  const [found] = proposed({ "main.tf": main, "policies/worker.json": worker });
  if (!found || found.kind === "none") return found?.because ?? "nothing";
  return `${found.kind} ${/"Resource": (.*?) *[,}]*$/m.exec(found.lines)?.[1] ?? ""}`;
}

test.each([
  [
    "the only ARN of its type",
    "sqs:SendMessage",
    "queue = aws_sqs_queue.jobs.arn",
    'commit "${queue}"',
  ],
  [
    "one name of its type",
    "s3:GetObject",
    "bucket = aws_s3_bucket.reports.bucket, part = data.aws_partition.here.partition",
    'commit "arn:${part}:s3:::${bucket}/*"',
  ],
  [
    "an ARN of another type",
    "sns:Publish",
    "queue = aws_sqs_queue.jobs.arn",
    'show "arn:*:sns:*:*:<TopicName>"',
  ],
  [
    "one of two",
    "sqs:SendMessage",
    "queue = aws_sqs_queue.jobs.arn, failed = aws_sqs_queue.failed.arn",
    'show "arn:*:sqs:*:*:<QueueName>"',
  ],
])("a template is allowed what it is given: %s", (_, action, names, expected) => {
  expect(resourceOf(declared + policy("worker", names), template(action))).toBe(expected);
});

test("what a template is given in one place alone is not meant", () => {
  const both = (other: string): string =>
    declared + policy("worker", "queue = aws_sqs_queue.jobs.arn") + policy("other", other);
  const worker = template("sqs:SendMessage");
  expect(resourceOf(both("queue = aws_sqs_queue.jobs.arn"), worker)).toBe('commit "${queue}"');
  for (const other of ["queue = aws_sqs_queue.failed.arn", "queue = var.queue", ""])
    expect(resourceOf(both(other), worker)).toMatch(/^show "arn:\*:sqs:/);
});

test("ARNs are written as the template writes them", () => {
  const other = `{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::other/*" }`;
  expect(resourceOf(declared + policy("worker", ""), template("sqs:SendMessage", other))).toBe(
    'show "arn:aws:sqs:*:*:<QueueName>"',
  );
});

test("it is said of what the template knows", () => {
  const main = declared + policy("worker", "queue = aws_sqs_queue.jobs.arn");
  expect(
    proposed({ "main.tf": main, "policies/worker.json": template("sqs:SendMessage") }),
  ).toMatchObject([
    {
      assumptions: [
        "that it uses only `aws_sqs_queue.jobs`, the only queue declared here, of which this file is given the ARN or the name",
      ],
    },
  ]);
});

test.each([
  ['templatefile("worker.json", {})', "worker.json", "$${aws:PrincipalAccount}"],
  ['templatefile("worker.tftpl", {})', "worker.tftpl", "$${aws:PrincipalAccount}"],
  ['file("worker.json")', "worker.json", "${aws:PrincipalAccount}"],
])("variables of policies stay what they are: %s", (taken, path, variable) => {
  const main = `
resource "aws_iam_role" "worker" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "worker" {
  role   = aws_iam_role.worker.id
  policy = ${taken}
}
`;
  expect(proposed({ "main.tf": main, [path]: template("kms:Decrypt") })).toMatchObject([
    {
      kind: "commit",
      lines: expect.stringContaining(`"aws:ResourceAccount": "${variable}"`) as string,
    },
  ]);
});
