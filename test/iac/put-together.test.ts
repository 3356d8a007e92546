import { expect, test } from "vitest";
import { alternatives, isHole, known } from "../../src/iam/text.ts";
import { linesOf } from "../../src/source/lines.ts";
import { draft, respelled, written } from "./drafts.ts";
import { extracted, problemsIn } from "./policies.ts";

// Policies that are put together of texts: each statement stands where its own text does.

const lines = (...each: readonly string[]): string => `${each.join("\n")}\n`;

const entries = lines(
  "locals {",
  "  more = <<E",
  '{ "Effect": "Allow",',
  '  "Action": "s3:GetObject" },',
  '{ "Effect": "Allow", "Action": "s3:PutObject" }',
  "E",
  "}",
);
const policy = (text: string): string =>
  lines('resource "aws_iam_policy" "p" {', `  policy = ${text}`, "}");

test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
  [
    "entries of another file",
    { "main.tf": policy('<<E\n{ "Statement": [\n${local.more}\n] }\nE'), "locals.tf": entries },
    ["locals.tf:3-4", "locals.tf:5-5"],
  ],
  [
    "entries with commas around them",
    {
      "main.tf": policy(
        '<<E\n{ "Statement": [\n{ "Effect": "Deny", "Action": "s3:ListBucket" }${local.more}] }\nE',
      ),
      "locals.tf": entries.replace('{ "Effect"', ', { "Effect"'),
    },
    ["locals.tf:3-4", "locals.tf:5-5", "main.tf:4-4"],
  ],
  [
    "what is joined of a local",
    {
      "main.tf": `${entries}${policy('"{\\"Statement\\": [${join(",", [local.more])}]}"')}`,
    },
    ["main.tf:3-4", "main.tf:5-5"],
  ],
  [
    "heredocs that are joined",
    {
      "main.tf": policy(
        'join("", [<<A\n{ "Statement": [{ "Effect": "Deny", "Action": "s3:ListBucket" },\nA\n, <<B\n{ "Effect": "Allow",\n"Action": "s3:GetObject" }] }\nB\n])',
      ),
    },
    ["main.tf:3-3", "main.tf:6-7"],
  ],
  [
    "texts of Fn::Sub that are joined",
    {
      "app.yaml": lines(
        "Resources:",
        "  P:",
        "    Type: AWS::IAM::Policy",
        "    Properties:",
        "      PolicyDocument: !Join",
        '        - ""',
        "        - - '{\"Statement\": ['",
        "          - !Sub |",
        '            { "Effect": "Allow",',
        '              "Action": "s3:GetObject", "Resource": "${X}" },',
        '            { "Effect": "Allow", "Action": "s3:PutObject" }',
        "          - ']}'",
      ),
    },
    ["app.yaml:9-10", "app.yaml:11-11"],
  ],
  [
    "joined texts that are joined again",
    {
      "app.yaml": lines(
        "Resources:",
        "  P:",
        "    Type: AWS::IAM::Policy",
        "    Properties:",
        "      PolicyDocument: !Join",
        '        - ""',
        '        - - !Sub \'{"Statement": [{ "Effect": "Deny", "Action": "s3:ListBucket", "Resource": "${X}" },\'',
        "          - !Join",
        '            - ","',
        '            - - !Sub \'{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "${X}" }\'',
        '              - \'{ "Effect": "Allow", "Action": "s3:PutObject" }\'',
        "          - ']}'",
      ),
    },
    ["app.yaml:7-7", "app.yaml:10-10", "app.yaml:11-11"],
  ],
  [
    "strings of a program that are added and joined",
    {
      "index.ts": lines(
        'import * as aws from "@pulumi/aws";',
        'new aws.iam.Policy("p", { policy: \'{ "Statement": [\' +',
        '  \'{ "Effect": "Allow",\' +',
        '  \'  "Action": "s3:GetObject" }\' +',
        '  "]}" });',
        'new aws.iam.Policy("q", { policy: [',
        "  '{ \"Statement\": [',",
        '  \'{ "Effect": "Allow", "Action": "s3:PutObject" }\',',
        '  "]}"].join("") });',
      ),
    },
    ["index.ts:3-4", "index.ts:8-8"],
  ],
])("%s", (_, files, expected) => {
  const { policies } = extracted(files);
  const places = policies.flatMap(({ statements }) =>
    statements.map(({ place }) => {
      const { first, last } = linesOf(place);
      return `${place.source.path}:${first}-${last}`;
    }),
  );
  expect([...new Set(places)].sort()).toEqual([...expected].sort());
  expect(problemsIn(files)).toEqual([]);
});

