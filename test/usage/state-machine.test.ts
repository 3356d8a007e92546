import { describe, expect, test } from "vitest";
import { isHole } from "../../src/iam/text.ts";
import { machineNeeds, type MachineFound } from "../../src/usage/tasks.ts";
import { facts } from "../rules/facts.ts";

// What the tasks of Step Functions need, as AWS's pages on its integrations have it.

function found(machine: object, path = "machine.asl.json"): MachineFound | undefined {
  const text = JSON.stringify(machine);
  return machineNeeds({ path }, (asked) => (asked === path ? { path, text } : undefined), facts);
}

/** The actions, behind `?` where they may not be needed, and the reasons for what is not known. */
function needs(states: Readonly<Record<string, object>>): readonly string[] {
  const { needed = [], unseen = [] } = found({ StartAt: "A", States: states }) ?? {};
  return [
    ...needed.map(({ action, unless, via }) =>
      unless === undefined && via === undefined ? action.id : `${action.id} ?`,
    ),
    ...unseen.map(({ detail }) => detail),
  ];
}

const task = (resource: string, more: object = {}): Readonly<Record<string, object>> => ({
  A: { Type: "Task", Resource: resource, End: true, ...more },
});

const optimized = (name: string, more?: object): readonly string[] =>
  needs(task(`arn:aws:states:::${name}`, more));

const rule = ["events:DescribeRule", "events:PutRule", "events:PutTargets"];
const sure = (all: readonly string[]): readonly string[] =>
  all.filter((each) => !each.endsWith(" ?")).sort();
const perhaps = (all: readonly string[]): readonly string[] =>
  all.flatMap((each) => (/ \?$/.exec(each) ? [each.slice(0, -2)] : [])).sort();

describe("an optimized integration needs for sure", () => {
  test.for<readonly [string, readonly string[]]>([
    ["lambda:invoke", ["lambda:InvokeFunction"]],
    ["lambda:invoke.waitForTaskToken", ["lambda:InvokeFunction"]],
    ["dynamodb:getItem", ["dynamodb:GetItem"]],
    ["dynamodb:putItem", ["dynamodb:PutItem"]],
    ["dynamodb:updateItem", ["dynamodb:UpdateItem"]],
    ["dynamodb:deleteItem", ["dynamodb:DeleteItem"]],
    ["sqs:sendMessage", ["sqs:SendMessage"]],
    ["sqs:sendMessage.waitForTaskToken", ["sqs:SendMessage"]],
    ["sns:publish", ["sns:Publish"]],
    ["ecs:runTask", ["ecs:RunTask"]],
    ["ecs:runTask.sync", ["ecs:RunTask", ...rule]],
    ["ecs:runTask.waitForTaskToken", ["ecs:RunTask"]],
    ["batch:submitJob", ["batch:SubmitJob"]],
    ["batch:submitJob.sync", ["batch:SubmitJob", ...rule]],
    ["glue:startJobRun", ["glue:StartJobRun"]],
    ["glue:startJobRun.sync", ["glue:StartJobRun"]],
    ["events:putEvents", ["events:PutEvents"]],
    ["states:startExecution", ["states:StartExecution"]],
    ["states:startExecution.sync", [...rule, "states:StartExecution"]],
    ["states:startExecution.sync:2", [...rule, "states:StartExecution"]],
    ["athena:getQueryResults", ["athena:GetQueryResults"]],
    ["bedrock:invokeModel", ["bedrock:InvokeModel"]],
    ["codebuild:startBuild.sync", ["codebuild:StartBuild", ...rule]],
    ["elasticmapreduce:addStep.sync", ["elasticmapreduce:AddJobFlowSteps", ...rule]],
    ["emr-serverless:startJobRun.sync", ["emr-serverless:StartJobRun", ...rule]],
    ["mediaconvert:createJob.sync", [...rule, "mediaconvert:CreateJob"]],
    ["sagemaker:createTrainingJob.sync", [...rule, "sagemaker:CreateTrainingJob"]],
    ["apigateway:invoke", ["execute-api:Invoke"]],
    [
      "http:invoke",
      [
        "events:RetrieveConnectionCredentials",
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetSecretValue",
        "states:InvokeHTTPEndpoint",
      ],
    ],
  ])("%s", ([name, actions]) => {
    expect(sure(optimized(name, { Parameters: {} }))).toEqual(actions);
  });
});

test("and perhaps what follows and stops what it waits for", () => {
  expect(perhaps(optimized("ecs:runTask.sync"))).toEqual(
    expect.arrayContaining(["ecs:DescribeTasks", "ecs:StopTask"]),
  );
  expect(perhaps(optimized("glue:startJobRun.sync", { Parameters: {} }))).toEqual([
    "glue:BatchStopJobRun",
    "glue:GetJobRun",
    "glue:GetJobRuns",
  ]);
  expect(perhaps(optimized("states:startExecution.sync:2", { Parameters: {} }))).toEqual([
    "states:DescribeExecution",
    "states:StopExecution",
  ]);
});

