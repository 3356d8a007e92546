import { describe, expect, test } from "vitest";
import { codeBeside } from "../../src/jobs/code-beside.ts";
import { javascript, python as pythonCode, type Files } from "../narrow/beside-code.ts";
import { facts, scanned } from "../rules/facts.ts";

// What is said of the code beside programs of CDK and Pulumi: which function runs which file, what it may do
// by all that its role has, and what of that nothing calls. The code gets and puts items of a table; its
// policy lets it get and delete them.

/** What is said of all functions, in one line. */
function said(files: Files): string {
  const all = codeBeside(scanned(files), facts);
  const names = (those: readonly { readonly action: string }[]): string =>
    those.map(({ action }) => action.replace("dynamodb:", "")).join(" ");
  return all
    .map(({ paths, missing, uncalled }) =>
      [paths.join(" "), `missing ${names(missing)}`, `uncalled ${names(uncalled)}`]
        .join("; ")
        .trim(),
    )
    .sort()
    .join(" | ");
}

const whole = (path: string): string => `${path}; missing PutItem; uncalled DeleteItem`;
/** The code is read, and nothing is said of what is missing. */
const unsure = (path: string): string => `${path}; missing ; uncalled DeleteItem`;
const nothing = "";

const allowed = `new iam.PolicyStatement({ actions: ["dynamodb:GetItem", "dynamodb:DeleteItem"], resources: ["*"] })`;
const add = `fn.addToRolePolicy(${allowed});`;
const asset = `code: lambda.Code.fromAsset("src"), handler: "app.handler", runtime: lambda.Runtime.NODEJS_22_X`;
const made = `const fn = new lambda.Function(this, "Fn", { ${asset} });`;
const cdkJson = { "cdk.json": "{}" };

/** A stack in TypeScript, in `lib/`, with its code at `src/app.mjs`. */
const stack = (body: string, beside: Files = {}, before = ""): Files => ({
  ...cdkJson,
  "lib/shop.ts": `import * as path from "path";
import { Stack, aws_dynamodb as dynamodb, aws_iam as iam, aws_lambda as lambda, aws_s3 as s3, aws_sqs as sqs } from "aws-cdk-lib";
import { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { PythonFunction } from "@aws-cdk/aws-lambda-python-alpha";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { shared, allow } from "./shared";
${before}
export class Shop extends Stack {
  constructor(scope: Construct, id: string, props: any) {
    super(scope, id);
    ${body}
  }
}
`,
  "src/app.mjs": javascript,
  ...beside,
});

const at = (path: string, text = javascript): Files => ({ [path]: text });
const role = `const role = new iam.Role(this, "Role", { assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com") });`;
const withRole = `${role}
const fn = new lambda.Function(this, "Fn", { ${asset}, role });
role.addToPolicy(${allowed});`;
/** A function whose program a text is, `index.handler`. */
const written = (by: string, text: string): string =>
  `const fn = new lambda.Function(this, "Fn", { code: ${by}(${text}), handler: "index.handler", runtime: lambda.Runtime.NODEJS_22_X });`;
const image = (args: string): string =>
  `const fn = new lambda.DockerImageFunction(this, "Fn", { code: lambda.DockerImageCode.fromImageAsset(${args}) });`;
const dockerfile = (command: readonly string[]): Files => ({
  "image/Dockerfile": `FROM public.ecr.aws/lambda/nodejs:22\nCOPY . .\nCMD ${JSON.stringify(command)}\n`,
  "image/app.mjs": javascript,
});
const goCode = `package main
import (
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)
func handle(ctx context.Context) error {
	cfg, _ := config.LoadDefaultConfig(ctx)
	client := dynamodb.NewFromConfig(cfg)
	client.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String("t")})
	client.PutItem(ctx, &dynamodb.PutItemInput{TableName: aws.String("t")})
	return nil
}
func main() { lambda.Start(handle) }
`;
const table = `const table = new dynamodb.Table(this, "Table", {});`;

