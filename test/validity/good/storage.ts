import type { GoodExample } from "../example.ts";

/** What AWS's IAM User Guide says of buckets. */
export const storage: readonly GoodExample[] = [
  {
    name: "folders by the identity of a pool",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_s3_cognito-bucket.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "List",
          Effect: "Allow",
          Action: "s3:ListBucket",
          Resource: ["arn:aws:s3:::app-data"],
          Condition: {
            StringLike: { "s3:prefix": ["cognito/shop/${cognito-identity.amazonaws.com:sub}/*"] },
          },
        },
        {
          Sid: "Objects",
          Effect: "Allow",
          Action: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
          Resource: ["arn:aws:s3:::app-data/cognito/shop/${cognito-identity.amazonaws.com:sub}/*"],
        },
      ],
    },
  },
  {
    name: "home folders, the empty prefix among them",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_s3_home-directory-console.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Console",
          Effect: "Allow",
          Action: [
            "s3:GetAccountPublicAccessBlock",
            "s3:GetBucketAcl",
            "s3:GetBucketLocation",
            "s3:GetBucketPolicyStatus",
            "s3:GetBucketPublicAccessBlock",
            "s3:ListAccessPoints",
            "s3:ListAllMyBuckets",
          ],
          Resource: "*",
        },
        {
          Sid: "List",
          Effect: "Allow",
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::app-data",
          Condition: { StringLike: { "s3:prefix": ["", "home/", "home/${aws:username}/*"] } },
        },
        {
          Effect: "Allow",
          Action: "s3:*",
          Resource: [
            "arn:aws:s3:::app-data/home/${aws:username}",
            "arn:aws:s3:::app-data/home/${aws:username}/*",
          ],
        },
      ],
    },
  },
  {
    name: "one bucket and nothing else",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_s3_deny-except-bucket.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::app-data", "arn:aws:s3:::app-data/*"],
        },
        {
          Effect: "Deny",
          NotAction: "s3:*",
          NotResource: ["arn:aws:s3:::app-data", "arn:aws:s3:::app-data/*"],
        },
      ],
    },
  },
  {
    name: "production with a fresh MFA only",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_s3_full-access-except-production.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Buckets",
          Effect: "Allow",
          Action: ["s3:ListAllMyBuckets"],
          Resource: "arn:aws:s3:::*",
        },
        {
          Sid: "List",
          Effect: "Allow",
          Action: ["s3:ListBucket", "s3:GetBucketLocation"],
          Resource: "arn:aws:s3:::*",
        },
        {
          Sid: "Objects",
          Effect: "Allow",
          Action: [
            "s3:PutObject",
            "s3:PutObjectAcl",
            "s3:GetObject",
            "s3:GetObjectAcl",
            "s3:DeleteObject",
          ],
          Resource: "arn:aws:s3:::*/*",
        },
        {
          Sid: "Production",
          Effect: "Deny",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::production/*", "arn:aws:s3:::production"],
          Condition: { NumericGreaterThanIfExists: { "aws:MultiFactorAuthAge": "1800" } },
        },
      ],
    },
  },
];
