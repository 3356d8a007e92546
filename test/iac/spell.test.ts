import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/iam/draft.ts";
import { draft, kept, respelled, written } from "./drafts.ts";
import { statementsIn } from "./policies.ts";

type Written = { readonly path: string; readonly before: string; readonly after: string };

/** One statement in each syntax, and what two drafts in its place read like. */
const syntaxes: Readonly<Record<string, Written>> = {
  "a policy document": {
    path: "main.tf",
    before: `data "aws_iam_policy_document" "d" {
  statement {
    sid       = "S"
    actions   = ["a:B", "a:C"] # both
    resources = ["arn:x", local.y]
  }
}
`,
    after: `data "aws_iam_policy_document" "d" {
  statement {
    sid       = "S"
    actions   = ["a:B"] # both
    resources = [local.y, "\${name}/*"]
  }

  statement {
    sid       = "T"
    actions   = ["a:C"]
    resources = ["*"]
  }
}
`,
  },
  jsonencode: {
    path: "main.tf",
    before: `resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [
      { Sid = "S", Effect = "Allow", Action = ["a:B", "a:C"], Resource = ["arn:x", local.y] },
    ]
  })
}
`,
    after: `resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [
      { Sid = "S", Effect = "Allow", Action = ["a:B"], Resource = [local.y, "\${name}/*"] },
      { Sid = "T", Effect = "Allow", Action = ["a:C"], Resource = ["*"] },
    ]
  })
}
`,
  },
  "a heredoc": {
    path: "main.tf",
    before: `resource "aws_iam_policy" "p" {
  policy = <<-EOT
    { "Statement": [
      { "Sid": "S", "Effect": "Allow", "Action": ["a:B", "a:C"], "Resource": ["arn:x", "\${local.y}"] }
    ] }
  EOT
}
`,
    after: `resource "aws_iam_policy" "p" {
  policy = <<-EOT
    { "Statement": [
      { "Sid": "S", "Effect": "Allow", "Action": ["a:B"], "Resource": ["\${local.y}", "\${name}/*"] },
      { "Sid": "T", "Effect": "Allow", "Action": ["a:C"], "Resource": ["*"] }
    ] }
  EOT
}
`,
  },
  "CloudFormation in YAML": {
    path: "template.yaml",
    before: `Resources:
  P:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument:
        Statement:
          - Sid: S
            Effect: Allow
            Action: [a:B, a:C]
            Resource:
              - arn:x
              - !Ref Y
`,
    after: `Resources:
  P:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument:
        Statement:
          - Sid: S
            Effect: Allow
            Action: [a:B]
            Resource:
              - !Ref Y
              - !Sub "\${name}/*"
          - Sid: T
            Effect: Allow
            Action: [a:C]
            Resource:
              - "*"
`,
  },
  "CloudFormation in JSON": {
    path: "template.json",
    before: `{ "Resources": { "P": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyDocument": { "Statement": [
  { "Sid": "S", "Effect": "Allow", "Action": ["a:B", "a:C"], "Resource": ["arn:x", { "Ref": "Y" }] }
] } } } } }
`,
    after: `{ "Resources": { "P": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyDocument": { "Statement": [
  { "Sid": "S", "Effect": "Allow", "Action": ["a:B"], "Resource": [
    { "Ref": "Y" },
    { "Fn::Sub": "\${name}/*" }
  ] },
  { "Sid": "T", "Effect": "Allow", "Action": ["a:C"], "Resource": ["*"] }
] } } } } }
`,
  },
  "a document in JSON": {
    path: "policy.json",
    before: `{ "Statement": [
    { "Sid": "S", "Effect": "Allow", "Action": ["a:B", "a:C"], "Resource": ["arn:x", "\${y}"] }
] }
`,
    after: `{ "Statement": [
    { "Sid": "S", "Effect": "Allow", "Action": ["a:B"], "Resource": ["\${y}", "\${name}/*"] },
    { "Sid": "T", "Effect": "Allow", "Action": ["a:C"], "Resource": ["*"] }
] }
`,
  },
  "a document in YAML": {
    path: "policy.yaml",
    before: `Statement:
- Sid: S
  Effect: Allow
  Action: [a:B, a:C]
  Resource: [arn:x, "\${y}"]
`,
    after: `Statement:
- Sid: S
  Effect: Allow
  Action: [a:B]
  Resource: ["\${y}", "\${name}/*"]
- Sid: T
  Effect: Allow
  Action: [a:C]
  Resource: ["*"]
`,
  },
  "a template": {
    path: "policy.json.tpl",
    before: `{ "Statement": [
    { "Sid": "S", "Effect": "Allow", "Action": ["a:B", "a:C"], "Resource": ["arn:x", \${jsonencode(y)}] }
] }
`,
    after: `{ "Statement": [
    { "Sid": "S", "Effect": "Allow", "Action": ["a:B"], "Resource": [\${jsonencode(y)}, "\${name}/*"] },
    { "Sid": "T", "Effect": "Allow", "Action": ["a:C"], "Resource": ["*"] }
] }
`,
  },
  "JSON in a block of YAML": {
    path: "policy.yaml",
    before: `apiVersion: iam.services.k8s.aws/v1alpha1
kind: Policy
spec:
  policyDocument: |
    {
      "Statement": [
        { "Sid": "S", "Effect": "Allow", "Action": ["a:B", "a:C"], "Resource": ["arn:x", "{{ y }}"] }
      ]
    }
`,
    after: `apiVersion: iam.services.k8s.aws/v1alpha1
kind: Policy
spec:
  policyDocument: |
    {
      "Statement": [
        { "Sid": "S", "Effect": "Allow", "Action": ["a:B"], "Resource": [
          "{{ y }}",
          "\${name}/*"
        ] },
        { "Sid": "T", "Effect": "Allow", "Action": ["a:C"], "Resource": ["*"] }
      ]
    }
`,
  },
  "JSON in a string of YAML": {
    path: "Pulumi.yaml",
    before: `resources:
  a:
    type: aws:iam:Policy
    properties:
      policy: '{"Statement": [{"Sid": "S", "Effect": "Allow", "Action": ["a:B", "a:C"], "Resource": ["arn:x", "\${y}"]}]}'
`,
    after: `resources:
  a:
    type: aws:iam:Policy
    properties:
      policy: '{"Statement": [{"Sid": "S", "Effect": "Allow", "Action": ["a:B"], "Resource": ["\${y}", "\${name}/*"]}, {"Sid": "T", "Effect": "Allow", "Action": ["a:C"], "Resource": ["*"]}]}'
`,
  },
  "JSON in a string of JSON": {
    path: "policy.json",
    before: `{ "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"S\\", \\"Effect\\": \\"Allow\\", \\"Action\\": [\\"a:B\\", \\"a:C\\"], \\"Resource\\": [\\"arn:x\\", \\"\${y}\\"]}]}" }
`,
    after: `{ "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"S\\", \\"Effect\\": \\"Allow\\", \\"Action\\": [\\"a:B\\"], \\"Resource\\": [\\"\${y}\\", \\"\${name}/*\\"]}, {\\"Sid\\": \\"T\\", \\"Effect\\": \\"Allow\\", \\"Action\\": [\\"a:C\\"], \\"Resource\\": [\\"*\\"]}]}" }
`,
  },
  "Pulumi's own words": {
    path: "Pulumi.yaml",
    before: `variables:
  doc:
    fn::invoke:
      function: aws:iam:getPolicyDocument
      arguments:
        statements:
          - sid: S
            effect: Allow
            actions: [a:B, a:C]
            resources: [arn:x, "\${y}"]
resources:
  a: { type: "aws:iam:Policy", properties: { policy: "\${doc.json}" } }
`,
    after: `variables:
  doc:
    fn::invoke:
      function: aws:iam:getPolicyDocument
      arguments:
        statements:
          - sid: S
            effect: Allow
            actions: [a:B]
            resources: ["\${y}", "\${name}/*"]
          - sid: T
            effect: Allow
            actions: [a:C]
            resources: ["*"]
resources:
  a: { type: "aws:iam:Policy", properties: { policy: "\${doc.json}" } }
`,
  },
};

