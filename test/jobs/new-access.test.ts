import { describe, expect, test } from "vitest";
import { review } from "../../src/jobs/review.ts";
import type { ReviewResult } from "../../src/report/result.ts";
import { textReport } from "../../src/report/text.ts";
import { verdict } from "../../src/report/verdict.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import type { Terms } from "../../src/rules/terms.ts";
import { agreed } from "../agreed.ts";
import { diffOf, type Texts } from "../change/changes.ts";
import { postedOf } from "../report/results.ts";
import { facts } from "../rules/facts.ts";

const tree = (texts: Texts) => memoryTree(new Map(Object.entries(texts)));

function reviewed(before: Texts, after: Texts, terms: Partial<Terms> = {}): ReviewResult {
  const diff = diffOf(before, after);
  const change = { base: tree(before), head: tree(after), diff, unread: [] };
  return review(change, facts, agreed("new-access", terms));
}

const policy = (...statements: readonly object[]): Texts => ({
  "policy.json": JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2),
});
const allow = (Action: string | readonly string[], Resource: string): object => ({
  Effect: "Allow",
  Action,
  Resource,
});
const read = allow("s3:GetObject", "arn:aws:s3:::reports/*");
const wide = allow("s3:*", "*");

describe("where new access blocks", () => {
  test("anything new does, if nothing is said to be critical", () => {
    const { blocked, blocking } = reviewed(policy(read), policy(read, wide));
    expect(blocked).toBe(true);
    expect(blocking).toMatchObject({ findings: [], access: [{ certain: true, critical: true }] });
  });

  test("what was there does not, whatever is found in it", () => {
    const result = reviewed(policy(wide), policy({ ...wide, Sid: "Renamed" }));
    expect(result.findings.length).toBeGreaterThan(0);
    expect(result).toMatchObject({ blocked: false, shifts: [] });
  });

  test.each([
    ["an action of the list", allow("iam:PassRole", "arn:aws:iam::111122223333:role/x"), true],
    ["a wildcard that reaches one", allow("iam:P*", "*"), true],
    ["a resource of the list", allow("s3:GetObject", "arn:aws:s3:::prod-data/*"), true],
    ["a pattern that reaches one", allow("s3:GetObject", "arn:aws:s3:::*-data/*"), true],
    ["another action", allow("iam:GetRole", "arn:aws:iam::111122223333:role/x"), false],
    ["another resource", allow("s3:GetObject", "arn:aws:s3:::test-data/*"), false],
  ])("with a list: %s", (_, statement, blocked) => {
    const critical = [{ actions: ["iam:PassRole"] }, { resources: ["arn:aws:s3:::prod-*"] }];
    const result = reviewed(policy(read), policy(read, statement), { critical });
    expect(result.blocked).toBe(blocked);
    expect(result.shifts).toHaveLength(1);
  });

  test("critical is what is new, not what its statement allows beside", () => {
    const [before, after] = ["s3:GetObject", "s3:Get*"].map((action) =>
      policy(allow(action, "arn:aws:s3:::prod-data/*")),
    );
    const critical = [{ actions: ["s3:GetObject"] }];
    expect(reviewed(before ?? {}, after ?? {}, { critical }).blocked).toBe(false);
  });

  test("it says so, and shows a request", () => {
    const critical = [{ actions: ["s3:Delete*"] }];
    const more = allow(["s3:GetObject", "s3:DeleteObject"], "arn:aws:s3:::reports/*");
    const result = reviewed(policy(read), policy(more), { critical });
    expect(verdict(result)).toBe("blocked by 1 statement that newly allows what is critical");
    expect(postedOf(result).summary).toContain(
      "#### Newly allowed, which blocks\n\n- `policy.json`: **Write** `s3:DeleteObject`, as on `arn:aws:s3:::reports/x`, in `policy.json:7`",
    );
  });
});

