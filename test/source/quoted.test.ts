import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { code, fenced, oneLine, prose } from "../../src/source/quoted.ts";
import { skeletonOf, withoutCode } from "../report/skeleton.ts";
import { often } from "../share.ts";

/** Text that means to leave where it is quoted. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...["`", "``", "```", "````", "~~~", "\n", "\r", "\u2028", "\u0085", "\0", "\x1b[31m"],
        ...["<!-- pare:x -->", "-->", "@octocat", "#1", "](http://evil.example)", "![", "\\"],
        ...["```suggestion\n", "::error::", "</details>", "\u202e", "\u061c", "\u2066", "\ud83d"],
        ...["www.evil.example", "https://evil.example", "a@b.example", "ABC-1", "|", "$", "x", " "],
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
    { maxLength: 10 },
  )
  .map((pieces) => pieces.join(""));

describe("a code span", () => {
  test.for([
    ["", "`  `"],
    ["s3:*", "`s3:*`"],
    ["a`b", "``a`b``"],
    ["`a", "`` `a ``"],
    ["a``", "``` a`` ```"],
    ["a\r\n\u202eb", "`a b`"],
    ["arn:aws:s3:::${x}", "`arn:aws:s3:::${x}`"],
  ])("of %j is %j", ([text = "", expected]) => {
    expect(code(text)).toBe(expected);
  });

  test("is cut where it is too long, and not in the middle of a character", () => {
    expect(code("x".repeat(200))).toBe(`\`${"x".repeat(159)}…\``);
    expect(code("\ud83d\ude00".repeat(3), 4)).toBe("`\ud83d\ude00…`");
  });

  test("is one line, and nothing of it is outside", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(skeletonOf(`- ${code(text)}: said`)).toEqual(["- …: said"]);
        expect(code(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
      }),
      { numRuns: often(500) },
    );
  });
});

describe("a block", () => {
  test("is not ended by what stands in it", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(skeletonOf(`${fenced(text, "suggestion")}\n\nafter`)).toEqual([
          "block of suggestion",
          "",
          "after",
        ]);
      }),
      { numRuns: often(500) },
    );
  });

  test.for([
    ["a", "```\na\n```"],
    ["```\na\n```", "````\n```\na\n```\n````"],
  ])("of %j is %j", ([text = "", expected]) => {
    expect(fenced(text, "")).toBe(expected);
  });
});

describe("a sentence that quotes", () => {
  test.for([
    ['expected "," or "]" after an item', 'expected "," or `"]"` after an item'],
    ["nested more than 200 deep", "nested more than 200 deep"],
    ["the policy `var.x[0]` is not known here", "the policy `var.x[0]` is not known here"],
    ["No anchor &@octocat stands here.", "No anchor `&@octocat` stands here."],
    ["see https://evil.example or ABC-1", "see `https://evil.example` or `ABC-1`"],
    ["only `app`, says @octocat", "only `app`, says `@octocat`"],
    ["the `a b`@octocat `c`", "the `` `a b`@octocat `` `c`"],
    ["the `a @octocat", "the `` `a `` `@octocat`"],
  ])("%j is shown as %j", ([text = "", expected]) => {
    expect(prose(text)).toBe(expected);
  });

  test("marks up, mentions and links nothing outside of code", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [line = "", ...more] = skeletonOf(`- ${prose(text)}`);
        expect(more).toEqual([]);
        expect(withoutCode(line)).not.toMatch(/[`@<>[\]#*_~|\\&!$]|:\/\/|www\.|[A-Z]-\d/i);
      }),
      { numRuns: often(500) },
    );
  });
});

test("a line is cut to what is asked for", () => {
  expect(oneLine("a  b\tc\u200ed", 99)).toBe("a b c d");
  expect(oneLine("abcdef", 4)).toBe("abc…");
});
