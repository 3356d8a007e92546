import { describe, expect, test } from "vitest";
import { valueIn } from "./program.ts";

describe("a comprehension makes an element for each turn", () => {
  test.each([
    ['x = [f"{a}/*" for a in ["b", "c"]]', '["b/*", "c/*"]'],
    ['x = [f"{a}{b}" for a in ["1", "2"] for b in ["3", "4"]]', '["13", "14", "23", "24"]'],
    ['x = [f"{k}={v}" for k, v in [("a", "b"), ("c", "d")]]', '["a=b", "c=d"]'],
    ['x = {k: "v" for k in ["a", "b"]}', '{a = "v", b = "v"}'],
  ])("%s", (text, value) => {
    expect(valueIn("main.py", text)).toBe(value);
  });
});

test("where a condition decides, each element is perhaps there", () => {
  const text = 'x = [a for a in ["b", "c"] if a.startswith(y)]';
  expect(valueIn("main.py", text)).toMatch(/^\[\.\.\..*"b".*"c"/);
});
