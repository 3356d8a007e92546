import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openArnShapes } from "../../src/catalog/arn-shapes.ts";
import { openUses } from "../../src/catalog/uses.ts";
import { actionsOf } from "../../src/narrow/drafts.ts";
import { catalog, readCatalogFile } from "../catalog/committed.ts";
import { hclOf, template } from "../rules/policies.ts";
import { onlyProposed, proposals, proposed, type Proposed } from "./proposed.ts";
import { lambda, roleFor } from "./roles.ts";

// What a wildcard is taken for: by who runs under it, what that is told, and what the statement says.

/** A template with a role that has a policy of its own, and with further resources. */
const role = (principal: string, statement: string, ...beside: readonly string[]): string =>
  template(roleFor(principal, statement), ...beside);

const all = "Action: sqs:*\nResource: '*'";
const queue = "Jobs:\n  Type: AWS::SQS::Queue";

function only(files: string | Readonly<Record<string, string>>): {
  readonly kind: string;
  readonly lines: string;
  readonly assumptions: readonly string[];
  readonly missing: readonly string[];
} {
  const found = onlyProposed(files);
  return found.kind === "none" ? { kind: "none", lines: "", assumptions: [], missing: [] } : found;
}

describe("a wildcard is taken for what", () => {
  const ways: Readonly<Record<string, readonly [files: string, assumption: string]>> = {
    "its principal does": [
      role(lambda, all, queue),
      "that it only sends and receives messages and looks up queues",
    ],
    "a service that hands on does with it": [
      role("{ Service: apigateway.amazonaws.com }", all, queue),
      "that it only sends messages",
    ],
    "a regional principal does": [
      role("{ Service: !Sub 'pipes.${AWS::Region}.${AWS::URLSuffix}' }", all, queue),
      "that it only sends and receives messages",
    ],
    "all its principals do": [
      role("{ Service: [apigateway.amazonaws.com, lambda.amazonaws.com] }", all, queue),
      "that it only sends and receives messages and looks up queues",
    ],
    "one of its principals does, where the other has roles for something else alone": [
      role(
        "{ Service: [rds.amazonaws.com, monitoring.rds.amazonaws.com] }",
        "Action: s3:Get*\nResource: '*'",
        "Data:\n  Type: AWS::S3::Bucket",
      ),
      "that it only reads objects",
    ],
    "its Sid says": [
      role(lambda, `Sid: PollJobs\n${all}`, queue),
      "that it only receives messages",
    ],
    "takes from what feeds it": [
      role(
        lambda,
        all,
        queue,
        "App:\n  Type: AWS::Lambda::Function\n  Properties:\n    Role: !GetAtt Role.Arn",
        "Source:\n  Type: AWS::Lambda::EventSourceMapping\n  Properties:\n    FunctionName: !Ref App\n    EventSourceArn: !GetAtt Jobs.Arn",
      ),
      "that it only receives messages",
    ],
  };

  test.for(Object.entries(ways))("%s", ([, [files, assumption]]) => {
    expect(only(files)).toMatchObject({ kind: "commit" });
    expect(only(files).assumptions).toContain(assumption);
  });

  test.each([
    ["[]", "commit"],
    ["[1]", "show"],
  ])("where statements of its role's trust policy are made for each of %s", (each, kind) => {
    const found = onlyProposed({
      "main.tf": `
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
  dynamic "statement" {
    for_each = ${each}
    content {
      actions = ["sts:AssumeRole"]
      principals {
        type        = "AWS"
        identifiers = ["111122223333"]
      }
    }
  }
}

resource "aws_iam_role" "app" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "xray:*", Resource = "*" }] })
}
`,
    });
    expect(found.kind).toBe(kind);
  });

  test("a pod does, whose role trusts its service account", () => {
    const trust = `
Role:
  Type: AWS::IAM::Role
  Properties:
    AssumeRolePolicyDocument:
      Statement:
        - Effect: Allow
          Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A" }
          Action: sts:AssumeRoleWithWebIdentity
          Condition:
            StringEquals:
              oidc.eks.eu-west-1.amazonaws.com/id/A:aud: sts.amazonaws.com
              oidc.eks.eu-west-1.amazonaws.com/id/A:sub: system:serviceaccount:app:worker
    Policies:
      - PolicyName: app
        PolicyDocument:
          Statement:
            - Effect: Allow
              Action: sqs:*
              Resource: !GetAtt Jobs.Arn
`;
    expect(only(template(trust, queue)).assumptions).toEqual([
      "that it only sends and receives messages and looks up queues",
    ]);
  });
});

// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
test.each([
  ["application-autoscaling.amazonaws.com", true],
  ["[application-autoscaling.amazonaws.com, lambda.amazonaws.com]", false],
])("alarms are those that their service names itself, for a role of %s: %s", (service, isOwn) => {
  const found = only(
    template(`
Role:
  Type: AWS::IAM::Role
  Properties:
    AssumeRolePolicyDocument:
      Statement: [{ Effect: Allow, Principal: { Service: ${service} }, Action: sts:AssumeRole }]
    Policies:
      - PolicyName: scaling
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
            - Effect: Allow
              Action:
                - cloudwatch:DeleteAlarms
                - cloudwatch:DescribeAlarms
                - cloudwatch:PutMetricAlarm
              Resource: "*"
`),
  );
  if (!isOwn) {
    expect(found.lines).not.toContain("TargetTracking");
    return;
  }
  expect(found.kind).toBe("commit");
  expect(found.lines).toBe(`- Effect: Allow
  Action:
    - cloudwatch:DeleteAlarms
    - cloudwatch:PutMetricAlarm
  Resource: !Sub "arn:\${AWS::Partition}:cloudwatch:\${AWS::Region}:\${AWS::AccountId}:alarm:TargetTracking-*"
- Effect: Allow
  Action:
    - cloudwatch:DescribeAlarms
  Resource: "*"`);
});

describe("a wildcard is taken for nothing", () => {
  test("where somebody may assume the role of whom nothing is known", () => {
    const found = only(role("{ AWS: '111122223333', Service: lambda.amazonaws.com }", all, queue));
    expect(found.lines).toContain("sqs:DeleteQueue");
  });

  test("and what is commonly done is asked about, where its actions are too many to go through", () => {
    expect(
      onlyProposed(
        hclOf(
          "aws_iam_policy",
          'name   = "app"\n  policy',
          'actions   = ["s3:*"]\nresources = ["*"]',
        ),
      ),
    ).toMatchObject({
      kind: "show",
      missing: ["whether it only reads, writes and deletes objects"],
    });
  });
});

describe("what else a policy allows tells what a wildcard is for", () => {
  const beside = (...actions: readonly string[]): Proposed | undefined => {
    const statements = [["s3:*"], actions].map((each) => ({
      Effect: "Allow",
      Action: each,
      Resource: "*",
    }));
    const [first] = proposed({
      "policy.json": JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2),
    });
    return first;
  };

  test("where it sets nothing up", () => {
    expect(beside("s3:ListBucket")).toMatchObject({ kind: "commit", grade: "assumed" });
  });

  test.each(["s3:CreateBucket", "s3:DeleteBucket", "s3:PutBucketPolicy"])(
    "and not beside %s",
    (action) => {
      expect(beside(action)).toMatchObject({ grade: "fill in" });
    },
  );
});

