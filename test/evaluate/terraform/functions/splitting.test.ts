import { expect, test } from "vitest";
import { shown } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ['join("-", ["a", "b"])', '"a-b"'],
  ['split(",", "a,b,c")', '["a", "b", "c"]'],
  ['split(",", "")', '[""]'],
  ['split("", "abc")', '["a", "b", "c"]'],
  ['split("/", "a/b")[1]', '"b"'],
  ['replace("hello", "l", "L")', '"heLLo"'],
  ['split(":", "arn:aws:iam::1:role/x")[5]', '"role/x"'],
  ['join(",", [for s in ["a", "b"] : format("%s/*", s)])', '"a/*,b/*"'],
  ['replace(lower("My Bucket Name"), " ", "-")', '"my-bucket-name"'],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});
