import { describe, expect, test } from "vitest";
import type { Difference } from "../../src/change/shift.ts";
import { review } from "../../src/jobs/review.ts";
import type { ReviewResult } from "../../src/report/result.ts";
import { accessLines } from "../../src/report/text.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { linesOf } from "../../src/source/lines.ts";
import { agreed } from "../agreed.ts";
import { diffOf, type Texts } from "../change/changes.ts";
import { facts } from "../rules/facts.ts";

const tree = (texts: Texts) => memoryTree(new Map(Object.entries(texts)));

function reviewed(before: Texts, after: Texts): ReviewResult {
  const diff = diffOf(before, after);
  return review({ base: tree(before), head: tree(after), diff, unread: [] }, facts, agreed("high"));
}

/** `aws_iam_role_policy.app: + certain Write s3:PutObject on arn:aws:s3:::b/x (main.tf:3)` */
function shiftsIn(before: Texts, after: Texts): readonly string[] {
  return reviewed(before, after).shifts.flatMap(({ address, gained, lost }) => [
    ...gained.flatMap((each) => shown(each).map((line) => `${address}: + ${line}`)),
    ...lost.flatMap((each) => shown(each).map((line) => `${address}: - ${line}`)),
  ]);
}

function shown({ certain, undecided, levels, at }: Difference): readonly string[] {
  const sure = certain ? "certain" : undecided ? "undecided" : "possible";
  return levels.map(({ level, actions, witness }) => {
    const [first = "", ...more] = actions;
    const what = more.length > 1 ? `${first} and ${String(more.length)} more` : actions.join(" ");
    const on = witness ? ` on ${witness.shown.resource}` : "";
    return `${sure} ${level} ${what}${on} (${at.source.path}:${String(linesOf(at).first)})`;
  });
}

const statement = (action: string, resource: string, more = ""): string =>
  `{ Effect = "Allow", Action = ${action}, Resource = ${resource}${more} }`;
const rolePolicy = (...statements: readonly string[]): string => `
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [${statements.join(",\n")}]
  })
}
resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
`;
const bucket = '"arn:aws:s3:::b/*"';

