import fc from "fast-check";
import { expect, test } from "vitest";
import { searcher } from "../../../src/evaluate/terraform/regex/match.ts";
import { often } from "../../share.ts";

/** Patterns in what RE2 and JavaScript read alike. */
const { pattern } = fc.letrec<{ pattern: string }>((tie) => {
  const inner = tie("pattern");
  return {
    pattern: fc.oneof(
      { maxDepth: 3, depthIdentifier: "pattern" },
      fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\w", "\\.", "\\d"),
      fc.tuple(inner, inner).map(([a, b]) => `${a}${b}`),
      fc.tuple(inner, inner).map(([a, b]) => `(?:${a}|${b})`),
      // What may match nothing repeats otherwise in JavaScript.
      fc
        .tuple(fc.constantFrom("a", "[ab]", "."), fc.constantFrom("*", "+", "?", "*?", "{1,2}"))
        .map(([of, often]) => `${of}${often}`),
    ),
  };
});

test("a search finds what JavaScript finds", () => {
  fc.assert(
    fc.property(
      pattern,
      fc.string({ unit: fc.constantFrom("a", "b", ".", "1"), maxLength: 8 }),
      (written, text) => {
        const found = searcher(written)?.search(Array.from(text), 0)?.[0];
        const wanted = new RegExp(written).exec(text);
        expect(found && text.slice(found.start, found.end)).toEqual(wanted?.[0]);
        expect(found?.start).toEqual(wanted?.index);
      },
    ),
    { numRuns: often(500) },
  );
});

test("whatever a pattern is, it is read or refused", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(...Array.from("ab()[]{}*+?|\\^$.-,:<>P1d")),
        maxLength: 20,
      }),
      (written) => {
        searcher(written)?.search(Array.from("ab1ab"), 0);
      },
    ),
    { numRuns: often(2000) },
  );
});

test.each(["(a*)*b", "(a|a)*b", "(a+)+b", "(.*)(.*)(.*)(.*)b", "(?:a?){20}(?:a){20}b"])(
  "%s takes no longer for a text that it does not match",
  (written) => {
    const search = searcher(written);
    expect(search?.search(Array.from("a".repeat(2000)), 0)).toBeUndefined();
  },
);

test.each([
  ["repetitions of nothing without end", "(?:(?:(?:){1000}){1000}){1000}"],
  ["more instructions than are made", "(?:[ab]{1000}){1000}"],
  ["what refers back", "(a)\\1"],
  ["what looks ahead", "a(?=b)"],
  ["what is not closed", "(a"],
  ["a repetition of a repetition", "a**"],
])("%s: not read", (_, written) => {
  expect(searcher(written)).toBeUndefined();
});
