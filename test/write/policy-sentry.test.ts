import { expect, test } from "vitest";
import { linesFrom, writtenFrom } from "./written.ts";

// What Policy Sentry's announcement and documentation show of its templates, and what comes of them here.
// Where an answer differs from the one that is printed there, AWS's reference has changed since, or the
// answer is one of the defects of defects.test.ts.

const account = "us-east-1:123456789012";
const parameter = `arn:aws:ssm:${account}:parameter/myparameter`;
const secret = `arn:aws:secretsmanager:${account}:secret:mysecret`;
const key = `arn:aws:kms:${account}:key/aaaa-bbbb-cccc`;
const logs = "arn:aws:s3:::example-org-s3-access-logs";

test("the example of the announcement: a parameter to read and write, a secret to tag and manage", () => {
  const template = `
mode: crud
read:
- '${parameter}'
write:
- '${parameter}'
list:
- '${parameter}'
tagging:
- '${secret}'
permissions-management:
- '${secret}'
`;
  // Since then AWS has moved ListTagsForResource to the level List, where it is asked for too, and has added
  // UnlabelParameterVersion, GetResourcePolicies and ValidateResourcePolicy.
  expect(linesFrom(template)).toEqual([
    `SsmReadParameter: ssm:GetParameter ssm:GetParameterHistory ssm:GetParameters ssm:GetParametersByPath on ${parameter}`,
    `SsmWriteParameter: ssm:DeleteParameter ssm:DeleteParameters ssm:LabelParameterVersion ssm:PutParameter ssm:UnlabelParameterVersion on ${parameter}`,
    `SsmListParameter: ssm:GetResourcePolicies ssm:ListTagsForResource on ${parameter}`,
    `SecretsmanagerTaggingSecret: secretsmanager:TagResource secretsmanager:UntagResource on ${secret}`,
    `SecretsmanagerPermissionsmanagementSecret: secretsmanager:DeleteResourcePolicy secretsmanager:PutResourcePolicy secretsmanager:ValidateResourcePolicy on ${secret}`,
  ]);
});

test("the same ARNs are written once, in their order, for each level and type", () => {
  const buckets = ["arn:aws:s3:::b", "arn:aws:s3:::a", "arn:aws:s3:::b"];
  const template = `{ mode: crud, list: ${JSON.stringify([...buckets, "arn:aws:s3:::a/k"])} }`;
  const [first = "", second = ""] = linesFrom(template);
  expect(first).toMatch(/^S3ListBucket: .* on arn:aws:s3:::b arn:aws:s3:::a$/);
  expect(second).toMatch(/^S3ListObject: .* on arn:aws:s3:::a\/k$/);
});

test("excluded actions are left out, by patterns", () => {
  const [line = "", ...more] = linesFrom(`
mode: crud
write:
- ${key}
exclude-actions:
- "kms:Delete*"
- "kms:Disable*"
- "kms:Schedule*"
`);
  const published =
    "CancelKeyDeletion CreateAlias Decrypt EnableKey EnableKeyRotation Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext ImportKeyMaterial ReEncryptFrom ReEncryptTo Sign UpdateAlias UpdateKeyDescription Verify";
  // AWS has added these since.
  const added =
    "DeriveSharedSecret GenerateMac ReplicateKey RotateKeyOnDemand SynchronizeMultiRegionKey UpdatePrimaryRegion VerifyMac";
  const names = `${published} ${added}`.split(" ").sort();
  expect(line).toBe(`KmsWriteKey: ${names.map((name) => `kms:${name}`).join(" ")} on ${key}`);
  expect(more).toEqual([]);
});

