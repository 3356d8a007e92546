import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outerOffset } from "../../src/source/embedded.ts";
import type { DataNode, DataScalar } from "../../src/syntax/data.ts";
import { readYaml } from "../../src/syntax/yaml.ts";
import { often } from "../share.ts";

function scalarOf(text: string): DataScalar {
  const [document] = readYaml(text);
  expect(document?.problems).toEqual([]);
  const root = document?.root;
  const node = root?.kind === "map" ? root.entries[0]?.value : root;
  if (node?.kind !== "scalar") throw new Error("no scalar");
  return node;
}

/** How each character of the string is spelled, up to where the next one is. */
function spelledCharacters(text: string, node: DataScalar): readonly string[] {
  const value = String(node.value);
  const source = { path: "", text };
  const at = (inner: number): number =>
    outerOffset({ text: value, source, marks: node.marks ?? [] }, inner);
  return value
    .split("")
    .map((_, inner) =>
      text.slice(at(inner), inner + 1 < value.length ? at(inner + 1) : node.span.end),
    );
}

describe("marks", () => {
  test.each([
    ["plain", "k: ab", ["a", "b"]],
    ["plain, of several lines", "k: ab \n\n  c\n  d", ["a", "b", " \n\n  ", "c", "\n  ", "d"]],
    ["single", "k: 'a''b'", ["a", "''", "b'"]],
    ["single, of several lines", "k: 'a\n  b\n\n  c'", ["a", "\n  ", "b", "\n\n  ", "c'"]],
    ["double", 'k: "a\\"b\\u0041\\x41"', ["a", '\\"', "b", "\\u0041", '\\x41"']],
    [
      "double, of several lines",
      'k: "a  b \n  c\\\n  d\n\n  e"',
      ["a", " ", " ", "b", " \n  ", "c\\\n  ", "d", "\n\n  ", 'e"'],
    ],
    ["double, of a character beyond the BMP", 'k: "\\U0001F600x"', undefined],
    ["literal", "k: |\n  a\n\n   b\n", ["a", "\n", "\n  ", " ", "b", ""]],
    ["literal with CRLF", "k: |\r\n  a\r\n  b\r\n", ["a", "\r\n  ", "b", ""]],
    ["literal without the last line end", "k: |-\n  a\n  b\n", ["a", "\n  ", "b"]],
    ["literal with an indicator", "k: |1\n  a\n b\n", [" ", "a", "\n ", "b", ""]],
    ["folded", "k: >-\n  a\n  b\n\n  c\n   d\n", undefined],
  ])("%s", (_, text, expected) => {
    const node = scalarOf(text);
    const spelled = spelledCharacters(text, node);
    if (expected) expect(spelled).toEqual(expected);
    expect(node.marks).toBeDefined();
  });

  test("of a folded scalar, where lines are joined", () => {
    const text = "k: >-\n  ab\n  c\n\n  d\n   e\n  f\n";
    const node = scalarOf(text);
    expect(node.value).toBe("ab c\nd\n e\nf");
    const spelled = spelledCharacters(text, node);
    expect(spelled[0]).toBe("a");
    expect(spelled[2]).toBe("\n  ");
    expect(["c", "d", "e", "f"].map((char) => text[offsetIn(text, node, char)])).toEqual([
      "c",
      "d",
      "e",
      "f",
    ]);
  });

  test("where JSON stands in a scalar, its tokens are found in the file", () => {
    const json = '{\n  "Action": ["s3:*", "a\'b"]\n}';
    const lines = json.split("\n");
    const indented = lines.map((line) => `      ${line}`).join("\n");
    for (const text of [
      `k: |\n${indented}\n`,
      `k: >\n${indented}\n`,
      `k: '${indented.trim().replaceAll("'", "''")}'`,
      `k: ${JSON.stringify(json)}`,
    ]) {
      const node = scalarOf(text);
      expect(text.slice(offsetIn(text, node, "s3:*")).startsWith("s3:*")).toBe(true);
      expect(text.slice(offsetIn(text, node, "Action")).startsWith("Action")).toBe(true);
    }
  });

  test("numbers and the like have none", () => {
    expect(scalarOf("12")).not.toHaveProperty("marks");
    expect(scalarOf("null")).not.toHaveProperty("marks");
  });
});

function offsetIn(text: string, node: DataScalar, part: string): number {
  const value = String(node.value);
  const embedded = { text: value, source: { path: "", text }, marks: node.marks ?? [] };
  return outerOffset(embedded, value.indexOf(part));
}

test("every visible character of a string stands where its mark says", () => {
  const token = fc.constantFrom(
    ...["a", "b", " ", "  ", "\n", "\n", "\n  ", "\n    ", "\t", "''", '\\"', "\\n", "\\\n", ":"],
    ...["\r\n", "é", "\u{1F600}", "\\x41", "\\u00e9", "#", "-"],
  );
  const frame = fc.constantFrom(
    ...([
      ["k: a", "\n"],
      ["k: '", "'\n"],
      ['k: "', '"\n'],
      ["k: |\n  a", "\n"],
      ["k: |+\n  a", "\n\n"],
      ["k: |-\n  a", "\n"],
      ["k: |1\n  a", "\n"],
      ["k: >\n  a", "\n"],
      ["k: >+\n  a", "\n\n"],
      ["k: >2-\n    a", "\n"],
      ["k: >\n\n\n  a", "\n"],
      ["k:\n - >\n   a", "\n"],
    ] as const),
  );
  fc.assert(
    fc.property(frame, fc.array(token, { maxLength: 12 }), ([open, close], tokens) => {
      const text = open + tokens.join("") + close;
      const [document] = readYaml(text);
      if (!document?.root || document.problems.length > 0) return;
      for (const node of stringsIn(document.root)) {
        expect(node.marks).toBeDefined();
        const value = String(node.value);
        for (let inner = 0; inner < value.length; inner++) {
          const char = value[inner] ?? "";
          if (/\s/.test(char)) continue;
          const source = { path: "", text };
          const at = outerOffset({ text: value, source, marks: node.marks ?? [] }, inner);
          const isEscape = node.style === "double" && text[at] === "\\";
          if (!isEscape) expect(text[at]).toBe(char);
          expect(at).toBeGreaterThanOrEqual(node.span.start);
          expect(at).toBeLessThan(node.span.end);
        }
      }
    }),
    { numRuns: often(3000) },
  );
});

function stringsIn(node: DataNode): readonly DataScalar[] {
  if (node.kind === "scalar") return typeof node.value === "string" ? [node] : [];
  const children = node.kind === "list" ? node.items : node.entries.map(({ value }) => value);
  return children.flatMap(stringsIn);
}
