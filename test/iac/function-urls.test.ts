import { describe, expect, test } from "vitest";
import { judge } from "../../src/rules/judge.ts";
import { textAt } from "../../src/source/source.ts";
import { showText } from "../evaluate/show.ts";
import { facts } from "../rules/facts.ts";
import { indented } from "../rules/policies.ts";
import { extracted, problemsIn, showStatement } from "./policies.ts";

// What opens a function to everybody by its URL. Each statement: where it stands, of whom, and what
// it is about but for its actions, which are always the same two.

const both = [
  /^(\S*) ?Allow lambda:InvokeFunctionUrl on (.*) for \*: \* if StringEquals lambda:FunctionUrlAuthType: NONE$/,
  /^(\S*) ?Allow lambda:InvokeFunction on (.*) for \*: \* if Bool lambda:InvokedViaFunctionUrl: true$/,
];

function urlsIn(path: string, text: string): readonly string[] {
  return extracted({ [path]: text }).policies.flatMap(({ statements, attachedTo, owner }) => {
    const [first, second, ...more] = statements;
    expect(owner.protects).toBe("lambda:function");
    expect(more).toEqual([]);
    return [first, second].flatMap((statement, number) => {
      if (!statement) throw new Error(`a statement is missing: ${String(number)}`);
      expect(statement.madeOf).toBe("permission");
      const { presence, place } = statement;
      const shown = `${presence === "always" ? "" : presence} ${showStatement(statement)}`.trim();
      const [all, maybe = "", resource = ""] = both[number]?.exec(shown) ?? [];
      expect(all, shown).toBeDefined();
      const at = attachedTo.map(({ address }) => address).join();
      const arn = resource.replace(/\$\{(partition|region|account) [^}]*\}/g, "<$1>");
      const line = `${textAt(place)} at ${at}: ${maybe} ${arn.replace("arn:<partition>:lambda:<region>:<account>:", "")}`;
      return number === 0 ? [line] : [];
    });
  });
}

const url = (...lines: readonly string[]): string =>
  `resource "aws_lambda_function_url" "u" {\n${lines.map((line) => `  ${line}\n`).join("")}}
resource "aws_lambda_function" "f" {
  function_name = "app"
}
variable "auth" {}
variable "none" {
  default = "NONE"
}
variable "iam" {
  default = "AWS_IAM"
}
`;

describe("of a module", () => {
  const name = "function_name = aws_lambda_function.f.function_name";
  const open = 'authorization_type = "NONE"';
  const at = "at aws_lambda_function.f: ";
  test.each<[string, readonly string[], readonly string[]]>([
    ["nobody is asked", [name, open], [`${open} ${at} function:app`]],
    ["of an alias", [name, open, 'qualifier = "live"'], [`${open} ${at} function:app:live`]],
    ["users of IAM are asked", [name, 'authorization_type = "AWS_IAM"'], []],
    ["users of IAM by default", [name, "authorization_type = var.iam"], []],
    [
      "nobody by default",
      [name, "authorization_type = var.none"],
      [`authorization_type = var.none ${at} function:app`],
    ],
    [
      "either",
      [name, 'authorization_type = var.auth == "" ? "NONE" : "AWS_IAM"'],
      [`authorization_type = var.auth == "" ? "NONE" : "AWS_IAM" ${at}maybe function:app`],
    ],
    [
      "under a condition",
      [name, open, "count = var.auth == 1 ? 1 : 0"],
      [`${open} ${at}maybe function:app`],
    ],
    ["never", [name, open, "count = 0"], []],
  ])("%s", (_, lines, found) => {
    expect(urlsIn("main.tf", url(...lines))).toEqual(found);
    expect(problemsIn({ "main.tf": url(...lines) })).toEqual([]);
  });

  test("what is not known is named", () => {
    const text = url(name, "authorization_type = var.auth");
    expect(urlsIn("main.tf", text)).toEqual([]);
    expect(problemsIn({ "main.tf": text })).toEqual(["main.tf:3 permission"]);
    const never = url(name, "authorization_type = var.auth", "count = 0");
    expect(problemsIn({ "main.tf": never })).toEqual([]);
  });

  test("Cloud Control adds nothing to it", () => {
    const text =
      'resource "awscc_lambda_url" "u" {\n  auth_type = "NONE"\n  target_function_arn = "a"\n}\n';
    expect(urlsIn("main.tf", text)).toEqual([]);
  });
});

test("of a plan", () => {
  const change = (after: object, unknown: object = {}): object => ({
    address: "aws_lambda_function_url.u",
    mode: "managed",
    type: "aws_lambda_function_url",
    change: { after, after_unknown: unknown },
  });
  const plan = (...changes: readonly object[]): string =>
    JSON.stringify({ format_version: "1.2", resource_changes: changes });
  const given = { function_name: "app", qualifier: null };
  expect(urlsIn("plan.json", plan(change({ ...given, authorization_type: "NONE" })))).toEqual([
    '"NONE" at :  function:app',
  ]);
  expect(urlsIn("plan.json", plan(change({ ...given, authorization_type: "AWS_IAM" })))).toEqual(
    [],
  );
});

test("of Pulumi", () => {
  const program = (auth: string): string =>
    `name: app\nruntime: yaml\nresources:\n  u:\n    type: aws:lambda:FunctionUrl\n    properties:\n      functionName: app\n      authorizationType: ${auth}\n`;
  expect(urlsIn("Pulumi.yaml", program("NONE"))).toEqual([
    "authorizationType: NONE at :  function:app",
  ]);
  expect(urlsIn("Pulumi.yaml", program("AWS_IAM"))).toEqual([]);
});

