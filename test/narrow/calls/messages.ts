import { guide, here, reference, type Call } from "./call.ts";

const jobs = { type: "aws_sqs_queue", name: "jobs" };
const queue = here("sqs", "jobs");
const fifo = { type: "aws_sqs_queue", name: "jobs.fifo" };
const sqs = guide("AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference");

const alerts = { type: "aws_sns_topic", name: "alerts" };
const topic = here("sns", "alerts");
const sns = guide("sns/latest/dg/sns-using-identity-based-policies");

const clicks = { type: "aws_kinesis_stream", name: "clicks" };
const stream = here("kinesis", "stream/clicks");
const consumer = `${stream}/consumer/app:1525898737`;
const kinesis = guide("streams/latest/dev/controlling-access");

const audit = { type: "aws_kinesis_firehose_delivery_stream", name: "audit" };
const delivery = here("firehose", "deliverystream/audit");
const firehose = guide("firehose/latest/dev/controlling-access");

const sender = { type: "aws_ses_domain_identity", name: "example.com", attribute: "domain" };
const identity = here("ses", "identity/example.com");
const ses = guide("ses/latest/dg/control-user-access");

const thing = { type: "aws_iot_thing", name: "sensor-1" };
const iot = guide("iot/latest/developerguide/iot-action-resources");
const broker = guide("iot/latest/developerguide/pub-sub-policy");

const uuid = "0123abcd-0123-abcd-0123-abcd0123abcd-1";
const cluster = {
  type: "aws_msk_cluster",
  name: "main",
  attribute: "cluster_name",
  arn: here("kafka", `cluster/main/${uuid}`),
};
const kafka = guide("msk/latest/developerguide/iam-access-control");

