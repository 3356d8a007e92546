import { lines, sample, type Shape } from "./shape.ts";

const yaml = (...each: readonly string[]) => ({ "template.yaml": lines("Resources:", ...each) });
const policy = (resource: string, ...more: readonly string[]) => [
  "  P:",
  "    Type: AWS::IAM::ManagedPolicy",
  "    Properties:",
  "      PolicyDocument:",
  "        Statement:",
  `          - { Effect: Allow, Action: s3:GetObject, Resource: ${resource} }`,
  ...more,
];
const sam = (policies: string, ...more: readonly string[]) => ({
  "template.yaml": lines(
    "Transform: AWS::Serverless-2016-10-31",
    "Resources:",
    "  F:",
    "    Type: AWS::Serverless::Function",
    `    ${policies}`,
    ...more,
  ),
});
const service = (...each: readonly string[]) => ({
  "serverless.yml": lines("service: shop", "provider:", "  name: aws", ...each),
});
/** The ARN of the function `app`. */
const appOf = (path: string): string =>
  `arn:\${partition ${path}/AWS::Partition}:lambda:\${region ${path}/AWS::Region}:\${account ${path}/AWS::AccountId}:function:app`;
const statements = "[{ Effect: Allow, Action: s3:GetObject, Resource: '*' }]";

