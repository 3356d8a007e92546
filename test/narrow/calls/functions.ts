import { guide, here, reference, type Call } from "./call.ts";

const declared = { type: "aws_lambda_function", name: "worker", attribute: "function_name" };
const worker = here("lambda", "function:worker");
const layer = { type: "aws_lambda_layer_version", name: "deps", attribute: "layer_name" };

const based = guide("lambda/latest/dg/access-control-identity-based");
const permissions = guide("lambda/latest/dg/lambda-api-permissions-ref");
const lambda = reference("awslambda");

const machine = { type: "aws_sfn_state_machine", name: "orders" };
const orders = here("states", "stateMachine:orders");
const run = here("states", "execution:orders:run-1");
const granular = guide("step-functions/latest/dg/concept-create-iam-advanced");
const nested = guide("step-functions/latest/dg/connect-stepfunctions");

export const functions: readonly Call[] = [
  { call: "Invoke", action: "lambda:InvokeFunction", arns: [worker], declared, page: based },
  {
    call: "Invoke of an alias",
    action: "lambda:InvokeFunction",
    arns: [`${worker}:live`],
    declared,
    page: based,
  },
  {
    call: "Invoke of a version",
    action: "lambda:InvokeFunction",
    arns: [`${worker}:7`, `${worker}:$LATEST`],
    declared,
    page: based,
  },
  {
    call: "a request to a function's URL",
    action: "lambda:InvokeFunctionUrl",
    arns: [worker],
    declared,
    page: guide("lambda/latest/dg/urls-auth"),
  },
  {
    call: "UpdateFunctionCode",
    action: "lambda:UpdateFunctionCode",
    arns: [worker],
    declared,
    page: lambda,
  },
  {
    call: "AddPermission",
    action: "lambda:AddPermission",
    arns: [worker],
    declared,
    page: guide("lambda/latest/dg/access-control-resource-based"),
  },
  {
    call: "RemovePermission of an alias",
    action: "lambda:RemovePermission",
    arns: [`${worker}:live`],
    declared,
    page: permissions,
  },
  {
    call: "Invoke of an alias that is declared beside its function",
    action: "lambda:InvokeFunction",
    arns: [`${worker}:live`],
    declared: { type: "aws_lambda_alias", name: "live", arn: `${worker}:live` },
    page: permissions,
  },
  {
    call: "PublishVersion",
    action: "lambda:PublishVersion",
    arns: [worker],
    declared,
    page: lambda,
  },
  { call: "UpdateAlias", action: "lambda:UpdateAlias", arns: [worker], declared, page: lambda },
  {
    call: "PutProvisionedConcurrencyConfig of an alias",
    action: "lambda:PutProvisionedConcurrencyConfig",
    arns: [`${worker}:live`],
    declared,
    names: { Alias: "live" },
    page: lambda,
  },
  {
    call: "DeleteEventSourceMapping",
    action: "lambda:DeleteEventSourceMapping",
    arns: [here("lambda", "event-source-mapping:a1b2c3d4-5678-90ab-cdef-11111EXAMPLE")],
    declared: {
      type: "aws_lambda_event_source_mapping",
      id: "a1b2c3d4-5678-90ab-cdef-11111EXAMPLE",
    },
    page: lambda,
  },
  {
    call: "GetLayerVersion",
    action: "lambda:GetLayerVersion",
    arns: [here("lambda", "layer:deps:3")],
    declared: layer,
    names: { LayerName: "deps", LayerVersion: "3" },
    page: based,
  },
  {
    call: "PublishLayerVersion",
    action: "lambda:PublishLayerVersion",
    arns: [here("lambda", "layer:deps")],
    declared: layer,
    page: based,
  },
  {
    call: "StartExecution",
    action: "states:StartExecution",
    arns: [orders],
    declared: machine,
    page: granular,
  },
  {
    call: "StartExecution of a version or an alias: the state machine is asked for",
    action: "states:StartExecution",
    arns: [orders],
    declared: machine,
    page: guide("step-functions/latest/dg/auth-version-alias"),
  },
  {
    call: "StartSyncExecution",
    action: "states:StartSyncExecution",
    arns: [orders],
    declared: machine,
    page: granular,
  },
  {
    call: "DescribeExecution",
    action: "states:DescribeExecution",
    arns: [run],
    declared: machine,
    page: granular,
  },
  {
    call: "GetExecutionHistory",
    action: "states:GetExecutionHistory",
    arns: [run],
    declared: machine,
    page: granular,
  },
  {
    call: "StopExecution",
    action: "states:StopExecution",
    arns: [run],
    declared: machine,
    page: granular,
  },
  {
    call: "ListExecutions",
    action: "states:ListExecutions",
    arns: [orders],
    declared: machine,
    page: granular,
  },
  {
    call: "SendTaskSuccess for a task of a state machine",
    action: "states:SendTaskSuccess",
    arns: [orders],
    declared: machine,
    page: reference("awsstepfunctions"),
  },
  {
    call: "SendTaskSuccess for a task of an activity",
    action: "states:SendTaskSuccess",
    arns: [here("states", "activity:approve")],
    declared: { type: "aws_sfn_activity", name: "approve" },
    page: granular,
  },
  {
    call: "GetActivityTask",
    action: "states:GetActivityTask",
    arns: [here("states", "activity:approve")],
    declared: { type: "aws_sfn_activity", name: "approve" },
    page: granular,
  },
  {
    call: "ListStateMachines",
    action: "states:ListStateMachines",
    arns: [here("states", "stateMachine:*")],
    declared: machine,
    page: granular,
  },
  {
    call: "PutRule on the managed rule of executions that wait for others",
    action: "events:PutRule",
    arns: [here("events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule")],
    declared: {
      type: "aws_cloudwatch_event_rule",
      name: "StepFunctionsGetEventsForStepFunctionsExecutionRule",
    },
    page: nested,
  },
  {
    call: "CreateFunction",
    action: "lambda:CreateFunction",
    arns: [here("lambda", "function:new")],
    declared,
    page: permissions,
  },
  {
    call: "CreateEventSourceMapping",
    action: "lambda:CreateEventSourceMapping",
    arns: ["*"],
    declared,
    page: permissions,
  },
  {
    call: "GetFunction",
    action: "lambda:GetFunction",
    arns: [worker],
    declared,
    page: permissions,
  },
  {
    call: "ValidateStateMachineDefinition",
    action: "states:ValidateStateMachineDefinition",
    arns: [here("states", "stateMachine:*")],
    declared: machine,
    page: granular,
  },
];
