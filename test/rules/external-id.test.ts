import { describe, expect, test } from "vitest";
import { externalId } from "../../src/rules/external-id.ts";
import { judge } from "../../src/rules/judge.ts";
import { facts, factsUnder, pathFor, scanned } from "./facts.ts";
import { hclOf, json, template } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const datadog = "arn:aws:iam::464622532012:root";

/** A role that somebody may assume under a condition. */
const role = (principal: unknown, condition?: object, more: object = {}): string =>
  json({
    Principal: principal,
    Action: "sts:AssumeRole",
    ...(condition && { Condition: condition }),
    ...more,
  });

/** The same in HCL. */
const trusting = (identifier: string, condition = "", ...beside: readonly string[]): string =>
  hclOf(
    "aws_iam_role",
    "assume_role_policy",
    `
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [${identifier}]
    }
    ${condition}
    `,
    ...beside,
  );

ruleTest(externalId, {
  valid: {
    "an id": role({ AWS: datadog }, { StringEquals: { "sts:ExternalId": "1a2b3c" } }),
    "an id that is not known": trusting(
      `"${datadog}"`,
      'condition {\n  test     = "StringEquals"\n  variable = "sts:ExternalId"\n  values   = [var.external_id]\n}',
    ),
    "a condition whose key is not known": trusting(
      `"${datadog}"`,
      'condition {\n  test     = "StringEquals"\n  variable = var.key\n  values   = ["1a2b3c"]\n}',
    ),
    "an account that is nobody's that is known": role({ AWS: "arn:aws:iam::222233334444:root" }),
    "an account of AWS's own": role({ AWS: "arn:aws:iam::127311923021:root" }),
    "an account that is not known": trusting("var.vendor"),
    "a service": role({ Service: "ec2.amazonaws.com" }),
    "everybody, of which another rule tells": role({ AWS: "*" }),
    "what is no role": json({
      Principal: { AWS: datadog },
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::logs/*",
    }),
    "tags of a session alone": role({ AWS: datadog }, undefined, { Action: "sts:TagSession" }),
    "a Deny": role({ AWS: datadog }, undefined, { Effect: "Deny" }),
  },
  invalid: {
    "a vendor": {
      policy: role({ AWS: datadog }),
      at: [`"${datadog}"`],
      severity: "medium",
      confidence: "high",
      says: "The account `464622532012` (Datadog) may assume this role for any of its customers: no condition on `sts:ExternalId` says for which.",
      fixed: false,
    },
    "a role of a vendor in a template": {
      policy: template(`
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: { AWS: "arn:aws:iam::464622532012:role/DatadogAWSIntegration" }
                  Action: sts:AssumeRole
      `),
      at: ['"arn:aws:iam::464622532012:role/DatadogAWSIntegration"'],
      severity: "medium",
    },
    "a vendor by a variable's default": {
      policy: trusting(
        '"arn:aws:iam::${var.vendor}:root"',
        "",
        'variable "vendor" {\n  default = "926226587429"\n}',
      ),
      at: ['"arn:aws:iam::${var.vendor}:root"'],
      severity: "medium",
      confidence: "medium",
    },
    "any id": {
      policy: role({ AWS: datadog }, { StringLike: { "sts:ExternalId": "*" } }),
      at: [`"${datadog}"`],
      severity: "medium",
    },
    "an id, if there is one": {
      policy: role({ AWS: datadog }, { StringEqualsIfExists: { "sts:ExternalId": "1a2b3c" } }),
      at: [`"${datadog}"`],
      severity: "medium",
    },
    "that there is one": {
      policy: role({ AWS: datadog }, { Null: { "sts:ExternalId": "false" } }),
      at: [`"${datadog}"`],
      severity: "medium",
    },
    "a vendor by its addresses": {
      policy: role({ AWS: datadog }, { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }),
      at: [`"${datadog}"`],
      severity: "low",
    },
    "two vendors": {
      policy: role({ AWS: [datadog, "arn:aws:iam::926226587429:root"] }),
      at: [`"${datadog}"`],
      severity: "medium",
    },
  },
});

describe("where it is said which accounts are trusted", () => {
  const policy = role({ AWS: datadog });
  const scan = scanned({ [pathFor(policy)]: policy });
  const told = (accounts: readonly string[]): readonly string[] =>
    judge(scan, factsUnder({ accounts: new Set(accounts) })).map(({ rule }) => rule);

  test("a vendor that is none of them is told of as that alone", () => {
    expect(told(["111122223333"])).toEqual(["untrusted-account"]);
  });

  test("a vendor that is one of them should still say for whom it asks", () => {
    expect(told(["111122223333", "464622532012"])).toEqual(["external-id"]);
  });

  test("a stranger's external id is asked for by the one who tells of it", () => {
    const says = (condition?: object): string | undefined => {
      const text = role({ AWS: "222233334444" }, condition);
      const trusted = factsUnder({ accounts: new Set(["111122223333"]) });
      return judge(scanned({ [pathFor(text)]: text }), trusted)[0]?.message;
    };
    expect(says()).toContain("No condition on `sts:ExternalId` says for whom it asks.");
    const asked = says({ StringEquals: { "sts:ExternalId": "1a2b3c" } });
    expect(asked).toContain("none of those that the configuration trusts");
    expect(asked).not.toContain("ExternalId");
  });

  test("nothing else is told of a vendor where nothing is said", () => {
    expect(judge(scan, facts).map(({ rule }) => rule)).toEqual(["external-id"]);
  });
});
