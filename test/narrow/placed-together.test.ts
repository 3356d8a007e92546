import { expect, test } from "vitest";
import { json } from "../rules/policies.ts";
import { onlyProposed } from "./proposed.ts";

type Element = Readonly<Record<string, unknown>>;

/** What a policy would say then, statement by statement: its actions, and what they are on. */
function said(actions: readonly string[], ...beside: readonly Element[]): readonly string[] {
  const found = onlyProposed(json({ Action: actions, Resource: "*" }, ...beside));
  if (found.kind === "none") return [found.because];
  return found.lines
    .split(/\},?\n/)
    .map((each) => [...each.matchAll(/"([\w-]+:[\w*]+|arn:[^"]*|\*)"/g)].map(([, text]) => text))
    .map((texts) => texts.join(" "))
    .filter((each) => each !== "");
}

test.each([
  [
    "a wildcard that only describes what is asked for beside it",
    ["sqs:Get*", "sqs:SendMessage"],
    ["sqs:Get* sqs:SendMessage arn:aws:sqs:*:*:<QueueName>"],
  ],
  [
    "not one that describes more than that",
    ["ecr:Get*", "ecr:PutImage"],
    ["ecr:Get* *", "ecr:PutImage arn:aws:ecr:*:*:repository/<RepositoryName>"],
  ],
  [
    "what makes what is named by whoever makes it",
    ["sns:CreateTopic", "sns:DeleteTopic"],
    ["sns:CreateTopic sns:DeleteTopic arn:aws:sns:*:*:<TopicName>"],
  ],
  [
    "what makes something for what is asked for",
    ["iam:CreateLoginProfile", "iam:DeleteLoginProfile"],
    ["iam:CreateLoginProfile iam:DeleteLoginProfile arn:aws:iam::*:user/<UserNameWithPath>"],
  ],
] as const)("%s goes along with it", (_, actions, expected) => {
  expect(said(actions)).toEqual(expected);
});

const queue = (account: string): Element => ({
  Action: "sqs:DeleteMessage",
  Resource: `arn:aws:sqs:eu-west-1:${account}:jobs`,
});

/** Two policies of one file, of which the first names an account. */
function inAccount(first: readonly Element[], second: readonly Element[]): string {
  const policy = (name: string, statements: readonly Element[]): string =>
    `resource "aws_iam_policy" "${name}" {\n  policy = jsonencode(${json(...statements)})\n}\n`;
  const found = onlyProposed({ "main.tf": policy("a", first) + policy("b", second) });
  return found.kind === "none" ? found.because : found.lines;
}

test("of several accounts in a file a policy means the one whose number it writes", () => {
  const wide = { Action: ["events:PutEvents"], Resource: "*" };
  const [one, other] = ["111122223333", "444455556666"];
  expect(inAccount([queue(one), wide], [queue(other)])).toContain(`:${one}:event-bus/`);
  expect(inAccount([queue(one), queue(other), wide], [])).toContain(":*:event-bus/");
  // Whose role is taken on lies elsewhere as often.
  const role = { Action: "sts:AssumeRole", Resource: `arn:aws:iam::${one}:role/deploy` };
  expect(inAccount([role, wide], [queue(other), queue(one)])).toContain(":*:event-bus/");
  // The images of EKS's add-ons lie in an account of AWS's.
  const images = {
    Action: "ecr:BatchGetImage",
    Resource: "arn:aws:ecr:us-west-2:602401143452:repository/eks/*",
  };
  expect(inAccount([images, wide], [])).toContain(":us-west-2:*:event-bus/");
  expect(inAccount([images, queue(one), wide], [])).toContain(`:${one}:event-bus/`);
});
