import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { included } from "../../src/access/included.ts";
import { propose, worthChanging } from "../../src/jobs/propose.ts";
import { judge, judgePolicy } from "../../src/rules/judge.ts";
import { mistakeOf } from "../../src/rules/overreach-class.ts";
import { atLeast } from "../../src/rules/severity.ts";
import { applyEdits } from "../../src/source/edit.ts";
import { facts, pathFor, scanned } from "../rules/facts.ts";
import { hcl, json, template, yaml } from "../rules/policies.ts";
import { onlyProposed, proposed } from "./proposed.ts";

/** A role with a policy within itself, in a template. */
const roleWithin = (...beside: readonly string[]): string =>
  template(
    `
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument: {}
        Policies:
          - PolicyName: app
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Action: lambda:InvokeFunction
                  Resource: "*"
    `,
    ...beside,
  );

describe("no reference closes a circle", () => {
  test("a role does not name the function that uses it", () => {
    const own = "Worker:\n  Type: AWS::Lambda::Function\n  Properties:\n    Role: !GetAtt Role.Arn";
    const found = onlyProposed(roleWithin(own));
    expect(found).toMatchObject({ kind: "show", grade: "fill in" });
    expect(JSON.stringify(found)).not.toContain("Worker");
  });

  test("nor one that refers to it through others", () => {
    const found = onlyProposed(
      roleWithin(
        "Worker:\n  Type: AWS::Lambda::Function\n  Properties:\n    Environment: { Variables: { Q: !Ref Queue } }",
        "Queue:\n  Type: AWS::SQS::Queue\n  Properties:\n    QueueName: !Sub 'q-${Role}'",
      ),
    );
    expect(found).toMatchObject({ kind: "show", grade: "fill in" });
    expect(found.kind === "none" ? "" : found.lines).not.toContain("Worker");
    expect(found).toMatchObject({
      missing: ["the name of `Worker`, if that is meant: a reference to it would close a circle"],
    });
  });

  test("but one that does not", () => {
    const found = onlyProposed(roleWithin("Worker:\n  Type: AWS::Lambda::Function"));
    expect(found).toMatchObject({
      kind: "commit",
      lines: expect.stringContaining("!GetAtt Worker.Arn") as string,
    });
  });

  const inline = (policy: string): string => `
resource "aws_iam_role" "app" {
  assume_role_policy = "{}"
  inline_policy {
    name   = "app"
    policy = ${policy}
  }
}

resource "aws_lambda_function" "worker" {
  role = aws_iam_role.app.arn
}
`;

  test("the same in Terraform, where the policy is within the role", () => {
    const statement = `jsonencode({ Statement = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "*" }] })`;
    expect(onlyProposed(inline(statement))).toMatchObject({ kind: "show", grade: "fill in" });
  });

  test.each([
    ["through a module", "./f", "worker", "show"],
    ["through a module of elsewhere", "example/f/aws", "worker", "show"],
    ["but for what a module does not make of it", "./f", "stage", "commit"],
  ])("%s: %s gives %s", (_, source, output, kind) => {
    const statement = `jsonencode({ Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }] })`;
    const found = onlyProposed({
      "main.tf": `${inline(statement)}
module "f" {
  source = "${source}"
  role   = aws_iam_role.app.arn
}

resource "aws_sqs_queue" "jobs" {
  name = module.f.${output}
}
`,
      "f/main.tf": `
variable "role" {}

resource "aws_lambda_function" "worker" {
  role = var.role
}

output "worker" {
  value = aws_lambda_function.worker.function_name
}

output "stage" {
  value = "prod"
}
`,
    });
    expect(found.kind).toBe(kind);
  });

  test("and where it is a resource of its own, there is no circle", () => {
    const found = onlyProposed(`
data "aws_iam_policy_document" "app" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.app.json
}

resource "aws_iam_role" "app" {
  assume_role_policy = "{}"
}

resource "aws_sqs_queue" "jobs" {
  tags = { role = aws_iam_role.app.arn }
}
`);
    expect(found).toMatchObject({
      kind: "commit",
      lines: expect.stringContaining("aws_sqs_queue.jobs.arn") as string,
    });
  });

  test("no resource is named in its own policy", () => {
    const found = proposed(
      template(`
        Key:
          Type: AWS::KMS::Key
          Properties:
            KeyPolicy:
              Statement:
                - Effect: Allow
                  Principal: { AWS: arn:aws:iam::111122223333:role/app }
                  Action: kms:*
                  Resource: "*"
      `),
    );
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toMatch(/Key\.Arn|!Ref Key/);
    // Who may change the policy of a key may still: a key that nobody manages is lost.
    expect(JSON.stringify(found)).toContain("kms:PutKeyPolicy");
  });
});

