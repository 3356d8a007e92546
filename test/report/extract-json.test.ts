import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractReport, type ExtractReport } from "../../src/report/extract-json.ts";
import { scanned } from "../rules/facts.ts";
import { extractContract } from "./contract.ts";
import { places } from "./hostile.ts";
import type { Files } from "./results.ts";

const isValid = new Ajv({ allErrors: true }).compile(extractContract);

function extracted(files: Files): ExtractReport {
  const scan = scanned(files);
  return extractReport(scan, (policy) => scan.formatOf(policy).name);
}

const files: Files = {
  "infra/main.tf": `variable "bucket" {
  default = "logs"
}

data "aws_iam_policy_document" "app" {
  statement {
    sid         = "Logs"
    not_actions = ["s3:DeleteBucket"]
    resources   = ["arn:aws:s3:::\${var.bucket}/*", aws_s3_bucket.app.arn]

    principals {
      type        = "AWS"
      identifiers = ["111122223333", var.account]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = var.organizations
    }
  }
}

resource "aws_s3_bucket" "app" {}

resource "aws_lambda_permission" "app" {
  action        = "lambda:InvokeFunction"
  function_name = "app"
  principal     = "s3.amazonaws.com"
}
`,
  "template.yaml": `Resources:
  App:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Deny
            Action: [sqs:SendMessage]
            NotResource: !GetAtt Queue.Arn
  Queue:
    Type: AWS::SQS::Queue
`,
  "policy.json":
    '{"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":"*"},"Action":"s3:*","Resource":"*"}]}',
  "broken.json": '{"Statement":[{"Effect":"Allow",,"Action":"s3:*"}]}',
};
const report = extracted(files);
const [json, terraform, cloudformation] = [
  report.statements.find(({ path }) => path === "policy.json"),
  report.statements.find(({ iac }) => iac === "terraform"),
  report.statements.find(({ iac }) => iac === "cloudformation"),
];

test("a report has every field of the contract, and no other", () => {
  for (const each of [report, extracted({})]) {
    isValid(JSON.parse(JSON.stringify(each)));
    expect(isValid.errors).toBeNull();
  }
  expect(isValid({ ...report, more: 1 })).toBe(false);
  expect(isValid({ ...report, statements: [{}] })).toBe(false);
  expect(report.permissions).toHaveLength(1);
});

test("it has them whatever names stand in the files", () => {
  const all = fc.oneof(...Object.values(places).map(({ text, files }) => text.map(files)));
  fc.assert(
    fc.property(all, (files) => {
      isValid(JSON.parse(JSON.stringify(extracted(files))));
      expect(isValid.errors).toBeNull();
    }),
  );
});

describe("a statement", () => {
  test("stands on the lines of its own braces, block or list item", () => {
    const where = report.statements.map(({ path, startLine, startColumn, endLine }) => [
      path,
      startLine,
      startColumn,
      endLine,
    ]);
    expect(where).toEqual([
      ["infra/main.tf", 6, 3, 21],
      ["policy.json", 1, 15, 1],
      ["template.yaml", 7, 13, 9],
    ]);
  });

  test("has its values as written, with expressions as ${source text}", () => {
    expect(terraform).toMatchObject({
      iac: "terraform",
      owner: "data.aws_iam_policy_document.app",
      effect: "Allow",
      presence: "always",
      sid: "Logs",
      actions: null,
      notActions: ["s3:DeleteBucket"],
      resources: ["arn:aws:s3:::${var.bucket}/*", "${aws_s3_bucket.app.arn}"],
      notResources: null,
      principals: { AWS: ["111122223333", "${var.account}"] },
      notPrincipals: null,
      conditions: [
        { operator: "StringEquals", key: "aws:PrincipalOrgID", values: ["${var.organizations}"] },
      ],
    });
  });

  test("has what evaluation found in its instances", () => {
    expect(terraform?.instances).toHaveLength(1);
    expect(terraform?.instances[0]?.resources).toContain("arn:aws:s3:::logs/*");
    expect(terraform?.instances[0]?.resources?.[1]).toMatch(
      /^arn:\$\{.*partition\}:s3:::\$\{.*\}$/,
    );
  });

  test("has none of where it is never there, if it is anywhere", () => {
    const policy = `variable "on" {}
variable "bucket" {}
data "aws_iam_policy_document" "p" {
  count = var.on ? 1 : 0
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::\${var.bucket}/*"]
  }
}
resource "aws_iam_policy" "p" {
  count  = var.on ? 1 : 0
  policy = data.aws_iam_policy_document.p[0].json
}
`;
    const call = (name: string, on: boolean): string =>
      `module "${name}" {\n  source = "./m"\n  on = ${String(on)}\n  bucket = "${name}"\n}\n`;
    const resourcesOf = (...calls: readonly string[]): unknown =>
      extracted({ "m/main.tf": policy, "main.tf": calls.join("") }).statements.map(
        ({ presence, instances }) => [presence, ...instances.map(({ resources }) => resources)],
      );
    const [on, off] = [call("one", true), call("two", false)];
    expect(resourcesOf(on, off)).toEqual([["always", ["arn:aws:s3:::one/*"]]]);
    expect(resourcesOf(off)).toEqual([["never", ["arn:aws:s3:::two/*"]]]);
  });

  test("has the elements that negate", () => {
    expect(json).toMatchObject({
      principals: null,
      notPrincipals: { AWS: ["*"] },
      actions: ["s3:*"],
    });
    expect(cloudformation).toMatchObject({
      effect: "Deny",
      actions: ["sqs:SendMessage"],
      resources: null,
      notResources: ["${Queue.Arn}"],
      owner: "App",
      policyKind: "identity",
    });
  });

  test("is one, however many policies it belongs to", () => {
    const shared = extracted({
      "main.tf": `data "aws_iam_policy_document" "app" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "a" {
  policy = data.aws_iam_policy_document.app.json
}
resource "aws_iam_policy" "b" {
  policy = data.aws_iam_policy_document.app.json
}
`,
    });
    expect(shared.statements).toHaveLength(1);
  });
});

test("what was not read is listed with file, line and a reason of the closed list", () => {
  expect(report.notEvaluated.map(({ path, line, reason }) => [path, line, reason])).toEqual([
    ["broken.json", 1, "syntax-error"],
  ]);
  expect(report.files).toBe(4);
});

test("what gives access and is not read is listed, and not what only judging asks for", () => {
  const { notEvaluated, notEvaluatedByReason } = extracted({
    "main.tf": `resource "aws_iam_role_policy_attachment" "a" {
  role       = "app"
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_sqs_queue_policy" "q" {
  queue_url = "q"
  policy    = jsonencode({ Statement = { Effect = "Allow", Action = "sqs:Sned", Principal = { AWS = var.who }, Resource = "*" } })
}
variable "who" {}
`,
    "template.yaml":
      "Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Policies:\n        - S3ReedPolicy: { BucketName: logs }\n",
  });
  expect(notEvaluated.map(({ path, line, reason }) => `${path}:${line ?? 0} ${reason}`)).toEqual([
    "main.tf:3 managed-policy",
    "template.yaml:7 policy-template",
  ]);
  expect(notEvaluatedByReason).toEqual({ "managed-policy": 1, "policy-template": 1 });
});
