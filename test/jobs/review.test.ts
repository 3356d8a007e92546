import { expect, test } from "vitest";
import { audit } from "../../src/jobs/audit.ts";
import { filesToReview, review } from "../../src/jobs/review.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import type { ReviewResult } from "../../src/report/result.ts";
import type { Severity } from "../../src/rules/severity.ts";
import { diffOf, type Texts } from "../change/changes.ts";
import { agreed } from "../agreed.ts";
import { facts } from "../rules/facts.ts";

const tree = (texts: Texts) => memoryTree(new Map(Object.entries(texts)));
function reviewed(before: Texts, after: Texts, failOn: Severity | "never" = "high"): ReviewResult {
  const diff = diffOf(before, after);
  return review({ base: tree(before), head: tree(after), diff, unread: [] }, facts, agreed(failOn));
}

const policy = (name: string, action: string, resource: string): string =>
  `resource "aws_iam_policy" "${name}" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "${action}", Resource = "${resource}" }]
  })
}
`;
const bucket = "arn:aws:s3:::reports/*";
const old = policy("old", "*", "*");

test("what was wrong before and is not touched is not found", () => {
  const before = { "a.tf": old, "b.tf": policy("new", "s3:GetObject", bucket) };
  const after = { "a.tf": old, "b.tf": policy("new", "s3:PutObject", bucket) };
  const result = reviewed(before, after);
  expect(result).toMatchObject({ touched: 1, statements: 2, files: 2, blocked: false });
  expect(result.findings).toEqual([]);
  expect(audit(tree(after), facts, agreed("high")).blocked).toBe(true);
});

test("the score is that of the policies that are touched, before and after", () => {
  const before = { "a.tf": old + policy("new", "s3:GetObject", bucket) };
  const after = { "a.tf": old + policy("new", "s3:*", "*") };
  const { score, scoreBefore } = reviewed(before, after);
  expect(score).toBeLessThan(scoreBefore);
  expect(scoreBefore).toBe(
    audit(tree({ "a.tf": policy("new", "s3:GetObject", bucket) }), facts, agreed("high")).score,
  );
  expect(score).toBe(
    audit(tree({ "a.tf": policy("new", "s3:*", "*") }), facts, agreed("high")).score,
  );
  expect(reviewed({}, { "a.tf": old }).scoreBefore).toBe(100);
});

test("findings of the severity that is asked for block, others do not", () => {
  const after = { "a.tf": policy("new", "s3:PutObject", "*") };
  const { findings } = reviewed({}, after);
  expect(findings.map(({ severity }) => severity)).toEqual(["medium"]);
  const blocks = (["critical", "high", "medium", "low", "info", "never"] as const).filter(
    (failOn) => reviewed({}, after, failOn).blocked,
  );
  expect(blocks).toEqual(["medium", "low", "info"]);
});

test("a statement that was taken out, and a file that is gone, are nothing to find fault with", () => {
  const result = reviewed(
    { "a.tf": old, "b.tf": old.replace("old", "other") },
    { "b.tf": old.replace("old", "other") },
  );
  expect(result).toMatchObject({ touched: 0, findings: [], score: 100, scoreBefore: 100 });
});

test("what could not be read is said, in the change and in the files", () => {
  const after = { "a.tf": "resource {{\n" };
  const unread = [{ path: ".", reason: "unreadable", detail: "too many files" }] as const;
  const result = review(
    { base: tree({}), head: tree(after), diff: diffOf({}, after), unread },
    facts,
    agreed(),
  );
  expect(result.problems.map(({ path, reason }) => [path, reason])).toEqual([
    [".", "unreadable"],
    ["a.tf", "syntax-error"],
  ]);
});

