import { describe, expect, test } from "vitest";
import { onlyProposed, proposed, type Proposed } from "./proposed.ts";

/** The condition that is added, as it is written there, or what is said instead. */
function added(files: string | Readonly<Record<string, string>>): readonly string[] {
  const found = onlyProposed(files);
  return found.kind === "none" ? [found.because] : conditionIn(found);
}

function conditionIn(found: Exclude<Proposed, { kind: "none" }>): readonly string[] {
  const values = found.lines.match(/(?:variable|values) *= .*|aws:Source\w+.*|^ *- .*$/gm) ?? [];
  return [found.kind, ...values.map((line) => line.trim()), ...found.assumptions];
}

const document = (service: string, action: string, resource: string): string => `
data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["${action}"]
    resources = ["${resource}"]
    principals {
      type        = "Service"
      identifiers = ["${service}.amazonaws.com"]
    }
  }
}
`;

const topicPolicy = (service: string, declared: string): string => `
data "aws_caller_identity" "this" {}

resource "aws_sns_topic" "t" {
  name = "t"
}

resource "aws_sns_topic_policy" "t" {
  arn    = aws_sns_topic.t.arn
  policy = data.aws_iam_policy_document.p.json
}
${document(service, "sns:Publish", "${aws_sns_topic.t.arn}")}${declared}`;

const rule = (name: string, more = ""): string => `
resource "aws_cloudwatch_event_rule" "${name}" {${more}
  event_pattern = "{}"
}
`;

const target = (name: string): string => `
resource "aws_cloudwatch_event_target" "${name}" {
  rule = aws_cloudwatch_event_rule.${name}.name
  arn  = aws_sns_topic.t.arn
}
`;

describe("a service is let in for what is declared to call", () => {
  test("by a declaration that connects both", () => {
    expect(added(topicPolicy("events", rule("a") + target("a")))).toEqual([
      "commit",
      'variable = "aws:SourceArn"',
      "values   = [aws_cloudwatch_event_rule.a.arn]",
      "that `events.amazonaws.com` acts for `aws_cloudwatch_event_rule.a` alone",
    ]);
  });

  test("all of it, and nothing else that is declared", () => {
    const others = rule("c") + target("c").replace("aws_sns_topic.t.arn", "var.other");
    expect(
      added(topicPolicy("events", rule("a") + target("a") + rule("b") + target("b") + others)),
    ).toContain("values   = [aws_cloudwatch_event_rule.a.arn, aws_cloudwatch_event_rule.b.arn]");
  });

  test("where it may be there several times, for this account: EventBridge does not send that", () => {
    expect(added(topicPolicy("events", rule("a", "\n  count = 2") + target("a")))).toEqual([
      "commit",
      'variable = "aws:SourceArn"',
      'values   = ["arn:*:events:*:${data.aws_caller_identity.this.account_id}:rule/*"]',
      "that `events.amazonaws.com` acts for this account alone",
    ]);
  });

  test("several services at once, if all are declared to", () => {
    const both = (declared: string): string =>
      topicPolicy("events", declared).replace(
        '["events.amazonaws.com"]',
        '["events.amazonaws.com", "s3.amazonaws.com"]',
      );
    const bucket = `
resource "aws_s3_bucket" "b" {
  bucket = "b"
}

resource "aws_s3_bucket_notification" "b" {
  bucket = aws_s3_bucket.b.id
  topic {
    topic_arn = aws_sns_topic.t.arn
    events    = ["s3:ObjectCreated:*"]
  }
}
`;
    expect(added(both(rule("a") + target("a") + bucket))).toContain(
      "values   = [aws_cloudwatch_event_rule.a.arn, aws_s3_bucket.b.arn]",
    );
    // S3 tells the account by itself, EventBridge by its ARN alone.
    expect(added(both(rule("a") + target("a")))).toEqual(["who-is-meant"]);
  });

  test("by what it says itself, in a template", () => {
    const template = (bucket: string): string => `
Resources:
  Uploads:
    Type: AWS::S3::Bucket
    Properties:${bucket}
      NotificationConfiguration:
        QueueConfigurations: [{ Event: "s3:ObjectCreated:*", Queue: !GetAtt Queue.Arn }]
  Queue:
    Type: AWS::SQS::Queue
  QueuePolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: s3.amazonaws.com
            Action: sqs:SendMessage
            Resource: !GetAtt Queue.Arn
`;
    // S3 asks the queue whether it may send before it makes the bucket.
    expect(added({ "template.yaml": template("\n      BucketName: uploads") })).toContain(
      'aws:SourceArn: !Sub "arn:${AWS::Partition}:s3:::uploads"',
    );
    expect(added({ "template.yaml": template("") })).toContain(
      "aws:SourceAccount: !Ref AWS::AccountId",
    );
  });

  test("in the key that a trail encrypts with, out of the name of the trail", () => {
    const key = `
data "aws_caller_identity" "this" {}

resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "logs"
  kms_key_id     = aws_kms_key.audit.arn
}

resource "aws_kms_key" "audit" {
  policy = data.aws_iam_policy_document.p.json
}
${document("cloudtrail", "kms:GenerateDataKey*", "*")}`;
    expect(added(key)).toEqual([
      "commit",
      'variable = "aws:SourceArn"',
      'values   = ["arn:*:cloudtrail:*:${data.aws_caller_identity.this.account_id}:trail/audit"]',
      "that `cloudtrail.amazonaws.com` acts for `aws_cloudtrail.audit` alone",
    ]);
    expect(onlyProposed(key)).toMatchObject({
      lines: expect.stringContaining('test     = "ArnLike"') as unknown,
    });
  });
});

