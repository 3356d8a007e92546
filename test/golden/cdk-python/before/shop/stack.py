from aws_cdk import Aws, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs
from constructs import Construct


class ShopStack(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        self.uploads = s3.Bucket(self, "Uploads")
        jobs = sqs.Queue(self, "Jobs", queue_name="jobs")

        role = iam.Role(
            self,
            "Worker",
            assumed_by=iam.ServicePrincipal("ecs-tasks.amazonaws.com"),
            inline_policies={
                "jobs": iam.PolicyDocument(
                    statements=[
                        iam.PolicyStatement(
                            actions=["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ListQueues"],
                            resources=[jobs.queue_arn],
                        ),
                    ]
                )
            },
        )
        role.add_to_policy(
            iam.PolicyStatement(
                actions=["s3:GetObject*"],  # all that is uploaded
                resources=[self.uploads.arn_for_objects("*"), f"arn:{Aws.PARTITION}:s3:::shared/*"],
            )
        )
        role.add_to_policy(
            iam.PolicyStatement(
                actions=["ssm:GetParameter"],
                resources=["*"],
            )
        )
        role.add_to_policy(
            iam.PolicyStatement(effect=iam.Effect.DENY, actions=["s3:Delete*"], resources=["*"])
        )
        self.uploads.grant_put(role)
        jobs.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.ServicePrincipal("sns.amazonaws.com")],
                actions=["sqs:SendMessage"],
                resources=[jobs.queue_arn],
            )
        )