describe("functions of CDK in TypeScript", () => {
  const cases: Readonly<Record<string, readonly [Files, string]>> = {
    "an asset is in the folder of cdk.json": [stack(made + add), whole("src/app.mjs")],
    "without cdk.json nobody knows where": [
      Object.fromEntries(Object.entries(stack(made + add)).filter(([path]) => path !== "cdk.json")),
      nothing,
    ],
    "an asset is taken from beside the program": [
      stack(made.replace(`"src"`, `path.join(__dirname, "..", "src")`) + add),
      whole("src/app.mjs"),
    ],
    "an asset is taken from above by path.resolve and a template": [
      stack(made.replace(`"src"`, "path.resolve(`${__dirname}/../src`)") + add),
      whole("src/app.mjs"),
    ],
    "a slash in front of a part is none": [
      stack(made.replace(`"src"`, `path.join(__dirname, "/../src")`) + add),
      whole("src/app.mjs"),
    ],
    "what leaves the repository is not read": [
      stack(made.replace(`"src"`, `path.join(__dirname, "../../src")`) + add),
      nothing,
    ],
    "a module's own folder": [
      stack(
        made.replace(`"src"`, `fileURLToPath(new URL("../src", import.meta.url))`) + add,
        {},
        `import { fileURLToPath } from "node:url";`,
      ),
      whole("src/app.mjs"),
    ],
    "an asset in a constant, made by a class": [
      stack(
        `const code = new lambda.AssetCode("src");` +
          made.replace(`lambda.Code.fromAsset("src")`, "code") +
          add,
      ),
      whole("src/app.mjs"),
    ],
    "properties in a constant, others taken in": [
      stack(
        `const base = { handler: "app.handler", runtime: lambda.Runtime.NODEJS_22_X };
const fn = new lambda.Function(this, "Fn", { ...base, code: lambda.Code.fromAsset("src") });` + add,
      ),
      whole("src/app.mjs"),
    ],
    "properties of elsewhere may say anything": [
      stack(`const fn = new lambda.Function(this, "Fn", { ...shared, ${asset} });` + add),
      nothing,
    ],
    "an entry in TypeScript, by its usual handler": [
      stack(
        `const fn = new NodejsFunction(this, "Fn", { entry: path.join(__dirname, "../src/orders.ts") });` +
          add,
        at("src/orders.ts"),
      ),
      whole("src/orders.ts"),
    ],
    "an entry beside the program, by the id": [
      stack(`const fn = new NodejsFunction(this, "orders");` + add, at("lib/shop.orders.ts")),
      whole("lib/shop.orders.ts"),
    ],
    "an entry with a handler of its own": [
      stack(
        `const fn = new NodejsFunction(this, "Fn", { entry: "src/orders.ts", handler: "index.run" });` +
          add,
        at("src/orders.ts", javascript.replace("handler", "run")),
      ),
      whole("src/orders.ts"),
    ],
    "an entry in Python, from TypeScript": [
      stack(
        `const fn = new PythonFunction(this, "Fn", { entry: "src", index: "orders.py", runtime: lambda.Runtime.PYTHON_3_13 });` +
          add,
        at("src/orders.py", pythonCode),
      ),
      whole("src/orders.py"),
    ],
    "a runtime that is not read": [stack(made.replace("NODEJS_22_X", "JAVA_21") + add), nothing],
    "what compilers write is read where it comes from": [
      stack(made.replace(`"src"`, `"dist"`) + add),
      whole("src/app.mjs"),
    ],
    "one that a loop makes of names": [
      stack(
        `for (const name of ["app", "other"]) { const fn = new lambda.Function(this, name, { ${asset.replace(`"app.handler"`, "`${name}.handler`")} }); ${add} }`,
      ),
      nothing,
    ],
    "a role that it is given": [stack(withRole), whole("src/app.mjs")],
    "a role with an inline policy": [
      stack(
        `const role = new iam.Role(this, "Role", { assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"), inlinePolicies: { own: new iam.PolicyDocument({ statements: [${allowed}] }) } });
const fn = new lambda.Function(this, "Fn", { ${asset}, role });`,
      ),
      whole("src/app.mjs"),
    ],
    "the role of the function, as such": [
      stack(`${made} fn.role!.addToPrincipalPolicy(${allowed});`),
      whole("src/app.mjs"),
    ],
    "a policy that is attached to its role": [
      stack(
        `${made} fn.role?.attachInlinePolicy(new iam.Policy(this, "P", { statements: [${allowed}] }));`,
      ),
      whole("src/app.mjs"),
    ],
    "a policy that names its role": [
      stack(`${made} new iam.Policy(this, "P", { statements: [${allowed}], roles: [fn.role!] });`),
      whole("src/app.mjs"),
    ],
    "statements that it is made with": [
      stack(
        `const fn = new lambda.Function(this, "Fn", { ${asset}, initialPolicy: [${allowed}] });`,
      ),
      whole("src/app.mjs"),
    ],
    "what is granted counts": [
      stack(`${table}${made}${add} table.grantWriteData(fn);`),
      unsure("src/app.mjs"),
    ],
    "what is granted to its role counts": [
      stack(`${table}${withRole} table.grantWriteData(fn.role!);`),
      unsure("src/app.mjs"),
    ],
    "a grant by name": [
      stack(`${table}${made}${add} table.grant(fn, "dynamodb:PutItem");`),
      unsure("src/app.mjs"),
    ],
    "what a table of elsewhere grants is not known": [
      stack(`${made}${add} props.table.grantWriteData(fn);`),
      unsure("src/app.mjs"),
    ],
    "what another file does with it is not known": [
      stack(`${made}${add} allow(fn);`),
      unsure("src/app.mjs"),
    ],
    "what a construct of elsewhere does with it is not known": [
      stack(
        `${made}${add} new Access(this, "Access", { fn });`,
        {},
        `import { Access } from "./access";`,
      ),
      unsure("src/app.mjs"),
    ],
    "what a function of the file grants it counts": [
      stack(
        `${table}${made}${add} give(table, fn);`,
        {},
        "function give(table: dynamodb.Table, fn: lambda.Function) { table.grantWriteData(fn); }",
      ),
      unsure("src/app.mjs"),
    ],
    "other methods of CDK's give it nothing": [
      stack(
        `${made}${add} const bucket = new s3.Bucket(this, "B"); bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new LambdaDestination(fn)); Tags.of(fn).add("a", "b");`,
        {},
        `import { Tags } from "aws-cdk-lib"; import { LambdaDestination } from "aws-cdk-lib/aws-s3-notifications";`,
      ),
      whole("src/app.mjs"),
    ],
    "a field that no other file asks for": [
      stack(`this.fn = new lambda.Function(this, "Fn", { ${asset} }); this.${add}`),
      whole("src/app.mjs"),
    ],
    "a field that another file asks for": [
      stack(
        `this.fn = new lambda.Function(this, "Fn", { ${asset} }); this.${add}`,
        at(
          "lib/other.ts",
          `import { aws_s3 as s3 } from "aws-cdk-lib";\nexport class Other { constructor(shop: Shop) { new s3.Bucket(this, "B").grantRead(shop.fn); } }`,
        ),
      ),
      unsure("src/app.mjs"),
    ],
    "a managed policy of AWS": [
      stack(
        `${made}${add} fn.role?.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName("AmazonDynamoDBFullAccess"));`,
      ),
      unsure("src/app.mjs"),
    ],
    "the managed policy that every function has": [
      stack(
        `${withRole} role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSLambdaBasicExecutionRole"));`,
      ),
      whole("src/app.mjs"),
    ],
    "a role that something else runs under": [
      stack(
        `${withRole} new lambda.Function(this, "Other", { code: lambda.Code.fromBucket(bucket, "k"), handler: "a.b", runtime: lambda.Runtime.NODEJS_22_X, role });`,
      ),
      "src/app.mjs; missing PutItem; uncalled",
    ],
    "a role that is handed to others": [stack(`${withRole} allow(role);`), nothing],
    "a role that is that of another function": [
      stack(
        `${made}${add} const other = new lambda.Function(this, "Other", { code: lambda.Code.fromBucket(bucket, "k"), handler: "a.b", runtime: lambda.Runtime.NODEJS_22_X, role: fn.role });`,
      ),
      nothing,
    ],
    "a role of elsewhere": [
      stack(`const fn = new lambda.Function(this, "Fn", { ${asset}, role: props.role });${add}`),
      nothing,
    ],
    "a layer has code of its own": [
      stack(`const fn = new lambda.Function(this, "Fn", { ${asset}, layers: [shared] });${add}`),
      "src/app.mjs; missing PutItem; uncalled",
    ],
    "a layer that only traces has none": [
      stack(
        `const layer = lambda.LayerVersion.fromLayerVersionArn(this, "L", "arn:aws:lambda:eu-west-1:094274105915:layer:AWSLambdaPowertoolsTypeScriptV2:41");
const fn = new lambda.Function(this, "Fn", { ${asset}, layers: [layer] });${add}`,
      ),
      whole("src/app.mjs"),
    ],
    "what a queue hands over is granted": [
      stack(
        `${made}${add} const jobs = new sqs.Queue(this, "Jobs"); fn.addEventSource(new SqsEventSource(jobs));`,
        at(
          "src/app.mjs",
          `import { SQSClient, DeleteMessageCommand } from "@aws-sdk/client-sqs";\n${javascript}\nexport const done = () => new SQSClient({}).send(new DeleteMessageCommand({}));\nawait done();`,
        ),
      ),
      whole("src/app.mjs"),
    ],
    "a statement of two functions is called nowhere only under both": [
      stack(
        `const statement = ${allowed};
${made} fn.addToRolePolicy(statement);
const other = new lambda.Function(this, "Other", { code: lambda.Code.fromAsset("other"), handler: "app.handler", runtime: lambda.Runtime.NODEJS_22_X });
other.addToRolePolicy(statement);`,
        at("other/app.mjs", javascript.replaceAll("PutCommand", "DeleteCommand")),
      ),
      "other/app.mjs; missing ; uncalled | src/app.mjs; missing PutItem; uncalled",
    ],
    "an aspect may grant it something": [
      stack(
        made + add,
        at(
          "lib/aspect.ts",
          `import { IAspect, aws_iam as iam } from "aws-cdk-lib";
export class More implements IAspect { visit(node: any) { if (node.role) node.role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName("AdministratorAccess")); } }`,
        ),
      ),
      unsure("src/app.mjs"),
    ],
    "a program that is written in it": [
      stack(written("lambda.Code.fromInline", "`" + javascript + "`") + add),
      whole("lib/shop.ts"),
    ],
    "a program in a constant, by its class": [
      stack(
        `const text = ${JSON.stringify(javascript)};${written("new lambda.InlineCode", "text")}${add}`,
      ),
      whole("lib/shop.ts"),
    ],
    "lines of a program": [
      stack(
        written(
          "lambda.Code.fromInline",
          `[${javascript
            .split("\n")
            .map((line) => JSON.stringify(line))
            .join(", ")}].join("\\n")`,
        ) + add,
      ),
      whole("lib/shop.ts"),
    ],
    "the text of a file": [
      stack(
        written("lambda.Code.fromInline", `readFileSync("src/app.mjs", "utf8")`) + add,
        {},
        `import { readFileSync } from "fs";`,
      ),
      whole("src/app.mjs"),
    ],
    "a program that is not known": [
      stack(written("lambda.Code.fromInline", "props.code") + add),
      nothing,
    ],
    "a program of CloudFormation's own function": [
      stack(
        `${role} role.addToPolicy(${allowed});
new lambda.CfnFunction(this, "Fn", { code: { zipFile: ${JSON.stringify(javascript)} }, handler: "index.handler", runtime: "nodejs22.x", role: role.roleArn });`,
      ),
      whole("lib/shop.ts"),
    ],
    "CloudFormation's own function with the role of elsewhere": [
      stack(
        `${role} role.addToPolicy(${allowed});
new lambda.CfnFunction(this, "Fn", { code: { zipFile: ${JSON.stringify(javascript)} }, handler: "index.handler", runtime: "nodejs22.x", role: props.roleArn });`,
      ),
      nothing,
    ],
    "an image of a folder": [
      stack(image(`"image"`) + add, dockerfile(["app.handler"])),
      whole("image/app.mjs"),
    ],
    "an image with a command of its own": [
      stack(image(`"image", { cmd: ["app.handler"] }`) + add, dockerfile(["other.handler"])),
      whole("image/app.mjs"),
    ],
    "an image with another file": [
      stack(image(`"image", { file: "Other" }`) + add, {
        ...dockerfile(["other.handler"]),
        "image/Other": dockerfile(["app.handler"])["image/Dockerfile"] ?? "",
      }),
      whole("image/app.mjs"),
    ],
    "an image that is started otherwise": [
      stack(image(`"image", { entrypoint: ["/run.sh"] }`) + add, dockerfile(["app.handler"])),
      nothing,
    ],
    "a layer of a folder": [
      stack(
        `const layer = new lambda.LayerVersion(this, "L", { code: lambda.Code.fromAsset("layer") });
const fn = new lambda.Function(this, "Fn", { ${asset}, layers: [layer] });${add}`,
      ),
      whole("src/app.mjs"),
    ],
    "a layer that is added, and not known": [
      stack(
        `const layer = new lambda.LayerVersion(this, "L", { code: props.code });
${made} fn.addLayers(layer);${add}`,
      ),
      "src/app.mjs; missing PutItem; uncalled",
    ],
    "a function in Go by its folder": [
      stack(
        `const fn = new GoFunction(this, "Fn", { entry: "cmd/orders" });${add}`,
        at("cmd/orders/main.go", goCode),
        `import { GoFunction } from "@aws-cdk/aws-lambda-go-alpha";`,
      ),
      whole("cmd/orders/main.go"),
    ],
    "a function in Go by its file": [
      stack(
        `const fn = new GoFunction(this, "Fn", { entry: path.join(__dirname, "../cmd/orders/main.go") });${add}`,
        at("cmd/orders/main.go", goCode),
        `import { GoFunction } from "@aws-cdk/aws-lambda-go-alpha";`,
      ),
      whole("cmd/orders/main.go"),
    ],
    "a grant that is made by hand": [
      stack(
        `${made}${add} iam.Grant.addToPrincipal({ grantee: fn, actions: ["dynamodb:PutItem"], resourceArns: ["*"] });`,
      ),
      unsure("src/app.mjs"),
    ],
    "more is said of its resource": [
      stack(
        `${made}${add} const below = fn.node.defaultChild as lambda.CfnFunction; below.addMetadata("a", "b");`,
      ),
      unsure("src/app.mjs"),
    ],
    "what its resource runs is written over": [
      stack(`${made}${add} (fn.node.defaultChild as lambda.CfnFunction).handler = "b.c";`),
      nothing,
    ],
    "policies of its role are written over": [
      stack(
        `${withRole} const below = role.node.defaultChild as iam.CfnRole; below.addPropertyOverride("ManagedPolicyArns", props.arns);`,
      ),
      nothing,
    ],
    "another one of a name is given it": [
      stack(
        `${made} const alias = fn.addAlias("live"); ${add} ${table} table.grantWriteData(alias);`,
      ),
      unsure("src/app.mjs"),
    ],
  };

  test.for(Object.entries(cases))("%s", ([, [files, expected]]) => {
    expect(said(files)).toBe(expected.trim());
  });
});

