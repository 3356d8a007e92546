import { describe, expect, test } from "vitest";
import type { Draft } from "../../../src/iam/draft.ts";
import { draft, kept, respelled, written } from "../drafts.ts";

const head = 'import * as pulumi from "@pulumi/pulumi";\nimport * as aws from "@pulumi/aws";\n';
const bucket = 'const logs = new aws.s3.Bucket("logs");\n';
const headOfPython = "import json\nimport pulumi\nimport pulumi_aws as aws\n";
const bucketOfPython = 'logs = aws.s3.Bucket("logs")\n';

type Drafts = Parameters<typeof respelled>[2];

/** Two statements of one: what is kept, and what is new. */
const both: Drafts = (statement): readonly Draft[] => [
  draft({ actions: [kept(statement, "a:B")], resources: [kept(statement, "")] }),
  draft({ sid: { write: "T" }, actions: [kept(statement, "a:C")], resources: [written("*")] }),
];
/** A resource that is declared. */
const onBucket: Drafts = () => [draft({ resources: [written("<logs.arn>/*")] })];
const onBucketItself: Drafts = () => [draft({ resources: [written("<logs.arn>")] })];

const typescript: Readonly<Record<string, readonly [string, Drafts, string]>> = {
  "an object": [
    `new aws.iam.Policy("p", {
  policy: {
    Statement: [
      {
        Sid: "S",
        Effect: "Allow",
        Action: ["a:B", "a:C"], // both
        Resource: [pulumi.interpolate\`\${logs.arn}/*\`],
      },
    ],
  },
});
`,
    both,
    `new aws.iam.Policy("p", {
  policy: {
    Statement: [
      {
        Sid: "S",
        Effect: "Allow",
        Action: ["a:B"], // both
        Resource: [pulumi.interpolate\`\${logs.arn}/*\`],
      },
      {
        Sid: "T",
        Effect: "Allow",
        Action: ["a:C"],
        Resource: ["*"],
      },
    ],
  },
});
`,
  ],
  "a resource that is declared, in an object": [
    'new aws.iam.Policy("p", { policy: { Statement: [{ Effect: "Allow", Action: "a:B", Resource: "*" }] } });\n',
    onBucket,
    'new aws.iam.Policy("p", { policy: { Statement: [{ Effect: "Allow", Action: "a:B", Resource: pulumi.interpolate`${logs.arn}/*` }] } });\n',
  ],
  "a resource as a whole": [
    'new aws.iam.Policy("p", { policy: pulumi.jsonStringify({ Statement: [{ Effect: "Allow", Action: "a:B", Resource: "*" }] }) });\n',
    onBucketItself,
    'new aws.iam.Policy("p", { policy: pulumi.jsonStringify({ Statement: [{ Effect: "Allow", Action: "a:B", Resource: logs.arn }] }) });\n',
  ],
  "the data source": [
    'const d = aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["a:B", "a:C"], resources: [logs.arn] }] });\nnew aws.iam.Policy("p", { policy: d.json });\n',
    both,
    'const d = aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["a:B"], resources: [logs.arn] }, { sid: "T", actions: ["a:C"], resources: ["*"] }] });\nnew aws.iam.Policy("p", { policy: d.json });\n',
  ],
  "JSON in a template": [
    `new aws.iam.Policy("p", {
  policy: pulumi.interpolate\`{
    "Statement": [{
      "Effect": "Allow",
      "Action": ["a:B", "a:C"],
      "Resource": ["\${logs.arn}/*"]
    }]
  }\`,
});
`,
    (statement) => [
      draft({ actions: [kept(statement, "a:B")], resources: [kept(statement, ""), written("b")] }),
    ],
    `new aws.iam.Policy("p", {
  policy: pulumi.interpolate\`{
    "Statement": [{
      "Effect": "Allow",
      "Action": ["a:B"],
      "Resource": ["\${logs.arn}/*", "b"]
    }]
  }\`,
});
`,
  ],
};