test("what is put into a list is made more entries of it, and no list", () => {
  const two = () => [draft({ actions: [written("a:C")] }), draft({ actions: [written("a:D")] })];
  const one = '<<E\n{ "Effect": "Allow", "Action": "a:B" }\nE';
  const inside = lines("locals {", `  one = ${one}`, "}");
  const text = `${inside}${policy('<<E\n{ "Statement": [${local.one}] }\nE')}`;
  expect(respelled("main.tf", text, two)).toBe(
    text.replace('"a:B" }', '"a:C" },\n{ "Effect": "Allow", "Action": "a:D" }'),
  );
  const begun = policy(
    `join("", ["{ \\"Statement\\": [", <<E\n{ "Effect": "Allow", "Action": "a:B" }] }\nE\n])`,
  );
  expect(respelled("main.tf", begun, two)).toContain("its text is a part of another one");
});

test("where one statement is expected, entries are none", () => {
  const files = { "main.tf": `${entries}${policy('<<E\n{ "Statement": ${local.more} }\nE')}` };
  expect(problemsIn(files)).toEqual(["main.tf:9 unknown-document"]);
});

const template = (...written: readonly string[]): string =>
  lines(
    "Resources:",
    "  P:",
    "    Type: AWS::IAM::ManagedPolicy",
    "    Properties:",
    "      PolicyDocument:",
    ...written.map((line) => `        ${line}`),
  );
const joined = (between: string, ...pieces: readonly string[]): string =>
  template("Fn::Join:", `  - "${between}"`, "  -", ...pieces.map((piece) => `    - ${piece}`));
const statement = (action: string): string => `{ "Effect": "Allow", "Action": "${action}" }`;
const one = statement("s3:GetObject");

// Each arm of a condition that is not known is read, where it is written.
test.each<readonly [string, string, readonly string[]]>([
  [
    "an entry with its comma, or nothing",
    joined("", `'{ "Statement": [${one}'`, `!If [C, ',${statement("s3:PutObject")}', '']`, "']}'"),
    ["9-9 always s3:GetObject", "10-10 maybe s3:PutObject"],
  ],
  [
    "an entry, or AWS::NoValue",
    joined(
      ",",
      `'{ "Statement": [${one}'`,
      `!If [C, '${statement("s3:PutObject")}', !Ref AWS::NoValue]`,
      `'${statement("sqs:SendMessage")}]}'`,
    ),
    ["9-9 always s3:GetObject", "10-10 maybe s3:PutObject", "11-11 always sqs:SendMessage"],
  ],
  [
    "the beginning of an entry, and its other beginning",
    joined(
      "",
      '\'{ "Statement": [{ "Action": "sns:Publish", \'',
      `!If [C, '"Effect": "Allow", "Sid": "X"', '"Effect": "Allow"']`,
      "'}]}'",
    ),
    ["9-11 maybe sns:Publish", "9-11 maybe sns:Publish"],
  ],
  [
    "several texts of a list in one, which ends its string",
    joined(
      "",
      '\'{ "Statement": { "Effect": "Allow", "Action": ["s3:GetObject\'',
      `!If [C, '", "s3:PutObject', '']`,
      "'\"]}}'",
    ),
    ["9-11 maybe s3:GetObject s3:PutObject", "9-11 maybe s3:GetObject"],
  ],
  [
    "a part of one string, which stays one",
    joined(
      "",
      '\'{ "Statement": { "Effect": "Allow", "Action": "s3:\'',
      `!If [C, GetObject, PutObject]`,
      "'\"}}'",
    ),
    ["9-11 always s3:${ | }"],
  ],
  [
    "a value that is JSON, or another one",
    template(
      "Fn::Sub:",
      `  - '{ "Statement": { "Effect": "Allow", "Action": \${A} } }'`,
      `  - A: !If [C, '["s3:GetObject", "s3:PutObject"]', '"sqs:SendMessage"']`,
    ),
    ["7-7 maybe s3:GetObject s3:PutObject", "7-7 maybe sqs:SendMessage"],
  ],
  [
    "entries that Fn::Sub takes in, in their own lines",
    template(
      "Fn::Sub:",
      `  - '{ "Statement": [ ${one} \${More} ] }'`,
      "  - More: !If",
      "      - C",
      "      - |",
      '        , { "Effect": "Allow",',
      '            "Action": "s3:PutObject" }',
      "      - ''",
    ),
    ["7-7 always s3:GetObject", "11-12 maybe s3:PutObject"],
  ],
])("arms in a piece of JSON: %s", (_, text, expected) => {
  const { policies } = extracted({ "app.yaml": text });
  const told = policies.flatMap(({ statements }) =>
    statements.map(({ place, presence, action }) => {
      const { first, last } = linesOf(place);
      const actions = action?.items.map(({ parts }) =>
        parts.map((part) => (isHole(part) ? "${ | }" : part)).join(""),
      );
      return `${first}-${last} ${presence} ${actions?.join(" ") ?? ""}`;
    }),
  );
  expect(told).toEqual(expected);
  expect(problemsIn({ "app.yaml": text })).toEqual([]);
});

