import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { composed } from "../../../src/syntax/yaml/composed.ts";
import { readUsual } from "../../../src/syntax/yaml/usual/read.ts";
import { often } from "../../share.ts";

/** Holds what is read of a text to what the library reads; whether anything is. */
function isReadAlike(text: string): boolean {
  const root = readUsual(text);
  // Behind an empty line and a comment, the library takes lines for part of a scalar that are not indented.
  if (/\n *\n#/.test(text)) return root !== undefined;
  if (root) expect([{ root, problems: [] }], text).toStrictEqual(composed(text));
  return root !== undefined;
}

describe("read as the library reads it", () => {
  test.each([
    ["a map", "a: 1\nb: x y\n"],
    ["no line feed at the end", "a: 1"],
    ["a list", "- 1\n- a\n-   b\n"],
    ["the beginning of a document", "# c\n---\na: 1\n"],
    ["an indented document", "  a: 1\n  b: 2\n"],
    ["maps in maps", "a:\n  b:\n      c: 1\n  d: 2\ne: 3\n"],
    ["maps in a list", "- a: 1\n  b: 2\n-\n  a: 3\n"],
    ["lists in a list", "- - 1\n  - 2\n- -   - 3\n"],
    ["a list in the column of its key", "a:\n- 1\n- b: 2\n  c: 3\nd: 4\n"],
    ["values that are not there", "a:\nb:   # c\nc:\n\nd: 1\ne:"],
    ["comments", "# a\na: 1 # b\n  # c\nb: # d\n  # e\n  - 1 # f\n# g\n  - 2\n"],
    ["a hash in a word", "a: b#c\nb: '#'\nc#d: 1\n"],
    ["colons in words", "Fn::Sub: a:b\narn: arn:aws:s3:::b\na:b : c:\td".replace("\t", "")],
    ["blanks at the ends of lines", "a: b  \nc:  \n  - d \n"],
    ["numbers and the like", "a: 2012-10-17\nb: 1e3\nc: ~\nd: no\n1: 2\n"],
    ["dashes and the like in words", "a: -b\nb: ?c\nc: :d\n-e: 1\n"],
    ["words of several lines", "a: b\n  c\n\n\n   d # e\nf: g\n"],
    ["a word that looks like an item", "a: b\n - c\n"],
    ["a word in the next line", "a:\n  b\n  c\n"],
    ["quotes", `a: 'it''s'\nb: "a\\"\\u0041\\n"\n'c': ""\n"d" : ''\n`],
    ["quotes of several lines", `a: "b\n\n  c \\\n  d"\ne: 'f\n  g'\n`],
    ["literal text", "a: |\n  b\n\n    c\n \n  # d\n\n\ne: |- # f\n g\n"],
    ["literal text to the end", "a: |\n  b"],
    ["literal text with longer blank lines", "a: |\n  b\n     \n  c\n"],
    ["literal text in a list", "- |\n a\n- b: >-\n    c\n    d\n\n    e\n     f\n"],
    ["a comment below text that is indented less", "a: |\n    b\n  # c\nd: e\n"],
    ["folded text", "a: >\n  b\n  c\n\n  d\n    e\n  f\n"],
    ["text in brackets", "a: [b, 'c', \"d\", 1, ]\nb: { c: d, 'e': f }\nc: []\nd: {}\n"],
    ["brackets of several lines", "a: [ # b\n  c,\n\n  # d\n  {e: f,\n  g: h}\n  ]\n"],
    ["brackets behind a dash", "- [a, [b]]\n- {a: [b]}\n"],
    ["JSON", 'a: {"b":"c","d":[1,true,null],"e" : {}}\n'],
    ["a document in brackets", '{"a": [1,\n2]}\n'],
    ["tags", "a: !Sub b\nb: !GetAtt [c, !Ref d]\nc: !If\n  - !Ref e\n  - !Sub 'f'\n"],
    ["tags of maps", "a: !Fn::X\n  b: 1\nc: !Y {d: !Z 1}\ne: !W\n- 1\n- !V\n  f: g\n"],
    ["tags of text", "a: !Sub |\n  b\nc: !Sub\n  d\ne: !Ref 12\n"],
    ["letters of all kinds", "ä: 日本 🎉\n"],
  ])("%s", (_, text) => {
    expect(isReadAlike(text)).toBe(true);
  });

  const known = readdirSync("test/golden", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.ya?ml$/.test(path))
    .sort()
    .map((path) => readFileSync(join("test/golden", path), "utf8"));

  test("what the tests are about", () => {
    const read = known.filter(isReadAlike);
    expect(read.length).toBeGreaterThan(0.8 * known.length);
  });

  const piece = fc.constantFrom(
    ...[
      "a",
      "b: ",
      "- ",
      "\n",
      "\n",
      "\n  ",
      "\n  ",
      "\n    ",
      " ",
      "  ",
      "[",
      "]",
      "{",
      "}",
      ", ",
    ],
    ...[
      "'",
      '"',
      "|\n",
      ">-\n",
      "#",
      " # c\n",
      "!Ref ",
      "!!str ",
      "<<: ",
      "---\n",
      "...",
      "%",
      "\\",
    ],
    ...[
      "@",
      "`",
      "12",
      "&x ",
      "*x",
      "? ",
      ":",
      "-",
      "\t",
      "\r\n",
      "=",
      "~",
      '"a":',
      "!",
      "é",
      "   \n",
    ],
  );

  test("whatever is put together", () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        if (isReadAlike(`k: ${pieces.join("")}`)) read++;
      }),
      { numRuns: often(8000) },
    );
    expect(read).toBeGreaterThan(often(400));
  });

  test("whatever becomes of lines that were changed", () => {
    let read = 0;
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    const change = fc.record({ at: place, gone: fc.nat({ max: 4 }), piece });
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        place,
        fc.integer({ min: 1, max: 20 }),
        fc.array(change, { maxLength: 3 }),
        (text, from, count, changes) => {
          const lines = text.split("\n");
          const first = Math.floor(from * lines.length);
          const changed = changes.reduce(
            (made, { at, gone, piece }) => {
              const where = Math.floor(at * made.length);
              return made.slice(0, where) + piece + made.slice(where + gone);
            },
            lines.slice(first, first + count).join("\n"),
          );
          if (isReadAlike(changed)) read++;
        },
      ),
      { numRuns: often(8000) },
    );
    expect(read).toBeGreaterThan(often(2000));
  });
});

