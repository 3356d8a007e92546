import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outerOffset } from "../../../src/source/embedded.ts";
import type { StringLiteral, StringText } from "../../../src/syntax/script/tree.ts";
import { stringOf } from "./read.ts";
import { offsetsIn, writtenFor } from "./written.ts";
import { often } from "../../share.ts";

// What Python 3.11 makes of each.
test.each([
  ["'abc'", "abc"],
  ['"abc"', "abc"],
  ["''", ""],
  ['""', ""],
  ["''''''", ""],
  ["'a\\nb\\tc\\r'", "a\nb\tc\r"],
  ["'\\a\\b\\f\\v'", "\u0007\b\f\u000b"],
  ["'\\\\ \\' \\\" '", "\\ ' \" "],
  ["'it\\'s'", "it's"],
  ['"it\'s"', "it's"],
  ["'\\x41\\u00e9\\U0001F600'", "Aé😀"],
  ["'\\101\\1012\\0\\7z\\777'", "AA2\u0000\u0007zǿ"],
  ["'\\d \\. \\$ \\{'", "\\d \\. \\$ \\{"],
  ["'\\8'", "\\8"],
  ["'a\\\nb'", "ab"],
  ["'a\\\r\nb'", "ab"],
  ["'''a\nb'''", "a\nb"],
  ["'''a\r\nb\rc'''", "a\nb\nc"],
  ["'''\\\na'''", "a"],
  ['"""a "b" c"""', 'a "b" c'],
  ["'''it's'''", "it's"],
  ["r'\\n\\x41'", "\\n\\x41"],
  ["R'\\''", "\\'"],
  ["r'''\\''''''", "\\'"],
  ["rb'\\d'", "\\d"],
  ["Rb'\\d'", "\\d"],
  ["b'\\x41\\n'", "A\n"],
  ["b'\\u0041\\N{DASH}'", "\\u0041\\N{DASH}"],
  ["b'\\377'", "ÿ"],
  ["u'\\u00e9'", "é"],
  ["'\\ud800'", "\ud800"],
  ["'é😀\\n😀'", "é😀\n😀"],
  ["'a' 'b'", "ab"],
  ["'a'   \"b\" r'\\c' '''d'''", "ab\\cd"],
  ["('a'\n 'b' # c\n 'd')", "abd"],
  ["'a' \\\n 'b'", "ab"],
  ["'\\r' '\\n'", "\r\n"],
  ["'{} {{}}'", "{} {{}}"],
  ["'%s' ''", "%s"],
  ["b'a' b'b'", "ab"],
  ["'\\\\\\n'", "\\\n"],
  ["'tab\there'", "tab\there"],
  ["f'a'", "a"],
  ["f'{{}}'", "{}"],
  ["f'{{a}}b'", "{a}b"],
  ["rf'\\d{{2}}'", "\\d{2}"],
  ["f'\\n{{'", "\n{"],
  ["f'a' '{b}'", "a{b}"],
  ["f'''a\r\n{{'''", "a\n{"],
])("%j is the text %j", (text, value) => {
  expect(valueOf(stringOf(text))).toBe(value);
});

test.each(["\\x4", "\\xg0", "\\u00e", "\\U00110000", "\\U0001F60", "\\N", "\\N{}"])(
  "%s stands for no character and stays as it is",
  (text) => {
    expect(valueOf(stringOf(`'${text}'`))).toBe(text);
  },
);

