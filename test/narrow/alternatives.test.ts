import { describe, expect, test } from "vitest";
import { placeIn, type Statement } from "../../src/iam/policy.ts";
import { known } from "../../src/iam/text.ts";
import { applyEdits } from "../../src/source/edit.ts";
import { textAt } from "../../src/source/source.ts";
import { facts, scanned } from "../rules/facts.ts";
import { hcl, hclOf, json, template } from "../rules/policies.ts";
import { onlyProposed, proposals } from "./proposed.ts";
import { lambda, roleFor } from "./roles.ts";

/** What is offered beside a replacement: when it is right, and what is allowed then, action by action. */
function offered(text: string): ReadonlyMap<string, readonly string[]> {
  const [only] = proposals(text);
  if (!only || only.outcome.kind === "none") throw new Error("there is no replacement");
  const { path } = only.statement.place.source;
  return new Map(
    only.outcome.alternatives.map(({ when, edit }) => {
      const { policies } = scanned({ [path]: applyEdits(text, [edit]) });
      const [policy] = policies.filter(({ kind }) => kind === "identity");
      return [when, (policy?.statements ?? []).flatMap(said)];
    }),
  );
}

function said(statement: Statement): readonly string[] {
  const { action, resource } = statement;
  const on = (resource?.items ?? []).map((item) =>
    textAt(placeIn(statement, item)).replace(/"/g, ""),
  );
  return (action?.items ?? []).map((item) => `${known(item) ?? "?"} on ${on.join(" and ")}`);
}

const topics = 'actions   = ["sns:Publish"]\nresources = ["*"]';
const topic = (name: string, more = ""): string => `resource "aws_sns_topic" "${name}" {\n${more}}`;

test("of two that may be meant, each of them and both", () => {
  const found = offered(hcl(topics, topic("a"), topic("b")));
  expect([...found]).toEqual([
    ["it uses only `aws_sns_topic.a`", ["sns:Publish on aws_sns_topic.a.arn"]],
    ["it uses only `aws_sns_topic.b`", ["sns:Publish on aws_sns_topic.b.arn"]],
    [
      "it uses only `aws_sns_topic.a` and `aws_sns_topic.b`",
      ["sns:Publish on aws_sns_topic.a.arn and aws_sns_topic.b.arn"],
    ],
  ]);
});

test.for([
  ["of three, all of them", ["a", "b", "c"], 1],
  ["of more than anybody would list, none", ["a", "b", "c", "d", "e", "f"], 0],
] as const)("%s", ([, names, count]) => {
  expect(offered(hcl(topics, ...names.map((name) => topic(name)))).size).toBe(count);
});

test("what is there several times is none of them: it has no plain reference", () => {
  const found = offered(hcl(topics, topic("a"), topic("b"), topic("c", "  count = 2\n")));
  expect([...found.keys()].join()).not.toContain("aws_sns_topic.c");
});

test("what only some calls use beside what they are about is left out, if these do not", () => {
  const mail = hcl(
    'actions   = ["ses:SendRawEmail"]\nresources = ["*"]',
    'resource "aws_ses_domain_identity" "own" {\n  domain = "example.org"\n}',
  );
  expect(offered(mail).get("it uses no configuration set")).toEqual([
    "ses:SendRawEmail on aws_ses_domain_identity.own.arn",
  ]);
});

describe("users may be let look after their own credentials alone", () => {
  const own = "it lets users look after their own credentials alone";
  const keys = { Action: ["iam:DeleteSSHPublicKey", "iam:UploadSSHPublicKey"], Resource: "*" };

  test("by their names", () => {
    const mine = "arn:*:iam::*:user/${aws:username}";
    expect(offered(json(keys)).get(own)).toEqual(keys.Action.map((each) => `${each} on ${mine}`));
  });

  test.each([
    [
      "not where roles have it, which have no such name",
      template(roleFor(lambda, 'Action: iam:DeleteSSHPublicKey\nResource: "*"')),
    ],
    [
      "not what is about users and is no credential",
      json({ Action: ["iam:AddUserToGroup"], Resource: "*" }),
    ],
  ])("%s", (_, text) => {
    expect([...offered(text).keys()]).not.toContain(own);
  });
});

test("what calls a domain may delete nothing", () => {
  const Resource = "arn:aws:es:eu-west-1:111122223333:domain/logs/*";
  const found = offered(json({ Action: "es:ESHttp*", Resource }));
  const kept = found.get("it only reads from and writes to domains, deleting nothing");
  expect(kept).toHaveLength(5);
  expect(kept?.join()).not.toContain("Delete");
});

test("a use of its own is on what is declared, where that may be meant", () => {
  const wild = 'actions   = ["s3:*"]\nresources = ["*"]';
  const bucket = (name: string): string => `resource "aws_s3_bucket" "${name}" {}`;
  const found = offered(hcl(wild, bucket("a"), bucket("b")));
  const gets = "it only gets objects as they are";
  const when = `${gets}, and uses only \`aws_s3_bucket.a\` and \`aws_s3_bucket.b\``;
  expect([...found.keys()]).toContain(when);
  expect(found.get(when)?.join()).not.toMatch(/ on \*/);
});

test("of wildcards of several services, one use of one of them with all of the others", () => {
  const found = offered(hcl('actions   = ["athena:*", "kms:Decrypt*"]\nresources = ["*"]'));
  expect(found.get("it only starts queries")).toEqual([
    "athena:StartQueryExecution on *",
    "kms:Decrypt on *",
  ]);
});

test("of uses that include each other those that do least, and no more than anybody compares", () => {
  const found = offered(
    hcl(
      'actions   = ["s3:*"]\nresources = [aws_s3_bucket.a.arn, "${aws_s3_bucket.a.arn}/*"]',
      'resource "aws_s3_bucket" "a" {}',
    ),
  );
  expect([...found.keys()]).toEqual([
    "it only gets objects as they are",
    "it only puts objects",
    "it only gets and puts objects",
  ]);
});

test("functions by no version and no alias", () => {
  const found = offered(
    template(
      roleFor(lambda, "Action: lambda:InvokeFunction\nResource: '*'"),
      "Other:\n  Type: AWS::Lambda::Function\n  Properties:\n    FunctionName: other",
    ),
  );
  expect([...found]).toEqual([
    ["it names no version and no alias", ["lambda:InvokeFunction on Other.Arn"]],
  ]);
});

test("of what is too much to be listed, it is asked whether it only looks things up", () => {
  const found = onlyProposed(json({ Action: "iam:*", Resource: "*" }));
  expect(found).toMatchObject({
    kind: "show",
    grade: "fill in",
    missing: ["whether it only looks things up"],
  });
  const machines = onlyProposed(hcl('actions   = ["ec2:*"]\nresources = ["*"]'));
  expect(machines).toMatchObject({ missing: ["whether it only describes and lists"] });
  expect(machines.kind === "show" && machines.lines).toContain('["ec2:Describe*", "ec2:List*"]');
});

test("what calls may be asked for on all of a service stays, though AWS's pages say it takes nothing", () => {
  const on = (resource: string): string =>
    hclOf(
      "aws_iam_role_policy",
      'role = "app"\n  policy',
      `actions   = ["transcribe:*"]\nresources = ["${resource}"]`,
    );
  const lines = (resource: string): string => {
    const found = onlyProposed(on(resource));
    return found.kind === "none" ? "" : found.lines;
  };
  const takes = facts.catalog.action("transcribe:StartTranscriptionJob")?.resourceTypes ?? [];
  expect(takes).toEqual([]);
  expect(lines("arn:aws:transcribe:eu-west-1:111122223333:*")).toContain("StartTranscriptionJob");
  expect(lines("arn:aws:transcribe:eu-west-1:111122223333:transcription-job/*")).not.toContain(
    "StartTranscriptionJob",
  );
});

test("what is a part of what such roles do is offered alone, and without the whole beside it", () => {
  const policy = roleFor(
    "{ Service: codebuild.amazonaws.com }",
    'Action: "iam:*"\nResource: "arn:aws:iam::111122223333:role/build-*"',
  );
  const project = `
Project:
  Type: AWS::CodeBuild::Project
  Properties:
    ServiceRole: !GetAtt Role.Arn
`;
  const found = offered(template(`${policy}\n${project}`));
  const [actions] = [...found].flatMap(([when, all]) =>
    when.includes("roles with policies of their own") ? [all] : [],
  );
  expect(actions).toContain("iam:PutRolePolicy on arn:aws:iam::111122223333:role/build-*");
  expect(actions?.join()).not.toContain("iam:AttachRolePolicy");
});

test.for<readonly [string, string, string, string | undefined, readonly string[]]>([
  [
    "of actions that are named, those by which such roles work",
    lambda,
    "[sqs:SendMessage, sqs:CreateQueue, sqs:DeleteQueue, sqs:AddPermission]",
    "it only sends messages",
    ["sqs:SendMessage on the queues"],
  ],
  [
    "one action beside those is no list that asks for it",
    lambda,
    "[sns:Publish, sns:CreateTopic]",
    undefined,
    [],
  ],
  [
    "what makes what is declared here is left out with them",
    "{ Service: ec2.amazonaws.com }",
    "[logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents, logs:DeleteLogGroup, logs:PutMetricFilter]",
    "it only writes logs",
    ["logs:CreateLogStream on the group", "logs:PutLogEvents on the group"],
  ],
] as const)("%s", ([, principal, actions, when, allowed]) => {
  const policy = roleFor(principal, `Action: ${actions}\nResource: '*'`);
  const found = offered(template(policy, "Group:\n  Type: AWS::Logs::LogGroup"));
  const shortly = (each: string): string =>
    each.replace(/ on .*:\*'$/, (on) =>
      on.includes("${Group}") ? " on the group" : " on the queues",
    );
  const only = [...found].flatMap(([each, all]) =>
    each.startsWith("it only") ? [[each, all.map(shortly)]] : [],
  );
  expect(only).toEqual(when === undefined ? [] : [[when, allowed]]);
});

test.for([
  [
    "what AWS makes up the ids of may be named",
    "[cognito-idp:AdminGetUser]",
    "userpool/<UserPoolId>",
  ],
  [
    "with actions that nobody knows",
    "[cognito-idp:AdminGetUser, cognito-idp:Fetch]",
    "<UserPoolId>",
  ],
] as const)("%s", ([, actions, arn]) => {
  const found = offered(template(roleFor(lambda, `Action: ${actions}\nResource: '*'`)));
  const [[when = "", allowed = []] = []] = found;
  expect(when).toMatch(/^the names are filled in/);
  expect(allowed).toHaveLength(actions.split(",").length);
  for (const each of allowed) expect(each).toContain(arn);
});

describe("nothing may be done with a service of which nothing else here speaks", () => {
  const both = '["sns:Publish", "cloudwatch:*", "ec2messages:*"]';
  const statement = `actions   = ${both}\nresources = ["*"]`;
  const spared = (text: string): readonly string[] =>
    [...offered(text).keys()].filter((when) => when.startsWith("it does nothing"));

  test("with each of them, and with all", () => {
    expect(spared(hcl(statement))).toEqual([
      "it does nothing with `cloudwatch` and `ec2messages`",
      "it does nothing with `cloudwatch`",
      "it does nothing with `ec2messages`",
    ]);
    const left = offered(hcl(statement)).get("it does nothing with `cloudwatch` and `ec2messages`");
    expect(left).toEqual(["sns:Publish on *"]);
  });

  test("but with what is declared here", () => {
    const alarm = 'resource "aws_cloudwatch_metric_alarm" "a" {\n  alarm_name = "a"\n}';
    expect(spared(hcl(statement, alarm))).toEqual(["it does nothing with `ec2messages`"]);
  });

  test("nor where the statement is about nothing else", () => {
    expect(spared(hcl('actions   = ["ec2messages:*"]\nresources = ["*"]'))).toEqual([]);
  });
});

test("where ARNs name several accounts, the one that most of them name", () => {
  const arn = (account: string, table: string): string =>
    `"arn:aws:dynamodb:\${local.region}:${account}:table/${table}"`;
  const usual = ["a", "b", "c"].map((table) => arn("${local.account}", table));
  const others = (...more: readonly string[]): string =>
    `data "aws_iam_policy_document" "other" {
      statement {
        actions   = ["dynamodb:GetItem"]
        resources = [${[...usual, ...more].join(", ")}]
      }
    }`;
  const one = 'actions   = ["dynamodb:PutItem"]\nresources = ["*"]';
  const when = "it works on resources of the account `local.account` only";
  const found = offered(hcl(one, others(arn("111122223333", "d"))));
  expect(found.get(when)).toEqual([
    "dynamodb:PutItem on arn:aws:dynamodb:${local.region}:${local.account}:table/*",
  ]);
  const many = ["d", "e", "f"].map((table) => arn("111122223333", table));
  expect([...offered(hcl(one, others(...many))).keys()]).not.toContain(when);
});

test("what is done with a service by others is asked about where nobody is known to do it", () => {
  const found = offered(hcl('actions   = ["ec2:*"]\nresources = ["*"]'));
  expect(found.get("it only starts and stops instances")).toEqual([
    "ec2:DescribeInstanceStatus on *",
    "ec2:DescribeInstances on *",
    "ec2:StartInstances on *",
    "ec2:StopInstances on *",
  ]);
  const some =
    'actions   = ["cloudformation:Create*", "cloudformation:Update*", "cloudformation:Delete*"]\nresources = ["*"]';
  expect(onlyProposed(hcl(some))).toMatchObject({
    kind: "show",
    missing: ["whether it only deploys stacks"],
  });
});
