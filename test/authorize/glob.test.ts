import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arnCovers, globCovers, resourceCovers } from "../../src/authorize/glob.ts";
import { readOperator } from "../../src/authorize/operator.ts";
import { literalOf, readPattern, type Pattern } from "../../src/authorize/pattern.ts";
import { often } from "../share.ts";

const signs = fc.constantFrom("a", "b", ":", "*", "?");
const written = fc.string({ unit: signs, maxLength: 8 });
const given = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 8 });

const pattern = (text: string): Pattern => readPattern(text) ?? [];

/** The same by way of a regular expression. */
function expression(text: string, wildcard: (sign: string, next: string | undefined) => string) {
  const characters = Array.from(text);
  return new RegExp(
    `^${characters.map((sign, at) => (/[*?]/.test(sign) ? wildcard(sign, characters[at + 1]) : sign)).join("")}$`,
  );
}

describe("a pattern covers what the regular expression of it covers", () => {
  const plain = (sign: string): string => (sign === "*" ? ".*" : ".");

  test("in texts", () => {
    fc.assert(
      fc.property(written, given, (wide, text) => {
        expect(globCovers(pattern(wide), text)).toBe(expression(wide, plain).test(text));
      }),
      { numRuns: often(1000) },
    );
  });

  test("in resources, where a colon needs the last * of a segment", () => {
    const inSegment = (sign: string, next: string | undefined): string => {
      if (sign === "?") return "[^:]";
      return next === undefined || next === ":" ? ".*" : "[^:]*";
    };
    fc.assert(
      fc.property(written, given, (wide, text) => {
        expect(resourceCovers(pattern(wide), text)).toBe(expression(wide, inSegment).test(text));
      }),
      { numRuns: often(1000) },
    );
  });

  test("in ARNs, component by component", () => {
    const six = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
      fc.array(part, { minLength: 6, maxLength: 6 }).map((parts) => parts.join(":"));
    const short = (unit: readonly string[]): fc.Arbitrary<string> =>
      fc.string({ unit: fc.constantFrom(...unit), maxLength: 2 });
    fc.assert(
      fc.property(six(short(["a", "*", "?"])), six(short(["a", "b"])), (wide, arn) => {
        const inComponent = (sign: string): string => (sign === "*" ? "[^:]*" : "[^:]");
        expect(arnCovers(pattern(wide), arn)).toBe(expression(wide, inComponent).test(arn));
      }),
      { numRuns: often(1000) },
    );
  });
});

test("a resource is covered by no less than the text of it", () => {
  fc.assert(
    fc.property(written, given, (wide, text) => {
      if (resourceCovers(pattern(wide), text)) expect(globCovers(pattern(wide), text)).toBe(true);
      expect(resourceCovers(pattern(text), text)).toBe(true);
    }),
  );
});

test("a pattern without variables is written back", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", ":", "*", "?", "$", "{", "}", "é", "👍") }),
      (text) => {
        expect(literalOf(pattern(text))).toBe(text);
      },
    ),
  );
});

test("the value of a variable is what it is, whatever stands in it", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (value, text) => {
      const read = readPattern("a:${k}", () => value) ?? [];
      expect(globCovers(read, `a:${value}`)).toBe(true);
      expect(globCovers(read, `a:${text}`)).toBe(text === value);
    }),
  );
});

describe("hostile texts come to an end: a search that goes back does not, in a lifetime", () => {
  const many = 1000;

  test.for<[string, string, string]>([
    ["stars", "*a".repeat(many), "a".repeat(many - 1) + "b"],
    ["stars that end segments", "*:".repeat(many), ":".repeat(many - 1)],
    ["stars in a row", "*".repeat(many) + "b", "a".repeat(many)],
    ["stars and question marks", "*?".repeat(many) + "b", "a".repeat(many)],
    ["long stars", ("*" + "a".repeat(40)).repeat(50) + "b", "a".repeat(many)],
  ])("%s", ([, wide, text]) => {
    expect(globCovers(pattern(wide), text)).toBe(false);
    expect(resourceCovers(pattern(wide), text)).toBe(false);
    expect(arnCovers(pattern(`a:a:a:a:a:${wide}`), `a:a:a:a:a:${text}`)).toBe(false);
  });

  const more = 50_000;
  test.for([
    "${".repeat(more),
    "${a".repeat(more),
    "${a, '".repeat(more),
    "${a, ".repeat(more),
    `\${${"a".repeat(more)}`,
    `\${a,${" ".repeat(more)}`,
    `\${a, '${"${a, ".repeat(more)}`,
    "$".repeat(more),
  ])("variables that never end", (text) => {
    expect(literalOf(readPattern(text, () => undefined) ?? [])).toBe(text);
  });

  test("names of operators", () => {
    expect(readOperator(`${"a".repeat(more)}:`)).toBe(undefined);
    expect(readOperator("ifexists".repeat(more))).toBe(undefined);
  });
});
