import { expect, test } from "vitest";
import { shown, valueOf } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ["tostring(1)", '"1"'],
  ["tostring(true)", '"true"'],
  ['tonumber("12")', "12"],
  ['tobool("true")', "true"],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});

test.each(['tostring(["a"])', 'tonumber("x")', 'tobool("yes")'])("Terraform refuses %s", (call) => {
  expect(valueOf(call)).toMatchObject({ kind: "unknown", fails: true });
});
