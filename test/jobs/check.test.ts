import { describe, expect, test } from "vitest";
import {
  checkAccessNotGranted,
  checkNoNewAccess,
  checkNoPublicAccess,
  type Answered,
  type Asked,
} from "../../src/jobs/check.ts";
import { readingOf } from "../../src/jobs/reading.ts";
import { facts } from "../rules/facts.ts";
import { document, read, readBoth, tree } from "./files.ts";

/** A verdict in short: `FAIL New access in the statement with index: 0.`; "maybe" if not certain. */
function short(answered: Answered): string {
  if (!answered.ok) return `refused: ${answered.because}`;
  const { result, certain, reasons } = answered.checked;
  const said = reasons.map(({ description }) => description);
  return [certain ? result : `maybe ${result}`, ...said].join(" ");
}

const newAccess = (existing: string, now: string, asked: Asked = {}): string => {
  const both = readBoth(["existing.json", existing], ["new.json", now]);
  return short(checkNoNewAccess(both.existing, both.now, asked, facts));
};

const bucket = "arn:aws:s3:::amzn-s3-demo-bucket";
const everything = { Action: "*", Resource: "*" };
const pass = "PASS";
const fails = (which = "index: 0"): string => `FAIL New access in the statement with ${which}.`;

describe("new access", () => {
  const reading = { Action: ["s3:GetObject", "s3:ListBucket"], Resource: [bucket, `${bucket}/*`] };
  const more = { ...reading, Action: [...reading.Action, "s3:GetObjectAcl"] };
  const own = { StringEquals: { "aws:ResourceTag/Owner": "${aws:username}" } };
  const start = { Action: "ec2:StartInstances", Resource: "arn:aws:ec2:*:*:instance/*" };
  const sensitive = document(everything, {
    Effect: "Deny",
    Action: "s3:PutBucketPolicy",
    Resource: bucket,
  });
  const tagged = document(everything, {
    Effect: "Deny",
    Action: "ec2:RunInstances",
    Resource: "arn:aws:ec2:*:*:instance/*",
    Condition: { StringNotEquals: { "aws:RequestTag/team": "red" } },
  });
  const put = { Principal: { AWS: "*" }, Action: "s3:PutObject", Resource: `${bucket}/*` };
  const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
  const byArn = (name: string): object => ({ ArnLike: { "aws:PrincipalArn": role(name) } });
  const named = document(
    { ...put, Principal: { AWS: role("writer") }, Resource: "*" },
    { ...put, Resource: "*", Condition: byArn("writer") },
    { Principal: "*", NotAction: "s3:PutObject", Resource: "*" },
  );
  const services = document(
    { Principal: { Service: ["ec2.amazonaws.com"] }, Action: "sts:AssumeRole" },
    { Principal: "*", NotAction: "sts:AssumeRole" },
  );
  const assuming = (Principal: object): string => document({ Principal, Action: "sts:AssumeRole" });

  const cases: readonly (readonly [string, string, string, string])[] = [
    ["there is none in what is the same", document(reading), document(reading), pass],
    ["there is none in less", document(more), document(reading), pass],
    ["an action more is some", document(reading), document(more), fails()],
    [
      "a statement with a Sid is called by it",
      document(reading),
      document({ ...more, Sid: "Read" }),
      fails("sid: Read"),
    ],
    [
      "a statement further down is called by its position",
      document(reading),
      document(reading, { Action: "s3:*", Resource: "*" }),
      fails("index: 1"),
    ],
    [
      "a condition that is gone is some",
      document({ ...start, Condition: own }),
      document(start),
      fails(),
    ],
    ["a condition more is none", document(start), document({ ...start, Condition: own }), pass],
    [
      "a Deny that is gone is some",
      document(everything, { Effect: "Deny", ...reading }),
      document(everything),
      fails(),
    ],
    [
      "what a reference denies is some",
      sensitive,
      document({ Action: "s3:Put*", Resource: "*" }),
      fails(),
    ],
    [
      "what a reference leaves is none",
      sensitive,
      document({ Action: "s3:Put*", Resource: "arn:aws:s3:::another" }),
      pass,
    ],
    [
      "what a reference wants tagged is some without the tag",
      tagged,
      document({ Action: "ec2:RunInstances", Resource: "*" }),
      fails(),
    ],
    [
      "what a reference wants tagged is none with it",
      tagged,
      document({
        Action: "ec2:RunInstances",
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestTag/team": "red" } },
      }),
      pass,
    ],
    [
      "an action that a reference ignores is none",
      named,
      document({ ...put, Action: "s3:GetObject" }),
      pass,
    ],
    [
      "a principal of a reference is none",
      named,
      document({ ...put, Principal: { AWS: role("writer") } }),
      pass,
    ],
    [
      "another one is some",
      named,
      document({ ...put, Principal: { AWS: role("reader") } }),
      fails(),
    ],
    [
      "a principal by its ARN is none",
      named,
      document({ ...put, Condition: byArn("writer") }),
      pass,
    ],
    [
      "another by its ARN is some",
      named,
      document({ ...put, Condition: byArn("reader") }),
      fails(),
    ],
    ["everybody is some", named, document({ ...put, Action: "s3:*" }), fails()],
    [
      "a service of a reference is none",
      services,
      assuming({ Service: "ec2.amazonaws.com" }),
      pass,
    ],
    ["another service is some", services, assuming({ Service: "glue.amazonaws.com" }), fails()],
    ["an account is some", services, assuming({ AWS: "111122223333" }), fails()],
  ];
  test.each(cases)("%s", (_, existing, now, expected) => {
    expect(newAccess(existing, now)).toBe(expected);
  });

  test("of one type alone is looked at where one is given", () => {
    const both = JSON.stringify([
      JSON.parse(document(reading)),
      JSON.parse(document({ ...put, Principal: "*" })),
    ]);
    const wider = both.replace("s3:GetObject", "s3:*");
    expect(newAccess(both, wider, { type: "resource" })).toBe(pass);
    expect(newAccess(both, wider, { type: "identity" })).toMatch(/^FAIL/);
    expect(newAccess(document(reading), document(more), { type: "resource" })).toBe(
      "refused: new.json has no resource policy; what is there is identity",
    );
  });
});

