import { expect, test } from "vitest";
import type { Draft } from "../../../src/iam/draft.ts";
import type { Statement } from "../../../src/iam/policy.ts";
import { audit } from "../../../src/jobs/audit.ts";
import { memoryTree } from "../../../src/repository/tree.ts";
import { agreed } from "../../agreed.ts";
import { facts } from "../../rules/facts.ts";
import { draft, kept, respelled, written } from "../drafts.ts";

// Statements to which methods add what they say.

const head =
  'import { aws_iam as iam, aws_sns as sns } from "aws-cdk-lib";\nfunction add(role: iam.Role, more: boolean) {\n';
const typescript = (...steps: readonly string[]): string =>
  `${head}${steps.map((each) => `  ${each}\n`).join("")}  role.addToPolicy(one);\n}\n`;
const python = (...steps: readonly string[]): string =>
  `from aws_cdk import aws_iam as iam\ndef add(role, more):\n${steps.map((each) => `    ${each}\n`).join("")}    role.add_to_policy(one)\n`;

const made = "const one = new iam.PolicyStatement();";

const less = (statement: Statement): readonly Draft[] => [
  draft({ actions: [kept(statement, "a:B"), written("a:D")], resources: [written("arn:x")] }),
];

test.each<readonly [string, string, string, string]>([
  [
    "in one call each",
    "shop.ts",
    typescript(made, 'one.addActions("a:B", "a:C"); // both', 'one.addResources("*");'),
    typescript(made, 'one.addActions("a:B", "a:D"); // both', 'one.addResources("arn:x");'),
  ],
  [
    "in several calls, of which one stays",
    "shop.ts",
    typescript(
      made,
      "one.addActions('a:C');",
      "one.addAllResources();",
      "one.addActions(",
      "  'a:B',",
      "  'a:E',",
      ");",
    ),
    typescript(made, "one.addActions('a:B', 'a:D');", "one.addResources('arn:x');"),
  ],
  [
    "beside what it is made with",
    "shop.ts",
    typescript(
      'const one = new iam.PolicyStatement({ sid: "S" });',
      "one.addActions(",
      '  "a:B",',
      '  "a:C",',
      ");",
      'one.addResources("*");',
    ),
    typescript(
      'const one = new iam.PolicyStatement({ sid: "S" });',
      "one.addActions(",
      '  "a:B",',
      '  "a:D",',
      ");",
      'one.addResources("arn:x");',
    ),
  ],
  [
    "in Python",
    "shop.py",
    python(
      "one = iam.PolicyStatement()",
      'one.add_actions("a:B", "a:C")',
      "one.add_all_resources()",
    ),
    python(
      "one = iam.PolicyStatement()",
      'one.add_actions("a:B", "a:D")',
      'one.add_resources("arn:x")',
    ),
  ],
])("what is added %s is written anew", (_, path, before, after) => {
  expect(respelled(path, before, less)).toBe(after);
});

test.each<readonly [string, readonly string[], (statement: Statement) => readonly Draft[], string]>(
  [
    [
      "two shall stand in its place",
      [made, 'one.addActions("a:B");', 'one.addResources("*");'],
      () => [draft({}), draft({})],
      "cdk: what it is given to takes one statement",
    ],
    [
      "another statement is made in between",
      [
        made,
        "const two = new iam.PolicyStatement();",
        'one.addActions("a:B");',
        'one.addResources("*");',
      ],
      less,
      "cdk: other statements stand between what adds to it",
    ],
    [
      "it is made with some of them",
      [
        'const one = new iam.PolicyStatement({ actions: ["a:B"] });',
        'one.addActions("a:C");',
        'one.addResources("*");',
      ],
      less,
      "cdk: what it says is not all added by methods",
    ],
    [
      "something else stands in the line of one",
      [made, 'one.addActions("a:B");', 'one.addActions("a:C"); f();', 'one.addResources("*");'],
      less,
      "cdk: what it says is not all added by methods",
    ],
  ],
)("nothing is written where %s", (_, steps, drafts, because) => {
  expect(respelled("shop.ts", typescript(...steps), drafts)).toBe(because);
});

function outcomeOf(...steps: readonly string[]): string {
  const tree = memoryTree(new Map([["shop.ts", typescript(...steps)]]));
  const [proposal] = audit(tree, facts, agreed()).proposals;
  if (!proposal) return "nothing found";
  const { outcome } = proposal;
  return outcome.kind === "none"
    ? outcome.refusal.because
    : `${outcome.kind}: ${outcome.edit.text}`;
}

const topic = 'const topic = new sns.Topic(this, "T");';

test.each([
  ["what a branch adds", ['if (more) one.addActions("s3:*");']],
  ["what a loop adds", ['for (const name of more) one.addActions("s3:*", name);']],
  ["what is spread", ['one.addActions(...["s3:*"]);']],
  ["what a function of another place adds", ['f(() => one.addActions("s3:*"));']],
])("%s is not rewritten: what is to be changed is elsewhere", (_, steps) => {
  expect(
    outcomeOf(topic, made, 'one.addActions("s3:GetObject");', "one.addAllResources();", ...steps),
  ).toBe("elsewhere");
});

test("what is proved may be committed", () => {
  expect(outcomeOf(topic, made, 'one.addActions("sns:Publish");', "one.addAllResources();")).toBe(
    'commit: new iam.PolicyStatement();\n  one.addActions("sns:Publish");\n  one.addResources(topic.topicArn)',
  );
});

test("more calls than anybody goes through are left alone", () => {
  const calls = Array.from({ length: 1000 }, (_, index) => `one.addActions("s3:Get${index}");`);
  expect(outcomeOf(made, 'one.addActions("s3:*");', ...calls, "one.addAllResources();")).toBe(
    "elsewhere",
  );
});
