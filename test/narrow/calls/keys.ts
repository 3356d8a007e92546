import { guide, here, reference, shared, type Call } from "./call.ts";

const declared = { type: "aws_kms_key", id: "abcd1234-12ab-34cd-56ef-1234567890ab" };
const key = here("kms", "key/abcd1234-12ab-34cd-56ef-1234567890ab");
const alias = { type: "aws_kms_alias", name: "alias/app" };
const kms = guide("kms/latest/developerguide/kms-api-permissions-reference");
const aliases = guide("kms/latest/developerguide/alias-authorization");
const managing = guide("kms/latest/developerguide/alias-access");

const db = { type: "aws_secretsmanager_secret", name: "db" };
const secret = here("secretsmanager", "secret:db-a1b2c3");
const secrets = guide("secretsmanager/latest/userguide/auth-and-access_examples");

const password = { type: "aws_ssm_parameter", name: "/app/db" };
const parameter = here("ssm", "parameter/app/db");
const store = guide("systems-manager/latest/userguide/sysman-paramstore-access");
const sessions = guide(
  "systems-manager/latest/userguide/getting-started-restrict-access-quickstart",
);
const web = { type: "aws_instance", id: "i-0abcd1234ef567890" };
const instance = here("ec2", "instance/i-0abcd1234ef567890");

export const keys: readonly Call[] = [
  {
    call: "Decrypt through an alias: the key is asked for",
    action: "kms:Decrypt",
    arns: [key],
    declared,
    page: aliases,
  },
  {
    call: "GenerateDataKey",
    action: "kms:GenerateDataKey",
    arns: [key],
    declared,
    page: kms,
  },
  { call: "DescribeKey", action: "kms:DescribeKey", arns: [key], declared, page: kms },
  { call: "ReEncrypt", action: "kms:ReEncryptFrom", arns: [key], declared, page: kms },
  { call: "CreateGrant", action: "kms:CreateGrant", arns: [key], declared, page: kms },
  { call: "Sign", action: "kms:Sign", arns: [key], declared, page: kms },
  {
    call: "UpdateAlias: alias and key are asked for",
    action: "kms:UpdateAlias",
    arns: [key, here("kms", "alias/app")],
    declared,
    names: { Alias: "app" },
    page: managing,
  },
  {
    call: "DeleteAlias",
    action: "kms:DeleteAlias",
    arns: [here("kms", "alias/app")],
    declared: alias,
    names: { Alias: "app" },
    page: managing,
  },
  {
    call: "GetSecretValue, with the six characters that Secrets Manager adds",
    action: "secretsmanager:GetSecretValue",
    arns: [secret],
    declared: db,
    page: secrets,
  },
  {
    call: "GetSecretValue of a secret with a path",
    action: "secretsmanager:GetSecretValue",
    arns: [here("secretsmanager", "secret:prod/app/db-a1b2c3")],
    declared: { type: "aws_secretsmanager_secret", name: "prod/app/db" },
    page: secrets,
  },
  {
    call: "DescribeSecret",
    action: "secretsmanager:DescribeSecret",
    arns: [secret],
    declared: db,
    page: secrets,
  },
  {
    call: "PutSecretValue by a rotation function",
    action: "secretsmanager:PutSecretValue",
    arns: [secret],
    declared: db,
    page: guide("secretsmanager/latest/userguide/rotating-secrets-required-permissions-function"),
  },
  {
    call: "RotateSecret",
    action: "secretsmanager:RotateSecret",
    arns: [secret],
    declared: db,
    page: secrets,
  },
  {
    call: "GetParameter",
    action: "ssm:GetParameter",
    arns: [parameter],
    declared: password,
    page: store,
  },
  {
    call: "GetParameters",
    action: "ssm:GetParameters",
    arns: [parameter],
    declared: password,
    page: store,
  },
  {
    call: "GetParameter of a name without a path",
    action: "ssm:GetParameter",
    arns: [here("ssm", "parameter/db")],
    declared: { type: "aws_ssm_parameter", name: "db" },
    page: store,
  },
  {
    call: "GetParametersByPath: the path is asked for",
    action: "ssm:GetParametersByPath",
    arns: [here("ssm", "parameter/app")],
    declared: password,
    names: { ParameterNameWithoutLeadingSlash: "app" },
    page: store,
  },
  {
    call: "PutParameter",
    action: "ssm:PutParameter",
    arns: [parameter],
    declared: password,
    page: store,
  },
  {
    call: "GetParameter of a public parameter",
    action: "ssm:GetParameter",
    arns: [shared("ssm", "parameter/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended")],
    declared: web,
    names: { ParameterNameWithoutLeadingSlash: "aws/service/ecs/*" },
    page: guide("systems-manager/latest/userguide/parameter-store-finding-public-parameters"),
  },
  {
    call: "SendCommand of a document of AWS's",
    action: "ssm:SendCommand",
    arns: [shared("ssm", "document/AWS-RunShellScript"), instance],
    declared: web,
    names: { DocumentName: "AWS-RunShellScript" },
    page: guide("systems-manager/latest/userguide/run-command-setting-up"),
  },
  {
    call: "SendCommand of an own document",
    action: "ssm:SendCommand",
    arns: [here("ssm", "document/patch"), instance],
    declared: { type: "aws_ssm_document", name: "patch" },
    page: guide("systems-manager/latest/userguide/run-command-setting-up"),
  },
  {
    call: "StartSession with the usual document",
    action: "ssm:StartSession",
    arns: [instance, here("ssm", "document/SSM-SessionManagerRunShell")],
    declared: web,
    names: { DocumentName: "SSM-SessionManagerRunShell" },
    page: sessions,
  },
  {
    call: "TerminateSession",
    action: "ssm:TerminateSession",
    arns: [here("ssm", "session/ann-0a16a6466bd2ab1c8")],
    declared: web,
    names: { SessionId: "ann-*" },
    page: sessions,
  },
  {
    call: "StartAutomationExecution of an own runbook",
    action: "ssm:StartAutomationExecution",
    arns: [
      here("ssm", "document/patch"),
      here("ssm", "automation-execution/4d2fe1a0-1b2c-4d5e-8f90-0a1b2c3d4e5f"),
    ],
    declared: { type: "aws_ssm_document", name: "patch" },
    page: guide("systems-manager/latest/userguide/automation-setup-identity-based-policies"),
  },
  {
    call: "BatchGetSecretValue: the list itself has no resource",
    action: "secretsmanager:BatchGetSecretValue",
    arns: ["*"],
    declared: db,
    page: reference("awssecretsmanager"),
  },
  { call: "Encrypt", action: "kms:Encrypt", arns: [key], declared, page: kms },
  {
    call: "CreateAlias: alias and key are asked for",
    action: "kms:CreateAlias",
    arns: [key, here("kms", "alias/app")],
    declared,
    names: { Alias: "app" },
    page: managing,
  },
  { call: "ListAliases", action: "kms:ListAliases", arns: ["*"], declared, page: kms },
];
