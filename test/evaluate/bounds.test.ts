import { expect, test } from "vitest";
import type { Value } from "../../src/evaluate/value.ts";
import { extracted, problemsIn, statementsIn } from "../iac/policies.ts";
import { localOf, scopeOf } from "./terraform/module.ts";
import { show } from "./show.ts";

// What a few lines can make without end is cut, and said. These tests fail by not ending.

const levels = 40;

/** `a0` made of `a1`, that of `a2` and so on, and the last one of itself. */
function chain(
  made: (next: string, level: number) => string,
  last: string,
  count = levels,
): string {
  const lines = Array.from(
    { length: count },
    (_, i) => `  a${i} = ${made(`local.a${i + 1}`, i)}\n`,
  );
  return `locals {\n${lines.join("")}  a${count} = ${last}\n}\n`;
}

/** A policy with an action, behind some lines. */
function policy(beside: string, action = "local.a0"): string {
  return `${beside}resource "aws_iam_role_policy" "p" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Resource = "*" }] })
}
`;
}

const list = (count: number): string =>
  `[${Array.from({ length: count }, (_, i) => `"s3:A${i}"`).join(", ")}]`;

const repeated = (text: string, count: number): string => text.repeat(count);

const loops = (
  count: number,
  over: (outer: readonly string[]) => string,
  inner: string,
): string => {
  const names = Array.from({ length: count }, (_, i) => `x${i}`);
  const heads = names.map((name, i) => `[for ${name} in ${over(names.slice(0, i))} : `);
  return `${heads.join("")}${inner}${repeated("]", count)}`;
};

const reasonsOf = (files: Readonly<Record<string, string>>): readonly string[] => [
  ...new Set(extracted(files).problems.map(({ reason }) => reason)),
];

const terraform: readonly (readonly [string, string])[] = [
  ["lists", policy(chain((x) => `concat(${x}, ${x})`, '["s3:*"]'))],
  ["texts", policy(chain((x) => `"\${${x}}\${${x}}"`, '"s3:*"'))],
  ["texts of nothing, by where they come from", policy(chain((x) => `"\${${x}}\${${x}}"`, '""'))],
  [
    "lists in lists",
    policy(
      chain((x) => `[${x}, ${x}]`, '"s3:*"'),
      "flatten(local.a0)",
    ),
  ],
  [
    "objects",
    policy(
      chain((x) => `{ l = ${x}, r = ${x} }`, '"s3:*"'),
      "values(local.a0)",
    ),
  ],
  [
    "members of objects",
    policy(
      chain((x) => `{ l = ${x}, r = ${x} }`, '"s3:*"'),
      "local.a0.l.r",
    ),
  ],
  [
    "splats",
    policy(
      chain((x) => `[${x}, ${x}][*]`, '"s3:*"'),
      "flatten(local.a0)",
    ),
  ],
  ["join", policy(chain((x) => `join(${x}, [${x}, ${x}])`, '"ab"'))],
  ["format", policy(chain((x) => `format("%s%s", ${x}, ${x})`, '"ab"'))],
  [
    "merge",
    policy(
      chain((x, i) => `merge({ a${i} = ${x} }, { b${i} = ${x} })`, "{}"),
      "keys(local.a0)",
    ),
  ],
  [
    "heredocs",
    policy(
      chain((x) => `<<E\n[\${${x}}, \${${x}}]\nE`, '"1"'),
      "jsondecode(local.a0)",
    ),
  ],
  [
    "JSON",
    policy(
      chain((x) => `jsonencode([${x}, ${x}])`, '"s3:*"'),
      "jsondecode(local.a0)",
    ),
  ],
  ["conditionals", policy(chain((x, i) => `var.c${i} ? ${x} : ${x}`, '"s3:*"'))],
  [
    "lists to choose from",
    policy(chain((x, i) => `var.c${i} ? concat(${x}, ["a:B"]) : ${x}`, '["s3:*"]')),
  ],
  [
    "products",
    policy(`locals {\n  l = ${list(200)}\n  a0 = ${loops(4, () => "local.l", "x0")}\n}\n`),
  ],
  [
    "products of nothing",
    policy(`locals {\n  l = ${list(200)}\n  a0 = ${loops(5, () => "local.l", "x0 if false")}\n}\n`),
  ],
  [
    "indexes in indexes",
    policy(
      `locals {\n  m = { a = "a" }\n  a0 = ${repeated("local.m[", 45)}"a"${repeated("]", 45)}\n}\n`,
    ),
  ],
  ["definitions behind each other", policy(chain((x) => x, '["s3:*"]', 20_000))],
  [
    "levels behind each other",
    policy(
      chain((x) => `${repeated("[", 50)}${x}${repeated("]", 50)}`, '"s3:*"', 500),
      "flatten(local.a0)",
    ),
  ],
  [
    "defaults of variables",
    policy(
      `${Array.from({ length: levels }, (_, i) => `variable "a${i}" {\n  default = [var.a${i + 1}, var.a${i + 1}]\n}\n`).join("")}variable "a${levels}" {\n  default = "x"\n}\n`,
      "flatten(var.a0)",
    ),
  ],
  [
    "names of resources",
    policy(
      buckets((x) => `"\${${x}.bucket}\${${x}.bucket}"`),
      "aws_s3_bucket.a0.bucket",
    ),
  ],
  [
    "names of instances",
    policy(
      buckets((x) => `"\${${x}[0].bucket}\${${x}[1].bucket}"`),
      "aws_s3_bucket.a0[0].bucket",
    ),
  ],
];

