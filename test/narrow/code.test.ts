import { describe, expect, test } from "vitest";
import {
  calling,
  cdk,
  cdkInPython,
  cloudformation,
  go,
  java,
  javascript,
  pulumi,
  python,
  sam,
  serverless,
  terraform,
  type Files,
  type Said,
} from "./beside-code.ts";
import { onlyProposed, proposals, type Proposed } from "./proposed.ts";

// Replacements by what the code calls that runs under a policy.

/** The statements without blanks, as they stand in a list of either language. */
const actionsIn = (found: Proposed): readonly string[] =>
  found.kind === "none" ? [] : [...new Set(found.lines.match(/\b[\w-]+:[A-Z][A-Za-z]*\b/g))].sort();

/** The grade of what is proposed for the only statement with a finding, and the actions that it keeps. */
const gradeOf = (found: Proposed): string => (found.kind === "none" ? found.because : found.grade);

const evidenceOf = (files: Files): readonly string[] =>
  proposals(files).flatMap(({ outcome }) =>
    outcome.kind === "none" ? [] : outcome.narrowing.evidence,
  );

const got = ["dynamodb:GetItem", "dynamodb:PutItem"];

describe("everything of DynamoDB becomes the calls on the table of the environment", () => {
  const writers = {
    "template.yaml": [sam, "!GetAtt Orders.Arn"],
    "stack.yaml": [cloudformation, "!GetAtt Orders.Arn"],
    "serverless.yml": [serverless, "!GetAtt Orders.Arn"],
    "main.tf": [terraform, "aws_dynamodb_table.orders.arn"],
    "shop.ts": [cdk, "orders.tableArn"],
    "shop.py": [cdkInPython, "orders.table_arn"],
    "index.ts": [pulumi, "orders.arn"],
  } as const;
  const programs = {
    "src/app.js": [javascript, "nodejs22.x"],
    "src/app.ts": [javascript, "nodejs22.x"],
    "src/app.py": [python, "python3.13"],
  } as const;
  const all = Object.entries(writers).flatMap(([path, writer]) =>
    Object.entries(programs).map(([file, program]) => [path, file, writer, program] as const),
  );

  test.for(all)("%s beside %s", ([path, file, [write, table], [text, runtime]]) => {
    const files = { [path]: write({ runtime }), [file]: text };
    const found = onlyProposed(files);
    expect(found).toMatchObject({ kind: "commit", grade: "evidenced", assumptions: [] });
    expect(actionsIn(found)).toEqual(got);
    expect(found.kind !== "none" && found.lines).toContain(table);
    expect(evidenceOf(files)[0]).toContain(`\`${file}:`);
  });
});

