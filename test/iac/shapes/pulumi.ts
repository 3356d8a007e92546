import { lines, sample, type Shape } from "./shape.ts";

const document = '{ Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] }';
const inPython = '{"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}';

const program = (...more: readonly string[]): Readonly<Record<string, string>> => ({
  "index.ts": lines(
    'import * as pulumi from "@pulumi/pulumi";',
    'import * as aws from "@pulumi/aws";',
    ...more,
  ),
});

/** Pulumi's programs. */
export const pulumi: readonly Shape[] = [
  {
    files: "Pulumi in TypeScript, JavaScript and Python `*.ts`, `*.js`, `*.py`",
    evaluated: {
      "every resource that holds a policy, of `aws` and `aws-native`": sample(
        {
          ...program(`new aws.iam.Policy("p", { policy: ${document} });`),
          "native.ts": lines(
            'import * as aws from "@pulumi/aws-native";',
            `new aws.iam.ManagedPolicy("p", { policyDocument: ${document} });`,
          ),
          "__main__.py": lines(
            "import json",
            "import pulumi_aws as aws",
            `aws.iam.Policy("p", policy=json.dumps(${inPython}))`,
          ),
        },
        "__main__.py:3 Allow s3:GetObject on *",
        "index.ts:3 Allow s3:GetObject on *",
        "native.ts:2 Allow s3:GetObject on *",
      ),
      "what is made JSON at once or by outputs, and JSON texts": sample(
        program(
          'const logs = new aws.s3.Bucket("logs", { bucket: "logs" });',
          "const p = logs.id.apply((id) => JSON.stringify({",
          '  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: `arn:aws:s3:::${id}/*` }],',
          "}));",
          'new aws.iam.Policy("p", { policy: p });',
          'new aws.iam.Policy("q", { policy: pulumi.interpolate`{ "Statement": [',
          '  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${logs.id}/*" }',
          "] }` });",
        ),
        "index.ts:5 Allow s3:GetObject on arn:aws:s3:::logs/*",
        "index.ts:9 Allow s3:GetObject on arn:aws:s3:::logs/*",
      ),
      "`getPolicyDocument`": sample(
        program(
          "const d = aws.iam.getPolicyDocumentOutput({",
          '  statements: [{ actions: ["s3:GetObject"], resources: ["*"] }],',
          "});",
          'new aws.iam.Policy("p", { policy: d.json });',
        ),
        "index.ts:4 Allow s3:GetObject on *",
      ),
      "constants, functions and other files of the program": sample(
        {
          ...program(
            'import { reading } from "./policies";',
            'new aws.iam.Policy("p", { policy: reading("arn:aws:s3:::logs/*") });',
          ),
          "policies.ts": lines(
            "export const reading = (arn: string) => ({",
            '  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: arn }],',
            "});",
          ),
        },
        "policies.ts:2 Allow s3:GetObject on arn:aws:s3:::logs/*",
      ),
      "permissions of Lambda": sample(
        program(
          'new aws.lambda.Permission("p", {',
          '  function: "arn:aws:lambda:eu-west-1:111122223333:function:app",',
          '  action: "lambda:InvokeFunction",',
          '  principal: "s3.amazonaws.com",',
          "});",
        ),
        "index.ts:3 Allow lambda:InvokeFunction on arn:aws:lambda:eu-west-1:111122223333:function:app for Service: s3.amazonaws.com",
      ),
    },
    not: {
      "what is configured, outputs of other stacks, components of `awsx` and of elsewhere": sample(
        program('new aws.iam.Policy("p", { policy: new pulumi.Config().require("policy") });'),
        "index.ts:3 unknown-document",
      ),
      "programs in Go, Java, C# and others": sample(
        {
          "Shop.java": lines(
            "import com.pulumi.aws.iam.RoleArgs;",
            "class Shop {",
            "  RoleArgs args(String trust) {",
            "    return RoleArgs.builder().assumeRolePolicy(trust).build();",
            "  }",
            "}",
          ),
        },
        "Shop.java:4 unread-program",
      ),
    },
  },
];