/** A stack in Python, in `shop/`, with its code at `src/app.py`. */
const pythonStack = (body: string, beside: Files = {}): Files => ({
  ...cdkJson,
  "shop/stack.py": `import os
from pathlib import Path
from aws_cdk import Stack, aws_dynamodb as dynamodb, aws_iam as iam, aws_lambda as lambda_, aws_sqs as sqs
from aws_cdk.aws_lambda_python_alpha import PythonFunction
from aws_cdk.aws_lambda_event_sources import SqsEventSource
from shop.shared import allow

class Shop(Stack):
    def __init__(self, scope, construct_id, other=None, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
${body
  .trim()
  .split("\n")
  .map((line) => `        ${line}`)
  .join("\n")}
`,
  "src/app.py": pythonCode,
  ...beside,
});

describe("functions of CDK in Python", () => {
  const statement = `iam.PolicyStatement(actions=["dynamodb:GetItem", "dynamodb:DeleteItem"], resources=["*"])`;
  const adds = `\nfn.add_to_role_policy(${statement})`;
  const makes = (code: string, more = ""): string =>
    `fn = lambda_.Function(self, "Fn", code=lambda_.Code.from_asset(${code}), handler="app.handler", runtime=lambda_.Runtime.PYTHON_3_13${more})`;
  const usual = makes(`"src"`) + adds;
  const tables = `\ntable = dynamodb.Table(self, "Table")`;
  const cases: Readonly<Record<string, readonly [Files, string]>> = {
    "an asset is in the folder of cdk.json": [pythonStack(usual), whole("src/app.py")],
    "an asset is taken from beside the program": [
      pythonStack(makes(`os.path.join(os.path.dirname(__file__), "..", "src")`) + adds),
      whole("src/app.py"),
    ],
    "an asset is taken from above the folder of the program": [
      pythonStack(makes(`str(Path(__file__).parent.parent / "src")`) + adds),
      whole("src/app.py"),
    ],
    "an asset is taken from one of the folders above": [
      pythonStack(
        `base = Path(__file__).resolve().parents[1]\n` + makes(`str(base.joinpath("src"))`) + adds,
      ),
      whole("src/app.py"),
    ],
    "an asset is taken from where the program is started": [
      pythonStack(makes(`os.path.join(os.getcwd(), "src")`) + adds),
      whole("src/app.py"),
    ],
    "a function that its folder says": [
      pythonStack(
        `fn = PythonFunction(self, "Fn", entry="src", index="app.py", runtime=lambda_.Runtime.PYTHON_3_13)` +
          adds,
      ),
      whole("src/app.py"),
    ],
    "a function by its usual names": [
      pythonStack(
        `fn = PythonFunction(self, "Fn", entry="src", runtime=lambda_.Runtime.PYTHON_3_13)` + adds,
        at("src/index.py", pythonCode),
      ),
      whole("src/index.py"),
    ],
    "a role that it is given": [
      pythonStack(
        `role = iam.Role(self, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
role.add_to_policy(${statement})
${makes(`"src"`, ", role=role")}`,
      ),
      whole("src/app.py"),
    ],
    "what is granted counts": [
      pythonStack(`${usual}${tables}\ntable.grant_write_data(fn)`),
      unsure("src/app.py"),
    ],
    "what is granted to its role counts": [
      pythonStack(`${usual}${tables}\ntable.grant_write_data(fn.role)`),
      unsure("src/app.py"),
    ],
    "what is granted to all of a list is not known": [
      pythonStack(`${usual}${tables}\ntable.grant_write_data(*[fn])`),
      unsure("src/app.py"),
    ],
    "the text of a file that is opened": [
      pythonStack(
        `with open("src/app.py", encoding="utf8") as file:
    text = file.read()
fn = lambda_.Function(self, "Fn", code=lambda_.InlineCode(text), handler="index.handler", runtime=lambda_.Runtime.PYTHON_3_13)${adds}`,
      ),
      whole("src/app.py"),
    ],
    "what something of elsewhere grants is not known": [
      pythonStack(`${usual}\nother.table.grant_write_data(fn)`),
      unsure("src/app.py"),
    ],
    "what another file does with it is not known": [
      pythonStack(`${usual}\nallow(fn)`),
      unsure("src/app.py"),
    ],
    "what a method of the class grants it counts": [
      {
        ...pythonStack(`${usual}${tables}\nself.give(table, fn)`),
        "shop/stack.py": `${pythonStack(`${usual}${tables}\nself.give(table, fn)`)["shop/stack.py"] ?? ""}
    def give(self, table, fn):
        table.grant_write_data(fn)
`,
      },
      unsure("src/app.py"),
    ],
    "a field that another file asks for": [
      pythonStack(
        usual.replaceAll("fn", "self.fn"),
        at(
          "shop/other.py",
          `from aws_cdk import aws_s3 as s3\n\ndef link(shop, bucket: s3.Bucket):\n    bucket.grant_read(shop.fn)\n`,
        ),
      ),
      unsure("src/app.py"),
    ],
    "a field that no other file asks for": [
      pythonStack(usual.replaceAll("fn", "self.fn")),
      whole("src/app.py"),
    ],
    "what a queue hands over is granted": [
      pythonStack(
        `${usual}\njobs = sqs.Queue(self, "Jobs")\nfn.add_event_source(SqsEventSource(jobs))`,
        at(
          "src/app.py",
          `${pythonCode}    boto3.client("sqs").delete_message(QueueUrl="q", ReceiptHandle="r")\n`,
        ),
      ),
      whole("src/app.py"),
    ],
  };

  test.for(Object.entries(cases))("%s", ([, [files, expected]]) => {
    expect(said(files)).toBe(expected.trim());
  });
});

