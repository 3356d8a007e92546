import { expect, test } from "vitest";
import { audit } from "../../src/jobs/audit.ts";
import { fix } from "../../src/jobs/fix.ts";
import { propose, worthChanging } from "../../src/jobs/propose.ts";
import { clusters } from "../../src/report/replacement.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { judge } from "../../src/rules/judge.ts";
import type { Severity } from "../../src/rules/severity.ts";
import { agreed } from "../agreed.ts";
import { javascript, terraform } from "../narrow/beside-code.ts";
import { facts, scanned } from "../rules/facts.ts";

const policy = (actions: string, resource: string): string => `resource "aws_iam_policy" "app" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ${actions}, Resource = ${resource} }]
  })
}
`;
const bucket = 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n';
const fixed = (files: Readonly<Record<string, string>>, assume = true) =>
  fix(
    memoryTree(new Map(Object.entries(files))),
    facts,
    agreed(),
    assume ? ["equivalent", "evidenced", "assumed"] : ["equivalent", "evidenced"],
  );

test("each file that changes is handed over as it was and as it becomes", () => {
  const text = policy('["s3:GetObject"]', '"*"');
  const { changed, proposals } = fixed({
    "a/main.tf": bucket + text,
    "b/main.tf": bucket,
    "c/main.tf": policy('["s3:GetObject"]', '"arn:aws:s3:::logs/*"'),
  });
  const after = text.replace('"*"', '"${aws_s3_bucket.logs.arn}/*"');
  expect(changed).toEqual([
    {
      path: "a/main.tf",
      before: bucket + text,
      after: expect.stringContaining("logs.arn") as string,
    },
  ]);
  expect(changed[0]?.after.replaceAll(/[\s,]/g, "")).toBe(
    (bucket + after).replaceAll(/[\s,]/g, ""),
  );
  expect(proposals.length).toBe(1);
});

test("files that change together keep to themselves", () => {
  const text = bucket + policy('["s3:GetObject"]', '"*"');
  const { changed } = fixed({ "a/main.tf": text, "b/main.tf": `# Another one.\n${text}` });
  expect(changed.map(({ path }) => path)).toEqual(["a/main.tf", "b/main.tf"]);
  expect(changed[1]?.after).toBe(`# Another one.\n${changed[0]?.after ?? ""}`);
});

test("what assumes something is written only where that is asked for", () => {
  const files = { "main.tf": bucket + policy('["s3:GetObject"]', '"*"') };
  expect(fixed(files, false).changed).toEqual([]);
  expect(fixed(files, false).proposals[0]?.outcome).toMatchObject({
    kind: "show",
    because: expect.stringContaining("not asked for") as string,
  });
});

const ofServer = (actions: string): string => `resource "aws_iam_role" "server" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "server" {
  role   = aws_iam_role.server.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ${actions}, Resource = "*" }]
  })
}
`;

test("what assumes something has a commit button only where a team wants that", () => {
  const files = { "main.tf": bucket + policy('["s3:GetObject"]', '"*"') };
  const kinds = (commit: "assumed" | "evidenced"): readonly string[] =>
    audit(
      memoryTree(new Map(Object.entries(files))),
      facts,
      agreed("high", {}, { commit }),
    ).proposals.map(({ outcome }) => outcome.kind);
  expect([kinds("assumed"), kinds("evidenced")]).toEqual([["commit"], ["show"]]);
});

test("where what assumes something is not asked for, what is surer is written", () => {
  const files = { "main.tf": ofServer('["ec2messages:*", "secretsmanager:GetSecretValue"]') };
  const [sure, better] = [false, true].map((assume) => {
    const { changed, proposals } = fixed(files, assume);
    return [proposals[0]?.outcome, changed[0]?.after];
  });
  const named = '"ec2messages:AcknowledgeMessage"';
  const account = "aws:ResourceAccount";
  const written = (grade: string) => ({ kind: "commit", narrowing: { grade } });
  expect(sure).toMatchObject([written("equivalent"), expect.stringContaining(named) as string]);
  expect(sure?.[1]).not.toContain(account);
  expect(better).toMatchObject([written("assumed"), expect.stringContaining(account) as string]);
  expect(better?.[1]).toContain(named);
});

