import type { GoodExample } from "../example.ts";

/** What AWS's IAM User Guide gives users for themselves. */
export const selfService: readonly GoodExample[] = [
  {
    name: "users see account settings and manage their own password",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-password-only.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ViewPasswordRules",
          Effect: "Allow",
          Action: "iam:GetAccountPasswordPolicy",
          Resource: "*",
        },
        {
          Sid: "ChangeOwnPassword",
          Effect: "Allow",
          Action: ["iam:GetUser", "iam:ChangePassword"],
          Resource: "arn:aws:iam::*:user/${aws:username}",
        },
      ],
    },
  },
  {
    name: "users manage their own MFA devices and nothing else without one",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Sid: "ViewDevices", Effect: "Allow", Action: "iam:ListVirtualMFADevices", Resource: "*" },
        {
          Sid: "CreateDevice",
          Effect: "Allow",
          Action: ["iam:CreateVirtualMFADevice"],
          Resource: "arn:aws:iam::*:mfa/*",
        },
        {
          Sid: "OwnMFA",
          Effect: "Allow",
          Action: [
            "iam:DeactivateMFADevice",
            "iam:EnableMFADevice",
            "iam:GetUser",
            "iam:ListMFADevices",
            "iam:ResyncMFADevice",
          ],
          Resource: "arn:aws:iam::*:user/${aws:username}",
        },
        {
          Sid: "NothingElseWithoutMFA",
          Effect: "Deny",
          NotAction: [
            "iam:CreateVirtualMFADevice",
            "iam:EnableMFADevice",
            "iam:GetUser",
            "iam:ListMFADevices",
            "iam:ListVirtualMFADevices",
            "iam:ResyncMFADevice",
            "sts:GetSessionToken",
          ],
          Resource: "*",
          Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
        },
      ],
    },
  },
  {
    name: "users manage their own keys and certificates",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-no-mfa.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ViewAccount",
          Effect: "Allow",
          Action: ["iam:GetAccountPasswordPolicy", "iam:GetAccountSummary"],
          Resource: "*",
        },
        {
          Sid: "OwnAccessKeys",
          Effect: "Allow",
          Action: [
            "iam:CreateAccessKey",
            "iam:DeleteAccessKey",
            "iam:ListAccessKeys",
            "iam:UpdateAccessKey",
          ],
          Resource: "arn:aws:iam::*:user/${aws:username}",
        },
        {
          Sid: "OwnCertificates",
          Effect: "Allow",
          Action: [
            "iam:DeleteSigningCertificate",
            "iam:ListSigningCertificates",
            "iam:UpdateSigningCertificate",
            "iam:UploadSigningCertificate",
          ],
          Resource: "arn:aws:iam::*:user/${aws:username}",
        },
        {
          Sid: "OwnSSHKeys",
          Effect: "Allow",
          Action: [
            "iam:DeleteSSHPublicKey",
            "iam:GetSSHPublicKey",
            "iam:ListSSHPublicKeys",
            "iam:UpdateSSHPublicKey",
            "iam:UploadSSHPublicKey",
          ],
          Resource: "arn:aws:iam::*:user/${aws:username}",
        },
      ],
    },
  },
  {
    name: "wildcards inside action names",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_credentials_console.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["iam:ListUsers", "iam:GetAccountPasswordPolicy"],
          Resource: "*",
        },
        {
          Effect: "Allow",
          Action: [
            "iam:*AccessKey*",
            "iam:ChangePassword",
            "iam:GetUser",
            "iam:*ServiceSpecificCredential*",
            "iam:*SigningCertificate*",
          ],
          Resource: ["arn:aws:iam::*:user/${aws:username}"],
        },
      ],
    },
  },
];
