import { describe, expect, test } from "vitest";
import { canByPolicies, canByRole, type CanAnswered, type Question } from "../../src/jobs/asked.ts";
import { canText } from "../../src/report/can-text.ts";
import { facts, scanned } from "../rules/facts.ts";
import { document } from "./files.ts";

const object = "arn:aws:s3:::data/a";

function question({
  action = "s3:GetObject",
  resource = object,
  context = {},
  principal,
}: {
  readonly action?: string;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, string>>;
  readonly principal?: string;
}): Question {
  const said = new Map(Object.entries(context).map(([key, value]) => [key, [value]]));
  return { action, resource, context: said, principal };
}

type Asked = Parameters<typeof question>[0];

/** The verdict, and what is missing: `implicitly denied, the permissions boundary`. */
function short(answered: CanAnswered): string {
  if (!answered.ok) return `refused: ${answered.because}`;
  return [answered.answer.verdict, ...answered.answer.missing].join(", ");
}

const by = (text: string, asked: Asked = {}, path = "policy.json"): CanAnswered =>
  canByPolicies(question(asked), scanned({ [path]: text }), facts);

const reads = { Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" };
const either = "implicitly denied, the policies of who asks, or the policy of the resource";

describe("by the policies of files", () => {
  const vpc = { ...reads, Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } };
  const tls = { ...reads, Condition: { Bool: { "aws:SecureTransport": "true" } } };
  const home = { ...reads, Resource: "arn:aws:s3:::data/${aws:username}" };
  const cases: readonly (readonly [string, readonly object[], Asked, string])[] = [
    ["an Allow is enough", [reads], {}, "allowed"],
    ["another action is not allowed", [reads], { action: "s3:PutObject" }, either],
    ["another resource is not allowed", [reads], { resource: "arn:aws:s3:::other/a" }, either],
    ["a Deny wins", [reads, { ...reads, Effect: "Deny" }], {}, "explicitly denied"],
    ["a condition must be met", [vpc], {}, either],
    [
      "a condition is met by what is said",
      [vpc],
      { context: { "aws:sourcevpc": "vpc-1" } },
      "allowed",
    ],
    ["what every request carries need not be said", [tls], {}, "allowed"],
    ["but may be", [tls], { context: { "aws:securetransport": "false" } }, either],
    ["a user has a name", [home], { principal: "arn:aws:iam::111122223333:user/x/a" }, "allowed"],
    ["a role has none", [home], { principal: "arn:aws:iam::111122223333:role/a" }, either],
    [
      "a policy of the resource names who asks",
      [{ ...reads, Principal: { AWS: "arn:aws:iam::111122223333:role/app" } }],
      { principal: "arn:aws:sts::111122223333:assumed-role/app/session" },
      "allowed",
    ],
    [
      "a service is let in by it",
      [{ Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage", Resource: "*" }],
      {
        action: "sqs:SendMessage",
        resource: "arn:aws:sqs:us-east-1:111122223333:q",
        principal: "sns.amazonaws.com",
      },
      "allowed",
    ],
    [
      "who has not signed in is everybody",
      [{ ...reads, Principal: "*" }],
      { principal: "*" },
      "allowed",
    ],
    [
      "another account needs both sides",
      [{ Action: "sqs:SendMessage", Resource: "*" }],
      {
        action: "sqs:SendMessage",
        resource: "arn:aws:sqs:us-east-1:444455556666:q",
        principal: "arn:aws:iam::111122223333:role/app",
      },
      "implicitly denied, the policy of the resource",
    ],
  ];
  test.each(cases)("%s", (_, statements, asked, expected) => {
    expect(short(by(document(...statements), asked))).toBe(expected);
  });

  test("a key must allow it itself, which is said where its policy is not there", () => {
    const asked = { action: "kms:Decrypt", resource: "arn:aws:kms:us-east-1:111122223333:key/1" };
    const own = { Action: "kms:Decrypt", Resource: "*" };
    const alone = by(document(own), asked);
    expect(short(alone)).toBe("allowed");
    expect(alone.ok && alone.answer.notes).toEqual([
      "a key and a role must allow it by their own policy too, which is not among what is read",
    ]);
    const files = scanned({
      "policy.json": document(own),
      "key.json": document({ ...own, Principal: { AWS: "arn:aws:iam::444455556666:root" } }),
    });
    expect(short(canByPolicies(question(asked), files, facts))).toBe(
      "implicitly denied, the policy of the resource",
    );
  });
});

describe("wrong questions are refused with what to ask", () => {
  const cases: readonly (readonly [Asked, RegExp])[] = [
    [{ action: "s3:GetObjct" }, /s3:GetObjct is no action .* did you mean s3:GetObject\?/],
    [{ action: "s3:Get*" }, /s3:Get\* is several actions: ask about one/],
    [{ resource: "my-bucket" }, /my-bucket is no resource: write its ARN/],
    [{ resource: "arn:aws:s3:::data/*" }, /is several resources: ask about one/],
    [{ principal: "app" }, /app is nobody who asks: name an ARN/],
  ];
  test.each(cases)("%j", (asked, said) => {
    expect(short(by(document(reads), asked))).toMatch(said);
  });

  test("no policy at all", () => {
    expect(short(by("{}"))).toBe("refused: no policy that Pare reads is in what was given");
  });
});

const terraform = `variable "bucket" {}
variable "secret" {}
resource "aws_iam_role" "app" {
  name                 = "app"
  permissions_boundary = aws_iam_policy.limit.arn
  assume_role_policy   = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_policy" "limit" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}
resource "aws_iam_role_policy" "read" {
  role   = aws_iam_role.app.id
  policy = jsonencode({ Statement = [
    { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::\${var.bucket}/*" },
    { Effect = "Allow", Action = "s3:PutObject", Resource = "*", Condition = { StringEquals = { "aws:SourceVpc" = "vpc-1" } } },
    { Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" },
    { Effect = "Allow", Action = "s3:DeleteObject", Resource = "arn:aws:s3:::data/*" },
    { Effect = "Deny", Action = "s3:DeleteObject", Resource = "arn:aws:s3:::data/\${var.secret}" },
  ] })
}
resource "aws_s3_bucket" "shared" {
  bucket = "shared"
}
resource "aws_s3_bucket_policy" "shared" {
  bucket = aws_s3_bucket.shared.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:ListBucket", Principal = "*", Resource = aws_s3_bucket.shared.arn }] })
}
resource "aws_iam_role" "other" {
  name               = "other"
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.app.arn } }] })
}
`;

describe("by what a declared role has", () => {
  const scan = scanned({ "infra/main.tf": terraform });
  const role = (asked: Asked, owner = "aws_iam_role.app"): CanAnswered =>
    canByRole(question(asked), owner, scan, facts);
  const text = (asked: Asked): string => {
    const answered = role(asked);
    return answered.ok ? canText(answered.answer) : answered.because;
  };
  const app = "by arn:aws:iam::111122223333:role/app";

  test("a reference that is not known decides, and it is said with which value", () => {
    expect(text({})).toBe(`depends  s3:GetObject on arn:aws:s3:::data/a ${app}
infra/main.tf:14  aws_iam_role_policy.read  Allow s3:GetObject on arn:aws:s3:::\${var.bucket}/*
    if var.bucket is data
`);
  });

  test("a condition that is not met is what is missing", () => {
    expect(text({ action: "s3:PutObject" }))
      .toBe(`not allowed  s3:PutObject on arn:aws:s3:::data/a ${app}
missing  an Allow in the policies of who asks, or the policy of the resource
infra/main.tf:15  aws_iam_role_policy.read  would allow it if aws:SourceVpc = vpc-1 (the request does not say it)
`);
    expect(text({ action: "s3:PutObject", context: { "aws:sourcevpc": "vpc-2" } })).toContain(
      "if aws:SourceVpc = vpc-1 (it is vpc-2)",
    );
    expect(short(role({ action: "s3:PutObject", context: { "aws:sourcevpc": "vpc-1" } }))).toBe(
      "allowed",
    );
  });

  test("the boundary must allow it too", () => {
    const queue = "arn:aws:sqs:us-east-1:111122223333:q";
    expect(short(role({ action: "sqs:SendMessage", resource: queue }))).toBe(
      "implicitly denied, the permissions boundary",
    );
  });

  test("a boundary that may not be there, is one of several or is not read may limit it", () => {
    const roles = [
      ["perhaps", "var.on ? aws_iam_policy.limit.arn : null"],
      ["either", "var.on ? aws_iam_policy.limit.arn : aws_iam_policy.none.arn"],
      ["unread", '"arn:aws:iam::111122223333:policy/ops"'],
      ["counted", "aws_iam_policy.limit.arn\n  count = var.on ? 1 : 0"],
    ].map(
      ([name = "", boundary = ""]) => `resource "aws_iam_role" "${name}" {
  permissions_boundary = ${boundary}
}
resource "aws_iam_role_policy" "${name}" {
  role   = one(aws_iam_role.${name}[*].id)
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
`,
    );
    const none = `resource "aws_iam_policy" "none" {
  policy = jsonencode({ Statement = [{ Effect = "Deny", Action = "sns:*", Resource = "*" }] })
}
`;
    const bounded = scanned({ "main.tf": [terraform, none, ...roles].join("") });
    const answers = (action: string, resource: string): readonly string[] =>
      ["perhaps", "either", "unread", "counted"].map((name) =>
        short(canByRole(question({ action, resource }), `aws_iam_role.${name}`, bounded, facts)),
      );
    const queue = "arn:aws:sqs:us-east-1:111122223333:q";
    const outside = "implicitly denied, the permissions boundary";
    expect(answers("s3:GetObject", object)).toEqual(["allowed", "depends", "depends", "allowed"]);
    expect(answers("sqs:SendMessage", queue)).toEqual(["depends", "depends", "depends", outside]);
    const unread = canByRole(question({}), "aws_iam_role.unread", bounded, facts);
    expect(unread.ok && unread.answer.notes).toEqual([
      "the permissions boundary arn:aws:iam::111122223333:policy/ops is not read, and may allow less",
    ]);
  });

  test("a Deny of what is not known may deny it", () => {
    expect(text({ action: "s3:DeleteObject" })).toBe(`depends  s3:DeleteObject on ${object} ${app}
infra/main.tf:17  aws_iam_role_policy.read  Allow s3:DeleteObject on arn:aws:s3:::data/*
    it depends on what is not known before it is deployed
infra/main.tf:18  aws_iam_role_policy.read  Deny s3:DeleteObject on arn:aws:s3:::data/\${var.secret}  (may deny it)
`);
  });

  test("the policy of the resource counts, and that of another does not", () => {
    const list = { action: "s3:ListBucket" };
    expect(short(role({ ...list, resource: "arn:aws:s3:::shared" }))).toBe("allowed");
    expect(short(role({ ...list, resource: "arn:aws:s3:::other" }))).toMatch(/^implicitly denied/);
  });

  test("a role is assumed by its trust policy", () => {
    const assume = { action: "sts:AssumeRole", resource: "arn:aws:iam::111122223333:role/other" };
    expect(short(role({ ...assume, principal: "ec2.amazonaws.com" }))).toBe(
      "implicitly denied, the policy of the resource",
    );
    const own = { ...assume, resource: "arn:aws:iam::111122223333:role/app" };
    expect(short(role({ ...own, principal: "ec2.amazonaws.com" }))).toBe("allowed");
  });

  test("who is not declared is said to be not, and who may be meant", () => {
    expect(short(role({}, "aws_iam_role.ap"))).toBe(
      "refused: nothing with policies is called aws_iam_role.ap; did you mean aws_iam_role.app?",
    );
    const twice = scanned({ "a/main.tf": terraform, "b/main.tf": terraform });
    expect(short(canByRole(question({}), "aws_iam_role.app", twice, facts))).toBe(
      "refused: aws_iam_role.app is declared several times; name one of a/aws_iam_role.app or b/aws_iam_role.app",
    );
    expect(short(canByRole(question({}), "b/aws_iam_role.app", twice, facts))).toBe("depends");
  });
});

describe("by what may be attached", () => {
  const trust = `{ Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { Service: ec2.amazonaws.com } }] }`;
  const allows = "{ Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: '*' }] }";
  const template = (roles: string, of = ""): string => `Parameters:
  Env: { Type: String }
Conditions:
  Maybe: !Equals [!Ref Env, prod]
  On: !Equals [a, a]
Resources:
  A: { Type: AWS::IAM::Role, Properties: { RoleName: a, AssumeRolePolicyDocument: ${trust}${of} } }
  B: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust} } }
  P: { Type: AWS::IAM::ManagedPolicy, Properties: { ${roles} PolicyDocument: ${allows} } }
`;
  const verdicts = (text: string): readonly string[] => {
    const scan = scanned({ "app.yaml": text });
    return ["A", "B"].map((role) => {
      const answered = canByRole(question({}), role, scan, facts);
      return answered.ok ? answered.answer.verdict : "refused";
    });
  };
  const no = "implicitly denied";

  test.each([
    ["[!Ref A, !Ref B]", ["allowed", "allowed"]],
    ["[!If [Maybe, !Ref A, !Ref B]]", ["depends", "depends"]],
    ["[!If [On, !Ref A, !Ref B]]", ["allowed", no]],
    ["!If [Maybe, [!Ref A], !Ref AWS::NoValue]", ["depends", no]],
    ["[!If [Maybe, !Ref A, !Ref AWS::NoValue], !Ref B]", ["depends", "allowed"]],
    ["!If [Maybe, [!Ref A, !Ref B], [!Ref B]]", ["depends", "allowed"]],
    ["[!If [Maybe, !Ref B, !If [On, !Ref A, !Ref B]]]", ["depends", "depends"]],
    ["[!If [Maybe, a, !Ref B]]", ["depends", "depends"]],
    ["[!If [On, a, !Ref B]]", ["allowed", no]],
    ["[!Select [0, [!If [Maybe, !Ref A, !Ref B]]]]", ["depends", "depends"]],
  ])("Roles: %s", (roles, expected) => {
    expect(verdicts(template(`Roles: ${roles},`))).toEqual(expected);
  });

  test.each([
    ["[!Ref P]", "allowed"],
    ["[!If [Maybe, !Ref P, !Ref AWS::NoValue]]", "depends"],
    ["!If [Maybe, [!Ref P], !Ref AWS::NoValue]", "depends"],
    ["!If [On, [!Ref P], !Ref AWS::NoValue]", "allowed"],
  ])("ManagedPolicyArns: %s", (arns, expected) => {
    const [verdict] = verdicts(template("", `, ManagedPolicyArns: ${arns}`));
    expect(verdict).toBe(expected);
  });

  test("a configuration of Terraform decides on what is attached", () => {
    const text = `${terraform}
resource "aws_iam_role_policy" "chosen" {
  role   = var.secret ? aws_iam_role.app.name : aws_iam_role.other.name
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:PutObjectAcl", Resource = "*" }] })
}
`;
    const scan = scanned({ "main.tf": text });
    const ask = question({ action: "s3:PutObjectAcl" });
    expect(short(canByRole(ask, "aws_iam_role.other", scan, facts))).toBe("depends");
  });
});

test("functions of CloudFormation are told as they are written", () => {
  const joined = `!Join ["", [!ImportValue 'Some/Thing', "/*"]]`;
  const text = `Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: ${joined} }] }
`;
  const answered = by(text, {}, "app.yaml");
  const said = answered.ok ? canText(answered.answer) : "";
  expect(said).toContain(`Allow s3:GetObject on \${${joined}}`);
  expect(said).toContain("if Fn::ImportValue 'Some/Thing' is");
});
