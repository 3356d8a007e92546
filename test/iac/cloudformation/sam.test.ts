import { describe, expect, test } from "vitest";
import { openSamPolicies } from "../../../src/catalog/sam.ts";
import type { Statement } from "../../../src/iam/policy.ts";
import { judge } from "../../../src/rules/judge.ts";
import { code } from "../../../src/source/quoted.ts";
import { linesOf } from "../../../src/source/lines.ts";
import { textAt } from "../../../src/source/source.ts";
import { showText } from "../../evaluate/show.ts";
import { catalog, readCatalogFile } from "../../catalog/committed.ts";
import { facts, scanned } from "../../rules/facts.ts";
import { indented } from "../../rules/policies.ts";
import { draft, respelled, written } from "../drafts.ts";
import { extracted, policiesIn, statementsIn } from "../policies.ts";

const documented = `
AMIDescribePolicy
AWSSecretsManagerGetSecretValuePolicy SecretArn
AWSSecretsManagerRotationPolicy FunctionName
AcmGetCertificatePolicy CertificateArn
AthenaQueryPolicy WorkGroupName
CloudFormationDescribeStacksPolicy
CloudWatchDashboardPolicy
CloudWatchDescribeAlarmHistoryPolicy
CloudWatchPutMetricPolicy
CodeCommitCrudPolicy RepositoryName
CodeCommitReadPolicy RepositoryName
CodePipelineLambdaExecutionPolicy
CodePipelineReadOnlyPolicy PipelineName
ComprehendBasicAccessPolicy
CostExplorerReadOnlyPolicy
DynamoDBBackupFullAccessPolicy TableName
DynamoDBCrudPolicy TableName
DynamoDBReadPolicy TableName
DynamoDBReconfigurePolicy TableName
DynamoDBRestoreFromBackupPolicy TableName
DynamoDBStreamReadPolicy StreamName TableName
DynamoDBWritePolicy TableName
EC2CopyImagePolicy ImageId
EC2DescribePolicy
EFSWriteAccessPolicy AccessPoint FileSystem
EKSDescribePolicy
EcsRunTaskPolicy TaskDefinition
ElasticMapReduceAddJobFlowStepsPolicy ClusterId
ElasticMapReduceCancelStepsPolicy ClusterId
ElasticMapReduceModifyInstanceFleetPolicy ClusterId
ElasticMapReduceModifyInstanceGroupsPolicy ClusterId
ElasticMapReduceSetTerminationProtectionPolicy ClusterId
ElasticMapReduceTerminateJobFlowsPolicy ClusterId
ElasticsearchHttpPostPolicy DomainName
EventBridgePutEventsPolicy EventBusName
FilterLogEventsPolicy LogGroupName
FirehoseCrudPolicy DeliveryStreamName
FirehoseWritePolicy DeliveryStreamName
KMSDecryptPolicy KeyId
KMSEncryptPolicy KeyId
KMSEncryptPolicy_v2 KeyId
KinesisCrudPolicy StreamName
KinesisStreamReadPolicy StreamName
LambdaInvokePolicy FunctionName
MobileAnalyticsWriteOnlyAccessPolicy
OrganizationsListAccountsPolicy
PinpointEndpointAccessPolicy PinpointApplicationId
PollyFullAccessPolicy LexiconName
RekognitionDetectOnlyPolicy
RekognitionFacesManagementPolicy CollectionId
RekognitionFacesPolicy
RekognitionLabelsPolicy
RekognitionNoDataAccessPolicy CollectionId
RekognitionReadPolicy CollectionId
RekognitionWriteOnlyAccessPolicy CollectionId
Route53ChangeResourceRecordSetsPolicy HostedZoneId
S3CrudPolicy BucketName
S3FullAccessPolicy BucketName
S3ReadPolicy BucketName
S3WritePolicy BucketName
SESBulkTemplatedCrudPolicy IdentityName
SESBulkTemplatedCrudPolicy_v2 IdentityName TemplateName
SESCrudPolicy IdentityName
SESEmailTemplateCrudPolicy
SESSendBouncePolicy IdentityName
SNSCrudPolicy TopicName
SNSPublishMessagePolicy TopicName
SQSPollerPolicy QueueName
SQSSendMessagePolicy QueueName
SSMParameterReadPolicy ParameterName
SSMParameterWithSlashPrefixReadPolicy ParameterName
SageMakerCreateEndpointConfigPolicy EndpointConfigName
SageMakerCreateEndpointPolicy EndpointName
ServerlessRepoReadWriteAccessPolicy
StepFunctionsCallbackPolicy StateMachineName
StepFunctionsExecutionPolicy StateMachineName
StepFunctionsExecutionPolicy_v2 StateMachineName
TextractDetectAnalyzePolicy
TextractGetResultPolicy
TextractPolicy
VPCAccessPolicy
`
  .trim()
  .split("\n")
  .map((line): readonly [string, readonly string[]] => {
    const [name = "", ...parameters] = line.split(" ");
    return [name, parameters];
  });

