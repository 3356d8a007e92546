import { published, type GoodExample } from "../example.ts";
import { allow, named, policy } from "../policy.ts";

/** What AWS's IAM User Guide gives users for themselves. */
export const selfService: readonly GoodExample[] = [
  published(
    "identity",
    "users see account settings and manage their own password",
    "IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-password-only",
    policy(
      named("ViewPasswordRules", allow("iam:GetAccountPasswordPolicy", "*")),
      named(
        "ChangeOwnPassword",
        allow(["iam:GetUser", "iam:ChangePassword"], "arn:aws:iam::*:user/${aws:username}"),
      ),
    ),
  ),
  published(
    "identity",
    "users manage their own MFA devices and nothing else without one",
    "IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only",
    policy(
      named("ViewDevices", allow("iam:ListVirtualMFADevices", "*")),
      named("CreateDevice", allow(["iam:CreateVirtualMFADevice"], "arn:aws:iam::*:mfa/*")),
      named(
        "OwnMFA",
        allow(
          [
            "iam:DeactivateMFADevice",
            "iam:EnableMFADevice",
            "iam:GetUser",
            "iam:ListMFADevices",
            "iam:ResyncMFADevice",
          ],
          "arn:aws:iam::*:user/${aws:username}",
        ),
      ),
      named("NothingElseWithoutMFA", {
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
      }),
    ),
  ),
  published(
    "identity",
    "users manage their own keys and certificates",
    "IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-no-mfa",
    policy(
      named("ViewAccount", allow(["iam:GetAccountPasswordPolicy", "iam:GetAccountSummary"], "*")),
      named(
        "OwnAccessKeys",
        allow(
          [
            "iam:CreateAccessKey",
            "iam:DeleteAccessKey",
            "iam:ListAccessKeys",
            "iam:UpdateAccessKey",
          ],
          "arn:aws:iam::*:user/${aws:username}",
        ),
      ),
      named(
        "OwnCertificates",
        allow(
          [
            "iam:DeleteSigningCertificate",
            "iam:ListSigningCertificates",
            "iam:UpdateSigningCertificate",
            "iam:UploadSigningCertificate",
          ],
          "arn:aws:iam::*:user/${aws:username}",
        ),
      ),
      named(
        "OwnSSHKeys",
        allow(
          [
            "iam:DeleteSSHPublicKey",
            "iam:GetSSHPublicKey",
            "iam:ListSSHPublicKeys",
            "iam:UpdateSSHPublicKey",
            "iam:UploadSSHPublicKey",
          ],
          "arn:aws:iam::*:user/${aws:username}",
        ),
      ),
    ),
  ),
  published(
    "identity",
    "wildcards inside action names",
    "IAM/latest/UserGuide/reference_policies_examples_iam_credentials_console",
    policy(
      allow(["iam:ListUsers", "iam:GetAccountPasswordPolicy"], "*"),
      allow(
        [
          "iam:*AccessKey*",
          "iam:ChangePassword",
          "iam:GetUser",
          "iam:*ServiceSpecificCredential*",
          "iam:*SigningCertificate*",
        ],
        ["arn:aws:iam::*:user/${aws:username}"],
      ),
    ),
  ),
];
