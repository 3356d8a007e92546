import { describe, expect, test } from "vitest";
import { pulumi } from "../../../src/iac/pulumi/format.ts";
import { noFiles } from "../../../src/source/source.ts";
import { facts } from "../../rules/facts.ts";
import { extracted, policiesIn, problemsIn, showStatement, statementsIn } from "../policies.ts";

const typescript = (...lines: readonly string[]): string =>
  [
    'import * as pulumi from "@pulumi/pulumi";',
    'import * as aws from "@pulumi/aws";',
    ...lines,
    "",
  ].join("\n");

const python = (...lines: readonly string[]): string =>
  ["import json", "import pulumi", "import pulumi_aws as aws", ...lines, ""].join("\n");

const bucket = 'const logs = new aws.s3.BucketV2("logs", { bucket: "logs-of-orders" });';
const bucketOfPython = 'logs = aws.s3.Bucket("logs", bucket="logs-of-orders")';
const onLogs =
  "Allow s3:GetObject on arn:${partition index.ts/provider/partition}:s3:::logs-of-orders/*";
const inPython = onLogs.replace("index.ts", "__main__.py");

describe("policies of TypeScript, however they are made JSON", () => {
  const statement = (resource: string): string =>
    `{ Effect: "Allow", Action: "s3:GetObject", Resource: ${resource} }`;
  const document = (resource: string): string =>
    `{ Version: "2012-10-17", Statement: [${statement(resource)}] }`;
  const output = "pulumi.interpolate`${logs.arn}/*`";
  test.each([
    ["an object", document(output)],
    ["pulumi.output", `pulumi.output(${document(output)})`],
    ["pulumi.jsonStringify", `pulumi.jsonStringify(${document(output)})`],
    ["apply", `logs.arn.apply((arn) => JSON.stringify(${document("`${arn}/*`")}))`],
    ["apply of a function", `logs.arn.apply(policyFor)`],
    ["all", `pulumi.all([logs.arn]).apply(([arn]) => JSON.stringify(${document('arn + "/*"')}))`],
    [
      "all with names",
      `pulumi.all({ arn: logs.arn }).apply(({ arn }) => JSON.stringify(${document("`${arn}/*`")}))`,
    ],
    [
      "a template",
      'pulumi.interpolate`{"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "${logs.arn}/*"}]}`',
    ],
    ["pulumi.concat", document('pulumi.concat(logs.arn, "/*")')],
    [
      "getPolicyDocumentOutput",
      `aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["s3:GetObject"], resources: [${output}] }] }).json`,
    ],
    [
      "getPolicyDocument, awaited by apply",
      `logs.arn.apply((arn) => aws.iam.getPolicyDocument({ statements: [{ effect: "Allow", actions: ["s3:GetObject"], resources: [\`\${arn}/*\`] }] })).apply((doc) => doc.json)`,
    ],
  ])("%s", (_, policy) => {
    const text = typescript(
      bucket,
      ...(policy.includes("policyFor")
        ? [`const policyFor = (arn: string) => JSON.stringify(${document("`${arn}/*`")});`]
        : []),
      `new aws.iam.Policy("read", { policy: ${policy} });`,
    );
    expect(statementsIn("index.ts", text)).toEqual([onLogs]);
  });
});

describe("policies of Python, however they are made JSON", () => {
  const document = (resource: string): string =>
    `{"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": ${resource}}]}`;
  test.each([
    ["json.dumps in apply", `logs.arn.apply(lambda arn: json.dumps(${document('f"{arn}/*"')}))`],
    [
      "Output.all",
      `pulumi.Output.all(logs.arn).apply(lambda args: json.dumps(${document('args[0] + "/*"')}))`,
    ],
    [
      "Output.all with names",
      `pulumi.Output.all(arn=logs.arn).apply(lambda args: json.dumps(${document("f\"{args['arn']}/*\"")}))`,
    ],
    [
      "Output.json_dumps",
      `pulumi.Output.json_dumps(${document('pulumi.Output.concat(logs.arn, "/*")')})`,
    ],
    [
      "Output.format",
      `pulumi.Output.json_dumps(${document('pulumi.Output.format("{0}/*", logs.arn)')})`,
    ],
    [
      "Output.concat of JSON",
      `pulumi.Output.concat('{"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "', logs.arn, '/*"}]}')`,
    ],
    [
      "a text that is filled in",
      `logs.arn.apply(lambda arn: """{"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "%s/*"}]}""" % arn)`,
    ],
    [
      "an f-string",
      'logs.arn.apply(lambda arn: f"""{{"Statement": [{{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "{arn}/*"}}]}}""")',
    ],
    [
      "get_policy_document_output",
      `aws.iam.get_policy_document_output(statements=[aws.iam.GetPolicyDocumentStatementArgs(actions=["s3:GetObject"], resources=[logs.arn.apply(lambda arn: f"{arn}/*")])]).json`,
    ],
    [
      "get_policy_document with dictionaries",
      `aws.iam.get_policy_document(statements=[{"actions": ["s3:GetObject"], "resources": [pulumi.Output.concat(logs.arn, "/*")]}]).json`,
    ],
  ])("%s", (_, policy) => {
    const text = python(bucketOfPython, `aws.iam.Policy("read", policy=${policy})`);
    expect(statementsIn("__main__.py", text)).toEqual([inPython]);
  });
});

test("a data source has principals, conditions and policy variables", () => {
  const text = typescript(
    "const doc = aws.iam.getPolicyDocumentOutput({ statements: [{",
    '  sid: "S",',
    '  actions: ["sts:AssumeRole"],',
    '  principals: [{ type: "Service", identifiers: ["lambda.amazonaws.com"] }, { type: "AWS", identifiers: ["*"] }],',
    "  conditions: [",
    '    { test: "StringLike", variable: "aws:username", values: ["&{aws:username}"] },',
    '    { test: "StringLike", variable: "aws:PrincipalTag/a", values: ["b"] },',
    "  ],",
    "}] });",
    'const app = new aws.iam.Role("app", { assumeRolePolicy: doc.json });',
  );
  expect(policiesIn("index.ts", text)).toEqual([
    "trust of app at app",
    "  S: Allow sts:AssumeRole for Service: lambda.amazonaws.com; AWS: * if StringLike aws:username: ${aws:username} if StringLike aws:PrincipalTag/a: b",
  ]);
});

describe("what policies belong to", () => {
  const trust =
    'assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" })';
  const own = '{ Statement: [{ Effect: "Allow", Action: "a:B", Resource: "*" }] }';
  test.each([
    [
      "a role with its inline policies",
      [
        `const app = new aws.iam.Role("app", { ${trust}, inlinePolicies: [{ name: "own", policy: JSON.stringify(${own}) }] });`,
      ],
      [
        "trust of app at app",
        "  AllowAssumeRole: Allow sts:AssumeRole for Service: lambda.amazonaws.com",
        "identity of app at app",
        "  Allow a:B on *",
      ],
    ],
    [
      "a policy of a role, given as a whole or by its name",
      [
        'const app = new aws.iam.Role("app", {});',
        `const one = new aws.iam.RolePolicy("one", { role: app, policy: ${own} });`,
        `new aws.iam.RolePolicy("two", { role: app.id, policy: ${own} });`,
      ],
      [
        "identity of one at app",
        "  Allow a:B on *",
        "identity of RolePolicy:two at app",
        "  Allow a:B on *",
      ],
    ],
    [
      "a managed policy that is attached",
      [
        'const app = new aws.iam.Role("app", {});',
        `const own = new aws.iam.Policy("own", { policy: ${own} });`,
        'new aws.iam.RolePolicyAttachment("a", { role: app.name, policyArn: own.arn });',
      ],
      ["identity of own at app", "  Allow a:B on *"],
    ],
    [
      "a boundary",
      [
        `const edge = new aws.iam.Policy("edge", { policy: ${own} });`,
        'new aws.iam.Role("app", { permissionsBoundary: edge.arn });',
      ],
      ["boundary of edge", "  Allow a:B on *"],
    ],
    [
      "a policy of a bucket",
      [bucket, `new aws.s3.BucketPolicy("p", { bucket: logs.id, policy: ${own} });`],
      ["resource of BucketPolicy:p at logs", "  Allow a:B on *"],
    ],
    [
      "a permission of a function",
      [
        'const fn = new aws.lambda.Function("fn", { name: "app" });',
        'new aws.lambda.Permission("p", { function: fn, action: "lambda:InvokeFunction", principal: "s3.amazonaws.com" });',
      ],
      [
        "resource of Permission:p at fn",
        "  Allow lambda:InvokeFunction on arn:${partition index.ts/provider/partition}:lambda:${region index.ts/provider/region}:${account index.ts/provider/account}:function:app for Service: s3.amazonaws.com",
      ],
    ],
    [
      "statements that nothing here uses",
      [`export const shared = ${own};`],
      ["identity of shared", "  Allow a:B on *"],
    ],
  ])("%s", (_, lines, shown) => {
    expect(policiesIn("index.ts", typescript(...lines))).toEqual(shown);
  });

  test("a policy is there perhaps where a condition decides, and once in a loop", () => {
    const text = typescript(
      "if (config.own) {",
      `  new aws.iam.Policy("one", { policy: ${own} });`,
      "}",
      'for (const name of ["a", "b"]) {',
      `  new aws.iam.Policy(name, { policy: ${own} });`,
      "}",
    );
    expect(statementsIn("index.ts", text)).toEqual(["maybe Allow a:B on *", "Allow a:B on *"]);
  });
});

describe("names of the library", () => {
  test.each([
    [
      "index.ts",
      typescript(
        'new aws.iam.Role("r", { managedPolicyArns: [aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole] });',
      ),
    ],
    [
      "__main__.py",
      python(
        'aws.iam.Role("r", managed_policy_arns=[aws.iam.ManagedPolicy.AWS_LAMBDA_BASIC_EXECUTION_ROLE])',
      ),
    ],
  ])("managed policies are known by the names that %s has for them", (path, text) => {
    const { elsewhere } = extracted({ [path]: text });
    expect(elsewhere.map(({ owner }) => owner.address)).toEqual([
      "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
    ]);
  });

  test.each([
    [
      "AWS's",
      "{ name: 'AdministratorAccess' }",
      "arn:${partition}:iam::aws:policy/AdministratorAccess",
    ],
    [
      "any by its ARN",
      "{ arn: 'arn:aws:iam::111122223333:policy/p' }",
      "arn:aws:iam::111122223333:policy/p",
    ],
    ["somebody's", "{ name: 'DeployerAccess' }", undefined],
    ["in another path", "{ name: 'AdministratorAccess', pathPrefix: '/acme/' }", undefined],
  ])("a policy that is found by a name is known where it is %s", (_, given, arn) => {
    const text = typescript(
      `const found = aws.iam.getPolicyOutput(${given});`,
      'new aws.iam.RolePolicyAttachment("a", { role: "r", policyArn: found.arn });',
    );
    const { elsewhere } = extracted({ "index.ts": text });
    expect(elsewhere.map(({ owner }) => owner.address)).toEqual([
      arn ?? `aws.iam.getPolicyOutput(${given})`,
    ]);
  });

  test("principals, accounts and regions are known", () => {
    const text = typescript(
      'import { Principals, Role } from "@pulumi/aws/iam";',
      "const me = aws.getCallerIdentityOutput();",
      'new Role("a", { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal(Principals.EcsTasksPrincipal) });',
      'new Role("b", { assumeRolePolicy: me.accountId.apply((id) => aws.iam.assumeRolePolicyForPrincipal({ AWS: `arn:aws:iam::${id}:root` })) });',
    );
    expect(statementsIn("index.ts", text)).toEqual([
      "AllowAssumeRole: Allow sts:AssumeRole for Service: ecs-tasks.amazonaws.com",
      "AllowAssumeRole: Allow sts:AssumeRole for AWS: arn:aws:iam::${account index.ts/provider/account}:root",
    ]);
  });
});

test("what another file of the program gives is read there", () => {
  const { policies } = extracted({
    "infra/index.ts": typescript(
      'import { policyFor } from "./policies";',
      'import * as tables from "./tables";',
      'new aws.iam.Policy("read", { policy: tables.orders.arn.apply((arn) => policyFor(arn)) });',
    ),
    "infra/policies.ts":
      'export function policyFor(arn: string) { return JSON.stringify({ Statement: [{ Effect: "Allow", Action: "dynamodb:GetItem", Resource: arn }] }); }',
    "infra/tables.ts":
      'import * as aws from "@pulumi/aws";\nexport const orders = new aws.dynamodb.Table("orders", { name: "orders" });',
  });
  const [first] = policies;
  expect(first?.statements.map(showStatement)).toEqual([
    "Allow dynamodb:GetItem on arn:${partition infra/tables.ts/provider/partition}:dynamodb:${region infra/tables.ts/provider/region}:${account infra/tables.ts/provider/account}:table/orders",
  ]);
  expect(first?.statements[0]?.place.source.path).toBe("infra/policies.ts");
});

test("what an object of a class of another file gives is read there", () => {
  const { policies } = extracted({
    "infra/index.ts": typescript(
      'import { Documents } from "./documents";',
      "class Own extends Documents {}",
      'const documents = new Own("orders");',
      'new aws.iam.Policy("read", { policy: documents.read("GetItem") });',
    ),
    "infra/documents.ts":
      'export class Documents { constructor(private table: string) {} read(action: string) { return { Statement: [{ Effect: "Allow", Action: `dynamodb:${action}`, Resource: `arn:aws:dynamodb:eu-west-1:123456789012:table/${this.table}` }] }; } }',
  });
  const [first] = policies;
  expect(first?.statements.map(showStatement)).toEqual([
    "Allow dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
  ]);
  expect(first?.statements[0]?.place.source.path).toBe("infra/documents.ts");
});

test.each([
  ["a module beside it", "from . import names", "names.READ", "app/names.py"],
  ["a package of the program", "from names.iam import READ", "READ", "names/iam.py"],
])("a constant of %s is known in Python", (_, importing, name, path) => {
  const policy = `json.dumps({"Statement": [{"Effect": "Allow", "Action": ${name}, "Resource": "*"}]})`;
  const { policies } = extracted({
    "app/iam.py": `import json\nimport pulumi_aws as aws\n${importing}\naws.iam.Policy("read", policy=${policy})\n`,
    [path]: 'READ = ["a:B", "a:C"]\n',
    "Pulumi.yaml": "name: app\nruntime: python\n",
  });
  expect(policies[0]?.statements.map(showStatement)).toEqual(["Allow a:B, a:C on *"]);
});

test("a name that is not given has an end that nobody knows", () => {
  const text = typescript(
    'const queue = new aws.sqs.Queue("jobs");',
    'new aws.iam.Policy("p", { policy: { Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: queue.arn }] } });',
  );
  expect(statementsIn("index.ts", text)[0]).toContain(":${name index.ts/queue/name}");
});

describe("what is not known is said", () => {
  test.each([
    [
      "a component that makes roles",
      ['import * as awsx from "@pulumi/awsx";', 'new awsx.ecs.FargateService("s", {});'],
      ["index.ts:4 permission"],
    ],
    [
      "a cluster of Kubernetes",
      ['import { Cluster } from "@pulumi/eks";', 'new Cluster("c");'],
      ["index.ts:4 permission"],
    ],
    [
      "no component that makes none",
      [
        'import * as awsx from "@pulumi/awsx";',
        'new awsx.ec2.Vpc("v"); awsx.ecs.FargateService.get("s");',
      ],
      [],
    ],
    [
      "a policy of elsewhere",
      ['new aws.iam.Policy("p", { policy: config.require("policy") });'],
      ["index.ts:3 unknown-document"],
    ],
    ["arguments of elsewhere", ['new aws.iam.Policy("p", args);'], ["index.ts:3 unknown-document"]],
    [
      "statements of elsewhere",
      [
        'new aws.iam.Policy("p", { policy: { Statement: [{ Effect: "Allow", Action: "a:B", Resource: "*" }, ...more] } });',
      ],
      ["index.ts:3 unknown-action-name", "index.ts:3 unknown-statement"],
    ],
    [
      "JSON that does not parse",
      ['new aws.iam.Policy("p", { policy: `{"Statement": [}` });'],
      ["index.ts:3 broken-document"],
    ],
  ])("%s", (_, lines, problems) => {
    expect([...problemsIn({ "index.ts": typescript(...lines) })].sort()).toEqual(problems);
  });
});

const allowing = (action: string): string =>
  `{ "Effect": "Allow", "Action": "${action}", "Resource": "*" }`;

test.each([
  ["objects of a list", `const all = [${allowing("a:B")}, ${allowing("a:C")}];`],
  ["objects that are handed on", `make(${allowing("a:B")}, ${allowing("a:C")});`],
  [
    "names of functions",
    `f(() => { const a = ${allowing("a:B")}; }); f(() => { const a = ${allowing("a:C")}; });`,
  ],
  [
    "texts that make no document together",
    `const all = '{"Statement": [' + more + '${allowing("a:B")}' + ',${allowing("a:C")}' + "]}";`,
  ],
])("statements that nothing of the file uses are each one: %s", (_, text) => {
  const { policies } = extracted({ "index.ts": typescript(text) });
  const found = policies.flatMap(({ statements }) => statements);
  expect(found.map(showStatement)).toEqual(["Allow a:B on *", "Allow a:C on *"]);
  expect(new Set(found.map(({ id }) => id)).size).toBe(2);
});

test("the code of functions, tag policies and what an authorizer answers with are no policies here", () => {
  const own = '{ Statement: [{ Effect: "Allow", Action: "a:B", Resource: "*" }] }';
  const text = typescript(
    `new aws.lambda.CallbackFunction("f", { role, callback: async () => (${own}) });`,
    `const answer = () => ({ principalId: "user", policyDocument: ${own} });`,
    'new aws.organizations.Policy("tags", { type: "TAG_POLICY", content: JSON.stringify({ tags: {} }) });',
  );
  expect(policiesIn("index.ts", text)).toEqual([]);
  expect(problemsIn({ "index.ts": text })).toEqual([]);
});

describe("functions of the program have roles that nobody declares", () => {
  const given = `new aws.lambda.CallbackFunction("f", { callback: async () => {}`;
  const usual = "arn:aws:iam::aws:policy/AWSLambda_FullAccess";
  const cases: Readonly<Record<string, readonly [program: string, attached: readonly string[]]>> = {
    "one that is given nothing": [`${given} });`, [`${usual} of CallbackFunction:f`]],
    "one with policies": [
      `${given}, policies: [aws.iam.ManagedPolicy.AmazonS3FullAccess] });`,
      ["arn:aws:iam::aws:policy/AmazonS3FullAccess of CallbackFunction:f"],
    ],
    "one with a role": [`${given}, role });`, []],
    "one with arguments of elsewhere": [`${given}, ...others });`, []],
    "what is called for events": [
      `const files = new aws.s3.Bucket("files"); files.onObjectCreated("made", async () => {});`,
      [`${usual} of made`],
    ],
    "what is called by the clock": [
      `aws.cloudwatch.onSchedule("nightly", "rate(1 day)", async () => {});`,
      [`${usual} of nightly`],
    ],
    "a function that is declared": [
      `const files = new aws.s3.Bucket("files"); const fn = new aws.lambda.Function("f", {}); files.onObjectCreated("made", fn);`,
      [],
    ],
    "what another library calls": [`window.onClick("made", async () => {});`, []],
  };
  test.for(Object.entries(cases))("%s", ([, [program, attached]]) => {
    const source = { path: "index.ts", text: typescript(program) };
    const found = pulumi.extract([source], facts, noFiles).elsewhere;
    expect(
      found.map(({ owner, attachedTo: [to] }) => `${owner.address} of ${to?.address ?? ""}`),
    ).toEqual(attached);
  });
});

test("a comment is about the statement below it, or that of its line", () => {
  const text = typescript(
    'new aws.iam.Policy("p", { policy: { Statement: [',
    "  // first",
    '  { Effect: "Allow", Action: "a:B", Resource: "*" },',
    '  { Effect: "Allow", Action: "a:C", Resource: "*" }, // second',
    "] } });",
  );
  const source = { path: "index.ts", text };
  const { policies } = pulumi.extract([source], facts, noFiles);
  const spans = policies.flatMap(({ statements }) => statements.map(({ place }) => place.span));
  expect(pulumi.comments(source).map(({ text: said, about }) => [said, about])).toEqual([
    ["first", spans[0]],
    ["second", spans[1]],
  ]);
});
