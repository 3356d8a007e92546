import { runInThisContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outerOffset } from "../../../src/source/embedded.ts";
import type { StringLiteral, StringText } from "../../../src/syntax/script/tree.ts";
import { scriptStringOf } from "./read.ts";
import { offsetsIn, writtenFor } from "./written.ts";
import { often } from "../../share.ts";

test.each([
  ["''", ""],
  ["'a\\nb\\tc\\r\\b\\v\\f\\0'", "a\nb\tc\r\b\v\f\0"],
  ["'\\\\ \\' \\\" \\` \\$'", "\\ ' \" ` $"],
  ["'\\x41\\u00e9\\u{1F600}\\u{0041}'", "Aé😀A"],
  ["'\\ud83d\\ude00'", "😀"],
  ["'\\d\\.\\/'", "d./"],
  ["'a\\\nb\\\r\nc\\\u2028d'", "abcd"],
  ["'a\u2028b'", "a\u2028b"],
  ["`a\nb\r\nc\rd`", "a\nb\nc\nd"],
  ["`\\`\\${a}`", "`${a}"],
  ["`$ {a} $`", "$ {a} $"],
  ["`\\u{1F600}`", "😀"],
])("%j is the text %j", (text, value) => {
  expect(valueOf(scriptStringOf(text))).toBe(value);
});

describe("marks", () => {
  test.each(["'a b'", "`a ${b} c`", "`a\nb`", '"é😀"'])("%j stands as it is", (text) => {
    for (const part of scriptStringOf(text).parts)
      if (part.kind === "text") expect(part.marks).toBeUndefined();
  });

  test.each([
    ["'ab\\ncd'", [2, 3, 4, 6, 7]],
    ["'\\x41\\u{41}b'", [2, 6, 12]],
    ["'\\u{1F600}a'", [2, 2, 11]],
    ["'a\\\nb'", [2, 5]],
    ["`a\r\nb`", [2, 3, 5]],
  ])("%j leads each character back to where it is written", (text, offsets) => {
    expect(offsetsIn(textIn(scriptStringOf(text)), { path: "a.ts", text: `(${text})` })).toEqual(
      offsets,
    );
  });

  test.each([
    ["'s3:\\x47etObject'", "Get", "\\x47et"],
    ["'a\\n'", "\n", "\\n"],
    ["'a\\nb'", "a\n", "a\\n"],
    ["`a\r\nb`", "\n", "\r\n"],
    ["'\\u{1F600}'", "😀", "\\u{1F600}"],
  ])("in %j the text %j covers %j", (text, part, written) => {
    expect(
      writtenFor(part, textIn(scriptStringOf(text)), { path: "a.ts", text: `(${text})` }),
    ).toBe(written);
  });
});

const pieces = [
  ...["a", " ", "é", "😀", "$", "{", "}", "%", "/", "0", "8", "\u2028"],
  ...["\\n", "\\t", "\\\\", "\\'", '\\"', "\\`", "\\$", "\\d", "\\x2a", "\\u00e9", "\\u{1F600}"],
  ...["\\u{0}", "\\ud800", "\\\n", "\\\r\n", "\\\r", "\\\u2028", "\\ ", "\\é", "\\😀"],
];

/** Those that no template may hold. */
const octals = ["\\0", "\\7", "\\12", "\\377", "\\400", "\\08", "\\8"];

const anyLiteral = fc
  .record({
    quote: fc.constantFrom("'", '"', "`"),
    picked: fc.array(fc.nat(), { maxLength: 12 }),
  })
  .map(({ quote, picked }) => {
    const more = quote === "`" ? ["\n", "\r\n", "\r"] : octals;
    const known = [...pieces, ...more];
    const body = picked.map((n) => known[n % known.length]).join("");
    return quote + body.replaceAll("${", "$ {") + quote;
  });

test("any string means what the language says that it does, each character in its order", () => {
  let decoded = 0;
  fc.assert(
    fc.property(anyLiteral, (text) => {
      const literal = scriptStringOf(text);
      expect(valueOf(literal)).toBe(evaluated(text));
      const offsets = literal.parts.flatMap((part) => (part.kind === "text" ? placesOf(part) : []));
      expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
      expect(offsets.every((offset) => offset > 1 && offset < text.length)).toBe(true);
      if (literal.parts.some((part) => part.kind === "text" && part.marks)) decoded++;
    }),
    { numRuns: often(2000), seed: 8 },
  );
  expect(decoded).toBeGreaterThan(often(1000));
});

test("any text in JSON's quotes is that text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), (value) => {
      const text = JSON.stringify(value);
      const literal = scriptStringOf(text);
      expect(valueOf(literal)).toBe(value);
    }),
    { numRuns: often(500), seed: 8 },
  );
});

test("any template has its holes where they are written", () => {
  const anyTemplate = fc.array(
    fc.oneof(fc.constantFrom("a", "\\n", "é", "\r\n", "$"), fc.constant("${b}")),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(anyTemplate, (words) => {
      const text = `\`${words.join("")}\``;
      const { parts } = scriptStringOf(text);
      const holes = parts.flatMap((part) => (part.kind === "hole" ? [part.span] : []));
      expect(holes.map(({ start, end }) => text.slice(start - 1, end - 1))).toEqual(
        words.filter((word) => word === "${b}"),
      );
      expect(valueOf({ kind: "string", parts, span: { start: 0, end: 0 } })).toBe(
        evaluated(`((b) => ${text})("\\0")`),
      );
    }),
    { numRuns: often(500), seed: 8 },
  );
});

const evaluated = (text: string): unknown => runInThisContext(text);

function placesOf({ value, span, marks = [{ inner: 0, outer: span.start }] }: StringText) {
  const embedded = { text: value, source: { path: "", text: "" }, marks };
  return Array.from({ length: value.length }, (_, n) => outerOffset(embedded, n));
}

/** The text of a string, with a null character for each hole. */
function valueOf({ parts }: StringLiteral): string {
  return parts.map((part) => (part.kind === "text" ? part.value : "\0")).join("");
}

function textIn({ parts }: StringLiteral): StringText {
  const text = parts.find((part) => part.kind === "text");
  if (!text) throw new Error("no text");
  return text;
}