describe("two versions of a configuration", () => {
  const terraform = (
    actions: string,
    { rest = "", name = "app", resource = "${var.bucket}/*" } = {},
  ): string => `variable "bucket" {}
resource "aws_iam_role_policy" "${name}" {
  role   = aws_iam_role.${name}.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${actions}, Resource = "${resource}" }] })
}
resource "aws_iam_role" "${name}" {}
${rest}`;
  const one = '"s3:GetObject"';
  const two = '["s3:GetObject", "s3:PutObject"]';
  const check = (old: string, now: string, asked: Asked = {}): string => {
    const both = readBoth(["old.tf", old], ["new.tf", now]);
    return short(checkNoNewAccess(both.existing, both.now, asked, facts));
  };

  test("mean the same by a reference where nothing else differs", () => {
    expect(check(terraform(two), terraform(one))).toBe(pass);
    expect(check(terraform(one), terraform(two))).toBe(fails());
  });

  test("may mean something else by it where something differs", () => {
    const changed = terraform(one, { rest: 'locals { x = "y" }' });
    expect(check(terraform(two), changed)).toBe(`maybe ${fails()}`);
    expect(check(terraform(two, { resource: "*" }), changed)).toBe(pass);
  });

  test("are compared owner by owner, and a new owner with nothing", () => {
    const second = terraform(one, { name: "job" }).replace(/^variable.*\n/, "");
    const before = terraform(one, { rest: second });
    expect(check(before, terraform(one, { rest: second }))).toBe(pass);
    const both = readBoth(["old.tf", terraform(one)], ["new.tf", before]);
    const answered = checkNoNewAccess(both.existing, both.now, {}, facts);
    expect(answered.ok && answered.checked.fresh).toEqual(["aws_iam_role.job"]);
    expect(answered.ok && answered.checked.result).toBe("FAIL");
  });

  test("are compared for one owner where it is named", () => {
    const second = terraform(one, { name: "job" }).replace(/^variable.*\n/, "");
    const wider = second.replace(one, two);
    const old = terraform(one, { rest: second });
    const now = terraform(one, { rest: wider });
    expect(check(old, now)).toBe(fails());
    expect(check(old, now, { owner: "aws_iam_role.app" })).toBe(pass);
    expect(check(old, now, { owner: "aws_iam_role_policy.job" })).toBe(fails());
    expect(check(old, now, { owner: "aws_iam_role.jib" })).toBe(
      "refused: new.tf: nothing with policies is called aws_iam_role.jib; did you mean aws_iam_role.job or aws_iam_role.app?",
    );
  });

  test("are cut by the boundaries that roles have", () => {
    const bounded = (actions: string): string =>
      terraform('"s3:*"', {
        rest: `resource "aws_iam_policy" "limit" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${actions}, Resource = "*" }] })
}`,
      }).replace('"app" {}', '"app" {\n  permissions_boundary = aws_iam_policy.limit.arn\n}');
    expect(check(bounded(two), bounded(one))).toBe(pass);
    expect(check(bounded(one), bounded(two))).toBe(fails());
  });

  test("of ceilings alone are compared by what they let through", () => {
    const control = (denied: string): string => `resource "aws_organizations_policy" "limit" {
  type    = "SERVICE_CONTROL_POLICY"
  content = jsonencode({ Statement = [
    { Effect = "Allow", Action = "*", Resource = "*" },
    { Effect = "Deny", Action = "${denied}", Resource = "*" },
  ] })
}`;
    expect(check(control("organizations:*"), control("organizations:Leave*"))).toBe(fails());
    expect(check(control("organizations:Leave*"), control("organizations:*"))).toBe(pass);
  });

  test("cannot be told apart where several are there and none is called alike", () => {
    const several = JSON.stringify([
      JSON.parse(document(everything)),
      JSON.parse(document(everything)),
    ]);
    const both = readBoth(["old.json", several], ["new.tf", terraform(one)]);
    expect(short(checkNoNewAccess(both.existing, both.now, {}, facts))).toMatch(
      /^refused: old\.json has policies of 2 owners \(.*\), and none is called like one of new\.tf/,
    );
  });
});