test("a review reads the files that changed and those beside them, before and after", () => {
  const wanted = filesToReview(
    [
      { path: "a/b/main.tf", before: "a/b/main.tf" },
      { path: "new/x.yaml", before: "old/x.yaml" },
      { before: "gone/y.json" },
    ],
    (path) => !path.includes("left-out"),
  );
  const paths = ["a/b/main.tf", "a/b/locals.tf", "new/x.yaml", "old/z.yaml", "gone/other.json"];
  expect(paths.filter(wanted)).toEqual(paths);
  const not = ["main.tf", "a/main.tf", "a/b/c/main.tf", "a/b/README.md", "a/b/left-out.tf"];
  expect(not.filter(wanted)).toEqual([]);
});

test("a file that is renamed to where other terms hold is judged by them", () => {
  const [sandbox, prod] = ["sandbox/iam.tf", "prod/iam.tf"];
  const strict = agreed("high");
  const lax = { ...strict.termsOf(""), failOn: "never" as const };
  const agreement = {
    ...strict,
    termsOf: (path: string) => (path.startsWith("sandbox/") ? lax : strict.termsOf(path)),
  };
  const renamed = [{ path: prod, before: sandbox, hunks: [] }];
  const change = { base: tree({ [sandbox]: old }), head: tree({ [prod]: old }), unread: [] };
  expect(review({ ...change, diff: renamed }, facts, agreement).blocked).toBe(true);
  expect(review({ ...change, diff: renamed }, facts, strict).touched).toBe(0);
});

test("what a change makes of permissions together is found, whichever of them it is about", () => {
  const attached = (name: string, action: string): string =>
    policy(name, action, "*")
      .replace("aws_iam_policy", "aws_iam_role_policy")
      .replace("  policy =", '  role   = "app"\n  policy =');
  const before = { "a.tf": attached("old", "iam:PassRole") };
  const after = { ...before, "b.tf": attached("new", "ec2:RunInstances") };
  const found = reviewed(before, after);
  expect(found.findings.map(({ rule }) => rule)).toContain("privilege-escalation");
  expect(found.blocked).toBe(true);
  const other = { ...before, "b.tf": attached("new", "ec2:DescribeInstances") };
  expect(reviewed(before, other).findings).toEqual([]);
});

test("a change lets nobody in by a workflow of its own", () => {
  const workflow = (on: string, role = "deploy"): string => `
on: ${on}
jobs:
  deploy:
    steps:
      - uses: aws-actions/configure-aws-credentials@v5
        with: { role-to-assume: "arn:aws:iam::111122223333:role/${role}" }
`;
  const role = `
resource "aws_iam_role" "deploy" {
  name = "deploy"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringLike = { "token.actions.githubusercontent.com:sub" = "repo:acme/shop:*" } }
    }]
  })
}
`;
  const main = workflow("{ push: { branches: [main] } }");
  const own = workflow("{ push: { branches: [mine] } }");
  const subjects = (before: Texts, after: Texts): readonly string[] =>
    reviewed(before, { ...after, "main.tf": role }).proposals.flatMap(({ outcome }) =>
      outcome.kind === "none"
        ? outcome.refusal.because
        : `${outcome.kind} ${/"repo:[^"]*"/.exec(outcome.edit.text)?.[0] ?? ""}`,
    );
  const [agreed, added] = [".github/workflows/deploy.yml", ".github/workflows/mine.yml"];
  const commit = 'commit "repo:acme/shop:ref:refs/heads/main"';
  const show = 'show "repo:acme/shop:ref:refs/heads/<Branch>"';
  expect(subjects({ [agreed]: main }, { [agreed]: main })).toEqual([commit]);
  expect(
    subjects({ [agreed]: main }, { [agreed]: main, [added]: workflow("push", "other") }),
  ).toEqual([commit]);
  expect(subjects({ [agreed]: main }, { [agreed]: main, [added]: own })).toEqual([show]);
  expect(subjects({ [agreed]: main }, { [agreed]: own })).toEqual([show]);
  expect(subjects({}, { [agreed]: own })).toEqual([show]);
});