/** A program of Pulumi in TypeScript, with its code at `src/app.mjs`. */
const program = (body: string, beside: Files = {}): Files => ({
  "infra/Pulumi.yaml": "name: shop\nruntime: nodejs\n",
  "infra/index.ts": `import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
import * as path from "path";
import { allow } from "./shared";

const role = new aws.iam.Role("role", { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }) });
new aws.iam.RolePolicy("policy", { role: role.id, policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:DeleteItem"], Resource: "*" }] } });
${body}
`,
  "src/app.mjs": javascript,
  ...beside,
});

describe("functions of Pulumi in TypeScript", () => {
  const makes = (code: string, more = ""): string =>
    `const fn = new aws.lambda.Function("fn", { code: ${code}, handler: "app.handler", runtime: aws.lambda.Runtime.NodeJS22dX, role: role.arn${more} });`;
  const archive = `new pulumi.asset.FileArchive("../src")`;
  const usual = makes(archive);
  const cases: Readonly<Record<string, readonly [Files, string]>> = {
    "an archive is in the folder of Pulumi.yaml": [program(usual), whole("src/app.mjs")],
    "an archive of several things": [
      program(makes(`new pulumi.asset.AssetArchive({ ".": ${archive} })`)),
      whole("src/app.mjs"),
    ],
    "an archive of files": [
      program(
        makes(
          `new pulumi.asset.AssetArchive({ "app.mjs": new pulumi.asset.FileAsset("../src/app.mjs") })`,
        ),
      ),
      whole("src/app.mjs"),
    ],
    "an archive is taken from beside the program": [
      program(makes(`new pulumi.asset.FileArchive(path.join(__dirname, "..", "src"))`)),
      whole("src/app.mjs"),
    ],
    "the folder in which the program is run": [
      program(makes(`new pulumi.asset.FileArchive("src")`), {
        "infra/Pulumi.yaml": "name: shop\nmain: ../\n",
      }),
      whole("src/app.mjs"),
    ],
    "what leaves the repository is not read": [
      program(makes(`new pulumi.asset.FileArchive("../../src")`)),
      nothing,
    ],
    "an archive of elsewhere": [
      program(makes(`new pulumi.asset.RemoteArchive("https://example.com/src.zip")`)),
      nothing,
    ],
    "a policy that AWS manages": [
      program(
        `${usual} new aws.iam.RolePolicyAttachment("more", { role: role.name, policyArn: aws.iam.ManagedPolicy.AmazonDynamoDBFullAccess });`,
      ),
      unsure("src/app.mjs"),
    ],
    "the managed policy that every function has": [
      program(
        `${usual} new aws.iam.RolePolicyAttachment("more", { role, policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole });`,
      ),
      whole("src/app.mjs"),
    ],
    "a policy of a role that is not known": [
      program(
        `${usual} new aws.iam.RolePolicyAttachment("more", { role: config.role, policyArn: config.arn });`,
      ),
      nothing,
    ],
    "a role that is handed to others": [program(`${usual} allow(role);`), nothing],
    "a role whose name is handed to others": [program(`${usual} allow(role.name);`), nothing],
    "a role that another file asks for": [
      program(`${usual} export const shared = role;`, {
        "infra/other.ts": `import * as aws from "@pulumi/aws";\nimport { shared } from "./index";\nnew aws.iam.RolePolicyAttachment("more", { role: shared, policyArn: "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess" });`,
      }),
      nothing,
    ],
    "a role of elsewhere": [
      program(usual.replace("role.arn", "config.role").replace("const fn", "export const fn")),
      nothing,
    ],
    "a role of elsewhere, or this one": [
      program(usual.replace("role: role.arn", "role: config.role ?? role.arn")),
      nothing,
    ],
    "what is made is changed by the program": [
      program(`${usual} pulumi.runtime.registerStackTransformation((made) => allow(made));`),
      nothing,
    ],
    "a callback of the program runs under it too": [
      program(
        `${usual} new aws.lambda.CallbackFunction("other", { role, callback: async () => ({}) });`,
      ),
      "src/app.mjs; missing PutItem; uncalled",
    ],
    "a layer has code of its own": [
      program(makes(archive, ", layers: [layer.arn]")),
      "src/app.mjs; missing PutItem; uncalled",
    ],
    "a function of AWS's own provider": [
      {
        ...program(usual),
        "infra/index.ts": (program(usual)["infra/index.ts"] ?? "").replace(
          "new aws.lambda.Function",
          "new native.lambda.Function",
        ),
      },
      nothing,
    ],
  };

  test.for(Object.entries(cases))("%s", ([, [files, expected]]) => {
    expect(said(files)).toBe(expected.trim());
  });
});

