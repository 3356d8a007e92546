import { unmetCondition } from "../../src/rules/unmet-condition.ts";
import { hcl, json, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const under = (Condition: object, more: object = {}): string =>
  json({
    Action: ["s3:GetObject", "s3:ListBucket"],
    Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
    Condition,
    ...more,
  });

ruleTest(unmetCondition, {
  valid: {
    "a pattern that is one": under({ ArnLike: { "aws:SourceArn": "arn:aws:sns:*" } }),
    "a value without wildcards": under({ StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } }),
    "a value that may have a star": under({ StringEquals: { "aws:PrincipalTag/a": "a*b" } }),
    "a pattern among others": under({
      StringEquals: { "aws:SourceArn": ["arn:aws:sns:*", "arn:aws:sns:eu-west-1:111122223333:a"] },
    }),
    "a key that its action carries": under(
      { StringLike: { "s3:prefix": "app/*" } },
      { Action: "s3:ListBucket" },
    ),
    "actions that a wildcard grants": under(
      { StringLike: { "s3:prefix": "app/*" } },
      { Action: ["s3:List*", "s3:Get*"] },
    ),
    "a key that need not be there": under({ StringLikeIfExists: { "s3:prefix": "app/*" } }),
    "a negation": under({ StringNotLike: { "s3:prefix": "app/*" } }),
    "a key of another service": under({ StringEquals: { "kms:ViaService": "s3.amazonaws.com" } }),
    "the instance that asks": under(
      { ArnEquals: { "ec2:SourceInstanceARN": "arn:aws:ec2:eu-west-1:111122223333:instance/i-1" } },
      { Action: "ec2:StopInstances", Resource: "arn:aws:ec2:eu-west-1:111122223333:instance/i-2" },
    ),
    "a tag": under({ StringEquals: { "s3:ExistingObjectTag/team": "a" } }),
    "a key that AWS's reference does not know": under({ StringEquals: { "s3:frobnicate": "a" } }),
    "a Deny": under({ StringLike: { "s3:prefix": "app/*" } }, { Effect: "Deny" }),
    "what is not known": hcl(
      'actions   = ["s3:GetObject"]\nresources = ["*"]\ncondition {\n  test     = "StringEquals"\n  variable = var.key\n  values   = ["arn:aws:*"]\n}',
    ),
  },
  invalid: {
    "a key that an action does not carry": {
      policy: under({ StringLike: { "s3:prefix": "app/*" } }),
      at: ['"s3:prefix"'],
      severity: "low",
      confidence: "medium",
      says: "Requests of `s3:GetObject` never carry `s3:prefix`, so that this statement does not allow it.",
    },
    "a key that actions do not carry": {
      policy: yaml(
        "Action: [kms:DescribeKey, kms:ListAliases, kms:Decrypt]\nResource: '*'\nCondition:\n  StringEquals:\n    kms:EncryptionContext:app: a",
      ),
      at: ["kms:EncryptionContext:app"],
      severity: "low",
      says: "Requests of `kms:DescribeKey` and `kms:ListAliases` never carry",
    },
    "a pattern that is compared letter by letter": {
      policy: hcl(
        'actions   = ["s3:GetObject"]\nresources = ["arn:aws:s3:::logs/*"]\ncondition {\n  test     = "StringEquals"\n  variable = "aws:SourceArn"\n  values   = ["arn:aws:sns:*:111122223333:*"]\n}',
      ),
      at: ['"aws:SourceArn"'],
      severity: "low",
      says: "No value of `aws:SourceArn` is `arn:aws:sns:*:111122223333:*` letter by letter: `StringEquals` knows no wildcards.",
    },
  },
});
