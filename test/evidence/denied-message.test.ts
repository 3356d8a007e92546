import { expect, test } from "vitest";
import { deniedBy } from "../../src/evidence/denied-message.ts";

const user = "User: arn:aws:sts::111122223333:assumed-role/app/run is not authorized to";
const bucket = "arn:aws:s3:::reports";

/** Each form of the message that is known. */
test.for<readonly [message: string, action: string | undefined, resource?: string]>([
  [
    `An error occurred (AccessDeniedException) when calling the ListBucket operation: ${user} perform: s3:ListBucket on resource: ${bucket} with an explicit deny in a service control policy`,
    "s3:ListBucket",
    bucket,
  ],
  [
    `${user} perform: s3:ListBucket on resource: ${bucket} because no permissions boundary policy allows the s3:ListBucket action`,
    "s3:ListBucket",
    bucket,
  ],
  [
    `${user} perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
    "s3:ListAllMyBuckets",
  ],
  [`${user} perform: s3:ListBucket on resource: ${bucket}`, "s3:ListBucket", bucket],
  [`${user} perform: s3:ListBucket on resource: ${bucket}.`, "s3:ListBucket", bucket],
  [
    `${user} perform: s3:ListBucket on resource: ${bucket} with an explicit deny in an identity-based policy`,
    "s3:ListBucket",
    bucket,
  ],
  [`${user} perform: iam:GetRole on resource: role app`, "iam:GetRole"],
  [`${user} perform: iam:ListUsers with an explicit deny`, "iam:ListUsers"],
  [`${user} access this resource`, undefined],
  [
    `${user} perform iam:UpdateAccessKey on resource: access key AKIAEXAMPLE`,
    "iam:UpdateAccessKey",
  ],
  [
    `${user} perform: ecr:GetAuthorizationToken on the specified resource`,
    "ecr:GetAuthorizationToken",
  ],
  [`${user} perform: ec2:DescribeVpcs`, "ec2:DescribeVpcs"],
  [
    "Principal [arn:aws:iam::111122223333:user/a] is not allowed to execute [backup:StartBackupJob] on the resource",
    "backup:StartBackupJob",
  ],
  [`Access to the resource ${bucket} is denied.`, undefined],
  [`Not authorized to access resource ${bucket}`, undefined],
  ["You are not authorized to perform this operation.", undefined],
  ["An unknown error occurred", undefined],
  ["No access to any requested resource", undefined],
  ["Access Denied", undefined],
])("%s", ([message, action, resource]) => {
  expect(deniedBy(message)).toEqual(action === undefined ? undefined : { action, resource });
});
