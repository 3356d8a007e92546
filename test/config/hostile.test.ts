import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/read.ts";
import { settings } from "../../src/config/config.ts";
import { rules } from "../../src/rules/index.ts";
import { often } from "../share.ts";

// A configuration is data of whoever may write to the repository: whatever stands in it, it gives
// settings or mistakes.

const path = ".github/pare.yml";
const read = (text: string) => readConfig({ path, text });

const words = [
  ...Object.keys(settings.shape),
  ...rules.map(({ id }) => id),
  ..."level roles path owner sid until reason read low never off true 5 null a/** __proto__".split(
    " ",
  ),
  ..."111122223333 o-abcdefghij s3 Get* 2027-01-31 constructor toString".split(" "),
];
const word = fc.constantFrom(...words);
const value = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    word,
    fc.string(),
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(word, tie("node"), { maxKeys: 4 }),
  ),
})).node;
const punctuation = fc.constantFrom(
  ..."\n,\n  ,\n- ,\n  - ,: ,: &a ,*a,<<: ,[,],{,},',\",!x ,|\n,---\n,\t,#".split(","),
  ", ",
);

const texts = {
  "any text": fc.string({ unit: "binary" }),
  "any YAML of its words": fc
    .array(fc.oneof(word, punctuation), { maxLength: 40 })
    .map((parts) => parts.join("")),
  "any value": value.map((each) => JSON.stringify(each)),
};

test.each(Object.entries(texts))("%s gives settings or mistakes, a line each", (_, text) => {
  fc.assert(
    fc.property(text, (text) => {
      const found = read(text);
      if (found.ok) return;
      expect(found.mistakes.length).toBeGreaterThan(0);
      for (const mistake of found.mistakes) {
        expect(mistake).toMatch(/^\.github\/pare\.yml(?::\d+)?: \S/);
        expect(mistake).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }
    }),
    { numRuns: often(1_000) },
  );
});

describe("what is large or deep is read or refused in a moment", () => {
  const bomb = [
    "x0: &x0 { paths: [a] }",
    ...Array.from({ length: 20 }, (_, n) => `x${n + 1}: &x${n + 1} [*x${n}, *x${n}]`),
  ].join("\n");
  const large: Readonly<Record<string, string>> = {
    "aliases of aliases": bomb,
    "aliases for settings": `profiles:\n  - &a { paths: [a/**], persone: 1 }\n${"  - *a\n".repeat(50_000)}`,
    depth: "[".repeat(100_000),
    "a deep value": `rules: ${"[".repeat(150)}${"]".repeat(150)}`,
    "unknown keys": Array.from({ length: 100_000 }, (_, n) => `max-comment${n}: 1`).join("\n"),
    "keys with wrong values": `wildcards:\n${Array.from({ length: 50_000 }, (_, n) => `  s${n}: 1\n`).join("")}`,
    "wrong values": `accounts:\n${"  - a\n".repeat(100_000)}`,
    "an anchor that is not there": `fail-on: *\u202e${"x".repeat(100_000)}`,
    "a long word": `fail-on: ${"a".repeat(1_000_000)}`,
    "a long glob": `paths: ["${"*a".repeat(500_000)}"]`,
    braces: `paths: ["${"{,".repeat(99)}"]`,
    "many of one": `paths: [${"a,".repeat(100_000)}]`,
    "more than is read": `# ${"x".repeat(3_000_000)}`,
  };
  test.each(Object.entries(large))("%s", (_, text) => {
    const began = performance.now();
    const found = read(text);
    expect(performance.now() - began).toBeLessThan(20_000);
    const mistakes = found.ok ? [] : found.mistakes;
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes.length).toBeLessThanOrEqual(100);
    expect(Math.max(...mistakes.map((each) => each.length))).toBeLessThanOrEqual(600);
  });
});