describe("what a change newly allows and takes away", () => {
  const cases: Readonly<Record<string, readonly [Texts, Texts, readonly string[]]>> = {
    "an action more": [
      { "main.tf": rolePolicy(statement('["s3:GetObject"]', bucket)) },
      { "main.tf": rolePolicy(statement('["s3:GetObject", "s3:PutObject"]', bucket)) },
      ["aws_iam_role.app: + certain Write s3:PutObject on arn:aws:s3:::b/x (main.tf:6)"],
    ],
    "an action less": [
      { "main.tf": rolePolicy(statement('["s3:GetObject", "s3:PutObject"]', bucket)) },
      { "main.tf": rolePolicy(statement('["s3:GetObject"]', bucket)) },
      ["aws_iam_role.app: - certain Write s3:PutObject on arn:aws:s3:::b/x (main.tf:6)"],
    ],
    "a statement that is written otherwise": [
      { "main.tf": rolePolicy(statement('["s3:GetObject", "s3:PutObject"]', bucket)) },
      {
        "main.tf": rolePolicy(
          statement('"s3:PutObject"', bucket),
          statement('"s3:GetObject"', bucket),
        ),
      },
      [],
    ],
    "a Deny that is gone": [
      {
        "main.tf": rolePolicy(
          statement('"s3:*"', bucket),
          '{ Effect = "Deny", Action = "s3:Delete*", Resource = "*" }',
        ),
      },
      { "main.tf": rolePolicy(statement('"s3:*"', bucket)) },
      [
        "aws_iam_role.app: + certain Write s3:DeleteObject and 3 more on arn:aws:s3:::b/x (main.tf:6)",
        "aws_iam_role.app: + certain Tagging s3:DeleteObjectTagging s3:DeleteObjectVersionTagging on arn:aws:s3:::b/x (main.tf:6)",
      ],
    ],
    "a file that was moved": [
      { "old.tf": rolePolicy(statement('"s3:GetObject"', bucket)) },
      { "new.tf": rolePolicy(statement('"s3:GetObject"', bucket)) },
      [],
    ],
    "a policy with another address": [
      { "main.tf": rolePolicy(statement('"s3:GetObject"', bucket)) },
      { "main.tf": rolePolicy(statement('"s3:GetObject"', bucket)).replaceAll("app", "api") },
      [],
    ],
    "a local in another file": [
      {
        "locals.tf": 'locals {\n  actions = ["s3:GetObject"]\n}\n',
        "main.tf": rolePolicy(statement("local.actions", bucket)),
      },
      {
        "locals.tf": 'locals {\n  actions = ["s3:Get*"]\n}\n',
        "main.tf": rolePolicy(statement("local.actions", bucket)),
      },
      [
        "aws_iam_role.app: + certain Read s3:GetObjectAcl and 14 more on arn:aws:s3:::b/x (locals.tf:2)",
      ],
    ],
    "a default of a variable": [
      {
        "variables.tf": 'variable "bucket" {\n  default = "arn:aws:s3:::b"\n}\n',
        "main.tf": rolePolicy(statement('"s3:GetObject"', '"${var.bucket}/*"')),
      },
      {
        "variables.tf": 'variable "bucket" {\n  default = "arn:aws:s3:::*"\n}\n',
        "main.tf": rolePolicy(statement('"s3:GetObject"', '"${var.bucket}/*"')),
      },
      ["aws_iam_role.app: + certain Read s3:GetObject on arn:aws:s3:::x/x (variables.tf:2)"],
    ],
    "a value of a tfvars file": [
      {
        "terraform.tfvars": 'actions = ["s3:GetObject"]\n',
        "variables.tf": 'variable "actions" {\n  type = list(string)\n}\n',
        "main.tf": rolePolicy(statement("var.actions", bucket)),
      },
      {
        "terraform.tfvars": 'actions = ["s3:*"]\n',
        "variables.tf": 'variable "actions" {\n  type = list(string)\n}\n',
        "main.tf": rolePolicy(statement("var.actions", bucket)),
      },
      [
        "aws_iam_role.app: + certain Permissions management s3:BypassGovernanceRetention and 3 more on arn:aws:s3:::b/x (terraform.tfvars:1)",
        "aws_iam_role.app: + certain Write s3:AbortMultipartUpload and 15 more on arn:aws:s3:::b/x (terraform.tfvars:1)",
        "aws_iam_role.app: + certain Tagging s3:DeleteObjectTagging and 4 more on arn:aws:s3:::b/x (terraform.tfvars:1)",
        "aws_iam_role.app: + certain Read s3:GetObjectAcl and 14 more on arn:aws:s3:::b/x (terraform.tfvars:1)",
        "aws_iam_role.app: + certain List s3:ListMultipartUploadParts and 2 more on arn:aws:s3:::b/x (terraform.tfvars:1)",
      ],
    ],
    "an input of a module": [
      {
        "main.tf": 'module "m" {\n  source  = "./m"\n  actions = ["s3:GetObject"]\n}\n',
        "m/main.tf": `variable "actions" {}\n${rolePolicy(statement("var.actions", bucket))}`,
      },
      {
        "main.tf": 'module "m" {\n  source  = "./m"\n  actions = ["s3:DeleteObject"]\n}\n',
        "m/main.tf": `variable "actions" {}\n${rolePolicy(statement("var.actions", bucket))}`,
      },
      [
        "aws_iam_role.app: + certain Write s3:DeleteObject on arn:aws:s3:::b/x (main.tf:3)",
        "aws_iam_role.app: - certain Read s3:GetObject on arn:aws:s3:::b/x (m/main.tf:7)",
      ],
    ],
    "who may assume a role": [
      { "main.tf": rolePolicy(statement('"s3:GetObject"', bucket)) },
      {
        "main.tf": rolePolicy(statement('"s3:GetObject"', bucket)).replace(
          'Service = "lambda.amazonaws.com"',
          'AWS = "*"',
        ),
      },
      [
        "aws_iam_role.app: + certain Write sts:AssumeRole on arn:aws:iam::111122223333:role/x (main.tf:13)",
      ],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(shiftsIn(before, after)).toEqual(expected);
  });
});