describe("marks", () => {
  test.each(["'a b'", "r'\\n'", "'\\d'", "'''a\nb'''", "f'{a}b'", "'{{}}'"])(
    "%j stands as it is and has none",
    (text) => {
      expect(textIn(stringOf(text)).marks).toBeUndefined();
    },
  );

  test.each([
    ["'ab\\ncd'", [1, 2, 3, 5, 6]],
    ["'\\x41\\101b'", [1, 5, 9]],
    ["'\\U0001F600a'", [1, 1, 11]],
    ["'a\\\nb'", [1, 4]],
    ["'''a\r\nb'''", [3, 4, 6]],
    ["f'a{{b}}'", [2, 3, 5, 6]],
  ])("%j leads each character back to where it is written", (text, offsets) => {
    expect(offsetsIn(textIn(stringOf(text)), { path: "a.py", text })).toEqual(offsets);
  });

  test.each([
    ["'s3:\\x47etObject'", "Get", "\\x47et"],
    ["'a\\n'", "\n", "\\n"],
    ["'''a\r\nb'''", "\n", "\r\n"],
    ["f'{{a'", "{", "{{"],
  ])("in %j the text %j covers %j", (text, part, written) => {
    expect(writtenFor(part, textIn(stringOf(text)), { path: "a.py", text })).toBe(written);
  });
});

type Piece = { readonly written: string; readonly meaning: string };

const same = (text: string): Piece => ({ written: text, meaning: text });

const pieces: readonly Piece[] = [
  ...["a", " ", "é", "😀", "$", "%", '"', "\\d", "\\ "].map(same),
  { written: "\\n", meaning: "\n" },
  { written: "\\\\", meaning: "\\" },
  { written: "\\'", meaning: "'" },
  { written: "\\x2a", meaning: "*" },
  { written: "\\052", meaning: "*" },
  { written: "\\u00e9", meaning: "é" },
  { written: "\\U0001F600", meaning: "😀" },
  { written: "\\\n", meaning: "" },
  { written: "\\\r\n", meaning: "" },
];

/** A hole means a null character. */
const ofFormats: readonly Piece[] = [
  { written: "{{", meaning: "{" },
  { written: "}}", meaning: "}" },
  { written: "{a}", meaning: "\0" },
  { written: "{ b['c']!r:>10}", meaning: "\0" },
];

const ofLines: readonly Piece[] = [same("\n"), { written: "\r\n", meaning: "\n" }];

test("any string means what its pieces mean, each at its place", () => {
  const anyString = fc.record({
    isFormat: fc.boolean(),
    isLong: fc.boolean(),
    picked: fc.array(fc.nat(), { maxLength: 12 }),
  });
  let decoded = 0;
  fc.assert(
    fc.property(anyString, ({ isFormat, isLong, picked }) => {
      const known = [...pieces, ...(isFormat ? ofFormats : []), ...(isLong ? ofLines : [])];
      const chosen = picked.flatMap((n) => known[n % known.length] ?? []);
      const quotes = isLong ? "'''" : "'";
      const opening = (isFormat ? "f" : "") + quotes;
      const literal = stringOf(opening + chosen.map(({ written }) => written).join("") + quotes);
      expect(valueOf(literal)).toBe(chosen.map(({ meaning }) => meaning).join(""));
      expect(placesOf(literal)).toEqual(placesIn(chosen, opening.length));
      decoded += literal.parts.filter((part) => part.kind === "text" && part.marks).length;
    }),
    { numRuns: often(2000), seed: 8 },
  );
  expect(decoded).toBeGreaterThan(often(1000));
});

/** Where each character of a string stands, as its marks say. */
function placesOf({ parts }: StringLiteral): readonly number[] {
  return parts.flatMap((part) => {
    if (part.kind === "hole") return [part.span.start];
    const { value, marks = [{ inner: 0, outer: part.span.start }] } = part;
    const embedded = { text: value, source: { path: "", text: "" }, marks };
    return Array.from({ length: value.length }, (_, n) => outerOffset(embedded, n));
  });
}

/** Where each character of some pieces in a row stands, as they are written. */
function placesIn(chosen: readonly Piece[], start: number): readonly number[] {
  let at = start;
  return chosen.flatMap(({ written, meaning }) => {
    const first = at;
    at += written.length;
    const step = written === meaning ? 1 : 0;
    return Array.from({ length: meaning.length }, (_, n) => first + n * step);
  });
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