test("a wildcard is not written out as what a call is not allowed to do without what else it is asked for", () => {
  const catalogs = `  - !Sub 'arn:aws:glue:\${AWS::Region}:\${AWS::AccountId}:catalog'
  - !Sub 'arn:aws:glue:\${AWS::Region}:\${AWS::AccountId}:database/*'`;
  const catalogOf = (beside: string): Proposed =>
    onlyProposed(
      template(
        roleFor(
          lambda,
          `Action: glue:*
Resource:
${catalogs}
${beside}`,
        ),
      ),
    );
  const functions =
    "  - !Sub 'arn:aws:glue:${AWS::Region}:${AWS::AccountId}:userDefinedFunction/*'";
  expect(catalogOf(functions)).toMatchObject({
    lines: expect.stringContaining("glue:GetUserDefinedFunction") as string,
  });
  expect(catalogOf("")).toMatchObject({
    lines: expect.not.stringContaining("glue:GetUserDefinedFunction") as string,
    lost: expect.arrayContaining([
      {
        reason: "they grant nothing on these resources",
        actions: expect.arrayContaining(["glue:GetUserDefinedFunction"]) as string[],
      },
    ]) as unknown,
  });

  // IAM asks about each ARN of a call by itself: several statements may allow one call together.
  const rest =
    "{ Effect: Allow, Action: glue:GetUserDefinedFunction, Resource: !Sub 'arn:aws:glue:*:*:userDefinedFunction/orders/parse' }";
  const kept = { lines: expect.stringContaining("glue:GetUserDefinedFunction") as string };
  const whole = (beside: string): string =>
    template(roleFor(lambda, `Action: glue:*\nResource:\n${catalogs}`), beside);
  const inOne = whole("").replace(
    "Statement:\n              -",
    (all) => `${all} ${rest}\n              -`,
  );
  expect(onlyProposed(inOne)).toMatchObject(kept);
  expect(
    onlyProposed(
      whole(`
Beside:
  Type: AWS::IAM::Policy
  Properties:
    PolicyName: beside
    Roles: [!Ref Role]
    PolicyDocument: { Statement: [${rest}] }`),
    ),
  ).toMatchObject(kept);
});