function buckets(name: (next: string) => string): string {
  const made = Array.from(
    { length: levels },
    (_, i) =>
      `resource "aws_s3_bucket" "a${i}" {\n  bucket = ${name(`aws_s3_bucket.a${i + 1}`)}\n}\n`,
  );
  return `${made.join("")}resource "aws_s3_bucket" "a${levels}" {\n  bucket = "x"\n}\n`;
}

test.each(terraform)("Terraform: %s without end", (_, text) => {
  expect(reasonsOf({ "main.tf": text })).toContain("too-much");
  expect(statementsIn("main.tf", text).length).toBeLessThanOrEqual(1);
});

test.each([
  ["replace", policy(chain((x) => `replace(${x}, "a", ${x})`, '"aa"'))],
  [
    "separators",
    policy(
      `locals {\n  s = "${repeated("x", 100_000)}"\n  l = ${list(9000)}\n  a0 = join(local.s, local.l)\n}\n`,
    ),
  ],
  [
    "names of loops in loops",
    policy(
      `locals {\n  a0 = ${loops(80, (outer) => `f(${outer.join(", ") || "var.q"})`, "x79")}\n}\n`,
    ),
  ],
  ["a range", policy("locals {\n  a0 = [for x in range(100000000) : x]\n}\n")],
])("Terraform: what %s would make is not known", (_, text) => {
  expect(reasonsOf({ "main.tf": text })).toEqual(["unknown-actions"]);
});

test.each([
  [
    "loops over loops",
    chain((x) => x, `${repeated("[for x in ", 60)}["s3:*"]${repeated(" : x]", 60)}`, 1),
  ],
  ["texts in texts", `locals {\n  a0 = ${repeated('"${', 45)}"s3:*"${repeated('}"', 45)}\n}\n`],
  ["definitions behind each other", chain((x) => x, '"s3:*"', 100)],
])("%s that come to little are read in full", (_, beside) => {
  const text = policy(beside);
  expect(statementsIn("main.tf", text)).toEqual(["Allow s3:* on *"]);
  expect(problemsIn({ "main.tf": text })).toEqual([]);
});

test("documents that merge each other twice are merged once", () => {
  const made = Array.from({ length: levels }, (_, i) => {
    const next = `data.aws_iam_policy_document.a${i + 1}.json`;
    return `data "aws_iam_policy_document" "a${i}" {\n  source_policy_documents = [${next}, ${next}]\n}\n`;
  });
  const text = `${made.join("")}data "aws_iam_policy_document" "a${levels}" {
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
`;
  expect(statementsIn("main.tf", text)).toEqual(["Allow s3:* on *"]);
});

test("what a definition comes to does not depend on what was asked before", () => {
  const text = chain((x) => `concat(${x}, ${x})`, '["s3:*"]');
  const names = Array.from({ length: levels }, (_, i) => `a${i}`);
  const all = (order: readonly string[]): ReadonlyMap<string, string> => {
    const scope = scopeOf(text);
    const size = (value: Value): string =>
      value.kind === "list" ? String(value.items.length + value.rest.length) : show(value);
    return new Map(order.map((name) => [name, size(localOf(scope, name))]));
  };
  const forwards = all(names);
  const backwards = all(names.toReversed());
  for (const name of names) expect(backwards.get(name)).toEqual(forwards.get(name));
  expect(new Set(forwards.values()).size).toBeGreaterThan(8);
});

test("a text of many lines and many holes is read", () => {
  const lines = repeated('"s3:Get${var.x}",\n', 2000) + repeated('"s3:Put*",\n', 150_000);
  const json = `{ "Statement": [{ "Effect": "Allow", "Resource": "*", "Action": [\n${lines}"s3:*"] }] }`;
  const text = `resource "aws_iam_policy" "p" {\n  policy = <<E\n${json}\nE\n}\n`;
  const [found] = extracted({ "main.tf": text }).policies;
  expect(found?.statements[0]?.action?.items).toHaveLength(152_001);
});