describe("nothing is offered to commit", () => {
  test("where the file does not parse elsewhere", () => {
    const found = onlyProposed(
      `${hcl('actions   = ["sns:Pub*"]\nresources = ["arn:aws:sns:*:*:orders"]')}\nresource "x" {\n`,
    );
    expect(found).toMatchObject({
      kind: "show",
      because: expect.stringContaining("the file does not parse") as string,
    });
  });

  test("where a text that others use would have to change", () => {
    const shared = hcl(
      'actions   = local.send\nresources = ["*"]',
      'locals {\n  send = ["sqs:*"]\n}',
      'resource "aws_sqs_queue" "orders" {}',
    );
    expect(onlyProposed(shared)).toEqual({ kind: "none", because: "elsewhere" });
  });
});

describe("whatever a statement says, what can be committed", () => {
  const actions = fc.uniqueArray(
    fc.constantFrom(
      ...["s3:*", "s3:Get*", "s3:PutObject", "s3:ListBucket", "s3:ListAllMyBuckets", "s3:*Object"],
      ...["dynamodb:*", "dynamodb:Query", "dynamodb:Put*", "sqs:SendMessage", "sqs:S?ndMessage"],
      ...[
        "sns:Publish",
        "kms:Decrypt",
        "kms:*",
        "ec2:Describe*",
        "ec2:AttachVolume",
        "S3:getobject",
      ],
      ...["iam:PassRole", "lambda:InvokeFunction", "logs:*", "logs:PutLogEvents", "x:Unknown"],
    ),
    { minLength: 1, maxLength: 4 },
  );
  const resources = fc.uniqueArray(
    fc.constantFrom(
      ...[
        "*",
        "*",
        "*",
        "arn:aws:s3:::logs",
        "arn:aws:s3:::logs/*",
        "arn:aws:s3:::*",
        "not an arn",
      ],
      ...["arn:aws:dynamodb:*:*:table/*", "arn:aws:sqs:*:111122223333:*", "arn:aws:kms:*:*:key/*"],
    ),
    { minLength: 1, maxLength: 2 },
  );
  const more = fc.record({
    sid: fc.constantFrom(undefined, "App", "ReadOnly"),
    condition: fc.boolean(),
    declared: fc.subarray(["bucket", "table", "queue", "key"]),
  });
  type More = typeof more extends fc.Arbitrary<infer T> ? T : never;

  const list = (items: readonly string[]): string => JSON.stringify(items);
  const types: Readonly<Record<string, readonly [terraform: string, cloudformation: string]>> = {
    bucket: ["aws_s3_bucket", "AWS::S3::Bucket"],
    table: ["aws_dynamodb_table", "AWS::DynamoDB::Table"],
    queue: ["aws_sqs_queue", "AWS::SQS::Queue"],
    key: ["aws_kms_key", "AWS::KMS::Key"],
  };
  const languages: Readonly<
    Record<string, (actions: readonly string[], resources: readonly string[], more: More) => string>
  > = {
    HCL: (actions, resources, { sid, condition, declared }) =>
      hcl(
        [
          ...(sid === undefined ? [] : [`sid       = "${sid}"`]),
          `actions   = ${list(actions)}`,
          `resources = ${list(resources)}`,
          ...(condition
            ? [
                'condition {\n  test     = "Bool"\n  variable = "aws:SecureTransport"\n  values   = ["true"]\n}',
              ]
            : []),
        ].join("\n"),
        ...declared.map((each) => `resource "${types[each]?.[0] ?? ""}" "it" {}`),
      ),
    YAML: (actions, resources, { sid, condition, declared }) =>
      yaml(
        [
          ...(sid === undefined ? [] : [`Sid: ${sid}`]),
          `Action: ${list(actions)}`,
          `Resource:\n${resources.map((each) => `  - "${each}"`).join("\n")}`,
          ...(condition ? ['Condition: { Bool: { "aws:SecureTransport": "true" } }'] : []),
        ].join("\n"),
        ...declared.map((each) => `My${each}:\n  Type: ${types[each]?.[1] ?? ""}`),
      ),
    JSON: (Action, Resource, { sid, condition }) =>
      json({
        ...(sid !== undefined && { Sid: sid }),
        Action,
        Resource,
        ...(condition && { Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      }),
  };

  test.for(Object.entries(languages))(
    "grants nothing new and answers what it says, in %s",
    ([, write]) => {
      let committed = 0;
      fc.assert(
        fc.property(actions, resources, more, (actions, resources, more) => {
          const text = write(actions, resources, more);
          const before = scanned({ [pathFor(text)]: text });
          const findings = judge(before, facts);
          const [proposal] = propose(before, worthChanging(findings, facts), facts);
          if (proposal?.outcome.kind !== "commit") return;
          committed++;
          const { edit, narrowing } = proposal.outcome;
          const changed = applyEdits(text, [edit]);
          const after = scanned({ [pathFor(text)]: changed });
          expect(after.problems.filter(({ reason }) => reason !== "unknown-action-name")).toEqual(
            [],
          );
          const left = judge(after, facts);
          for (const [index, policy] of after.policies.entries())
            expect(
              included(policy.statements, before.policies[index]?.statements ?? [], facts),
            ).toEqual({
              proved: true,
            });
          // What is told of together with other statements stood there all the same.
          const alone = before.policies.flatMap((policy) => judgePolicy(policy, facts));
          const wasFound = new Set([...findings, ...alone].map(({ rule }) => mistakeOf(rule)));
          const answered = narrowing.answers.filter((rule) => !narrowing.leaves.includes(rule));
          for (const { rule, severity } of left) {
            if (severity !== "info") expect([...wasFound]).toContain(mistakeOf(rule));
            if (answered.map(mistakeOf).includes(mistakeOf(rule)))
              expect(atLeast(severity, "medium")).toBe(false);
          }
          // Nothing is put in where something would be missing, and nothing changes twice.
          expect(edit.text).not.toMatch(/<\w+>/);
          const again = propose(after, worthChanging(left, facts), facts);
          for (const { outcome } of again) expect(outcome.kind).not.toBe("commit");
        }),
        { numRuns: 150 },
      );
      expect(committed).toBeGreaterThan(8);
    },
  );

  test("leaves every line outside of the statement as it was", () => {
    const write = languages.HCL;
    if (!write) throw new Error("no HCL");
    fc.assert(
      fc.property(actions, resources, more, (actions, resources, more) => {
        const text = `# before\n${write(actions, resources, more)}# after\n`;
        const scan = scanned({ "main.tf": text });
        const [proposal] = propose(scan, worthChanging(judge(scan, facts), facts), facts);
        if (proposal?.outcome.kind !== "commit") return;
        const { span } = proposal.outcome.edit;
        const { place } = proposal.statement;
        const line = text.lastIndexOf("\n", place.span.start) + 1;
        expect(span.start).toBeGreaterThanOrEqual(line);
        expect(span.end).toBeLessThanOrEqual(place.span.end);
      }),
      { numRuns: 60 },
    );
  });
});
