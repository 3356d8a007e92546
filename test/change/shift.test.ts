import { describe, expect, test } from "vitest";
import type { Texts } from "./changes.ts";
import { changed, type Cases } from "./shown.ts";

const role = (name: string, more = ""): string => `
resource "aws_iam_role" "${name}" {
  name = "${name}-role"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
${more}
}
`;
const document = (...statements: readonly string[]): string =>
  `jsonencode({ Version = "2012-10-17", Statement = [${statements.join(", ")}] })`;
const allow = (action: string, resource = "*"): string =>
  `{ Effect = "Allow", Action = "${action}", Resource = "${resource}" }`;
const deny = (action: string): string =>
  `{ Effect = "Deny", Action = "${action}", Resource = "*" }`;
const inline = (holder: string, ...statements: readonly string[]): string => `
resource "aws_iam_role_policy" "p" {
  role   = ${holder}
  policy = ${document(...statements)}
}
`;
const policy = (name: string, ...statements: readonly string[]): string => `
resource "aws_iam_policy" "${name}" {
  name   = "${name}"
  policy = ${document(...statements)}
}
`;
const ofA = "aws_iam_role.a.name";
const bounded = (by: string): string => role("a", `  permissions_boundary = ${by}`);

describe("a boundary", () => {
  const own = inline(ofA, allow("sqs:*"));
  const limits = policy("limit", allow("sqs:SendMessage")) + policy("wider", allow("sqs:*Message"));
  const arn = (name: string): string => `"arn:aws:iam::111122223333:policy/${name}"`;
  const cases: Cases = {
    "that is gone lets through what the other policies allow": [
      bounded("aws_iam_policy.limit.arn") + own + limits,
      role("a") + own + limits,
      [
        "aws_iam_role.a + certain Permissions management sqs:AddPermission",
        "aws_iam_role.a + certain Write sqs:CancelMessageMoveTask",
        "aws_iam_role.a + certain Tagging sqs:TagQueue",
        "aws_iam_role.a + certain Read sqs:GetQueueAttributes",
      ],
    ],
    "in the place of a narrower one": [
      bounded("aws_iam_policy.limit.arn") + own + limits,
      bounded("aws_iam_policy.wider.arn") + own + limits,
      [
        "aws_iam_role.a + certain Write sqs:DeleteMessage",
        "aws_iam_role.a + certain Read sqs:ReceiveMessage",
      ],
    ],
    "that is another role's grant as well": [
      bounded("aws_iam_policy.limit.arn") +
        own +
        limits +
        role("b") +
        attachment("aws_iam_role.b.name", "aws_iam_policy.limit.arn"),
      role("a") +
        own +
        limits +
        role("b") +
        attachment("aws_iam_role.b.name", "aws_iam_policy.limit.arn"),
      [
        "aws_iam_role.a + certain Permissions management sqs:AddPermission",
        "aws_iam_role.a + certain Write sqs:CancelMessageMoveTask",
        "aws_iam_role.a + certain Tagging sqs:TagQueue",
        "aws_iam_role.a + certain Read sqs:GetQueueAttributes",
      ],
    ],
    "that is new takes away": [
      role("a") + own + limits,
      bounded("aws_iam_policy.limit.arn") + own + limits,
      [
        "aws_iam_role.a - certain Permissions management sqs:AddPermission",
        "aws_iam_role.a - certain Write sqs:CancelMessageMoveTask",
        "aws_iam_role.a - certain Tagging sqs:TagQueue",
        "aws_iam_role.a - certain Read sqs:GetQueueAttributes",
      ],
    ],
    "that is written elsewhere, and is gone": [
      bounded(arn("far")) + own,
      role("a") + own,
      ["aws_iam_role.a + possible outside of arn:aws:iam::111122223333:policy/far"],
    ],
    "of a role that has policies from elsewhere too": [
      bounded("aws_iam_policy.limit.arn") +
        inline(ofA, allow("sqs:SendMessage")) +
        limits +
        attachment(ofA, arn("far")),
      role("a") + inline(ofA, allow("sqs:SendMessage")) + limits + attachment(ofA, arn("far")),
      ["aws_iam_role.a + possible outside of aws_iam_policy.limit"],
    ],
    "of a role that has policies from elsewhere alone": [
      bounded("aws_iam_policy.limit.arn") + limits + attachment(ofA, arn("far")),
      role("a") + limits + attachment(ofA, arn("far")),
      ["aws_iam_role.a + possible outside of aws_iam_policy.limit"],
    ],
    "of a role whose policies are elsewhere": [
      bounded("aws_iam_policy.limit.arn") + limits,
      role("a") + limits,
      ["aws_iam_role.a + possible outside of aws_iam_policy.limit"],
    ],
    "of a role that is gone": [
      bounded("aws_iam_policy.limit.arn") + own + limits,
      limits,
      [
        "aws_iam_role.a - certain Write sts:AssumeRole",
        "aws_iam_role.a - certain Write sqs:SendMessage",
      ],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

describe("who has a policy", () => {
  const both = role("a") + role("b");
  const admin = '"arn:aws:iam::aws:policy/AdministratorAccess"';
  const file = policy("p", allow("s3:GetObject"));
  const group = (groups: string): string =>
    `resource "aws_iam_user_group_membership" "m" {\n  user   = "ann"\n  groups = [${groups}]\n}\n`;
  const cases: Cases = {
    "an inline policy of another role by its name": [
      inline('"a"', allow("s3:GetObject")),
      inline('"b"', allow("s3:GetObject")),
      ["b + certain Read s3:GetObject", "a - certain Read s3:GetObject"],
    ],
    "a name in the place of the reference to what has it": [
      both + inline(ofA, allow("s3:GetObject")),
      both + inline('"a-role"', allow("s3:GetObject")),
      [],
    ],
    "the default of a variable that names the role": [
      'variable "role" {\n  default = "a"\n}\n' + inline("var.role", allow("s3:GetObject")),
      'variable "role" {\n  default = "b"\n}\n' + inline("var.role", allow("s3:GetObject")),
      ["b + certain Read s3:GetObject", "a - certain Read s3:GetObject"],
    ],
    "an attachment to another role": [
      both + file + attachment(ofA, "aws_iam_policy.p.arn"),
      both + file + attachment("aws_iam_role.b.name", "aws_iam_policy.p.arn"),
      ["aws_iam_role.b + certain Read s3:GetObject", "aws_iam_role.a - certain Read s3:GetObject"],
    ],
    "an attachment that is gone": [
      both + file + attachment(ofA, "aws_iam_policy.p.arn"),
      both + file,
      ["aws_iam_role.a - certain Read s3:GetObject"],
    ],
    "an attachment that is new": [
      both + file,
      both + file + attachment(ofA, "aws_iam_policy.p.arn"),
      ["aws_iam_role.a + certain Read s3:GetObject"],
    ],
    "a policy of AWS's that is attached": [
      both,
      both + attachment(ofA, admin),
      ["aws_iam_role.a + possible elsewhere of arn:aws:iam::aws:policy/AdministratorAccess"],
    ],
    "one that is attached to two roles": [
      both,
      both +
        attachment(ofA, admin) +
        attachment("aws_iam_role.b.name", admin).replace('"one"', '"two"'),
      ["a", "b"].map(
        (name) =>
          `aws_iam_role.${name} + possible elsewhere of arn:aws:iam::aws:policy/AdministratorAccess`,
      ),
    ],
    "one that is detached": [
      both + attachment(ofA, admin),
      both,
      ["aws_iam_role.a - possible elsewhere of arn:aws:iam::aws:policy/AdministratorAccess"],
    ],
    "one that another role has now": [
      both + attachment('"x"', admin),
      both + attachment('"y"', admin),
      [
        "y + possible elsewhere of arn:aws:iam::aws:policy/AdministratorAccess",
        "x - possible elsewhere of arn:aws:iam::aws:policy/AdministratorAccess",
      ],
    ],
    "a member of another group": [
      group('"readers"'),
      group('"admins"'),
      ["ann + possible elsewhere of group admins", "ann - possible elsewhere of group readers"],
    ],
    "a member of no group": [
      group('"readers"'),
      "# nobody\n",
      ["ann - possible elsewhere of group readers"],
    ],
    "a user of a template who is in a group": [
      { "users.yaml": user("Path: /") },
      { "users.yaml": user("Groups: [admins]") },
      ["Ann + possible elsewhere of group admins"],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

describe("what limits from above", () => {
  const scp = `
resource "aws_organizations_policy" "scp" {
  content = ${document(deny("s3:*"))}
}
`;
  const at = (target: string): string =>
    `resource "aws_organizations_policy_attachment" "a" {\n  policy_id = aws_organizations_policy.scp.id\n  target_id = "${target}"\n}\n`;
  const cases: Cases = {
    "a policy of an organization that is detached": [
      scp + at("ou-1"),
      scp,
      ["ou-1 + possible outside of aws_organizations_policy.scp"],
    ],
    "one that another target has now": [
      scp + at("ou-1"),
      scp + at("ou-2"),
      [
        "ou-2 - possible outside of aws_organizations_policy.scp",
        "ou-1 + possible outside of aws_organizations_policy.scp",
      ],
    ],
    "one that is gone with its attachment": [
      scp + at("ou-1"),
      "# nothing\n",
      ["ou-1 + possible outside of aws_organizations_policy.scp"],
    ],
    "one that is attached to no more than before": [scp + at("ou-1"), scp + at("ou-1"), []],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

describe("a Deny", () => {
  const cases: Cases = {
    "that is gone, of what an Allow here reaches": [
      role("a") + inline(ofA, allow("sqs:SendMessage"), deny("sqs:*")),
      role("a") + inline(ofA, allow("sqs:SendMessage")),
      ["aws_iam_role.a + certain Write sqs:SendMessage"],
    ],
    "that is gone, of what no Allow here reaches": [
      role("a") + inline(ofA, allow("s3:GetObject"), deny("sqs:SendMessage")),
      role("a") + inline(ofA, allow("s3:GetObject")),
      ["aws_iam_role.a + possible Write sqs:SendMessage"],
    ],
    "that is narrowed": [
      role("a") + inline(ofA, allow("s3:GetObject"), deny("sqs:*Message")),
      role("a") + inline(ofA, allow("s3:GetObject"), deny("sqs:SendMessage")),
      [
        "aws_iam_role.a + possible Write sqs:DeleteMessage",
        "aws_iam_role.a + possible Read sqs:ReceiveMessage",
      ],
    ],
    "that is new": [
      role("a") + inline(ofA, allow("s3:GetObject")),
      role("a") + inline(ofA, allow("s3:GetObject"), deny("sqs:SendMessage")),
      ["aws_iam_role.a - possible Write sqs:SendMessage"],
    ],
    "of a role that is gone": [
      role("a") + inline(ofA, deny("sqs:SendMessage")),
      "# nothing\n",
      ["aws_iam_role.a - certain Write sts:AssumeRole"],
    ],
    "of a role that is new": [
      "# nothing\n",
      role("a") + inline(ofA, deny("sqs:SendMessage")),
      ["aws_iam_role.a + certain Write sts:AssumeRole"],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

function user(properties: string): string {
  return `Resources:\n  Ann:\n    Type: AWS::IAM::User\n    Properties:\n      ${properties}\n`;
}

function attachment(holder: string, arn: string): string {
  return `
resource "aws_iam_role_policy_attachment" "one" {
  role       = ${holder}
  policy_arn = ${arn}
}
`;
}

describe("what decides whether something is there", () => {
  const variables = (a: string, b: string): string =>
    `variable "a" {\n  default = ${a}\n}\nvariable "b" {\n  default = ${b}\n}\n`;
  const counted = (condition: string, name = "p"): string =>
    `${role("a")}
resource "aws_iam_role_policy" "${name}" {
  count  = ${condition} ? 1 : 0
  role   = ${ofA}
  policy = ${document(allow("s3:GetObject"))}
}
`;
  const chosen = (policies: string): string =>
    `${role("a")}
resource "aws_iam_role_policy" "p" {
  role   = ${ofA}
  policy = jsonencode({ Version = "2012-10-17", Statement = ${policies} })
}
`;
  const get = allow("s3:GetObject");
  const send = allow("sqs:SendMessage");
  const attached = (condition: string): string =>
    `${role("a")}${policy("p", get)}
resource "aws_iam_role_policy_attachment" "one" {
  count      = ${condition}
  role       = ${ofA}
  policy_arn = aws_iam_policy.p.arn
}
`;
  const dynamic = (over: string, above = ""): string =>
    `${role("a")}
data "aws_iam_policy_document" "d" {
${above}
  dynamic "statement" {
    for_each = ${over}
    content {
      actions   = ["s3:GetObject"]
      resources = ["*"]
    }
  }
}
resource "aws_iam_role_policy" "p" {
  role   = ${ofA}
  policy = data.aws_iam_policy_document.d.json
}
`;
  const called = (condition: string): Texts => ({
    "main.tf": `variable "on" {}\nmodule "m" {\n  source = "./m"\n  on     = ${condition}\n}\n`,
    "m/main.tf": `variable "on" {}\n${counted("var.on")}`,
  });
  const reading = "aws_iam_role.a + possible Read s3:GetObject";
  const read = "aws_iam_role.a - possible Read s3:GetObject";
  const either = [reading, read];
  const cases: Cases = {
    "another variable": [
      variables("1", "2") + counted("var.a == 1"),
      variables("1", "2") + counted("var.b == 1"),
      either,
    ],
    "the default of the variable": [
      variables("1", "2") + counted("var.a == 1"),
      variables("3", "2") + counted("var.a == 1"),
      either,
    ],
    "a default of another one": [
      variables("1", "2") + counted("var.a == 1"),
      variables("1", "3") + counted("var.a == 1"),
      [],
    ],
    "a local on the way": [
      `locals {\n  on = var.x\n}\nvariable "x" {}\n${counted("local.on")}`,
      `locals {\n  on = !var.x\n}\nvariable "x" {}\n${counted("local.on")}`,
      either,
    ],
    "nothing but the layout": [
      variables("1", "2") + counted("var.a == 1"),
      variables("1", "2") + counted("var.a   ==   1").replace(" ? 1 : 0", " ? 1 : 0 # why"),
      [],
    ],
    "nothing but the name of the policy": [
      variables("1", "2") + counted("var.a == 1"),
      variables("1", "2") + counted("var.a == 1", "other"),
      [],
    ],
    "what is given to a module": [called("var.on"), called("!var.on"), either],
    "a condition in the place of none": [
      `variable "x" {}\n${role("a")}${inline(ofA, get)}`,
      `variable "x" {}\n${counted("var.x")}`,
      [read],
    ],
    "an attachment under another condition": [
      `variable "x" {}\n${attached("var.x ? 1 : 0")}`,
      `variable "x" {}\n${attached("var.x ? 0 : 1")}`,
      either,
    ],
    "an attachment that is there now": [
      attached("0"),
      attached("1"),
      ["aws_iam_role.a + certain Read s3:GetObject"],
    ],
    "an attachment that may be there now": [
      attached("0"),
      `variable "x" {}\n${attached("var.x ? 1 : 0")}`,
      [reading],
    ],
    "which role a condition names": [
      `variable "x" {}\n${role("a")}${role("b")}${inline("var.x ? aws_iam_role.a.name : aws_iam_role.b.name", get)}`,
      `variable "x" {}\n${role("a")}${role("b")}${inline("var.x ? aws_iam_role.b.name : aws_iam_role.a.name", get)}`,
      either,
    ],
    "an attachment as it was": [
      `variable "x" {}\n${attached("var.x ? 1 : 0")}`,
      `# why\nvariable "x" {}\n${attached("var.x ? 1 : 0")}`,
      [],
    ],
    "the condition of an item of a list": [
      `variable "x" {}\n${chosen(`concat([${send}], var.x ? [${get}] : [])`)}`,
      `variable "x" {}\n${chosen(`concat([${send}], !var.x ? [${get}] : [])`)}`,
      either,
    ],
    "the arm of a condition": [
      `variable "x" {}\n${chosen(`var.x ? [${get}] : [${send}]`)}`,
      `variable "x" {}\n${chosen(`var.x ? [${send}] : [${get}]`)}`,
      [
        "aws_iam_role.a + possible Write sqs:SendMessage",
        reading,
        read,
        "aws_iam_role.a - possible Write sqs:SendMessage",
      ],
    ],
    "another item beside one under a condition": [
      `variable "x" {}\n${chosen(`concat([], var.x ? [${get}] : [])`)}`,
      `variable "x" {}\n${chosen(`concat([${send}], var.x ? [${get}] : [])`)}`,
      ["aws_iam_role.a + certain Write sqs:SendMessage"],
    ],
    "what a dynamic block is made for": [
      `variable "x" {}\n${dynamic("var.x ? [1] : []")}`,
      `variable "x" {}\n${dynamic("var.x ? [] : [1]")}`,
      either,
    ],
    "another block beside a dynamic one": [
      `variable "x" {}\n${dynamic("var.x ? [1] : []")}`,
      `variable "x" {}\n${dynamic("var.x ? [1] : []", 'statement {\n  actions   = ["sqs:SendMessage"]\n  resources = ["*"]\n}')}`,
      ["aws_iam_role.a + certain Write sqs:SendMessage"],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

describe("what decides in a template", () => {
  const template = (conditions: string, body: string, more = ""): Texts => ({
    "stack.yaml": `Parameters:
  Stage: { Type: String${more} }
Conditions:
  Prod: ${conditions}
  Test: !Not [!Condition Prod]
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [] }
${body}
`,
  });
  const statement = (action: string): string =>
    `{ Effect: Allow, Action: ${action}, Resource: "*" }`;
  const policies = (item: string): string => `      Policies:
        - PolicyName: p
          PolicyDocument:
            Statement:
              - ${item}`;
  const prod = "!Equals [!Ref Stage, prod]";
  const live = "!Equals [!Ref Stage, live]";
  const attached = (arns: string): string => `      ManagedPolicyArns: ${arns}
  Managed:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Statement: [${statement("s3:GetObject")}] }`;
  const separate = (condition: string): string => `  P:
    Type: AWS::IAM::Policy
    Condition: ${condition}
    Properties:
      PolicyName: p
      Roles: [!Ref Role]
      PolicyDocument: { Statement: [${statement("s3:GetObject")}] }`;
  const none = "!Ref AWS::NoValue";
  const either = ["Role + possible Read s3:GetObject", "Role - possible Read s3:GetObject"];
  const inIf = (arms: string): string => policies(`!If [Prod, ${arms}]`);
  const cases: Cases = {
    "what a condition says": [
      template(prod, separate("Prod")),
      template(live, separate("Prod")),
      either,
    ],
    "what a condition says on the way": [
      template(prod, separate("Test")),
      template(live, separate("Test")),
      either,
    ],
    "another condition": [
      template(prod, separate("Prod")),
      template(prod, separate("Test")),
      either,
    ],
    "the default of its parameter": [
      template(prod, separate("Prod"), ", Default: a"),
      template(prod, separate("Prod"), ", Default: b"),
      either,
    ],
    "the same": [
      template(prod, separate("Prod")),
      template("!Equals [ !Ref Stage,  prod ] # why", separate("Prod")),
      [],
    ],
    "the arm of a condition": [
      template(prod, inIf(`${statement("s3:GetObject")}, ${none}`)),
      template(prod, inIf(`${none}, ${statement("s3:GetObject")}`)),
      either,
    ],
    "an attachment under a condition": [
      template(prod, attached(`[!If [Prod, !Ref Managed, ${none}]]`)),
      template(live, attached(`[!If [Prod, !Ref Managed, ${none}]]`)),
      either,
    ],
    "an attachment under none": [
      template(prod, attached(`!If [Prod, [!Ref Managed], ${none}]`)),
      template(prod, attached("[!Ref Managed]")),
      ["Role + possible Read s3:GetObject"],
    ],
    "which value a condition chooses": [
      template(
        prod,
        policies(
          '{ Effect: Allow, Action: s3:GetObject, Resource: !If [Prod, "arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] }',
        ),
      ),
      template(
        live,
        policies(
          '{ Effect: Allow, Action: s3:GetObject, Resource: !If [Prod, "arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] }',
        ),
      ),
      either,
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });

  test("a template that moved says the same", () => {
    const before = template(prod, separate("Prod"));
    const after = { "moved/app.yaml": before["stack.yaml"] ?? "" };
    expect(changed(before, after, { "moved/app.yaml": "stack.yaml" })).toEqual([]);
  });
});

describe("a module that moved", () => {
  const files = (directory: string, action = "s3:GetObject"): Texts => ({
    [`${directory}/variables.tf`]: 'variable "bucket" {}\nvariable "on" {}\n',
    [`${directory}/main.tf`]: `${role("a")}
resource "aws_iam_role_policy" "p" {
  count  = var.on ? 1 : 0
  role   = ${ofA}
  policy = ${document(allow("sqs:SendMessage"), allow(action, "arn:aws:s3:::${var.bucket}/*"))}
}
`,
  });
  const moved = { "new/main.tf": "old/main.tf", "new/variables.tf": "old/variables.tf" };

  test("says the same", () => {
    expect(changed(files("old"), files("new"), moved)).toEqual([]);
  });

  test("and allows more is told of that, as it is written now", () => {
    expect(changed(files("old"), files("new", "s3:*Object"), moved)).toEqual([
      "aws_iam_role.a + possible Write s3:DeleteObject",
    ]);
  });

  test("beside one that stays is another one", () => {
    const after = { ...files("old"), ...files("new") };
    expect(changed(files("old"), after, {})).toEqual([
      "aws_iam_role.a + certain Write sts:AssumeRole",
      "aws_iam_role.a + possible Write sqs:SendMessage",
      "aws_iam_role.a + possible Read s3:GetObject",
    ]);
  });
});

describe("a value that is not known is another one", () => {
  const reads = (name: string): string =>
    `${role("a")}${inline(ofA, allow("s3:GetObject", `arn:aws:s3:::\${${name}}/x`))}`;
  const parameter = (path: string, more = ""): string =>
    `data "aws_ssm_parameter" "bucket" {\n  name = ${path}\n${more}}\n${reads("data.aws_ssm_parameter.bucket.value")}`;
  const state = (key: string): string =>
    `data "terraform_remote_state" "net" {\n  backend = "s3"\n  config = { bucket = "state", key = "${key}" }\n}\n${reads("data.terraform_remote_state.net.outputs.bucket")}`;
  const module = (source: string, more = ""): string =>
    `module "b" {\n  source = "${source}"\n${more}}\n${reads("module.b.bucket")}`;
  const either = [
    "aws_iam_role.a + possible Read s3:GetObject",
    "aws_iam_role.a - possible Read s3:GetObject",
  ];
  const cases: Cases = {
    "what a data source is asked for": [parameter('"/a"'), parameter('"/b"'), either],
    "what it is asked for, far away": [
      `locals {\n  path = "/a"\n}\n${parameter("local.path")}`,
      `locals {\n  path = "/b"\n}\n${parameter("local.path")}`,
      either,
    ],
    "when it is asked alone": [
      parameter('"/a"'),
      parameter('"/a"', "  depends_on = [aws_iam_role.a]\n"),
      [],
    ],
    "the tags by which it is found": [
      parameter('"/a"', '  tags = { a = "1" }\n'),
      parameter('"/a"', '  tags = { a = "2" }\n'),
      either,
    ],
    "a remote state": [state("a"), state("b"), either],
    "the source of a module": [module("acme/b/aws"), module("evil/b/aws"), either],
    "what is given to a module of elsewhere": [
      module("acme/b/aws", '  name = "a"\n'),
      module("acme/b/aws", '  name = "b"\n'),
      either,
    ],
    "its tags alone": [
      module("acme/b/aws", '  tags = { a = "1" }\n'),
      module("acme/b/aws", '  tags = { a = "2" }\n'),
      [],
    ],
    "what is declared beside it": [
      parameter('"/a"'),
      `${parameter('"/a"')}${role("b")}`,
      ["aws_iam_role.b + certain Write sts:AssumeRole"],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});

describe("who was let in through the account", () => {
  const root = "arn:aws:iam::111122223333:root";
  const user = "arn:aws:iam::111122223333:role/app";
  const trusting = (...principals: readonly string[]): string => `
resource "aws_iam_role" "a" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [${principals.map((each) => `{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = ${each} } }`).join(", ")}]
  })
}
`;
  const cases: Cases = {
    "and is named, needs no policy any more": [
      trusting(`"${root}"`),
      trusting(`"${root}"`, `"${user}"`),
      ["aws_iam_role.a + certain direct"],
    ],
    "and is named in its place": [
      trusting('"111122223333"'),
      trusting(`"${user}"`),
      ["aws_iam_role.a + certain direct", "aws_iam_role.a - certain Write sts:AssumeRole"],
    ],
    "and was named before as well": [
      trusting(`"${user}"`, `"${root}"`),
      trusting(`"${user}"`, `"${user}"`),
      ["aws_iam_role.a - certain Write sts:AssumeRole"],
    ],
    "and is of another account, is let in anew": [
      trusting('"111122223333"'),
      trusting('"111122223333"', '"arn:aws:iam::222233334444:role/app"'),
      ["aws_iam_role.a + certain Write sts:AssumeRole"],
    ],
  };
  test.for(Object.entries(cases))("%s", ([, [before, after, expected]]) => {
    expect(changed(before, after)).toEqual(expected);
  });
});