describe("functions of Pulumi in Python", () => {
  const files = (code: string, beside: Files = {}): Files => ({
    "Pulumi.yaml": "name: shop\nruntime: python\n",
    "__main__.py": `import json
import os
import pulumi
import pulumi_aws as aws
from shared import allow

role = aws.iam.Role("role", assume_role_policy=json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}]}))
aws.iam.RolePolicy("policy", role=role.id, policy=json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:DeleteItem"], "Resource": "*"}]}))
fn = aws.lambda_.Function("fn", code=${code}, handler="app.handler", runtime="python3.13", role=role.arn)
`,
    "src/app.py": pythonCode,
    ...beside,
  });
  const cases: Readonly<Record<string, readonly [Files, string]>> = {
    "an archive is in the folder of Pulumi.yaml": [
      files(`pulumi.FileArchive("./src")`),
      whole("src/app.py"),
    ],
    "an archive of several things": [
      files(`pulumi.AssetArchive({".": pulumi.FileArchive("src")})`),
      whole("src/app.py"),
    ],
    "an archive is taken from beside the program": [
      files(`pulumi.FileArchive(os.path.join(os.path.dirname(os.path.abspath(__file__)), "src"))`),
      whole("src/app.py"),
    ],
    "an archive that is built": [files(`pulumi.FileArchive("./app.zip")`), nothing],
  };

  test.for(Object.entries(cases))("%s", ([, [own, expected]]) => {
    expect(said(own)).toBe(expected.trim());
  });
});

test("functions of serverless.ts are read as those of serverless.yml", () => {
  const service = `const service = {
  service: "shop",
  provider: {
    name: "aws",
    runtime: "nodejs22.x",
    iam: { role: { statements: [{ Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:DeleteItem"], Resource: "*" }] } },
  },
  functions: { app: { handler: "src/app.handler" } },
};
module.exports = service;
`;
  expect(said({ "serverless.ts": service, "src/app.mjs": javascript })).toBe(whole("src/app.mjs"));
});
