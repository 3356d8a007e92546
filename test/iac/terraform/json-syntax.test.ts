import { expect, test } from "vitest";
import { textAt } from "../../../src/source/source.ts";
import { draft, respelled, written } from "../drafts.ts";
import { extracted, policiesIn, problemsIn } from "../policies.ts";

const document = `{
  "//": "what a tool wrote",
  "locals": { "bucket": "logs" },
  "data": {
    "aws_iam_policy_document": {
      "read": {
        "statement": [
          { "sid": "Read", "actions": ["s3:GetObject"], "resources": ["arn:aws:s3:::\${local.bucket}/*"] },
          {
            "effect": "Deny",
            "actions": ["s3:*"],
            "resources": ["*"],
            "principals": { "type": "AWS", "identifiers": ["*"] },
            "condition": [{ "test": "Bool", "variable": "aws:SecureTransport", "values": ["false"] }]
          }
        ]
      }
    }
  },
  "resource": {
    "aws_iam_role": { "app": { "name": "app", "assume_role_policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Action\\": \\"sts:AssumeRole\\", \\"Principal\\": {\\"Service\\": \\"ec2.amazonaws.com\\"}}]}" } },
    "aws_iam_policy": {
      "read": { "policy": "\${data.aws_iam_policy_document.read.json}" },
      "all": { "policy": "\${jsonencode({Statement = [{Effect = \\"Allow\\", Action = \\"s3:*\\", Resource = \\"*\\"}]})}" }
    }
  }
}`;

test("the JSON syntax says what Terraform's own does", () => {
  expect(policiesIn("main.tf.json", document)).toEqual([
    "trust of aws_iam_role.app at aws_iam_role.app",
    "  Allow sts:AssumeRole for Service: ec2.amazonaws.com",
    "identity of aws_iam_policy.read",
    "  Read: Allow s3:GetObject on arn:aws:s3:::logs/*",
    "  Deny s3:* on * for AWS: * if Bool aws:SecureTransport: false",
    "identity of aws_iam_policy.all",
    "  Allow s3:* on *",
  ]);
});

test("its places are exact, in strings with escapes too", () => {
  const { policies } = extracted({ "main.tf.json": document });
  const places = policies.flatMap(({ statements }) => statements.map(({ place }) => textAt(place)));
  expect(places[0]).toBe(
    '{\\"Effect\\": \\"Allow\\", \\"Action\\": \\"sts:AssumeRole\\", \\"Principal\\": {\\"Service\\": \\"ec2.amazonaws.com\\"}}',
  );
  expect(places[1]).toBe(
    '{ "sid": "Read", "actions": ["s3:GetObject"], "resources": ["arn:aws:s3:::${local.bucket}/*"] }',
  );
  expect(places[3]).toBe('{Effect = \\"Allow\\", Action = \\"s3:*\\", Resource = \\"*\\"}');
});

test("dynamic blocks, and several bodies of one block, are read", () => {
  const text = `{"data": [{"aws_iam_policy_document": {"d": [{
    "dynamic": {"statement": {"for_each": "\${var.more ? [1] : []}", "content": {"actions": ["s3:Get*"], "resources": ["*"]}}}
  }]}}]}`;
  expect(policiesIn("main.tf.json", text)).toEqual([
    "identity of data.aws_iam_policy_document.d",
    "  maybe Allow s3:Get* on *",
  ]);
});

test("a file that does not parse is said, with its line", () => {
  expect(problemsIn({ "main.tf.json": '{"resource": {\n  "a": ]\n}}' })).toEqual([
    "main.tf.json:2 syntax-error",
  ]);
});

test("a replacement is written in it, with expressions in strings", () => {
  const text = `{"data": {"aws_iam_policy_document": {"d": {"statement": {
  "actions": ["s3:*"],
  "resources": ["*"]
}}}}}`;
  expect(
    respelled("main.tf.json", text, () => [
      draft({
        sid: { write: "Read" },
        actions: [written("s3:GetObject")],
        resources: [written("<aws_s3_bucket.b.arn>/$${x}")],
      }),
    ]),
  ).toMatchInlineSnapshot(`
    "{"data": {"aws_iam_policy_document": {"d": {"statement": {
      "sid": "Read",
      "actions": ["s3:GetObject"],
      "resources": ["\${aws_s3_bucket.b.arn}/$\${x}"]
    }}}}}"
  `);
});
