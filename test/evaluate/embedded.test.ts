import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/evaluate/document.ts";
import { readElements } from "../../src/evaluate/statement.ts";
import type { Elements } from "../../src/iam/policy.ts";
import { textAt } from "../../src/source/source.ts";
import { showText } from "./show.ts";
import { valueOf } from "./terraform/module.ts";

const beside = `
variable "x" {}
variable "name" {
  default = "web"
}
locals {
  arns      = ["arn:a", "arn:b"]
  statement = "{ \\"Effect\\": \\"Deny\\", \\"Action\\": \\"a:Local\\" }"
  members   = "\\"Effect\\": \\"Deny\\""
}
`;

const heredoc = (statements: string): string =>
  `<<-EOT\n    {\n      "Statement": ${statements}\n    }\n    EOT\n`;

const statement = (members: string): string =>
  heredoc(`[{ "Effect": "Allow", "Action": "a:B", ${members} }]`);

function elementsIn(expression: string): readonly Elements[] {
  const { statements, broken } = readDocument(valueOf(expression, beside));
  expect(broken).toEqual([]);
  return statements.map(({ value }) => readElements(value));
}

describe("values inside of JSON strings", () => {
  test.each([
    ['"Resource": "arn:${var.x}:s3"', ["arn:${app/var.x}:s3"]],
    ['"Resource": "${var.x}"', ["<app/var.x>"]],
    ['"Resource": ["${var.x}/*", "b"]', ["${app/var.x}/*", "b"]],
    ['"Resource": "${var.x}${var.name}"', ["${app/var.x}${app/var.name: web | ?}"]],
    ['"Resource": "a${local.arns[0]}"', ["aarn:a"]],
    // a policy variable, as Terraform escapes it
    ['"Resource": "home/$${aws:username}"', ["home/${aws:username}"]],
    // an escape of JSON before and behind
    ['"Resource": "\\\\u0061${var.x}\\\\n"', ["\\u0061${app/var.x}\\n"]],
    ['"Resource": "\\u0061\\"${var.x}"', ['a"${app/var.x}']],
  ])("%s", (members, resources) => {
    const [elements] = elementsIn(statement(members));
    const { items = [], rest = [] } = elements?.resource ?? {};
    expect([...items.map(showText), ...rest.map(({ id }) => `<${id}>`)]).toEqual(resources);
  });

  test("in a key", () => {
    const [elements] = elementsIn(
      statement('"Condition": { "StringEquals": { "${var.x}:aud": "a" } }'),
    );
    expect(elements?.conditions.map(({ key }) => showText(key))).toEqual(["${app/var.x}:aud"]);
  });
});

describe("values outside of JSON strings", () => {
  test.each([
    ['"Resource": ${jsonencode(local.arns)}', ["arn:a", "arn:b"]],
    ['"Resource": ${jsonencode(var.x)}', ["<app/var.x>"]],
    ['"Resource": ${var.x}', ["<app/var.x>"]],
    ['"Resource": ${true ? jsonencode("a") : var.x}', ["a"]],
  ])("%s", (members, resources) => {
    const [elements] = elementsIn(statement(members));
    const { items = [], rest = [] } = elements?.resource ?? {};
    expect([...items.map(showText), ...rest.map(({ id }) => `<${id}>`)]).toEqual(resources);
  });

  test("a text that is JSON as a whole is read where it is written", () => {
    const { statements } = readDocument(valueOf(heredoc("[${local.statement}]"), beside));
    const [found] = statements;
    expect(found && readElements(found.value).effect).toBe("Deny");
    expect(found && textAt(found.value.origin.written)).toBe(
      '{ \\"Effect\\": \\"Deny\\", \\"Action\\": \\"a:Local\\" }',
    );
  });

  test("members that are known are read where they are put in", () => {
    const expression = heredoc('[{ ${local.members}, "Action": "a:B" }]');
    const { statements, unknown, broken } = readDocument(valueOf(expression, beside));
    expect({ unknown, broken }).toEqual({ unknown: [], broken: [] });
    const [found] = statements;
    expect(found && textAt(found.value.origin.written)).toBe(
      '{ ${local.members}, "Action": "a:B" }',
    );
    expect(found?.value.entries.map(({ place }) => textAt(place))).toEqual([
      "${local.members}",
      '"Action": "a:B"',
    ]);
    expect(found && readElements(found.value).effect).toBe("Deny");
  });

  test("what is put between the members of an object is not known, and not broken", () => {
    const expression = heredoc('[{ ${var.x}, "Action": "a:B" }]');
    const { statements, unknown, broken } = readDocument(valueOf(expression, beside));
    expect(statements).toEqual([]);
    expect(broken).toEqual([]);
    expect(unknown.map(textAt)).toEqual(["${var.x}"]);
  });
});

test("every place in JSON leads to the text that it says", () => {
  const members = '"Sid": "A\\u0042C", "Resource": ["arn:${var.x}:s3:::b/*", "c\\\\d", "é"]';
  for (const expression of [
    statement(members),
    `<<E\n{ "Statement": { "Effect": "Allow", "Action": "a:B", ${members} } }\nE\n`,
  ]) {
    const [elements] = elementsIn(expression);
    const texts = [elements?.sid, ...(elements?.resource?.items ?? [])];
    expect(texts.map((text) => text && textAt(text.origin.written))).toEqual([
      '"A\\u0042C"',
      '"arn:${var.x}:s3:::b/*"',
      '"c\\\\d"',
      '"é"',
    ]);
    expect(elements?.resource && textAt(elements.resource.place)).toBe(
      members.slice(members.indexOf('"Resource"')),
    );
  }
});

test("JSON in a quoted string leads through its escapes", () => {
  const quoted =
    '"{\\"Statement\\": {\\"Effect\\": \\"Allow\\", \\"Action\\": [\\"a:B\\", \\"${var.x}:C\\"]}}"';
  const [elements] = elementsIn(quoted);
  expect(elements?.action?.items.map(({ origin }) => textAt(origin.written))).toEqual([
    '\\"a:B\\"',
    '\\"${var.x}:C\\"',
  ]);
});

test("a value that is put in goes through its place", () => {
  const [elements] = elementsIn(statement('"Resource": "${local.arns[1]}/*"'));
  const [resource] = elements?.resource?.items ?? [];
  expect(resource && [resource.origin.written, ...resource.origin.via].map(textAt)).toEqual([
    '"${local.arns[1]}/*"',
    '"arn:b"',
    "local.arns[1]",
  ]);
});
