import { expect } from "vitest";
import { judge } from "../../src/rules/judge.ts";
import { atLeast, type Severity } from "../../src/rules/severity.ts";
import { facts, scanned } from "./facts.ts";
import { hclOf, indented, json, type Elements } from "./policies.ts";

/** Files, and the rules that find something in them. */
export type Case = readonly [files: Readonly<Record<string, string>>, rules: readonly string[]];

export const policy = (...statements: readonly Elements[]): Case[0] => ({
  "policy.json": json(...statements),
});

export const terraform = (text: string): Case[0] => ({ "main.tf": text });

export const cloudformation = (text: string): Case[0] => ({ "template.yaml": text });

/** The policy of a key, bucket or queue of Terraform, from a document that knows nothing of it. */
export const attached = (type: string, attribute: string, statement: string): Case[0] =>
  terraform(hclOf(type, attribute, statement));

export const everybody = 'principals {\n  type        = "AWS"\n  identifiers = ["*"]\n}';

export const keyPolicy = `
  actions   = ["kms:*"]
  resources = ["*"]
  principals {
    type        = "AWS"
    identifiers = ["arn:aws:iam::111122223333:root"]
  }
`;

export const trust = (statement: string): Case[0] =>
  terraform(
    `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
${indented(statement, 4)}
  }
}

resource "aws_iam_role" "app" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`,
  );

export const service = (statements: string, v1: boolean): string =>
  v1
    ? `service: app\nprovider:\n  name: aws\n  iamRoleStatements:\n${indented(statements, 4)}\n`
    : `service: app\nprovider:\n  name: aws\n  iam:\n    role:\n      statements:\n${indented(statements, 8)}\n`;

export function rulesIn(files: Case[0], least: Severity = "low"): readonly string[] {
  const scan = scanned(files);
  // Nothing found is not nothing read.
  expect(scan.policies.flatMap(({ statements }) => statements)).not.toEqual([]);
  return judge(scan, facts)
    .filter(({ severity }) => atLeast(severity, least))
    .map(({ rule }) => rule);
}
