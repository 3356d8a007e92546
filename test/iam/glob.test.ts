import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { globIncluded, globMatches, globsIntersect } from "../../src/iam/glob.ts";
import { readGlyphs, writtenParts } from "../../src/iam/glyph.ts";
import { overlap, type Wild } from "../../src/iam/overlap.ts";
import { isHole, type Part } from "../../src/iam/text.ts";
import { hole, parts } from "./texts.ts";
import { often } from "../share.ts";

/** All texts over some letters up to a length. */
function texts(letters: string, most: number): readonly string[] {
  let last = [""];
  const all = [""];
  for (let length = 0; length < most; length++) {
    last = last.flatMap((start) => Array.from(letters, (letter) => start + letter));
    all.push(...last);
  }
  return all;
}

/** The plain meaning of a glob, by another way than the one that is tested. */
const expression = (pattern: string): RegExp =>
  new RegExp(
    `^${Array.from(pattern, (sign) => (sign === "*" ? ".*" : sign === "?" ? "." : sign)).join("")}$`,
  );
const covered = (pattern: string, among: readonly string[]): readonly string[] =>
  among.filter((text) => expression(pattern).test(text));

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 5 });
const short = texts("abc", 6);

describe("glyphs", () => {
  test("are read and written back", () => {
    const signs = fc.constantFrom("a", "*", "?", "$", "{", "}", ":", "é", "👍", hole("x"));
    fc.assert(
      fc.property(fc.array(signs), fc.boolean(), (given, variables) => {
        const written = given.reduce<Part[]>((made, part) => {
          const last = made.at(-1);
          if (typeof part === "string" && typeof last === "string")
            return [...made.slice(0, -1), last + part];
          return [...made, part];
        }, []);
        expect(writtenParts(readGlyphs(written, { variables }))).toEqual(written);
      }),
    );
  });

  test.for([
    ["a${aws:username}b", "character variable character"],
    ["${*}${?}${$}", "character character character"],
    ["${}", "variable"],
    ["${a", "character character character"],
    ["${a<x>}", "variable"],
    ["${${a}", "character character variable"],
    ["${aws:username, 'x'}*", "variable star"],
    ["a?<x>", "character question hole"],
  ])("%s: %s", ([written = "", kinds]) => {
    expect(
      readGlyphs(parts(written))
        .map(({ kind }) => kind)
        .join(" "),
    ).toBe(kinds);
  });

  test("before Version 2012-10-17 there are no variables", () => {
    const kinds = readGlyphs(["${*}"], { variables: false }).map(({ kind }) => kind);
    expect(kinds).toEqual(["character", "character", "star", "character"]);
  });
});

describe("matching a value", () => {
  test("is what a regular expression does", () => {
    fc.assert(
      fc.property(pattern, fc.constantFrom(...short), (glob, value) => {
        expect(globMatches([glob], value)).toBe(expression(glob).test(value));
      }),
    );
  });

  test.for<[string, string, boolean]>([
    ["${*}", "*", true],
    ["${*}", "a", false],
    ["${$}", "$", true],
    ["a<x>*", "ab", false],
    ["*${aws:username}", "ab", false],
    ["?", "👍", true],
    ["Get*", "getobject", false],
  ])("%s covers %s: %s", ([glob, value, expected]) => {
    expect(globMatches(parts(glob), value)).toBe(expected);
  });

  test("may ignore case", () => {
    expect(globMatches(["GET*"], "getObject", { ignoreCase: true })).toBe(true);
  });
});

describe("intersection", () => {
  const witnesses = texts("ab", 8);
  const four = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 4 });

  test("is found exactly where a common text exists", () => {
    fc.assert(
      fc.property(four, four, (a, b) => {
        const common = covered(a, covered(b, witnesses));
        expect(globsIntersect([a], [b])).toBe(common.length > 0);
      }),
      { numRuns: often(1000) },
    );
  });

  test.for<[string, string, boolean]>([
    ["a<x>", "abc", true],
    ["a<x>", "b*", false],
    ["<x>", "<y>", true],
    ["a<x>b", "ab", true],
    ["<region>", "us:east", false],
    ["<region>", "us/east", false],
    ["<region>x", "us-x", true],
    ["${aws:username}", "a/b", true],
    ["${*}", "a", false],
    ["${*}", "?", true],
  ])("%s and %s: %s", ([a, b, expected]) => {
    expect(globsIntersect(parts(a), parts(b))).toBe(expected);
    expect(globsIntersect(parts(b), parts(a))).toBe(expected);
  });
});