/** A template with a function that has policies, and what else is declared. */
const functionWith = (policies: string, beside = ""): string => `Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
${indented(policies, 8)}
${beside === "" ? "" : indented(beside, 2)}
`;

const textsOf = ({ resource, conditions }: Statement): readonly string[] =>
  [...(resource?.items ?? []), ...conditions.flatMap(({ values }) => values.items)].map(showText);

describe("a policy template", () => {
  const { templates } = openSamPolicies(readCatalogFile);

  test("is one of those that AWS documents", () => {
    expect([...templates].map(([name, { parameters }]) => [name, parameters])).toEqual(documented);
    expect(documented).toHaveLength(81);
  });

  test.each(documented)("%s is made statements of, with all its parameters", (name, parameters) => {
    const given = parameters.map((each) => `${each}: given-as-${each}`).join(", ");
    const { policies, problems } = extracted({
      "app.yaml": functionWith(`- ${name}: { ${given} }`),
    });
    expect(problems).toEqual([]);
    expect(policies).toHaveLength(1);
    const statements = policies.flatMap((policy) => policy.statements);
    expect(statements.length).toBe(templates.get(name)?.statements.length);
    const texts = statements.flatMap(textsOf);
    for (const each of parameters) expect(texts.join(" ")).toContain(`given-as-${each}`);
    expect(texts.filter((text) => !/^(?:\*$|arn:|given-as-)/.test(text))).toEqual([]);
    for (const { effect, action, madeOf } of statements) {
      expect([effect, madeOf]).toEqual(["Allow", "policy template"]);
      const names = (action?.items ?? []).map(showText);
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((each) => catalog.expand(each).length === 0)).toEqual([]);
    }
  });

  const bucket = "arn:${partition app.yaml/AWS::Partition}:s3:::";
  const writing = "Allow s3:PutObject, s3:PutObjectAcl, s3:PutLifecycleConfiguration on";
  test.each([
    ["logs", `${bucket}logs, ${bucket}logs/*`],
    ["!Ref Logs", `${bucket}\${name app.yaml/Logs/name}, ${bucket}\${name app.yaml/Logs/name}/*`],
    ["!Ref Name", `${bucket}\${app.yaml/Name}, ${bucket}\${app.yaml/Name}/*`],
    ["!Sub '${Name}-logs'", `${bucket}\${app.yaml/Name}-logs, ${bucket}\${app.yaml/Name}-logs/*`],
    ["'plain-${Name}'", `${bucket}plain-\${Name}, ${bucket}plain-\${Name}/*`],
    ["1", `${bucket}1, ${bucket}1/*`],
  ])("evaluates what is given to it: %s", (given, shown) => {
    const text = functionWith(
      `- S3WritePolicy: { BucketName: ${given}, Other: ignored }`,
      "Logs: { Type: AWS::S3::Bucket }",
    );
    expect(statementsIn("app.yaml", text)).toEqual([`${writing} ${shown}`]);
  });

  test.each([
    [
      "S3ReadPolicy: { BucketName: b }",
      ["identity of F at F", expect.stringMatching(/^ {2}Allow s3:GetObject/)],
    ],
    [
      "- !If [C, { EC2DescribePolicy: {} }, !Ref AWS::NoValue]",
      ["identity of F at F", expect.stringMatching(/^ {2}maybe Allow ec2:DescribeRegions/)],
    ],
  ])("stands alone, and under a condition: %s", (policies, shown) => {
    expect(policiesIn("app.yaml", functionWith(policies))).toEqual(shown);
  });

  test("of a state machine goes to the state machine", () => {
    const text = functionWith("- EC2DescribePolicy: {}").replace("Function", "StateMachine");
    expect(policiesIn("app.yaml", text)[0]).toBe("identity of F at F");
  });

  test("stands where its entry does, and its texts where they are given", () => {
    const entry = "KinesisStreamReadPolicy:\n    StreamName: !Ref Stream";
    const [policy] = extracted({ "app.yaml": functionWith(`- ${entry}`) }).policies;
    const [general, own] = policy?.statements ?? [];
    if (!general || !own) throw new Error("two statements were expected");
    for (const { place } of [general, own]) {
      expect(textAt(place)).toBe(indented(entry, 8).trimStart().replaceAll("\n  ", "\n  "));
      expect(linesOf(place)).toMatchObject({ first: 6, last: 7 });
    }
    const at = (each: Statement, what: "action" | "resource"): readonly string[] =>
      (each[what]?.items ?? []).map(({ origin }) => textAt(origin.written));
    expect(new Set([...at(own, "action"), ...at(general, "action")])).toEqual(
      new Set(["KinesisStreamReadPolicy"]),
    );
    expect(at(own, "resource")).toEqual(["StreamName: !Ref Stream"]);
    expect(at(general, "resource")).toEqual(["KinesisStreamReadPolicy"]);
    expect(general.id).not.toBe(own.id);
  });

  test("is called the same whatever stands beside it", () => {
    const ids = (policies: string): readonly string[] =>
      extracted({ "app.yaml": functionWith(policies) }).policies.flatMap(({ statements }) =>
        statements.map(({ id }) => id),
      );
    const own = "- S3ReadPolicy: { BucketName: b }";
    expect(ids(own)).toEqual(["app.yaml/F/S3ReadPolicy#0[0]"]);
    expect(ids(`- EC2DescribePolicy: {}\n${own}\n${own}`)).toEqual([
      "app.yaml/F/EC2DescribePolicy#0[0]",
      "app.yaml/F/S3ReadPolicy#0[0]",
      "app.yaml/F/S3ReadPolicy#1[0]",
    ]);
  });

  test("that an alias stands for is there once", () => {
    const twice = "- &it { S3ReadPolicy: { BucketName: b } }\n- *it";
    expect(statementsIn("app.yaml", functionWith(twice))).toHaveLength(1);
  });

  test("is not rewritten", () => {
    const text = functionWith("- S3ReadPolicy: { BucketName: '*' }");
    const made = respelled("app.yaml", text, () => [draft({ actions: [written("s3:GetObject")] })]);
    expect(made).toBe("cloudformation: it comes of a policy template");
  });
});