describe("in languages that are compiled it becomes these too", () => {
  const goSaid: Said = { runtime: "provided.al2023", handler: "bootstrap" };
  const javaSaid: Said = { runtime: "java21", handler: "com.example.App::handleRequest" };
  const module = { "src/go.mod": "module example.com/app\n" };

  test.for<readonly [string, Files, string]>([
    [
      "Go beside SAM",
      { "template.yaml": sam(goSaid), "src/main.go": go, ...module },
      "src/main.go",
    ],
    [
      "Go beside Terraform",
      { "main.tf": terraform(goSaid), "src/main.go": go, ...module },
      "src/main.go",
    ],
    [
      "Go beside where it is built",
      {
        "main.tf": terraform(goSaid).replace(
          'source_dir  = "${path.module}/src"',
          'source_file = "${path.module}/src/bin/bootstrap"',
        ),
        "src/main.go": go,
        ...module,
      },
      "src/main.go",
    ],
    [
      "Java as Maven has it",
      { "template.yaml": sam(javaSaid), "src/src/main/java/com/example/App.java": java },
      "src/src/main/java/com/example/App.java",
    ],
    [
      "Java beside its archive",
      {
        "main.tf": terraform(javaSaid).replace(
          "data.archive_file.app.output_path",
          '"${path.module}/app/target/app.jar"',
        ),
        "app/src/main/java/com/example/App.java": java,
      },
      "app/src/main/java/com/example/App.java",
    ],
    [
      "Java without a method",
      {
        "template.yaml": sam({ ...javaSaid, handler: "com.example.App" }),
        "src/src/main/java/com/example/App.java": java,
      },
      "src/src/main/java/com/example/App.java",
    ],
  ])("%s", ([, files, path]) => {
    const found = onlyProposed(files);
    expect(found).toMatchObject({ kind: "commit", grade: "evidenced", assumptions: [] });
    expect(actionsIn(found)).toEqual(got);
    expect(found.kind !== "none" && found.lines).toMatch(/Orders\.Arn|orders\.arn/);
    expect(evidenceOf(files)[0]).toContain(`\`${path}:`);
  });

  test.for<readonly [string, Files]>([
    [
      "a program of which only what is built is there",
      { "template.yaml": sam(goSaid), "src/bootstrap": "", "other/main.go": go },
    ],
    [
      "a package of somebody's in Go",
      {
        "template.yaml": sam(goSaid),
        "src/main.go": go.replace('"os"', '"os"\n\t"example.org/audit"'),
        ...module,
      },
    ],
    [
      "one in Java",
      {
        "template.yaml": sam(javaSaid),
        "src/src/main/java/com/example/App.java": java.replace(
          "import java.util.Map;",
          "import java.util.Map;\nimport lombok.extern.slf4j.Slf4j;",
        ),
      },
    ],
    [
      "a class that is not in the repository",
      {
        "template.yaml": sam({
          ...javaSaid,
          handler: "org.springframework.Invoker::handleRequest",
        }),
        "src/src/main/java/com/example/App.java": java,
      },
    ],
  ])("it is no more than assumed with %s", ([, files]) => {
    expect(gradeOf(onlyProposed(files))).not.toBe("evidenced");
  });
});

