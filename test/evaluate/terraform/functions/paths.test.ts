import { expect, test } from "vitest";
import { shown } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ['basename("a/b/c.txt")', '"c.txt"'],
  ['basename("a/b/")', '"b"'],
  ['dirname("a/b/c.txt")', '"a/b"'],
  ['dirname("/a")', '"/"'],
  ['dirname("a")', '"."'],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});