describe("a service is let in for this account", () => {
  test("where AWS says that it sends it", () => {
    expect(added(topicPolicy("cloudwatch", ""))).toContain('variable = "aws:SourceAccount"');
  });

  test("which is to be filled in where nothing says which it is", () => {
    const [, ...rest] = topicPolicy("cloudwatch", "").split("{}");
    expect(added(rest.join("{}"))).toEqual([
      "show",
      'variable = "aws:SourceAccount"',
      'values   = ["<AccountId>"]',
    ]);
  });

  test("in the ARN of what logs it, where AWS says that alone", () => {
    expect(added(topicPolicy("cloudtrail", ""))).toEqual([
      "commit",
      'variable = "aws:SourceArn"',
      expect.stringMatching(
        /values += \["arn:.*:cloudtrail:\*:\$\{data\.aws_caller_identity\.this\.account_id\}:trail\/\*"\]/,
      ),
      "that `cloudtrail.amazonaws.com` acts for this account alone",
    ]);
  });

  test.each([
    ["# the topic of the audit account", "who-is-meant"],
    ['variable "guardduty_org_prefix" {}', "who-is-meant"],
    ['variable "pConfigOrgTopic" {}', "who-is-meant"],
    ['variable "github_org" {}', "commit"],
    ['variable "GitHubOrgName" {}', "commit"],
    ["# https://example.org/topics", "commit"],
    ["# the original forge", "commit"],
  ])("unless it is made for an organization: %s", (beside, expected) => {
    expect(added(topicPolicy("cloudwatch", `\n${beside}\n`))[0]).toBe(expected);
  });

  test("told of once, by whichever names it has", () => {
    const both = '["config.amazonaws.com", "config.eu-west-1.amazonaws.com"]';
    const found = added(topicPolicy("config", "").replace('["config.amazonaws.com"]', both));
    expect(found.at(-1)).toBe("that `config.amazonaws.com` acts for this account alone");
  });

  test("unless what it writes is about others too", () => {
    const bucket = (path: string): string => `
data "aws_caller_identity" "this" {}

resource "aws_s3_bucket_policy" "logs" {
  bucket = "logs"
  policy = data.aws_iam_policy_document.p.json
}
${document("config", "s3:PutObject", `arn:aws:s3:::logs/${path}`)}`;
    const own = "${data.aws_caller_identity.this.account_id}";
    expect(added(bucket(`AWSLogs/${own}/*`))).toContain('variable = "aws:SourceAccount"');
    expect(added(bucket("*"))).toContain('variable = "aws:SourceAccount"');
    expect(added(bucket("AWSLogs/*"))).toEqual(["who-is-meant"]);
    expect(added(bucket("AWSLogs/111122223333/*"))).toEqual(["who-is-meant"]);
  });
});

