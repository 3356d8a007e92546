import { describe, expect, test } from "vitest";
import { judge } from "../../src/rules/judge.ts";
import { untrustedAccount } from "../../src/rules/untrusted-account.ts";
import { facts, factsUnder, pathFor, scanned } from "./facts.ts";
import { hclOf, json, template } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const own = "111122223333";
const stranger = "222233334444";
const root = (account: string, partition = "aws"): string =>
  `arn:${partition}:iam::${account}:root`;

/** A bucket's policy for some principals. */
const bucket = (principal: unknown, more: object = {}): string =>
  json({
    Principal: principal,
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::logs/*",
    ...more,
  });
const when = (condition: unknown): string => bucket({ AWS: stranger }, { Condition: condition });

/** A role that some principal may assume. */
const role = (principal: string, parameters = ""): string =>
  `${parameters}${template(`
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument:
          Version: "2012-10-17"
          Statement:
            - Effect: Allow
              Principal: { AWS: ${principal} }
              Action: sts:AssumeRole
  `)}`;

const queue = (identifiers: string, ...beside: readonly string[]): string =>
  hclOf(
    "aws_sqs_queue_policy",
    "policy",
    `
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ${identifiers}
    }
    `,
    ...beside,
  );

const parameter = 'Parameters:\n  Account: { Type: String, Default: "222233334444" }\n';

ruleTest(untrustedAccount, {
  terms: {
    accounts: new Set([own, "444455556666"]),
    organizations: new Set(["o-abcdefghij"]),
  },
  valid: {
    "one's own account": bucket({ AWS: own }),
    "its root": bucket({ AWS: root(own) }),
    "trusted ones": bucket({ AWS: [root(own), "arn:aws:iam::444455556666:role/app"] }),
    "a partition of its own": bucket({ AWS: root(own, "aws-cn") }),
    "the account that it is deployed to": role('!Sub "arn:aws:iam::${AWS::AccountId}:root"'),
    "an account that is not known": role('!Sub "arn:aws:iam::${Account}:root"'),
    "principals that are not known": queue("var.principals", 'variable "principals" {}'),
    everybody: bucket("*"),
    "everybody of AWS": bucket({ AWS: "*" }),
    "everybody but a stranger": bucket(undefined, { NotPrincipal: { AWS: stranger } }),
    "a service": bucket({ Service: "logging.s3.amazonaws.com" }),
    "an identity provider": bucket({ Federated: `arn:aws:iam::${stranger}:saml-provider/x` }),
    "an origin access identity": bucket({
      AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1",
    }),
    "load balancers that write their logs": bucket({ AWS: root("127311923021") }),
    "a Deny": bucket({ AWS: stranger }, { Effect: "Deny" }),
    "what only limits": `
resource "aws_vpc_endpoint" "s3" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = "${stranger}" }, Action = "s3:*", Resource = "*" }]
  })
}
`,
    "a trusted organization": when({ StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } }),
    "a trusted organization, in any case": when({
      stringlike: { "AWS:principalorgid": ["o-abcdefghij"] },
    }),
    "a unit of a trusted organization": when({
      "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-abcdefghij/r-ab12/ou-ab12-1/*" },
    }),
    "on behalf of a trusted organization": when({
      StringEquals: { "aws:SourceOrgID": "o-abcdefghij" },
    }),
    "only for trusted accounts": when({
      StringEquals: { "aws:PrincipalAccount": [own, "444455556666"] },
    }),
    "on behalf of a trusted account": when({ StringEquals: { "aws:SourceAccount": own } }),
    "an organization that is not known": hclOf(
      "aws_sqs_queue_policy",
      "policy",
      `
      actions   = ["sqs:SendMessage"]
      resources = ["*"]
      principals {
        type        = "AWS"
        identifiers = ["${stranger}"]
      }
      condition {
        test     = "StringEquals"
        variable = "aws:PrincipalOrgID"
        values   = [data.aws_organizations_organization.this.id]
      }
      `,
    ),
  },
  invalid: {
    "an account": {
      policy: bucket({ AWS: stranger }),
      at: [`"${stranger}"`],
      severity: "high",
      confidence: "high",
      says: "The account `222233334444` is given access, and it is none of those that the configuration trusts.",
      fixed: false,
    },
    "one of several": {
      policy: bucket({
        AWS: [root(own), root(stranger), "arn:aws:sts::333344445555:assumed-role/a/b"],
      }),
      at: [`"${root(stranger)}"`, '"arn:aws:sts::333344445555:assumed-role/a/b"'],
      severity: "high",
    },
    "another partition": {
      policy: bucket({ AWS: root(stranger, "aws-us-gov") }),
      at: [`"${root(stranger, "aws-us-gov")}"`],
      severity: "high",
    },
    "somebody who is known": {
      policy: bucket({ AWS: root("464622532012") }),
      at: [`"${root("464622532012")}"`],
      severity: "high",
      says: "The account `464622532012` (Datadog) is given access",
    },
    "a role that it may assume": {
      policy: role(`"${root(stranger)}"`),
      at: [`"${root(stranger)}"`],
      severity: "high",
      says: "The account `222233334444` may assume this role",
      fixed: false,
    },
    "a parameter's default": {
      policy: role('!Sub "arn:aws:iam::${Account}:root"', parameter),
      at: ['"arn:aws:iam::${Account}:root"'],
      severity: "high",
      confidence: "medium",
    },
    "a role whose name is not known": {
      policy: queue('["arn:aws:iam::222233334444:role/${var.role}"]', 'variable "role" {}'),
      at: ['"arn:aws:iam::222233334444:role/${var.role}"'],
      severity: "high",
      confidence: "high",
    },
    "reading alone": {
      policy: bucket({ AWS: stranger }, { Action: ["s3:GetObject", "s3:ListBucket"] }),
      at: [`"${stranger}"`],
      severity: "medium",
    },
    "another organization": {
      policy: when({ StringEquals: { "aws:PrincipalOrgID": "o-zzzzzzzzzz" } }),
      at: [`"${stranger}"`],
      severity: "high",
    },
    "one of two organizations": {
      policy: when({ StringEquals: { "aws:PrincipalOrgID": ["o-abcdefghij", "o-zzzzzzzzzz"] } }),
      at: [`"${stranger}"`],
      severity: "high",
    },
    "any organization that begins so": {
      policy: when({ StringLike: { "aws:PrincipalOrgID": "o-abc*" } }),
      at: [`"${stranger}"`],
      severity: "high",
    },
    "a key that may be missing": {
      policy: when({ StringEqualsIfExists: { "aws:PrincipalOrgID": "o-abcdefghij" } }),
      at: [`"${stranger}"`],
      severity: "high",
    },
    "all but an organization": {
      policy: when({ StringNotEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } }),
      at: [`"${stranger}"`],
      severity: "high",
    },
    "an account that is not trusted either": {
      policy: when({ StringEquals: { "aws:PrincipalAccount": stranger } }),
      at: [`"${stranger}"`],
      severity: "high",
    },
    "a word that both know": {
      policy: when({ StringEquals: { "sts:ExternalId": "secret" } }),
      at: [`"${stranger}"`],
      severity: "high",
    },
  },
});

describe("what is trusted", () => {
  const policy = bucket({ AWS: [own, stranger] });
  const scan = scanned({ [pathFor(policy)]: policy });
  const found = (knowledge: typeof facts): number =>
    judge(scan, knowledge, [untrustedAccount]).length;

  test("is asked only where it is said", () => {
    expect(found(facts)).toBe(0);
  });

  test("is no account where only organizations are named", () => {
    expect(found(factsUnder({ organizations: new Set(["o-abcdefghij"]) }))).toBe(2);
  });

  test("is what is named where only accounts are", () => {
    expect(found(factsUnder({ accounts: new Set([own]) }))).toBe(1);
  });
});
