import { describe, expect, test } from "vitest";
import { extractReport } from "../../src/report/extract-json.ts";
import { judge } from "../../src/rules/judge.ts";
import { facts, scanned } from "../rules/facts.ts";
import { onlyProposed, proposals } from "./proposed.ts";

/** A policy for each of some keys, and a bucket beside it. */
const policy = (
  keys: string,
  resource: string,
  actions = '"s3:GetObject", "s3:PutObject"',
): string => `
resource "aws_s3_bucket" "b" {
  bucket = "app-data"
}
resource "aws_iam_policy" "p" {
  for_each = toset(${keys})
  name     = each.key
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Data"
        Effect   = "Allow"
        Action   = [${actions}]
        Resource = ${resource}
      },
    ]
  })
}
`;

/** Several statements of one written one, as turns of a dynamic block. */
const dynamic = (turns: string, resources: string): string => `
resource "aws_s3_bucket" "b" {
  bucket = "app-data"
}
data "aws_iam_policy_document" "d" {
  dynamic "statement" {
    for_each = ${turns}
    content {
      sid       = statement.value
      actions   = ["s3:GetObject", "s3:PutObject"]
      resources = ${resources}
    }
  }
}
resource "aws_iam_policy" "p" {
  policy = data.aws_iam_policy_document.d.json
}
`;

describe("the instances of a statement", () => {
  test("have one finding, and one replacement", () => {
    const text = { "main.tf": policy('["a", "b", "c"]', '"*"') };
    const scan = scanned(text);
    expect(scan.policies).toHaveLength(3);
    expect(judge(scan, facts).map(({ rule }) => rule)).toEqual(["data-exfiltration"]);
    const found = onlyProposed(text);
    expect(found).toMatchObject({ kind: "commit" });
    expect(JSON.stringify(found)).toContain("aws_s3_bucket.b.arn");
  });

  test("that are turns of a dynamic block have one too", () => {
    const text = { "main.tf": dynamic('["A", "B"]', '["*"]') };
    expect(scanned(text).policies[0]?.statements).toHaveLength(2);
    expect(onlyProposed(text)).toMatchObject({ kind: "commit" });
  });

  test("are all proved: what would be wrong in one is not offered", () => {
    const resource = 'each.key == "b" ? "arn:aws:s3:::other/*" : "*"';
    const [found] = proposals({ "main.tf": policy('["a", "b"]', resource) });
    expect(found?.outcome.kind).not.toBe("commit");
  });

  test("that are never there are neither judged nor in the way", () => {
    const scan = scanned({ "main.tf": policy("[]", '"*"') });
    expect(judge(scan, facts)).toEqual([]);
    const { statements } = extractReport(scan, () => "terraform");
    expect(statements).toMatchObject([{ presence: "never" }]);
  });
});

describe("extract lists what a statement comes to", () => {
  const instances = (text: string) => {
    const [statement] = extractReport(scanned({ "main.tf": text }), () => "terraform").statements;
    return statement;
  };

  test("once for each instance that says something else", () => {
    const found = instances(policy('["a", "b"]', '"arn:aws:s3:::${each.key}"'));
    expect(found?.resources).toEqual(["arn:aws:s3:::${each.key}"]);
    expect(found?.instances.map(({ resources }) => resources)).toEqual([
      ["arn:aws:s3:::a"],
      ["arn:aws:s3:::b"],
    ]);
    expect(instances(policy('["a", "b"]', '"*"'))?.instances).toHaveLength(1);
  });

  test("and counts what is more than a hundred", () => {
    const keys = '[for i in range(150) : "k${i}"]';
    const found = instances(policy(keys, '"arn:aws:s3:::${each.key}"'));
    expect(found?.instances).toHaveLength(100);
    expect(found?.moreInstances).toBe(1);
  });
});
