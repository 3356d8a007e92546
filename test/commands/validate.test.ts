import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../../src/commands/options.ts";
import { command } from "../../src/commands/validate.ts";
import { writeFiles } from "../entries/files.ts";
import { temporaryFolder } from "../github/folder.ts";
import { runIn, type Ended } from "./run.ts";

const reports = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObjekt",
      "Resource": "arn:aws:s3::111122223333:reports/*"
    }
  ]
}
`;
const bucket = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: "111122223333" },
      Action: "sns:Publish",
      Resource: "arn:aws:s3:::reports/*",
    },
  ],
};
const directory = writeFiles(temporaryFolder(), {
  "reports.json": reports,
  "all/main.tf": `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:GetObjekt", var.more]
    resources = [var.bucket_arn, "arn:aws:iam:eu-west-1:111122223333:role/app"]
  }
}
resource "aws_iam_policy" "p" {
  policy = data.aws_iam_policy_document.d.json
}
`,
  "all/policy.json": JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:GetObject" }] }),
  "all/template.yaml": `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: lambda }
            Action: sts:AssumeRole
`,
  "bucket.json": JSON.stringify(bucket),
  "broken.json": '{"Statement": [}',
  "fine.json": JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" },
  }),
  "package.json": "{}",
});

const run = (...args: readonly string[]): Promise<Ended> => runIn(directory, command, args);

type Line = {
  readonly path: string;
  readonly policyType: string;
  readonly policyTypeFrom: string;
  readonly findings: readonly {
    readonly issueCode: string;
    readonly locations: readonly unknown[];
  }[];
};

async function lines(...args: readonly string[]): Promise<readonly Line[]> {
  const { printed } = await run(...args, "--format", "ndjson");
  return printed
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

/** The report on what comes on the standard input. */
async function reportOf(input: string): Promise<Report> {
  const { printed } = await runIn(directory, command, ["-", "--format", "json"], {
    input: () => input,
  });
  return JSON.parse(printed) as Report;
}

type Report = {
  readonly findings: readonly {
    readonly issueCode: string;
    readonly policy: number;
    readonly locations: readonly { readonly span: { readonly start: unknown } }[];
  }[];
  readonly policies: readonly { readonly path: string; readonly line?: number }[];
};

const codesOf = (all: readonly Line[]) =>
  all.map(({ path, findings }) => [path, findings.map(({ issueCode }) => issueCode)]);

test("the output that README.md shows is what is printed", async () => {
  const ended = await run("reports.json");
  expect({ noted: ended.noted, exitCode: ended.exitCode }).toEqual({ noted: "", exitCode: 1 });
  const readme = readFileSync(join(import.meta.dirname, "..", "..", "README.md"), "utf8");
  expect(readme).toContain(`    pare validate reports.json\n\n\`\`\`\n${ended.printed}\`\`\`\n`);
});

test("a finding is told in the shape of ValidatePolicy, with lines from 1 and columns from 0", async () => {
  const { printed } = await run("reports.json", "--format", "json");
  const report = JSON.parse(printed) as { findings: readonly unknown[]; policies: unknown };
  const page =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html";
  const start = reports.indexOf('"s3:GetObjekt"');
  expect(report.findings[0]).toEqual({
    findingDetails: "s3:GetObjekt is no action of AWS's, as of 2026-09-26.",
    findingType: "ERROR",
    issueCode: "INVALID_ACTION",
    learnMoreLink: `${page}#access-analyzer-reference-policy-checks-error-invalid-action`,
    locations: [
      {
        path: [{ value: "Statement" }, { index: 0 }, { value: "Action" }],
        span: {
          start: { line: 6, column: 16, offset: start },
          end: { line: 6, column: 30, offset: start + 14 },
        },
      },
    ],
    didYouMean: ["s3:GetObject", "s3:PutObject"],
    policy: 0,
  });
  expect(report.findings[1]).toMatchObject({
    replacement: { value: "arn:aws:s3:::reports/*", span: { start: { line: 7 } } },
  });
  expect(report.policies).toEqual([
    { path: "reports.json", policyType: "IDENTITY_POLICY", policyTypeFrom: "guess" },
  ]);
});