const python: Readonly<Record<string, readonly [string, Drafts, string]>> = {
  "json.dumps": [
    `aws.iam.Policy(
    "p",
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": ["a:B", "a:C"],  # both
                    "Resource": ["arn:x"],
                }
            ],
        }
    ),
)
`,
    (statement) => [
      draft({ actions: [kept(statement, "a:B")], resources: [kept(statement, "arn:x")] }),
      draft({ actions: [kept(statement, "a:C")], resources: [written("*")] }),
    ],
    `aws.iam.Policy(
    "p",
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": ["a:B"],  # both
                    "Resource": ["arn:x"],
                },
                {
                    "Effect": "Allow",
                    "Action": ["a:C"],
                    "Resource": ["*"],
                }
            ],
        }
    ),
)
`,
  ],
  "Output.json_dumps": [
    'aws.iam.Policy("p", policy=pulumi.Output.json_dumps({"Statement": [{"Effect": "Allow", "Action": "a:B", "Resource": "*"}]}))\n',
    onBucket,
    'aws.iam.Policy("p", policy=pulumi.Output.json_dumps({"Statement": [{"Effect": "Allow", "Action": "a:B", "Resource": pulumi.Output.concat(logs.arn, "/*")}]}))\n',
  ],
  "arguments of the data source": [
    'd = aws.iam.get_policy_document_output(statements=[aws.iam.GetPolicyDocumentStatementArgs(actions=["a:B", "a:C"], resources=[logs.arn])])\naws.iam.Policy("p", policy=d.json)\n',
    (statement) => [draft({ actions: [kept(statement, "a:C")], resources: [written("b")] })],
    'd = aws.iam.get_policy_document_output(statements=[aws.iam.GetPolicyDocumentStatementArgs(actions=["a:C"], resources=["b"])])\naws.iam.Policy("p", policy=d.json)\n',
  ],
  "JSON in a text": [
    'aws.iam.Policy("p", policy="""{"Statement": [{"Effect": "Allow", "Action": ["a:B", "a:C"], "Resource": "*"}]}""")\n',
    (statement) => [draft({ actions: [kept(statement, "a:C")] })],
    'aws.iam.Policy("p", policy="""{"Statement": [{"Effect": "Allow", "Action": ["a:C"], "Resource": "*"}]}""")\n',
  ],
  "JSON in an f-string": [
    'aws.iam.Policy("p", policy=logs.arn.apply(lambda arn: f"""{{"Statement": [{{"Effect": "Allow", "Action": ["a:B", "a:C"], "Resource": "{arn}"}}]}}"""))\n',
    (statement) => [draft({ actions: [kept(statement, "a:C")] })],
    'aws.iam.Policy("p", policy=logs.arn.apply(lambda arn: f"""{{"Statement": [{{"Effect": "Allow", "Action": ["a:C"], "Resource": "{arn}"}}]}}"""))\n',
  ],
};

describe("statements of a program are written in their place", () => {
  test.each(Object.entries(typescript))("TypeScript: %s", (_, [before, drafts, after]) => {
    const start = head + bucket;
    expect(respelled("index.ts", start + before, drafts)).toBe(start + after);
  });

  test.each(Object.entries(python))("Python: %s", (_, [before, drafts, after]) => {
    const start = headOfPython + bucketOfPython;
    expect(respelled("__main__.py", start + before, drafts)).toBe(start + after);
  });
});

describe("what a program cannot say there is not written", () => {
  const statement = '{ Effect: "Allow", Action: "a:B", Resource: "*" }';
  const unknown = "pulumi: what it would refer to is known there only when it is made";
  test.each([
    ["in JSON.stringify", bucket, `JSON.stringify({ Statement: [${statement}] })`, unknown],
    ["before it is made", "", `{ Statement: [${statement}] }`, unknown],
    [
      "a Deny",
      bucket,
      '{ Statement: [{ Effect: "Deny", Action: "a:B", Resource: "*" }] }',
      "pulumi: its Effect may be Deny, and what is denied is not rewritten",
    ],
  ])("%s", (_, before, policy, because) => {
    const text = `${head}${before}new aws.iam.Policy("p", { policy: ${policy} });\n${before === "" ? bucket : ""}`;
    expect(respelled("index.ts", text, onBucket)).toBe(because);
  });
});
