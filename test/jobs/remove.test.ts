import { expect, test } from "vitest";
import { remove } from "../../src/jobs/remove.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import { facts } from "../rules/facts.ts";

const document = (...statements: readonly string[]): string =>
  `{\n  "Version": "2012-10-17",\n  "Statement": [\n    ${statements.join(",\n    ")}\n  ]\n}\n`;
const allow = (actions: string, more = ""): string =>
  `{ "Effect": "Allow", "Action": [${actions}], "Resource": "*"${more} }`;
const template = (...statements: readonly string[]): string => `
Resources:
  R:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
${statements.join("")}`;
const item = (action: string): string => `          - Effect: Allow
            Action: ${action}
            Resource: "*"
`;
const block = (actions: string): string => `  statement {
    actions   = [${actions}]
    resources = ["*"]
  }
`;
const data = (...blocks: readonly string[]): string =>
  `data "aws_iam_policy_document" "a" {\n${blocks.join("")}}\nresource "aws_iam_policy" "a" {\n  policy = data.aws_iam_policy_document.a.json\n}\n`;

const pass = `"iam:PassRole"`;
const get = `"s3:GetObject"`;

type Case = readonly [name: string, path: string, before: string, after: string];
const cases: readonly Case[] = [
  ["a name", "a.json", document(allow(`${get}, ${pass}`)), document(allow(get))],
  ["in another case", "a.json", document(allow(`${get}, "IAM:passrole"`)), document(allow(get))],
  [
    "a wildcard of it alone",
    "a.json",
    document(allow(`${get}, "iam:PassR*"`)),
    document(allow(get)),
  ],
  ["the first statement", "a.json", document(allow(pass), allow(get)), document(allow(get))],
  [
    "one between",
    "a.json",
    document(allow(get), allow(pass), allow(get)),
    document(allow(get), allow(get)),
  ],
  ["the last one", "a.json", document(allow(get), allow(pass)), document(allow(get))],
  [
    "the first item",
    "a.yaml",
    template(item("iam:PassRole"), item("s3:GetObject")),
    template(item("s3:GetObject")),
  ],
  [
    "the last item",
    "a.yaml",
    template(item("s3:GetObject"), item("iam:PassRole")),
    template(item("s3:GetObject")),
  ],
  ["a block", "a.tf", data(block(get), block(pass)), data(block(get))],
  [
    "what is said above it, before what has its own comment",
    "a.tf",
    data(
      "  # reads\n",
      block(get),
      "\n  # passes\n  # roles\n",
      block(pass),
      "\n  # more\n",
      block(get),
    ),
    data("  # reads\n", block(get), "\n  # more\n", block(get)),
  ],
  [
    "what is said above the last one",
    "a.yaml",
    template(item("s3:GetObject"), "          # passes\n", item("iam:PassRole")),
    template(item("s3:GetObject")),
  ],
  [
    "not what may be said of the next one too",
    "a.yaml",
    template("          # all\n", item("iam:PassRole"), item("s3:GetObject")),
    template("          # all\n", item("s3:GetObject")),
  ],
  [
    "not what a blank line keeps apart",
    "a.tf",
    data("  # all\n\n", block(pass), block(get)),
    data("  # all\n\n", block(get)),
  ],
  [
    "what a Deny takes away stays",
    "a.json",
    document(allow(pass), allow(get).replace("Allow", "Deny").replace(get, pass)),
    "",
  ],
  [
    "what a condition decides on stays",
    "a.yaml",
    template(
      item("s3:GetObject"),
      `          - Fn::If:
              - C
              - { Effect: Allow, Action: "iam:PassRole", Resource: "*" }
              - !Ref AWS::NoValue
`,
    ),
    "",
  ],
  [
    "what is all that a call gets stays",
    "a.ts",
    `import * as iam from "aws-cdk-lib/aws-iam";
const policy = new iam.Policy(stack, "P");
${["s3:GetObject", "iam:PassRole"]
  .map(
    (each) =>
      `policy.addStatements(new iam.PolicyStatement({ actions: ["${each}"], resources: ["*"] }));\n`,
  )
  .join("")}`,
    "",
  ],
  ["all of a policy stays", "a.json", document(allow(pass)), ""],
  ["every action stays", "a.json", document(allow(`"*"`)), ""],
  ["a Deny stays", "a.json", document(allow(get), allow(pass).replace("Allow", "Deny")), ""],
];

const removed = (
  path: string,
  text: string,
  ...patterns: readonly string[]
): ReturnType<typeof remove> =>
  remove(memoryTree(new Map([[path, text]])), facts, agreed(), patterns);

test.for(cases)("%s", ([, path, before, after]) => {
  const { changed } = removed(path, before, "iam:PassRole");
  expect(changed.map((each) => each.after)).toEqual(after === "" ? [] : [after]);
});

test("of two statements that are all of a policy one stays, since AWS takes none without", () => {
  const text = document(allow(pass), allow(pass, `, "Sid": "B"`));
  const { changed, proposals } = removed("a.json", text, "iam:PassRole");
  expect(changed.map(({ after }) => after)).toEqual([document(allow(pass, `, "Sid": "B"`))]);
  expect(proposals.map(({ outcome }) => outcome.kind)).toEqual(["commit", "show"]);
});

test("a wildcard becomes the rest of it, and allows what it did but for that", () => {
  const { changed } = removed("a.json", document(allow(`"iam:*"`)), "iam:PassRole", "iam:Create*");
  const items = [...(changed[0]?.after ?? "").matchAll(/"(iam:[^"]+)"/g)].map(
    ([, each = ""]) => each,
  );
  const left = new Set(items.flatMap((each) => facts.catalog.expand(each).map(({ id }) => id)));
  const wanted = facts.catalog
    .expand("iam:*")
    .map(({ id }) => id)
    .filter((id) => id !== "iam:PassRole" && !id.startsWith("iam:Create"));
  expect([...left].sort()).toEqual([...wanted].sort());
});

test("a text that is made to be slow takes no time", () => {
  const text = `${" ".repeat(250_000)}${document(allow(get), allow(pass))}`;
  expect(removed("a.json", text, "iam:PassRole").changed).toHaveLength(1);
});
