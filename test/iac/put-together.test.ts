import { expect, test } from "vitest";
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
