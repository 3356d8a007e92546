import { expect, test } from "vitest";
import { extractReport } from "../../src/report/extract-json.ts";
import { extractText } from "../../src/report/extract-text.ts";
import { scanned } from "../rules/facts.ts";

function linesOf(text: string): readonly string[] {
  const scan = scanned({ "main.tf": text });
  return extractText(extractReport(scan, (policy) => scan.formatOf(policy).name))
    .trimEnd()
    .split("\n");
}

const policy = (statement: string, meta = ""): string =>
  `resource "aws_iam_policy" "p" {\n  ${meta}\n  policy = jsonencode({ Statement = [{ ${statement} }] })\n}\n`;

test.each([
  [
    "what it allows, and on what",
    policy('Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = "*"'),
    "Allow s3:GetObject, s3:PutObject on *",
  ],
  [
    "the first of many resources",
    policy('Effect = "Allow", NotAction = "s3:*", Resource = ["a", "b", "c", "d", "e"]'),
    "Allow all but s3:* on a, b, c and 2 more",
  ],
  [
    "for whom, and under which conditions",
    policy(
      'Effect = "Deny", Action = "sts:*", NotResource = "a", NotPrincipal = { Service = "x" }, Condition = { Bool = { "aws:SecureTransport" = "false" } }',
    ),
    "Deny sts:* on all but a for all but x if aws:SecureTransport",
  ],
  [
    "an expression on one line",
    policy('Effect = "Allow", Action = "s3:*", Resource = flatten([\n  var.a,\n  var.b,\n])'),
    "Allow s3:* on ${flatten([ var.a, var.b, ])}",
  ],
  [
    "an effect that is not known",
    policy('Effect = var.effect, Action = "s3:*", Resource = "*"'),
    "Allow or Deny s3:* on *",
  ],
  [
    "how many instances there are",
    policy(
      'Effect = "Allow", Action = "s3:*", Resource = each.key',
      'for_each = toset(["a", "b"])',
    ),
    "Allow s3:* on ${each.key}  (2 instances)",
  ],
  [
    "that it may not be there",
    policy('Effect = "Allow", Action = "s3:*", Resource = "*"', "count = var.on ? 1 : 0"),
    "Allow s3:* on *  (may not be there)",
  ],
  [
    "that it never is",
    policy('Effect = "Allow", Action = "s3:*", Resource = "*"', "count = 0"),
    "Allow s3:* on *  (is never there)",
  ],
])("a line of a statement says %s", (_, text, said) => {
  const [line = ""] = linesOf(text);
  expect(line).toMatch(/^main\.tf:3(?:-\d)? {2}identity {2}aws_iam_policy\.p {2}/);
  expect(line.split("aws_iam_policy.p  ")[1]).toBe(said);
});

test("permissions stand behind the statements, and are counted by themselves", () => {
  const topic = `resource "aws_lambda_permission" "t" {
  action        = "lambda:InvokeFunction"
  function_name = "arn:aws:lambda:eu-west-1:111122223333:function:app"
  principal     = "sns.amazonaws.com"
}
`;
  expect(linesOf(topic + policy('Effect = "Allow", Action = "s3:*", Resource = "*"'))).toEqual([
    "main.tf:8  identity  aws_iam_policy.p  Allow s3:* on *",
    "main.tf:1-5  resource  aws_lambda_permission.t  Allow lambda:InvokeFunction on arn:aws:lambda:eu-west-1:111122223333:function:app for sns.amazonaws.com",
    "",
    "1 statement and 1 permission in 1 file",
  ]);
});

test("what was not evaluated stands behind the statements, and is counted", () => {
  const broken = `${policy('Effect = "Allow", Action = "s3:*", Resource = "*"')}resource "aws_iam_policy" "q" { policy = var.q }\n`;
  expect(linesOf(broken).slice(1)).toEqual([
    "main.tf:5  not evaluated  unknown-document: the policy `var.q` is not known here",
    "",
    "1 statement in 1 file",
    "not evaluated: 1 place (1 unknown-document)",
  ]);
});
