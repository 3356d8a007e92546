import fc from "fast-check";
import { expect, test } from "vitest";
import { audit } from "../../../src/jobs/audit.ts";
import { claims } from "../../../src/iac/cdk/claims.ts";
import { memoryTree } from "../../../src/repository/tree.ts";
import { agreed } from "../../agreed.ts";
import { facts } from "../../rules/facts.ts";
import { stackOf } from "./stack.ts";

// Programs that nobody writes but to see what happens: each is read to its end.

const steps = [
  "const one = new iam.PolicyStatement();",
  "const one = new iam.PolicyStatement({ actions: A, resources: [B, names.constructor] });",
  "one.addActions(A, ...A, one);",
  "one.addActions();",
  "one.addResources(`${B}${B}`, names['__proto__'], B.toString);",
  "one.addAllResources(); one.addAllResources();",
  "one.addConditions({ __proto__: { constructor: A } });",
  "one = one;",
  "if (one) one.addActions('s3:*');",
  "for (const each of A) one.addActions(each);",
  "const role = new iam.Role(this, '__proto__', { assumedBy: role });",
  "role.addToPolicy(one);",
  "role.addToPolicy(one);",
  "const topic = new sns.Topic(topic, topic, topic);",
  "topic.grantPublish(role);",
  "topic.grants.constructor(role);",
  "topic.grants.grants.toString(topic);",
  "sns.Topic.grantPublish(role);",
  "role.grant__proto__(role);",
  "(new iam.PolicyStatement()).addActions('s3:*');",
  "f(() => { one.addActions('sns:*'",
];

const constants = [
  "export const A = A;",
  "export const A = ['s3:*', B];",
  "export const B = `${A}${C}`;",
  "export * from './stack';",
  "export * from './names';",
  "export { B as A, A as B } from './names';",
  "export const A = { ...A, ...B };",
  "module.exports = module.exports;",
  "export const B = new iam.PolicyStatement({ actions: A, resources: A });",
  "import { role } from './stack'; export const A = role;",
];

const imports = [
  'import * as cdk from "aws-cdk-lib";',
  'import { aws_iam as iam, aws_sns as sns } from "aws-cdk-lib";',
  'import { A, B } from "./names";',
  'import * as names from "./names";',
];

test("blank lines are nothing to go through again and again", () => {
  const blank = "\n".repeat(300_000);
  expect(claims("a.py", `${blank}from aws_cdk import aws_iam\n${blank}def grant():\n`)).toBe(true);
  expect(claims("a.py", `${blank}from elsewhere import policies\n`)).toBe(false);
});

test("whatever programs say, each is read and judged", () => {
  const some = (all: readonly string[]) => fc.array(fc.constantFrom(...all), { maxLength: 8 });
  fc.assert(
    fc.property(some(steps), some(constants), (body, given) => {
      const files = {
        "stack.ts": stackOf(imports, body),
        "names.ts": ['import { C } from "./stack";', ...given].join("\n"),
      };
      const { files: read } = audit(memoryTree(new Map(Object.entries(files))), facts, agreed());
      expect(read).toBe(2);
    }),
    { numRuns: 40 },
  );
});
