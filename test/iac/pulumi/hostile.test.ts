import { expect, test } from "vitest";
import { extracted, policiesIn } from "../policies.ts";

// Programs that nobody writes but to see what happens: each is read to its end.

const head = 'import * as aws from "@pulumi/aws";\n';
const own = '{ Statement: [{ Effect: "Allow", Action: "a:B", Resource: "*" }] }';

test.each([
  ["an object that takes in itself", "const args = { ...args };\nnew aws.iam.Policy('p', args);"],
  ["a name that stands for itself", "const a = a;\nnew aws.iam.Policy('p', { policy: a });"],
  [
    "a resource that is named by itself",
    "const b = new aws.s3.Bucket('b', { bucket: b.arn });\nnew aws.s3.BucketPolicy('p', { bucket: b.id, policy: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: b.arn }] } });",
  ],
  [
    "a function that calls itself",
    "const f = (a: string) => f(a);\nnew aws.iam.Policy('p', { policy: f('a') });",
  ],
  [
    "lists that double",
    `const a0 = ["a"];\n${Array.from({ length: 60 }, (_, i) => `const a${i + 1} = [...a${i}, ...a${i}];`).join("\n")}\nnew aws.iam.Policy('p', { policy: { Statement: [{ Effect: 'Allow', Action: a60, Resource: '*' }] } });`,
  ],
])("%s", (_, text) => {
  expect(
    policiesIn("index.ts", `${head}${text}\nnew aws.iam.Policy("own", { policy: ${own} });`),
  ).toContain("  Allow a:B on *");
});

test("files that need each other", () => {
  const from = (other: string): string =>
    `${head}import { f, a } from "./${other}";\nexport const f = (x: string) => f(f(x));\nexport const b = a;\nexport const a = [f(b), f(b)];\nnew aws.iam.Policy("p", { policy: f(a) });\nnew aws.iam.Policy("own", { policy: ${own} });`;
  const { policies } = extracted({
    "a.ts": from("b").replace("{ f, a }", "{ f as f, b as a }"),
    "b.ts": from("a"),
  });
  expect(policies.map(({ owner }) => owner.address)).toEqual(["Policy:own", "Policy:own"]);
});

test("a service that is made of itself", () => {
  const text = `const a = { x: b, y: b };\nconst b = { x: a, y: a, ...a };\nmodule.exports = { provider: { name: "aws", iam: { role: { statements: [{ Effect: "Allow", Action: "a:B", Resource: "*" }, ...c] } } }, custom: { a, b } };\nconst c = [...c, ...c];`;
  expect(policiesIn("serverless.ts", text)).toContain("  Allow a:B on *");
});
