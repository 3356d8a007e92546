import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outerOffset } from "../../src/source/embedded.ts";
import type { DataNode } from "../../src/syntax/data.ts";
import { entryOf, valueOf } from "../../src/syntax/data.ts";
import { readJson } from "../../src/syntax/json.ts";
import { nodesWithin, plainOf } from "./data-tree.ts";
import { often } from "../share.ts";

function read(text: string): DataNode {
  const { root, problems } = readJson(text);
  expect(problems).toEqual([]);
  if (!root) throw new Error("no tree");
  return root;
}

const slice = (text: string, { span }: { span: { start: number; end: number } }): string =>
  text.slice(span.start, span.end);

describe("trees", () => {
  const text = `{
    "Effect": "Allow",
    "Action" : ["s3:Get*", "s3:\\u004cist"],
    "Count": -1.5e3, "Yes": true, "None": null, "Empty": {}, "Effect": "Deny"
  }`;
  const root = read(text);

  test.each([
    ["Action", '["s3:Get*", "s3:\\u004cist"]', '"Action" : ["s3:Get*", "s3:\\u004cist"]'],
    ["Count", "-1.5e3", '"Count": -1.5e3'],
    ["Yes", "true", '"Yes": true'],
    ["None", "null", '"None": null'],
    ["Empty", "{}", '"Empty": {}'],
    ["Effect", '"Deny"', '"Effect": "Deny"'],
  ])("%s is placed by spans", (key, value, entry) => {
    const found = entryOf(root, key);
    expect(found && slice(text, found.value)).toBe(value);
    expect(found && slice(text, found)).toBe(entry);
    expect(found && slice(text, { span: found.keySpan })).toBe(`"${key}"`);
  });

  test("a byte order mark is passed over", () => {
    const marked = `\uFEFF{"a": "b"}`;
    const node = valueOf(read(marked), "a");
    expect(node && slice(marked, node)).toBe('"b"');
  });

  test("equal keys are all kept", () => {
    const keys = root.kind === "map" ? root.entries.map(({ key }) => key) : [];
    expect(keys.filter((key) => key === "Effect")).toHaveLength(2);
  });

  test("marks place each character of a string", () => {
    const escaped = String.raw`["a\"b\u0041c\\"]`;
    const node = read(escaped);
    const string = node.kind === "list" ? node.items[0] : undefined;
    expect(string).toMatchObject({ value: 'a"bAc\\', style: "double" });
    expect(string?.kind === "scalar" ? string.marks : undefined).toEqual([
      { inner: 0, outer: 2 },
      { inner: 1, outer: 3 },
      { inner: 2, outer: 5 },
      { inner: 3, outer: 6 },
      { inner: 4, outer: 12 },
      { inner: 5, outer: 13 },
      { inner: 6, outer: 15 },
    ]);
  });
});

describe("syntax errors are problems", () => {
  test.each([
    ["", 0, "A value is expected here.", undefined],
    ['{"a": 1} x', 9, "JSON knows no such word or sign.", { a: 1 }],
    ['{"a": 1} 2', 9, "Nothing may follow the end of the JSON value.", { a: 1 }],
    ['{"a": 1,}', 8, "A key in double quotes is expected here.", { a: 1 }],
    ["[1,]", 3, "A value is expected here.", [1]],
    ['{"a": 1 // why\n}', 8, "JSON has no comments.", { a: 1 }],
    ['{/* why */"a": 1}', 1, "JSON has no comments.", { a: 1 }],
    ['{"a": 1 "b": 2}', 8, "A comma is expected here.", { a: 1, b: 2 }],
    ['{"a" 1}', 5, "A colon is expected between key and value.", {}],
    ['{"a": ["b', 7, "The string is not closed on its line.", { a: ["b"] }],
    ['{"a": [1', 8, "The closing bracket is missing.", { a: [1] }],
    ["{a: 1}", 1, "JSON knows no such word or sign.", {}],
    ['{"a": ${x}, "b": 1}', 6, "JSON knows no such word or sign.", undefined],
    ['["\\x"]', 1, "JSON knows no such escape.", undefined],
    ['["\\u12"]', 1, "Four hexadecimal digits are expected after \\u.", undefined],
    ['["a\tb"]', 1, "Control characters are written as escapes in a JSON string.", ["a\tb"]],
    ["[1.]", 1, "The number breaks off.", [1]],
  ])("%j", (text, offset, message, tree) => {
    const { root, problems } = readJson(text);
    expect(problems[0]).toEqual({ reason: "syntax-error", offset, message });
    if (tree !== undefined) expect(plainOf(root)).toEqual(tree);
  });

  test("not more than a hundred are told", () => {
    expect(readJson("@ ".repeat(5000)).problems).toHaveLength(100);
  });
});

