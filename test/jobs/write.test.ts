import { describe, expect, test } from "vitest";
import { languages, writePolicy, type NewPolicyLanguage, type Wish } from "../../src/jobs/write.ts";
import { firstPolicyIn } from "../iac/policies.ts";
import { facts } from "../rules/facts.ts";

const path = "crud.yml";

/** What is written of a template; it must have no mistakes. */
function written(text: string, wish: Partial<Wish> = {}): string {
  const made = writePolicy({ path, text }, { format: "json", ...wish }, facts);
  if (!made.ok) throw new Error(made.mistakes.join("\n"));
  return made.text;
}

function mistakes(text: string, wish: Partial<Wish> = {}): readonly string[] {
  const made = writePolicy({ path, text }, { format: "json", ...wish }, facts);
  return made.ok ? [] : made.mistakes;
}

/** What a language is read from: a file of it, the text put in where it stands in one. */
const files: Readonly<Record<NewPolicyLanguage, (text: string) => readonly [string, string]>> = {
  json: (text) => ["policy.json", text],
  yaml: (text) => ["policy.yaml", text],
  terraform: (text) => [
    "main.tf",
    `${text}\nresource "aws_iam_policy" "p" {\n  policy = data.aws_iam_policy_document.order_reader.json\n}\n`,
  ],
  hcl: (text) => ["main.tf", text],
  cloudformation: (text) => ["template.yaml", text],
  sam: (text) => [
    "template.yaml",
    `Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n${text.replace(/^(?=.)/gm, "      ")}`,
  ],
  cdk: (text) => [
    "policy.ts",
    text
      .replace(/export function .*\n {2}return /, "const document = ")
      .replace(/\}\n$/, 'new iam.ManagedPolicy(undefined, "P", { document });\n'),
  ],
};

const template = `
mode: crud
name: order reader
effect: EFFECT
read:
- arn:aws:ssm:us-east-1:123456789012:parameter/orders/*
- arn:aws:s3:::"odd'name\\$/k
write:
- arn:aws:ec2:us-east-1:123456789012:instance/i
wildcard-only:
  single-actions: [s3:ListAllMyBuckets]
conditions:
- on: SsmReadParameter
  condition:
    StringLike: { "aws:ResourceTag/team": ["\${aws:PrincipalTag/team}", "a*"] }
    Bool: { "aws:SecureTransport": "true" }
`;

describe.each(["Allow", "Deny"])("%s", (effect) => {
  const text = template.replace("EFFECT", effect);
  const expected = firstPolicyIn(...files.json(written(text)));

  test("is what JSON says", () => {
    expect(expected).toHaveLength(4);
    expect(expected[1]).toBe(
      `SsmReadParameter: ${effect} ssm:GetParameter, ssm:GetParameterHistory, ssm:GetParameters, ssm:GetParametersByPath on arn:aws:ssm:us-east-1:123456789012:parameter/orders/* if StringLike aws:ResourceTag/team: \${aws:PrincipalTag/team}, a* if Bool aws:SecureTransport: true`,
    );
  });

  test.each(languages)("in %s", (format) => {
    expect(firstPolicyIn(...files[format](written(text, { format })))).toEqual(expected);
  });
});

test.each(languages)("a Deny of all but what is named, in %s", (format) => {
  const text =
    "{ mode: crud, name: order reader, effect: Deny, not-resource: 'true', list: ['arn:aws:s3:::b'] }";
  const [line] = firstPolicyIn(...files[format](written(text, { format })));
  expect(line).toMatch(/^S3ListBucket: Deny s3:ListBucket.* on all but arn:aws:s3:::b$/);
});

describe("what is known later", () => {
  const open =
    "{ mode: crud, name: order reader, list: ['arn:${Partition}:s3:::${BucketName}', 'arn:aws:dynamodb:${AWS::Region}:${Account}:table/t'] }";

  test.each([
    [
      "json",
      [
        "arn:${Partition}:s3:::${BucketName}",
        "table/t",
        "arn:aws:dynamodb:${AWS::Region}:${Account}:table/t",
      ],
    ],
    [
      "terraform",
      [
        'data "aws_region" "current" {}',
        'variable "bucket_name" {\n  type = string\n}',
        '"arn:${data.aws_partition.current.partition}:s3:::${var.bucket_name}"',
      ],
    ],
    [
      "hcl",
      [
        'data "aws_caller_identity" "current" {}',
        '"arn:aws:dynamodb:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:table/t"',
      ],
    ],
    [
      "cloudformation",
      [
        "Parameters:\n  BucketName:\n    Type: String",
        '!Sub "arn:${AWS::Partition}:s3:::${BucketName}"',
      ],
    ],
    ["sam", ['!Sub "arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/t"']],
    [
      "cdk",
      [
        "orderReaderPolicy({ bucketName }: { bucketName: string })",
        "`arn:${cdk.Aws.PARTITION}:s3:::${bucketName}`",
      ],
    ],
  ] as const)("is written in the words of %s", (format, pieces) => {
    const text = written(open, { format });
    for (const piece of pieces) expect(text).toContain(piece);
  });

  test("is told of where nothing fills it in", () => {
    const made = writePolicy({ path, text: open }, { format: "json" }, facts);
    expect(made.ok && made.notes).toEqual([
      "crud.yml: to be filled in before IAM takes it: ${AWS::Region}, ${Account}, ${BucketName} and ${Partition}",
    ]);
  });

  test.each([
    ["cloudformation", "var.bucket", "CloudFormation has no such reference"],
    ["sam", "aws_s3_bucket.logs[0].bucket", "CloudFormation has no such reference"],
    ["terraform", "AWS::StackName", "Terraform has no such thing"],
    ["cdk", "var.bucket", "give it a name, as ${BucketName}"],
  ] as const)("is refused where %s has no %s", (format, name, because) => {
    const text = `{ mode: crud, list: ['arn:aws:s3:::\${${name}}'] }`;
    expect(mistakes(text, { format }).join()).toContain(because);
  });
});

