import { published, type GoodExample } from "../example.ts";
import { alone, named, policy, trusting } from "../policy.ts";

/** Trust policies of AWS's guides for services and accounts. */
export const roles: readonly GoodExample[] = [
  published(
    "trust",
    "two services",
    "IAM/latest/UserGuide/id_roles_create_for-service",
    policy(
      trusting(
        { Service: ["elasticmapreduce.amazonaws.com", "datapipeline.amazonaws.com"] },
        "sts:AssumeRole",
      ),
    ),
  ),
  published(
    "trust",
    "instances",
    "AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2",
    policy(trusting({ Service: "ec2.amazonaws.com" }, "sts:AssumeRole")),
  ),
  published(
    "trust",
    "functions",
    "lambda/latest/dg/lambda-intro-execution-role",
    policy(trusting({ Service: "lambda.amazonaws.com" }, "sts:AssumeRole")),
  ),
  published(
    "trust",
    "tasks of one account",
    "AmazonECS/latest/developerguide/task-iam-roles",
    policy(
      trusting({ Service: ["ecs-tasks.amazonaws.com"] }, "sts:AssumeRole", {
        ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-west-2:111122223333:*" },
        StringEquals: { "aws:SourceAccount": "111122223333" },
      }),
    ),
  ),
  published(
    "trust",
    "incidents of one plan",
    "IAM/latest/UserGuide/confused-deputy",
    alone(
      trusting({ Service: "ssm-incidents.amazonaws.com" }, "sts:AssumeRole", {
        ArnLike: { "aws:SourceArn": "arn:aws:ssm-incidents:*:111122223333:incident-record/plan/*" },
      }),
    ),
  ),
  published(
    "trust",
    "another account with an external id",
    "IAM/latest/UserGuide/id_roles_create_for-user_externalid",
    alone(
      trusting({ AWS: "444455556666" }, "sts:AssumeRole", {
        StringEquals: { "sts:ExternalId": "12345" },
      }),
    ),
  ),
  published(
    "trust",
    "another account with MFA",
    "IAM/latest/UserGuide/id_credentials_mfa_configure-api-require",
    policy(
      trusting({ AWS: "arn:aws:iam::444455556666:root" }, "sts:AssumeRole", {
        Bool: { "aws:MultiFactorAuthPresent": "true" },
      }),
    ),
  ),
  published(
    "trust",
    "a source identity",
    "IAM/latest/UserGuide/id_credentials_temp_control-access_monitor",
    policy(
      trusting(
        { AWS: "arn:aws:iam::111122223333:root" },
        ["sts:AssumeRole", "sts:SetSourceIdentity"],
        { StringEquals: { "sts:SourceIdentity": ["ana", "ben"] } },
      ),
    ),
  ),
  published(
    "trust",
    "tags of sessions",
    "IAM/latest/UserGuide/id_session-tags",
    policy(
      trusting(
        { AWS: "arn:aws:iam::111122223333:user/ana" },
        ["sts:AssumeRole", "sts:TagSession"],
        {
          StringLike: { "aws:RequestTag/Project": "*shop*" },
          "ForAllValues:StringEquals": { "sts:TransitiveTagKeys": ["Project", "Department"] },
        },
      ),
    ),
  ),
  published(
    "trust",
    "pods of clusters",
    "eks/latest/userguide/pod-id-association",
    policy(
      named(
        "Pods",
        trusting({ Service: "pods.eks.amazonaws.com" }, ["sts:AssumeRole", "sts:TagSession"]),
      ),
    ),
  ),
  published(
    "trust",
    "machines with certificates",
    "rolesanywhere/latest/userguide/trust-model",
    policy(
      trusting(
        { Service: "rolesanywhere.amazonaws.com" },
        ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
        {
          StringEquals: { "aws:PrincipalTag/x509Subject/OU": "Shop" },
          ArnEquals: {
            "aws:SourceArn":
              "arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d",
          },
        },
      ),
    ),
  ),
];
