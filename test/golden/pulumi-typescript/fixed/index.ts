import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const orders = new aws.dynamodb.Table("orders", {
  name: "orders",
  attributes: [{ name: "id", type: "S" }],
  hashKey: "id",
});

const exports_ = new aws.s3.BucketV2("exports", { bucket: "exports-of-orders" });

const role = new aws.iam.Role("exporter", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
  managedPolicyArns: [aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole],
});

new aws.iam.RolePolicy("orders", {
  role: role.id,
  policy: {
    Version: "2012-10-17",
    Statement: [
      {
        // what is exported
        Sid: "Orders",
        Effect: "Allow",
        Action: ["dynamodb:GetItem"],
        Resource: orders.arn,
      },
      {
        Sid: "Orders2",
        Effect: "Allow",
        Action: ["dynamodb:Query"],
        Resource: [orders.arn, pulumi.interpolate`${orders.arn}/index/*`],
      },
      {
        Effect: "Allow",
        Action: ["dynamodb:Query", "dynamodb:GetItem"],
        Resource: [orders.arn, pulumi.interpolate`${orders.arn}/index/*`],
      },
    ],
  },
});

const write = aws.iam.getPolicyDocumentOutput({
  statements: [
    {
      actions: ["s3:PutObject"],
      resources: [pulumi.interpolate`${exports_.arn}/*`],
    },
    {
      actions: ["s3:ListBucket"],
      resources: [exports_.arn],
    },
  ],
});

const writing = new aws.iam.Policy("write", { policy: write.json });

new aws.iam.RolePolicyAttachment("write", { role: role, policyArn: writing.arn });

new aws.iam.UserPolicy("reader", {
  user: "reader",
  policy: exports_.arn.apply((arn) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: [
        "s3:GetObject",
        "s3:GetObjectAcl",
        "s3:GetObjectAnnotation",
        "s3:GetObjectAttributes",
        "s3:GetObjectLegalHold",
        "s3:GetObjectRetention",
        "s3:GetObjectTagging",
        "s3:GetObjectTorrent",
        "s3:GetObjectVersion",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionAnnotation",
        "s3:GetObjectVersionAnnotationForReplication",
        "s3:GetObjectVersionAttributes",
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionTagging",
        "s3:GetObjectVersionTorrent",
        "s3:ListMultipartUploadParts",
        "s3:ListObjectAnnotations",
        "s3:ListObjectVersionAnnotations",
      ], Resource: `${arn}/*` }],
    }),
  ),
});