describe("shorter policies", () => {
  const ssm = "arn:aws:ssm:us-east-1:123456789012:parameter/myparameter";
  const both = `{ mode: crud, read: ['${ssm}'], write: ['${ssm}'] }`;

  test("say the same of the same resources once, and all that their wildcards cover is asked for", () => {
    const document = JSON.parse(written(both, { minimize: 0 })) as {
      Statement: readonly { Sid: string; Action: readonly string[] }[];
    };
    const [only, ...more] = document.Statement;
    expect([only?.Sid, more]).toEqual(["SsmMultParametermyparameter", []]);
    const long = JSON.parse(written(both)) as typeof document;
    const covered = only?.Action.flatMap((item) => facts.catalog.expand(item).map(({ id }) => id));
    expect(covered?.sort()).toEqual(long.Statement.flatMap(({ Action }) => Action).sort());
    expect(only?.Action.length).toBeLessThan(7);
    expect(only?.Action.some((item) => item.includes("*"))).toBe(true);
  });

  test("have as many characters before a wildcard as is asked for", () => {
    const document = JSON.parse(written(both, { minimize: 14 })) as {
      Statement: readonly { Action: readonly string[] }[];
    };
    const wildcards = document.Statement.flatMap(({ Action }) =>
      Action.filter((item) => item.includes("*")),
    );
    expect(wildcards).toEqual(["ssm:DeleteParameter*"]);
  });

  test("say that they reach what AWS adds", () => {
    const made = writePolicy({ path, text: both }, { format: "json", minimize: 0 }, facts);
    expect(made.ok && made.notes.join()).toContain("they reach future actions too");
  });
});

describe("policies that are too long", () => {
  const long =
    "{ mode: crud, name: order reader, list: ['arn:aws:s3:::b'], wildcard-only: { service-list: [ec2, rds, iam, cloudfront, glue], service-write: [glue, iam, ses], service-read: [ec2, glue] } }";

  test("are told of, with what helps", () => {
    const made = writePolicy({ path, text: long }, { format: "json" }, facts);
    expect(made.ok && made.notes.join()).toMatch(
      /\d+ characters, and a managed policy takes 6144: --minimize makes it \d+, and --split makes several/,
    );
  });

  test("become several, of which none is too long and nothing is lost", () => {
    const policies = JSON.parse(written(long, { split: 2_000 })) as readonly {
      Statement: readonly { Sid: string; Action: readonly string[] }[];
    }[];
    expect(policies.length).toBeGreaterThan(3);
    for (const policy of policies) expect(JSON.stringify(policy).length).toBeLessThanOrEqual(2_000);
    const whole = JSON.parse(written(long)) as (typeof policies)[number];
    const actions = policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
    expect(actions).toEqual(whole.Statement.flatMap(({ Action }) => Action));
    const sids = policies.flatMap(({ Statement }) => Statement.map(({ Sid }) => Sid));
    expect(new Set(sids).size).toBe(sids.length);
    expect(written(long, { split: 2_000, format: "hcl" })).toContain(
      'resource "aws_iam_policy" "order_reader_2"',
    );
  });

  test("are refused where one action is too long already", () => {
    expect(mistakes(long, { split: 50 })).toEqual([
      "crud.yml: no statement fits into 50 characters",
    ]);
  });
});

test("nothing that a template or its name says leaves its comment", () => {
  const text = "{ mode: crud, name: 'x\" { } ${1}', list: ['arn:aws:s3:::b'] }";
  for (const format of languages) {
    const made = writePolicy({ path: "a\nevil: 1 */ \u2028.yml", text }, { format }, facts);
    expect(made.ok).toBe(true);
    if (made.ok)
      expect(made.text.split(/[\n\u2028]/).some((line) => /^\s*(?:evil|\.yml)/.test(line))).toBe(
        false,
      );
  }
});