describe("the program is found", () => {
  test.for<readonly [string, Files]>([
    ["of what is built of it into another folder", { "src/app.ts": javascript }],
    ["where it is built of it", { "app.ts": javascript }],
    ["where it is built", { "dist/app.js": javascript }],
  ])("%s", ([, program]) => {
    const template = sam().replace("CodeUri: src", "CodeUri: dist");
    expect(onlyProposed({ "template.yaml": template, ...program })).toMatchObject({
      grade: "evidenced",
    });
  });

  const build = (metadata: string): string =>
    sam().replace(
      "    Type: AWS::Serverless::Function\n",
      `    Type: AWS::Serverless::Function\n    Metadata:\n      ${metadata}\n`,
    );

  test("of which esbuild makes it", () => {
    const template = build(
      "BuildMethod: esbuild\n      BuildProperties: { EntryPoints: [handlers/app.ts] }",
    );
    expect(
      onlyProposed({ "template.yaml": template, "src/handlers/app.ts": javascript }),
    ).toMatchObject({ grade: "evidenced" });
  });

  test("and not where a makefile makes it", () => {
    const files = { "template.yaml": build("BuildMethod: makefile"), "src/app.mjs": javascript };
    expect(onlyProposed(files)).not.toMatchObject({ grade: "evidenced" });
  });

  describe("in an image that SAM builds", () => {
    const template = sam({ runtime: "python3.13", properties: "PackageType: Image" })
      .replace("      CodeUri: src\n      Handler: app.handler\n      Runtime: python3.13\n", "")
      .replace(
        "    Type: AWS::Serverless::Function\n",
        "    Type: AWS::Serverless::Function\n    Metadata: { DockerContext: ./image, Dockerfile: Dockerfile }\n",
      );
    const dockerfile = 'FROM public.ecr.aws/lambda/python:3.13\nCOPY . .\nCMD ["app.handler"]\n';

    test("by its command", () => {
      const files = { "a.yaml": template, "image/Dockerfile": dockerfile, "image/app.py": python };
      expect(onlyProposed(files)).toMatchObject({ grade: "evidenced" });
    });

    test("and not where something else starts it", () => {
      const other = dockerfile.replace("CMD", 'ENTRYPOINT ["/start.sh"]\nCMD');
      const files = { "a.yaml": template, "image/Dockerfile": other, "image/app.py": python };
      expect(onlyProposed(files)).not.toMatchObject({ grade: "evidenced" });
    });
  });

  describe("with what layers of the repository put beside it", () => {
    const layer =
      "Common:\n  Type: AWS::Serverless::LayerVersion\n  Properties: { ContentUri: layer }";
    const inSam = (runtime: "nodejs22.x" | "python3.13"): string =>
      sam({ properties: "Layers: [!Ref Common]", beside: layer, runtime });
    const inTerraform = terraform({
      properties: "layers = [aws_lambda_layer_version.common.arn]",
      beside: `resource "aws_lambda_layer_version" "common" {\n  filename = data.archive_file.common.output_path\n}
data "archive_file" "common" {\n  type = "zip"\n  source_dir = "\${path.module}/layer"\n}`,
    });
    const store = javascript.replace("handler", "load");
    const call = (from: string): string =>
      `import { load } from "${from}";\nexport const handler = (event) => load(event);`;
    const inPython = "from store import handler\n";
    test.for<readonly [string, Files]>([
      [
        "in their place",
        {
          "template.yaml": inSam("nodejs22.x"),
          "src/app.mjs": call("/opt/nodejs/store"),
          "layer/nodejs/store.mjs": store,
        },
      ],
      [
        "as a package",
        {
          "template.yaml": inSam("nodejs22.x"),
          "src/app.mjs": call("store"),
          "layer/nodejs/node_modules/store/index.js": store,
        },
      ],
      [
        "in Python",
        {
          "template.yaml": inSam("python3.13"),
          "src/app.py": inPython,
          "layer/python/store.py": python,
        },
      ],
      [
        "that SAM builds",
        { "template.yaml": inSam("python3.13"), "src/app.py": inPython, "layer/store.py": python },
      ],
      [
        "in Terraform",
        {
          "main.tf": inTerraform,
          "src/app.mjs": call("/opt/nodejs/store"),
          "layer/nodejs/store.mjs": store,
        },
      ],
    ])("%s", ([, files]) => {
      expect(onlyProposed(files)).toMatchObject({ grade: "evidenced" });
    });
  });

  test("with what it imports", () => {
    const found = onlyProposed({
      "template.yaml": sam(),
      "src/app.mjs": `import { load } from "./store/index.mjs";\nexport const handler = (event) => load(event);`,
      "src/store/index.mjs": javascript.replace("handler", "load"),
    });
    expect(actionsIn(found)).toEqual(got);
  });

  test("and nothing of it that the handler does not come to", () => {
    const other = `export async function purge(name) { await db.send(new DeleteCommand({ TableName: name })); }`;
    const text = `${javascript.replace("PutCommand", "PutCommand, DeleteCommand")}\n${other}`;
    const found = onlyProposed({ "template.yaml": sam(), "src/app.mjs": text });
    expect(found).toMatchObject({ grade: "evidenced" });
    expect(actionsIn(found)).toEqual(got);
  });
});

