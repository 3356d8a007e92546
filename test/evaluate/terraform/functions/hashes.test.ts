import { expect, test } from "vitest";
import { shown } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ['md5("a")', '"0cc175b9c0f1b6a831c399e269772661"'],
  ['sha1("a")', '"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"'],
  ['sha256("a")', '"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"'],
  [
    'sha512("a")',
    '"1f40fc92da241694750979ee6cf582f2d5d7d28e18335de05abc54d0560e0f5302860c652bf08d560252aa5e74210546f369fbbbce8c12cfc7957b2652fe9a75"',
  ],
  ['base64sha256("a")', '"ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="'],
  ["sha1(jsonencode({a = 1}))", '"9f89c740ceb46d7418c924a78ac57941d5e96520"'],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});
