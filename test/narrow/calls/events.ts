import { everywhere, guide, here, reference, shared, type Call } from "./call.ts";

const based = guide("eventbridge/latest/userguide/eb-use-identity-based");
const access = guide("eventbridge/latest/userguide/eb-manage-iam-access");
const nightly = { type: "aws_cloudwatch_event_rule", name: "nightly" };
const onPaid = {
  type: "aws_cloudwatch_event_rule",
  name: "on-paid",
  arn: here("events", "rule/orders/on-paid"),
};
const bus = { type: "aws_cloudwatch_event_bus", name: "orders" };
const rule = here("events", "rule/nightly");
const paid = here("events", "rule/orders/on-paid");

const api = { type: "aws_api_gateway_rest_api", id: "a1b2c3d4e5" };
const socket = { type: "aws_apigatewayv2_api", id: "a1b2c3d4e5" };
const invoke = guide(
  "apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api",
);
const manage = guide("apigateway/latest/developerguide/api-gateway-iam-policy-examples");

export const events: readonly Call[] = [
  {
    call: "PutEvents on a custom bus",
    action: "events:PutEvents",
    arns: [here("events", "event-bus/orders")],
    declared: bus,
    page: access,
  },
  {
    call: "PutEvents on the default bus",
    action: "events:PutEvents",
    arns: [here("events", "event-bus/default")],
    declared: nightly,
    names: { EventBusName: "default" },
    page: access,
  },
  { call: "PutRule", action: "events:PutRule", arns: [rule], declared: nightly, page: access },
  {
    call: "PutTargets",
    action: "events:PutTargets",
    arns: [rule],
    declared: nightly,
    page: access,
  },
  {
    call: "PutTargets on a custom bus",
    action: "events:PutTargets",
    arns: [paid],
    declared: onPaid,
    page: access,
  },
  {
    call: "DeleteRule on a custom bus",
    action: "events:DeleteRule",
    arns: [paid],
    declared: onPaid,
    page: access,
  },
  {
    call: "DisableRule",
    action: "events:DisableRule",
    arns: [rule],
    declared: nightly,
    page: based,
  },
  {
    call: "CreateSchedule in the default group",
    action: "scheduler:CreateSchedule",
    arns: [here("scheduler", "schedule/default/nightly")],
    declared: {
      type: "aws_scheduler_schedule",
      name: "nightly",
      arn: here("scheduler", "schedule/default/nightly"),
    },
    names: { GroupName: "default", ScheduleName: "nightly" },
    page: reference("amazoneventbridgescheduler"),
  },
  {
    call: "UpdateSchedule in a group",
    action: "scheduler:UpdateSchedule",
    arns: [here("scheduler", "schedule/jobs/nightly")],
    declared: {
      type: "aws_scheduler_schedule",
      name: "nightly",
      arn: here("scheduler", "schedule/jobs/nightly"),
    },
    names: { GroupName: "jobs", ScheduleName: "nightly" },
    page: reference("amazoneventbridgescheduler"),
  },
  {
    call: "StartPipe",
    action: "pipes:StartPipe",
    arns: [here("pipes", "pipe/orders")],
    declared: { type: "aws_pipes_pipe", name: "orders" },
    page: reference("amazoneventbridgepipes"),
  },
  {
    call: "a request to a REST API",
    action: "execute-api:Invoke",
    arns: [here("execute-api", "a1b2c3d4e5/prod/GET/orders/7")],
    declared: api,
    names: { ApiId: "a1b2c3d4e5" },
    page: invoke,
  },
  {
    call: "a request to the default stage of an HTTP API",
    action: "execute-api:Invoke",
    arns: [here("execute-api", "a1b2c3d4e5/$default/GET/orders")],
    declared: socket,
    names: { ApiId: "a1b2c3d4e5" },
    page: invoke,
  },
  {
    call: "PostToConnection of a WebSocket API",
    action: "execute-api:ManageConnections",
    arns: [here("execute-api", "a1b2c3d4e5/prod/POST/@connections/L0SM9cOFIAMCIWw=")],
    declared: socket,
    names: { ApiId: "a1b2c3d4e5" },
    page: guide("apigateway/latest/developerguide/apigateway-websocket-control-access-iam"),
  },
  {
    call: "UpdateRestApi",
    action: "apigateway:PATCH",
    arns: [shared("apigateway", "/restapis/a1b2c3d4e5")],
    declared: api,
    page: manage,
  },
  {
    call: "CreateDeployment of a REST API",
    action: "apigateway:POST",
    arns: [shared("apigateway", "/restapis/a1b2c3d4e5/deployments")],
    declared: api,
    page: manage,
  },
  {
    call: "GetStage of a REST API",
    action: "apigateway:GET",
    arns: [shared("apigateway", "/restapis/a1b2c3d4e5/stages/prod")],
    declared: api,
    page: manage,
  },
  {
    call: "GraphQL: a field of a query",
    action: "appsync:GraphQL",
    arns: [here("appsync", "apis/a1b2c3d4e5/types/Query/fields/getOrder")],
    declared: { type: "aws_appsync_graphql_api", id: "a1b2c3d4e5" },
    names: { GraphQLAPIId: "a1b2c3d4e5", TypeName: "Query", FieldName: "getOrder" },
    page: guide("appsync/latest/devguide/security-authz"),
  },
  {
    call: "PutDashboard",
    action: "cloudwatch:PutDashboard",
    arns: [everywhere("cloudwatch", "dashboard/main")],
    declared: { type: "aws_cloudwatch_dashboard", name: "main", attribute: "dashboard_name" },
    page: guide("AmazonCloudWatch/latest/monitoring/iam-access-control-overview-cw"),
  },
  {
    call: "PutMetricAlarm",
    action: "cloudwatch:PutMetricAlarm",
    arns: [here("cloudwatch", "alarm:busy")],
    declared: { type: "aws_cloudwatch_metric_alarm", name: "busy", attribute: "alarm_name" },
    page: guide("AmazonCloudWatch/latest/monitoring/iam-access-control-overview-cw"),
  },
  {
    call: "SetAlarmState",
    action: "cloudwatch:SetAlarmState",
    arns: [here("cloudwatch", "alarm:busy")],
    declared: { type: "aws_cloudwatch_metric_alarm", name: "busy", attribute: "alarm_name" },
    page: guide("AmazonCloudWatch/latest/monitoring/iam-access-control-overview-cw"),
  },
  {
    call: "CreateRestApi",
    action: "apigateway:POST",
    arns: [shared("apigateway", "/restapis")],
    declared: api,
    page: manage,
  },
  {
    call: "RegisterScalableTarget",
    action: "application-autoscaling:RegisterScalableTarget",
    arns: [here("application-autoscaling", "scalable-target/0ec5abcd1234")],
    declared: { type: "aws_appautoscaling_target", id: "a0ec5abcd1234" },
    page: guide("autoscaling/application/userguide/security_iam_id-based-policy-examples"),
  },
  {
    call: "PutMetricData",
    action: "cloudwatch:PutMetricData",
    arns: ["*"],
    declared: nightly,
    page: guide("AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace"),
  },
];