describe("inclusion", () => {
  test("is claimed only where it holds", () => {
    fc.assert(
      fc.property(pattern, pattern, (narrow, wide) => {
        if (!globIncluded([narrow], [wide])) return;
        expect(covered(wide, covered(narrow, short))).toEqual(covered(narrow, short));
      }),
      { numRuns: often(2000) },
    );
  });

  test("is always found where the wide one has no ?", () => {
    const stars = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 5 });
    fc.assert(
      fc.property(pattern, stars, (narrow, wide) => {
        const holds = covered(narrow, short).every((text) => expression(wide).test(text));
        expect(globIncluded([narrow], [wide])).toBe(holds);
      }),
      { numRuns: often(2000) },
    );
  });

  test("with holes holds for every value that they may have", () => {
    const sign = fc.constantFrom<Part>("a", "*", "?", hole("x"), hole("y"));
    const globs = fc.array(sign, { maxLength: 4 });
    const value = fc.constantFrom("", "a", "b", "*", "?", "ab", "*b");
    const fill = (glob: readonly Part[], x: string, y: string): string =>
      glob.map((part) => (isHole(part) ? (part.id === "x" ? x : y) : part)).join("");
    const some = texts("abc", 5);
    fc.assert(
      fc.property(globs, globs, value, value, (narrow, wide, x, y) => {
        if (!globIncluded(narrow, wide)) return;
        const inside = covered(fill(narrow, x, y), some);
        expect(covered(fill(wide, x, y), inside)).toEqual(inside);
      }),
      { numRuns: often(4000) },
    );
  });

  test("a pattern includes itself", () => {
    const sign = fc.constantFrom<Part>("a", "*", "?", "${aws:username}", hole("x"));
    fc.assert(
      fc.property(fc.array(sign), (glob) => {
        expect(globIncluded(glob, glob)).toBe(true);
      }),
    );
  });

  test.for<[string, string, boolean]>([
    ["a<x>", "a*", true],
    ["<x>", "?*", false],
    ["<x>", "<y>", false],
    ["<x>a", "<x>*", true],
    ["<x>*", "<x>", false],
    ["*?", "?*", true],
    ["**", "*", true],
    ["a?", "a*", true],
    ["a*", "a?", false],
    ["${aws:username}/*", "${aws:username}/*", true],
    ["${aws:username}", "${aws:userid}", false],
    ["${aws:username}", "*", true],
    ["${aws:username}", "?", false],
    ["${*}", "?", true],
    ["*", "${*}", false],
  ])("%s in %s: %s", ([narrow, wide, expected]) => {
    expect(globIncluded(parts(narrow), parts(wide))).toBe(expected);
  });
});

describe("patterns made to be slow", () => {
  const stars = "*a".repeat(200);

  test("are compared all the same", () => {
    expect(globMatches([`${stars}*b`], "a".repeat(5000))).toBe(false);
    expect(globsIntersect([`${stars}b`], [`${"*b".repeat(200)}a`])).toBe(false);
    expect(globIncluded([stars], [`${stars}*b`])).toBe(false);
    expect(globIncluded([stars], [`*${stars}`])).toBe(true);
  });

  test("take no more steps than the product of their lengths", () => {
    let reads = 0;
    const counting = (): Wild => ({
      get kind() {
        reads++;
        return "wild" as const;
      },
      many: true,
      except: "",
    });
    const [n, m] = [120, 80];
    const a = Array.from({ length: n }, counting);
    const b = Array.from({ length: m }, counting);
    expect(overlap([...a, "x"], [...b, "y", "x"])).toBe(true);
    expect(reads).toBeLessThan(6 * (n + 2) * (m + 3));
  });
});
