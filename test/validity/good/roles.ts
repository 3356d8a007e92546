import type { GoodExample } from "../example.ts";

/** Trust policies of AWS's guides for services and accounts. */
export const roles: readonly GoodExample[] = [
  {
    name: "two services",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["elasticmapreduce.amazonaws.com", "datapipeline.amazonaws.com"] },
          Action: "sts:AssumeRole",
        },
      ],
    },
  },
  {
    name: "instances",
    page: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
      ],
    },
  },
  {
    name: "functions",
    page: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "lambda.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    },
  },
  {
    name: "tasks of one account",
    page: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["ecs-tasks.amazonaws.com"] },
          Action: "sts:AssumeRole",
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-west-2:111122223333:*" },
            StringEquals: { "aws:SourceAccount": "111122223333" },
          },
        },
      ],
    },
  },
  {
    name: "incidents of one plan",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { Service: "ssm-incidents.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          ArnLike: {
            "aws:SourceArn": "arn:aws:ssm-incidents:*:111122223333:incident-record/plan/*",
          },
        },
      },
    },
  },
  {
    name: "another account with an external id",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { AWS: "444455556666" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": "12345" } },
      },
    },
  },
  {
    name: "another account with MFA",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:root" },
          Action: "sts:AssumeRole",
          Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
        },
      ],
    },
  },
  {
    name: "a source identity",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: ["sts:AssumeRole", "sts:SetSourceIdentity"],
          Condition: { StringEquals: { "sts:SourceIdentity": ["ana", "ben"] } },
        },
      ],
    },
  },
  {
    name: "tags of sessions",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:user/ana" },
          Action: ["sts:AssumeRole", "sts:TagSession"],
          Condition: {
            StringLike: { "aws:RequestTag/Project": "*shop*" },
            "ForAllValues:StringEquals": { "sts:TransitiveTagKeys": ["Project", "Department"] },
          },
        },
      ],
    },
  },
  {
    name: "pods of clusters",
    page: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Pods",
          Effect: "Allow",
          Principal: { Service: "pods.eks.amazonaws.com" },
          Action: ["sts:AssumeRole", "sts:TagSession"],
        },
      ],
    },
  },
  {
    name: "machines with certificates",
    page: "https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "rolesanywhere.amazonaws.com" },
          Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
          Condition: {
            StringEquals: { "aws:PrincipalTag/x509Subject/OU": "Shop" },
            ArnEquals: {
              "aws:SourceArn":
                "arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d",
            },
          },
        },
      ],
    },
  },
];
