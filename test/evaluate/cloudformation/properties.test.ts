import fc from "fast-check";
import { expect, test } from "vitest";
import { readDocument } from "../../../src/evaluate/document.ts";
import { asList } from "../../../src/evaluate/texts.ts";
import { extracted } from "../../iac/policies.ts";
import { show } from "../show.ts";
import { scopeOf } from "./template.ts";

const names = [
  "Given",
  "Name",
  "Names",
  "Size",
  "Sizes",
  "Bucket",
  "X",
  "AWS::Region",
  "AWS::NoValue",
];
const functions = [
  ..."Sub GetAtt Join Select Split FindInMap If ImportValue Base64 Cidr ToJsonString Length".split(
    " ",
  ),
  ..."Equals And Or Not GetAZs Transform GetStackOutput ForEach::L".split(" "),
].map((name) => `Fn::${name}`);

/** Any JSON in which functions stand with arguments of any kind. */
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom<unknown>(
      "",
      "a",
      ":",
      "0",
      1,
      true,
      null,
      "On",
      "${X}-${Given}",
      "&{X}",
      "${!x}",
      ...names,
    ),
    fc.record({ Ref: fc.constantFrom(...names) }),
    fc.record({ Condition: fc.constantFrom("On", "Circle", "Unsure") }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .tuple(fc.constantFrom(...functions, "k", "Name", "DefaultValue"), tie("value"))
      .map(([key, value]) => ({ [key]: value })),
    fc
      .tuple(fc.constantFrom(...functions), fc.array(tie("value"), { minLength: 2, maxLength: 3 }))
      .map(([key, value]) => ({ [key]: value })),
  ),
})).value;

const template = (value: unknown): string =>
  JSON.stringify({
    Parameters: {
      Given: { Type: "String" },
      Name: { Type: "String", Default: "web" },
      Names: { Type: "CommaDelimitedList", Default: "a,b" },
      Size: { Type: "String", AllowedValues: ["s", "l"] },
      Sizes: { Type: "CommaDelimitedList", AllowedValues: ["s", "l"] },
    },
    Mappings: { Name: { a: { b: value } } },
    Conditions: {
      On: { "Fn::Equals": ["a", "a"] },
      Circle: { "Fn::Not": [{ Condition: "Circle" }] },
      Unsure: value,
    },
    Resources: {
      Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: value } },
      "Fn::ForEach::All": ["X", value, { "P${X}": policy(value) }],
      Policy: { ...policy(value), Condition: "Unsure" },
      Effect: { Type: "AWS::IAM::Role", Properties: value },
    },
  });

const policy = (value: unknown): object => ({
  Type: "AWS::IAM::Policy",
  Properties: {
    Roles: value,
    PolicyDocument: {
      Statement: [value, { Effect: "Allow", Action: value, Resource: value, Principal: value }],
    },
  },
});

test("whatever functions are given, a template is read, and read alike", () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = template(value);
      const once = extracted({ "app.json": text });
      expect(JSON.stringify(extracted({ "app.json": text }))).toBe(JSON.stringify(once));
      const scope = scopeOf(text);
      for (const { properties } of scope.template.declarations.values()) {
        if (!properties) continue;
        const evaluated = scope.evaluate(properties);
        show(evaluated);
        readDocument(evaluated);
        asList(evaluated);
      }
    }),
    { numRuns: 100 },
  );
});
