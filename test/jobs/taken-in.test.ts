import { describe, expect, test } from "vitest";
import { fix } from "../../src/jobs/fix.ts";
import { scan } from "../../src/jobs/scan.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import { facts } from "../rules/facts.ts";

type Files = Readonly<Record<string, string>>;

const treeOf = (files: Files) => memoryTree(new Map(Object.entries(files)));

/** The statements that are found: whose they are, and by which language. */
const found = (files: Files): readonly string[] => {
  const all = scan(treeOf(files), facts);
  return all.policies.flatMap((policy) =>
    policy.statements.map(
      ({ id }) => `${id} of ${policy.owner.address} (${all.formatOf(policy).name})`,
    ),
  );
};

const document = JSON.stringify({
  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
});
/** A policy of one statement, which can be said without its wildcard. */
const json = (topic: string): string =>
  JSON.stringify(
    { Statement: [{ Effect: "Allow", Action: "sns:Pub*", Resource: topic }] },
    null,
    2,
  );
const service = "provider: { name: aws, iamRoleStatements: '${file(iam.yml):all}' }\n";
const list = "all:\n  - { Effect: Allow, Action: 's3:GetObject', Resource: '*' }\n";
const other = "other:\n  - { Effect: Allow, Action: 'sqs:SendMessage', Resource: '*' }\n";

describe("a statement in a file that another one takes in is found once, by who takes it in", () => {
  test.each<[string, Files, readonly string[]]>([
    [
      "Serverless",
      { "serverless.yml": service, "iam.yml": list },
      ["iam.yml/all[0] of IamRoleLambdaExecution (serverless)"],
    ],
    [
      "Serverless, of a template",
      {
        "serverless.yml": "provider: { name: aws }\nresources: ${file(roles.yml)}\n",
        "roles.yml":
          "Resources: { R: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: 's3:GetObject', Resource: '*' } } }] } } }\n",
      },
      ["roles.yml/Resources.R.Properties.Policies.PolicyDocument.Statement[0] of R (serverless)"],
    ],
    [
      "Terraform",
      {
        "main.tf": 'resource "aws_iam_policy" "p" {\n  policy = file("p.json")\n}\n',
        "p.json": document,
      },
      ["p.json/Statement[0] of aws_iam_policy.p (terraform)"],
    ],
    [
      "Terraform, though it is no JSON before it is filled in",
      {
        "main.tf": `resource "aws_iam_policy" "p" {
  policy = templatefile("p.json", { key = var.key })
}
variable "key" {}
`,
        "p.json": `{ "Statement": [
  { "Effect": "Allow", "Action": "a:B", "Resource": "*"
%{ if key != "" ~}
  },
  { "Effect": "Allow", "Action": "a:C", "Resource": "\${key}"
%{ endif ~}
  }
] }`,
      },
      [
        "p.json/Statement[0] of aws_iam_policy.p (terraform)",
        "p.json/Statement[0] of aws_iam_policy.p (terraform)",
      ],
    ],
    [
      "nobody",
      { "serverless.yml": "provider: { name: aws }\n", "iam.yml": list },
      ["iam.yml/all[0] of all (document)"],
    ],
    [
      "Serverless, beside what it does not take in",
      { "serverless.yml": service, "iam.yml": list + other },
      [
        "iam.yml/all[0] of IamRoleLambdaExecution (serverless)",
        "iam.yml/other#1[0] of other (document)",
      ],
    ],
  ])("%s", (_, files, expected) => {
    const shown = found(files).map((each) =>
      each.replace(/^p\.json\S* of/, "p.json/Statement[0] of"),
    );
    expect(shown).toEqual(expected);
  });

  test("what is no JSON before Terraform fills it in is no mistake", () => {
    const text =
      '{ "Statement": [{ "Effect": "Allow", "Action": "sns:Publish", "Resource": "*" } ${a == "" ? "" : ", {}"}] }';
    const call =
      'resource "aws_iam_policy" "p" {\n  policy = templatefile("p.json", { a = "" })\n}\n';
    const broken = (files: Files): readonly string[] =>
      scan(treeOf(files), facts).problems.map(({ path, reason }) => `${path} ${reason}`);
    expect(broken({ "p.json": text })).toEqual(["p.json syntax-error"]);
    expect(broken({ "p.json": text, "main.tf": call })).toEqual([]);
  });

  test("two services that take in the same file have the same statement", () => {
    const files = {
      "a/serverless.yml": service.replace("iam.yml", "../iam.yml"),
      "b/serverless.yml": service.replace("iam.yml", "../iam.yml"),
      "iam.yml": list,
    };
    expect(found(files)).toEqual([
      "iam.yml/all[0] of IamRoleLambdaExecution (serverless)",
      "iam.yml/all[0] of IamRoleLambdaExecution (serverless)",
    ]);
  });
});

describe("what is written there instead", () => {
  const table = "resources: { Resources: { T: { Type: AWS::DynamoDB::Table } } }\n";
  const wide = "all:\n  - Effect: Allow\n    Action: dynamodb:GetItem\n    Resource: '*'\n";
  const fixed = (files: Files) =>
    fix(treeOf(files), facts, agreed("never"), ["equivalent", "assumed"]).changed.map(
      ({ path, after }) => [path, after],
    );

  test("stands in the file that is taken in, in the words of who takes it in", () => {
    expect(fixed({ "serverless.yml": service + table, "iam.yml": wide + other })).toEqual([
      ["iam.yml", wide.replace("'*'", "!GetAtt T.Arn") + other],
    ]);
  });

  test.each<[string, Files, string]>([
    [
      "file of Terraform's",
      {
        "main.tf": 'resource "aws_iam_policy" "p" {\n  policy = file("${path.module}/p.json")\n}\n',
        "p.json": json("arn:aws:sns:*:*:orders"),
      },
      "p.json",
    ],
    [
      "templatefile of Terraform's",
      {
        "main.tf":
          'resource "aws_sns_topic" "t" {}\nresource "aws_iam_policy" "p" {\n  policy = templatefile("p.tftpl", { topic = aws_sns_topic.t.arn })\n}\n',
        "p.tftpl": json("${topic}"),
      },
      "p.tftpl",
    ],
    [
      "AWS::Include, in the language of the file",
      {
        "template.yaml":
          "Resources: { P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://bucket/p.json } } } } } }\n",
        "p.json": json("arn:aws:sns:*:*:orders"),
      },
      "p.json",
    ],
  ])("stands in the file that is taken in by %s", (_, files, path) => {
    expect(fixed(files)).toEqual([[path, files[path]?.replace("sns:Pub*", "sns:Publish")]]);
  });

  test("is nothing, where several take it in and it is proved for one alone", () => {
    const own = (service + table).replace("iam.yml", "../iam.yml");
    expect(fixed({ "a/serverless.yml": own, "b/serverless.yml": own, "iam.yml": wide })).toEqual(
      [],
    );
  });
});
