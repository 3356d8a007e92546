import { expect, test } from "vitest";
import { shown, valueOf } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  [
    'jsonencode({b = 1, a = "<x>", c = [true, null]})',
    'json({b = 1, a = "<x>", c = [true, null]})',
  ],
  ['jsondecode("{\\"a\\": [1, 2]}")', "{a = [1, 2]}"],
  ['jsondecode("\\"x\\"")', '"x"'],
  ['yamldecode("- a\\n- b: c")', '["a", {b = "c"}]'],
  ['csvdecode("a,b\\n1,2\\n3,4")', '[{a = "1", b = "2"}, {a = "3", b = "4"}]'],
  ['base64encode("hello")', '"aGVsbG8="'],
  ['base64decode("aGVsbG8=")', '"hello"'],
  ['urlencode("a b&c=d/é!*\'()")', '"a+b%26c%3Dd%2F%C3%A9%21%2A%27%28%29"'],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});

test.each(['jsondecode("{bad")', 'base64decode("!!")'])("Terraform refuses %s", (call) => {
  expect(valueOf(call)).toMatchObject({ kind: "unknown", fails: true });
});