describe("left to the library", () => {
  test.each([
    ["nothing", ""],
    ["a comment", "# a\n"],
    ["a scalar", "a\n"],
    ["several documents", "a: 1\n---\nb: 2\n"],
    ["the end of a document", "a: 1\n...\n"],
    ["directives", "%YAML 1.2\n---\na: 1\n"],
    ["tabs", "a:\tb\n"],
    ["carriage returns", "a: b\r\n"],
    ["a byte order mark", "\uFEFFa: b\n"],
    ["anchors and aliases", "a: &x b\nc: *x\n"],
    ["merge keys", "<<: {a: b}\n"],
    ["explicit keys", "? a\n: b\n"],
    ["tags with a meaning", "a: !!str 1\n"],
    ["tags without a value", "a: !Ref\nb: 1\n"],
    ["empty items", "-\n- a\n"],
    ["pairs in a list", "[a: b]\n"],
    ["keys without a value in brackets", "{a, b: }\n"],
    ["words of several lines in brackets", "[a\n b]\n"],
    ["brackets that are not indented", "a: [\n]\n"],
    ["quotes that are not indented", "a: 'b\nc'\n"],
    ["indentation that is told", "a: |2\n   b\n"],
    ["line ends that are kept", "a: |+\n  b\n\n"],
    ["long keys", `${"a".repeat(1025)}: b\n`],
    ["keys of several lines", "'a\n  b': c\n"],
    ["text without lines", "- a: |\n  b: c\n"],
    ["blank lines that count before text", "a: |\n     \n  b\n"],
    ["blank lines that count behind text", "a: |\n  b\n     \n"],
    ["a colon before a comma", "k: [a:, b]\n"],
    ["a tag that touches a quote", "a: !Ref'b'\n"],
    ["a comment that touches a quote", "a: 'b'#c\n"],
    ["depth", `${"- ".repeat(60)}a\n`],
    ["two values", "a: b: c\n"],
    ["a value behind a value", "a: 'b' c\n"],
    ["a key that is too far right", "a: 1\n  b: 2\n"],
    ["a key below a quote that is too far right", "a: '1'\n  b: 2\n"],
    ["a key that is too far left", "  a: 1\n b: 2\n"],
    ["a list among keys", "a: 1\n- b\n"],
    ["an escape that is none", 'a: "\\q"\n'],
    ["an open quote", "a: 'b\n"],
    ["an open bracket", "a: [b\n"],
    ["reserved characters", "a: @b\n"],
  ])("%s", (_, text) => {
    expect(readUsual(text)).toBeUndefined();
  });
});