test("policies of every shape are validated, a line each, in the order of their files", async () => {
  const found = await lines("all");
  expect(codesOf(found)).toEqual([
    ["all/main.tf", ["INVALID_ACTION", "ARN_REGION_NOT_ALLOWED"]],
    ["all/policy.json", ["MISSING_VERSION", "MISSING_RESOURCE"]],
    ["all/template.yaml", ["INVALID_SERVICE_PRINCIPAL_FORMAT"]],
  ]);
  expect(found.map((each) => [each.policyType, each.policyTypeFrom])).toEqual([
    ["IDENTITY_POLICY", "declaration"],
    ["IDENTITY_POLICY", "guess"],
    ["RESOURCE_POLICY", "declaration"],
  ]);
});

test("a type, and what a policy is attached to, are believed", async () => {
  expect(codesOf(await lines("bucket.json"))).toEqual([["bucket.json", []]]);
  expect(codesOf(await lines("bucket.json", "--type", "identity"))).toEqual([
    ["bucket.json", ["UNSUPPORTED_PRINCIPAL"]],
  ]);
  expect(codesOf(await lines("bucket.json", "--resource-type", "AWS::S3::Bucket"))).toEqual([
    ["bucket.json", ["UNSUPPORTED_ACTION_IN_POLICY"]],
  ]);
  await expect(run("bucket.json", "--resource-type", "AWS::S3::Bukket")).rejects.toThrow(
    UsageError,
  );
});

test("a file that is named is a policy, whatever is in it", async () => {
  expect(codesOf(await lines("broken.json"))).toEqual([["broken.json", ["JSON_SYNTAX_ERROR"]]]);
  expect(codesOf(await lines("package.json"))).toEqual([
    ["package.json", ["MISSING_STATEMENT", "MISSING_VERSION"]],
  ]);
});

test("a policy without a statement is refused in every syntax, and one that may have some is not", async () => {
  const empty = `"Version": "2012-10-17", "Statement": []`;
  const resource = (policy: string): string =>
    `resource "aws_iam_policy" "p" {\n  policy = ${policy}\n}\n`;
  const folder = writeFiles(temporaryFolder(), {
    "p.json": `{${empty}}`,
    "p.yaml": `{${empty}}`,
    "encoded/main.tf": resource(`jsonencode({ Version = "2012-10-17", Statement = [] })`),
    "heredoc/main.tf": resource(`<<EOF\n{${empty}}\nEOF`),
    "open/main.tf": resource(
      `jsonencode({ Version = "2012-10-17", Statement = concat([], var.more) })`,
    ),
    "never/main.tf": resource(
      `jsonencode({ Version = "2012-10-17", Statement = [] })\n  count = 0`,
    ),
    "stack.yaml": `Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument: {${empty}}\n`,
    "pulumi/Pulumi.yaml": `name: a\nruntime: yaml\nresources:\n  p:\n    type: aws:iam:Policy\n    properties:\n      policy: { fn::toJSON: {${empty}} }\n`,
  });
  const refused = [
    "encoded/main.tf:2",
    "heredoc/main.tf:3",
    "p.json:1",
    "p.yaml:1",
    "pulumi/Pulumi.yaml:7",
    "stack.yaml:5",
  ];
  const { printed, exitCode } = await runIn(folder, command, []);
  expect(exitCode).toBe(1);
  expect(printed.split("\n").filter((line) => line.includes("ERROR"))).toEqual(
    refused.map((place) => `${place}  ERROR  MISSING_STATEMENT  at Statement`),
  );
  for (const place of refused) {
    const [path = ""] = place.split(":");
    expect((await runIn(folder, command, [path])).printed).toContain("1 policy: 1 error, ");
  }
});

test("without an error or a security warning it ends with 0", async () => {
  const { printed, exitCode } = await run("fine.json");
  expect(exitCode).toBe(0);
  expect(printed).toBe(
    "1 policy: 0 errors, 0 security warnings, 0 warnings, 0 suggestions (AWS's reference of 2026-09-26)\n",
  );
});

