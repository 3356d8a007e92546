import { expect, test } from "vitest";
import {
  hasWildcard,
  isEveryAction,
  isWholeService,
  itemPattern,
} from "../../src/iam/action-pattern.ts";
import { text } from "./texts.ts";

test.for([
  // item, every action, a whole service, a wildcard
  ["*", true, false, true],
  ["**", true, false, true],
  ["*:*", true, false, true],
  ["s3:*", false, true, true],
  ["s3:**", false, true, true],
  ["<service>:*", false, true, true],
  ["s*:*", false, true, true],
  ["s3:Get*", false, false, true],
  ["s3:G?tObject", false, false, true],
  ["<service>:Get*", false, false, true],
  ["*:Get*", false, false, true],
  ["s3:GetObject", false, false, false],
  ["s3:<name>", false, false, false],
  ["<action>", false, false, false],
  ["s3", false, false, false],
  ["", false, false, false],
] as const)(
  "%j: every action %s, a whole service %s, a wildcard %s",
  ([item, every, whole, wild]) => {
    expect(isEveryAction(text(item))).toBe(every);
    expect(isWholeService(text(item))).toBe(whole);
    expect(hasWildcard(text(item))).toBe(wild);
  },
);

test("what is not known may be anything, or what one says", () => {
  expect(itemPattern(text("<x>:Get*"))).toBe("*:Get*");
  expect(itemPattern(text("<x>:Get*"), "s3")).toBe("s3:Get*");
});
