import json

import pulumi
import pulumi_aws as aws

exports = aws.s3.Bucket("exports", bucket="exports-of-orders")

role = aws.iam.Role(
    "exporter",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "lambda.amazonaws.com"},
                    "Action": "sts:AssumeRole",
                }
            ],
        }
    ),
)

aws.iam.RolePolicy(
    "write",
    role=role.id,
    policy=pulumi.Output.json_dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    # what is exported
                    "Effect": "Allow",
                    "Action": ["s3:PutObject", "s3:ListBucket"],
                    "Resource": "*",
                },
            ],
        }
    ),
)

logs = aws.iam.get_policy_document(
    statements=[
        aws.iam.GetPolicyDocumentStatementArgs(
            actions=["logs:CreateLogStream", "logs:PutLogEvents"],
            resources=["arn:aws:logs:eu-west-1:111122223333:*"],
        ),
    ]
)

aws.iam.RolePolicy("logs", role=role.name, policy=logs.json)

aws.iam.RolePolicy(
    "jobs",
    role=role.name,
    policy="""{
    "Version": "2012-10-17",
    "Statement": [{
        "Effect": "Allow",
        "Action": ["sqs:SendMessage", "sqs:*"],
        "Resource": "arn:aws:sqs:eu-west-1:111122223333:jobs"
    }]
}""",
)
