import { guide, here, reference, type Call } from "./call.ts";

const declared = { type: "aws_cloudwatch_log_group", name: "/app/web" };
const group = here("logs", "log-group:/app/web");
/** What is about a group as a whole is asked for with no stream. */
const whole = `${group}:log-stream:`;
const stream = `${group}:log-stream:web/1`;

const cwl = (page: string): Call["page"] => guide(`AmazonCloudWatch/latest/logs/${page}`);
const overview = cwl("iam-access-control-overview-cwl");
const permissions = cwl("permissions-reference-cwl");

export const logs: readonly Call[] = [
  {
    call: "CreateLogGroup",
    action: "logs:CreateLogGroup",
    arns: [whole],
    declared,
    page: permissions,
  },
  {
    call: "CreateLogStream",
    action: "logs:CreateLogStream",
    arns: [stream],
    declared,
    page: overview,
  },
  { call: "PutLogEvents", action: "logs:PutLogEvents", arns: [stream], declared, page: overview },
  { call: "GetLogEvents", action: "logs:GetLogEvents", arns: [stream], declared, page: overview },
  {
    call: "FilterLogEvents",
    action: "logs:FilterLogEvents",
    arns: [whole],
    declared,
    page: permissions,
  },
  {
    call: "DescribeLogStreams",
    action: "logs:DescribeLogStreams",
    arns: [whole],
    declared,
    page: permissions,
  },
  {
    call: "DescribeLogGroups",
    action: "logs:DescribeLogGroups",
    arns: [here("logs", "log-group::log-stream:")],
    declared,
    page: permissions,
  },
  { call: "StartQuery", action: "logs:StartQuery", arns: [whole], declared, page: permissions },
  {
    call: "PutRetentionPolicy",
    action: "logs:PutRetentionPolicy",
    arns: [whole],
    declared,
    page: permissions,
  },
  {
    call: "PutMetricFilter",
    action: "logs:PutMetricFilter",
    arns: [whole],
    declared,
    page: permissions,
  },
  {
    call: "PutSubscriptionFilter to a function",
    action: "logs:PutSubscriptionFilter",
    arns: [whole],
    declared,
    page: cwl("SubscriptionFilters"),
  },
  {
    call: "DeleteLogGroup",
    action: "logs:DeleteLogGroup",
    arns: [whole],
    declared,
    page: permissions,
  },
  {
    call: "TagResource",
    action: "logs:TagResource",
    arns: [group],
    declared,
    page: overview,
  },
  {
    call: "ListTagsForResource",
    action: "logs:ListTagsForResource",
    arns: [group],
    declared,
    page: overview,
  },
  {
    call: "PutLogEvents by a firewall, to a group that takes deliveries",
    action: "logs:PutLogEvents",
    arns: [here("logs", "log-group:aws-waf-logs-web:log-stream:eu-west-1_web_0")],
    declared: { type: "aws_cloudwatch_log_group", name: "aws-waf-logs-web" },
    page: reference("amazoncloudwatchlogs"),
  },
];