test("pieces of conditions that exclude each other are told, where they are no JSON together", () => {
  const [first, second] = [statement("s3:GetObject"), statement("s3:PutObject")];
  const arms = [`!If [C, '${first}', '']`, `!If [D, '${second}', '']`];
  const files = { "app.yaml": joined("", "'{ \"Statement\": ['", ...arms, "']}'") };
  expect(problemsIn(files)).toEqual(["app.yaml:6 unknown-document"]);
  const directives = `%{if var.a}${first}%{endif}\n%{if var.b}${second}%{endif}`;
  const terraform = policy(`<<E\n{ "Statement": [\n${directives}\n] }\nE`);
  expect(problemsIn({ "main.tf": terraform })).toEqual(["main.tf:2 unknown-document"]);
});

const escaped = String.raw`iam:\u002a`;
const quoted = (action: string): string =>
  String.raw`"{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"${action}\"}]}"`;
const local = String.raw`locals { x = "iam:\\u002a" }` + "\n";
const sub = template(`Fn::Sub: '{ "Statement": [${statement("${X}")}] }'`);

// In a string of JSON `\u002a` is `*`, whoever puts it there.
test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
  ["a local", { "main.tf": local + policy(quoted("${local.x}")) }, ["iam:*"]],
  [
    "an arm",
    { "main.tf": local + policy(quoted('${var.c ? local.x : "s3:Get"}')) },
    ["iam:*", "s3:Get"],
  ],
  [
    "a text that ends the string, and another one",
    { "main.tf": policy(quoted(String.raw`${'${var.c ? "a\\",\\"iam:*" : "s3:Get"}'}`)) },
    ["s3:Get"],
  ],
  [
    "a parameter",
    { "app.yaml": `Parameters:\n  X: { Type: String, Default: '${escaped}' }\n${sub}` },
    ["iam:*"],
  ],
  [
    "an arm of Fn::If",
    {
      "app.yaml": joined(
        "",
        `'{ "Statement": [{ "Effect": "Allow", "Action": "'`,
        `!If [C, '${escaped}', 's3:Get']`,
        `'" }] }'`,
      ),
    },
    ["iam:*", "s3:Get"],
  ],
])("escapes are read where a string takes them in: %s", (_, files, expected) => {
  const { policies } = extracted(files);
  const actions = policies.flatMap(({ statements }) =>
    statements.flatMap(({ action }) =>
      [...(action?.items ?? []), ...(action?.rest ?? []).flatMap(({ among }) => among?.texts ?? [])]
        .flatMap(alternatives)
        .flatMap((each) => known(each) ?? []),
    ),
  );
  expect([...new Set(actions)]).toEqual(expected);
});