/** `6 S3ReadPolicy lacks ...` */
function refusedIn(text: string): readonly string[] {
  const source = { path: "app.yaml", text };
  return extracted({ "app.yaml": text }).problems.map(({ offset = 0, reason, detail }) => {
    const line = linesOf({ source, span: { start: offset, end: offset } }).first;
    return `${line} ${reason}: ${detail}`;
  });
}

describe("what SAM makes no policy of", () => {
  test.each([
    [
      "- S3ReadsPolicy: { BucketName: b }",
      "6 policy-template: AWS SAM has no policy template `S3ReadsPolicy`; did you mean `S3ReadPolicy` or `S3CrudPolicy`?",
    ],
    ["- Nothing: {}", "6 policy-template: AWS SAM has no policy template `Nothing`"],
    [
      "- S3ReadPolicy: { BucketNames: b }",
      "6 policy-template: `S3ReadPolicy` lacks its parameter `BucketName`",
    ],
    ["- S3ReadPolicy:", "6 policy-template: `S3ReadPolicy` lacks its parameter `BucketName`"],
    [
      "- DynamoDBStreamReadPolicy:\n    TableName: t",
      "6 policy-template: `DynamoDBStreamReadPolicy` lacks its parameter `StreamName`",
    ],
    [
      "- S3ReadPolicy:\n    BucketName: [a, b]",
      "7 policy-template: the parameter `BucketName` of `S3ReadPolicy` is to be a text",
    ],
    [
      "- EC2DescribePolicy: {}\n  S3ReadPolicy: { BucketName: b }",
      "7 policy-template: `S3ReadPolicy` stands in one item of the list with `EC2DescribePolicy`; each policy template is an item of its own",
    ],
  ])("%s", (policies, said) => {
    const text = functionWith(policies);
    expect(refusedIn(text)).toEqual([said]);
    expect(statementsIn("app.yaml", text)).toEqual([]);
  });
});