describe("of SAM", () => {
  const sam = (resources: string, globals = ""): string =>
    `Transform: AWS::Serverless-2016-10-31\n${globals}Resources:\n${indented(resources, 2)}\n`;
  const fn = (...properties: readonly string[]): string =>
    `F:\n  Type: AWS::Serverless::Function\n  Properties:\n    FunctionName: app\n${indented(properties.join("\n"), 4)}`;
  const globals = (auth: string): string =>
    `Globals:\n  Function:\n    FunctionUrlConfig:\n      AuthType: ${auth}\n`;

  test.each<[string, string, readonly string[]]>([
    [
      "nobody is asked",
      sam(fn("FunctionUrlConfig:", "  AuthType: NONE", "  InvokeMode: BUFFERED")),
      ["AuthType: NONE at F:  function:app"],
    ],
    [
      "of the alias that it publishes",
      sam(fn("AutoPublishAlias: live", "FunctionUrlConfig: { AuthType: NONE }")),
      ["AuthType: NONE at F:  function:app:live"],
    ],
    ["users of IAM are asked", sam(fn("FunctionUrlConfig: { AuthType: AWS_IAM }")), []],
    ["in Globals", sam(fn("Timeout: 3"), globals("NONE")), ["AuthType: NONE at F:  function:app"]],
    [
      "in Globals, with more of its own",
      sam(fn("FunctionUrlConfig: { InvokeMode: BUFFERED }"), globals("NONE")),
      ["AuthType: NONE at F:  function:app"],
    ],
    [
      "otherwise than in Globals",
      sam(fn("FunctionUrlConfig: { AuthType: AWS_IAM }"), globals("NONE")),
      [],
    ],
    // SAM looks at the text alone.
    ["by a parameter", sam(fn("FunctionUrlConfig: { AuthType: !Ref Auth }")), []],
    [
      "by a function",
      sam(fn("FunctionUrlConfig: !If [C, { AuthType: NONE }, !Ref AWS::NoValue]")),
      [],
    ],
    [
      "under a condition",
      sam(
        fn("FunctionUrlConfig: { AuthType: NONE }").replace("F:\n", "F:\n  Condition: C\n"),
        "Conditions: { C: !Equals [!Ref AWS::Region, a] }\n",
      ),
      ["AuthType: NONE at F: maybe function:app"],
    ],
    [
      "of CloudFormation alone",
      sam(
        "U: { Type: AWS::Lambda::Url, Properties: { AuthType: NONE, TargetFunctionArn: !GetAtt F.Arn } }\nF: { Type: AWS::Serverless::Function }",
      ),
      [],
    ],
  ])("%s", (_, text, found) => {
    expect(urlsIn("template.yaml", text)).toEqual(found);
    expect(problemsIn({ "template.yaml": text })).toEqual([]);
  });
});

describe("of the Serverless Framework", () => {
  const service = (written: string, more = ""): string =>
    `service: shop\nprovider:\n  name: aws\nfunctions:\n  f:\n    name: app\n    handler: a.b\n${indented(written, 4)}\n${more}`;
  const shown = (text: string): readonly string[] =>
    extracted({ "serverless.yml": text }).policies.flatMap(({ statements, attachedTo }) =>
      statements.map(
        ({ place, action, conditions }) =>
          `${textAt(place)} at ${attachedTo.map(({ address }) => address).join()}: ${[...(action?.items ?? []), ...conditions.map(({ key }) => key)].map(showText).join(" ")}`,
      ),
    );
  const found = (at: string): readonly string[] => [
    `${at} at FLambdaFunction: lambda:InvokeFunctionUrl lambda:FunctionUrlAuthType`,
    `${at} at FLambdaFunction: lambda:InvokeFunction lambda:InvokedViaFunctionUrl`,
  ];

  test.each<[string, readonly string[]]>([
    ["url: true", found("true")],
    ["url: { cors: true }", found("{ cors: true }")],
    ["url: { authorizer: aws_iam }", []],
    ["url: false", []],
    ["timeout: 3", []],
    ["url: ${self:custom.url}", found("${self:custom.url}")],
    ["url: { authorizer: '${self:custom.auth}' }", []],
  ])("%s", (written, statements) => {
    const text = service(
      written,
      "custom: { url: true, auth: aws_iam }\nresources: { Description: no Policies }\n",
    );
    expect(shown(text)).toEqual(statements);
    expect(problemsIn({ "serverless.yml": text })).toEqual([]);
  });

  test.each(["url: ${opt:url}", "url: { authorizer: '${ssm:auth}' }"])("%s is named", (written) => {
    expect(shown(service(written))).toEqual([]);
    expect(problemsIn({ "serverless.yml": service(written) })).toEqual([
      "serverless.yml:8 permission",
    ]);
  });
});

test("it is one finding, where it is said", () => {
  const open = 'authorization_type = "NONE"';
  const made = extracted({ "main.tf": url('function_name = "app"', open) });
  const findings = judge(made, facts).map(
    ({ rule, severity, subject }) => `${rule} ${severity}: ${textAt(subject)}`,
  );
  expect(findings).toEqual([`public-principal critical: ${open}`]);
});
