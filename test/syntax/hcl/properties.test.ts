import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Mark } from "../../../src/source/embedded.ts";
import { contains, type Span } from "../../../src/source/source.ts";
import type { Expression } from "../../../src/syntax/hcl/ast.ts";
import { readHcl, readHclExpression, readHclTemplate } from "../../../src/syntax/hcl/read.ts";
import { fixtures } from "./fixtures.ts";
import { mutate, pieces, seeded } from "./mutate.ts";
import { movedTo, nodesOf, type Found } from "./nodes.ts";
import { often } from "../../share.ts";

const anyText = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((words) => words.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.tuple(fc.constantFrom(...fixtures), fc.nat()).map(([{ text }, seed]) => {
    const random = seeded(seed);
    return mutate(mutate(text, random), random);
  }),
);

/** What a template may hold, in pieces. */
const templateText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "a",
        " ",
        "  ",
        "\t",
        "é",
        "e\u0301",
        "\u0301",
        "😀",
        "\u00a0",
        "\\",
        "$",
        "%",
      ),
      fc.constantFrom("$${x}", "%%{x}", "${x}", "${~ x ~}", "${x ~}", "%{ if a }", "%{ endif ~}"),
      fc.constantFrom("\n", "\n  ", "\n    ", "\r\n", "\n\n", "\\n", "\\u0301", "\\u00e9", '\\"'),
    ),
    { maxLength: 25 },
  )
  .map((words) => words.join(""));

const anyTemplate = templateText.chain((text) =>
  fc.constantFrom(`"${text.replace(/\r?\n/g, "")}"`, `<<E\n${text}\nE\n`, `<<-E\n  ${text}\n  E\n`),
);

const crlf = fixtures.map(({ name, text }) => ({
  name: `${name} with CRLF and a byte order mark`,
  text: `\ufeff${text.replaceAll("\n", "\r\n")}`,
}));

const expressionKinds: ReadonlySet<string> = new Set<Expression["kind"]>([
  ...(["number", "bool", "null", "template", "tuple", "object", "for", "call"] as const),
  ...(["variable", "attribute", "index", "splat", "unary", "binary", "conditional"] as const),
  "parentheses",
]);

describe.each([...fixtures, ...crlf])("$name", ({ text }) => {
  const { body, problems, comments } = readHcl(text);
  const nodes = nodesOf(body);

  test("has no problem", () => {
    expect(problems).toEqual([]);
    expect(body.items.length).toBeGreaterThan(0);
  });

  test("has spans that lie inside of those around them", () => {
    expectSpansInSpans(text, nodes);
    for (const comment of comments)
      expect(text.slice(comment.start, comment.end)).toMatch(/^(?:#|\/\/|\/\*)/);
  });

  test("has expressions that are read alike on their own", () => {
    const expressions = nodes
      .map(({ node }) => node)
      .filter((node) => expressionKinds.has(node.kind ?? "") && "kind" in node)
      // A step of a splat has the kind of an expression and is none.
      .filter((node) => !/^[.[]/.test(text.slice(node.span.start)) || node.kind === "tuple");
    expect(expressions.length).toBeGreaterThan(0);
    for (const node of expressions) {
      // The line end that closes a heredoc's last line is not a part of it.
      const again = readHclExpression(`${text.slice(node.span.start, node.span.end)}\n`);
      expect(again.problems).toEqual([]);
      expect(again.expression).toEqual(movedTo(node, node.span.start));
    }
  });

  test("has literals whose characters stand in the file", () => {
    expectLiteralsInText(text, nodes);
  });
});

test("no text makes the readers throw, and problems lie in it", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const file = readHcl(text);
      for (const { problems } of [file, readHclExpression(text), readHclTemplate(text)])
        for (const { offset } of problems) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset).toBeLessThanOrEqual(text.length);
        }
      const nodes = nodesOf(file.body);
      expectSpansInSpans(text, nodes);
      expectLiteralsInText(text, nodes);
      expectAscending(file.comments, text);
    }),
    { numRuns: often(1500), seed: 20 },
  );
});

test("literals of any template lead back to the file", () => {
  let literals = 0;
  fc.assert(
    fc.property(anyTemplate, (text) => {
      const { expression } = readHclExpression(text);
      const nodes = nodesOf(expression);
      expectSpansInSpans(text, nodes);
      literals += expectLiteralsInText(text, nodes);
    }),
    { numRuns: often(5000), seed: 21 },
  );
  expect(literals).toBeGreaterThan(often(2000));
});

function expectSpansInSpans(text: string, nodes: readonly Found[]): void {
  const whole = { start: 0, end: text.length };
  // Comparing first keeps thousands of assertions cheap.
  const wrong = nodes.filter(
    ({ node: { span }, parent, others }) =>
      span.start > span.end ||
      !contains(parent ?? whole, span) ||
      others.some((other) => other.start > other.end || !contains(span, other)),
  );
  expect(wrong).toEqual([]);
}

function expectAscending(spans: readonly Span[], text: string): void {
  let end = 0;
  for (const span of spans) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
}

type Literal = { readonly value: string; readonly marks?: readonly Mark[]; readonly span: Span };

/** That every character of a literal is what the text at its place means; how many there are. */
function expectLiteralsInText(text: string, nodes: readonly Found[]): number {
  const literals = nodes
    .filter(({ node }) => node.kind === "literal")
    .map(({ node }) => node as unknown as Literal);
  const wrong = literals.filter(({ value, marks, span }) => {
    if (!marks) return text.slice(span.start, span.end) !== value;
    const offsets = [...Array(value.length).keys()];
    return (
      !isAscending(marks, span, value.length) ||
      offsets.some((at) => !means(text, outerAt(marks, at), value.charAt(at)))
    );
  });
  expect(wrong).toEqual([]);
  return literals.length;
}

function isAscending(marks: readonly Mark[], span: Span, length: number): boolean {
  return marks.every(
    ({ inner, outer }, n) =>
      inner <= length &&
      contains(span, { start: outer, end: outer }) &&
      (n === 0
        ? inner === 0
        : inner > (marks[n - 1]?.inner ?? Infinity) && outer >= (marks[n - 1]?.outer ?? Infinity)),
  );
}

function outerAt(marks: readonly Mark[], inner: number): number {
  const mark = marks.findLast((each) => each.inner <= inner) ?? { inner: 0, outer: 0 };
  return mark.outer + inner - mark.inner;
}

const escape = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([nrt"\\]))/g;
const named: Record<string, string> = { n: "\n", r: "\r", t: "\t" };

/** Whether the text at an offset decodes to a character. */
function means(text: string, offset: number, char: string): boolean {
  if (text[offset] === char) return true;
  const decoded = text
    .slice(offset, offset + 40)
    .replace(escape, (_, short?: string, long?: string, letter?: string) =>
      letter ? (named[letter] ?? letter) : String.fromCodePoint(parseInt(short ?? long ?? "", 16)),
    )
    .normalize("NFC");
  // All characters that a cluster composes to stand where it begins.
  return decoded.slice(0, 3).includes(char);
}