test("a Deny that is gone is told, though no statement of the head is touched", () => {
  const inline = (name: string, statement: object): string =>
    `resource "aws_iam_role_policy" "${name}" {
  role   = aws_iam_role.app.name
  policy = jsonencode(${JSON.stringify({ Version: "2012-10-17", Statement: [statement] })})
}
`;
  const deny = { Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::reports/secret/*" };
  const trust = {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { Service: "x.amazonaws.com" },
  };
  const role = `resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode(${JSON.stringify({ Version: "2012-10-17", Statement: [trust] })})
}
`;
  const after = { "a.tf": inline("a", read), "role.tf": role };
  const before = { ...after, "b.tf": inline("b", deny) };
  const diff = diffOf(before, after);
  const change = { base: tree(before), head: tree(after), diff, unread: [] };
  const result = review(change, facts, agreed("high"));
  expect(result.shifts).toMatchObject([{ gained: [{ certain: true }], lost: [] }]);
  expect(verdict(result)).toBe("no IAM statement is touched, and yet something is newly allowed");
});

describe("what is written elsewhere", () => {
  const trust = {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { Service: "x.amazonaws.com" },
  };
  const role = (more: string): Texts => ({
    "main.tf": `resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode(${JSON.stringify({ Version: "2012-10-17", Statement: [trust] })})
${more}}
`,
  });
  const bounded = role('  permissions_boundary = "arn:aws:iam::111122223333:policy/limit"\n');
  const admin = role('  managed_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]\n');
  const ann = 'resource "aws_iam_user_group_membership" "ann" {\n  user   = "ann"\n';
  const member = { "main.tf": `${ann}  groups = ["admins"]\n}\n` };
  const plain = role("");

  test.each([
    [
      "a policy of AWS's",
      plain,
      admin,
      "- `aws_iam_role.app`: whatever `arn:aws:iam::aws:policy/AdministratorAccess` allows, which is not read (perhaps: not all of it is known), in `main.tf:3`",
    ],
    [
      "a boundary that is gone",
      bounded,
      plain,
      "- `aws_iam_role.app`: whatever is outside of `arn:aws:iam::111122223333:policy/limit` (perhaps: not all of it is known), in `main.tf:3`",
    ],
    [
      "a group that somebody joins",
      {},
      member,
      "- `ann`: whatever `group admins` allows, which is not read (perhaps: not all of it is known), in `main.tf:3`",
    ],
  ])("blocks: %s", (_, before, after, line) => {
    const result = reviewed(before, after, { critical: [{ actions: ["iam:PassRole"] }] });
    expect(result.blocked).toBe(true);
    expect(result.blocking.access).toHaveLength(1);
    expect(postedOf(result).summary).toContain(line);
    const words = / (whatever .*) \(perhaps/.exec(line)?.[1]?.replaceAll("`", "");
    expect(textReport(result)).toContain(`\n    ${words ?? "nothing"}`);
  });

  test.each([
    ["a policy of AWS's that is detached", admin, plain, "AdministratorAccess"],
    ["a boundary that is new", plain, bounded, "policy/limit"],
    ["a group that somebody leaves", member, {}, "group admins"],
    ["nothing where nothing changed", admin, admin, undefined],
  ])("is told where it blocks nothing: %s", (_, before, after, said) => {
    const result = reviewed(before, after);
    expect(result).toMatchObject({ blocked: false, narrows: false });
    const lost = result.shifts.flatMap((shift) => shift.lost);
    expect(lost.map(({ policy: { owner } }) => owner.address)).toEqual(
      said === undefined ? [] : [expect.stringContaining(said) as string],
    );
  });
});

describe("what is not evaluated", () => {
  const statement = (element: string, kind = "actions"): string =>
    `  statement {\n    ${kind} = ${element}\n    resources = ["arn:aws:s3:::reports/*"]\n  }\n`;
  const document = (...statements: readonly string[]): Texts => ({
    "main.tf": `variable "some" {}
data "aws_iam_policy_document" "p" {
${statements.join("")}}
`,
  });
  const attached = (name: string): string => `resource "aws_iam_policy" "${name}" {
  policy = var.some
}
`;
  const one = { "main.tf": attached("a") };
  const go = (more: string): string => `package main
import "github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
func main() {
  table.GrantReadData(f)
${more}}
`;
  const sqs = (principal: string): string =>
    statement(`["sqs:SendMessage"]
    principals {
      type        = "AWS"
      identifiers = [${principal}]
    }`);
  const s3 = statement('["s3:GetObject"]');
  const misspelled = statement('["s3:GetObjects"]');

  test.each<[string, Texts, Texts, string]>([
    [
      "a policy that nobody knows counts as new",
      {},
      one,
      "blocked by 1 changed file of which it is newly unknown what is allowed",
    ],
    [
      "so does a second one of which the same is said",
      one,
      { "main.tf": attached("a") + attached("b") },
      "blocked by 1 changed file of which it is newly unknown what is allowed",
    ],
    [
      "one that goes elsewhere does not",
      one,
      { "b.tf": attached("a") },
      "no IAM statement is touched",
    ],
    [
      "a policy that does not parse is one that is not read",
      policy(read),
      { ...policy(read), "main.tf": attached("a").replace("var.some", "<<EOT\n{ Effect\nEOT\n") },
      "blocked by 1 changed file that could not be read",
    ],
    [
      "actions that nobody knows are compared as actions",
      document(s3),
      document(s3, statement("var.some")),
      "blocked by 1 statement that newly allows what is critical",
    ],
    [
      "and whom nobody knows as somebody",
      document(sqs('"arn:aws:iam::111122223333:root"')),
      document(sqs('"arn:aws:iam::111122223333:root"'), sqs("var.some")),
      "blocked by 1 statement that newly allows what is critical",
    ],
    [
      "and so are those that AWS does not have",
      document(s3),
      document(s3, misspelled),
      "blocked by 1 statement that newly allows what is critical",
    ],
    [
      "which a Deny does not allow",
      document(s3),
      document(s3, misspelled.replace("{", '{\n    effect = "Deny"')),
      "nothing is overbroad",
    ],
    [
      "nor a policy without a statement, which AWS refuses",
      policy(read),
      { ...policy(read), "b.json": JSON.stringify({ Version: "2012-10-17", Statement: [] }) },
      "no IAM statement is touched",
    ],
    [
      "of a program that is not read it is only told",
      policy(read),
      { ...policy(read), "main.go": go("") },
      "1 changed file could not be evaluated",
    ],
    [
      "whatever is added to it",
      { "main.go": go("") },
      { "main.go": go("  role.AddToPolicy(awsiam.NewPolicyStatement(all))\n") },
      "1 changed file could not be evaluated",
    ],
  ])("%s", (_, before, after, said) => {
    const result = reviewed(before, after);
    expect([verdict(result), result.blocked]).toEqual([said, said.startsWith("blocked")]);
  });

  test("an action that AWS does not have is no other one", () => {
    const both = statement('["s3:GetObject", "s3:GetObjects"]');
    const { shifts } = reviewed(document(s3), document(both));
    const levels = shifts.flatMap(({ gained }) => gained.flatMap((each) => each.levels));
    expect(levels).toMatchObject([{ level: "later", actions: [] }]);
  });
});

describe("a change that only takes access away", () => {
  test("passes, whatever is left to be found, and says so", () => {
    const narrower = allow(["s3:Get*", "s3:List*", "s3:Put*"], "*");
    for (const failOn of ["info", "high", "new-access"] as const) {
      const diff = diffOf(policy(wide), policy(narrower));
      const change = { base: tree(policy(wide)), head: tree(policy(narrower)), diff, unread: [] };
      const result = review(change, facts, agreed(failOn));
      expect(result.findings.length).toBeGreaterThan(0);
      expect(result.blocked, failOn).toBe(false);
      expect(verdict(result)).toMatch(/^nothing new is allowed, and some access is taken away; /);
      expect(textReport(result).split("\n").at(-1)).toBe(`passed: ${verdict(result)}`);
    }
  });

  test("does not, where it allows something else instead", () => {
    const other = allow("sqs:*", "*");
    const diff = diffOf(policy(wide), policy(other));
    const change = { base: tree(policy(wide)), head: tree(policy(other)), diff, unread: [] };
    expect(review(change, facts, agreed("high")).blocked).toBe(true);
  });
});

describe("what is never allowed", () => {
  const neverAllow = [{ actions: ["s3:DeleteObject"], resources: ["arn:aws:s3:::audit/*"] }];
  test("blocks with new access too, in what was there and is touched", () => {
    const [before, after] = ["s3:*", "s3:Delete*"].map((action) =>
      policy(allow(action, "arn:aws:s3:::audit/*"), read),
    );
    // It only narrows: nobody is held up.
    expect(reviewed(before ?? {}, after ?? {}, { neverAllow }).blocked).toBe(false);
    const result = reviewed(policy(read), after ?? {}, { neverAllow, critical: neverAllow });
    expect(result.blocking.findings.map(({ rule }) => rule)).toEqual(["never-allowed"]);
  });
});

test("a comment stands at the line through which a statement elsewhere allows more", () => {
  const main = `data "aws_iam_policy_document" "p" {
  statement {
    actions   = local.actions
    resources = ["arn:aws:s3:::reports/*"]
  }
}
`;
  const locals = (action: string): string => `# What the reports need.
locals {
  actions = ["${action}"]
}
`;
  const before = { "main.tf": main, "locals.tf": locals("s3:GetObject") };
  const after = { "main.tf": main, "locals.tf": locals("s3:PutObject") };
  const { comments } = postedOf(reviewed(before, after));
  expect(comments.map(({ path, line, body }) => [path, line, body.split("\n").slice(2)])).toEqual([
    [
      "locals.tf",
      3,
      [
        "**Newly allowed** through this change, by what is written elsewhere:",
        "",
        "- `data.aws_iam_policy_document.p`, in `main.tf:2-5`: **Write** `s3:PutObject`, as on `arn:aws:s3:::reports/x`",
      ],
    ],
  ]);
});

describe("what a name or an escape hides", () => {
  const template = (value: string, key: string, action: string): Texts => ({
    "app.yaml": `Parameters:
  X: { Type: String, Default: '${value}' }
Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: !Sub '{ "Statement": [{ "Effect": "Allow", "${key}": "${action}", "Resource": "*" }] }'
`,
  });

  test.each([
    [
      "the name of an element",
      template("NotAction", "${X}", "iam:*"),
      template("Action", "${X}", "iam:*"),
    ],
    [
      "what stands under such a name",
      template("Action", "${X}", "s3:*"),
      template("Action", "${X}", "iam:*"),
    ],
    [
      "a value that is escaped",
      template("s3:\\u002a", "Action", "${X}"),
      template("iam:\\u002a", "Action", "${X}"),
    ],
  ])("%s is newly allowed where it changes, and only there", (_, before, after) => {
    expect(reviewed(before, after).blocked).toBe(true);
    const moved = { "app.yaml": `# the same\n${before["app.yaml"] ?? ""}` };
    expect(reviewed(before, moved).blocked).toBe(false);
  });
});