describe("nothing is added", () => {
  const own = topicPolicy("events", rule("a") + target("a"));
  const more = (block: string): string =>
    own.replace("    principals {", `${block}\n    principals {`);

  test("where others are let in beside the service", () => {
    expect(
      added(
        more('    principals {\n      type        = "AWS"\n      identifiers = [var.x]\n    }'),
      ),
    ).toEqual(["who-is-meant"]);
    expect(
      added(own.replace('["events.amazonaws.com"]', '["events.amazonaws.com", var.x]')),
    ).toEqual(["who-is-meant"]);
  });

  test("where the service is said to act for somebody, in a way that is none", () => {
    expect(
      added(
        more(`    condition {
      test     = "StringLike"
      variable = "aws:SourceArn"
      values   = ["*"]
    }`),
      ),
    ).toEqual(["who-is-meant"]);
  });
});

test("what else is wrong is repaired with it, in all statements that come of it", () => {
  const wide = topicPolicy("events", rule("a") + target("a")).replace("sns:Publish", "sns:*");
  const [found] = proposed(wide);
  expect(found).toMatchObject({ kind: "commit" });
  expect(found?.kind === "commit" && found.lines).toContain("aws_cloudwatch_event_rule.a.arn");
  expect(found?.kind === "commit" && found.lines).not.toContain('"sns:*"');
});