/** By what is read, what is not: nobody can say that the rest is not used. */
describe("it is no more than assumed where", () => {
  const more = (text: string): Files => ({
    "template.yaml": sam(),
    "src/app.mjs": `${text}\n${javascript}`,
  });
  const py = (text: string): Files => ({
    "template.yaml": sam({ runtime: "python3.13" }),
    "src/app.py": `${text}\n${python}`,
  });
  const withSaid = (said: Said): Files => ({
    "template.yaml": sam(said),
    "src/app.mjs": javascript,
  });
  const inTerraform = (said: Said): Files => ({
    "main.tf": terraform(said),
    "src/app.mjs": javascript,
  });
  const cases: Readonly<Record<string, Files>> = {
    "which operation is called is decided when it runs": more(`db[process.env.OPERATION]({});`),
    "a file that it imports is not there": more(`import "./generated/client.js";`),
    "a package is a team's own": more(`import { audit } from "@shop/audit";`),
    "a package may be anybody's": more(`import { audit } from "company-audit";`),
    "a package wraps a service": more(`import dynamoose from "dynamoose";`),
    "what is imported has a name that is not known": more(`await import(process.env.PLUGIN);`),
    "text is run": more(`eval(process.env.PLUGIN);`),
    "text is run in Python": py('exec(open("plugin").read())'),
    "a program is started by the system": py('os.system("aws s3 sync a b")'),
    "a command is chosen when it runs": more(
      `const commands = { get: GetCommand };\nawait db.send(new commands[process.env.NAME]({}));`,
    ),
    "a command is handed on": more(
      `const run = (Command) => db.send(new Command({}));\nawait run(PutCommand);`,
    ),
    "nothing is called of a client": more(
      `import { S3Client } from "@aws-sdk/client-s3";\nconst s3 = new S3Client({});`,
    ),
    "requests are signed": more(`import { AwsClient } from "aws4fetch";`),
    "requests are signed by the SDK's own means": more(
      `import { SignatureV4 } from "@smithy/signature-v4";`,
    ),
    "other programs are started": more(`import { execSync } from "node:child_process";`),
    "other programs are started in Python": py("import subprocess"),
    "requests are signed in Python": py("from botocore.auth import SigV4Auth"),
    "a package reads from buckets by their URLs": py("import pandas as pd"),
    "a layer has code": withSaid({ properties: "Layers: [!Ref Common]" }),
    "an extension reads secrets in its name": withSaid({
      properties: `Layers:\n  - arn:aws:lambda:eu-west-1:133256977650:layer:AWS-Parameters-and-Secrets-Lambda-Extension:12`,
    }),
    "a part of it does not parse": more("function ( {"),
    "it is an image": withSaid({ properties: "PackageType: Image" }),
    "an output hands the role to others": inTerraform({
      beside: 'output "role" {\n  value = aws_iam_role.app.arn\n}',
    }),
    "an output of a template does so": {
      "stack.yaml": `${cloudformation()}Outputs:\n  Role: { Value: !GetAtt Role.Arn }\n`,
      "src/app.js": javascript,
    },
    "an output of CDK does so": {
      "shop.ts": cdk()
        .replace(
          "fn.addToRolePolicy",
          'new CfnOutput(this, "Role", { value: fn.role!.roleArn });\n    fn.addToRolePolicy',
        )
        .replace("{ Stack,", "{ CfnOutput, Stack,"),
      "src/app.js": javascript,
    },
    "an export of Pulumi does so": {
      "index.ts": `${pulumi()}export const roleArn = role.arn;\n`,
      "src/app.js": javascript,
    },
    "another function of the role is made elsewhere": inTerraform({
      beside: `resource "aws_lambda_function" "b" {\n  s3_bucket = "builds"\n  s3_key = "b.zip"\n  role = aws_iam_role.app.arn\n}`,
    }),
    "something else runs under the role": inTerraform({
      beside: `resource "aws_ecs_task_definition" "b" {\n  task_role_arn = aws_iam_role.app.arn\n}`,
    }),
    "the handler is not there": { "template.yaml": sam(), "src/other.mjs": javascript },
    "the program is written in another language": {
      "template.yaml": sam().replace("nodejs22.x", "ruby3.4"),
      "src/app.py": python,
    },
    "the table may be another one of the same beginning": inTerraform({
      variables: `TABLE = join("-", [aws_dynamodb_table.orders.name, "old"])`,
    }),
    "the table's name is made in a local": inTerraform({
      variables: "TABLE = local.table",
      beside: 'locals {\n  table = "${aws_dynamodb_table.orders.name}-old"\n}',
    }),
    "the table's name is joined in a template": withSaid({
      variables: "TABLE: !Join ['-', [!Ref Orders, old]]",
    }),
    "the table's name comes with the event": {
      "template.yaml": sam(),
      "src/app.mjs": javascript.replaceAll("process.env.TABLE", "id.table"),
    },
    "the table's name is made in the code": {
      "template.yaml": sam(),
      "src/app.mjs": javascript.replaceAll("process.env.TABLE", "`${process.env.TABLE}-old`"),
    },
  };

  test.for(Object.entries(cases))("%s", ([, files]) => {
    expect(gradeOf(onlyProposed(files))).toMatch(/^(?:assumed|fill in)$/);
  });

  test.for([
    ["another service", `"lambda.amazonaws.com", "ec2.amazonaws.com"`],
    ["a service that is not known", `"lambda.amazonaws.com", var.service`],
  ])("%s may assume the role", ([, services = ""]) => {
    const text = terraform().replace(`"lambda.amazonaws.com"`, services);
    expect(gradeOf(onlyProposed({ "main.tf": text, "src/app.mjs": javascript }))).toBe("assumed");
  });

  test("the policy is attached to a role of elsewhere too", () => {
    const text = terraform({
      beside: `resource "aws_iam_role_policy_attachment" "other" {\n  role = var.role\n  policy_arn = aws_iam_policy.app.arn\n}
resource "aws_iam_role_policy_attachment" "app" {\n  role = aws_iam_role.app.name\n  policy_arn = aws_iam_policy.app.arn\n}`,
    }).replace(
      /resource "aws_iam_role_policy" "app" \{\n.*\n/,
      'resource "aws_iam_policy" "app" {\n',
    );
    expect(gradeOf(onlyProposed({ "main.tf": text, "src/app.mjs": javascript }))).toBe("assumed");
  });
});

describe("what Lambda does in the name of a function stays", () => {
  const all = (service: string): string => `Effect: Allow\nAction: ${service}:*\nResource: "*"`;
  const idle = "export const handler = async () => {};";
  const sends = calling(
    "sqs SQSClient",
    `await client.send(new sdk.SendMessageCommand({ QueueUrl: process.env.JOBS, MessageBody: "a" }));`,
  );

  test.for<readonly [string, Files, readonly string[]]>([
    [
      "it polls a queue",
      {
        "template.yaml": sam({
          statement: all("sqs"),
          properties:
            "Events:\n  Jobs:\n    Type: SQS\n    Properties: { Queue: !GetAtt Jobs.Arn }",
        }),
        "src/app.mjs": idle,
      },
      ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
    ],
    [
      "it reads the stream of a table that is written too",
      {
        "template.yaml": sam({
          properties:
            "Events:\n  Orders:\n    Type: DynamoDB\n    Properties: { Stream: !GetAtt Orders.StreamArn, StartingPosition: LATEST }",
        }),
        "src/app.mjs": javascript,
      },
      [
        ...got,
        "dynamodb:DescribeStream",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
        "dynamodb:ListStreams",
      ],
    ],
    [
      "it reads the stream of a table, by a mapping",
      {
        "main.tf": terraform({
          beside: `resource "aws_lambda_event_source_mapping" "app" {\n  function_name = aws_lambda_function.app.arn\n  event_source_arn = aws_dynamodb_table.orders.stream_arn\n}`,
        }),
        "src/app.mjs": javascript,
      },
      [...got, "dynamodb:GetRecords"],
    ],
    [
      "it sends what fails to a queue",
      {
        "template.yaml": sam({
          statement: all("sqs"),
          variables: "JOBS: !Ref Jobs",
          properties: "DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Failed.Arn }",
        }),
        "src/app.mjs": idle,
      },
      ["sqs:SendMessage"],
    ],
    [
      "it sends what fails to a queue, by a configuration beside it",
      {
        "main.tf": terraform({
          statement: 'actions = ["sqs:*"]\nresources = ["*"]',
          variables: "JOBS = aws_sqs_queue.jobs.url",
          beside: `resource "aws_lambda_function_event_invoke_config" "app" {\n  function_name = aws_lambda_function.app.function_name\n  destination_config {\n    on_failure {\n      destination = aws_sqs_queue.failed.arn\n    }\n  }\n}`,
        }),
        "src/app.mjs": sends.replaceAll("SendMessage", "ReceiveMessage"),
      },
      ["sqs:ReceiveMessage", "sqs:SendMessage"],
    ],
    [
      "it writes logs",
      { "template.yaml": sam({ statement: all("logs") }), "src/app.mjs": javascript },
      ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    ],
    [
      "it sends traces that others begin",
      {
        "template.yaml": sam({
          statement: `Effect: Allow\nAction: ["dynamodb:*", "xray:*"]\nResource: "*"`,
        }),
        "src/app.mjs": javascript,
      },
      ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
    ],
    [
      "it mounts file systems",
      {
        "main.tf": terraform({
          statement: 'actions = ["elasticfilesystem:*", "dynamodb:*"]\nresources = ["*"]',
          properties:
            'file_system_config {\n  arn = aws_efs_access_point.a.arn\n  local_mount_path = "/mnt/a"\n}',
          beside: 'resource "aws_efs_access_point" "a" {\n  file_system_id = "fs-1"\n}',
        }),
        "src/app.mjs": javascript,
      },
      ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
    ],
    [
      "it decrypts its environment",
      {
        "main.tf": terraform({
          statement: 'actions = ["kms:*", "dynamodb:*"]\nresources = ["*"]',
          properties: "kms_key_arn = aws_kms_key.app.arn",
          beside: 'resource "aws_kms_key" "app" {}',
        }),
        "src/app.mjs": javascript,
      },
      ["kms:Decrypt"],
    ],
  ])("%s", ([, files, kept]) => {
    const actions = proposals(files).flatMap(({ outcome }) =>
      outcome.kind === "none" ? [] : (outcome.edit.text.match(/\b[\w-]+:[A-Z]\w+/g) ?? []),
    );
    expect(actions).toEqual(expect.arrayContaining([...kept]));
  });

  test.for([
    ["a block", "vpc_config {\n  subnet_ids = []\n}"],
    [
      "a block that may be there",
      'dynamic "vpc_config" {\n  for_each = var.networks\n  content {\n    subnet_ids = []\n  }\n}',
    ],
  ])("it attaches itself to a network, by %s: nothing of EC2 is taken away", ([, properties]) => {
    const files = {
      "main.tf": terraform({
        statement: 'actions = ["dynamodb:*", "ec2:*"]\nresources = ["*"]',
        properties: properties ?? "",
      }),
      "src/app.mjs": javascript,
    };
    expect(onlyProposed(files)).toEqual({ kind: "none", because: "other-resources" });
  });

  test("it polls for a function of a module, by a mapping outside of it", () => {
    const found = onlyProposed({
      "main.tf": `module "app" {\n  source = "./app"\n}
resource "aws_sqs_queue" "jobs" {}
resource "aws_lambda_event_source_mapping" "app" {\n  function_name = module.app.arn\n  event_source_arn = aws_sqs_queue.jobs.arn\n}`,
      "app/main.tf": terraform({
        statement: 'actions = ["dynamodb:*", "sqs:*"]\nresources = ["*"]',
        beside: 'output "arn" {\n  value = aws_lambda_function.app.arn\n}',
      }),
      "app/src/app.mjs": javascript,
    });
    expect(gradeOf(found)).not.toBe("evidenced");
    expect(actionsIn(found)).toEqual(expect.arrayContaining(["sqs:ReceiveMessage"]));
  });
});

describe("what is asked for where something is called stays", () => {
  const files = (steps: readonly string[], more = ""): Files => ({
    "template.yaml": sam({
      statement: 'Effect: Allow\nAction: s3:*\nResource: "*"',
      variables: "FILES: !Ref Files",
    }),
    "src/app.mjs": `${more}${calling("s3 S3Client", ...steps)}`,
  });
  const at = "{ Bucket: process.env.FILES, Key: event.key }";

  test("an upload in parts is aborted where it fails", () => {
    const found = onlyProposed(
      files(
        [`await new Upload({ client, params: ${at} }).done();`],
        'import { Upload } from "@aws-sdk/lib-storage";\n',
      ),
    );
    expect(found).toMatchObject({ kind: "commit", grade: "evidenced" });
    expect(actionsIn(found)).toEqual(["s3:AbortMultipartUpload", "s3:PutObject"]);
  });

  test("who gets an object may see that there is none", () => {
    const found = onlyProposed(files([`await client.send(new sdk.GetObjectCommand(${at}));`]));
    expect(found).toMatchObject({ kind: "commit", grade: "evidenced" });
    expect(actionsIn(found)).toEqual(["s3:GetObject", "s3:ListBucket"]);
    expect(found.kind !== "none" && found.lines).toContain('!Sub "${Files.Arn}/*"');
  });

  test("which is not added where it was not granted", () => {
    const template = sam({
      statement: 'Effect: Allow\nAction: s3:*Object\nResource: "*"',
      variables: "FILES: !Ref Files",
    });
    const found = onlyProposed({
      ...files([`await client.send(new sdk.GetObjectCommand(${at}));`]),
      "template.yaml": template,
    });
    expect(actionsIn(found)).toEqual(["s3:GetObject"]);
  });
});

describe("resources are those of the calls", () => {
  const both = {
    variables: "TABLE = aws_dynamodb_table.orders.name, PAYROLL = aws_dynamodb_table.payroll.name",
  };
  const puts = javascript.replace(
    "PutCommand({ TableName: process.env.TABLE",
    "PutCommand({ TableName: process.env.PAYROLL",
  );

  test("of two tables each for what it is called on", () => {
    const found = onlyProposed({ "main.tf": terraform(both), "src/app.mjs": puts });
    expect(found).toMatchObject({ kind: "commit", grade: "evidenced" });
    expect(found.kind !== "none" && found.lines.replaceAll(/\s+/g, " ")).toMatch(
      /\["dynamodb:GetItem"\] resources = \[aws_dynamodb_table\.orders\.arn\].*\["dynamodb:PutItem"\] resources = \[aws_dynamodb_table\.payroll\.arn\]/,
    );
  });

  test("of a variable that names one of two, both", () => {
    const found = onlyProposed({
      "main.tf": terraform({
        variables:
          "TABLE = var.old ? aws_dynamodb_table.payroll.name : aws_dynamodb_table.orders.name",
      }),
      "src/app.mjs": javascript,
    });
    expect(found).toMatchObject({ kind: "commit", grade: "evidenced" });
    expect(found.kind !== "none" && found.lines).toMatch(/orders\.arn[^]*payroll\.arn/);
  });

  test("of two functions under one role, those of both", () => {
    const other = `data "archive_file" "b" {\n  type = "zip"\n  source_file = "\${path.module}/other/b.py"\n  output_path = "b.zip"\n}
resource "aws_lambda_function" "b" {\n  filename = data.archive_file.b.output_path\n  handler = "b.handler"\n  runtime = "python3.13"\n  role = aws_iam_role.app.arn\n  environment {\n    variables = { TABLE = aws_dynamodb_table.payroll.name }\n  }\n}`;
    const found = onlyProposed({
      "main.tf": terraform({ beside: other }),
      "src/app.mjs": javascript,
      "other/b.py": python.replace(/ +table\.put_item.*/, "    table.delete_item(Key=item)"),
    });
    expect(found).toMatchObject({ kind: "commit", grade: "evidenced" });
    expect(actionsIn(found)).toEqual([
      "dynamodb:DeleteItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
    ]);
  });
});

test("`*` becomes what the code calls and what Lambda does, where all of the code is read", () => {
  const statement = 'Effect: Allow\nAction: "*"\nResource: "*"';
  const template = sam({ statement });
  const found = onlyProposed({ "template.yaml": template, "src/app.mjs": javascript });
  expect(found.kind).toBe("commit");
  expect(actionsIn(found)).toEqual(
    expect.arrayContaining([...got, "logs:PutLogEvents", "xray:PutTraceSegments"]),
  );
  const open = `import "company-audit";\n${javascript}`;
  const part = onlyProposed({ "template.yaml": template, "src/app.mjs": open });
  expect(part).toMatchObject({ kind: "show", grade: "fill in" });
  expect(part.kind === "show" && part.missing).toContain("what else its code calls");
  expect(part.kind === "show" && part.assumptions.join()).not.toContain("only makes the calls");
  expect(actionsIn(part)).toEqual(actionsIn(found));
});

test("a name that says less than the code does is not believed", () => {
  const statement = 'Sid: ReadOrders\nEffect: Allow\nAction: dynamodb:*\nResource: "*"';
  const found = onlyProposed({ "template.yaml": sam({ statement }), "src/app.mjs": javascript });
  expect(found).toMatchObject({ kind: "commit", grade: "evidenced", assumptions: [] });
  expect(actionsIn(found)).toEqual(got);
});

describe("of what nothing is called", () => {
  const statement = 'Effect: Allow\nAction: ["dynamodb:*", "ses:*"]\nResource: "*"';

  test("the service is lost as a whole, and said", () => {
    const files = { "template.yaml": sam({ statement }), "src/app.mjs": javascript };
    const found = onlyProposed(files);
    expect(found).toMatchObject({ kind: "commit", grade: "evidenced" });
    expect(found.kind !== "none" && found.lost.flatMap(({ actions }) => actions)).toContain(
      "ses:*",
    );
    expect(actionsIn(found)).toEqual(got);
  });

  test("nothing is lost for that where the code is not all read", () => {
    const open = `import "company-audit";\n${javascript}`;
    const found = onlyProposed({ "template.yaml": sam({ statement }), "src/app.mjs": open });
    expect(actionsIn(found).filter((action) => action.startsWith("ses:"))).not.toEqual([]);
  });
});

test("what code names by a name of its own is what it calls, and nothing else", () => {
  const sold = "Sold:\n  Type: AWS::DynamoDB::Table\n  Properties: { TableName: sold }";
  const files = {
    "stack.yaml": cloudformation({
      statement: `Effect: Allow\nAction: dynamodb:GetItem\nResource: "*"`,
      variables: "STAGE: dev",
      beside: sold,
    }),
    "src/app.js": `const { DynamoDBClient, GetItemCommand } = require("@aws-sdk/client-dynamodb");
exports.handler = async () => new DynamoDBClient({}).send(new GetItemCommand({ TableName: "sold", Key: {} }));`,
  };
  expect(onlyProposed(files)).toMatchObject({
    kind: "commit",
    grade: "evidenced",
    lines: expect.stringContaining("Resource: !GetAtt Sold.Arn") as string,
  });
  expect(evidenceOf(files)).toEqual([
    "that it uses only `Sold`, which the call at `src/app.js:2` names",
  ]);
});

describe("where the code of another function under the role is not there, what is read is kept", () => {
  const other =
    "Other:\n  Type: AWS::Lambda::Function\n  Properties: { Code: { S3Bucket: b, S3Key: k }, Handler: a.b, Runtime: nodejs22.x, Role: !GetAtt Role.Arn }";
  const found = (action: string, client: string, command: string): Proposed =>
    onlyProposed({
      "stack.yaml": cloudformation({
        statement: `Effect: Allow\nAction: ${action}\nResource: "*"`,
        beside: other,
      }),
      "src/app.js": `const { ${client}Client, ${command}Command } = require("@aws-sdk/client-${client.toLowerCase()}");
exports.handler = async () => new ${client}Client({}).send(new ${command}Command({}));`,
    });

  test("beside what such functions do", () => {
    const all = found("sns:*", "SNS", "CreateTopic");
    expect(all).toMatchObject({
      kind: "commit",
      grade: "assumed",
      assumptions: expect.arrayContaining([
        expect.stringContaining("makes the calls at `src/app.js:2`"),
      ]) as string[],
    });
    expect(actionsIn(all)).toEqual(expect.arrayContaining(["sns:CreateTopic", "sns:Publish"]));
    expect(actionsIn(all)).not.toContain("sns:DeleteTopic");
  });

  test("though it manages permissions", () => {
    const own = "glacier:SetVaultAccessPolicy";
    expect(actionsIn(found("glacier:Set*", "Glacier", "SetVaultAccessPolicy"))).toContain(own);
    expect(actionsIn(found("glacier:Set*", "Glacier", "ListVaults"))).not.toContain(own);
  });
});
