import { expect, test } from "vitest";
import { scan, wantedFiles } from "../../src/jobs/scan.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { problemReasons, type ProblemReason } from "../../src/source/problem.ts";
import { facts, scanned } from "../rules/facts.ts";
import { extracted, problemsIn, statementsIn } from "./policies.ts";
import { terraform } from "../../src/iac/terraform/format.ts";

const role = (policy: string): string =>
  `resource "aws_iam_role_policy" "p" {\n  policy = ${policy}\n}\n`;
const statement = (members: string): string =>
  role(`jsonencode({\n    Statement = [{ Effect = "Allow", ${members} }]\n  })`);
const trust = (principal: string): string => `resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole",
      ${principal} }]
  })
}
`;
const attachment = (arn: string): string =>
  `resource "aws_iam_role_policy_attachment" "a" {\n  policy_arn = ${arn}\n}\n`;
const serverless = (policies: string): string =>
  `Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Policies:\n        ${policies}\n`;
const template = (policy: string): string =>
  `Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument: ${policy}\n`;
const crossed = (condition: string): string => `!Join
        - ""
        - - '{"Statement": ['
          - '{"Effect": "Allow", '
          - !If [A, '"Action": "iam:*"', '"Action": "s3:GetObject"']
          - ','
          - !If [${condition}, '"Resource": "arn:aws:s3:::b/k"', '"Resource": "*"']
          - '}]}'`;
const directives = (condition: string): string =>
  role(`<<E
{ "Statement": [
  { "Effect": "Allow",
  %{ if var.a }"Action": "iam:*"%{ else }"Action": "s3:GetObject"%{ endif },
  %{ if ${condition} }"Resource": "arn:aws:s3:::b/k"%{ else }"Resource": "*"%{ endif } }] }
E`);
const goPulumi = (text: string): string =>
  `import "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/iam"\n${text}\n`;
const javaCdk = (text: string): string =>
  `import software.amazon.awscdk.services.iam.PolicyStatement;\n${text}\n`;
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

