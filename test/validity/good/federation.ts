import { published, type GoodExample } from "../example.ts";
import { alone, policy, trusting } from "../policy.ts";

/** Trust policies of AWS's guides for identity providers. */
export const federation: readonly GoodExample[] = [
  published(
    "trust",
    "users of a SAML provider",
    "IAM/latest/UserGuide/id_roles_create_for-idp_saml",
    alone(
      trusting(
        { Federated: "arn:aws:iam::111122223333:saml-provider/corporate" },
        "sts:AssumeRoleWithSAML",
        { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
      ),
    ),
  ),
  published(
    "trust",
    "guests of an identity pool",
    "IAM/latest/UserGuide/id_roles_create_for-idp_oidc",
    alone(
      trusting({ Federated: "cognito-identity.amazonaws.com" }, "sts:AssumeRoleWithWebIdentity", {
        StringEquals: {
          "cognito-identity.amazonaws.com:aud": "us-east-2:12345678-abcd-abcd-abcd-123456789012",
        },
        "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "unauthenticated" },
      }),
    ),
  ),
  published(
    "trust",
    "users of Amazon",
    "IAM/latest/UserGuide/id_roles_create_for-idp_oidc",
    policy(
      trusting({ Federated: "www.amazon.com" }, "sts:AssumeRoleWithWebIdentity", {
        StringEquals: { "www.amazon.com:app_id": "amzn1.application-oa2-123456" },
      }),
    ),
  ),
  published(
    "trust",
    "users of Facebook",
    "IAM/latest/UserGuide/id_roles_create_for-idp_oidc",
    policy(
      trusting({ Federated: "graph.facebook.com" }, "sts:AssumeRoleWithWebIdentity", {
        StringEquals: { "graph.facebook.com:app_id": "111222333444555" },
      }),
    ),
  ),
  published(
    "trust",
    "users of Google",
    "IAM/latest/UserGuide/id_roles_create_for-idp_oidc",
    policy(
      trusting({ Federated: "accounts.google.com" }, "sts:AssumeRoleWithWebIdentity", {
        StringEquals: { "accounts.google.com:aud": "666777888999000" },
      }),
    ),
  ),
  published(
    "trust",
    "one branch on GitHub",
    "IAM/latest/UserGuide/id_roles_create_for-idp_oidc",
    policy(
      trusting(
        {
          Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
        },
        "sts:AssumeRoleWithWebIdentity",
        {
          StringEquals: {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": "repo:acme/shop:ref:refs/heads/main",
          },
        },
      ),
    ),
  ),
  published(
    "trust",
    "one service account of a cluster",
    "eks/latest/userguide/associate-service-account-role",
    policy(
      trusting(
        {
          Federated:
            "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/1A2B3C4D5E6F7A8B9C0D1E2F3A4B5C6D",
        },
        "sts:AssumeRoleWithWebIdentity",
        {
          StringEquals: {
            "oidc.eks.eu-west-1.amazonaws.com/id/1A2B3C4D5E6F7A8B9C0D1E2F3A4B5C6D:sub":
              "system:serviceaccount:default:app",
            "oidc.eks.eu-west-1.amazonaws.com/id/1A2B3C4D5E6F7A8B9C0D1E2F3A4B5C6D:aud":
              "sts.amazonaws.com",
          },
        },
      ),
    ),
  ),
];