describe("two statements in the place of one", () => {
  test.for(Object.entries(syntaxes))("%s", ([, { path, before, after }]) => {
    const result = respelled(path, before, (statement) => [
      draft({
        actions: [kept(statement, "a:B")],
        resources: [kept(statement, "y"), written("<name>/*")],
      }),
      draft({ sid: { write: "T" }, actions: [written("a:C")], resources: [written("*")] }),
    ]);
    expect(result).toBe(after);
    expect(statementsIn(path, result)).toHaveLength(2);
  });
});

describe("what nothing is changed of stays to the letter", () => {
  test.for(Object.entries(syntaxes))("%s", ([, { path, before }]) => {
    expect(respelled(path, before, () => [draft({})])).toBe(before);
  });
});

describe("a single expression is written as the language refers to it", () => {
  const bare: Readonly<Record<string, string>> = {
    "a policy document": "resources = [name]",
    jsonencode: "Resource = [name]",
    "a heredoc": '"Resource": ["${name}"]',
    "CloudFormation in YAML": "- !Ref name",
    "CloudFormation in JSON": '"Resource": [{ "Ref": "name" }]',
    "a document in JSON": '"Resource": ["${name}"]',
    "a document in YAML": 'Resource: ["${name}"]',
    "a template": '"Resource": ["${name}"]',
    "JSON in a block of YAML": '"Resource": ["${name}"]',
    "JSON in a string of YAML": '"Resource": ["${name}"]',
    "JSON in a string of JSON": '\\"Resource\\": [\\"${name}\\"]',
    "Pulumi's own words": 'resources: ["${name}"]',
  };
  test.for(Object.entries(syntaxes))("%s", ([name, { path, before }]) => {
    const result = respelled(path, before, () => [draft({ resources: [written("<name>")] })]);
    expect(result).toContain(bare[name]);
  });
});

