import type { Case } from "./case.ts";
import * as file from "./files.ts";

const actionsPage =
  "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html";
const examplePage =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_s3_rw-bucket.html";

const reports = `
resource "aws_s3_bucket" "reports" {
  bucket = "acme-reports"
}`;
const payroll = `
resource "aws_s3_bucket" "payroll" {
  bucket = "acme-payroll"
}`;
const reportsYaml = `
Reports:
  Type: AWS::S3::Bucket
  Properties:
    BucketName: acme-reports`;
const reportsJson = `
"Reports": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "acme-reports" } }`;

const told = "REPORTS_BUCKET: !Ref Reports";

export const buckets: readonly Case[] = [
  {
    title: "everything of S3 on a bucket and its objects, split in two",
    page: actionsPage,
    path: "main.tf",
    within: file.dataBlock(
      "lambda.amazonaws.com",
      reports + file.lambda("BUCKET = aws_s3_bucket.reports.bucket"),
    ),
    before: `
statement {
  actions = ["s3:*"]
  resources = [
    aws_s3_bucket.reports.arn,
    "\${aws_s3_bucket.reports.arn}/*",
  ]
}`,
    outcome: "commit",
    allows: [
      "s3:ListBucket arn:aws:s3:::acme-reports",
      "s3:GetBucketLocation arn:aws:s3:::acme-reports",
      "s3:GetObject arn:aws:s3:::acme-reports/2026/01.csv",
      "s3:PutObject arn:aws:s3:::acme-reports/2026/01.csv",
      "s3:DeleteObject arn:aws:s3:::acme-reports/2026/01.csv",
      "s3:AbortMultipartUpload arn:aws:s3:::acme-reports/2026/01.csv",
    ],
    forbids: [
      "s3:DeleteBucket arn:aws:s3:::acme-reports",
      "s3:PutBucketPolicy arn:aws:s3:::acme-reports",
      "s3:PutBucketAcl arn:aws:s3:::acme-reports",
      "s3:PutLifecycleConfiguration arn:aws:s3:::acme-reports",
      "s3:PutObjectAcl arn:aws:s3:::acme-reports/2026/01.csv",
    ],
  },
  {
    title: "the list of a bucket and its objects, each on its own ARN",
    page: examplePage,
    path: "template.yaml",
    within: file.yaml("lambda.amazonaws.com", reportsYaml + file.lambdaYaml(told)),
    before: `
- Sid: Reports
  Effect: Allow
  Action:
    - s3:GetObject
    - s3:ListBucket
    - s3:PutObject
  Resource: "*"`,
    outcome: "commit",
    after: `
- Sid: Reports
  Effect: Allow
  Action: s3:ListBucket
  Resource: !GetAtt Reports.Arn
- Sid: ReportsObjects
  Effect: Allow
  Action:
    - s3:GetObject
    - s3:PutObject
  Resource: !Sub "\${Reports.Arn}/*"`,
  },
  {
    title: "actions of a bucket and of objects on both of their ARNs",
    page: examplePage,
    path: "policies/reports.json",
    within: file.raw,
    before: `
{
  "Sid": "Reports",
  "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:ListBucket"],
  "Resource": ["arn:aws:s3:::acme-reports", "arn:aws:s3:::acme-reports/*"]
}`,
    outcome: "none",
    because: "each action has the ARN that it takes, and the other one gives it nothing",
  },
  {
    title: "the objects of any bucket, where the template has one",
    page: actionsPage,
    path: "stack.json",
    within: file.json(
      "ecs-tasks.amazonaws.com",
      `${reportsJson},
"Task": {
  "Type": "AWS::ECS::TaskDefinition",
  "Properties": {
    "TaskRoleArn": { "Fn::GetAtt": ["AppRole", "Arn"] },
    "ContainerDefinitions": [
      { "Name": "app", "Image": "app", "Environment": [{ "Name": "BUCKET", "Value": { "Ref": "Reports" } }] }
    ]
  }
}`,
    ),
    before: `
{
  "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:PutObject"],
  "Resource": "arn:aws:s3:::*"
}`,
    outcome: "commit",
    after: `
{
  "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:PutObject"],
  "Resource": { "Fn::Sub": "\${Reports.Arn}/*" }
}`,
  },
  {
    title: "uploads to a bucket of the same application",
    page: "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html",
    path: "template.yaml",
    within: file.sam(told, reportsYaml),
    before: `
- Effect: Allow
  Action: s3:PutObject
  Resource: "*"`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action: s3:PutObject
  Resource: !Sub "\${Reports.Arn}/*"`,
  },
  {
    title: "the bucket of a Serverless service",
    page: actionsPage,
    path: "serverless.yml",
    within: file.serverless(told, reportsYaml),
    before: `
- Effect: Allow
  Action:
    - s3:GetObject
    - s3:PutObject
    - s3:DeleteObject
  Resource: arn:aws:s3:::*/*`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action:
    - s3:GetObject
    - s3:PutObject
    - s3:DeleteObject
  Resource: !Sub "\${Reports.Arn}/*"`,
  },
  {
    title: "of two buckets the one that the function is told of",
    page: actionsPage,
    path: "iam.tf",
    within: file.heredoc(
      "lambda.amazonaws.com",
      reports + payroll + file.lambda("BUCKET = aws_s3_bucket.reports.bucket"),
    ),
    before: `
{
  "Effect": "Allow",
  "Action": "s3:GetObject",
  "Resource": "*"
}`,
    outcome: "commit",
    after: `
{
  "Effect": "Allow",
  "Action": "s3:GetObject",
  "Resource": "\${aws_s3_bucket.reports.arn}/*"
}`,
  },
  {
    title: "the list of all buckets stays on everything, their objects do not",
    page: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html",
    path: "stack.json",
    within: file.json(
      "lambda.amazonaws.com",
      `${reportsJson},${file.lambdaJson(`"BUCKET": { "Ref": "Reports" }`)}`,
    ),
    before: `
{
  "Sid": "ReadReports",
  "Effect": "Allow",
  "Action": ["s3:ListAllMyBuckets", "s3:GetObject"],
  "Resource": "*"
}`,
    outcome: "commit",
    after: `
{
  "Sid": "ReadReports",
  "Effect": "Allow",
  "Action": "s3:GetObject",
  "Resource": { "Fn::Sub": "\${Reports.Arn}/*" }
},
{
  "Sid": "ListBuckets",
  "Effect": "Allow",
  "Action": "s3:ListAllMyBuckets",
  "Resource": "*"
}`,
  },
  {
    title: "everything of S3 for the machine of a service with one bucket",
    page: actionsPage,
    path: "template.yaml",
    within: file.yaml(
      "ec2.amazonaws.com",
      `${reportsYaml}
Profile:
  Type: AWS::IAM::InstanceProfile
  Properties:
    Roles: [!Ref AppRole]
Server:
  Type: AWS::EC2::Instance
  Properties:
    ImageId: ami-0abcdef1234567890
    IamInstanceProfile: !Ref Profile
    UserData:
      Fn::Base64: !Sub |
        #!/bin/sh
        aws s3 sync /var/reports s3://\${Reports}`,
    ),
    before: `
- Effect: Allow
  Action: s3:*
  Resource: "*"`,
    outcome: "commit",
    allows: [
      "s3:ListBucket arn:aws:s3:::acme-reports",
      "s3:GetObject arn:aws:s3:::acme-reports/2026/01.csv",
      "s3:PutObject arn:aws:s3:::acme-reports/2026/01.csv",
    ],
    forbids: [
      "s3:PutBucketPolicy arn:aws:s3:::acme-reports",
      "s3:DeleteBucket arn:aws:s3:::acme-reports",
      "s3:GetObject arn:aws:s3:::acme-payroll/01.csv",
      "s3:ListBucket arn:aws:s3:::acme-payroll",
    ],
  },
  {
    title: "a policy in a file of its own, which Terraform reads",
    page: actionsPage,
    path: "policies/reports.json",
    within: file.raw,
    beside: {
      "main.tf": `${file.role(
        "lambda.amazonaws.com",
        reports + file.lambda("BUCKET = aws_s3_bucket.reports.bucket"),
      )}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = file("\${path.module}/policies/reports.json")
}
`,
    },
    before: `
{
  "Effect": "Allow",
  "Action": ["s3:GetObject"],
  "Resource": "*"
}`,
    known: "what Terraform declares is not looked at for a policy that it reads by file()",
    outcome: "commit",
    allows: ["s3:GetObject arn:aws:s3:::acme-reports/2026/01.csv"],
    forbids: ["s3:GetObject arn:aws:s3:::acme-payroll/01.csv"],
  },
];