// What could not be evaluated, why, and on which line to look. Those of the tree that gives the
// files are its own tests' (test/repository).
const cases: readonly (readonly [ProblemReason, string, string, number])[] = [
  ["syntax-error", "main.tf", "locals {\n  a = \n}\n", 2],
  ["syntax-error", "app.json", '{ "Effect": "Allow",\n "Action": }', 2],
  ["syntax-error", "app.yaml", "Effect: Allow\nAction: [s3:GetObject\n", 3],
  ["too-deep", "main.tf", `locals {\n  a = ${nested(300)}\n}\n`, 2],
  ["too-deep", "app.json", `{ "Effect": "x", "Action":\n${nested(300)} }`, 2],
  [
    "too-much",
    "main.tf",
    `${statement('Action = "s3:${local.a}"')}locals {\n  a = [for x in local.l : local.l]\n  l = [${'"a", '.repeat(300)}]\n}\n`,
    7,
  ],
  ["broken-document", "main.tf", role('<<E\n{ "Statement":\n [} ] }\nE'), 4],
  [
    "broken-document",
    "main.tf",
    `resource "null_resource" "a" {\n  provisioner "local-exec" {\n    command = <<EOF\n# { "Effect": "Allow" }\n: <<'END'\n{ "Effect": "Allow" }\nEND\naws iam create-role --assume-role-policy-document '{\n"Statement":\n{ "Effect": "Allow", "Action": "sts:AssumeRole" } }'\nEOF\n  }\n}\n`,
    10,
  ],
  [
    "broken-document",
    "main.tf",
    `resource "aws_instance" "a" {\n  user_data = "x"\n}\nresource "aws_instance" "b" {\n  user_data = base64encode("put '{\\"Effect\\": \\"Allow\\"}'")\n}\n`,
    5,
  ],
  [
    "broken-document",
    "app.yaml",
    'Resources:\n  I:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: !Base64\n        Fn::Sub: |\n          aws iam put-role-policy --policy-document \'\n          {"Statement": [{"Effect": "Allow", "Action": "s3:*"}]}\'\n',
    8,
  ],
  ["unknown-document", "main.tf", role("var.policy"), 2],
  ["unknown-document", "main.tf", role('file("policy.json")'), 2],
  ["unknown-document", "main.tf", role("data.aws_iam_policy_document.missing.json"), 2],
  [
    "unknown-document",
    "app.yaml",
    "Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Description: Effect\n    Properties:\n      PolicyDocument: !Ref Policy\n",
    6,
  ],
  [
    "unknown-statement",
    "main.tf",
    role(
      'jsonencode({\n    Statement = concat([{ Effect = "Allow", Action = "s3:GetObject" }], var.more)\n  })',
    ),
    3,
  ],
  ...["var.effect", 'var.deny ? "Deny" : "deny"', '"allowed"', "null"].map(
    (effect) =>
      [
        "unknown-statement",
        "main.tf",
        statement('Action = "s3:*"').replace('"Allow"', effect),
        3,
      ] as const,
  ),
  [
    "unknown-statement",
    "main.tf",
    statement('Action = "s3:*"').replace('Effect = "Allow", ', ""),
    3,
  ],
  [
    "unknown-statement",
    "app.json",
    '{ "Version": "2012-10-17", "Statement": [\n{ "Effect": "allowed", "Action": "s3:*", "Resource": "*" }] }',
    2,
  ],
  // Each arm of one condition may stand with each of the other one.
  ["unknown-statement", "app.yaml", template(crossed("B")), 8],
  ["unknown-statement", "main.tf", directives("var.b"), 4],
  ["unknown-principal", "main.tf", trust("Principal = var.principal"), 4],
  ["unknown-principal", "main.tf", trust("Principal = { AWS = var.arns }"), 4],
  ["unknown-action-name", "main.tf", statement('Action = "bogus:DoIt"'), 3],
  ["unknown-action-name", "main.tf", statement('Action = "s3:GetObjct"'), 3],
  ["unknown-action-name", "main.tf", statement('Action = "s3:Gett*"'), 3],
  ["unknown-action-name", "main.tf", statement('NotAction = "s3:GetObjct"'), 3],
  [
    "unknown-action-name",
    "main.tf",
    statement('Action = "s3:GetObjct"').replace("Allow", "Deny"),
    3,
  ],
  ["unknown-action-name", "app.json", '{ "Effect": "Allow",\n "Action": "s3:GetObjct" }', 2],
  ["unknown-actions", "main.tf", statement("Action = var.actions"), 3],
  ["unknown-actions", "main.tf", statement('Action = concat(["s3:GetObject"], var.more)'), 3],
  ["unknown-actions", "main.tf", statement("Action = [var.action]"), 3],
  // A name that has a value may have another one.
  [
    "unknown-actions",
    "main.tf",
    `${statement('(var.k) = "s3:*"')}variable "k" { default = "Action" }`,
    3,
  ],
  ["unknown-actions", "main.tf", statement('(var.a ? "Action" : "NotAction") = "s3:*"'), 3],
  [
    "unknown-actions",
    "main.tf",
    role('jsonencode({\n    Statement = [merge({ Effect = "Allow" }, var.more)] })'),
    3,
  ],
  [
    "unknown-actions",
    "app.yaml",
    template('!Sub \'{"Statement": [{"Effect": "Allow", "${K}": "iam:*"}]}\''),
    5,
  ],
  [
    "unknown-actions",
    "app.yaml",
    "Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyDocument:\n        Statement: { Effect: Allow, Action: !Ref Actions }\n",
    6,
  ],
  ["not-a-policy", "main.tf", role('"arn:aws:iam::aws:policy/ReadOnlyAccess"'), 2],
  ["not-a-policy", "main.tf", role("jsonencode({ Rules = [] })"), 2],
  ["not-a-policy", "main.tf", role("jsonencode({ Statement = [true] })"), 2],
  ["no-statement", "main.tf", role("jsonencode({\n    Statement = []\n  })"), 3],
  ["managed-policy", "main.tf", attachment('"arn:aws:iam::aws:policy/ReadOnlyAccess"'), 2],
  ["policy-template", "app.yaml", serverless("- S3ReadPolicy: { Bucket: b }"), 6],
  [
    "nested-template",
    "app.yaml",
    "Resources:\n  S:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      TemplateBody: |\n        Resources: { R: { Type: AWS::IAM::Role, Properties: { Policies: [] } } }\n",
    5,
  ],
  [
    "nested-template",
    "app.yaml",
    "Resources:\n  T: { Type: AWS::SNS::Topic }\n---\nVersion: '2012-10-17'\nStatement: [{ Effect: Allow, Action: s3:* }]\n",
    4,
  ],
  [
    "nested-template",
    "app.yaml",
    `Resources:\n  T: { Type: AWS::SNS::Topic }\n${"---\nStatement: { Effect: Allow, Action: s3:* }\n".repeat(50)}`,
    4,
  ],
  [
    "nested-template",
    "main.tf",
    'resource "aws_cloudformation_stack" "s" {\n  template_body = <<E\nResources: { R: { Type: AWS::IAM::Role } }\nE\n}\n',
    2,
  ],
  ["permission", "main.tf", 'resource "aws_kms_grant" "g" {\n}\n', 1],
  ["unread-program", "main.go", goPulumi('iam.NewRolePolicy(ctx, "p", &args)'), 2],
  ["unread-program", "main.go", goPulumi('text := `{\n"Effect": "Deny"}`'), 3],
  ["unread-program", "main.go", goPulumi('args := s{Effect: pulumi.StringRef("Allow")}'), 2],
  ["unread-program", "App.java", javaCdk('new ServicePrincipal("ecs.amazonaws.com")'), 2],
  ["unread-program", "App.kt", javaCdk("table.grantReadWriteData(f)"), 2],
  ["unread-program", "App.java", javaCdk('o.put("r", "arn:aws:s3:::b/*"); s(Effect.ALLOW)'), 2],
  [
    "unread-program",
    "App.cs",
    'using Aws = Pulumi.Aws;\nnew X { Policy = @"{ ""Effect"": ""Allow"" }" };',
    2,
  ],
];

