import { describe, expect, test } from "vitest";
import type { Draft } from "../../../src/iam/draft.ts";
import { expression, phrase } from "../../../src/iam/draft.ts";
import type { Statement } from "../../../src/iam/policy.ts";
import { makeText } from "../../../src/iam/text.ts";
import { draft, kept, respelled, written } from "../drafts.ts";
import { statementsIn } from "../policies.ts";

const importing = 'import { aws_iam as iam } from "aws-cdk-lib";\nconst name = "arn:x";\n';
const importingInPython = 'from aws_cdk import aws_iam as iam\nname = "arn:x"\n';

type Rewriting = readonly [path: string, before: string, after: string];

/** Ways of writing one statement, and what two drafts in its place read like. */
const ways: Readonly<Record<string, Rewriting>> = {
  "an item of a list": [
    "shop.ts",
    `${importing}export const policies = [
  new iam.PolicyStatement({
    sid: "S",
    actions: ["a:B", "a:C"], // both
    resources: [
      "arn:y",
      table.tableArn,
    ],
  }),
];
`,
    `${importing}export const policies = [
  new iam.PolicyStatement({
    sid: "S",
    actions: ["a:B"], // both
    resources: [
      table.tableArn,
      \`\${name}/*\`,
    ],
  }),
  new iam.PolicyStatement({
    sid: "T",
    actions: ["a:C"],
    resources: [
      "*",
    ],
  }),
];
`,
  ],
  "all that a step adds": [
    "shop.ts",
    `${importing}function add(role: iam.Role) {
    role.addToPolicy(new iam.PolicyStatement({
        sid: 'S', actions: ['a:B', 'a:C'], resources: ['arn:y', table.tableArn],
    }));
}
`,
    `${importing}function add(role: iam.Role) {
    role.addToPolicy(new iam.PolicyStatement({
        sid: 'S', actions: ['a:B'], resources: [table.tableArn, \`\${name}/*\`],
    }));
    role.addToPolicy(new iam.PolicyStatement({
        sid: 'T', actions: ['a:C'], resources: ['*'],
    }));
}
`,
  ],
  "a statement of a document as IAM has it": [
    "shop.ts",
    `${importing}const document = iam.PolicyDocument.fromJson({
  'Statement': [{ 'Sid': 'S', 'Effect': 'Allow', 'Action': ['a:B', 'a:C'], 'Resource': ['arn:y', table.tableArn] }],
});
`,
    `${importing}const document = iam.PolicyDocument.fromJson({
  'Statement': [{ 'Sid': 'S', 'Effect': 'Allow', 'Action': ['a:B'], 'Resource': [table.tableArn, \`\${name}/*\`] }, { 'Sid': 'T', 'Effect': 'Allow', 'Action': ['a:C'], 'Resource': ['*'] }],
});
`,
  ],
  "keywords of Python": [
    "shop.py",
    `${importingInPython}def add(role, table):
    role.add_to_policy(
        iam.PolicyStatement(
            sid="S",
            actions=["a:B", "a:C"],  # both
            resources=["arn:y", table.table_arn],
        )
    )
`,
    `${importingInPython}def add(role, table):
    role.add_to_policy(
        iam.PolicyStatement(
            sid="S",
            actions=["a:B"],  # both
            resources=[table.table_arn, f"{name}/*"],
        )
    )
    role.add_to_policy(
        iam.PolicyStatement(
            sid="T",
            actions=["a:C"],
            resources=["*"],
        )
    )
`,
  ],
  "a dictionary of Python": [
    "shop.py",
    `${importingInPython}policies = [
    iam.PolicyStatement(**{
        'sid': 'S',
        'actions': ['a:B', 'a:C'],
        'resources': ['arn:y', table.table_arn]
    }),
]
`,
    `${importingInPython}policies = [
    iam.PolicyStatement(**{
        'sid': 'S',
        'actions': ['a:B'],
        'resources': [table.table_arn, f'{name}/*']
    }),
    iam.PolicyStatement(**{
        'sid': 'T',
        'actions': ['a:C'],
        'resources': ['*']
    }),
]
`,
  ],
};

