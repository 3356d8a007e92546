import { describe, expect, test } from "vitest";
import { codeBeside } from "../../src/jobs/code-beside.ts";
import { facts, scanned } from "../rules/facts.ts";
import {
  cloudformation,
  indented,
  javascript,
  python,
  sam,
  terraform,
  type Files,
} from "./beside-code.ts";
import { onlyProposed, type Proposed } from "./proposed.ts";

// Replacements by programs that stand in the configuration itself.

const linesOf = (found: Proposed): string => (found.kind === "none" ? found.because : found.lines);
const actionsIn = (found: Proposed): readonly string[] =>
  [...new Set(linesOf(found).match(/\bdynamodb:[A-Z][A-Za-z]*\b/g))].sort();

const got = ["dynamodb:GetItem", "dynamodb:PutItem"];

const zip = (text: string): string =>
  cloudformation({ runtime: "python3.13" })
    .replace("Code: ./src", `Code:\n        ZipFile: ${text}`)
    .replace("app.handler", "index.handler");

const block = (text: string): string => `|\n${indented(text, 10)}`;

/** The same program with the table in the place of the variable. */
const naming = (table: string): string => python.replace('os.environ["TABLE"]', `"${table}"`);

const archive = (files: string): string =>
  terraform({ runtime: "python3.13" })
    .replace('source_dir  = "${path.module}/src"', files)
    .replace("app.handler", "index.handler");

const source = (content: string, name = "index.py"): string =>
  `source {\n    filename = "${name}"\n    content = ${content}\n  }`;

const heredoc = (text: string): string => `<<-EOT\n${indented(text, 6)}\n    EOT`;

const table = "!GetAtt Orders.Arn";
const ofTerraform = "aws_dynamodb_table.orders.arn";

describe("everything of DynamoDB becomes the calls of a program", () => {
  const text = JSON.stringify(python);
  const lines = (all: string): string =>
    all
      .trim()
      .split("\n")
      .map((line) => `            - ${JSON.stringify(line)}`)
      .join("\n");
  const cases: Readonly<Record<string, readonly [Files, string]>> = {
    "in a block of YAML": [{ "a.yaml": zip(block(python)) }, table],
    "in quotes": [{ "a.yaml": zip(text) }, table],
    "that Sub puts together": [{ "a.yaml": zip(`!Sub ${block(naming("${Orders}"))}`) }, table],
    "that Sub puts together of variables": [
      {
        "a.yaml": zip(
          `!Sub\n          - ${text.replace('os.environ[\\"TABLE\\"]', '\\"${Name}\\"')}\n          - Name: !Ref Orders`,
        ),
      },
      table,
    ],
    "that Join puts together": [
      { "a.yaml": zip(`!Join\n          - "\\n"\n          -\n${lines(python)}`) },
      table,
    ],
    "that Join puts together with a name in it": [
      {
        "a.yaml": zip(
          `!Join\n          - ""\n          - - ${JSON.stringify(naming("|").split("|")[0])}\n            - !Ref Orders\n            - ${JSON.stringify(naming("|").split("|")[1])}`,
        ),
      },
      table,
    ],
    "of SAM": [
      {
        "a.yaml": sam()
          .replace("CodeUri: src", `InlineCode: ${block(javascript)}`)
          .replace("app.handler", "index.handler"),
      },
      table,
    ],
    "of a file that Rain puts in": [
      { "x/a.yaml": zip("!Rain::Embed code/reset.py"), "x/code/reset.py": python },
      table,
    ],
    "of an archive": [{ "main.tf": archive(source(heredoc(python))) }, ofTerraform],
    "of an archive of one text": [
      {
        "main.tf": archive(
          `source_content = ${heredoc(python)}\n  source_content_filename = "index.py"`,
        ),
      },
      ofTerraform,
    ],
    "of an archive with a name in it": [
      {
        "main.tf": archive(source(heredoc(naming("${aws_dynamodb_table.orders.name}")))),
      },
      ofTerraform,
    ],
    "of an archive with several files": [
      {
        "main.tf": archive(
          `${source(heredoc("from store import handler"))}\n  ${source(heredoc(python), "store.py")}`,
        ),
      },
      ofTerraform,
    ],
    "of an archive with a file that has another name": [
      { "main.tf": archive(source('file("${path.module}/x/orders.py")')), "x/orders.py": python },
      ofTerraform,
    ],
  };

  test.for(Object.entries(cases))("%s", ([, [files, resource]]) => {
    const found = onlyProposed(files);
    expect(found).toMatchObject({ kind: "commit", grade: "evidenced", assumptions: [] });
    expect(actionsIn(found)).toEqual(got);
    expect(linesOf(found)).toContain(resource);
  });

  test("in JSON", () => {
    const found = onlyProposed({
      "a.json": JSON.stringify(
        {
          Resources: {
            Orders: { Type: "AWS::DynamoDB::Table" },
            App: {
              Type: "AWS::Lambda::Function",
              Properties: {
                Code: { ZipFile: { "Fn::Join": ["\n", naming("x").split("\n")] } },
                Handler: "index.handler",
                Runtime: "python3.13",
                Role: { "Fn::GetAtt": ["Role", "Arn"] },
              },
            },
            Role: {
              Type: "AWS::IAM::Role",
              Properties: {
                AssumeRolePolicyDocument: {
                  Statement: [
                    {
                      Effect: "Allow",
                      Action: "sts:AssumeRole",
                      Principal: { Service: "lambda.amazonaws.com" },
                    },
                  ],
                },
                Policies: [
                  {
                    PolicyName: "a",
                    PolicyDocument: {
                      Statement: [{ Effect: "Allow", Action: "dynamodb:*", Resource: "*" }],
                    },
                  },
                ],
              },
            },
          },
        },
        null,
        2,
      ),
    });
    expect(actionsIn(found)).toEqual(got);
  });
});

