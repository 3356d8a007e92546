import { expect, test } from "vitest";
import { toldOf } from "../../src/catalog/call-parameters.ts";
import type { Reached } from "../../src/catalog/operation-needs.ts";
import type { Parameter } from "../../src/catalog/parameters.ts";

const named = (path: string): readonly Parameter[] => [{ path, reading: "name" }];
const begin = "arn:${Partition}:cloudformation:${Region}:${Account}";
const stack: Reached = {
  type: undefined,
  format: `${begin}:stack/\${StackName}/\${Id}`,
  whole: [],
  variables: new Map([
    ["StackName", named("StackName")],
    ["Id", []],
  ]),
};

test.for<readonly [given: string, arn: string, isWhole: boolean]>([
  ["prod", `${begin}:stack/prod/*`, false],
  ["arn:aws:cloudformation:eu-west-1:1:stack/prod/0e1f", "", true],
])("a name in front of an id, given as %s", ([given, arn, isWhole]) => {
  const told = toldOf(stack, {
    has: () => true,
    texts: (path) => (path === "StackName" ? [given] : []),
  });
  expect(told).toEqual({ arns: [arn === "" ? given : arn], isWhole });
});
