import { roleChaining } from "../../src/rules/role-chaining.ts";
import { hcl, json, template, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

ruleTest(roleChaining, {
  valid: {
    "a named role": json({
      Action: "sts:AssumeRole",
      Resource: "arn:aws:iam::111122223333:role/deploy",
    }),
    "a name in any account": yaml("Action: sts:AssumeRole\nResource: arn:aws:iam::*:role/deploy"),
    "CDK's roles": json({ Action: "sts:AssumeRole", Resource: "arn:aws:iam::*:role/cdk-*" }),
    "a role that is not known here": hcl(
      'actions   = ["sts:AssumeRole"]\nresources = [var.role_arn]',
    ),
    "the whole service, which is another rule's": json({ Action: "sts:*", Resource: "*" }),
    "the tags of a session": json({ Action: "sts:TagSession", Resource: "*" }),
    "a Deny": json({ Effect: "Deny", Action: "sts:AssumeRole", Resource: "*" }),
    "a trust policy, which says who": template(`
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              Effect: Allow
              Principal: { Service: lambda.amazonaws.com }
              Action: sts:AssumeRole
    `),
  },
  invalid: {
    "any role of any account": {
      policy: yaml("Action: sts:AssumeRole\nResource: '*'"),
      at: ["'*'"],
      severity: "high",
      says: "`*` lets `sts:AssumeRole` take on every role of any account that trusts whoever has this.",
    },
    "any role of any account, by its ARN": {
      policy: json({ Action: "sts:AssumeRole*", Resource: "arn:aws:iam::*:role/*" }),
      at: ['"arn:aws:iam::*:role/*"'],
      severity: "high",
    },
    "any role of an account": {
      policy: hcl(
        'actions   = ["sts:AssumeRole"]\nresources = ["arn:aws:iam::111122223333:role/*"]',
      ),
      at: ['"arn:aws:iam::111122223333:role/*"'],
      severity: "medium",
      says: "take on every role of that account that trusts whoever has this.",
    },
    "any role of the organization": {
      policy: json({
        Action: "sts:AssumeRole",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceOrgID": "o-abcdefghij" } },
      }),
      at: ['"*"'],
      severity: "medium",
      says: "The condition on `aws:ResourceOrgID` limits which.",
    },
    "roles with a tag": {
      policy: json({
        Action: "sts:AssumeRole",
        Resource: "*",
        Condition: { StringEquals: { "iam:ResourceTag/team": "app" } },
      }),
      at: ['"*"'],
      severity: "low",
    },
    "with a second factor is anybody's role still": {
      policy: json({
        Action: "sts:AssumeRole",
        Resource: "*",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      }),
      at: ['"*"'],
      severity: "high",
    },
  },
});
