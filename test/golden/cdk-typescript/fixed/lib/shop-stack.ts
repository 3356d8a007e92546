import * as cdk from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as s3 from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";

export class ShopStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const orders = new dynamodb.Table(this, "Orders", {
      partitionKey: { name: "id", type: dynamodb.AttributeType.STRING },
    });
    const uploads = new s3.Bucket(this, "Uploads", { bucketName: "shop-uploads" });

    const handler = new lambda.Function(this, "Handler", {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: "index.handler",
      code: lambda.Code.fromAsset("src"),
      environment: { TABLE_NAME: orders.tableName },
    });
    // What the shop reads and writes.
    handler.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ["dynamodb:PutItem", "dynamodb:GetItem"],
        resources: [orders.tableArn],
      }),
    );
    handler.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ["s3:PutObject", "s3:PutObjectTagging"], // uploads
        resources: [uploads.arnForObjects("*")],
      }),
    );

    const job = new iam.Role(this, "Job", {
      assumedBy: new iam.ServicePrincipal("batch.amazonaws.com"),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName("AdministratorAccess")],
      inlinePolicies: {
        files: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              sid: "Files",
              actions: ["s3:ListBucket"],
              resources: [uploads.bucketArn],
            }),
            // pare:ignore wildcard-action -- everything is tried out here until June
            new iam.PolicyStatement({
              actions: ["sqs:*"],
              resources: ["arn:aws:sqs:eu-west-1:111122223333:jobs"],
            }),
          ],
        }),
      },
    });
    uploads.grantReadWrite(job);
    orders.grantFullAccess(job);
    if (props?.env) props.env.bucket.grantRead(job);

    new iam.CfnManagedPolicy(this, "Operators", {
      groups: ["operators"],
      policyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["ec2:*"],
            Resource: ["*"],
          },
        ],
      },
    });
  }
}
