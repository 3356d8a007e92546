import type { Json } from "../../../src/evidence/reading/records.ts";
import type { Draw } from "./draw.ts";
import type { Asked, Operation, Place, Tell } from "./operations.ts";

/**
 * Calls of many services, by hand from AWS's API reference of each, for what a call says, and from the Service
 * Authorization Reference, for which actions AWS asks of it on which ARNs.
 */

/** Where each is asked for: `at("sqs")` begins the ARN. */
type Ask = (place: Place, name: string) => readonly Asked[];

const one =
  (action: string, service: string, rest: string): Ask =>
  ({ at }, name) => [[action, `${at(service)}${rest}${name}`]];
const anything =
  (action: string): Ask =>
  () => [[action, "*"]];

const call = (
  source: string,
  name: string,
  parameters: (name: string, place: Place, draw: Draw) => Json | null,
  ask: Ask,
  stem = "app-",
): Operation => {
  const tell: Tell = (place, draw) => {
    const drawn = `${stem}${draw.below(4)}`;
    return { parameters: parameters(drawn, place, draw), asked: ask(place, drawn) };
  };
  const readOnly = /^(?:Get|List|Describe|BatchGet|Query|Scan|Receive|Lookup)/.test(name);
  return { source, name, readOnly, tell };
};
const asData = (operation: Operation): Operation => ({ ...operation, isData: true });
const as = (key: string) => (name: string) => ({ [key]: name });
const none = (): null => null;

/** Whoever calls may have been let into another account's queue, topic, key, function and secret. */
const elsewhere = "777788889999";
const theirs = (action: string, service: string, rest: string, key: string): Operation => {
  const arn = ({ region }: Place, name: string): string =>
    `arn:aws:${service}:${region}:${elsewhere}:${rest}${name}`;
  const [, event = ""] = action.split(":");
  return call(
    service,
    event,
    (name, place) => ({ [key]: arn(place, name) }),
    (place, name) => [[action, arn(place, name)]],
    "theirs-",
  );
};

const bucket = (event: string, action: string): Operation =>
  call("s3", event, as("bucketName"), (_, name) => [[action, `arn:aws:s3:::${name}`]], "logs-");
const object = (event: string): Operation =>
  asData(
    call(
      "s3",
      event,
      (name) => ({ bucketName: "files", key: `in/${name}` }),
      (_, name) => [[`s3:${event}`, `arn:aws:s3:::files/in/${name}`]],
    ),
  );
const queueUrl = (name: string, { region, account }: Place): Json => ({
  queueUrl: `https://sqs.${region}.amazonaws.com/${account}/${name}`,
});
const queue = (event: string): Operation =>
  asData(call("sqs", event, queueUrl, one(`sqs:${event}`, "sqs", ""), "jobs-"));
const table = (event: string): Operation =>
  asData(call("dynamodb", event, as("tableName"), one(`dynamodb:${event}`, "dynamodb", "table/")));

