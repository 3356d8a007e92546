import { expect, test } from "vitest";
import { scan } from "../../src/jobs/scan.ts";
import { codeIn } from "../../src/jobs/code.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { javascript, type Files } from "../narrow/beside-code.ts";
import { facts } from "../rules/facts.ts";

/** How often the parsers of programs are asked for while files are read. */
function asked(files: Files): number {
  let count = 0;
  const counting = {
    ...facts,
    scripts: () => {
      count++;
      return facts.scripts();
    },
  };
  const found = scan(memoryTree(new Map(Object.entries(files))), counting);
  codeIn(found, counting);
  return count;
}

const terraform = `data "aws_iam_policy_document" "a" {
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
`;

test("who writes Terraform alone loads no parser of programs", () => {
  expect(asked({ "main.tf": terraform, "app.mjs": javascript })).toBe(0);
});

test("a program that speaks of IAM does", () => {
  const program = `import * as iam from "aws-cdk-lib/aws-iam";
new iam.PolicyStatement({ actions: ["s3:*"], resources: ["*"] });
`;
  expect(asked({ "stack.ts": program })).toBeGreaterThan(0);
});
