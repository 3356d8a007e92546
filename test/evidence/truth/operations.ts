import type { Json } from "../../../src/evidence/reading/records.ts";
import type { Draw } from "./draw.ts";

/** A call as CloudTrail tells of it, and what AWS was asked for, by AWS's pages on each service. */
export type Told = {
  readonly parameters: Json | null;
  readonly resources?: readonly string[];
  readonly response?: Json;
  readonly asked: readonly Asked[];
};

/** What AWS was asked for; of a role that is passed, by which service it is got. */
export type Asked = readonly [action: string, resource: string, passedTo?: string];

export type Operation = {
  readonly source: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly isData?: true;
  readonly tell: (place: Place, draw: Draw) => Told;
};

/** Where a call is made: the beginning of the ARNs of a service there. */
export type Place = {
  readonly region: string;
  readonly account: string;
  /** `arn:aws:sqs:eu-west-1:111122223333:` */
  readonly at: (service: string) => string;
  /** The same of a service without regions. */
  readonly global: (service: string) => string;
};

const numbered = (stem: string, most: number) => (draw: Draw) => `${stem}${draw.below(most)}`;
const bucket = numbered("data-", 4);
const table = numbered("Table", 6);
const queue = numbered("queue-", 5);
const lambda = numbered("fn-", 8);
const id = (stem: string, most: number) => (draw: Draw) =>
  `${stem}-0${(draw.below(most) + 0xabc000).toString(16)}`;
const keyId = (draw: Draw): string => `1234abcd-0000-4000-8000-00000000000${draw.below(3)}`;
const object = (draw: Draw): string =>
  draw.chance(0.1)
    ? `odd/a*b?${draw.below(5)}$`
    : `year=${2020 + draw.below(3)}/part-${draw.below(400)}.parquet`;

export type Tell = Operation["tell"];

const row = (source: string, name: string, tell: Tell, readOnly = false): Operation => ({
  source,
  name,
  readOnly,
  tell,
});
const reads = (source: string, name: string, tell: Tell): Operation =>
  row(source, name, tell, true);
const data = (source: string, name: string, tell: Tell): Operation => ({
  ...row(source, name, tell, /^(?:Get|List|Head|Query|Scan|Receive)/.test(name)),
  isData: true,
});

/** About no resource. */
const whole =
  (action: string, parameters: Json | null = null): Tell =>
  () => ({
    parameters,
    asked: [[action, "*"]],
  });

const s3Object =
  (action: string, more: Json = {}): Tell =>
  (_, draw) => {
    const [name, key] = [bucket(draw), object(draw)];
    const arn = `arn:aws:s3:::${name}/${key}`;
    return {
      parameters: { bucketName: name, key, Host: `${name}.s3.amazonaws.com`, ...more },
      // Not all trails list them.
      ...(draw.chance(0.5) && { resources: [arn, `arn:aws:s3:::${name}`] }),
      asked: [[action, arn]],
    };
  };

const s3Bucket =
  (action: string): Tell =>
  (_, draw) => {
    const name = bucket(draw);
    return { parameters: { bucketName: name }, asked: [[action, `arn:aws:s3:::${name}`]] };
  };

const tableCall =
  (action: string): Tell =>
  ({ at }, draw) => {
    const name = table(draw);
    const arn = `${at("dynamodb")}table/${name}`;
    return {
      parameters: { tableName: draw.chance(0.8) ? name : arn },
      ...(draw.chance(0.5) && { resources: [arn] }),
      asked: [[action, arn]],
    };
  };

const kmsCall =
  (action: string): Tell =>
  ({ at }, draw) => {
    const key = keyId(draw);
    const arn = `${at("kms")}key/${key}`;
    return {
      parameters: { keyId: draw.of([key, arn, "alias/app"]) },
      resources: [arn],
      asked: [[action, arn]],
    };
  };

const instances =
  (action: string): Tell =>
  ({ at }, draw) => {
    const ids = Array.from({ length: 1 + draw.below(2) }, () => id("i", 40)(draw));
    return {
      parameters: { instancesSet: { items: ids.map((instanceId) => ({ instanceId })) } },
      asked: ids.map((each) => [action, `${at("ec2")}instance/${each}`] as const),
    };
  };

