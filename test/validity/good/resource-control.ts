import { published, type GoodExample } from "../example.ts";
import { denying, policy } from "../policy.ts";

/** Resource control policies of AWS's guides. */
export const resourceControl: readonly GoodExample[] = [
  published(
    "resource-control",
    "plain HTTP",
    "organizations/latest/userguide/orgs_manage_policies_rcps_examples",
    policy(
      denying("*", ["sts:*", "s3:*", "sqs:*", "secretsmanager:*", "kms:*"], "*", {
        BoolIfExists: { "aws:SecureTransport": "false" },
      }),
    ),
  ),
  published(
    "resource-control",
    "identities of others",
    "organizations/latest/userguide/orgs_manage_policies_rcps_examples",
    policy(
      denying(
        "*",
        [
          "s3:*",
          "sqs:*",
          "kms:*",
          "secretsmanager:*",
          "sts:AssumeRole",
          "sts:DecodeAuthorizationMessage",
          "sts:GetAccessKeyInfo",
          "sts:GetFederationToken",
          "sts:GetServiceBearerToken",
          "sts:GetSessionToken",
          "sts:SetContext",
        ],
        "*",
        {
          StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
          BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        },
      ),
    ),
  ),
  published(
    "resource-control",
    "services for others",
    "organizations/latest/userguide/orgs_manage_policies_rcps_examples",
    policy(
      denying("*", ["s3:*", "sqs:*", "kms:*", "secretsmanager:*"], "*", {
        StringNotEqualsIfExists: { "aws:SourceOrgID": "o-a1b2c3d4e5" },
        Null: { "aws:SourceAccount": "false" },
        Bool: { "aws:PrincipalIsAWSService": "true" },
      }),
    ),
  ),
];