describe("what hides in no statement that is compared", () => {
  const role = (name: string): string => `resource "aws_iam_role" "${name}" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "x.amazonaws.com" } }]
  })
}
`;
  const inline = (of: string, ...statements: readonly string[]): string => `
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.${of}.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [${statements.join(", ")}] })
}
`;
  const scp = (...statements: readonly string[]): string => `
resource "aws_organizations_policy" "scp" {
  content = jsonencode({ Version = "2012-10-17", Statement = [${statements.join(", ")}] })
}
`;
  const both = role("a") + role("b");
  const admin = statement('"*"', '"*"');
  const deny = (action: string): string =>
    `{ Effect = "Deny", Action = "${action}", Resource = "*" }`;

  test("a policy that moves from one role to another is new to the other", () => {
    const before = { "main.tf": both + inline("a", admin) };
    const after = { "main.tf": both + inline("b", admin) };
    const gained = reviewed(before, after).shifts.filter((each) => each.gained.length > 0);
    expect(gained.map(({ address }) => address)).toEqual(["aws_iam_role.b"]);
  });

  test.each([
    ["a ceiling that is gone", scp(deny("s3:*")), "# nothing\n"],
    ["a ceiling of Denies that denies less", scp(deny("s3:*")), scp(deny("s3:Delete*"))],
    [
      "a Deny of a role whose Allow is elsewhere",
      role("a") + inline("a", deny("s3:*")),
      role("a") + inline("a", deny("s3:Put*")),
    ],
  ])("%s", (_, before, after) => {
    const { shifts, narrows } = reviewed({ "main.tf": before }, { "main.tf": after });
    expect(shifts.flatMap(({ gained }) => gained)).toHaveLength(1);
    expect(narrows).toBe(false);
  });

  test("a ceiling that is new allows nothing", () => {
    const { shifts } = reviewed({ "main.tf": "# nothing\n" }, { "main.tf": scp(deny("s3:*")) });
    expect(shifts.flatMap(({ gained }) => gained)).toEqual([]);
  });
});

