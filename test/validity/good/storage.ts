import { published, type GoodExample } from "../example.ts";
import { allow, deny, named, policy } from "../policy.ts";

/** What AWS's IAM User Guide says of buckets. */
export const storage: readonly GoodExample[] = [
  published(
    "identity",
    "folders by the identity of a pool",
    "IAM/latest/UserGuide/reference_policies_examples_s3_cognito-bucket",
    policy(
      named(
        "List",
        allow("s3:ListBucket", ["arn:aws:s3:::app-data"], {
          StringLike: { "s3:prefix": ["cognito/shop/${cognito-identity.amazonaws.com:sub}/*"] },
        }),
      ),
      named(
        "Objects",
        allow(
          ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
          ["arn:aws:s3:::app-data/cognito/shop/${cognito-identity.amazonaws.com:sub}/*"],
        ),
      ),
    ),
  ),
  published(
    "identity",
    "home folders, the empty prefix among them",
    "IAM/latest/UserGuide/reference_policies_examples_s3_home-directory-console",
    policy(
      named(
        "Console",
        allow(
          [
            "s3:GetAccountPublicAccessBlock",
            "s3:GetBucketAcl",
            "s3:GetBucketLocation",
            "s3:GetBucketPolicyStatus",
            "s3:GetBucketPublicAccessBlock",
            "s3:ListAccessPoints",
            "s3:ListAllMyBuckets",
          ],
          "*",
        ),
      ),
      named(
        "List",
        allow("s3:ListBucket", "arn:aws:s3:::app-data", {
          StringLike: { "s3:prefix": ["", "home/", "home/${aws:username}/*"] },
        }),
      ),
      allow("s3:*", [
        "arn:aws:s3:::app-data/home/${aws:username}",
        "arn:aws:s3:::app-data/home/${aws:username}/*",
      ]),
    ),
  ),
  published(
    "identity",
    "one bucket and nothing else",
    "IAM/latest/UserGuide/reference_policies_examples_s3_deny-except-bucket",
    policy(allow("s3:*", ["arn:aws:s3:::app-data", "arn:aws:s3:::app-data/*"]), {
      Effect: "Deny",
      NotAction: "s3:*",
      NotResource: ["arn:aws:s3:::app-data", "arn:aws:s3:::app-data/*"],
    }),
  ),
  published(
    "identity",
    "production with a fresh MFA only",
    "IAM/latest/UserGuide/reference_policies_examples_s3_full-access-except-production",
    policy(
      named("Buckets", allow(["s3:ListAllMyBuckets"], "arn:aws:s3:::*")),
      named("List", allow(["s3:ListBucket", "s3:GetBucketLocation"], "arn:aws:s3:::*")),
      named(
        "Objects",
        allow(
          ["s3:PutObject", "s3:PutObjectAcl", "s3:GetObject", "s3:GetObjectAcl", "s3:DeleteObject"],
          "arn:aws:s3:::*/*",
        ),
      ),
      named(
        "Production",
        deny("s3:*", ["arn:aws:s3:::production/*", "arn:aws:s3:::production"], {
          NumericGreaterThanIfExists: { "aws:MultiFactorAuthAge": "1800" },
        }),
      ),
    ),
  ),
];
