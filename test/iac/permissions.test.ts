import { describe, expect, test } from "vitest";
import { terraform } from "../../src/iac/terraform/format.ts";
import { templates } from "../../src/iac/cloudformation/format.ts";
import { judge } from "../../src/rules/judge.ts";
import { textAt } from "../../src/source/source.ts";
import { facts } from "../rules/facts.ts";
import { extracted, policiesIn, problemsIn, showStatement, statementsIn } from "./policies.ts";

// What gives access by itself is a statement of a policy of AWS's: of a function, a layer, an event bus.

const arn = "arn:${partition ./provider.aws/partition}";
const here = "${region ./provider.aws/region}:${account ./provider.aws/account}";
const functions = `${arn}:lambda:${here}:function`;
const invoke = 'action = "lambda:InvokeFunction"';
const app = 'function_name = "app"';

/** A module with one permission, and what is declared beside it. */
const permission = (type: string, ...lines: readonly string[]): string =>
  `resource "${type}" "it" {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
const beside = `
data "aws_caller_identity" "me" {}
resource "aws_lambda_function" "named" {
  function_name = "app"
}
resource "aws_lambda_function" "other" {}
variable "default" {
  default = "app"
}
`;

describe("of a module, the function that is called is", () => {
  test.each([
    ["its name", '"app"', `${functions}:app`],
    [
      "its name, in an expression",
      '"app-${terraform.workspace}"',
      `${functions}:app-\${./terraform.workspace}`,
    ],
    ["a name that is a part of the format", '"my-function:live"', `${functions}:my-function:live`],
    ["declared, by its name", "aws_lambda_function.named.function_name", `${functions}:app`],
    ["declared, by its ARN", "aws_lambda_function.named.arn", `${functions}:app`],
    [
      "declared without a name",
      "aws_lambda_function.other.function_name",
      `${functions}:\${name ./aws_lambda_function.other/name}`,
    ],
    [
      "an ARN",
      '"arn:aws:lambda:eu-west-1:111122223333:function:app"',
      "arn:aws:lambda:eu-west-1:111122223333:function:app",
    ],
    [
      "the end of an ARN",
      '"111122223333:function:app:live"',
      `${arn}:lambda:\${region ./provider.aws/region}:111122223333:function:app:live`,
    ],
    ["a shorter end", '"function:app"', `${functions}:app`],
    ["not known", "var.function", "${./var.function}"],
    ["not known, of a version", '"${var.function}:7"', "${./var.function}:7"],
    ["known by default", "var.default", `\${./var.default: ${functions}:app | ?}`],
  ])("%s: %s", (_, name, resource) => {
    const text = permission(
      "aws_lambda_permission",
      invoke,
      `function_name = ${name}`,
      'principal = "sns.amazonaws.com"',
    );
    expect(statementsIn("main.tf", text + beside)).toEqual([
      `Allow lambda:InvokeFunction on ${resource} for Service: sns.amazonaws.com`,
    ]);
  });
});

describe("of a module, the principal is", () => {
  test.each([
    ["a service", '"sns.amazonaws.com"', "Service: sns.amazonaws.com"],
    ["a service of another partition", '"sns.${var.suffix}"', "Service: sns.${./var.suffix}"],
    ["an account", '"111122223333"', "AWS: 111122223333"],
    [
      "the own account",
      "data.aws_caller_identity.me.account_id",
      "AWS: ${account ./provider.aws/account}",
    ],
    ["an ARN", '"arn:aws:iam::111122223333:role/app"', "AWS: arn:aws:iam::111122223333:role/app"],
    ["everybody", '"*"', "*: *"],
    ["not known", "var.who", "<./var.who>: <./var.who>"],
    [
      "one of two kinds",
      'var.on ? "sns.amazonaws.com" : "111122223333"',
      "Service: sns.amazonaws.com; AWS: 111122223333",
    ],
  ])("%s: %s", (_, principal, shown) => {
    const text = permission("aws_lambda_permission", invoke, app, `principal = ${principal}`);
    expect(statementsIn("main.tf", text + beside)).toEqual([
      `Allow lambda:InvokeFunction on ${functions}:app for ${shown}`,
    ]);
  });
});

test.each([
  ['source_arn = "arn:aws:s3:::in"', "ArnLike AWS:SourceArn: arn:aws:s3:::in"],
  ['source_account = "111122223333"', "StringEquals AWS:SourceAccount: 111122223333"],
  ['principal_org_id = "o-abcdefghij"', "StringEquals aws:PrincipalOrgID: o-abcdefghij"],
  ['function_url_auth_type = "NONE"', "StringEquals lambda:FunctionUrlAuthType: NONE"],
  ['event_source_token = "amzn1.x"', "StringEquals lambda:EventSourceToken: amzn1.x"],
  ["invoked_via_function_url = true", "Bool lambda:InvokedViaFunctionUrl: true"],
])("%s is a condition", (line, condition) => {
  const text = permission("aws_lambda_permission", invoke, app, 'principal = "*"', line);
  expect(statementsIn("main.tf", text)).toEqual([
    `Allow lambda:InvokeFunction on ${functions}:app for *: * if ${condition}`,
  ]);
});

test.each(["source_account = null", 'source_account = ""'])("%s is none", (line) => {
  const text = permission("aws_lambda_permission", invoke, app, 'principal = "*"', line);
  expect(statementsIn("main.tf", text)).toEqual([
    `Allow lambda:InvokeFunction on ${functions}:app for *: *`,
  ]);
});

describe("of a module", () => {
  const bus = `${arn}:events:${here}:event-bus`;
  const condition = [
    'key = "aws:PrincipalOrgID"',
    'type = "StringEquals"',
    'value = "o-abcdefghij"',
  ];
  test.each([
    [
      "aws_lambda_permission",
      [
        invoke,
        app,
        'principal = "sns.amazonaws.com"',
        'statement_id = "Topic"',
        'qualifier = "live"',
      ],
      `Topic: Allow lambda:InvokeFunction on ${functions}:app:live for Service: sns.amazonaws.com`,
    ],
    [
      "awscc_lambda_permission",
      [invoke, app, 'principal = "sns.amazonaws.com"', 'source_account = "111122223333"'],
      `Allow lambda:InvokeFunction on ${functions}:app for Service: sns.amazonaws.com if StringEquals AWS:SourceAccount: 111122223333`,
    ],
    [
      "aws_lambda_layer_version_permission",
      [
        'action = "lambda:GetLayerVersion"',
        'layer_name = "arn:aws:lambda:eu-west-1:111122223333:layer:tools"',
        "version_number = 3",
        'principal = "*"',
        'organization_id = "o-abcdefghij"',
      ],
      "Allow lambda:GetLayerVersion on arn:aws:lambda:eu-west-1:111122223333:layer:tools:3 for *: * if StringEquals aws:PrincipalOrgID: o-abcdefghij",
    ],
    [
      "aws_cloudwatch_event_permission",
      ['principal = "111122223333"', 'statement_id = "Dev"'],
      `Dev: Allow events:PutEvents on ${bus}/default for AWS: 111122223333`,
    ],
    [
      "aws_cloudwatch_event_permission",
      ['principal = "*"', 'event_bus_name = "jobs"', "condition {", ...condition, "}"],
      `Allow events:PutEvents on ${bus}/jobs for *: * if StringEquals aws:PrincipalOrgID: o-abcdefghij`,
    ],
    [
      "awscc_events_event_bus_policy",
      ['principal = "*"', 'action = "events:PutEvents"', "condition = {", ...condition, "}"],
      `Allow events:PutEvents on ${bus}/default for *: * if StringEquals aws:PrincipalOrgID: o-abcdefghij`,
    ],
    [
      "awscc_events_event_bus_policy",
      [
        'statement = jsonencode({ Effect = "Allow", Action = "events:PutEvents", Principal = "*" })',
        'event_bus_name = "jobs"',
      ],
      "Allow events:PutEvents for *: *",
    ],
  ])("a %s with %j", (type, lines, shown) => {
    expect(statementsIn("main.tf", permission(type, ...lines))).toEqual([shown]);
    expect(problemsIn({ "main.tf": permission(type, ...lines) })).toEqual([]);
  });

  test("each instance says what it says", () => {
    const text = permission(
      "aws_lambda_permission",
      'for_each = toset(["a", "b"])',
      invoke,
      "function_name = each.key",
      'principal = "sns.amazonaws.com"',
    );
    expect(statementsIn("main.tf", text)).toEqual(
      ["a", "b"].map(
        (name) =>
          `Allow lambda:InvokeFunction on ${functions}:${name} for Service: sns.amazonaws.com`,
      ),
    );
  });

  test("one that is made under a condition may be there", () => {
    const text = permission(
      "aws_lambda_permission",
      "count = var.on ? 1 : 0",
      invoke,
      app,
      'principal = "*"',
    );
    expect(statementsIn("main.tf", text)).toEqual([
      `maybe Allow lambda:InvokeFunction on ${functions}:app for *: *`,
    ]);
  });

  test("it goes to the policy of the function", () => {
    const text = permission(
      "aws_lambda_permission",
      invoke,
      "function_name = aws_lambda_function.named.function_name",
      'principal = "sns.amazonaws.com"',
    );
    const [policy, ...more] = extracted({ "main.tf": text + beside }).policies;
    expect(more).toEqual([]);
    expect(policy).toMatchObject({
      kind: "resource",
      owner: { address: "aws_lambda_permission.it", protects: "lambda:function" },
      attachedTo: [{ address: "aws_lambda_function.named", type: "aws_lambda_function" }],
    });
  });

  test("one without what AWS asks for is named, and so is one of another kind", () => {
    const without = permission("aws_lambda_permission", invoke, app);
    const grant = permission("aws_kms_grant", 'key_id = "k"');
    expect(problemsIn({ "main.tf": without })).toEqual(["main.tf:1 permission"]);
    expect(problemsIn({ "main.tf": grant })).toEqual(["main.tf:1 permission"]);
    expect(statementsIn("main.tf", without + grant)).toEqual([]);
    const never = permission("aws_kms_grant", "count = 0", 'key_id = "k"');
    expect(problemsIn({ "main.tf": never })).toEqual([]);
  });
});

describe("of a template", () => {
  const template = (type: string, properties: string): string =>
    `Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { FunctionName: app } }\n  It:\n    Type: ${type}\n    Properties: ${properties}\n`;
  const made = (resource: string): string =>
    `arn:\${partition template.yaml/AWS::Partition}:${resource.replace(":", ":${region template.yaml/AWS::Region}:${account template.yaml/AWS::AccountId}:")}`;
  test.each([
    [
      "AWS::Lambda::Permission",
      "{ Action: lambda:InvokeFunction, FunctionName: !Ref F, Principal: s3.amazonaws.com, SourceArn: arn:aws:s3:::in, SourceAccount: !Ref AWS::AccountId }",
      `Allow lambda:InvokeFunction on ${made("lambda:function:app")} for Service: s3.amazonaws.com if ArnLike AWS:SourceArn: arn:aws:s3:::in if StringEquals AWS:SourceAccount: \${account template.yaml/AWS::AccountId}`,
      "F",
    ],
    [
      "AWS::Lambda::Permission",
      "{ Action: lambda:InvokeFunctionUrl, FunctionName: !GetAtt F.Arn, Principal: '*', FunctionUrlAuthType: NONE }",
      `Allow lambda:InvokeFunctionUrl on ${made("lambda:function:app")} for *: * if StringEquals lambda:FunctionUrlAuthType: NONE`,
      "F",
    ],
    [
      "AWS::Lambda::LayerVersionPermission",
      "{ Action: lambda:GetLayerVersion, LayerVersionArn: arn:aws:lambda:eu-west-1:111122223333:layer:l:1, Principal: '444455556666' }",
      "Allow lambda:GetLayerVersion on arn:aws:lambda:eu-west-1:111122223333:layer:l:1 for AWS: 444455556666",
      "",
    ],
    [
      "AWS::Events::EventBusPolicy",
      "{ StatementId: Org, Action: events:PutEvents, Principal: '*', Condition: { Type: StringEquals, Key: aws:PrincipalOrgID, Value: o-abcdefghij } }",
      `Org: Allow events:PutEvents on ${made("events:event-bus/default")} for *: * if StringEquals aws:PrincipalOrgID: o-abcdefghij`,
      "",
    ],
    [
      "AWS::Events::EventBusPolicy",
      "{ StatementId: Org, Statement: { Effect: Allow, Action: events:PutEvents, Principal: '*' } }",
      "Allow events:PutEvents for *: *",
      "",
    ],
  ])("a %s with %s", (type, properties, shown, at) => {
    const text = template(type, properties);
    expect(policiesIn("template.yaml", text)).toEqual([
      `resource of It${at === "" ? "" : ` at ${at}`}`,
      `  ${shown}`,
    ]);
    expect(problemsIn({ "template.yaml": text })).toEqual([]);
  });

  test("one without what AWS asks for is named, and so is one of another kind", () => {
    for (const type of ["AWS::Lambda::Permission", "AWS::ACMPCA::Permission"])
      expect(problemsIn({ "template.yaml": template(type, "{ Principal: a.b.com }") })).toEqual([
        "template.yaml:4 permission",
      ]);
  });
});

test("of a plan, it is known as far as the values are", () => {
  const change = (address: string, after: object, unknown: object = {}): object => ({
    address,
    mode: "managed",
    type: address.split(".")[0],
    change: { after, after_unknown: unknown },
  });
  const plan = JSON.stringify({
    format_version: "1.2",
    resource_changes: [
      change(
        "aws_lambda_permission.p",
        {
          action: "lambda:InvokeFunction",
          function_name: "app",
          principal: "sns.amazonaws.com",
          source_account: null,
          statement_id: "Topic",
        },
        { id: true, source_arn: true },
      ),
      change("aws_cloudwatch_event_permission.e", {
        principal: "*",
        condition: [{ key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-abcdefghij" }],
      }),
      change("aws_kms_grant.g", { operations: ["Decrypt"] }),
    ],
  });
  const word = (name: string): string => `\${${name} plan.json/provider.aws/${name}}`;
  const place = `${word("region")}:${word("account")}`;
  expect(statementsIn("plan.json", plan)).toEqual([
    `Topic: Allow lambda:InvokeFunction on arn:${word("partition")}:lambda:${place}:function:app for Service: sns.amazonaws.com if ArnLike AWS:SourceArn: \${plan.json/aws_lambda_permission.p.source_arn}`,
    `Allow events:PutEvents on arn:${word("partition")}:events:${place}:event-bus/default for *: * if StringEquals aws:PrincipalOrgID: o-abcdefghij`,
  ]);
  expect(problemsIn({ "plan.json": plan })).toEqual(["plan.json:1 permission"]);
});

describe("of the rules", () => {
  const found = (...lines: readonly string[]): readonly string[] =>
    judge(extracted({ "main.tf": permission("aws_lambda_permission", ...lines) }), facts).map(
      ({ rule, severity, subject }) => `${rule} ${severity}: ${textAt(subject)}`,
    );

  test.each([
    ['principal = "apigateway.amazonaws.com"', 'source_arn = "${var.api}/*/*"'],
    ['principal = "s3.amazonaws.com"', 'source_arn = "arn:aws:s3:::in"'],
    ['principal = "events.amazonaws.com"', 'source_account = "111122223333"'],
    ['principal = "arn:aws:iam::111122223333:role/app"'],
    ['principal = "logs.us-east-1.amazonaws.com"', 'qualifier = "live"'],
    ['principal = "*"', 'principal_org_id = "o-abcdefghij"'],
    ["principal = var.who"],
  ])("none speaks of %s %s", (...lines) => {
    expect(found(invoke, app, ...lines)).toEqual([]);
    expect(found(invoke, "function_name = var.function", ...lines)).toEqual([]);
  });

  test("everybody and every action are what they are elsewhere", () => {
    const open = 'function_url_auth_type = "NONE"';
    expect(found('action = "lambda:InvokeFunctionUrl"', app, 'principal = "*"', open)).toEqual([
      'public-principal critical: principal = "*"',
    ]);
    expect(
      found('action = "lambda:*"', app, 'principal = "arn:aws:iam::111122223333:role/app"'),
    ).toEqual(['wildcard-action medium: "lambda:*"']);
    expect(found(invoke, app, 'principal = "s3.amazonaws.com"')).toEqual([
      'confused-deputy medium: "s3.amazonaws.com"',
    ]);
  });
});

describe("a statement of a permission", () => {
  const text = permission(
    "aws_lambda_permission",
    'action        = "lambda:*"',
    app,
    "principal     = local.who",
    'source_arn    = "arn:aws:s3:::in"',
  );
  const files = { "main.tf": `${text}locals {\n  who = "*"\n}\n` };
  const [policy] = extracted(files).policies;
  const [statement] = policy?.statements ?? [];

  test("stands where its resource does, and each element at its argument", () => {
    expect(statement && textAt(statement.place)).toBe(text.trimEnd());
    expect(statement?.action && textAt(statement.action.place)).toBe('action        = "lambda:*"');
    expect(statement?.resource && textAt(statement.resource.place)).toBe('function_name = "app"');
    expect(statement?.principal && textAt(statement.principal.place)).toBe(
      "principal     = local.who",
    );
  });

  test("is not rewritten where it stands", () => {
    expect(statement && terraform.spell(statement, [])).toEqual({
      ok: false,
      because: "it is made of arguments",
    });
    expect(statement && templates.spell(statement, [], templates.write)).toEqual({
      ok: false,
      because: "it is written inside another text",
    });
  });
});

describe("a condition that may not be there", () => {
  const wide = (value: string, more = ""): readonly string[] =>
    statementsIn(
      "main.tf",
      `${permission("aws_lambda_permission", invoke, app, 'principal = "*"', `source_arn = ${value}`)}${more}`,
    );
  const open = [`Allow lambda:InvokeFunction on ${functions}:app for *: *`];
  const limited = [`${open[0] ?? ""} if ArnLike AWS:SourceArn: arn:aws:s3:::x`];

  test.each([
    ["an arm that is null", 'var.on ? "arn:aws:s3:::x" : null', 'variable "on" {}\n'],
    ["an arm that is empty", 'var.on ? "arn:aws:s3:::x" : ""', 'variable "on" {}\n'],
    ["a variable that is null by default", "var.arn", 'variable "arn" {\n  default = null\n}\n'],
    ["a variable that is empty by default", "var.arn", 'variable "arn" {\n  default = ""\n}\n'],
    [
      "such a variable through a local",
      "local.arn",
      'locals {\n  arn = var.arn\n}\nvariable "arn" {\n  type    = string\n  default = null\n}\n',
    ],
    [
      "such a variable in an arm",
      'var.on ? var.arn : "arn:aws:s3:::x"',
      'variable "on" {}\nvariable "arn" {\n  default = null\n}\n',
    ],
  ])("is none: %s", (_, value, more) => {
    expect(wide(value, more)).toEqual(open);
  });

  test("is one where it is always given", () => {
    expect(wide('"arn:aws:s3:::x"')).toEqual(limited);
    expect(wide("var.arn", 'variable "arn" {}\n')).toEqual([
      `${open[0] ?? ""} if ArnLike AWS:SourceArn: \${./var.arn}`,
    ]);
  });

  test("is none where only some settings give it", () => {
    const variable = 'variable "arn" {\n  default = null\n}\n';
    const main = `${permission("aws_lambda_permission", invoke, app, 'principal = "*"', "source_arn = var.arn")}${variable}`;
    const set = 'arn = "arn:aws:s3:::x"\n';
    const shown = (settings: string): readonly string[] =>
      extracted({ "main.tf": main, [settings]: set }).policies.flatMap(({ statements }) =>
        statements.map(showStatement),
      );
    expect(shown("prod.tfvars")).toEqual(open);
    expect(shown("terraform.tfvars")).toEqual(limited);
  });

  test("is none where a module's caller may leave it out", () => {
    const files = {
      "main.tf": 'module "p" {\n  source = "./p"\n}\n',
      "p/main.tf": `${permission("aws_lambda_permission", invoke, app, 'principal = "*"', "source_arn = var.arn")}variable "arn" {\n  default = null\n}\n`,
    };
    const [shown] = extracted(files).policies.flatMap(({ statements }) => statements);
    expect(shown?.conditions).toEqual([]);
  });
});