describe("an integration of the SDK needs what its operation does", () => {
  test.for<readonly [string, readonly string[]]>([
    ["dynamodb:query", ["dynamodb:Query"]],
    ["s3:listObjectsV2", ["s3:ListBucket"]],
    ["sfn:startSyncExecution", ["states:StartSyncExecution"]],
    ["cloudwatchlogs:createLogGroup", ["logs:CreateLogGroup"]],
    ["eventbridge:putEvents", ["events:PutEvents"]],
    ["secretsmanager:getSecretValue", ["secretsmanager:GetSecretValue"]],
    ["cognitoidentityprovider:adminGetUser", ["cognito-idp:AdminGetUser"]],
    ["elasticloadbalancingv2:describeTargetHealth", ["elasticloadbalancing:DescribeTargetHealth"]],
    ["lambda:invoke.waitForTaskToken", ["lambda:InvokeFunction"]],
    ["rdsdata:executeStatement", ["rds-data:ExecuteStatement"]],
  ])("%s", ([name, actions]) => {
    expect(sure(optimized(`aws-sdk:${name}`, { Parameters: {} }))).toEqual(actions);
  });
});

describe("a task with", () => {
  test("the ARN of a function invokes that", () => {
    expect(needs(task("arn:aws:lambda:eu-west-1:111122223333:function:f"))).toEqual([
      "lambda:InvokeFunction",
    ]);
  });

  test("an activity calls nothing", () => {
    expect(needs(task("arn:aws:states:eu-west-1:111122223333:activity:a"))).toEqual([]);
  });

  test("the role of another account assumes that, and calls nothing itself", () => {
    const more = { Credentials: { RoleArn: "arn:aws:iam::111122223333:role/r" } };
    expect(optimized("dynamodb:putItem", more)).toEqual(["sts:AssumeRole"]);
  });

  test.for<readonly [string, string, string]>([
    ["no known integration", "arn:aws:states:::shop:sell", "what shop:sell calls is not known"],
    ["one of a cluster", "arn:aws:states:::eks:call", "what eks:call calls is not known"],
    [
      "no known operation",
      "arn:aws:states:::aws-sdk:s3:sell",
      "no operation of s3 is known that is called sell",
    ],
    ["no ARN", "sell", "what a task calls is not known"],
    ["a name that is put in", "${Sell}", "what a task calls is not known"],
  ])("%s is not known", ([, resource, detail]) => {
    expect(needs(task(resource))).toEqual([detail]);
  });

  test("nothing that says what it calls is not known", () => {
    expect(needs({ A: { Type: "Task" } })).toEqual(["what a task calls is not known"]);
  });
});

describe("the states in others are read", () => {
  const inner = { StartAt: "A", States: task("arn:aws:states:::sns:publish") };

  test.for<readonly [string, object]>([
    ["of branches", { Type: "Parallel", Branches: [inner] }],
    ["of a Map", { Type: "Map", ItemProcessor: inner }],
    ["of a Map as it was", { Type: "Map", Iterator: inner }],
    [
      "of a Map in a branch",
      {
        Type: "Parallel",
        Branches: [{ StartAt: "B", States: { B: { Type: "Map", Iterator: inner } } }],
      },
    ],
  ])("%s", ([, state]) => {
    expect(sure(needs({ M: state }))).toEqual(["sns:Publish"]);
  });

  test("a Map that runs distributed starts itself, reads and writes", () => {
    const found = needs({
      M: {
        Type: "Map",
        ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED" }, ...inner },
        ItemReader: { Resource: "arn:aws:states:::s3:getObject", Parameters: { Bucket: "b" } },
        ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "b" } },
      },
    });
    expect(sure(found)).toEqual([
      "s3:GetObject",
      "s3:PutObject",
      "sns:Publish",
      "states:StartExecution",
    ]);
    expect(perhaps(found)).toEqual(
      expect.arrayContaining([
        "s3:AbortMultipartUpload",
        "states:DescribeExecution",
        "states:StopExecution",
      ]),
    );
  });

  test("and what calls nothing needs nothing", () => {
    const idle = ["Choice", "Fail", "Pass", "Succeed", "Wait"];
    expect(needs(Object.fromEntries(idle.map((type) => [type, { Type: type }])))).toEqual([]);
  });

  test("a state of a type that nobody knows is said", () => {
    expect(needs({ A: { Type: "Sell" } })).toEqual([
      "a part of the state machine is not known before it is deployed",
    ]);
  });
});

describe("what a task names", () => {
  const named = (more: object): readonly string[] => {
    const { needed = [] } =
      found({ States: task("arn:aws:states:::dynamodb:putItem", more) }) ?? {};
    return needed.flatMap(({ resources, via }) =>
      via === undefined
        ? resources.flatMap(({ text }) => text.parts.map((part) => (isHole(part) ? "?" : part)))
        : [],
    );
  };

  test("is what its parameters or arguments give", () => {
    expect(named({ Parameters: { TableName: "orders" } })).toEqual(["orders"]);
    expect(named({ Arguments: { TableName: "orders" } })).toEqual(["orders"]);
  });

  test("is not known where it is worked out when it runs", () => {
    expect(named({ Parameters: { "TableName.$": "$.table" } })).toEqual(["?"]);
    expect(named({ Arguments: { TableName: "{% $table %}" } })).toEqual(["?"]);
    expect(named({})).toEqual([]);
  });

  test("an action that asks for what is given may be needed where all of the input is", () => {
    const tag = optimized("aws-sdk:s3:putObject");
    expect(perhaps(tag)).toContain("s3:PutObjectTagging");
    expect(
      perhaps(optimized("aws-sdk:s3:putObject", { Parameters: { Bucket: "b" } })),
    ).not.toContain("s3:PutObjectTagging");
  });
});

test("what is no state machine is none", () => {
  expect(found({ Resources: {} })).toBeUndefined();
  expect(found([])).toBeUndefined();
});