const role = (policy: string): string =>
  `resource "aws_iam_role_policy" "p" {\n  policy = ${policy}\n}\n`;
const one = '{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "*" }] }';

test.each([
  [
    "JSON in a quoted string",
    "main.tf",
    role(JSON.stringify(one)),
    "terraform: it is JSON inside a quoted string",
  ],
  [
    "JSON that directives make",
    "main.tf",
    role(`<<E\n${one.replace("*", "a%{ if var.x }b%{ endif }")}\nE`),
    "terraform: its JSON is made by directives",
  ],
  [
    "an arm of a condition",
    "main.tf",
    role('jsonencode({ Statement = [var.x ? { Effect = "Allow", Action = "a:B" } : null] })'),
    "terraform: it is made by an expression that makes one statement",
  ],
  [
    "JSON in a text of a template",
    "app.yaml",
    `Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyDocument: '${one}'\n`,
    "cloudformation: it is written inside another text",
  ],
  [
    "JSON in a folded text of YAML",
    "app.yaml",
    `policy: >\n  ${one}\n`,
    "document: it is written inside another text",
  ],
  [
    "a statement beside a directive",
    "app.json.tpl",
    `%{ if x }${one}%{ endif }`,
    "document: directives stand beside it",
  ],
  [
    "a statement with a directive in it",
    "app.json.j2",
    one.replace('"*"', '[{% if x %}"*"{% endif %}]'),
    "document: directives make a part of it",
  ],
  [
    "JSON in a URL",
    "app.json",
    `{ "Document": "${encodeURIComponent(one)}" }`,
    "document: it is written inside another text",
  ],
  [
    "JSON in a string with quotes in what is filled in",
    "app.json",
    JSON.stringify({ policy: one.replace("*", "{{ lookup('a') }}") }),
    "document: what is filled in is quoted there",
  ],
])("%s is not taken apart, and why is said", (_, path, text, because) => {
  const drafts = [draft({ actions: [written("a:C")] }), draft({ actions: [written("a:D")] })];
  expect(respelled(path, text, () => drafts)).toBe(because);
});

test("a heredoc keeps what stands outside of its strings, and escapes what is HCL's", () => {
  const text = role(
    `<<-E\n    { "Statement": [{ "Effect": "Allow", "Action": "a:B",\n      "Resource": \${jsonencode(local.arns)} }] }\n    E`,
  );
  const result = respelled("main.tf", text, () => [
    draft({ actions: [written("a:C")] }),
    draft({ actions: [written("a:D")], resources: [written("home/${aws:username}")] }),
  ]);
  expect(result).toBe(
    role(
      `<<-E\n    { "Statement": [{ "Effect": "Allow", "Action": "a:C",\n      "Resource": \${jsonencode(local.arns)} }, { "Effect": "Allow", "Action": "a:D",\n      "Resource": "home/$\${aws:username}" }] }\n    E`,
    ),
  );
});

test.each([
  [
    "JSON",
    "part.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": { "Fn::Sub": "arn:${AWS::Partition}:x" } }] }',
    '"Resource": { "Fn::Sub": "arn:${AWS::Partition}:y/${!aws:username}" }',
  ],
  [
    "YAML",
    "part.yaml",
    "Statement:\n  - Effect: Allow\n    Action: a:B\n    Resource: !Sub 'arn:${AWS::Partition}:x'\n",
    "Resource: !Sub 'arn:${AWS::Partition}:y/${!aws:username}'",
  ],
  [
    "YAML without tags",
    "part.yaml",
    "Statement:\n  - Effect: Allow\n    Action: a:B\n    Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:x' }\n",
    '{ "Fn::Sub": "arn:${AWS::Partition}:y/${!aws:username}" }',
  ],
  [
    "what another tool fills in",
    "part.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "arn:${AWS::Partition}:x" }] }',
    '"Resource": "arn:${AWS::Partition}:y/${aws:username}"',
  ],
])("a part of a template has in Fn::Sub what that fills in: %s", (_, path, text, expected) => {
  const other = (): readonly Draft[] => [
    draft({ resources: [written("arn:<AWS::Partition>:y/${aws:username}")] }),
  ];
  expect(respelled(path, text, other)).toContain(expected);
});

test("a template escapes what would be filled in", () => {
  const text =
    '{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "$${aws:userid}" }] }';
  const home = (): readonly Draft[] => [draft({ resources: [written("home/${aws:username}")] })];
  expect(respelled("policy.tftpl", text, home)).toContain('"home/$${aws:username}"');
  expect(respelled("policy.json", text, home)).toContain('"home/${aws:username}"');
  // Directives tell that it is one, whatever it is called.
  const looped = text.replace("] }", "%{ for each in more }%{ endfor }] }");
  expect(respelled("policy.json", looped, home)).toContain('"home/$${aws:username}"');
});
