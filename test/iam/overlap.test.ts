import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { many, one, overlap, type Atom, type Token } from "../../src/iam/overlap.ts";
import { often } from "../share.ts";

const atom = (id: string, single = false, may = ""): Atom => ({ kind: "atom", id, single, may });
const not = (except: string, any = true): Token => ({ kind: "wild", many: any, except });

/** `a*?`, where `*` and `?` are wildcards. */
const tokens = (written: string): readonly Token[] =>
  Array.from(written, (sign) => (sign === "*" ? many : sign === "?" ? one : sign));

describe("two patterns", () => {
  test.for([
    ["", "", true],
    ["", "*", true],
    ["", "?", false],
    ["a", "a", true],
    ["a", "b", false],
    ["a*", "*b", true],
    ["a*b", "a?", true],
    ["a?", "?", false],
    ["*a*", "b?c", true],
    ["a*a", "ab", false],
    ["a*c", "ab*", true],
    ["ab*cd", "abc*d", true],
    ["ab*cd", "abd", false],
  ] as const)("%j and %j have something in common: %s", ([a, b, expected]) => {
    expect(overlap(tokens(a), tokens(b))).toBe(expected);
    expect(overlap(tokens(b), tokens(a))).toBe(expected);
  });

  test("a wildcard does not take what is excepted", () => {
    expect(overlap(["a", ":", "b"], [not(":")])).toBe(false);
    expect(overlap(["a", "-", "b"], [not(":")])).toBe(true);
    expect(overlap([":"], [not(":", false)])).toBe(false);
  });

  test("an atom equals itself alone, and is no character", () => {
    expect(overlap([atom("x")], [atom("x")])).toBe(true);
    expect(overlap([atom("x")], [atom("y")])).toBe(false);
    expect(overlap([atom("x")], ["x"])).toBe(false);
  });

  test("an atom is covered by a wildcard that takes all that it may be", () => {
    expect(overlap([atom("x")], [many])).toBe(true);
    expect(overlap([atom("x")], [one])).toBe(false);
    expect(overlap([atom("x", true)], [one])).toBe(true);
    expect(overlap([atom("x", false, ":")], [not(":")])).toBe(false);
    expect(overlap([atom("x", false, "/")], [not(":")])).toBe(true);
  });

  test("is what trying all short texts says", () => {
    const texts = [""];
    for (let at = 0; texts.length < 364; at++)
      texts.push(...["a", "b", "c"].map((each) => (texts[at] ?? "") + each));
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 5 });
    const meaning = (written: string): RegExp =>
      new RegExp(`^${written.replaceAll("?", ".").replaceAll("*", ".*")}$`);
    let common = 0;
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        const [left, right] = [meaning(a), meaning(b)];
        const found = texts.some((each) => left.test(each) && right.test(each));
        if (found) common++;
        // The shortest text in common is no longer than what is written of both, and so among these.
        if (a.replaceAll("*", "").length + b.replaceAll("*", "").length <= 5 || found)
          expect(overlap(tokens(a), tokens(b))).toBe(found);
      }),
      { numRuns: often(2000) },
    );
    expect(common).toBeGreaterThan(often(800));
  });

  test("takes no longer than the product of their lengths", () => {
    const long = tokens("a*".repeat(500));
    const started = performance.now();
    expect(overlap([...long, "b"], [...tokens("*a".repeat(500)), "c"])).toBe(false);
    expect(overlap([...long, ...tokens("?x?")], tokens("a*".repeat(500) + "y?"))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
