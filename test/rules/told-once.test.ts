import { describe, expect, test } from "vitest";
import { judge } from "../../src/rules/judge.ts";
import { facts, factsUnder, pathFor, scanned } from "./facts.ts";
import { hcl, json, template, yaml } from "./policies.ts";

// A statement has one comment: what one rule says of it, no other one says again.

const rulesIn = (policy: string, known = facts): readonly string[] =>
  judge(scanned({ [pathFor(policy)]: policy }), known)
    .filter(({ severity }) => severity !== "info")
    .map(({ rule }) => rule);

const onAll = (...actions: readonly string[]): string => json({ Action: actions, Resource: "*" });

const cases: Readonly<Record<string, readonly [policy: string, rules: readonly string[]]>> = {
  "every action on every resource": [onAll("*"), ["wildcard-action"]],
  "every action beside some that are named": [
    onAll("*", "iam:PassRole", "s3:GetObject", "sts:AssumeRole"),
    ["wildcard-action"],
  ],
  "all of what rules an account, which is a way to everything": [
    yaml("Action: iam:*\nResource: '*'"),
    ["wildcard-action", "credential-exposure"],
  ],
  "all of a service that runs code": [onAll("lambda:*"), ["wildcard-action", "resource-exposure"]],
  "all of a service beside a role for it": [
    onAll("lambda:*", "iam:PassRole"),
    ["wildcard-action", "privilege-escalation", "resource-exposure"],
  ],
  "all of a service on what is named, where a way leads through it": [
    json(
      { Action: "lambda:*", Resource: "arn:aws:lambda:*:111122223333:function:app" },
      { Action: "iam:PassRole", Resource: "*" },
    ),
    ["wildcard-action", "privilege-escalation"],
  ],
  "what a condition never lets through, beside what it limits": [
    json({
      Action: ["s3:ListBucket", "s3:GetObject"],
      Resource: "*",
      Condition: { StringLike: { "s3:prefix": "home/*" } },
    }),
    ["unscoped-resource", "unmet-condition"],
  ],
  "everything but some actions": [json({ NotAction: "iam:*", Resource: "*" }), ["not-action"]],
  "a role for a function, in one statement": [
    onAll("iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"),
    ["privilege-escalation"],
  ],
  "a role for a function, in two statements": [
    json(
      { Action: "iam:PassRole", Resource: "*" },
      { Action: ["lambda:CreateFunction", "lambda:InvokeFunction"], Resource: "*" },
    ),
    // The second one's functions are told of where they stand.
    ["privilege-escalation", "infrastructure-modification"],
  ],
  "a role that nothing here can be given": [onAll("iam:PassRole"), ["pass-role"]],
  "roles to pass and to assume": [
    yaml("Action: [iam:PassRole, sts:AssumeRole]\nResource: '*'"),
    ["pass-role", "role-chaining"],
  ],
  "a wildcard of what has a rule of its own": [
    hcl('actions   = ["iam:Pass*", "sts:AssumeRole*"]\nresources = ["*"]'),
    ["pass-role", "role-chaining"],
  ],
  "keys of users": [onAll("iam:CreateAccessKey"), ["privilege-escalation"]],
  "keys of users, and what is no way to more": [
    onAll("iam:CreateAccessKey", "iam:CreateServiceSpecificCredential"),
    ["privilege-escalation", "credential-exposure"],
  ],
  "all that may be done with what is reached": [
    onAll(
      "rds-db:connect",
      "s3:PutBucketPolicy",
      "s3:GetObject",
      "s3:CreateBucket",
      "s3:PutObject",
    ),
    ["credential-exposure"],
  ],
  "a role that is made for a service": [
    onAll("iam:CreateServiceLinkedRole", "ecs:UpdateService"),
    ["infrastructure-modification", "service-linked-role"],
  ],
  "an administrator by a policy of AWS": [
    template(`
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: {}
          ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]
    `),
    ["managed-policy-attached"],
  ],
};

describe("once is told of", () => {
  test.for(Object.entries(cases))("%s", ([, [policy, wanted]]) => {
    expect(rulesIn(policy)).toEqual(wanted);
  });
});

test("what a rule that is switched off would tell is told by the one that it took it over from", () => {
  const off = (...ids: readonly string[]) =>
    factsUnder({ rules: new Map(ids.map((id) => [id, "off"] as const)) });
  const keys = onAll("iam:CreateAccessKey");
  expect(rulesIn(keys, off("privilege-escalation"))).toEqual(["credential-exposure"]);
  expect(rulesIn(keys, off("privilege-escalation", "credential-exposure"))).toEqual([]);
  expect(rulesIn(onAll("iam:PassRole"), off("pass-role"))).toEqual([]);
  expect(rulesIn(onAll("iam:*"), off("wildcard-action"))).toEqual([
    "privilege-escalation",
    "credential-exposure",
  ]);
  const mild = factsUnder({ rules: new Map([["wildcard-action", "medium" as const]]) });
  expect(rulesIn(onAll("iam:*"), mild)).toContain("privilege-escalation");
  expect(rulesIn(onAll("iam:Pass*"), off("pass-role"))).toEqual(["wildcard-action"]);
});
