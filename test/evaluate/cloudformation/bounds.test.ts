import { expect, test } from "vitest";
import { extracted, problemsIn } from "../../iac/policies.ts";

// What a few lines can make without end is cut, and said. These tests fail by not ending.

const levels = 40;

const reasonsIn = (text: string): readonly string[] =>
  extracted({ "app.json": text }).problems.map(({ reason }) => reason);

const template = (action: unknown, beside: object = {}, resources: object = {}): string =>
  JSON.stringify({
    ...beside,
    Resources: {
      P: {
        Type: "AWS::IAM::Policy",
        Properties: {
          PolicyDocument: { Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] },
        },
      },
      ...resources,
    },
  });

const numbered = (made: (next: number) => object, last: object, count = levels): object =>
  Object.fromEntries([
    ...Array.from({ length: count }, (_, i) => [`A${i}`, made(i + 1)]),
    [`A${count}`, last],
  ]) as object;

const bucket = (name: unknown): object => ({
  Type: "AWS::S3::Bucket",
  Properties: { BucketName: name },
});
const ref = (name: string): object => ({ Ref: name });
const twice = (name: string): object => ({ "Fn::Join": ["", [ref(name), ref(name)]] });
const substituted = (level: number): unknown =>
  level === 0 ? "s3:*" : { "Fn::Sub": ["${A}${A}", { A: substituted(level - 1) }] };
const mapped = (name: string): object => ({ "Fn::FindInMap": [name, "k", "v"] });

test.each([
  ["Fn::Sub in Fn::Sub", template(substituted(levels))],
  [
    "names by Fn::Join",
    template(
      ref("A0"),
      {},
      numbered((i) => bucket(twice(`A${i}`)), bucket("x")),
    ),
  ],
  [
    "names by Fn::Sub",
    template(
      ref("A0"),
      {},
      numbered((i) => bucket({ "Fn::Sub": `\${A${i}}\${A${i}}` }), bucket("x")),
    ),
  ],
  [
    "names by Fn::If",
    template(
      ref("A0"),
      {},
      numbered(
        (i) => bucket({ "Fn::If": ["C", ref(`A${i}`), { "Fn::Sub": `\${A${i}}-` }] }),
        bucket("x"),
      ),
    ),
  ],
  [
    "defaults",
    template(ref("A0"), {
      Parameters: numbered((i) => ({ Type: "String", Default: twice(`A${i}`) }), {
        Type: "String",
        Default: "x",
      }),
    }),
  ],
  [
    "mappings",
    template(mapped("A0"), {
      Mappings: numbered((i) => ({ k: { v: [mapped(`A${i}`), mapped(`A${i}`)] } }), {
        k: { v: "x" },
      }),
    }),
  ],
  [
    "resources behind each other",
    template(
      ref("A0"),
      {},
      numbered((i) => bucket(ref(`A${i}`)), bucket("x"), 5000),
    ),
  ],
])("%s without end", (_, text) => {
  expect(reasonsIn(text)).toContain("too-much");
});

test("loops in loops end", () => {
  const names = Array.from({ length: 100 }, (_, i) => `${i}`);
  const looped = (level: number): object =>
    level === 0
      ? { "k${X}": ref("X") }
      : { [`Fn::ForEach::L${level}`]: ["X", names, looped(level - 1)] };
  expect(reasonsIn(template(looped(6)))).toContain("too-much");
});

test.each([
  [
    "a default of itself",
    template(ref("A"), { Parameters: { A: { Type: "String", Default: ref("A") } } }),
  ],
  ["a mapping of itself", template(mapped("A"), { Mappings: { A: { k: { v: mapped("A") } } } })],
  ["a name of itself", template(ref("A"), {}, { A: bucket(ref("A")) })],
  [
    "a loop over what it makes",
    template(
      ref("Aa"),
      {},
      {
        "Fn::ForEach::L": ["X", [{ "Fn::GetAtt": ["Aa", "Arn"] }], { "A${X}": bucket(ref("Aa")) }],
      },
    ),
  ],
  [
    "a separator",
    template(
      { "Fn::Join": ["x".repeat(200_000), ref("L")] },
      { Parameters: { L: { Type: "CommaDelimitedList", Default: "a,".repeat(20_000) } } },
    ),
  ],
])("what %s would make is not known", (_, text) => {
  expect(problemsIn({ "app.json": text })[0]).toMatch(/unknown-actions$/);
});
