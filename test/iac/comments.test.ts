import { expect, test } from "vitest";
import type { Format } from "../../src/iac/format.ts";
import { cloudformation } from "../../src/iac/cloudformation/format.ts";
import { document } from "../../src/iac/document/format.ts";
import { terraform } from "../../src/iac/terraform/format.ts";
import { subjectsOf } from "../syntax/comments.ts";

const yaml = "Effect: Allow # a\n# b\nAction: s3:*\n";
const json = '{ "Effect": "Allow", # a\n // b\n "Action": "s3:*" }\n';
const ofYaml = { a: "Effect: Allow", b: "Action: s3:*" };

test.each<[Format, string, string, Readonly<Record<string, string>>]>([
  [terraform, "main.tf", "a = 1 # a\n// b\nc {}\n", { a: "a = 1", b: "c {}" }],
  [cloudformation, "template.yaml", yaml, ofYaml],
  [cloudformation, "stack.template", yaml, ofYaml],
  [cloudformation, "stack.template", json, {}],
  [cloudformation, "stack.json", json, {}],
  [document, "policy.yml", yaml, ofYaml],
  [document, "policy.json", json, {}],
  [
    document,
    "policy.yaml",
    '{ "Effect": "Allow", # a\n # b\n "Action": "s3:*" }\n',
    {
      a: '"Effect": "Allow"',
      b: '"Action": "s3:*"',
    },
  ],
])("$name tells the comments of %s", (format, path, text, expected) => {
  expect(subjectsOf(text, format.comments({ path, text }))).toEqual(expected);
});