test.each(cases)("%s of %s: %j, line %i", (reason, path, text, line) => {
  expect(problemsIn({ [path]: text })).toEqual([`${path}:${line} ${reason}`]);
});

test.each([
  [
    "a known policy",
    role('jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject" }] })'),
  ],
  ["no policy at all", role("null")],
  ["an empty text", role('""')],
  ["an empty object", role('"{}"')],
  [
    "actions by a default",
    `${statement("Action = var.a")}variable "a" {\n  default = ["s3:GetObject"]\n}\n`,
  ],
  ["actions that are denied", statement("Action = var.a").replace("Allow", "Deny")],
  ["all actions but some that are not known", statement("NotAction = var.a")],
  ["names of actions that are known in part", statement('Action = "s3:${var.a}"')],
  ["an Effect that is denied, by any way", statement("Action = var.a").replace("Allow", "Deny")],
  ["a principal that is declared", trust("Principal = { AWS = aws_iam_role.r.arn }")],
  [
    "a principal of a data source",
    `${trust("Principal = { AWS = data.aws_x.y.z }")}data "aws_x" "y" {}\n`,
  ],
  [
    "an account",
    `${trust("Principal = { AWS = data.aws_caller_identity.y.account_id }")}data "aws_caller_identity" "y" {}\n`,
  ],
  ["a service", trust("Principal = { Service = var.service }")],
  [
    "a principal by default",
    `${trust("Principal = { AWS = var.a }")}variable "a" {\n  default = "111122223333"\n}\n`,
  ],
  ["a resource that is not known", statement('Action = "s3:GetObject", Resource = var.arns')],
  ["one of two", statement('Action = var.x ? "s3:GetObject" : "s3:PutObject"')],
])("nothing is missing of %s", (_, text) => {
  expect(problemsIn({ "main.tf": text })).toEqual([]);
});

test.each([
  [
    "calls AWS",
    "main.go",
    'import "github.com/aws/aws-sdk-go-v2/service/iam"\nx := `"Effect": "Allow"`',
  ],
  [
    "says only that in a comment",
    "main.go",
    goPulumi('// iam.NewRolePolicy(\n\t/* "Effect":\n"Allow" */'),
  ],
  ["imports a type", "App.java", javaCdk("class App {}")],
  ["declares other policies", "main.go", goPulumi('autoscaling.NewPolicy(ctx, "p", &args)')],
  ["taints nodes", "main.go", goPulumi('args := t{Effect: pulumi.String("NO_SCHEDULE")}')],
  ["is a test", "main_test.go", goPulumi('iam.NewRolePolicy(ctx, "p", &args)')],
  ["is a copy", "vendor/x/main.go", goPulumi('iam.NewRolePolicy(ctx, "p", &args)')],
])("nothing is said of a program that is not read and %s", (_, path, text) => {
  expect(scanned({ [path]: text }).problems).toEqual([]);
});