export const operations: readonly Operation[] = [
  data("s3", "GetObject", s3Object("s3:GetObject")),
  data("s3", "PutObject", s3Object("s3:PutObject")),
  data("s3", "HeadObject", s3Object("s3:GetObject")),
  data("s3", "DeleteObject", s3Object("s3:DeleteObject", { versionId: undefined })),
  data("s3", "GetObjectTagging", s3Object("s3:GetObjectTagging")),
  data("s3", "UploadPart", s3Object("s3:PutObject", { uploadId: "u", partNumber: "1" })),
  data("s3", "ListObjects", s3Bucket("s3:ListBucket")),
  data("s3", "CopyObject", (_, draw) => {
    const [from, to] = [bucket(draw), bucket(draw)];
    const key = `copies/${draw.below(50)}`;
    return {
      parameters: { bucketName: to, key, "x-amz-copy-source": `${from}/in/${key}` },
      resources: [`arn:aws:s3:::${to}/${key}`, `arn:aws:s3:::${to}`],
      asked: [
        ["s3:PutObject", `arn:aws:s3:::${to}/${key}`],
        ["s3:GetObject", `arn:aws:s3:::${from}/in/${key}`],
      ],
    };
  }),
  data("s3", "DeleteObjects", (_, draw) => {
    const name = bucket(draw);
    const asked = [1, 2].map(
      () => ["s3:DeleteObject", `arn:aws:s3:::${name}/${object(draw)}`] as const,
    );
    return {
      parameters: { bucketName: name, delete: "" },
      resources: [`arn:aws:s3:::${name}`],
      asked,
    };
  }),
  row("s3", "PutBucketReplication", s3Bucket("s3:PutReplicationConfiguration")),
  row("s3", "PutBucketPublicAccessBlock", s3Bucket("s3:PutBucketPublicAccessBlock")),
  reads("s3", "GetBucketEncryption", s3Bucket("s3:GetEncryptionConfiguration")),
  reads("s3", "ListBuckets", whole("s3:ListAllMyBuckets", { Host: "s3.amazonaws.com" })),
  data("dynamodb", "GetItem", tableCall("dynamodb:GetItem")),
  data("dynamodb", "PutItem", tableCall("dynamodb:PutItem")),
  data("dynamodb", "UpdateItem", tableCall("dynamodb:UpdateItem")),
  reads("dynamodb", "DescribeTable", tableCall("dynamodb:DescribeTable")),
  data("lambda", "Invoke", ({ at }, draw) => {
    const name = lambda(draw);
    const arn = `${at("lambda")}function:${name}`;
    return {
      parameters: { functionName: draw.of([name, arn]), invocationType: "Event" },
      ...(draw.chance(0.5) && { resources: [arn] }),
      asked: [["lambda:InvokeFunction", arn]],
    };
  }),
  row("lambda", "UpdateFunctionCode20150331v2", ({ at }, draw) => {
    const functionName = lambda(draw);
    return {
      parameters: { functionName, publish: true },
      asked: [["lambda:UpdateFunctionCode", `${at("lambda")}function:${functionName}`]],
    };
  }),
  row("lambda", "CreateFunction20150331", ({ at, global }, draw) => {
    const functionName = lambda(draw);
    const role = `${global("iam")}role/service/fn-${draw.below(3)}`;
    return {
      parameters: { functionName, role, runtime: "nodejs22.x" },
      asked: [
        ["lambda:CreateFunction", `${at("lambda")}function:${functionName}`],
        ["iam:PassRole", role, "lambda.amazonaws.com"],
      ],
    };
  }),
  reads("lambda", "ListFunctions20150331", whole("lambda:ListFunctions")),
  reads("kms", "Decrypt", kmsCall("kms:Decrypt")),
  reads("kms", "GenerateDataKey", kmsCall("kms:GenerateDataKey")),
  reads("ec2", "DescribeInstances", whole("ec2:DescribeInstances", { maxResults: 100 })),
  row("ec2", "StopInstances", instances("ec2:StopInstances")),
  row("ec2", "TerminateInstances", instances("ec2:TerminateInstances")),
  row("ec2", "RunInstances", ({ at, region }, draw) => {
    const ec2 = at("ec2");
    const [subnet, group, image] = [id("subnet", 3)(draw), id("sg", 3)(draw), id("ami", 4)(draw)];
    return {
      parameters: {
        instancesSet: { items: [{ imageId: image, minCount: 1, maxCount: 1 }] },
        instanceType: "t3.micro",
        subnetId: subnet,
        groupSet: { items: [{ groupId: group }] },
        tagSpecificationSet: {
          items: [{ resourceType: "instance", tags: [{ key: "a", value: "b" }] }],
        },
      },
      asked: [
        ["ec2:RunInstances", `arn:aws:ec2:${region}::image/${image}`],
        ["ec2:RunInstances", `${ec2}instance/*`],
        ["ec2:RunInstances", `${ec2}network-interface/*`],
        ["ec2:RunInstances", `${ec2}security-group/${group}`],
        ["ec2:RunInstances", `${ec2}subnet/${subnet}`],
        ["ec2:RunInstances", `${ec2}volume/*`],
        ["ec2:CreateTags", `${ec2}instance/*`],
      ],
    };
  }),
  row("ec2", "CreateTags", ({ at }, draw) => {
    const resourceId = id("vol", 20)(draw);
    return {
      parameters: {
        resourcesSet: { items: [{ resourceId }] },
        tagSet: { items: [{ key: "a", value: "b" }] },
      },
      asked: [["ec2:CreateTags", `${at("ec2")}volume/${resourceId}`]],
    };
  }),
  row("ec2", "AuthorizeSecurityGroupIngress", ({ at }, draw) => {
    const groupId = id("sg", 3)(draw);
    return {
      parameters: { groupId, ipPermissions: { items: [] } },
      asked: [["ec2:AuthorizeSecurityGroupIngress", `${at("ec2")}security-group/${groupId}`]],
    };
  }),
  reads("iam", "GetRole", ({ global }, draw) => {
    const roleName = `app-${draw.below(4)}`;
    // Its path is not in the event.
    const path = draw.chance(0.5) ? "" : "teams/";
    return {
      parameters: { roleName },
      asked: [["iam:GetRole", `${global("iam")}role/${path}${roleName}`]],
    };
  }),
  row("iam", "CreateRole", ({ global }, draw) => {
    const roleName = `made-${draw.below(4)}`;
    const arn = `${global("iam")}role/made/${roleName}`;
    return {
      parameters: { roleName, path: "/made/", assumeRolePolicyDocument: "{}" },
      response: { role: { arn, roleName, path: "/made/" } },
      asked: [["iam:CreateRole", arn]],
    };
  }),
  row("iam", "AttachRolePolicy", ({ global }, draw) => {
    const roleName = `app-${draw.below(4)}`;
    return {
      parameters: { roleName, policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
      asked: [["iam:AttachRolePolicy", `${global("iam")}role/${roleName}`]],
    };
  }),
  reads("iam", "ListUsers", whole("iam:ListUsers")),
  row("sts", "AssumeRole", (_, draw) => {
    const roleArn = `arn:aws:iam::777788889999:role/deploy/to-${draw.below(3)}`;
    return { parameters: { roleArn, roleSessionName: "s" }, asked: [["sts:AssumeRole", roleArn]] };
  }),
  reads("sts", "GetCallerIdentity", () => ({ parameters: null, asked: [] })),
  row("sqs", "SendMessage", ({ at, region, account }, draw) => {
    const name = queue(draw);
    return {
      parameters: { queueUrl: `https://sqs.${region}.amazonaws.com/${account}/${name}` },
      asked: [["sqs:SendMessage", `${at("sqs")}${name}`]],
    };
  }),
  data("sns", "Publish", ({ at }, draw) => {
    const topicArn = `${at("sns")}topic-${draw.below(4)}`;
    return { parameters: { topicArn, message: "HIDDEN" }, asked: [["sns:Publish", topicArn]] };
  }),
  reads("ssm", "GetParameter", ({ at }, draw) => {
    const name = `/app/${draw.of(["prod", "test"])}/p${draw.below(30)}`;
    return {
      parameters: { name, withDecryption: true },
      asked: [["ssm:GetParameter", `${at("ssm")}parameter${name}`]],
    };
  }),
  reads("secretsmanager", "GetSecretValue", ({ at }, draw) => {
    const name = `db/secret-${draw.below(3)}`;
    const arn = `${at("secretsmanager")}secret:${name}-AbCd1${draw.below(3)}`;
    return {
      parameters: { secretId: draw.of([name, arn]) },
      asked: [["secretsmanager:GetSecretValue", arn]],
    };
  }),
  row("logs", "CreateLogGroup", ({ at }, draw) => {
    const logGroupName = `/aws/lambda/${lambda(draw)}`;
    return {
      parameters: { logGroupName },
      asked: [["logs:CreateLogGroup", `${at("logs")}log-group:${logGroupName}:*`]],
    };
  }),
  row("logs", "CreateLogStream", ({ at }, draw) => {
    const [logGroupName, logStreamName] = [
      `/aws/lambda/${lambda(draw)}`,
      `2026/11/${draw.below(30)}`,
    ];
    return {
      parameters: { logGroupName, logStreamName },
      asked: [
        [
          "logs:CreateLogStream",
          `${at("logs")}log-group:${logGroupName}:log-stream:${logStreamName}`,
        ],
      ],
    };
  }),
  row("monitoring", "PutMetricAlarm", ({ at }, draw) => {
    const alarmName = `alarm ${draw.below(9)}`;
    return {
      parameters: { alarmName, threshold: 1 },
      asked: [["cloudwatch:PutMetricAlarm", `${at("cloudwatch")}alarm:${alarmName}`]],
    };
  }),
  row("states", "StartExecution", ({ at }, draw) => {
    const stateMachineArn = `${at("states")}stateMachine:m${draw.below(3)}`;
    return {
      parameters: { stateMachineArn, input: "{}" },
      asked: [["states:StartExecution", stateMachineArn]],
    };
  }),
  row("states", "CreateStateMachine", ({ at, global }, draw) => {
    const name = `m${draw.below(3)}`;
    const roleArn = `${global("iam")}role/states`;
    return {
      parameters: { name, roleArn, definition: "HIDDEN" },
      asked: [
        ["states:CreateStateMachine", `${at("states")}stateMachine:${name}`],
        ["iam:PassRole", roleArn, "states.amazonaws.com"],
      ],
    };
  }),
  reads("rds", "DescribeDBInstances", ({ at }, draw) => {
    const name = `db-${draw.below(3)}`;
    return {
      parameters: { dBInstanceIdentifier: name },
      asked: [["rds:DescribeDBInstances", `${at("rds")}db:${name}`]],
    };
  }),
  row("rds", "DeleteDBInstance", ({ at }, draw) => {
    const name = `db-${draw.below(3)}`;
    return {
      parameters: { dBInstanceIdentifier: name, skipFinalSnapshot: true },
      asked: [["rds:DeleteDBInstance", `${at("rds")}db:${name}`]],
    };
  }),
  row("cloudformation", "UpdateStack", ({ at }, draw) => {
    const stackName = `stack-${draw.below(3)}`;
    const arn = `${at("cloudformation")}stack/${stackName}/0000-${draw.below(2)}`;
    return {
      parameters: { stackName: draw.of([stackName, arn]), templateURL: "https://s3" },
      response: { stackId: arn },
      asked: [["cloudformation:UpdateStack", arn]],
    };
  }),
  row("apigateway", "CreateApi", atPath("apigateway:POST", "/apis")),
  reads("apigateway", "GetRestApi", ({ region }, draw) => {
    const restApiId = `api${draw.below(3)}`;
    return {
      parameters: { restApiId },
      asked: [["apigateway:GET", `arn:aws:apigateway:${region}::/restapis/${restApiId}`]],
    };
  }),
  reads("ecr", "BatchGetImage", ({ at }, draw) => {
    const repositoryName = `team/repo-${draw.below(4)}`;
    return {
      parameters: { repositoryName, imageIds: [{ imageTag: "v1" }] },
      asked: [["ecr:BatchGetImage", `${at("ecr")}repository/${repositoryName}`]],
    };
  }),
  reads("ecr", "GetAuthorizationToken", whole("ecr:GetAuthorizationToken", {})),
  row("events", "PutRule", ({ at }, draw) => {
    const name = `rule-${draw.below(4)}`;
    return {
      parameters: { name, state: "ENABLED" },
      asked: [["events:PutRule", `${at("events")}rule/${name}`]],
    };
  }),
  row("kinesis", "CreateStream", ({ at }, draw) => {
    const streamName = `stream-${draw.below(4)}`;
    return {
      parameters: { streamName, shardCount: 1 },
      asked: [["kinesis:CreateStream", `${at("kinesis")}stream/${streamName}`]],
    };
  }),
];

function atPath(action: string, path: string): Tell {
  return ({ region }) => ({
    parameters: { name: "x", protocolType: "HTTP" },
    asked: [[action, `arn:aws:apigateway:${region}::${path}`]],
  });
}
