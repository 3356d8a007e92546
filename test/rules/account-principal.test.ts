import { describe, expect, test } from "vitest";
import { accountPrincipal } from "../../src/rules/account-principal.ts";
import { judge } from "../../src/rules/judge.ts";
import { facts, factsUnder, pathFor, scanned } from "./facts.ts";
import { json, template } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const account = "222233334444";
const root = `arn:aws:iam::${account}:root`;

/** A bucket's policy for somebody. */
const bucket = (principal: unknown, more: object = {}): string =>
  json({ Principal: principal, Action: "s3:PutObject", Resource: "arn:aws:s3:::in/*", ...more });

ruleTest(accountPrincipal, {
  valid: {
    "a role of an account": bucket({ AWS: `arn:aws:iam::${account}:role/app` }),
    "an account that only reads": bucket({ AWS: root }, { Action: "s3:GetObject" }),
    "a certain role by condition": bucket(
      { AWS: root },
      { Condition: { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/app` } } },
    ),
    "the account of the resource": json({
      Principal: { AWS: root },
      Action: "sqs:*",
      Resource: `arn:aws:sqs:us-east-1:${account}:orders`,
    }),
    "the account that it is deployed to": template(`
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [q]
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:root" }
                Action: sqs:*
                Resource: "*"
    `),
    "load balancers that write their logs": bucket({ AWS: "arn:aws:iam::127311923021:root" }),
    "a key, whose account is named by AWS's default": json({
      Principal: { AWS: root },
      Action: "kms:*",
      Resource: "*",
    }),
    "everybody, of whom another rule tells": bucket({ AWS: [root, "*"] }),
    "a role, which is no resource": json({ Principal: { AWS: root }, Action: "sts:AssumeRole" }),
    "a Deny": bucket({ AWS: root }, { Effect: "Deny" }),
  },
  invalid: {
    "an account that writes": {
      policy: bucket({ AWS: root }),
      at: [`"${root}"`],
      severity: "low",
      confidence: "medium",
      says: "Whoever the account `222233334444` lets is allowed `s3:PutObject`: it is named as a whole.",
      fixed: false,
    },
    "the same by its number, of a queue in a template": {
      policy: template(`
        Policy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [q]
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: { AWS: "222233334444" }
                  Action: sqs:SendMessage
                  Resource: "*"
      `),
      at: ['"222233334444"'],
      severity: "low",
    },
    "what conditions say of something else": {
      policy: bucket(
        { AWS: root },
        { Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } } },
      ),
      at: [`"${root}"`],
      severity: "low",
    },
  },
});

describe("where it is said which accounts are trusted", () => {
  const policy = bucket({ AWS: root });
  const scan = scanned({ [pathFor(policy)]: policy });
  const told = (accounts: readonly string[]): readonly string[] =>
    judge(scan, factsUnder({ accounts: new Set(accounts) })).map(({ rule }) => rule);

  test("a trusted one may be named as a whole, and of others another rule tells", () => {
    expect(told([account])).toEqual([]);
    expect(told(["111122223333"])).toEqual(["untrusted-account"]);
    expect(judge(scan, facts).map(({ rule }) => rule)).toEqual(["account-principal"]);
  });
});
