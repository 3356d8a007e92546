import { invalidStatement } from "../../src/rules/invalid-statement.ts";
import { hcl, json, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const reading = { Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" };

ruleTest(invalidStatement, {
  valid: {
    "a statement as AWS has it": json(reading),
    "an action that AWS does not have": json({ ...reading, Action: "s3:GetObjekt" }),
    "a resource that its action does not take": json({
      ...reading,
      Resource: "arn:aws:s3:eu-somewhere-1:111122223333:reports",
    }),
    "an Allow without a resource": json({ Action: "s3:GetObject" }),
    "a key that is not known": hcl(
      'actions   = ["s3:GetObject"]\nresources = ["arn:aws:s3:::reports/*"]\ncondition {\n  test     = var.test\n  variable = var.key\n  values   = ["x"]\n}',
    ),
    "a resource that is not known": hcl(
      'actions   = ["s3:GetObject"]\nresources = [var.arn, "${var.prefix}reports"]',
    ),
    "a comparison that other rules tell of": json({
      ...reading,
      Condition: { "ForAllValues:StringEquals": { "aws:SourceVpce": "vpce-0a1b2c3d" } },
    }),
    "what only limits, and is broad": yaml(
      "Action: iam:PassRole\nResource: '*'\nEffect: Deny\nCondition: { StringLike: { aws:PrincipalArn: 'arn:aws:iam::*:role/a' } }",
    ),
  },
  invalid: {
    "an operator that is none": {
      policy: json({
        ...reading,
        Condition: { StringIs: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
      }),
      at: ['"StringIs"'],
      severity: "medium",
      confidence: "high",
      says: "AWS has no operator `StringIs`. AWS calls it INVALID_CONDITION_OPERATOR.",
    },
    "a resource that is no ARN": {
      policy: hcl('actions   = ["s3:GetObject"]\nresources = ["reports/*"]'),
      at: ['"reports/*"'],
      severity: "medium",
      says: 'A resource is "*" or an ARN',
    },
    "an Effect in another case": {
      policy: json({ ...reading, Effect: "allow" }),
      at: ['"allow"'],
      severity: "medium",
      says: "An Effect is Allow or Deny, not `allow`: write `Allow`. AWS calls it INVALID_EFFECT.",
    },
    "an Effect of a data source in another case": {
      policy: hcl(
        'effect    = "deny"\nactions   = ["s3:GetObject"]\nresources = ["arn:aws:s3:::reports/*"]',
      ),
      at: ['"deny"'],
      severity: "medium",
      says: "write `Deny`",
    },
    "the worst of several": {
      policy: yaml(
        "Action: s3:GetObject\nResource: arn:aws:s3:::reports/*\nCondition:\n  StringEquals: { aws:RequestedRegion: eu-wst-1 }\n  NullIfExists: { aws:SourceVpc: 'true' }",
      ),
      at: ["NullIfExists"],
      severity: "medium",
      says: "AWS calls it NULL_WITH_IF_EXISTS. Beside it: 1 other (INVALID_REGION).",
    },
    "a Deny that never denies": {
      policy: json({
        ...reading,
        Effect: "Deny",
        Condition: { StringEquals: { "aws:RequestedRegion": "eu-wst-1" } },
      }),
      at: ['"eu-wst-1"'],
      severity: "low",
      says: "AWS has no region `eu-wst-1`.",
    },
    "what AWS suggests": {
      policy: json({ ...reading, Action: ["s3:GetObject", "s3:getobject"] }),
      at: ['"s3:GetObject"'],
      severity: "info",
      says: "AWS calls it REDUNDANT_ACTION.",
    },
    "a Deny of a region that the ARN does not have": {
      policy: json({ ...reading, Effect: "Deny", Resource: "arn:aws:s3:eu-west-1::reports/*" }),
      at: ['"arn:aws:s3:eu-west-1::reports/*"'],
      severity: "low",
      says: "AWS calls it ARN_REGION_NOT_ALLOWED.",
    },
    "ARNs compared as strings": {
      policy: json({
        ...reading,
        Condition: { StringLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/a-*" } },
      }),
      at: ['"aws:PrincipalArn"'],
      severity: "low",
      says: "AWS calls it STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS.",
    },
  },
});
