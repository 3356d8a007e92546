import { ineffectiveCondition } from "../../src/rules/ineffective-condition.ts";
import { hcl, json, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const under = (Condition: object, more: object = {}): string =>
  json({ Action: "s3:GetObject", Resource: "arn:aws:s3:::audit/*", Condition, ...more });
const account = { Principal: { AWS: "arn:aws:iam::111122223333:root" } };

ruleTest(ineffectiveCondition, {
  valid: {
    "a second factor": under({ Bool: { "aws:MultiFactorAuthPresent": "true" } }),
    "a second factor that must not be there": under({
      BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
    }),
    "a second factor that another condition asks for": under({
      BoolIfExists: { "aws:MultiFactorAuthPresent": "true" },
      Null: { "aws:MultiFactorAuthPresent": "false" },
    }),
    "a key that every request carries": under({
      ArnLikeIfExists: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/a*" },
    }),
    "a tag of what is asked for": under({ StringEqualsIfExists: { "aws:RequestTag/team": "a" } }),
    "the names of tags": under({ "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] } }),
    "a key that does not say who asks": under({ BoolIfExists: { "aws:SecureTransport": "true" } }),
    "that a service asks, which every request says": under({
      BoolIfExists: { "aws:ViaAWSService": "true" },
    }),
    "a service that asks": under({
      "ForAnyValue:StringEquals": { "aws:CalledVia": "ds.amazonaws.com" },
    }),
    "a range": under({ IpAddress: { "aws:SourceIp": "192.0.2.0/24" } }),
    "a tag of any value": under({ StringLike: { "aws:PrincipalTag/team": "*" } }),
    "a Deny": under({ StringEqualsIfExists: { "aws:SourceVpce": "vpce-1" } }, { Effect: "Deny" }),
    "everybody, which is another rule's": under(
      { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-abcdefghij" } },
      { Principal: "*" },
    ),
    "a claim of a provider": json({
      Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/token.example.com" },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: { "ForAllValues:StringEquals": { "token.example.com:aud": "sts.amazonaws.com" } },
    }),
    "a claim of a provider, if it is there, which it is": json({
      Principal: {
        Federated: "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com",
      },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringLikeIfExists: {
          "token.actions.githubusercontent.com:sub": "repo:o/r:ref:refs/heads/main",
        },
      },
    }),
    "any endpoint, which is one": under({ StringLike: { "aws:SourceVpce": "*" } }),
    "beside another that limits": under({
      StringEqualsIfExists: { "aws:PrincipalOrgID": "o-abcdefghij" },
      StringEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/app" },
    }),
    "what is not known": hcl(
      'actions   = ["s3:GetObject"]\nresources = ["*"]\ncondition {\n  test     = var.test\n  variable = "aws:SourceVpce"\n  values   = ["vpce-1"]\n}',
    ),
  },
  invalid: {
    "a second factor, if it is there": {
      policy: under({ BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } }),
      at: ['"BoolIfExists"'],
      severity: "medium",
      confidence: "high",
      says: "The condition on `aws:MultiFactorAuthPresent` does not limit this: with `IfExists` a request without the key meets it.",
    },
    "all services that ask, of none": {
      policy: under({
        "ForAllValues:StringEquals": { "aws:CalledVia": "guardduty.amazonaws.com" },
      }),
      at: ['"ForAllValues:StringEquals"'],
      severity: "medium",
      says: "The condition on `aws:CalledVia` does not limit this: `ForAllValues` is met by a request without the key.",
    },
    "the first service that asks, if there is one": {
      policy: yaml(
        "Action: s3:GetObject\nResource: arn:aws:s3:::audit/*\nCondition:\n  StringEqualsIfExists:\n    aws:CalledViaFirst: athena.amazonaws.com",
      ),
      at: ["StringEqualsIfExists"],
      severity: "medium",
    },
    "an endpoint, if there is one": {
      policy: yaml(
        "Action: s3:GetObject\nResource: arn:aws:s3:::audit/*\nCondition:\n  StringEqualsIfExists:\n    aws:SourceVpce: vpce-1",
      ),
      at: ["StringEqualsIfExists"],
      severity: "medium",
    },
    "all values of none": {
      policy: hcl(
        'actions   = ["s3:GetObject"]\nresources = ["arn:aws:s3:::audit/*"]\ncondition {\n  test     = "ForAllValues:StringEquals"\n  variable = "aws:SourceVpc"\n  values   = ["vpc-1"]\n}',
      ),
      at: ['"ForAllValues:StringEquals"'],
      severity: "medium",
      says: "`ForAllValues` is met by a request without the key",
    },
    "every address": {
      policy: under({ IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }, account),
      at: ['"IpAddress"'],
      severity: "medium",
      says: "every value of it is one that it asks for",
    },
    "every account": {
      policy: under({ StringLike: { "aws:PrincipalAccount": "*" } }, account),
      at: ['"StringLike"'],
      severity: "medium",
    },
  },
});