const keyed = (first: string, second: string): string => `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }]
${first}${second}`;
const managed = `      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/SecretsManagerReadWrite
        - arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess
`;
const inline = `      Policies:
        - PolicyName: streams
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: kinesis:*
                Resource: "*"
`;
const inJson = JSON.stringify(
  {
    Resources: {
      Role: {
        Type: "AWS::IAM::Role",
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Principal: { Service: "lambda.amazonaws.com" },
                Action: "sts:AssumeRole",
              },
            ],
          },
          ManagedPolicyArns: [
            "arn:aws:iam::aws:policy/SecretsManagerReadWrite",
            "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
          ],
          Policies: [
            {
              PolicyName: "streams",
              PolicyDocument: {
                Statement: [{ Effect: "Allow", Action: "kinesis:*", Resource: "*" }],
              },
            },
          ],
        },
      },
    },
  },
  null,
  2,
);
const program = `import * as cdk from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";

export class App extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id);
    const role = new iam.Role(this, "Role", {
      assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName("SecretsManagerReadWrite")],
      inlinePolicies: {
        streams: new iam.PolicyDocument({
          statements: [new iam.PolicyStatement({ actions: ["kinesis:*"], resources: ["*"] })],
        }),
      },
    });
  }
}
`;

test.each([
  ["t.yaml", "behind", keyed(managed, inline)],
  ["t.yaml", "before", keyed(inline, managed)],
  ["t.json", "behind", inJson],
  ["stack.ts", "behind", program],
])(
  "what stands between a managed policy and its own one is replaced too: %s, %s",
  (path, _, text) => {
    const { changed, proposals } = fixed({ [path]: text });
    expect(proposals.map(({ outcome }) => outcome.kind)).toEqual(["commit", "commit"]);
    const after = changed[0]?.after ?? "";
    expect(after).toContain("secretsmanager:GetSecretValue");
    expect(after).toContain("kinesis:PutRecord");
    expect(after).not.toMatch(/SecretsManagerReadWrite|kinesis:\*/);
    expect(clusters(proposals).flat()).toHaveLength(2);
    expect(fixed({ [path]: after }).changed).toEqual([]);
  },
);

test("what is left of a finding is never worse", () => {
  const scan = scanned({ "main.tf": ofServer('["sns:*"]').replace("ec2", "lambda") });
  const outcomeBy = (severities: Readonly<Record<string, Severity>>) => {
    const rules = new Map(Object.entries(severities));
    const terms = facts.termsOf("main.tf");
    const knowledge = { ...facts, termsOf: () => ({ ...terms, rules }) };
    return propose(scan, worthChanging(judge(scan, knowledge), knowledge), knowledge)[0]?.outcome;
  };
  expect(outcomeBy({})).toMatchObject({ kind: "commit" });
  expect(outcomeBy({ "resource-exposure": "low" })).toMatchObject({
    kind: "show",
    because: expect.stringMatching(/a finding gets worse: `sns:Publish`/) as string,
  });
});

test("what the code shows is written without being asked for, and leaves nothing to be fixed", () => {
  const files = { "main.tf": terraform(), "src/app.mjs": javascript };
  const [changed, ...more] = fixed(files, false).changed;
  expect(more).toEqual([]);
  expect(changed?.after).toContain('actions   = ["dynamodb:GetItem", "dynamodb:PutItem"]');
  expect(fixed({ ...files, "main.tf": changed?.after ?? "" }, false).changed).toEqual([]);
});

test("what is fixed is not fixed again", () => {
  const files = { "main.tf": bucket + policy('["s3:GetObject", "s3:ListAllMyBuckets"]', '"*"') };
  const [first] = fixed(files).changed;
  expect(first).toBeDefined();
  expect(fixed({ "main.tf": first?.after ?? "" }).changed).toEqual([]);
});