export const operationsOfServices: readonly Operation[] = [
  bucket("GetBucketPolicy", "s3:GetBucketPolicy"),
  bucket("PutBucketTagging", "s3:PutBucketTagging"),
  bucket("GetBucketLifecycle", "s3:GetLifecycleConfiguration"),
  bucket("DeleteBucket", "s3:DeleteBucket"),
  asData(bucket("ListObjectVersions", "s3:ListBucketVersions")),
  object("PutObjectTagging"),
  object("GetObjectAcl"),
  object("AbortMultipartUpload"),
  asData(
    call(
      "s3express",
      "PutObject",
      (name) => ({ bucketName: `${name}--euw1-az1--x-s3`, key: "k" }),
      ({ at }, name) => [
        ["s3express:CreateSession", `${at("s3express")}bucket/${name}--euw1-az1--x-s3`],
      ],
    ),
  ),
  table("Query"),
  table("Scan"),
  table("DeleteItem"),
  call(
    "dynamodb",
    "UpdateTable",
    as("tableName"),
    one("dynamodb:UpdateTable", "dynamodb", "table/"),
  ),
  queue("ReceiveMessage"),
  queue("DeleteMessage"),
  queue("GetQueueAttributes"),
  call("sqs", "CreateQueue", as("queueName"), one("sqs:CreateQueue", "sqs", "")),
  call("sns", "CreateTopic", as("name"), one("sns:CreateTopic", "sns", "")),
  theirs("sns:Subscribe", "sns", "", "topicArn"),
  theirs("kms:DescribeKey", "kms", "key/1234abcd-0000-4000-8000-00000000000", "keyId"),
  theirs("kms:Encrypt", "kms", "key/1234abcd-0000-4000-8000-00000000000", "keyId"),
  theirs("secretsmanager:DescribeSecret", "secretsmanager", "secret:shared-AbCdE", "secretId"),
  theirs("secretsmanager:PutSecretValue", "secretsmanager", "secret:shared-AbCdE", "secretId"),
  asData(
    call("kinesis", "PutRecord", as("streamName"), one("kinesis:PutRecord", "kinesis", "stream/")),
  ),
  call(
    "kinesis",
    "DescribeStream",
    as("streamName"),
    one("kinesis:DescribeStream", "kinesis", "stream/"),
  ),
  asData(
    call(
      "firehose",
      "PutRecord",
      as("deliveryStreamName"),
      one("firehose:PutRecord", "firehose", "deliverystream/"),
    ),
  ),
  call("ssm", "PutParameter", as("name"), one("ssm:PutParameter", "ssm", "parameter/")),
  call("ssm", "DeleteParameter", as("name"), one("ssm:DeleteParameter", "ssm", "parameter/")),
  call(
    "logs",
    "PutRetentionPolicy",
    (name) => ({ logGroupName: `/app/${name}`, retentionInDays: 30 }),
    ({ at }, name) => [["logs:PutRetentionPolicy", `${at("logs")}log-group:/app/${name}:*`]],
  ),
  call(
    "monitoring",
    "SetAlarmState",
    as("alarmName"),
    one("cloudwatch:SetAlarmState", "cloudwatch", "alarm:"),
  ),
  call("events", "DeleteRule", as("name"), one("events:DeleteRule", "events", "rule/")),
  asData(
    call(
      "events",
      "PutEvents",
      (eventBusName) => ({ entries: [{ eventBusName, source: "app", detail: "HIDDEN" }] }),
      one("events:PutEvents", "events", "event-bus/"),
    ),
  ),
  call(
    "states",
    "StopExecution",
    (name, { at }) => ({ executionArn: `${at("states")}execution:m:${name}` }),
    one("states:StopExecution", "states", "execution:m:"),
  ),
  call("states", "ListStateMachines", none, anything("states:ListStateMachines")),
  call("ecr", "PutImage", as("repositoryName"), one("ecr:PutImage", "ecr", "repository/")),
  call(
    "ecs",
    "UpdateService",
    (service) => ({ cluster: "main", service, desiredCount: 2 }),
    one("ecs:UpdateService", "ecs", "service/main/"),
  ),
  call("ecs", "ListClusters", none, anything("ecs:ListClusters")),
  call("eks", "DescribeCluster", as("name"), one("eks:DescribeCluster", "eks", "cluster/")),
  call("eks", "ListClusters", none, anything("eks:ListClusters")),
  call(
    "rds",
    "StopDBInstance",
    as("dBInstanceIdentifier"),
    one("rds:StopDBInstance", "rds", "db:"),
  ),
  call(
    "rds",
    "CreateDBSnapshot",
    (name) => ({ dBInstanceIdentifier: "main", dBSnapshotIdentifier: name }),
    ({ at }, name) => [
      ["rds:CreateDBSnapshot", `${at("rds")}db:main`],
      ["rds:CreateDBSnapshot", `${at("rds")}snapshot:${name}`],
    ],
  ),
  call(
    "redshift",
    "PauseCluster",
    as("clusterIdentifier"),
    one("redshift:PauseCluster", "redshift", "cluster:"),
  ),
  call("cloudformation", "DeleteStack", as("stackName"), ({ at }, name) => [
    ["cloudformation:DeleteStack", `${at("cloudformation")}stack/${name}/0-1`],
  ]),
  call("iam", "ListRoles", none, anything("iam:ListRoles")),
  call(
    "iam",
    "GetPolicy",
    (name, { global }) => ({ policyArn: `${global("iam")}policy/team/${name}` }),
    ({ global }, name) => [["iam:GetPolicy", `${global("iam")}policy/team/${name}`]],
  ),
  call("iam", "DeleteRole", as("roleName"), ({ global }, name) => [
    ["iam:DeleteRole", `${global("iam")}role/${name}`],
  ]),
  call("iam", "CreateUser", as("userName"), ({ global }, name) => [
    ["iam:CreateUser", `${global("iam")}user/${name}`],
  ]),
  call("ec2", "DescribeVpcs", none, anything("ec2:DescribeVpcs")),
  call(
    "ec2",
    "AttachVolume",
    (name) => ({ volumeId: `vol-0${name}`, instanceId: `i-0${name}`, device: "/dev/sdf" }),
    ({ at }, name) => [
      ["ec2:AttachVolume", `${at("ec2")}volume/vol-0${name}`],
      ["ec2:AttachVolume", `${at("ec2")}instance/i-0${name}`],
    ],
    "abc12",
  ),
  call(
    "ec2",
    "DeleteSnapshot",
    as("snapshotId"),
    ({ region }, name) => [["ec2:DeleteSnapshot", `arn:aws:ec2:${region}::snapshot/${name}`]],
    "snap-0abc12",
  ),
  call(
    "ec2",
    "CreateSecurityGroup",
    (name) => ({ vpcId: "vpc-0abc1", groupName: name, groupDescription: "d" }),
    ({ at }) => [
      ["ec2:CreateSecurityGroup", `${at("ec2")}vpc/vpc-0abc1`],
      ["ec2:CreateSecurityGroup", `${at("ec2")}security-group/*`],
    ],
  ),
  call("autoscaling", "SetDesiredCapacity", as("autoScalingGroupName"), ({ at }, name) => [
    [
      "autoscaling:SetDesiredCapacity",
      `${at("autoscaling")}autoScalingGroup:0-0:autoScalingGroupName/${name}`,
    ],
  ]),
  call(
    "elasticloadbalancing",
    "DescribeLoadBalancers",
    none,
    anything("elasticloadbalancing:DescribeLoadBalancers"),
  ),
  call(
    "elasticloadbalancing",
    "DeregisterTargets",
    (name, { at }) => ({ targetGroupArn: `${at("elasticloadbalancing")}targetgroup/${name}/0a1` }),
    ({ at }, name) => [
      [
        "elasticloadbalancing:DeregisterTargets",
        `${at("elasticloadbalancing")}targetgroup/${name}/0a1`,
      ],
    ],
  ),
  call(
    "route53",
    "ChangeResourceRecordSets",
    as("hostedZoneId"),
    (_, name) => [["route53:ChangeResourceRecordSets", `arn:aws:route53:::hostedzone/${name}`]],
    "Z0123",
  ),
  call("route53", "ListHostedZones", none, anything("route53:ListHostedZones")),
  call(
    "acm",
    "DescribeCertificate",
    (name, { at }) => ({ certificateArn: `${at("acm")}certificate/${name}` }),
    one("acm:DescribeCertificate", "acm", "certificate/"),
  ),
  call(
    "athena",
    "StartQueryExecution",
    as("workGroup"),
    one("athena:StartQueryExecution", "athena", "workgroup/"),
  ),
  call(
    "glue",
    "GetTable",
    (name) => ({ databaseName: "lake", name }),
    ({ at }, name) => [
      ["glue:GetTable", `${at("glue")}catalog`],
      ["glue:GetTable", `${at("glue")}database/lake`],
      ["glue:GetTable", `${at("glue")}table/lake/${name}`],
    ],
  ),
  call("glue", "StartJobRun", as("jobName"), one("glue:StartJobRun", "glue", "job/")),
  call(
    "codebuild",
    "StartBuild",
    as("projectName"),
    one("codebuild:StartBuild", "codebuild", "project/"),
  ),
  call(
    "codepipeline",
    "StartPipelineExecution",
    as("name"),
    one("codepipeline:StartPipelineExecution", "codepipeline", ""),
  ),
  call(
    "cognito-idp",
    "AdminGetUser",
    (name) => ({ userPoolId: name, username: "HIDDEN" }),
    one("cognito-idp:AdminGetUser", "cognito-idp", "userpool/"),
    "eu-west-1_Pool",
  ),
  call("cloudtrail", "LookupEvents", none, anything("cloudtrail:LookupEvents")),
  call(
    "cloudtrail",
    "StopLogging",
    as("name"),
    one("cloudtrail:StopLogging", "cloudtrail", "trail/"),
  ),
  call(
    "sagemaker",
    "DescribeEndpoint",
    as("endpointName"),
    one("sagemaker:DescribeEndpoint", "sagemaker", "endpoint/"),
  ),
  call(
    "bedrock",
    "InvokeModel",
    as("modelId"),
    ({ region }, name) => [
      ["bedrock:InvokeModel", `arn:aws:bedrock:${region}::foundation-model/${name}`],
    ],
    "acme.text-v",
  ),
  call(
    "guardduty",
    "GetFindings",
    as("detectorId"),
    one("guardduty:GetFindings", "guardduty", "detector/"),
    "0a1b",
  ),
  call("organizations", "ListAccounts", none, anything("organizations:ListAccounts")),
  call("email", "GetSendQuota", none, anything("ses:GetSendQuota")),
  asData(call("xray", "PutTraceSegments", none, anything("xray:PutTraceSegments"))),
  call(
    "scheduler",
    "GetSchedule",
    (name) => ({ name, groupName: "daily" }),
    one("scheduler:GetSchedule", "scheduler", "schedule/daily/"),
  ),
  call("tagging", "GetResources", none, anything("tag:GetResources")),
  // Its events list the domain, whose ARN has a Region that the Service Authorization Reference leaves out.
  {
    source: "swf",
    name: "StartWorkflowExecution",
    readOnly: false,
    isData: true,
    tell: ({ at }, draw) => {
      const domain = `app-${draw.below(4)}`;
      const arn = `${at("swf")}/domain/${domain}`;
      return {
        parameters: { domain, workflowId: "w" },
        resources: [arn],
        asked: [["swf:StartWorkflowExecution", arn]],
      };
    },
  },
];