describe("the policies of a function that is given a role", () => {
  const policies = `
- EC2DescribePolicy: {}
- Statement: { Effect: Allow, Action: a:B }`;
  const withRole = (role: string): readonly string[] =>
    statementsIn(
      "app.yaml",
      functionWith(policies).replace("Policies:", `Role: ${role}\n      Policies:`),
    );
  const described = "Allow ec2:DescribeRegions, ec2:DescribeInstances on *";

  test.each([
    ["!GetAtt Role.Arn", "never "],
    ["!If [C, !GetAtt Role.Arn, !Ref AWS::NoValue]", "maybe "],
    ["!If [C, !GetAtt Role.Arn, !Ref Other]", "never "],
    ["!Ref AWS::NoValue", ""],
  ])("%s: %s", (role, presence) => {
    expect(withRole(role)).toEqual([`${presence}Allow a:B`, `${presence}${described}`]);
  });
});

describe("a connector", () => {
  const declared = `
Table: { Type: AWS::Serverless::SimpleTable }
Topic: { Type: AWS::SNS::Topic }
Queue: { Type: AWS::SQS::Queue }
Machine: { Type: AWS::Serverless::StateMachine }
Api: { Type: AWS::Serverless::HttpApi }
Role: { Type: AWS::IAM::Role }
Own: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn } }
`;
  const resources = (beside: string): string =>
    `Resources:\n  F:\n    Type: AWS::Serverless::Function\n${indented(declared, 2)}\n${beside}`;
  const between = (source: string, destination: string, permissions: string): string =>
    resources(`  C:
    Type: AWS::Serverless::Connector
    Properties:
      Source: ${source}
      Destination: ${destination}
      Permissions: ${permissions}
`);
  const arn = (service: string, rest: string): string =>
    `arn:\${partition app.yaml/AWS::Partition}:${service}:\${region app.yaml/AWS::Region}:\${account app.yaml/AWS::AccountId}:${rest}`;
  const table = arn("dynamodb", "table/${name app.yaml/Table/name}");
  const reading =
    "Allow dynamodb:GetItem, dynamodb:Query, dynamodb:Scan, dynamodb:BatchGetItem, dynamodb:ConditionCheckItem, dynamodb:PartiQLSelect on";

  test.each([
    [
      "{ Id: F }",
      "{ Id: Table }",
      "[Read]",
      ["identity of C at F", `  ${reading} ${table}, ${table}/index/*`],
    ],
    [
      "{ Id: Own }",
      "{ Id: Table }",
      "[Read]",
      ["identity of C at Role", `  ${reading} ${table}, ${table}/index/*`],
    ],
    [
      "{ Id: F }",
      "{ Type: AWS::DynamoDB::Table, Arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/t' }",
      "[Read]",
      [
        "identity of C at F",
        `  ${reading} arn:aws:dynamodb:eu-west-1:111122223333:table/t, arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/*`,
      ],
    ],
    [
      "{ Id: Queue }",
      "{ Id: F }",
      "[Read, Write]",
      [
        "identity of C at F",
        `  Allow sqs:ReceiveMessage, sqs:GetQueueAttributes on ${arn("sqs", "${name app.yaml/Queue/name}")}`,
        `  Allow sqs:DeleteMessage on ${arn("sqs", "${name app.yaml/Queue/name}")}`,
      ],
    ],
    [
      "{ Id: Topic }",
      "{ Id: Queue }",
      "[Write]",
      [
        "resource of C at Queue",
        `  Allow sqs:SendMessage on ${arn("sqs", "${name app.yaml/Queue/name}")} for Service: sns.amazonaws.com if ArnEquals aws:SourceArn: ${arn("sns", "${name app.yaml/Topic/name}")}`,
      ],
    ],
    [
      "{ Id: Api, Qualifier: 'prod/*' }",
      "{ Id: F }",
      "[Write]",
      [
        "resource of C at F",
        `  Allow lambda:InvokeFunction on ${arn("lambda", "function:${name app.yaml/F/name}")} for Service: apigateway.amazonaws.com if ArnLike aws:SourceArn: ${arn("execute-api", "${name app.yaml/Api/name}/prod/*")}`,
      ],
    ],
    [
      "{ Id: Machine }",
      "[{ Id: Topic }, { Id: Queue }]",
      "[Write]",
      [
        "identity of C at Machine",
        `  Allow sns:Publish on ${arn("sns", "${name app.yaml/Topic/name}")}`,
        "identity of C at Machine",
        `  Allow sqs:SendMessage on ${arn("sqs", "${name app.yaml/Queue/name}")}`,
      ],
    ],
  ])("from %s to %s with %s", (source, destination, permissions, shown) => {
    expect(policiesIn("app.yaml", between(source, destination, permissions))).toEqual(shown);
  });

  test("stands in its source", () => {
    const text = resources("").replace(
      "    Type: AWS::Serverless::Function\n",
      `    Type: AWS::Serverless::Function
    Connectors:
      Data:
        Properties:
          Destination: { Id: Table }
          Permissions: [Read]
`,
    );
    const { policies } = extracted({ "app.yaml": text });
    const [statement] = policies.flatMap(({ statements }) => statements);
    expect(policiesIn("app.yaml", text)).toEqual([
      "identity of F at F",
      `  ${reading} ${table}, ${table}/index/*`,
    ]);
    expect(statement?.madeOf).toBe("connector");
    expect(statement && linesOf(statement.place)).toMatchObject({ first: 6, last: 8 });
    expect(statement?.action?.items.map(({ origin }) => textAt(origin.written))[0]).toBe("[Read]");
  });

  test.each([
    ["{ Id: G }", "{ Id: Table }", "[Read]", "14", `${code("G")} is no resource of the template`],
    ["{ Id: F }", "{ Arn: a }", "[Read]", "15", "an end of the connector has neither Id nor Type"],
    [
      "{ Id: F }",
      "{ Type: AWS::DynamoDB::Table }",
      "[Read]",
      "12",
      "a connector from `AWS::Lambda::Function` to `AWS::DynamoDB::Table` lacks `Destination.Arn`",
    ],
    [
      "{ Id: F }",
      "{ Id: Role }",
      "[Read]",
      "12",
      "AWS SAM has no connector from `AWS::Lambda::Function` to `AWS::IAM::Role`",
    ],
    [
      "{ Id: F }",
      "{ Id: Topic }",
      "[Read]",
      "16",
      "a connector from `AWS::Lambda::Function` to `AWS::SNS::Topic` has no permission `Read`",
    ],
    [
      "{ Id: F }",
      "{ Id: Topic }",
      "[]",
      "16",
      "a connector from `AWS::Lambda::Function` to `AWS::SNS::Topic` needs its permissions",
    ],
  ])("from %s to %s with %s is none", (source, destination, permissions, line, said) => {
    const text = between(source, destination, permissions);
    expect(refusedIn(text)).toEqual([`${line} policy-template: ${said}`]);
    expect(statementsIn("app.yaml", text)).toEqual([]);
  });
});

