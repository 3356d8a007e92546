import { expect, test } from "vitest";
import { shown, valueOf } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ["abs(-3)", "3"],
  ["ceil(1.2)", "2"],
  ["floor(-1.2)", "-2"],
  ["signum(-4)", "-1"],
  ["pow(2, 10)", "1024"],
  ["log(16, 2)", "4"],
  ["max(1, 5, 3)", "5"],
  ["max([1, 5, 3]...)", "5"],
  ["min(4, 2)", "2"],
  ["sum([1, 2, 3.5])", "6.5"],
  ['parseint("ff", 16)', "255"],
  ['parseint("-12", 10)', "-12"],
  ["range(3)", "[0, 1, 2]"],
  ["range(1, 4)", "[1, 2, 3]"],
  ["range(1, 10, 3)", "[1, 4, 7]"],
  ["range(4, 1)", "[4, 3, 2]"],
  ["range(0)", "[]"],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});

test.each(['parseint("zz", 10)'])("Terraform refuses %s", (call) => {
  expect(valueOf(call)).toMatchObject({ kind: "unknown", fails: true });
});
