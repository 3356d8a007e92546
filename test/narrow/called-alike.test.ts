import { expect, test } from "vitest";
import { hcl, template } from "../rules/policies.ts";
import { proposals } from "./proposed.ts";
import { roleFor } from "./roles.ts";

/** What is offered for what is called as all else is: how it is called, and the text of the replacement. */
function offered(files: string): readonly string[] {
  return proposals(files).flatMap(({ outcome }) =>
    outcome.kind === "none"
      ? []
      : outcome.alternatives
          .filter(({ when }) => when.startsWith("it uses only what is called"))
          .flatMap(({ when, edit }) => [when, edit.text]),
  );
}

const named = (type: string, name: string): string =>
  `resource "${type}" "${name.length}" {\n  name = "${name}"\n}`;
const project = 'variable "project" {}';

test("what has no known name is called as most of a module is", () => {
  const files = hcl(
    'actions   = ["events:PutEvents"]\nresources = ["*"]',
    ...[project, named("aws_sqs_queue", "${var.project}-${var.stage}-jobs")],
    ...[
      named("aws_sns_topic", "${var.project}-${var.stage}-alarms"),
      named("aws_sqs_queue", "other"),
    ],
  );
  const [when, text] = offered(files);
  expect(when).toBe("it uses only what is called `${var.project}-${var.stage}-…`");
  expect(text).toContain('["arn:*:events:*:*:event-bus/${var.project}-${var.stage}-*"]');
});

test("a beginning has an end, however long the names are", () => {
  const parts = Array.from({ length: 40 }, (_, index) => `\${var.p${index}}`);
  const files = hcl(
    'actions   = ["events:PutEvents"]\nresources = ["*"]',
    named("aws_sqs_queue", `${parts.join("-")}-a`),
    named("aws_sns_topic", `${parts.join("-")}-bc`),
  );
  const [when] = offered(files);
  expect(when).toBe(`it uses only what is called \`${parts.slice(0, 6).join("-")}-…\``);
});

test("the same in a template, by a parameter", () => {
  const bus = (id: string): string =>
    `${id}:\n  Type: AWS::SQS::Queue\n  Properties: { QueueName: !Sub "\${Project}_${id}" }`;
  const role = roleFor(
    "{ Service: ec2.amazonaws.com }",
    'Action: kinesis:PutRecord\nResource: "*"',
  );
  const [when, text] = offered(template(`${role}\n${bus("Jobs")}\n${bus("Mail")}`));
  expect(when).toBe("it uses only what is called `${Project}_…`");
  expect(text).toContain("stream/${Project}_*");
});

test.each([
  ["one name alone", "events:PutEvents", ["${var.project}-jobs"]],
  ["words that no variable gives", "events:PutEvents", ["shop-jobs", "shop-orders"]],
  [
    "a part of the names",
    "events:PutEvents",
    ["${var.project}-jobs", "${var.project}-mail", "a", "b", "c"],
  ],
  ["what AWS makes up the ids of", "kms:Decrypt", ["${var.project}-jobs", "${var.project}-mail"]],
  ["what has a path", "iam:GetRole", ["${var.project}-jobs", "${var.project}-mail"]],
] as const)("not by %s", (_, action, names) => {
  const queues = names.map((name) => named("aws_sqs_queue", name));
  const files = hcl(`actions   = ["${action}"]\nresources = ["*"]`, project, ...queues);
  expect(offered(files)).toEqual([]);
});
