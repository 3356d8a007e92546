import { expect, test } from "vitest";
import { openQuotas } from "../../src/catalog/quotas.ts";
import { leastLength } from "../../src/iam/length.ts";
import { readCatalogFile } from "../catalog/committed.ts";
import { scanned } from "../rules/facts.ts";

function lengthOf(path: string, text: string): number {
  const [policy] = scanned({ [path]: text }).policies;
  if (!policy) throw new Error("no policy");
  return leastLength(policy);
}

test.for([
  { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] },
  {
    Statement: [
      {
        Sid: "App",
        Effect: "Deny",
        NotPrincipal: { AWS: ["arn:aws:iam::111122223333:root", "444455556666"] },
        NotAction: ["s3:GetObject", "s3:PutObject"],
        NotResource: "arn:aws:s3:::logs/*",
        Condition: {
          StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:RequestedRegion": ["a", "b"] },
          Bool: { "aws:SecureTransport": "true" },
        },
      },
      { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" },
    ],
  },
  {
    Statement: [
      {
        ...{ Effect: "Allow", Action: "s3:*", Resource: "*" },
        Condition: { constructor: { keys: "x" }, toString: { ["__proto__"]: "y" } },
      },
    ],
  },
])("what is known is counted as it is, without white space: %j", (document) => {
  expect(lengthOf("policy.json", JSON.stringify(document, null, 2))).toBe(
    JSON.stringify(document).length,
  );
});

test("what is not known is one character", () => {
  const policy = (resource: string): string =>
    `resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = ${resource} }] })\n}\n`;
  expect(lengthOf("a.tf", policy("var.arn"))).toBe(lengthOf("a.tf", policy('"x"')));
  expect(lengthOf("a.tf", policy('"arn:aws:s3:::${var.bucket}/*"'))).toBe(
    lengthOf("a.tf", policy('"arn:aws:s3:::x/*"')),
  );
});

test("the quotas are those of AWS's pages", () => {
  const quotas = openQuotas(readCatalogFile);
  expect(quotas.of("aws_iam_user_policy")).toBe(2048);
  expect(quotas.of("AWS::IAM::ManagedPolicy")).toBe(6144);
  expect(quotas.of("aws_sqs_queue")).toBeUndefined();
});