describe("limits", () => {
  const nested = (open: string, close: string, depth: number): string =>
    open.repeat(depth) + close.repeat(depth);

  test("200 levels are read, 201 are a problem", () => {
    expect(readJson(nested("[", "]", 200)).problems).toEqual([]);
    expect(readJson(nested("[", "]", 201))).toEqual({
      root: undefined,
      problems: [
        {
          reason: "too-deep",
          offset: 200,
          message: "Maps and lists nest deeper here than the 200 levels that are read.",
        },
      ],
    });
  });

  test.each([
    ["lists", "[".repeat(10_000)],
    ["maps", '{"a":'.repeat(10_000)],
    ["both, closed", nested('[{"a":', "}]", 10_000)],
    ["wrongly closed", "[},".repeat(10_000)],
    ["after a string that a line end breaks off", `"\n${"[".repeat(10_000)}`],
    ["after a quote in a comment", `/* " */${"[".repeat(10_000)}`],
    ["after an escaped quote", `"\\"" ${"[".repeat(10_000)}`],
  ])("10,000 levels: %s", (_, text) => {
    expect(readJson(text)).toMatchObject({ root: undefined, problems: [{ reason: "too-deep" }] });
  });

  test("brackets in strings and comments do not count", () => {
    const brackets = "[".repeat(1000);
    expect(readJson(JSON.stringify({ a: brackets })).problems).toEqual([]);
    expect(readJson(`{"a": 1} // ${brackets}`).problems).toMatchObject([{ offset: 9 }]);
  });

  test("20 MB are read", () => {
    const statement = { Effect: "Allow", Action: ["s3:GetObject"], Resource: "*" };
    const one = JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
    const count = Math.ceil(20_000_000 / one.length);
    const { root, problems } = readJson(`[${Array<string>(count).fill(one).join(",")}]`);
    expect(problems).toEqual([]);
    expect(root).toMatchObject({ kind: "list" });
    expect(root?.kind === "list" && root.items.length).toBe(count);
  });
});

describe("properties", () => {
  test("the tree is what JSON.parse gives, and spans lie in their parents' and read the same", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom("", "\t", "  "), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        const root = read(text);
        expect(JSON.stringify(plainOf(root))).toBe(JSON.stringify(JSON.parse(text)));
        for (const { node, outer } of nodesWithin(root, { start: 0, end: text.length })) {
          expect(node.span.start).toBeGreaterThanOrEqual(outer.start);
          expect(node.span.end).toBeLessThanOrEqual(outer.end);
          expect(plainOf(readJson(slice(text, node)).root)).toEqual(plainOf(node));
        }
      }),
    );
  });

  test("marks lead from each character to where it is spelled", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), (value) => {
        const text = JSON.stringify(value);
        const node = read(text);
        const marks = (node.kind === "scalar" ? node.marks : undefined) ?? [];
        const at = (inner: number): number =>
          outerOffset({ text: value, source: { path: "", text }, marks }, inner);
        for (let inner = 0; inner < value.length; inner++) {
          const spelled = text.slice(at(inner), at(inner + 1));
          expect(JSON.parse(`"${spelled}"`)).toBe(value[inner]);
        }
      }),
    );
  });

  test("no text makes it throw, and what JSON.parse refuses has a problem", () => {
    const token = fc.constantFrom(
      ...["{", "}", "[", "]", ",", ":", '"', '"a"', "1", "-", "true", "\\", "\n", " ", "//", "/*"],
      ...["*/", "\uFEFF", "\\u12", "x", "'"],
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 25 }), (tokens) => {
        const text = tokens.join("");
        const { root, problems } = readJson(text);
        const isGood = ((): boolean => {
          try {
            JSON.parse(text.replace(/^\uFEFF/, ""));
            return true;
          } catch {
            return false;
          }
        })();
        expect(problems.length === 0).toBe(isGood);
        if (!root) return;
        for (const { node, outer } of nodesWithin(root, { start: 0, end: text.length })) {
          expect(node.span.start).toBeGreaterThanOrEqual(outer.start);
          expect(node.span.end).toBeLessThanOrEqual(outer.end);
        }
      }),
      { numRuns: often(2000) },
    );
  });
});