describe("what is told to what runs", () => {
  const put = "Action: s3:PutObject\nResource: '*'";
  const app = (variables: string, name = ""): string => `
App:
  Type: AWS::Lambda::Function
  Properties:
    Role: !GetAtt Role.Arn${name}
    Environment:
      Variables: ${variables}
`;
  const parameters = (...names: readonly string[]): string =>
    `Parameters:\n${names.map((name) => `  ${name}: { Type: String }\n`).join("")}`;

  test("names a bucket by its name, or by its ARN", () => {
    const byName =
      parameters("LogBucketName") + role(lambda, put, app("{ B: !Ref LogBucketName }"));
    expect(only(byName)).toMatchObject({
      kind: "commit",
      lines: expect.stringContaining(
        "!Sub 'arn:${AWS::Partition}:s3:::${LogBucketName}/*'",
      ) as string,
      assumptions: [
        "that it uses only what `LogBucketName` (`B` in the environment of `App`) names",
      ],
    });
    const byArn = parameters("LogBucketArn") + role(lambda, put, app("{ B: !Ref LogBucketArn }"));
    expect(only(byArn).lines).toContain("!Sub '${LogBucketArn}/*'");
  });

  test("with what a function makes it is handed the same, and of no other one", () => {
    const made = (token: string): string => `
App:
  Type: AWS::Lambda::Function
  Properties: { Role: !GetAtt Role.Arn }
Record:
  Type: Custom::Record
  Properties:
    ServiceToken: ${token}
    Maker: !GetAtt App.Arn
    HostedZoneId: !Ref Zone
`;
    const files = (token: string): string =>
      "Parameters: { Zone: { Type: 'AWS::Route53::HostedZone::Id' }, Other: { Type: String } }\n" +
      role(lambda, "Action: route53:ChangeResourceRecordSets\nResource: '*'", made(token));
    expect(only(files("!GetAtt App.Arn"))).toMatchObject({
      kind: "commit",
      lines: expect.stringContaining("hostedzone/${Zone}") as string,
      assumptions: ["that it uses only what `Zone` (`HostedZoneId` of `Record`) names"],
    });
    expect(only(files("!Ref Other")).lines).toContain("hostedzone/<Id>");
  });

  test.for([
    [
      "by a type of two words, and its id",
      "AskKnowledgeBaseId",
      "bedrock:Retrieve",
      "knowledge-base/${AskKnowledgeBaseId}",
    ],
    ["by its service", "KMSKeyId", "kms:Sign", "key/${KMSKeyId}"],
    ["by its ARN", "GuardrailArn", "bedrock:ApplyGuardrail", "!Ref GuardrailArn"],
  ] as const)("names what AWS makes up the ids of, %s", ([, name, action, arn]) => {
    const statement = `Action: ${action}\nResource: '*'`;
    const files = parameters(name) + role(lambda, statement, app(`{ B: !Ref ${name} }`));
    expect(only(files).lines).toContain(arn);
  });

  test("every action becomes what the configuration asks for, and what else is called is asked", () => {
    const every = "Action: '*'\nResource: '*'";
    const files = role(lambda, every, queue, app("{ JOBS: !Ref Jobs }"));
    const found = only(files);
    expect(found).toMatchObject({ kind: "show", grade: "fill in" });
    expect(found.missing[0]).toBe("what else its code calls");
    expect(found.lines).toContain("sqs:SendMessage");
    expect(found.lines).toContain("logs:PutLogEvents");
    expect(found.lines).not.toMatch(/s3:|iam:|'\*:|"\*"/);
    const nobody = role("{ AWS: '111122223333' }", every, queue);
    expect(onlyProposed(nobody)).toEqual({ kind: "none", because: "administrator" });
  });

  const stack = (before: string, value: string, after = ""): string => {
    const files = {
      "shop.ts": `import * as cdk from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
class Shop extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    ${before}
    const fn = new lambda.Function(this, "Fn", { handler: "a.b", code: lambda.Code.fromAsset("src"), runtime: lambda.Runtime.NODEJS_22_X, environment: { TABLE_NAME: ${value} } });
    ${after || 'fn.addToRolePolicy(new iam.PolicyStatement({ actions: ["dynamodb:PutItem"], resources: ["*"] }));'}
  }
}`,
    };
    return only(files).lines;
  };
  test.for([
    ["a property", "", "props.tableName", "table/${props.tableName}"],
    [
      "a parameter of the template",
      'const table = new cdk.CfnParameter(this, "Table");',
      "table.valueAsString",
      "table/${table.valueAsString}",
    ],
    ["a text", "", '"orders"', "table/orders"],
  ] as const)("%s of a program names a table", ([, before, value, arn]) => {
    expect(stack(before, value)).toContain(arn);
  });

  test("a name of a program is not meant where it means something else", () => {
    const statement =
      'new iam.PolicyStatement({ actions: ["dynamodb:PutItem"], resources: ["*"] })';
    const inner = `[1].forEach((props) => { fn.addToRolePolicy(${statement}); });`;
    expect(stack("", "props.tableName", inner)).not.toContain("props.");
  });

  test("names nothing by a word that is said of other things too", () => {
    const get = "Action: apigateway:GET\nResource: '*'";
    const verify = "Action: kms:Verify\nResource: '*'";
    for (const [name, statement] of [
      ["PublicApiKeyId", verify],
      ["KeyName", verify],
      ["RestApiUrl", get],
    ] as const)
      expect(
        only(parameters(name) + role(lambda, statement, app(`{ B: !Ref ${name} }`))).lines,
      ).not.toContain(name);
  });

  test.for([
    ["a name", "BUCKET", "acme-logs", "!Sub 'arn:${AWS::Partition}:s3:::acme-logs/*'"],
    ["an ARN", "BUCKET_ARN", "arn:aws:s3:::acme-logs", "arn:aws:s3:::acme-logs/*"],
    [
      "one with the name of the stack",
      "BUCKET",
      "!Sub '${AWS::StackName}-logs'",
      ":s3:::${AWS::StackName}-logs/*'",
    ],
  ] as const)(
    "%s that is written in the environment names a bucket",
    ([, variable, value, arn]) => {
      const found = only(role(lambda, put, app(`{ ${variable}: ${value} }`)));
      expect(found).toMatchObject({ kind: "commit", grade: "assumed" });
      expect(found.lines).toContain(arn);
    },
  );

  test("what another stack exports is an ARN by itself, and no part of one", () => {
    const send = "Action: sqs:SendMessage\nResource: '*'";
    const told = (variable: string, statement: string, ...beside: readonly string[]): string =>
      only(role(lambda, statement, app(`{ ${variable}: !ImportValue shop-exported }`), ...beside))
        .lines;
    expect(told("QUEUE_ARN", send)).toContain("Resource: !ImportValue shop-exported");
    expect(told("QUEUE_NAME", send, queue)).not.toMatch(/ImportValue|Jobs/);
    const bucket = "Logs:\n  Type: AWS::S3::Bucket";
    expect(told("BUCKET_ARN", put, bucket)).not.toMatch(/ImportValue|Logs/);
  });

  test("a text names nothing that it does not fit, and no switch", () => {
    for (const [variable, value] of [
      ["BUCKET_ARN", "acme-logs"],
      ["BUCKET", "'true'"],
      ["BUCKET", "all of them"],
      ["BUCKET_COUNT", "acme"],
    ] as const)
      expect(only(role(lambda, put, app(`{ ${variable}: ${value} }`))).lines).not.toMatch(
        /acme|true|all of/,
      );
  });

  const models = (environment: string): string => {
    const invoke = "Action: bedrock:InvokeModel\nResource: '*'";
    const [found] = proposals(role(lambda, invoke, app(environment)));
    const alternatives = found?.outcome.kind === "none" ? [] : found?.outcome.alternatives;
    return (alternatives ?? []).map(({ edit }) => edit.text).join("\n");
  };
  test("a text that names a model is that as it stands", () => {
    expect(models("{ MODEL_ID: amazon.nova-lite-v1 }")).toContain(
      "${AWS::Region}::foundation-model/amazon.nova-lite-v1'",
    );
  });

  test("what lies in something that is declared is named alone where it is declared too", () => {
    const files = role(
      lambda,
      "Action: kendra:StartDataSourceSyncJob\nResource: '*'",
      "Index:\n  Type: AWS::Kendra::Index",
      "Source:\n  Type: AWS::Kendra::DataSource",
      app("{ INDEX: !GetAtt Index.Id, SOURCE: !GetAtt Source.Id }"),
    );
    expect(only(files).lines).toMatch(/- !GetAtt Index.Arn\s+- !GetAtt Source.Arn$/);
  });

  test("what is declared under the name that is written is meant by that", () => {
    const bucket = (id: string, name: string): string =>
      `${id}:\n  Type: AWS::S3::Bucket\n  Properties:\n    BucketName: ${name}`;
    const files = role(
      lambda,
      put,
      app("{ BUCKET: acme-logs }"),
      bucket("A", "acme-logs"),
      bucket("B", "acme-data"),
    );
    expect(only(files).lines).toContain("!Sub '${A.Arn}/*'");
  });

  test("names nothing where it is an address, a part of a name, or called otherwise", () => {
    for (const name of ["LogBucketUrl", "LogBucketPrefix", "LogTableName", "BucketTableName"])
      expect(
        only(parameters(name) + role(lambda, put, app(`{ B: !Ref ${name} }`))).lines,
      ).not.toContain(name);
  });

  test("is no other function where it is the name of this one", () => {
    const invoke = "Action: lambda:InvokeFunction\nResource: '*'";
    const files =
      parameters("FunctionName") +
      role(lambda, invoke, app("{ STAGE: dev }", "\n    FunctionName: !Ref FunctionName"));
    expect(only(files)).toMatchObject({ kind: "show" });
  });

  test("is the declared bucket that is called so", () => {
    const files =
      parameters("BucketName") +
      role(
        lambda,
        put,
        app("{ B: !Ref BucketName }"),
        "Logs:\n  Type: AWS::S3::Bucket\n  Properties:\n    BucketName: !Ref BucketName",
        "Other:\n  Type: AWS::S3::Bucket",
      );
    expect(only(files).lines).toContain("!Sub '${Logs.Arn}/*'");
  });
});

describe("what is given to what runs tells nothing", () => {
  const send = "Action: sqs:SendMessage\nResource: '*'";
  const app = (variables: string, more = ""): string =>
    `App:\n  Type: AWS::Lambda::Function\n  Properties:\n    Role: !GetAtt Role.Arn${more}\n    Environment:\n      Variables: ${variables}`;
  const given = (parameter: string, variables = "{ QUEUE: !Ref JobQueueName }"): string =>
    `Parameters:\n  JobQueueName: ${parameter}\n${role(lambda, send, app(variables))}`;

  const parameters: Readonly<Record<string, string>> = {
    "where it is a list": "{ Type: CommaDelimitedList }",
    "where it may be nothing": "{ Type: String, Default: '' }",
    "where it is a choice": "{ Type: String, AllowedValues: [a, b] }",
    "where it is kept from being shown": "{ Type: String, NoEcho: true }",
  };
  test.for(Object.entries(parameters))("%s", ([, parameter]) => {
    expect(only(given("{ Type: String }"))).toMatchObject({ kind: "commit" });
    expect(only(given(parameter))).toMatchObject({
      kind: "show",
      missing: ["what `QUEUE` in the environment names"],
    });
  });

  test("where it is a part of a name", () => {
    const files = given("{ Type: String }", "{ QUEUE: !Sub '${JobQueueName}-${AWS::Region}' }");
    expect(only(files)).toMatchObject({ kind: "show" });
  });

  test("where another variable speaks of such a thing, and its value does not tell which", () => {
    const files = role(
      lambda,
      send,
      queue,
      app("{ JOBS: !Ref Jobs, OTHER_QUEUE_URL: https://example.com }"),
    );
    expect(only(files)).toMatchObject({
      kind: "show",
      missing: ["what `OTHER_QUEUE_URL` in the environment names"],
    });
  });

  test("of secrets, which would stand in the policy", () => {
    const read = "Action: secretsmanager:GetSecretValue\nResource: '*'";
    const files = `Parameters:\n  WebhookSecret: { Type: String }\n${role(lambda, read, app("{ S: !Ref WebhookSecret }"))}`;
    expect(only(files).lines).not.toContain("WebhookSecret");
  });

  test("where it is what the code comes from, a mark, or waited for", () => {
    const put = "Action: s3:PutObject\nResource: '*'";
    const files = role(
      lambda,
      put,
      "Code:\n  Type: AWS::S3::Bucket",
      "Data:\n  Type: AWS::S3::Bucket",
      app("{ STAGE: dev }", "\n    Code: { S3Bucket: !Ref Code, S3Key: app.zip }").concat(
        "\n  DependsOn: Code",
      ),
    );
    expect(only(files)).toMatchObject({ kind: "show" });
  });

  test("where the same role is used in a module", () => {
    const policy = `
      resource "aws_iam_role" "r" {
        assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
      }
      resource "aws_iam_role_policy" "p" {
        role   = aws_iam_role.r.id
        policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
      }
      resource "aws_s3_bucket" "one" {}
      resource "aws_s3_bucket" "two" {}
      resource "aws_lambda_function" "a" {
        role = aws_iam_role.r.arn
        environment {
          variables = { BUCKET = aws_s3_bucket.one.id }
        }
      }
    `;
    expect(onlyProposed({ "main.tf": policy })).toMatchObject({ kind: "commit" });
    const shared = `${policy}
      module "b" {
        source = "./b"
        role   = aws_iam_role.r.arn
        bucket = aws_s3_bucket.two.id
      }`;
    const b = `
      variable "role" {}
      variable "bucket" {}
      resource "aws_lambda_function" "b" {
        role = var.role
        environment {
          variables = { BUCKET = var.bucket }
        }
      }`;
    expect(onlyProposed({ "main.tf": shared, "b/main.tf": b })).toMatchObject({ kind: "show" });
  });
});

describe("what fails is sent on", () => {
  const fed = (destination: string): string =>
    role(
      lambda,
      all,
      queue,
      "Failed:\n  Type: AWS::SQS::Queue",
      "App:\n  Type: AWS::Lambda::Function\n  Properties:\n    Role: !GetAtt Role.Arn",
      `Source:\n  Type: AWS::Lambda::EventSourceMapping\n  Properties:\n    FunctionName: !Ref App\n    EventSourceArn: !GetAtt Jobs.Arn\n    DestinationConfig:\n      OnFailure: { Destination: !GetAtt ${destination}.Arn }`,
    );

  test("to a destination, which is sent to, while what feeds is taken from", () => {
    const { lines } = only(fed("Failed"));
    expect(lines).toMatch(/sqs:SendMessage\n[^]*Failed/);
    expect(lines).toMatch(/sqs:ReceiveMessage\n[^]*Jobs/);
  });
});

test("where what fails goes says nothing of the function that it is about", () => {
  const files = role(
    lambda,
    "Action: lambda:InvokeFunction\nResource: '*'",
    "App:\n  Type: AWS::Lambda::Function\n  Properties:\n    FunctionName: app\n    Role: !GetAtt Role.Arn",
    "Invoke:\n  Type: AWS::Lambda::EventInvokeConfig\n  Properties:\n    FunctionName: !Ref App\n    Qualifier: $LATEST\n    MaximumRetryAttempts: 0",
  );
  expect(only(files)).toMatchObject({ kind: "show", missing: ["`<FunctionName>`"] });
});

describe("logs of functions", () => {
  const logs = "Action: [logs:CreateLogStream, logs:PutLogEvents]\nResource: '*'";

  test("go to the group that the function says", () => {
    const files = role(
      lambda,
      logs,
      "Group:\n  Type: AWS::Logs::LogGroup",
      "Other:\n  Type: AWS::Logs::LogGroup",
      "App:\n  Type: AWS::Lambda::Function\n  Properties:\n    FunctionName: app\n    Role: !GetAtt Role.Arn\n    LoggingConfig: { LogGroup: !Ref Group }",
    );
    expect(only(files).lines).toContain("log-group:${Group}:*");
    expect(only(files).lines).not.toContain("/aws/lambda");
  });

  test("go anywhere where `Globals` give another function the same role", () => {
    const files = `Globals:\n  Function:\n    Role: !GetAtt Role.Arn\n${role(
      lambda,
      logs,
      "F1:\n  Type: AWS::Serverless::Function\n  Properties:\n    FunctionName: f1\n    Role: !GetAtt Role.Arn",
      "F2:\n  Type: AWS::Serverless::Function\n  Properties:\n    FunctionName: f2",
    )}`;
    expect(only(files).lines).toMatch(/lambda\/f1:\*[^]*lambda\/f2:\*/);
  });
});

test("a policy that a user has too is not what a function does", () => {
  const policy = `
resource "aws_iam_policy" "app" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = "arn:aws:sqs:*:*:jobs" }] })
}
resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_iam_role_policy_attachment" "r" {
  role       = aws_iam_role.r.name
  policy_arn = aws_iam_policy.app.arn
}`;
  const user = `
resource "aws_iam_user" "u" {
  name = "u"
}
resource "aws_iam_user_policy_attachment" "u" {
  user       = aws_iam_user.u.name
  policy_arn = aws_iam_policy.app.arn
}`;
  const does = "that it only sends and receives messages and looks up queues";
  const [ofFunctions] = proposed({ "main.tf": policy });
  expect(ofFunctions).toMatchObject({ assumptions: [does] });
  const [ofBoth] = proposed({ "main.tf": policy + user });
  expect(ofBoth).toMatchObject({ assumptions: ["that it manages no permissions"] });
});

describe("what only names a role", () => {
  test("does not run under it, and what it refers to is not used", () => {
    const files = role(
      lambda,
      "Action: sqs:SendMessage\nResource: '*'",
      queue,
      "Other:\n  Type: AWS::SQS::Queue",
      "Hook:\n  Type: Custom::Hook\n  Properties:\n    ServiceToken: !GetAtt Jobs.Arn\n    Role: !GetAtt Role.Arn",
    );
    expect(only(files)).toMatchObject({ kind: "show" });
  });
});

test("an alternative is some of what is offered, on the same resources", () => {
  const uses = openUses(readCatalogFile);
  const services = [
    "s3",
    "sqs",
    "kinesis",
    "dynamodb",
    "logs",
    "athena",
    "glue",
    "bedrock",
    "iot",
    "kms",
    "states",
  ];
  const invoking = catalog.action("bedrock:InvokeModel");
  const forms = (invoking ? openArnShapes(readCatalogFile).formsOf(invoking) : []).map(
    ({ does }) => `it ${does}`,
  );
  let seen = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...services),
      fc.constantFrom("lambda", "ec2", "apigateway", "nobody"),
      fc.constantFrom("*", "Get*", "*e*", "P*"),
      (service, principal, pattern) => {
        const files = role(
          `{ Service: ${principal}.amazonaws.com }`,
          `Action: "${service}:${pattern}"\nResource: '*'`,
          queue,
          "Logs:\n  Type: AWS::S3::Bucket",
        );
        for (const { outcome } of proposals(files)) {
          if (outcome.kind === "none") continue;
          const offered = actionsOf(outcome.narrowing.drafts);
          for (const { drafts, when } of outcome.alternatives) {
            seen++;
            if (when === "the names are filled in") continue;
            const own = actionsOf(drafts);
            if (forms.includes(when)) {
              expect(own.toSorted()).toEqual(offered.toSorted());
              continue;
            }
            const known = [...uses.of(service), ...uses.lessOf(service)];
            expect(known.map((use) => `it only ${use.does} ${use.what}`)).toContain(when);
            expect(own.length).toBeLessThan(offered.length);
            for (const action of own) expect(offered).toContain(action);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
  expect(seen).toBeGreaterThan(10);
});

describe("a role that files of a program share is not for what one of them has", () => {
  const shared = (more: string, other: string): Readonly<Record<string, string>> => ({
    "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
    "index.ts": `import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
import { make } from "./other";
const table = new aws.dynamodb.Table("orders", { hashKey: "id" });
export const role = new aws.iam.Role("role", { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }) });
new aws.iam.RolePolicy("policy", { role: role.id, policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "dynamodb:GetItem", Resource: "*" }] } });
new aws.lambda.Function("fn", { role: role.arn, handler: "a.b", runtime: "nodejs22.x", environment: { variables: { TABLE: table.name } } });
${more}
`,
    "other.ts": `import * as aws from "@pulumi/aws";\n${other}`,
  });
  const runs = (role: string): string =>
    `new aws.lambda.Function("other", { role: ${role}, handler: "a.c", runtime: "nodejs22.x" });`;
  const make = "export const make = (own) => own;";
  const cases: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string]>> = {
    "one that no other file takes": [shared("", make), "commit assumed"],
    "one that another file takes": [
      shared("", `import { role } from "./index"; ${runs("role.arn")}`),
      "show fill in",
    ],
    "one that another file takes as a part of the whole": [
      shared("", `import * as shop from "./index"; const own = shop.role; ${runs("own.arn")}`),
      "show fill in",
    ],
    "one that is given to what another file makes": [shared("make(role);", make), "show fill in"],
  };
  test.for(Object.entries(cases))("%s", ([, [files, expected]]) => {
    const found = onlyProposed(files);
    expect(found.kind === "none" ? "none" : `${found.kind} ${found.grade}`).toBe(expected);
  });
});

test("a principal with the name of what every object has is one like all others", () => {
  const uses = openUses(readCatalogFile);
  for (const each of ["constructor", "__proto__.amazonaws.com"])
    expect(uses.isForOther(each, "s3")).toBe(false);
});
