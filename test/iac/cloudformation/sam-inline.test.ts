import { describe, expect, test } from "vitest";
import { judge } from "../../../src/rules/judge.ts";
import { textAt } from "../../../src/source/source.ts";
import { facts } from "../../rules/facts.ts";
import { indented } from "../../rules/policies.ts";
import { extracted, problemsIn, showPolicy, showStatement } from "../policies.ts";

const sam = (properties: string, more = ""): string =>
  `Transform: AWS::Serverless-2016-10-31\n${more}Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n${indented(properties, 6)}\n`;

/** The statements of a function's role, without the words that all of them have. */
const found = (properties: string, more = ""): readonly string[] =>
  extracted({ "template.yaml": sam(properties, more) }).policies.flatMap((policy) => {
    expect(showPolicy(policy)).toBe("identity of F at F");
    return policy.statements.map((statement) => {
      expect(statement.madeOf).toBe("event");
      const { presence } = statement;
      return `${presence === "always" ? "" : `${presence} `}${showStatement(statement)}`
        .replace(/arn:\$\{partition [^}]*\}/g, "arn")
        .replace(/\$\{region [^}]*\}:\$\{account [^}]*\}/g, "here");
    });
  });

const event = (type: string, ...properties: readonly string[]): string =>
  `Events:\n  In:\n    Type: ${type}\n    Properties:\n${indented(properties.join("\n"), 6)}`;
const access = (...each: readonly string[]): string =>
  `SourceAccessConfigurations: [${each.map((type) => `{ Type: ${type}, URI: ${type.toLowerCase()} }`).join(", ")}]`;
const key = "SecretsManagerKmsKeyId: k";
const decrypt = "Allow kms:Decrypt on arn:kms:here:key/k";
const secret = (name: string): string => `Allow secretsmanager:GetSecretValue on ${name}`;
const network =
  "Allow ec2:CreateNetworkInterface, ec2:DescribeNetworkInterfaces, ec2:DeleteNetworkInterface, ec2:DescribeVpcs, ec2:DescribeSubnets, ec2:DescribeSecurityGroups on *";

describe("SAM grants for", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "a broker",
      event("MQ", "Broker: b", access("BASIC_AUTH", "VIRTUAL_HOST")),
      ["Allow mq:DescribeBroker on b", secret("basic_auth")],
    ],
    [
      "a broker whose secret has a key",
      event("MQ", "Broker: b", key, access("BASIC_AUTH")),
      ["Allow mq:DescribeBroker on b", decrypt, secret("basic_auth")],
    ],
    [
      "Kafka of one's own",
      event(
        "SelfManagedKafka",
        key,
        access("SASL_SCRAM_512_AUTH", "VPC_SUBNET", "VPC_SUBNET", "VPC_SECURITY_GROUP"),
      ),
      [decrypt, secret("sasl_scram_512_auth"), network],
    ],
    [
      "Kafka with a certificate and a registry",
      event(
        "SelfManagedKafka",
        access("BASIC_AUTH", "SERVER_ROOT_CA_CERTIFICATE"),
        "SchemaRegistryConfig: { AccessConfigs: [{ Type: BASIC_AUTH, URI: r }] }",
      ),
      [secret("basic_auth"), secret("server_root_ca_certificate"), secret("r")],
    ],
    [
      "a database",
      event("DocumentDB", "Cluster: c", access("BASIC_AUTH")),
      [
        "Allow rds:DescribeDBClusterParameters on arn:rds:here:cluster-pg:*",
        "Allow rds:DescribeDBSubnetGroups on arn:rds:here:subgrp:*",
        "Allow rds:DescribeDBClusters on c",
        network,
        secret("basic_auth"),
      ],
    ],
    [
      "messages that fail",
      "DeadLetterQueue: { Type: SQS, TargetArn: q }",
      ["Allow sqs:SendMessage on q"],
    ],
    [
      "messages that fail, to a topic",
      "DeadLetterQueue: { Type: SNS, TargetArn: t }",
      ["Allow sns:Publish on t"],
    ],
    [
      "records that fail",
      event(
        "Kinesis",
        "Stream: s",
        "DestinationConfig: { OnFailure: { Type: S3, Destination: b } }",
      ),
      ["Allow s3:PutObject on b/*", "Allow s3:ListBucket on b"],
    ],
    [
      "destinations",
      "EventInvokeConfig: { DestinationConfig: { OnSuccess: { Type: EventBridge, Destination: e }, OnFailure: { Type: Lambda, Destination: l } } }",
      ["Allow events:PutEvents on e", "Allow lambda:InvokeFunction on l"],
    ],
    [
      "a destination that it makes",
      "EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: SQS } } }",
      [],
    ],
    ["a schedule", event("Schedule", "Schedule: rate(1 day)"), []],
  ])("%s", (_, properties, statements) => {
    expect(found(properties)).toEqual(statements);
  });

  test("what Globals say, and nothing where a role is given", () => {
    const globals = "Globals:\n  Function:\n    DeadLetterQueue: { Type: SQS, TargetArn: q }\n";
    expect(found("Timeout: 3", globals)).toEqual(["Allow sqs:SendMessage on q"]);
    expect(found("Role: r\nDeadLetterQueue: { Type: SQS, TargetArn: q }")).toEqual([
      "never Allow sqs:SendMessage on q",
    ]);
  });

  test("each where it is asked for, and is judged for what somebody writes", () => {
    const made = extracted({
      "template.yaml": sam(event("DocumentDB", "Cluster: c", access("BASIC_AUTH"))),
    });
    expect(made.policies.map(({ place }) => textAt(place).split("\n")[0])).toEqual([
      "Type: DocumentDB",
      "{ Type: BASIC_AUTH, URI: basic_auth }",
    ]);
    expect(judge(made, facts)).toEqual([]);
  });
});

describe("what is not read is named:", () => {
  test.each([
    ["the role of CodeDeploy", "DeploymentPreference: { Type: AllAtOnce }", ["managed-policy"]],
    ["but one of one's own", "DeploymentPreference: { Type: AllAtOnce, Role: r }", []],
    ["or none", "DeploymentPreference: { Enabled: false }", []],
  ])("%s", (_, properties, reasons) => {
    const problems = problemsIn({ "template.yaml": sam(properties) });
    expect(problems).toEqual(reasons.map((reason) => `template.yaml:6 ${reason}`));
  });

  const stack = (url: string): string =>
    `Resources:\n  Role: { Type: AWS::IAM::Role, Properties: { Policies: [] } }\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${url}\n`;
  test.each([
    ["https://s3.amazonaws.com/templates/child.yaml", ["template.yaml:6 nested-template"]],
    ['!Sub "https://${Bucket}.s3.amazonaws.com/child.yaml"', ["template.yaml:6 nested-template"]],
    ["./gone.yaml", ["template.yaml:6 nested-template"]],
    ["./child.yaml", []],
  ])("a stack of the template %s", (url, problems) => {
    const child = { "child.yaml": "Resources: { T: { Type: AWS::SNS::Topic } }" };
    const others = url.startsWith(".") ? child : {};
    expect(problemsIn({ "template.yaml": stack(url), ...others })).toEqual(problems);
  });

  test("a stack of Terraform's", () => {
    const text =
      'resource "aws_cloudformation_stack" "s" {\n  name         = "s"\n  template_url = "https://example.com/t.yaml"\n}\n';
    expect(problemsIn({ "main.tf": text })).toEqual(["main.tf:3 nested-template"]);
    expect(problemsIn({ "main.tf": text.replace(/"https.*"/, "null") })).toEqual([]);
  });
});