test("actions that take no resource come first, one by one and by service; others are not let in by that", () => {
  const { statements, told } = writtenFrom(`
mode: crud
name: 'RoleNameWithCRUD'
permissions-management:
- ${logs}
wildcard-only:
    single-actions:
    - ram:enablesharingwithawsorganization
    - ram:getresourcepolicies
    - secretsmanager:putsecretvalue # attempting bypass
    service-read:
    - ecr # GetAuthorizationToken
    - s3 # GetAccessPoint, GetAccountPublicAccessBlock
`);
  const [none, bucket, ...more] = statements;
  expect([none?.sid, bucket?.sid, more]).toEqual([
    "MultMultNone",
    "S3PermissionsmanagementBucket",
    [],
  ]);
  const items = none?.actions.map(({ item }) => item);
  expect(items).toEqual(
    expect.arrayContaining([
      "ecr:GetAuthorizationToken",
      "ram:EnableSharingWithAwsOrganization",
      "ram:GetResourcePolicies",
      "s3:GetAccessPoint",
      "s3:GetAccountPublicAccessBlock",
    ]),
  );
  // AWS files s3:ListAccessPoints under List now, and has added PutBucketOwnershipControls.
  expect(items).not.toContain("s3:ListAccessPoints");
  expect(items).not.toContain("secretsmanager:PutSecretValue");
  expect(bucket?.actions.map(({ item }) => item)).toEqual([
    "s3:DeleteBucketPolicy",
    "s3:PutBucketAcl",
    "s3:PutBucketOwnershipControls",
    "s3:PutBucketPolicy",
    "s3:PutBucketPublicAccessBlock",
  ]);
  expect(told).toContain(
    "secretsmanager:PutSecretValue is left out, since it can be limited to Secret",
  );
});

test("actions on everything keep to themselves, and roles to assume have a statement each", () => {
  const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
  expect(
    linesFrom(`
mode: crud
skip-resource-constraints: [s3:GetObject, s3:PutObject, ssm:GetParameter, ssm:GetParameters]
sts:
  assume-role:
    - ${role("demo")}
    - ${role("demo2")}
  assume-role-with-saml:
    - ${role("demo3")}
  assume-role-with-web-identity:
    - '${role("demo")}'
`),
  ).toEqual([
    "SkipResourceConstraints: s3:GetObject s3:PutObject ssm:GetParameter ssm:GetParameters on *",
    `AssumeRole: sts:AssumeRole on ${role("demo")} ${role("demo2")}`,
    `AssumeRoleWithSAML: sts:AssumeRoleWithSAML on ${role("demo3")}`,
    `AssumeRoleWithWebIdentity: sts:AssumeRoleWithWebIdentity on ${role("demo")}`,
  ]);
});

test("the example of actions: ARN formats to be filled in, and what takes no resource last", () => {
  const { statements, told } = writtenFrom(`
mode: actions
name: myRole
description: '' # Insert value here
role_arn: '' # Insert value here
actions:
- kms:CreateGrant
- kms:CreateCustomKeyStore
- ec2:AuthorizeSecurityGroupEgress
- ec2:AuthorizeSecurityGroupIngress
`);
  expect(statements.map(({ sid, actions }) => [sid, ...actions.map(({ item }) => item)])).toEqual([
    ["KmsPermissionsmanagementKey", "kms:CreateGrant"],
    [
      "Ec2WriteSecuritygroup",
      "ec2:AuthorizeSecurityGroupEgress",
      "ec2:AuthorizeSecurityGroupIngress",
    ],
    // cloudhsm:DescribeClusters, which may be needed too, is offered and not added.
    ["MultMultNone", "kms:CreateCustomKeyStore"],
  ]);
  expect(told).toContain("kms:CreateCustomKeyStore may also need cloudhsm:DescribeClusters");
});

test("an action on ARNs of the template", () => {
  const template = (effect: string): string =>
    `{ mode: actions, effect: ${effect}, actions: [KMS:creategrant, s3:ListBucket], resources: [${key}, "arn:aws:s3:::b", "arn:aws:s3:::b/k"] }`;
  const expected = [
    `KmsPermissionsmanagementKey: kms:CreateGrant on ${key}`,
    "S3ListBucket: s3:ListBucket on arn:aws:s3:::b",
  ];
  expect(linesFrom(template("Allow"))).toEqual(expected);
  expect(linesFrom(template("Deny"))).toEqual(expected);
  expect(writtenFrom(template("Deny")).statements.map(({ effect }) => effect)).toEqual([
    "Deny",
    "Deny",
  ]);
});
