import { neverAllowed } from "../../src/rules/never-allowed.ts";
import { usualTerms } from "../../src/rules/terms.ts";
import { describe, expect, test } from "vitest";
import { judge } from "../../src/rules/judge.ts";
import { factsUnder, pathFor, scanned } from "./facts.ts";
import { json } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const terms = {
  neverAllow: [
    { actions: ["iam:CreateUser"] },
    { actions: ["s3:Delete*"], resources: ["arn:aws:s3:::audit/*"] },
    { actions: ["kms:*"], resources: ["arn:aws:kms:*:111122223333:key/crown"] },
  ],
};

const on = (Action: string, Resource: string, more: object = {}): string =>
  json({ Action, Resource, ...more });

ruleTest(neverAllowed, {
  terms,
  valid: {
    "another action": on("iam:GetUser", "*"),
    "the action elsewhere": on("s3:DeleteObject", "arn:aws:s3:::tmp/*"),
    "another action there": on("s3:GetObject", "arn:aws:s3:::audit/*"),
    "another key": on("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/other"),
    "a Deny": on("iam:CreateUser", "*", { Effect: "Deny" }),
  },
  invalid: {
    "the action": {
      policy: on("iam:CreateUser", "arn:aws:iam::111122223333:user/x"),
      at: ['"Action": "iam:CreateUser"'],
      severity: "critical",
      confidence: "high",
      says: "This allows `iam:CreateUser` on `arn:aws:iam::111122223333:user/x`, which the configuration never allows.",
      fixed: false,
    },
    "a wildcard that reaches it": {
      policy: on("iam:*User", "arn:aws:iam::111122223333:user/x"),
      at: ['"Action": "iam:*User"'],
      severity: "critical",
    },
    "a pattern of both": {
      policy: on("s3:*Object", "arn:aws:s3:::a*/x"),
      at: ['"Action": "s3:*Object"'],
      severity: "critical",
      says: "`s3:DeleteObject` on `arn:aws:s3:::audit/x`",
    },
    "anything on a resource": {
      policy: on("kms:DescribeKey", "arn:aws:kms:*:111122223333:key/*"),
      at: ['"Action": "kms:DescribeKey"'],
      severity: "critical",
    },
    "under a condition": {
      policy: on("iam:CreateUser", "arn:aws:iam::111122223333:user/x", {
        Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
      }),
      at: ['"Action": "iam:CreateUser"'],
      severity: "critical",
    },
  },
});

describe("a Deny of the same policy", () => {
  const allow = { Effect: "Allow", Action: "s3:DeleteObject", Resource: "arn:aws:s3:::audit/*" };
  const found = (deny: object): readonly string[] => {
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [allow, deny] });
    const scan = scanned({ [pathFor(policy)]: policy });
    return judge(scan, factsUnder({ ...usualTerms, ...terms })).map(({ rule }) => rule);
  };

  test("takes it away", () => {
    expect(found({ Effect: "Deny", Action: "s3:*", Resource: "*" })).toEqual([]);
  });

  test("does not, where a condition lets it through", () => {
    const Condition = { StringNotEquals: { "aws:PrincipalTag/team": "audit" } };
    expect(found({ Effect: "Deny", Action: "s3:*", Resource: "*", Condition })).toEqual([
      "never-allowed",
    ]);
  });
});