describe("only narrowing is proved by what else is written too", () => {
  const statements = (...actions: readonly string[]): string =>
    statement(`[${actions.map((each) => `"${each}"`).join(", ")}]`, bucket);
  const narrower = (before: string, after: string): boolean =>
    reviewed({ "main.tf": before }, { "main.tf": after }).narrows;
  const wide = rolePolicy(statements("s3:GetObject", "s3:PutObject"));
  const narrow = rolePolicy(statements("s3:GetObject"));
  const attached =
    'resource "aws_iam_role_policy_attachment" "a" {\n  role       = aws_iam_role.app.name\n  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"\n}\n';

  test.each([
    ["an action less", wide, narrow, true],
    ["and something attached", wide, narrow + attached, false],
    ["and another file that does not parse", wide, `${narrow}resource "x" {`, false],
    [
      "and the condition of a policy",
      wide.replace("  role ", "  count  = var.x ? 1 : 0\n  role "),
      narrow.replace("  role ", "  count  = var.x ? 0 : 1\n  role "),
      false,
    ],
    [
      "and a Deny less",
      rolePolicy(statements("s3:*"), '{ Effect = "Deny", Action = "sqs:*", Resource = "*" }'),
      rolePolicy(statements("s3:Get*")),
      false,
    ],
    ["and a comment, and a blank line", wide, `# What the app needs.\n\n${narrow}`, true],
    [
      "a statement less",
      rolePolicy(statements("s3:GetObject"), statements("s3:PutObject")),
      rolePolicy(statements("s3:PutObject")),
      true,
    ],
    ["and who has it", wide, narrow.replace("aws_iam_role.app", "aws_iam_role.other"), false],
    [
      "and what begins a comment",
      `${wide}/*\n# */\nresource "aws_iam_role" "other" {}\n`,
      `${narrow}/*\nresource "aws_iam_role" "other" {}\n`,
      false,
    ],
  ])("%s", (_, before, after, expected) => {
    expect(narrower(before, after)).toBe(expected);
  });

  const limit = "arn:aws:iam::111122223333:policy/limit";
  const template = (boundary: unknown, action: readonly string[], stage = "prod"): string =>
    JSON.stringify({
      Parameters: { Stage: { Type: "String" } },
      Conditions: { Limited: { "Fn::Equals": [{ Ref: "Stage" }, stage] } },
      Resources: {
        Role: {
          Type: "AWS::IAM::Role",
          Properties: {
            PermissionsBoundary: boundary,
            Policies: [
              {
                PolicyName: "p",
                PolicyDocument: { Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] },
              },
            ],
          },
        },
      },
    });
  const perhaps = { "Fn::If": ["Limited", limit, { Ref: "AWS::NoValue" }] };
  const bucketPolicy = (bucket: string, action: string): string => `Resources:
  P: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: ${bucket}, PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: "*", Action: [${action}], Resource: "*"}]}}}
`;
  const anchored = (bucket: string, action: string): string => `Resources:
  P:
    Type: AWS::S3::BucketPolicy
    Properties:
      PolicyDocument:
        Statement:
          - {Sid: &name ${bucket}, Effect: Allow, Principal: "*", Action: [${action}], Resource: "*"}
      Bucket: *name
`;
  const [more, less] = [["sqs:*", "s3:*"], ["sqs:*"]];
  test.each([
    ["a name less", template(limit, more), template(limit, less), true],
    ["and a boundary that may be gone", template(limit, more), template(perhaps, less), false],
    ["and when a boundary is gone", template(perhaps, more), template(perhaps, less, "dev"), false],
    ["in YAML", bucketPolicy("dev", "s3:*, sqs:*"), bucketPolicy("dev", "s3:*"), true],
    ["and whose it is", bucketPolicy("dev", "s3:*, sqs:*"), bucketPolicy("prod", "s3:*"), false],
    [
      "and whose it is, by an alias",
      anchored("dev", "s3:*, sqs:*"),
      anchored("prod", "s3:*"),
      false,
    ],
  ])("on one line: %s", (_, before, after, expected) => {
    const { shifts, narrows } = reviewed({ "t.yaml": before }, { "t.yaml": after });
    expect(shifts.some(({ lost }) => lost.length > 0)).toBe(true);
    expect(narrows).toBe(expected);
  });
});

test("what reads the same on both sides, by values that may be others, is one line behind the rest", () => {
  const files = (source: string, more: string): Texts => ({
    "main.tf": `module "keys" {\n  source = "${source}"\n}\n${rolePolicy(statement('["kms:Decrypt"]', "module.keys.arn"))}`,
    "more.tf": `resource "aws_iam_user_policy" "ann" {\n  user   = "ann"\n  policy = jsonencode({ Statement = [${more}] })\n}\n`,
  });
  const { shifts } = reviewed(
    files("git::https://example.com/keys?ref=1", statement('["s3:GetObject"]', bucket)),
    files("git::https://example.com/keys?ref=2", statement('["s3:PutObject"]', bucket)),
  );
  const lines = accessLines(shifts).filter((line) => !line.startsWith(" "));
  expect(lines).toEqual([
    "more.tf:3  newly allowed  ann",
    "more.tf:3  no longer allowed  ann",
    "1 statement reads as before, and may reach something else now, by values that are not known here: in main.tf",
  ]);
  const blocking = shifts.flatMap(({ gained }) => gained.filter(({ certain }) => !certain));
  expect(blocking).toHaveLength(1);
  const apart = accessLines(shifts, new Set(blocking)).filter((line) => !line.startsWith(" "));
  expect(apart.filter((line) => line.startsWith("main.tf:"))).toHaveLength(2);
  expect(apart.some((line) => line.includes("reads as before"))).toBe(false);
});
