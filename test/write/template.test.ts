import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankTemplate } from "../../src/write/blank.ts";
import { readTemplate } from "../../src/write/read-template.ts";
import { often } from "../share.ts";
import { linesFrom, writtenFrom } from "./written.ts";

const mistakesIn = (text: string): readonly string[] => {
  const read = readTemplate({ path: "crud.yml", text });
  return read.ok ? [] : read.mistakes;
};

test.each(["crud", "actions"] as const)(
  "a blank template of %s is one, and asks for nothing",
  (mode) => {
    expect(mistakesIn(blankTemplate(mode))).toEqual([]);
    expect(writtenFrom(blankTemplate(mode)).told).toContain("nothing is asked for");
  },
);

test("what stands in a blank template commented out may be uncommented", () => {
  const text = blankTemplate("crud")
    .replace("conditions: []", "conditions:")
    .replaceAll(/^# (effect|not-resource|- on| {2})/gm, "$1")
    .replace("list:\n- ''", "list:\n- arn:aws:s3:::b")
    .replace("on: s3:PutObject", "on: s3:ListBucket")
    .replace("s3:x-amz-server-side-encryption: aws:kms", "s3:prefix: home/");
  const { statements, mistakes } = writtenFrom(text);
  expect(mistakes).toEqual([]);
  expect(
    statements.map(({ sid, effect, isNegated, conditions }) => [
      sid,
      effect,
      isNegated,
      conditions.length,
    ]),
  ).toEqual([
    ["S3ListBucket", "Deny", true, 0],
    ["S3ListBucketIfS3prefix", "Deny", true, 1],
  ]);
});

test.each([
  ["", ["crud.yml:1: this is no template; pare template makes one"]],
  ["- a", ["crud.yml:1: this is no template; pare template makes one"]],
  ["mode: crud\n---\nmode: crud", ["crud.yml:3: a second document; a template is one"]],
  ["mode: crud\nraed: []", ["crud.yml:2: there is no key raed here; did you mean read?"]],
  [
    "mode: actions\nread: []",
    [
      "crud.yml:2: there is no key read here; write one of mode, name, description, role_arn, effect, not-resource, dependents, exclude-actions, resources, conditions or actions",
    ],
  ],
  ["mode: crud\nread: []\nread: []", ["crud.yml:3: read is set twice; keep one of them"]],
  ["mode: crud\nread: {a: b}", ["crud.yml:2: this cannot be; read is a list of texts"]],
  ["mode: crud\nread: [[a]]", ["crud.yml:2: this cannot be; read is a list of texts"]],
  ["mode: crud\nname: [a]", ["crud.yml:2: this cannot be; name is one text"]],
  ["mode: crud\neffect: allow", ["crud.yml:2: effect cannot be allow; write Allow or Deny"]],
  ["mode: crud\nsts: [a]", ["crud.yml:2: this cannot be; sts is keys with lists"]],
  [
    "mode: crud\nsts: {assume-rol: []}",
    ["crud.yml:2: there is no key assume-rol here; did you mean assume-role?"],
  ],
  ["mode: crude", ["crud.yml:1: mode is not crude; write mode: crud"]],
  [
    "mode: crud\n__proto__: {}\nconstructor: 1",
    [
      "crud.yml:2: there is no key __proto__ here; write one of mode, name, description, role_arn, effect, not-resource, dependents, exclude-actions, resources, conditions, read, write, list, tagging, permissions-management, wildcard-only, skip-resource-constraints or sts",
      "crud.yml:3: there is no key constructor here; write one of mode, name, description, role_arn, effect, not-resource, dependents, exclude-actions, resources, conditions, read, write, list, tagging, permissions-management, wildcard-only, skip-resource-constraints or sts",
    ],
  ],
])("%j", (text, expected) => {
  expect(mistakesIn(text)).toEqual(expected);
});

test("broken YAML is told of with its line", () => {
  expect(mistakesIn("mode: crud\nread: [")).toEqual([expect.stringMatching(/^crud\.yml:\d: /)]);
});

test("any text is a template or has mistakes, each on one line", () => {
  const words = fc.constantFrom(
    "mode: crud\n",
    "mode: actions\n",
    "read:\n",
    "- ",
    "''",
    "conditions:\n",
    "on: x\n",
    "  ",
    "{",
    "[",
    "}",
    "arn:aws:s3:::b\n",
    "&a ",
    "*a",
    "\u0000",
    "? ",
    "sts:\n",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 20 }), (pieces) => {
      const { statements, mistakes } = writtenFrom(pieces.join(""));
      expect(statements.length > 0).toBe(mistakes.length === 0);
      for (const { message } of mistakes) expect(message).not.toMatch(/\p{Cc}/u);
    }),
    { numRuns: often(200) },
  );
});

