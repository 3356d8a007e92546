import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprintOf, statementFingerprint } from "../../src/rules/fingerprint.ts";
import { judge } from "../../src/rules/judge.ts";
import { facts, scanned } from "./facts.ts";

type Files = Readonly<Record<string, string>>;

/** The fingerprints of all that is found in files, in order. */
const fingerprints = (files: Files): readonly string[] =>
  judge(scanned(files), facts).map(fingerprintOf);

const terraform = (body: string, name = "app"): string =>
  `data "aws_iam_policy_document" "${name}" {\n${body}\n}\n`;
const wide = `  statement {
    sid       = "Reports"
    actions   = ["s3:PutObject", "s3:*"]
    resources = ["\${var.bucket}/*", "*"]
  }`;
const same = fingerprints({ "infra/main.tf": terraform(wide) });

test("a fingerprint is 32 hexadecimal digits, one for each rule", () => {
  expect(same.length).toBeGreaterThan(1);
  expect(new Set(same).size).toBe(same.length);
  for (const each of same) expect(each).toMatch(/^[0-9a-f]{32}$/);
});

test.each<[string, Files]>([
  ["the file is renamed", { "infra/iam.tf": terraform(wide) }],
  ["its directory is renamed", { "stacks/prod/main.tf": terraform(wide) }],
  ["lines come above it", { "infra/main.tf": `locals {\n  a = 1\n}\n\n${terraform(wide)}` }],
  [
    "the file is laid out anew",
    { "infra/main.tf": terraform(wide.replace(/\n */g, "\n\t").replace('", "', '",\n\n"')) },
  ],
  [
    "its lists are in another order",
    {
      "infra/main.tf": terraform(
        wide
          .replace('"s3:PutObject", "s3:*"', '"s3:*", "s3:PutObject"')
          .replace('"${var.bucket}/*", "*"', '"*", "${var.bucket}/*"'),
      ),
    },
  ],
  ["an action is written in another case", { "a.tf": terraform(wide.replace("s3:P", "S3:p")) }],
  ["it gets another Sid", { "a.tf": terraform(wide.replace("Reports", "Other")) }],
  [
    "another statement comes before it",
    {
      "a.tf": terraform(
        `  statement {\n    actions = ["sqs:ListQueues"]\n    resources = ["*"]\n  }\n${wide}`,
      ),
    },
  ],
])("it stays the same when %s", (_, files) => {
  expect(fingerprints(files)).toEqual(expect.arrayContaining([...same]));
});

test.each<[string, Files]>([
  ["its owner", { "infra/main.tf": terraform(wide, "other") }],
  ["an action", { "infra/main.tf": terraform(wide.replace("PutObject", "GetObject")) }],
  ["a resource", { "infra/main.tf": terraform(wide.replace("var.bucket", "var.other")) }],
  [
    "a condition",
    {
      "infra/main.tf": terraform(
        wide.replace(
          /\}$/,
          '  condition {\n test = "Bool"\n variable = "aws:SecureTransport"\n values = ["true"]\n}\n}',
        ),
      ),
    },
  ],
])("it is another one when %s is another one", (_, files) => {
  const other = fingerprints(files);
  expect(other.length).toBeGreaterThan(0);
  expect(other.filter((each) => same.includes(each))).toEqual([]);
});

test("a policy that is a file of its own keeps it when the file is renamed", () => {
  const text = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] });
  expect(fingerprints({ "a/policy.json": text })).toEqual(fingerprints({ "b/other.json": text }));
});

test("the order and the repetition of actions and resources mean nothing", () => {
  const action = fc.constantFrom("s3:GetObject", "s3:*", "sqs:SendMessage", "iam:PassRole");
  const resource = fc.constantFrom("*", "arn:aws:s3:::a/*", "arn:aws:sqs:*:*:q");
  const statement = (Action: readonly string[], Resource: readonly string[]): string => {
    const text = JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource }] });
    const [policy] = scanned({ "policy.json": text }).policies;
    const [only] = policy?.statements ?? [];
    if (!policy || !only) throw new Error("no statement");
    return statementFingerprint(only, policy);
  };
  fc.assert(
    fc.property(
      fc.array(action, { minLength: 1 }),
      fc.array(resource, { minLength: 1 }),
      fc.array(action, { minLength: 1 }),
      (actions, resources, others) => {
        const shuffled = [...actions.toReversed(), ...actions];
        const made = statement(actions, resources);
        expect(statement(shuffled, resources.toReversed())).toBe(made);
        const setOf = (all: readonly string[]): string => [...new Set(all)].sort().join();
        const isSame = setOf(actions) === setOf(others);
        expect(statement(others, resources) === made).toBe(isSame);
      },
    ),
  );
});
