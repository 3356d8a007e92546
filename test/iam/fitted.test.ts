import fc from "fast-check";
import { expect, test } from "vitest";
import { fitted } from "../../src/iam/fitted.ts";
import { isHole, type Part } from "../../src/iam/text.ts";
import { hole } from "./texts.ts";

const a = hole("a");
const b = hole("b");

const shown = (parts: readonly Part[], text: string): object | undefined => {
  const found = fitted(parts, text);
  return found && Object.fromEntries(found);
};

const cases: readonly (readonly [readonly Part[], string, object | undefined])[] = [
  [["s3:Get*"], "s3:GetObject", {}],
  [["s3:Get?"], "s3:GetObject", undefined],
  [[a], "anything", { [a.id]: "anything" }],
  [[a, "/*"], "arn:aws:s3:::b/x/y", { [a.id]: "arn:aws:s3:::b" }],
  [["arn:aws:s3:::", a, "-", b], "arn:aws:s3:::x-y-z", { [a.id]: "x", [b.id]: "y-z" }],
  [["arn:", a, ":x"], "arn:aws:y", undefined],
  [[a, "/", a], "x/x", { [a.id]: "x" }],
  [[a, "/", a], "x/y", undefined],
];
test.each(cases)("%j fits %s", (parts, text, expected) => {
  expect(shown(parts, text)).toEqual(expected);
});

test("the values that are found make the text", () => {
  const part = fc.oneof(fc.stringMatching(/^[ab:/]{0,4}$/), fc.constantFrom(a, b));
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 6 }),
      fc.stringMatching(/^[ab:/]{0,12}$/),
      (parts, text) => {
        const found = fitted(parts, text);
        if (!found) return;
        const made = parts.map((each) => (isHole(each) ? found.get(each.id) : each)).join("");
        expect(made).toBe(text);
      },
    ),
  );
});

test("a pattern of many wildcards takes no more than their number times the length", () => {
  const start = performance.now();
  expect(fitted(["a*".repeat(50), "b"], "a".repeat(2_000))).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(2_000);
});
