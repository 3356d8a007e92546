import { expect, test } from "vitest";
import { conditionMap } from "../../src/iam/condition-map.ts";

test("what a policy's conditions are called changes nothing of what all objects have", () => {
  const conditions = [
    { operator: "StringEquals", key: "aws:username", values: "a" },
    { operator: "constructor", key: "keys", values: "b" },
    { operator: "__proto__", key: "pared", values: "c" },
    { operator: "StringEquals", key: "__proto__", values: "d" },
  ];
  expect(JSON.stringify(conditionMap(conditions))).toBe(
    '{"StringEquals":{"aws:username":"a","__proto__":"d"},"constructor":{"keys":"b"},"__proto__":{"pared":"c"}}',
  );
  expect(Object.keys({ a: 1 })).toEqual(["a"]);
  expect("pared" in {}).toBe(false);
});