test("what is not known of a policy is never a pass, and is told with its place", () => {
  const unknown = `resource "aws_iam_role_policy" "app" {
  role   = "app"
  policy = var.policy
}
data "aws_iam_policy_document" "more" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}`;
  const listed = { actions: ["iam:PassRole"], resources: [] };
  const answered = checkAccessNotGranted(read(unknown, "main.tf"), listed, {}, facts);
  expect(short(answered)).toBe("maybe FAIL");
  expect(answered.ok && answered.checked.unread).toMatchObject([
    { path: "main.tf", line: 3, reason: "unknown-document" },
  ]);
});

test("what does not parse is no answer, and says where it ends", () => {
  const broken = readingOf(
    "policy.json",
    tree("policy.json", '{ "Statement": [\n{ "Effect": "Allow", "Action": "*", "Resource": ] }'),
    facts,
  );
  expect("ok" in broken && broken.because).toMatch(/^policy\.json:2 is not read: /);
});

describe("access that is not to be granted", () => {
  const granted = (
    statement: object,
    actions: readonly string[],
    resources: readonly string[] = [],
  ): string =>
    short(checkAccessNotGranted(read(document(statement)), { actions, resources }, {}, facts));
  const trails = { Action: ["cloudtrail:StopLogging", "cloudtrail:Delete*"], Resource: "*" };
  const objects = { Action: ["s3:GetObject", "s3:ListBucket"], Resource: [bucket, `${bucket}/*`] };
  const found = "FAIL One or more of the listed actions in the statement with index: 0.";
  const reached =
    "FAIL One or more of the listed actions or resources in the statement with index: 0.";

  const cases: readonly (readonly [
    string,
    object,
    readonly string[],
    readonly string[],
    string,
  ])[] = [
    ["actions, by name", trails, ["cloudtrail:StopLogging"], [], found],
    ["actions that a wildcard covers", trails, ["cloudtrail:DeleteTrail"], [], found],
    ["one action of several", trails, ["s3:GetObject", "cloudtrail:DeleteTrail"], [], found],
    ["patterns of actions", objects, ["s3:Get*"], [], found],
    ["other actions", objects, ["s3:DeleteBucket", "s3:GetBucketLocation"], [], pass],
    ["actions in another case", objects, ["S3:getobject"], [], found],
    ["resources, whatever the action", objects, [], [`${bucket}/secret`], reached],
    ["resources by a pattern", objects, [], [`${bucket}/se*`], reached],
    ["other resources", objects, [], ["arn:aws:s3:::another"], pass],
    ["actions on resources", objects, ["s3:GetObject"], [`${bucket}/x`], reached],
    ["other actions on those resources", objects, ["s3:PutObject"], [`${bucket}/x`], pass],
    ["those actions on other resources", objects, ["s3:GetObject"], ["arn:aws:s3:::b/x"], pass],
    [
      "actions that NotAction leaves",
      { NotAction: "iam:*", Resource: "*" },
      ["ec2:RunInstances"],
      [],
      found,
    ],
    [
      "actions that NotAction takes",
      { NotAction: "iam:*", Resource: "*" },
      ["iam:PassRole"],
      [],
      pass,
    ],
    [
      "what a condition may let through",
      { ...trails, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } },
      ["cloudtrail:StopLogging"],
      [],
      found,
    ],
  ];
  test.each(cases)("%s", (_, statement, actions, resources, expected) => {
    expect(granted(statement, actions, resources)).toBe(expected);
  });

  const wrong: readonly (readonly [string, readonly string[], readonly string[], RegExp])[] = [
    ["nothing", [], [], /name what is not to be granted/],
    ["every action", ["*"], [], /\* cannot be listed: leave --actions out to mean every action/],
    ["what is no action", ["GetObject"], [], /GetObject cannot be listed: write a service and/],
    ["every resource", [], ["*"], /leave --resources out/],
    ["what is no ARN", [], ["my-bucket"], /my-bucket cannot be listed: write an ARN/],
    [
      "a wildcard for an account",
      [],
      ["arn:aws:sqs:*:111122223333:q"],
      /only behind its fifth colon/,
    ],
    ["too much", Array.from({ length: 101 }, () => "s3:GetObject"), [], /at most 100 actions/],
  ];
  test.each(wrong)("cannot be %s", (_, actions, resources, said) => {
    expect(granted(objects, actions, resources)).toMatch(said);
  });

  test("a ceiling grants nothing", () => {
    const template = `Resources:
  Limit:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } } }
  Role:
    Type: AWS::IAM::Role
    Properties: { PermissionsBoundary: !Ref Limit, AssumeRolePolicyDocument: { Statement: [] } }
`;
    const listed = { actions: ["s3:GetObject"], resources: [] };
    expect(short(checkAccessNotGranted(read(template, "t.yaml"), listed, {}, facts))).toMatch(
      /^refused: t\.yaml grants nothing/,
    );
  });
});