describe("what is found in what SAM makes", () => {
  const found = (policies: string): readonly string[] => {
    const read = scanned({
      "template.yaml": functionWith(policies, "Table: { Type: AWS::Serverless::SimpleTable }"),
    });
    return judge(read, facts).map(
      ({ rule, severity, subject }) => `${severity} ${rule} at ${textAt(subject)}`,
    );
  };

  test.each([
    ["- S3CrudPolicy: { BucketName: logs }", []],
    ["- DynamoDBCrudPolicy: { TableName: !Ref Table }", []],
    ["- SQSSendMessagePolicy: { QueueName: !Ref Queue }", []],
    ["- KinesisStreamReadPolicy: { StreamName: !Ref Stream }", []],
    ["- CloudWatchPutMetricPolicy: {}", []],
    // what is given to it can be narrowed
    ["- S3CrudPolicy: { BucketName: '*' }", ["high resource-exposure at BucketName: '*'"]],
    ["- DynamoDBCrudPolicy: { TableName: '*' }", ["low data-exfiltration at TableName: '*'"]],
    // another template, or a statement, grants less
    [
      "- TextractPolicy: {}",
      ["medium unscoped-resource at TextractPolicy", "medium wildcard-action at TextractPolicy"],
    ],
    [
      "- CloudWatchDashboardPolicy: {}",
      ["medium infrastructure-modification at CloudWatchDashboardPolicy"],
    ],
  ])("%s", (policies, shown) => {
    expect(found(policies)).toEqual(shown);
  });

  test("is all that can be acted on: of all templates on one resource each, seven have something", () => {
    const told = documented.flatMap(([name, parameters]) => {
      const given = parameters.map((each) => `${each}: !Ref ${each}`).join(", ");
      const findings = found(`- ${name}: { ${given} }`);
      return findings.length > 0 ? [name] : [];
    });
    expect(told).toEqual([
      "AWSSecretsManagerRotationPolicy",
      "CloudWatchDashboardPolicy",
      "CloudWatchDescribeAlarmHistoryPolicy",
      "EKSDescribePolicy",
      "PollyFullAccessPolicy",
      "TextractPolicy",
      "VPCAccessPolicy",
    ]);
  });

  test("a reader with a template that writes", () => {
    const text = functionWith("- S3CrudPolicy: { BucketName: logs }").replace(
      "F:",
      "OrdersReader:",
    );
    const scan = scanned({ "template.yaml": text });
    expect(judge(scan, facts).map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      "high access-level-mismatch",
    ]);
  });
});