test("a policy that is no JSON is told of, and what is no text is refused", async () => {
  const folder = writeFiles(temporaryFolder(), {
    "trailing.json": `${JSON.stringify(bucket).slice(0, -2)},]}`,
  });
  writeFileSync(join(folder, "latin.json"), Buffer.from('{"Statement":["\u00e9"]}', "latin1"));
  const ended = await runIn(folder, command, ["trailing.json"]);
  expect(ended.exitCode).toBe(1);
  expect(ended.printed).toContain("JSON_SYNTAX_ERROR");
  await expect(runIn(folder, command, ["latin.json"])).rejects.toThrow("not UTF-8 text");
});

const misspelt = JSON.stringify(JSON.parse(reports));
const fine = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" },
});

test("a policy on each line is placed by its line, and one that is none by its own", async () => {
  const folder = writeFiles(temporaryFolder(), {
    "all.ndjson": `\uFEFF${fine}\r\n\n${misspelt}\r\n{"Statement": [}\n{}\n`,
    "logs/events.jsonl": `{"event":"s3:GetObject"}\n${misspelt}\n`,
    "logs/policies.jsonl": `${misspelt}\n{}`,
  });
  const { printed, exitCode } = await runIn(folder, command, ["all.ndjson"]);
  expect(exitCode).toBe(1);
  expect(printed.split("\n").filter((line) => !line.startsWith(" "))).toEqual([
    "all.ndjson:3  ERROR  INVALID_ACTION  at Statement[0].Action",
    "all.ndjson:3  ERROR  ARN_ACCOUNT_NOT_ALLOWED  at Statement[0].Resource",
    "all.ndjson:3  read as IDENTITY_POLICY, by its looks; --type says otherwise",
    "all.ndjson:4  ERROR  JSON_SYNTAX_ERROR",
    "all.ndjson:4  read as IDENTITY_POLICY, by its looks; --type says otherwise",
    "all.ndjson:5  ERROR  MISSING_STATEMENT",
    "all.ndjson:5  WARNING  MISSING_VERSION",
    "all.ndjson:5  read as IDENTITY_POLICY, by its looks; --type says otherwise",
    "4 policies: 4 errors, 0 security warnings, 1 warning, 0 suggestions (AWS's reference of 2026-09-26)",
    "",
  ]);
  const found = await runIn(folder, command, ["logs", "--format", "ndjson"]);
  expect(
    found.printed
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    expect.objectContaining({ path: "logs/policies.jsonl", line: 1 }),
    expect.objectContaining({ path: "logs/policies.jsonl", line: 2 }),
  ]);
});

test("the standard input is a policy, a policy on each line, or a file of a language", async () => {
  const one = await reportOf(reports);
  expect(one.policies).toEqual([expect.objectContaining({ path: "stdin.json" })]);
  expect(one.findings.map(({ issueCode }) => issueCode)).toEqual([
    "INVALID_ACTION",
    "ARN_ACCOUNT_NOT_ALLOWED",
  ]);
  const many = await reportOf(`${fine}\n${misspelt}\n`);
  expect(many.policies.map(({ path, line }) => [path, line])).toEqual([
    ["stdin.ndjson", 1],
    ["stdin.ndjson", 2],
  ]);
  const offset = misspelt.indexOf('"s3:GetObjekt"');
  expect(many.findings[0]).toMatchObject({
    policy: 1,
    locations: [{ span: { start: { line: 2, column: offset, offset: fine.length + 1 + offset } } }],
  });
  const terraform = await reportOf(
    `resource "aws_iam_policy" "p" {\n  policy = ${misspelt.replaceAll(":[", ": [")}\n}\n`,
  );
  expect(terraform.policies).toEqual([expect.objectContaining({ path: "stdin.tf" })]);
  await expect(runIn(directory, command, ["-", "reports.json"])).rejects.toThrow(UsageError);
  expect((await reportOf("")).findings).toEqual([
    expect.objectContaining({ issueCode: "JSON_SYNTAX_ERROR" }),
  ]);
});