export const messages: readonly Call[] = [
  { call: "SendMessage", action: "sqs:SendMessage", arns: [queue], declared: jobs, page: sqs },
  { call: "SendMessageBatch", action: "sqs:SendMessage", arns: [queue], declared: jobs, page: sqs },
  {
    call: "SendMessage to a FIFO queue",
    action: "sqs:SendMessage",
    arns: [here("sqs", "jobs.fifo")],
    declared: fifo,
    page: sqs,
  },
  {
    call: "ReceiveMessage",
    action: "sqs:ReceiveMessage",
    arns: [queue],
    declared: jobs,
    page: sqs,
  },
  {
    call: "DeleteMessageBatch",
    action: "sqs:DeleteMessage",
    arns: [queue],
    declared: jobs,
    page: sqs,
  },
  {
    call: "ChangeMessageVisibilityBatch",
    action: "sqs:ChangeMessageVisibility",
    arns: [queue],
    declared: jobs,
    page: sqs,
  },
  { call: "GetQueueUrl", action: "sqs:GetQueueUrl", arns: [queue], declared: jobs, page: sqs },
  {
    call: "SetQueueAttributes",
    action: "sqs:SetQueueAttributes",
    arns: [queue],
    declared: jobs,
    page: sqs,
  },
  { call: "Publish to a topic", action: "sns:Publish", arns: [topic], declared: alerts, page: sns },
  { call: "PublishBatch", action: "sns:Publish", arns: [topic], declared: alerts, page: sns },
  { call: "Subscribe", action: "sns:Subscribe", arns: [topic], declared: alerts, page: sns },
  {
    call: "SetTopicAttributes",
    action: "sns:SetTopicAttributes",
    arns: [topic],
    declared: alerts,
    page: sns,
  },
  {
    call: "Publish to an endpoint of a mobile application",
    action: "sns:Publish",
    arns: [here("sns", "endpoint/GCM/app/5e3e9847-3183-3f18-a7e8-671c3a57d4b3")],
    declared: { type: "aws_sns_platform_application", name: "app" },
    names: { TopicName: "endpoint/GCM/app/*" },
    page: guide("sns/latest/dg/sns-mobile-application-as-subscriber"),
  },
  {
    call: "PutRecords",
    action: "kinesis:PutRecords",
    arns: [stream],
    declared: clicks,
    page: kinesis,
  },
  {
    call: "GetRecords",
    action: "kinesis:GetRecords",
    arns: [stream],
    declared: clicks,
    page: kinesis,
  },
  {
    call: "GetShardIterator",
    action: "kinesis:GetShardIterator",
    arns: [stream],
    declared: clicks,
    page: kinesis,
  },
  {
    call: "DescribeStreamSummary",
    action: "kinesis:DescribeStreamSummary",
    arns: [stream],
    declared: clicks,
    page: kinesis,
  },
  {
    call: "RegisterStreamConsumer",
    action: "kinesis:RegisterStreamConsumer",
    arns: [stream],
    declared: clicks,
    page: reference("amazonkinesisdatastreams"),
  },
  {
    call: "SubscribeToShard",
    action: "kinesis:SubscribeToShard",
    arns: [consumer],
    declared: clicks,
    page: reference("amazonkinesisdatastreams"),
  },
  {
    call: "PutRecord into a delivery stream",
    action: "firehose:PutRecord",
    arns: [delivery],
    declared: audit,
    page: firehose,
  },
  {
    call: "PutRecordBatch into a delivery stream",
    action: "firehose:PutRecordBatch",
    arns: [delivery],
    declared: audit,
    page: firehose,
  },
  { call: "SendEmail", action: "ses:SendEmail", arns: [identity], declared: sender, page: ses },
  {
    call: "SendRawEmail",
    action: "ses:SendRawEmail",
    arns: [identity],
    declared: sender,
    page: ses,
  },
  {
    call: "Publish on a topic of MQTT",
    action: "iot:Publish",
    arns: [here("iot", "topic/sensors/1/temperature")],
    declared: thing,
    names: { TopicName: "sensors/1/*" },
    page: broker,
  },
  {
    call: "Subscribe with a filter of MQTT",
    action: "iot:Subscribe",
    arns: [here("iot", "topicfilter/sensors/+/temperature")],
    declared: thing,
    names: { TopicFilter: "sensors/*" },
    page: broker,
  },
  {
    call: "Connect of a device",
    action: "iot:Connect",
    arns: [here("iot", "client/sensor-1")],
    declared: thing,
    page: iot,
  },
  {
    call: "GetThingShadow",
    action: "iot:GetThingShadow",
    arns: [here("iot", "thing/sensor-1")],
    declared: thing,
    page: iot,
  },
  {
    call: "a connection to a cluster of Kafka",
    action: "kafka-cluster:Connect",
    arns: [here("kafka", `cluster/main/${uuid}`)],
    declared: cluster,
    names: { ClusterName: "main", ClusterUuid: uuid },
    page: kafka,
  },
  {
    call: "Produce to a topic of Kafka",
    action: "kafka-cluster:WriteData",
    arns: [here("kafka", `topic/main/${uuid}/orders`)],
    declared: cluster,
    names: { ClusterName: "main", ClusterUuid: uuid, TopicName: "orders" },
    page: kafka,
  },
  {
    call: "DescribeCluster of a cluster of Kafka",
    action: "kafka:DescribeCluster",
    arns: [here("kafka", `cluster/main/${uuid}`)],
    declared: cluster,
    page: reference("amazonmanagedstreamingforapachekafka"),
  },
  {
    call: "SendEmail with a configuration set, which is asked for too",
    action: "ses:SendEmail",
    arns: [identity, here("ses", "configuration-set/main")],
    declared: sender,
    page: reference("amazonsimpleemailservicev2"),
  },
  {
    call: "SendTemplatedEmail: the template is asked for too",
    action: "ses:SendTemplatedEmail",
    arns: [identity, here("ses", "template/welcome")],
    declared: sender,
    names: { TemplateName: "welcome" },
    page: reference("amazonses"),
  },
  {
    call: "UpdateThingShadow",
    action: "iot:UpdateThingShadow",
    arns: [here("iot", "thing/sensor-1")],
    declared: thing,
    page: iot,
  },
  {
    call: "Consume in a group of Kafka",
    action: "kafka-cluster:AlterGroup",
    arns: [here("kafka", `group/main/${uuid}/billing`)],
    declared: cluster,
    names: { ClusterName: "main", ClusterUuid: uuid, GroupName: "billing" },
    page: kafka,
  },
];