describe("a function is called for what its permission names", () => {
  const permission = (service: string, declared: string): string => `
data "aws_caller_identity" "this" {}

resource "aws_lambda_function" "f" {
  function_name = "f"
}

resource "aws_lambda_permission" "f" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.f.function_name
  principal     = "${service}.amazonaws.com" # who
}
${declared}`;
  const subscribed = (name: string): string => `
resource "aws_sns_topic" "${name}" {
  name = "${name}"
}

resource "aws_sns_topic_subscription" "${name}" {
  topic_arn = aws_sns_topic.${name}.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.f.arn
}
`;

  test("a resource that is declared to call it", () => {
    expect(onlyProposed(permission("sns", subscribed("t")))).toMatchObject({
      kind: "commit",
      lines: `resource "aws_lambda_permission" "f" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.f.function_name
  principal     = "sns.amazonaws.com" # who
  source_arn    = aws_sns_topic.t.arn
}`,
    });
  });

  test("the same in a template", () => {
    const template = `
Resources:
  F: { Type: AWS::Lambda::Function, Properties: { Handler: a.b } }
  Rule: { Type: AWS::Events::Rule, Properties: { Targets: [{ Id: f, Arn: !GetAtt F.Arn }] } }
  P:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref F
      Principal: events.amazonaws.com
`;
    expect(onlyProposed(template)).toMatchObject({
      kind: "commit",
      lines: `Type: AWS::Lambda::Permission
Properties:
  Action: lambda:InvokeFunction
  FunctionName: !Ref F
  Principal: events.amazonaws.com
  SourceArn: !GetAtt Rule.Arn`,
    });
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
  const api = (name: string): string => `
resource "aws_apigatewayv2_api" "${name}" {
  name          = "${name}"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "${name}" {
  api_id           = aws_apigatewayv2_api.${name}.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.f.invoke_arn
}
`;

  test("an API, by the ARNs of its calls", () => {
    expect(onlyProposed(permission("apigateway", api("shop")))).toMatchObject({
      kind: "commit",
      grade: "assumed",
      lines: expect.stringContaining(
        '\n  source_arn    = "${aws_apigatewayv2_api.shop.execution_arn}/*"\n',
      ) as unknown,
    });
    const template = `
Resources:
  F: { Type: AWS::Lambda::Function, Properties: { Handler: a.b } }
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: shop } }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      Integration: { Uri: !Sub "arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${F.Arn}/invocations" }
  P:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref F
      Principal: apigateway.amazonaws.com
`;
    expect(onlyProposed(template)).toMatchObject({
      kind: "commit",
      lines: expect.stringContaining(
        '\n  SourceArn: !Sub "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*"',
      ) as unknown,
    });
  });

  test("this account", () => {
    expect(onlyProposed(permission("config", ""))).toMatchObject({
      kind: "commit",
      lines: expect.stringContaining(
        "\n  source_account = data.aws_caller_identity.this.account_id\n",
      ) as unknown,
    });
  });

  test.each([
    ["one of several", permission("sns", subscribed("t") + subscribed("u"))],
    ["nothing that AWS says", permission("apigateway", "")],
    ["one of several APIs", permission("apigateway", api("shop") + api("admin"))],
    [
      "an API that calls another one",
      permission("apigateway", api("shop").replace("aws_lambda_function.f.invoke_arn", '"arn"')),
    ],
  ])("and not %s", (_, text) => {
    expect(onlyProposed(text)).toEqual({ kind: "none", because: "permission-principal" });
  });
});

describe("whose workflows a role is for", () => {
  const provider = "token.actions.githubusercontent.com";
  const trust = (subject: string): string => `
resource "aws_iam_role" "deploy" {
  name = "deploy"
  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/${provider}" }
      Condition = {
        StringLike = { "${provider}:${subject === "" ? "aud" : "sub"}" = "${subject === "" ? "sts.amazonaws.com" : subject}" }
      }
    }]
  })
}
`;
  const workflow = (on: string, role = "arn:aws:iam::111122223333:role/deploy"): string => `
on: ${on}
jobs:
  deploy:
    steps:
      - uses: aws-actions/configure-aws-credentials@v5
        with: { role-to-assume: "${role}" }
`;
  const main = workflow("{ push: { branches: [main] } }");

  /** What is asked for of the subject, or why nothing is. */
  const subjectsIn = (subject: string, deploy: string, repository?: string): readonly string[] => {
    const files = { "main.tf": trust(subject), ".github/workflows/deploy.yml": deploy };
    return proposed(files, repository).map((found) =>
      found.kind === "none"
        ? found.because
        : `${found.kind} ${(found.lines.match(/repo:[^"]*/g) ?? []).join(" ")}`,
    );
  };

  test.each([
    ["", main, "acme/shop", "commit repo:acme/shop:ref:refs/heads/main"],
    ["", main, undefined, "show repo:<Owner>/<Repository>:ref:refs/heads/main"],
    ["", "on: push", "acme/shop", "show repo:acme/shop:ref:refs/heads/<Branch>"],
    ["repo:acme/*", main, "acme/shop", "commit repo:acme/shop:ref:refs/heads/main"],
    ["repo:acme/*", main, undefined, "show repo:acme/<Repository>:ref:refs/heads/main"],
    ["repo:acme/*", main, "else/shop", "who-is-meant"],
    ["repo:acme/shop:*", workflow("pull_request"), "acme/shop", "who-is-meant"],
    ["repo:acme/shop:*", main, "acme/other", "who-is-meant"],
    ["repo:acme/shop:*", main, undefined, "commit repo:acme/shop:ref:refs/heads/main"],
    [
      "repo:acme/shop:*",
      workflow("workflow_dispatch"),
      "acme/shop",
      "show repo:acme/shop:ref:refs/heads/<Branch>",
    ],
    [
      "repo:acme/shop:*",
      workflow("push", "${{ secrets.ROLE }}"),
      "acme/shop",
      "show repo:acme/shop:ref:refs/heads/<Branch>",
    ],
  ])("%j in %j of %j", (subject, deploy, repository, expected) => {
    expect(subjectsIn(subject, deploy, repository)).toEqual([expected]);
  });
});