/** The places of calls as `a.yaml:12`, and what is not known. */
function readOf(files: Files): {
  readonly at: readonly string[];
  readonly unseen: readonly string[];
} {
  const all = codeBeside(scanned(files), facts);
  return {
    at: all.flatMap(({ called }) =>
      called.flatMap(({ places }) =>
        places.map(
          ({ source: { path, text }, span }) =>
            `${path}: ${text.slice(span.start, span.end).replace(/\s+/g, " ")}`,
        ),
      ),
    ),
    unseen: all.flatMap(({ unseen }) => unseen.map(({ detail }) => detail)),
  };
}

test("what is put into one file is not what is put into another", () => {
  const store = naming("${aws_dynamodb_table.orders.name}");
  const other = 'payroll = "${aws_dynamodb_table.payroll.name}"\n';
  const found = onlyProposed({
    "main.tf": archive(
      `${source(heredoc("from store import handler"))}\n  ${source(heredoc(store), "store.py")}\n  ${source(heredoc(other), "other.py")}`,
    ).replace("TABLE = aws_dynamodb_table.orders.name", ""),
  });
  expect(linesOf(found)).toContain("aws_dynamodb_table.orders.arn");
  expect(linesOf(found)).not.toContain("payroll");
});

test("a call stands where the configuration has it", () => {
  const put = 'table.put_item(Item={**item, "seen": True})';
  const all: readonly (readonly [string, string])[] = [
    ["a.yaml", zip(block(python))],
    ["a.yaml", zip(`!Sub ${block(naming("${Orders}"))}`)],
    ["main.tf", archive(source(heredoc(python)))],
    ["main.tf", archive(source(heredoc(naming("${aws_dynamodb_table.orders.name}"))))],
  ];
  for (const [path, text] of all)
    expect(readOf({ [path]: text }).at).toEqual([
      `${path}: table.get_item(Key={"id": event["id"]})`,
      `${path}: ${put}`,
    ]);
});

describe("what is put in when it is deployed is said", () => {
  test("where it is no text", () => {
    const text = `!Sub ${block(`${python}\n\${More}\n`)}`;
    expect(readOf({ "a.yaml": zip(text) }).unseen).toEqual([
      "a part of the code is put in when it is deployed",
    ]);
  });

  test("and what is no program, in the file that has it", () => {
    expect(readOf({ "a.yaml": zip(block("def handler(:\n")) }).unseen[0]).toMatch(
      /^a part of a\.yaml is not read: /,
    );
  });

  test("where it is the name of an operation or a service", () => {
    const text = `!Sub ${block('import boto3\ndef handler(e, c):\n  boto3.client("${A}").x()\n  getattr(boto3.client("s3"), "${B}")()\n')}`;
    expect(readOf({ "a.yaml": zip(text) }).unseen).toEqual([
      "which service is called is decided when the code runs",
      "which operation of s3 is called is decided when the code runs",
      "what becomes of a client of s3 is not known",
    ]);
  });

  test("and a name that is made of one is not that of a table", () => {
    const found = onlyProposed({ "a.yaml": zip(`!Sub ${block(naming("${Orders}-old"))}`) });
    expect(found).not.toMatchObject({ grade: "evidenced" });
  });
});

describe("nothing is read", () => {
  test.for<readonly [string, Files]>([
    ["of a text that is a parameter", { "a.yaml": zip("!Ref Text") }],
    [
      "of another file than the handler's",
      { "a.yaml": zip(block(python)).replace("index.handler", "app.handler") },
    ],
    [
      "of a language that is not said",
      { "a.yaml": zip(block(python)).replace("python3.13", "!Ref Runtime") },
    ],
    [
      "of a file that has another name in its archive",
      { "main.tf": archive(source(heredoc(python), "main.py")) },
    ],
  ])("%s", ([, files]) => {
    expect(codeBeside(scanned(files), facts)).toEqual([]);
  });

  test("of the repository, by what is written out", () => {
    const files = {
      "a.yaml": zip(block("import store\nfrom .more import x\n")),
      "store.py": python,
    };
    expect(readOf(files)).toEqual({
      at: [],
      unseen: expect.arrayContaining([".more is no file of the repository"]) as unknown,
    });
  });
});