describe("the resource policy of an API", () => {
  const api = (policy: string): string => `Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      Auth:
        ResourcePolicy:
${indented(policy, 10)}
`;
  const statement =
    "{ Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: 'execute-api:/*' }";
  const shown = "  Allow execute-api:Invoke on execute-api:/* for *: *";

  test.each([
    [`CustomStatements: ${statement}`, ["resource of Api at Api", shown]],
    [`CustomStatements: [${statement}, ${statement}]`, ["resource of Api at Api", shown, shown]],
  ])("%s", (policy, policies) => {
    expect(policiesIn("app.yaml", api(policy))).toEqual(policies);
  });

  test("of lists is told, where an API is made", () => {
    const lists =
      "IpRangeWhitelist: [192.0.2.0/24]\nAwsAccountBlacklist: ['111122223333'] # Policies";
    const shared = `Globals: { Api: { Auth: { ResourcePolicy: { SourceVpcWhitelist: [vpc-1] } } } }\n`;
    const told = (text: string): readonly string[] =>
      extracted({ "app.yaml": text }).problems.map(({ reason, detail }) => `${reason}: ${detail}`);
    expect(told(shared + api(lists))).toEqual(
      ["SourceVpcWhitelist", "IpRangeWhitelist", "AwsAccountBlacklist"].map(
        (name) => `permission: what SAM makes of \`${name}\` for the API is not read`,
      ),
    );
    expect(told(`${shared}Resources: { F: { Type: AWS::Serverless::Function } }`)).toEqual([]);
  });
});

test("a policy template in JSON stands where it does", () => {
  const template = `{
  "Resources": {
    "F": {
      "Type": "AWS::Serverless::Function",
      "Properties": {
        "Policies": [
          { "S3ReadPolicy": { "BucketName": { "Ref": "Logs" } } }
        ]
      }
    }
  }
}
`;
  const [policy] = extracted({ "app.json": template }).policies;
  expect(policy && textAt(policy.place)).toBe(
    '{ "S3ReadPolicy": { "BucketName": { "Ref": "Logs" } } }',
  );
  expect(policy?.statements[0]?.resource?.items.map(showText)).toEqual([
    "arn:${partition app.json/AWS::Partition}:s3:::${app.json/Logs}",
    "arn:${partition app.json/AWS::Partition}:s3:::${app.json/Logs}/*",
  ]);
});
