import { everywhere, guide, here, reference, type Call } from "./call.ts";

const declared = { type: "aws_s3_bucket", name: "data", attribute: "bucket" };
const bucket = "arn:aws:s3:::data";
const object = `${bucket}/reports/2024.csv`;

const point = { type: "aws_s3_access_point", name: "reports" };
const access = here("s3", "accesspoint/reports");
const beyond = everywhere("s3", "accesspoint/mfzwi23gnjvgw.mrap");

const s3 = (page: string): Call["page"] => guide(`AmazonS3/latest/${page}`);
const actions = s3("userguide/using-with-s3-policy-actions");
const points = s3("userguide/access-points-policies");

export const buckets: readonly Call[] = [
  { call: "HeadObject", action: "s3:GetObject", arns: [object], declared, page: actions },
  {
    call: "HeadObject of a key that is not there, to get a 404",
    action: "s3:ListBucket",
    arns: [bucket],
    declared,
    page: s3("API/API_HeadObject"),
  },
  {
    call: "GetObject of a version",
    action: "s3:GetObjectVersion",
    arns: [object],
    declared,
    page: s3("API/API_GetObject"),
  },
  {
    call: "PutObject",
    action: "s3:PutObject",
    arns: [object],
    declared,
    page: s3("API/API_PutObject"),
  },
  {
    call: "UploadPart of a multipart upload",
    action: "s3:PutObject",
    arns: [object],
    declared,
    page: s3("API/API_UploadPart"),
  },
  {
    call: "ListParts",
    action: "s3:ListMultipartUploadParts",
    arns: [object],
    declared,
    page: s3("API/API_ListParts"),
  },
  {
    call: "ListMultipartUploads",
    action: "s3:ListBucketMultipartUploads",
    arns: [bucket],
    declared,
    page: s3("API/API_ListMultipartUploads"),
  },
  {
    call: "AbortMultipartUpload",
    action: "s3:AbortMultipartUpload",
    arns: [object],
    declared,
    page: s3("API/API_AbortMultipartUpload"),
  },
  {
    call: "DeleteObjects",
    action: "s3:DeleteObject",
    arns: [object, `${bucket}/a`],
    declared,
    page: s3("API/API_DeleteObjects"),
  },
  {
    call: "ListObjectsV2",
    action: "s3:ListBucket",
    arns: [bucket],
    declared,
    page: s3("API/API_ListObjectsV2"),
  },
  {
    call: "ListObjectVersions",
    action: "s3:ListBucketVersions",
    arns: [bucket],
    declared,
    page: s3("API/API_ListObjectVersions"),
  },
  {
    call: "GetBucketLocation",
    action: "s3:GetBucketLocation",
    arns: [bucket],
    declared,
    page: actions,
  },
  {
    call: "GetObjectTagging",
    action: "s3:GetObjectTagging",
    arns: [object],
    declared,
    page: actions,
  },
  { call: "PutObjectAcl", action: "s3:PutObjectAcl", arns: [object], declared, page: actions },
  { call: "RestoreObject", action: "s3:RestoreObject", arns: [object], declared, page: actions },
  {
    call: "PutBucketPolicy",
    action: "s3:PutBucketPolicy",
    arns: [bucket],
    declared,
    page: actions,
  },
  {
    call: "PutBucketLifecycleConfiguration",
    action: "s3:PutLifecycleConfiguration",
    arns: [bucket],
    declared,
    page: s3("API/API_PutBucketLifecycleConfiguration"),
  },
  {
    call: "PutBucketNotificationConfiguration",
    action: "s3:PutBucketNotification",
    arns: [bucket],
    declared,
    page: s3("API/API_PutBucketNotificationConfiguration"),
  },
  {
    call: "ListBuckets",
    action: "s3:ListAllMyBuckets",
    arns: ["arn:aws:s3:::*"],
    declared,
    page: s3("API/API_ListBuckets"),
  },
  {
    call: "GetObject through an access point",
    action: "s3:GetObject",
    arns: [`${access}/object/reports/2024.csv`],
    declared: point,
    page: points,
  },
  {
    call: "PutObject through an access point",
    action: "s3:PutObject",
    arns: [`${access}/object/reports/2024.csv`],
    declared: point,
    page: points,
  },
  {
    call: "ListObjectsV2 through an access point",
    action: "s3:ListBucket",
    arns: [access],
    declared: point,
    page: points,
  },
  {
    call: "PutAccessPointPolicy",
    action: "s3:PutAccessPointPolicy",
    arns: [access],
    declared: point,
    page: reference("amazons3"),
  },
  {
    call: "GetObject through a Multi-Region Access Point",
    action: "s3:GetObject",
    arns: [`${beyond}/object/reports/2024.csv`],
    declared: { type: "aws_s3control_multi_region_access_point", id: "mfzwi23gnjvgw" },
    page: s3("userguide/MultiRegionAccessPointPermissions"),
    known:
      "of a point of several regions that is declared nothing is known, and a bucket is asked for",
  },
  {
    call: "DescribeJob of Batch Operations",
    action: "s3:DescribeJob",
    arns: [here("s3", "job/1ac9e51b-1d5e-4b37-8f3e-5b2f0d0c4b7e")],
    declared,
    names: { JobId: "1ac9e51b-1d5e-4b37-8f3e-5b2f0d0c4b7e" },
    page: reference("amazons3"),
  },
  {
    call: "CreateSession on a directory bucket",
    action: "s3express:CreateSession",
    arns: [here("s3express", "bucket/data--euw1-az1--x-s3")],
    declared: {
      type: "aws_s3_directory_bucket",
      name: "data--euw1-az1--x-s3",
      attribute: "bucket",
    },
    page: s3("API/API_CreateSession"),
  },
  {
    call: "PutObjectTagging",
    action: "s3:PutObjectTagging",
    arns: [object],
    declared,
    page: actions,
  },
  {
    call: "GetObject through an Object Lambda Access Point",
    action: "s3-object-lambda:GetObject",
    arns: [here("s3-object-lambda", "accesspoint/redacted")],
    declared: { type: "aws_s3control_object_lambda_access_point", name: "redacted" },
    page: s3("userguide/olap-policies"),
  },
];