export const templates: readonly Shape[] = [
  {
    files: "CloudFormation `*.yaml`, `*.yml`, `*.json`, `*.template`",
    evaluated: {
      "every type that holds a policy": sample(
        yaml(...policy("'*'")),
        "template.yaml:7 Allow s3:GetObject on *",
      ),
      "policies that are written as JSON text": sample(
        yaml(
          "  R:",
          "    Type: AWS::IAM::Role",
          "    Properties:",
          "      AssumeRolePolicyDocument: |",
          '        { "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole",',
          '          "Principal": { "Service": "lambda.amazonaws.com" } } }',
        ),
        "template.yaml:6 Allow sts:AssumeRole for Service: lambda.amazonaws.com",
      ),
      "permissions of Lambda and EventBridge": sample(
        yaml(
          "  P:",
          "    Type: AWS::Lambda::Permission",
          "    Properties:",
          "      Action: lambda:InvokeFunction",
          "      FunctionName: arn:aws:lambda:eu-west-1:111122223333:function:app",
          "      Principal: s3.amazonaws.com",
        ),
        "template.yaml:3 Allow lambda:InvokeFunction on arn:aws:lambda:eu-west-1:111122223333:function:app for Service: s3.amazonaws.com",
      ),
      "defaults of parameters, mappings, conditions, every function": sample(
        {
          "template.yaml": lines(
            "Parameters: { Name: { Type: String, Default: logs } }",
            "Mappings: { M: { a: { arn: 'arn:aws:s3:::m' } } }",
            "Conditions: { C: !Equals [!Ref Name, x] }",
            "Resources:",
            ...policy("[!FindInMap [M, a, arn], !Sub 'arn:aws:s3:::${Name}', !If [C, a, b]]"),
          ),
        },
        "template.yaml:10 Allow s3:GetObject on arn:aws:s3:::m, arn:aws:s3:::${template.yaml/Name: logs | ?}, ${template.yaml/Fn::If [C, a, b]: a | b}",
      ),
      "`Fn::ForEach`": sample(
        {
          "template.yaml": lines(
            "Transform: AWS::LanguageExtensions",
            "Resources:",
            "  Fn::ForEach::All:",
            "    - Name",
            "    - [Logs, Jobs]",
            "    - ${Name}Policy:",
            ...policy("!Sub 'arn:aws:s3:::${Name}'")
              .slice(1)
              .map((line) => `    ${line}`),
          ),
        },
        "template.yaml:11 Allow s3:GetObject on arn:aws:s3:::${template.yaml/Fn::ForEach Name [Logs, Jobs]: Logs | Jobs}",
      ),
      "stacks of templates of the repository, with what is given to them and what they give out":
        sample(
          {
            ...yaml(
              "  S:",
              "    Type: AWS::CloudFormation::Stack",
              "    Properties: { TemplateURL: ./s.yaml, Parameters: { Bucket: 'arn:aws:s3:::logs' } }",
              "  R:",
              "    Type: AWS::IAM::ManagedPolicy",
              "    Properties:",
              "      PolicyDocument:",
              "        Statement:",
              "          - { Effect: Allow, Action: s3:ListBucket, Resource: !GetAtt S.Outputs.Logs }",
            ),
            "s.yaml": lines(
              "Parameters: { Bucket: { Type: String } }",
              "Resources:",
              "  P:",
              "    Type: AWS::IAM::ManagedPolicy",
              "    Properties:",
              "      PolicyDocument:",
              "        Statement:",
              "          - { Effect: Allow, Action: s3:GetObject, Resource: !Sub '${Bucket}/*' }",
              "Outputs: { Logs: { Value: !Ref Bucket } }",
            ),
          },
          "template.yaml:10 Allow s3:ListBucket on arn:aws:s3:::logs",
          "s.yaml:8 Allow s3:GetObject on arn:aws:s3:::logs/*",
        ),
      "`AWS::Include` of files of the repository": sample(
        {
          ...yaml(
            "  P:",
            "    Type: AWS::IAM::ManagedPolicy",
            "    Properties:",
            "      Fn::Transform: { Name: AWS::Include, Parameters: { Location: p.yaml } }",
          ),
          "p.yaml": lines(
            "PolicyDocument:",
            "  Statement:",
            "    - { Effect: Allow, Action: s3:GetObject, Resource: '*' }",
          ),
        },
        "p.yaml:3 Allow s3:GetObject on *",
      ),
      "templates of `cdk.out`, by their constructs, beside what the program says": sample(
        {
          "shop.ts": lines(
            'import { aws_iam as iam } from "aws-cdk-lib";',
            "const allow = new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] });",
            "new iam.Role(stack, 'Role', {}).addToPolicy(allow);",
          ),
          "cdk.out/Shop.template.json": lines(
            '{ "Resources": { "P": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyDocument": {',
            '  "Statement": [',
            '  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },',
            '  { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" }] } },',
            '  "Metadata": { "aws:cdk:path": "Shop/Role/DefaultPolicy/Resource" } } } }',
          ),
        },
        "cdk.out/Shop.template.json:4 Allow s3:PutObject on *",
        "shop.ts:2 Allow s3:GetObject on *",
      ),
    },
    not: {
      "macros, and `AWS::Include` of elsewhere": sample(
        yaml(
          "  P:",
          "    Type: AWS::IAM::ManagedPolicy",
          "    Properties:",
          "      PolicyDocument: { Fn::Transform: { Name: Own, Parameters: { A: b } } }",
        ),
        "template.yaml:5 unknown-document",
      ),
      "permissions of other services": sample(
        yaml(
          "  P:",
          "    Type: AWS::ACMPCA::Permission",
          "    Properties: { Principal: acm.amazonaws.com }",
        ),
        "template.yaml:3 permission",
      ),
      "values of other stacks": sample(
        yaml(
          "  P:",
          "    Type: AWS::IAM::ManagedPolicy",
          "    Properties:",
          "      PolicyDocument: !ImportValue policy",
        ),
        "template.yaml:5 unknown-document",
      ),
      "templates that are written as text in another, stand behind one in its file, or lie elsewhere":
        sample(
          yaml(
            "  T:",
            "    Type: AWS::CloudFormation::Stack",
            "    Properties: { TemplateURL: 'https://acme.s3.amazonaws.com/t.yaml' }",
            "  S:",
            "    Type: AWS::CloudFormation::StackSet",
            "    Properties:",
            "      TemplateBody: |",
            "        Resources: { R: { Type: AWS::IAM::Role, Properties: { Policies: [] } } }",
            "---",
            "Resources: { R: { Type: AWS::IAM::Role, Properties: { Policies: [] } } }",
          ),
          "template.yaml:11 nested-template",
          "template.yaml:4 nested-template",
          "template.yaml:8 nested-template",
        ),
    },
  },
  {
    files: "AWS SAM, the same files",
    evaluated: {
      "`Policies` as statements and documents": sample(
        sam(`Properties: { Policies: [{ Statement: ${statements} }] }`),
        "template.yaml:5 Allow s3:GetObject on *",
      ),
      "the policy templates that AWS documents, expanded": sample(
        sam("Properties: { Policies: [{ S3ReadPolicy: { BucketName: logs } }] }"),
        "template.yaml:5 Allow s3:GetObject, s3:ListBucket, s3:GetBucketLocation, s3:GetObjectVersion, s3:GetLifecycleConfiguration on arn:${partition template.yaml/AWS::Partition}:s3:::logs, arn:${partition template.yaml/AWS::Partition}:s3:::logs/*",
      ),
      connectors: sample(
        sam(
          "Connectors: { C: { Properties: { Destination: { Id: T }, Permissions: [Read] } } }",
          "  T: { Type: AWS::Serverless::SimpleTable }",
        ),
        "template.yaml:5 Allow dynamodb:GetItem, dynamodb:Query, dynamodb:Scan, dynamodb:BatchGetItem, dynamodb:ConditionCheckItem, dynamodb:PartiQLSelect on arn:${partition template.yaml/AWS::Partition}:dynamodb:${region template.yaml/AWS::Region}:${account template.yaml/AWS::AccountId}:table/${name template.yaml/T/name}, arn:${partition template.yaml/AWS::Partition}:dynamodb:${region template.yaml/AWS::Region}:${account template.yaml/AWS::AccountId}:table/${name template.yaml/T/name}/index/*",
      ),
      "data sources of `GraphQLApi`": sample(
        {
          "template.yaml": lines(
            "Transform: AWS::Serverless-2016-10-31",
            "Resources:",
            "  A:",
            "    Type: AWS::Serverless::GraphQLApi",
            "    Properties:",
            "      DataSources:",
            "        Lambda:",
            "          F:",
            "            FunctionArn: arn:aws:lambda:eu-west-1:111122223333:function:app",
          ),
        },
        "template.yaml:9 Allow lambda:InvokeAsync, lambda:InvokeFunction on arn:aws:lambda:eu-west-1:111122223333:function:app, arn:aws:lambda:eu-west-1:111122223333:function:app:*",
      ),
      "what events, dead-letter queues and destinations take": sample(
        sam(
          "Properties: { DeadLetterQueue: { Type: SQS, TargetArn: 'arn:aws:sqs:eu-west-1:111122223333:failed' } }",
        ),
        "template.yaml:5 Allow sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:failed",
      ),
      "`FunctionUrlConfig`": sample(
        sam("Properties: { FunctionName: app, FunctionUrlConfig: { AuthType: NONE } }"),
        `template.yaml:5 Allow lambda:InvokeFunctionUrl on ${appOf("template.yaml")} for *: * if StringEquals lambda:FunctionUrlAuthType: NONE`,
        `template.yaml:5 Allow lambda:InvokeFunction on ${appOf("template.yaml")} for *: * if Bool lambda:InvokedViaFunctionUrl: true`,
      ),
      "`Globals`, `AssumeRolePolicyDocument`": sample(
        sam(
          "Properties: {}",
          "Globals:",
          "  Function:",
          "    AssumeRolePolicyDocument:",
          "      Statement: { Effect: Allow, Action: sts:AssumeRole, Principal: '*' }",
        ),
        "template.yaml:9 Allow sts:AssumeRole for *: *",
      ),
    },
    not: {
      "templates and connectors that SAM does not know": sample(
        sam("Properties: { Policies: [{ S3ReedPolicy: { BucketName: logs } }] }"),
        "template.yaml:5 policy-template",
      ),
      "managed policies that SAM attaches for events, `Tracing`, `VpcConfig` and `DeploymentPreference`":
        sample(
          sam(
            "Properties: { Tracing: Active, Events: { In: { Type: SQS } }, DeploymentPreference: { Type: AllAtOnce } }",
          ),
          "template.yaml:5 managed-policy",
          "template.yaml:5 managed-policy",
          "template.yaml:5 managed-policy",
        ),
      "applications of elsewhere": sample(
        {
          "template.yaml": lines(
            "Transform: AWS::Serverless-2016-10-31",
            "Resources:",
            "  A:",
            "    Type: AWS::Serverless::Application",
            "    Properties:",
            "      Location: { ApplicationId: a, SemanticVersion: 1.0.0 }",
          ),
        },
        "template.yaml:6 nested-template",
      ),
    },
  },
  {
    files: "Serverless Framework v1 to v4 `serverless*.yml`, `*.json`",
    evaluated: {
      "the statements of the provider, in the words of each version": sample(
        {
          ...service("  iam: { role: { statements: " + statements + " } }"),
          "old/serverless.yml": lines(
            "service: shop",
            "provider:",
            "  name: aws",
            `  iamRoleStatements: ${statements}`,
          ),
        },
        "old/serverless.yml:4 Allow s3:GetObject on *",
        "serverless.yml:4 Allow s3:GetObject on *",
      ),
      "those of a function, by `serverless-iam-roles-per-function` too": sample(
        service("functions:", `  f: { handler: a.b, iamRoleStatements: ${statements} }`),
        "serverless.yml:5 Allow s3:GetObject on *",
      ),
      "`url` of a function": sample(
        service(
          "functions:",
          "  f: { name: app, handler: a.b, url: true }",
          "resources: { Description: Policies }",
        ),
        `serverless.yml:5 Allow lambda:InvokeFunctionUrl on ${appOf("serverless.yml")} for *: * if StringEquals lambda:FunctionUrlAuthType: NONE`,
        `serverless.yml:5 Allow lambda:InvokeFunction on ${appOf("serverless.yml")} for *: * if Bool lambda:InvokedViaFunctionUrl: true`,
      ),
      "`resources`, with `extensions` and `AWS::Include`": sample(
        {
          ...service(
            `  iamRoleStatements: ${statements}`,
            "resources:",
            "  Resources:",
            ...policy("'*'").map((line) => `  ${line}`),
            "  extensions:",
            "    IamRoleLambdaExecution:",
            "      Properties:",
            "        AssumeRolePolicyDocument:",
            "          Statement: { Effect: Allow, Action: sts:AssumeRole, Principal: '*' }",
          ),
          "more/serverless.yml": lines(
            "service: shop",
            "provider: { name: aws }",
            "resources:",
            "  Resources:",
            "    P:",
            "      Type: AWS::IAM::ManagedPolicy",
            "      Properties:",
            "        Fn::Transform: { Name: AWS::Include, Parameters: { Location: p.yaml } }",
          ),
          "more/p.yaml": lines(
            "PolicyDocument:",
            "  Statement:",
            "    - { Effect: Allow, Action: s3:GetObject, Resource: '*' }",
          ),
        },
        "serverless.yml:17 Allow sts:AssumeRole for *: *",
        "serverless.yml:4 Allow s3:GetObject on *",
        "serverless.yml:12 Allow s3:GetObject on *",
        "more/p.yaml:3 Allow s3:GetObject on *",
      ),
      "`${self:}`, `${file()}`, `${opt:}`, `${env:}`, `${param:}` as far as they are written":
        sample(
          {
            ...service(
              "  iam: { role: { statements: ['${file(read.yml)}'] } }",
              "custom: { bucket: logs }",
              "params: { default: { arn: 'arn:aws:s3:::a' } }",
            ),
            "read.yml": lines(
              "Effect: Allow",
              "Action: s3:GetObject",
              "Resource:",
              "  - arn:aws:s3:::${self:custom.bucket}/${opt:stage, 'dev'}",
              "  - ${param:arn}/${env:KEY, '*'}",
            ),
          },
          "read.yml:1 Allow s3:GetObject on arn:aws:s3:::logs/${serverless.yml/opt:stage, 'dev': dev | ?}, ${serverless.yml/param:arn: arn:aws:s3:::a | ?}/${serverless.yml/env:KEY, '*': * | ?}",
        ),
      "`serverless.ts` and `serverless.js`, as an object": sample(
        {
          "serverless.ts": lines(
            "const service = {",
            '  provider: { name: "aws", iam: { role: { statements: [',
            '    { Effect: "Allow", Action: "s3:GetObject", Resource: "*" },',
            "  ] } } },",
            "};",
            "module.exports = service;",
          ),
        },
        "serverless.ts:3 Allow s3:GetObject on *",
      ),
    },
    not: {
      "values of SSM and of other services; what `serverless.ts` takes from other files; logs and others that the framework allows its role by itself":
        sample(
          service("  iam: { role: { statements: '${ssm:/policy}' } }"),
          "serverless.yml:4 unknown-document",
        ),
    },
  },
];
