import { credentialExposure } from "../../src/rules/credential-exposure.ts";
import { hcl, json, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

ruleTest(credentialExposure, {
  valid: {
    "what everybody needs": json({
      Action: [
        "ecr:GetAuthorizationToken",
        "codeartifact:GetAuthorizationToken",
        "sts:GetSessionToken",
        "sts:GetServiceBearerToken",
      ],
      Resource: "*",
    }),
    "one's own keys": json({
      Action: "iam:CreateAccessKey",
      Resource: "arn:aws:iam::*:user/${aws:username}",
    }),
    "a named database": hcl(
      'actions   = ["rds-db:connect"]\nresources = ["arn:aws:rds-db:*:111122223333:dbuser:db-ABC/app"]',
    ),
    "secrets, which another rule is about": yaml(
      "Action: secretsmanager:GetSecretValue\nResource: '*'",
    ),
    "roles, which another rule is about": json({ Action: "sts:AssumeRole", Resource: "*" }),
    "a Deny": json({ Effect: "Deny", Action: "iam:CreateAccessKey", Resource: "*" }),
  },
  invalid: {
    "keys of any user": {
      policy: json({ Action: "iam:CreateAccessKey", Resource: "*" }),
      at: ['"*"'],
      severity: "high",
      says: "`iam:CreateAccessKey` gives credentials, and `*` lets it reach every user.",
    },
    "keys of every user of one account, which are all there are": {
      policy: hcl(
        'actions   = ["iam:CreateAccessKey"]\nresources = ["arn:aws:iam::111122223333:user/*"]',
      ),
      at: ['"arn:aws:iam::111122223333:user/*"'],
      severity: "high",
    },
    "any user of any database": {
      policy: yaml("Action: rds-db:connect\nResource: '*'"),
      at: ["'*'"],
      severity: "high",
    },
    "logins to clusters": {
      policy: json({ Action: "redshift:GetClusterCredentials", Resource: "*" }),
      at: ['"*"'],
      severity: "medium",
    },
    "a switched off rule is not told of beside it": {
      policy: json({ Action: ["iam:CreateAccessKey", "s3:GetObject"], Resource: "*" }),
      at: ['"*"'],
      severity: "high",
      says: "`iam:CreateAccessKey` gives credentials, and `*` lets it reach every user.",
    },
  },
  terms: { rules: new Map([["data-exfiltration", "off"]]) },
});