const two = (statement: Statement): readonly Draft[] => [
  draft({
    actions: [kept(statement, "a:B")],
    resources: [kept(statement, "table"), written("<name>/*")],
  }),
  draft({ sid: { write: "T" }, actions: [written("a:C")], resources: [written("*")] }),
];

describe.each(Object.entries(ways))("%s", (_, [path, before, after]) => {
  test("is written as two", () => {
    expect(respelled(path, before, two)).toBe(after);
    expect(statementsIn(path, after)).toHaveLength(2);
  });

  test("stays to the letter where nothing is changed", () => {
    expect(respelled(path, before, () => [draft({})])).toBe(before);
  });
});

test.each([
  [
    "a name holds it",
    "const one = new iam.PolicyStatement({ actions: ['a:B'], resources: ['table'] });",
    "cdk: what it is given to takes one statement",
  ],
  [
    "it comes of a grant",
    "const r = new iam.Role(s, 'R', {}); new iam.Role(s, 'Q', {}).grantPassRole(r);",
    "cdk: it comes of a grant",
  ],
  [
    "it is a Deny",
    "f([new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ['a:B'], resources: ['table'] })]);",
    "cdk: its Effect may be Deny, and what is denied is not rewritten",
  ],
  [
    "its lists are made elsewhere",
    "f([new iam.PolicyStatement({ actions: both(['a:B']), resources: ['table'] })]);",
    "cdk: its actions are made of expressions that cannot be taken apart",
  ],
])("nothing is written where %s", (_, text, because) => {
  const drafts = (statement: Statement): readonly Draft[] => {
    const [item] = statement.action?.items ?? [];
    const actions = item ? [{ kept: item }] : [{ kept: makeText([], statement.place as never) }];
    return [draft({}), draft({ actions })].map((each, index) =>
      text.includes("both") && index === 0
        ? draft({ actions: [{ kept: elsewhere }], resources: "keep" })
        : each,
    );
  };
  expect(respelled("shop.ts", importing + text, drafts)).toBe(because);
});

const nowhere = { source: { path: "", text: "" }, span: { start: 0, end: 0 } };
const elsewhere = makeText(["a:B"], { written: nowhere, via: [] });

test("nothing is referred to that has no name there, or no value yet", () => {
  const text = `${importing}function f(role: iam.Role) {
  role.addToPolicy(new iam.PolicyStatement({ actions: ["a:B"], resources: ["*"] }));
  const later = new s3.Bucket(this, "Later");
}
`;
  const because = "cdk: what it would refer to has no name where it stands";
  for (const each of ["later.bucketArn", "other.bucketArn", "this.table.tableArn"]) {
    const resources = [{ phrase: expression(each, elsewhere) }];
    expect(respelled("shop.ts", text, () => [draft({ resources })])).toBe(because);
  }
});

test("conditions are added to those of a statement, or as its first", () => {
  const of = (conditions: string): string =>
    `${importing}f([new iam.PolicyStatement({ actions: ["a:B"], resources: ["*"]${conditions} })]);\n`;
  const conditions = [
    { operator: "StringEquals", key: "aws:SourceAccount", values: [phrase("111122223333")] },
  ];
  const add = (): readonly Draft[] => [draft({ conditions })];
  expect(respelled("shop.ts", of(""), add)).toBe(
    of(', conditions: { StringEquals: { "aws:SourceAccount": "111122223333" } }'),
  );
  expect(respelled("shop.ts", of(', conditions: { Bool: { "a:b": true } }'), add)).toBe(
    of(
      ', conditions: { Bool: { "a:b": true }, StringEquals: { "aws:SourceAccount": "111122223333" } }',
    ),
  );
});