describe("conditions", () => {
  const base = "mode: crud\nlist: ['arn:aws:s3:::b']\nread: ['arn:aws:s3:::b/k']\n";
  const conditions = (...texts: readonly string[]): string =>
    `${base}conditions: [${texts.join(", ")}]`;

  test("are put on whole statements by their Sids, on actions apart, and on all", () => {
    const { statements, told } = writtenFrom(
      conditions(
        "{ condition: { Bool: { aws:SecureTransport: 'true' } } }",
        "{ on: [S3ReadObject], condition: { StringEquals: { aws:PrincipalTag/team: [a, b] } } }",
        "{ on: [s3:ListBucket], condition: { StringLike: { s3:prefix: 'home/${aws:username}/*' } } }",
      ),
    );
    expect(told).toBe("");
    expect(
      statements.map(({ sid, conditions: own }) => [
        sid,
        ...own.map(({ operator, key }) => `${operator} ${key}`),
      ]),
    ).toEqual([
      ["S3ReadObject", "Bool aws:SecureTransport", "StringEquals aws:PrincipalTag/team"],
      ["S3ListBucket", "Bool aws:SecureTransport"],
      ["S3ListBucketIfS3prefix", "Bool aws:SecureTransport", "StringLike s3:prefix"],
    ]);
  });

  test.each([
    [
      "{ on: s3:Nope, condition: { Bool: { aws:SecureTransport: 'true' } } }",
      "s3:Nope is neither an action nor a Sid of the policy; its Sids are S3ReadObject and S3ListBucket",
    ],
    [
      "{ on: s3:GetObject, condition: { StringEquals: { s3:prefix: a } } }",
      "requests of s3:GetObject carry no s3:prefix; name under on those that do",
    ],
    [
      "{ on: s3:ListBucket, condition: { StringEquals: { s3:prefx: a } } }",
      "there is no condition key s3:prefx; did you mean s3:prefix",
    ],
    [
      "{ on: s3:ListBucket, condition: { StringEqual: { s3:prefix: a } } }",
      "there is no operator StringEqual; did you mean StringEquals",
    ],
    [
      "{ on: s3:ListBucket, condition: { StringLike: { s3:prefix: a } } }, { on: S3ListBucketIfS3prefix, condition: { stringlike: { S3:Prefix: b } } }",
      "is asked for twice of the same actions",
    ],
    [
      "{ on: s3:ListBucket, condition: { StringEquals: { aws:SecureTransport: 'true' } } }",
      "aws:SecureTransport is of type Bool, which StringEquals does not compare",
    ],
    ["{ on: s3:ListBucket }", "conditions is a list of on"],
    ["{ on: s3:ListBucket, condition: { StringLike: a } }", "conditions is a list of on"],
    ["a", "conditions is a list of on"],
  ])("%s", (text, message) => {
    const { statements, told } = writtenFrom(conditions(text));
    expect(statements).toEqual([]);
    expect(told).toContain(message);
  });
});

describe("a stack", () => {
  const arn = (text: string) => ({
    pieces: [{ expression: text }],
    text: {
      parts: [],
      origin: { written: { source: { path: "", text: "" }, span: { start: 0, end: 0 } }, via: [] },
    },
  });
  const stack = {
    where: "infra",
    resources: [
      {
        type: "dynamodb:table",
        address: "aws_dynamodb_table.a",
        arn: arn("aws_dynamodb_table.a.arn"),
      },
      {
        type: "dynamodb:table",
        address: "aws_dynamodb_table.b",
        arn: { because: "there may be several" },
      },
      { type: "s3:bucket", address: "aws_s3_bucket.c", arn: arn("aws_s3_bucket.c.arn") },
    ],
  };
  const resources = (text: string): readonly string[] =>
    linesFrom(`mode: crud\nlist: [${text}]\nread: [${text}]`, stack).map((line) =>
      line.replace(/^(\w+): .* on /, "$1 "),
    );

  test("is meant by types, by what lies within them, and by addresses", () => {
    expect(resources("dynamodb:table")).toEqual([
      "DynamodbReadTable ${aws_dynamodb_table.a.arn}",
      "DynamodbListTable ${aws_dynamodb_table.a.arn}",
    ]);
    expect(resources("s3:object")).toEqual([
      "S3ReadObject ${aws_s3_bucket.c.arn}/*",
      "S3ListObject ${aws_s3_bucket.c.arn}/*",
    ]);
    expect(resources("dynamodb:index")).toEqual([
      "DynamodbReadIndex ${aws_dynamodb_table.a.arn}/index/*",
    ]);
    expect(resources("aws_s3_bucket.c").at(-1)).toBe("S3ListBucket ${aws_s3_bucket.c.arn}");
  });

  test("is told of where something of it cannot be named, or is not there", () => {
    expect(writtenFrom("mode: crud\nlist: [dynamodb:table]", stack).told).toContain(
      "aws_dynamodb_table.b is left out: there may be several",
    );
    expect(writtenFrom("mode: crud\nlist: [sqs:queue]", stack).told).toContain(
      "infra declares no sqs:queue; it declares dynamodb:table and s3:bucket",
    );
  });
});