test.each([
  ["s3:GetObjct", "; did you mean `s3:GetObject`?"],
  ["bogus:DoIt", ""],
])("what %s may have meant is said: %s", (name, meant) => {
  const own = { ...facts, catalog: { ...facts.catalog } };
  const { problems } = extracted({ "main.tf": statement(`Action = "${name}"`) }, own);
  expect(problems.map(({ detail }) => detail)).toEqual([
    `\`${name}\` is no action of AWS's reference of ${facts.catalog.date}${meant}`,
  ]);
});

test("a name that many statements share is said once", () => {
  const text = `locals {\n  names = ["s3:GetObjct"]\n}\n${statement("Action = local.names")}`;
  const again = statement("Action = local.names").replace('"p"', '"q"');
  expect(problemsIn({ "main.tf": text + again })).toEqual(["main.tf:2 unknown-action-name"]);
});

test.each([
  [
    statement('Action = "s3:*"').replace('"Allow"', 'var.deny ? "Deny" : "Allow"'),
    ["maybe Allow s3:*"],
  ],
  [
    `${statement('Action = "s3:*"').replace('"Allow"', "var.effect")}variable "effect" {\n  default = "Allow"\n}\n`,
    ["maybe Allow s3:*"],
  ],
  [
    'data "aws_iam_policy_document" "d" {\n  statement {\n    effect  = var.deny ? "Deny" : "Allow"\n    actions = ["s3:*"]\n  }\n}\n',
    ["maybe Allow s3:*"],
  ],
  [
    'module "m" {\n  statements = [{ effect = var.deny ? "Deny" : "Allow", actions = ["s3:*"], resources = ["*"] }]\n}\n',
    ["maybe Allow s3:* on *"],
  ],
])("what may be an Allow is judged as one that may be there: %s", (text, shown) => {
  expect(statementsIn("main.tf", text)).toEqual(shown);
  expect(problemsIn({ "main.tf": text })).toEqual([]);
  const [statement] = extracted({ "main.tf": text }).policies.flatMap((each) => each.statements);
  // What may be a Deny is not made narrower.
  expect(statement && terraform.spell(statement, [])).toMatchObject({ ok: false });
});

test("every reason of the closed list is met, here or where files are read", () => {
  const read: readonly ProblemReason[] = [
    "too-large",
    "too-many",
    "not-text",
    "unreadable",
    "outside-repository",
    "configuration",
  ];
  const met = new Set([...cases.map(([reason]) => reason), ...read]);
  expect([...met].sort()).toEqual(Object.keys(problemReasons).sort());
});

test("the rest of the files is read, whatever one of them is like", () => {
  const tree = memoryTree(
    new Map([
      ["broken.tf", "resource {{{\n"],
      [
        "main.tf",
        role('jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject" }] })'),
      ],
    ]),
  );
  expect(tree.list().every(wantedFiles)).toBe(true);
  const { policies, problems } = scan(tree, facts);
  expect(policies.map(({ owner }) => owner.address)).toEqual(["aws_iam_role_policy.p"]);
  expect(problems.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
    "broken.tf syntax-error",
  ]);
});

test("arms of one condition, and of several in statements of their own, leave nothing unknown", () => {
  const ofTwo = `!Join
        - ","
        - - '{"Statement": [{"Effect": "Deny", "Action": "s3:*", "Resource": "*"}'
          - !If [A, '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}', !Ref AWS::NoValue]
          - !If [B, '{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}', !Ref AWS::NoValue]
          - '{"Effect": "Deny", "Action": "iam:*", "Resource": "*"}]}'`;
  expect(problemsIn({ "app.yaml": template(crossed("A")) })).toEqual([]);
  expect(problemsIn({ "app.yaml": template(ofTwo) })).toEqual([]);
  expect(problemsIn({ "main.tf": directives("var.a") })).toEqual([]);
});
