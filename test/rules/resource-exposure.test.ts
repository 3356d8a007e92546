import { resourceExposure } from "../../src/rules/resource-exposure.ts";
import { hcl, json, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const account = `data "aws_caller_identity" "current" {}`;

ruleTest(resourceExposure, {
  valid: {
    "the policy of a named bucket": json({
      Action: "s3:PutBucketPolicy",
      Resource: "arn:aws:s3:::logs",
    }),
    "what takes permissions away": json({ Action: "sns:RemovePermission", Resource: "*" }),
    "a network interface as Lambda needs it": yaml(
      "Action: ec2:CreateNetworkInterfacePermission\nResource: '*'",
    ),
    "policies of identities, which are other rules'": json({
      Action: ["iam:PutRolePolicy", "iam:AttachUserPolicy"],
      Resource: "*",
    }),
    "a grant in a key's own policy": `
resource "aws_kms_key" "app" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/app" }
      Action    = ["kms:CreateGrant"]
      Resource  = "*"
    }]
  })
}
`,
    "a Deny": json({ Effect: "Deny", Action: "s3:PutBucketPolicy", Resource: "*" }),
  },
  invalid: {
    "the trust of every role": {
      policy: json({ Action: "iam:UpdateAssumeRolePolicy", Resource: "*" }),
      at: ['"*"'],
      severity: "high",
      says: "`iam:UpdateAssumeRolePolicy` can let others in, and `*` lets it reach every role.",
    },
    "snapshots that may be shared": {
      policy: yaml("Action: [rds:ModifyDBSnapshotAttribute]\nResource: '*'"),
      at: ["'*'"],
      severity: "medium",
    },
    "a grant that AWS makes for itself": {
      policy: json({
        Action: "kms:CreateGrant",
        Resource: "*",
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      }),
      at: ['"*"'],
      severity: "low",
      says: "The condition on `kms:GrantIsForAWSResource` limits what for.",
    },
    "what else a service has": {
      policy: json({ Action: "sns:*", Resource: "*" }),
      at: ['"*"'],
      severity: "high",
      says: "can let others in, ",
    },
    "the permissions of every function of this account": {
      policy: hcl(
        'actions   = ["lambda:AddPermission"]\nresources = ["arn:aws:lambda:*:${data.aws_caller_identity.current.account_id}:function:*"]',
        account,
      ),
      at: ['"arn:aws:lambda:*:${data.aws_caller_identity.current.account_id}:function:*"'],
      severity: "low",
    },
    "managing permissions": {
      policy: json({ Action: "s3:PutBucketPolicy", Resource: "*" }),
      at: ['"*"'],
      severity: "high",
    },
  },
});