describe("public access", () => {
  const open = { Principal: "*", Action: "s3:GetObject", Resource: `${bucket}/*` };
  const check = (text: string, type = "AWS::S3::Bucket", path = "policy.json"): string =>
    short(checkNoPublicAccess(read(text, path), type, {}, facts));

  test("is told in AWS's words", () => {
    expect(check(document({ ...open, Sid: "Read" }))).toBe(
      "FAIL Public access granted in the following statement with sid: Read.",
    );
    expect(
      check(document({ ...open, Principal: { AWS: "arn:aws:iam::111122223333:user/JohnDoe" } })),
    ).toBe(pass);
  });

  test("is looked for in the policies of the type alone", () => {
    const template = `Resources:
  Bucket:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: b, PolicyDocument: { Statement: { Effect: Allow, Principal: { AWS: "111122223333" }, Action: "s3:*", Resource: "*" } } }
  Queue:
    Type: AWS::SQS::QueuePolicy
    Properties: { Queues: [q], PolicyDocument: { Statement: { Effect: Allow, Principal: "*", Action: "sqs:*", Resource: "*" } } }
`;
    expect(check(template, "AWS::S3::Bucket", "t.yaml")).toBe(pass);
    expect(check(template, "AWS::SQS::Queue", "t.yaml")).toMatch(/^FAIL/);
    expect(check(template, "AWS::KMS::Key", "t.yaml")).toBe(
      "refused: t.yaml has no policy of AWS::KMS::Key; there is Bucket and Queue",
    );
  });

  test("of a type that AWS does not check is wrong use", () => {
    expect(check(document(open), "AWS::S3::Buckt")).toMatch(
      /^refused: AWS::S3::Buckt is no type that is checked; did you mean AWS::S3::Bucket\?/,
    );
  });
});
