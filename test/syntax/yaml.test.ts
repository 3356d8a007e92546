import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ToStringOptions } from "yaml";
import { isMap, isScalar, isSeq, parseAllDocuments, parseDocument, stringify } from "yaml";
import type { DataNode } from "../../src/syntax/data.ts";
import { entryOf, valueOf } from "../../src/syntax/data.ts";
import { longestYaml, readYaml } from "../../src/syntax/yaml.ts";
import { meaningOf, nodesWithin, plainOf } from "./data-tree.ts";
import { often } from "../share.ts";

function read(text: string): DataNode {
  const [document, ...more] = readYaml(text);
  expect(more).toEqual([]);
  expect(document?.problems).toEqual([]);
  if (!document?.root) throw new Error("no tree");
  return document.root;
}

const slice = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(start, end);

describe("spans", () => {
  const text = `\
# a comment
Plain: a b # tail
Double: "a\\"b"
Single:   'a''b'
Empty:
Null: ~
"Quoted key" : x
Lines: a
  b
Literal: |
  one
    two

Folded: >-  # why
  one
  two
Block:
- x   # tail
-   y: 1
    z: 2
- - 1
  - 2
-
Flow: [a, {b: c}, 'd' ] # tail
Map: {a: 1,
  b: [x]}
Deep:
  er:
    list:
      - s3:GetObject
      # under it

? complex
: value
`;
  const root = read(text);

  test.each([
    ["Plain", "a b", "plain"],
    ["Double", '"a\\"b"', "double"],
    ["Single", "'a''b'", "single"],
    ["Empty", "", "plain"],
    ["Null", "~", "plain"],
    ["Quoted key", "x", "plain"],
    ["Lines", "a\n  b", "plain"],
    ["Literal", "|\n  one\n    two", "literal"],
    ["Folded", ">-  # why\n  one\n  two", "folded"],
    ["complex", "value", "plain"],
  ])("of the scalar under %s", (key, expected, style) => {
    const node = valueOf(root, key);
    expect(node).toMatchObject({ kind: "scalar", style });
    expect(node && slice(text, node.span)).toBe(expected);
  });

  test.each([
    ["Block", "- x   # tail\n-   y: 1\n    z: 2\n- - 1\n  - 2\n-"],
    ["Flow", "[a, {b: c}, 'd' ]"],
    ["Map", "{a: 1,\n  b: [x]}"],
    ["Deep", "er:\n    list:\n      - s3:GetObject"],
  ])("of the map or list under %s", (key, expected) => {
    const node = valueOf(root, key);
    expect(node && slice(text, node.span)).toBe(expected);
  });

  test.each([
    ["Plain", "Plain: a b"],
    ["Empty", "Empty:"],
    ["Quoted key", '"Quoted key" : x'],
    ["complex", "complex\n: value"],
  ])("of the entry %s", (key, expected) => {
    const entry = entryOf(root, key);
    expect(entry && slice(text, entry.span)).toBe(expected);
  });

  test("of the document", () => {
    expect(slice(text, root.span)).toBe(text.slice("# a comment\n".length, -1));
  });

  test("behind a byte order mark and with CRLF", () => {
    const marked = `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    const node = valueOf(read(marked), "Literal");
    expect(node && slice(marked, node.span)).toBe("|\r\n  one\r\n    two");
    expect(node).toMatchObject({ value: "one\n  two\n" });
    expect(plainOf(read(marked))).toEqual(plainOf(root));
  });

  test("of a block scalar that keeps its line ends, without the last", () => {
    const kept = "a: |+\n  x\n\n\nb: c\n";
    const node = valueOf(read(kept), "a");
    expect(node).toMatchObject({ value: "x\n\n\n" });
    expect(node && slice(kept, node.span)).toBe("|+\n  x\n\n");
  });
});

describe("values", () => {
  test.each([
    ["2012-10-17", "2012-10-17"],
    ["2012-10-17T00:00:00Z", "2012-10-17T00:00:00Z"],
    ["yes", "yes"],
    ["no", "no"],
    ["on", "on"],
    ["off", "off"],
    ["1:30", "1:30"],
    ["true", true],
    ["False", false],
    ["tRUE", "tRUE"],
    ["null", null],
    ["~", null],
    ["12", 12],
    ["-0x1F", "-0x1F"],
    ["0x1F", 31],
    ["0o17", 15],
    ["1e3", 1000],
    ["1.", 1],
    [".5", 0.5],
    ["-.inf", -Infinity],
    [".nan", NaN],
    ["1_000", "1_000"],
    ["'12'", "12"],
    ['"true"', "true"],
    ["!!str 12", "12"],
    ['!!int "12"', 12],
    ["! 12", "12"],
  ])("%s", (text, value) => {
    expect(plainOf(read(text))).toBe(value);
    expect(read(text).tag).toBeUndefined();
    expect(plainOf(read(`- ${text}`))).toEqual([value]);
  });

  test("%YAML 1.1 changes nothing", () => {
    expect(plainOf(read("%YAML 1.1\n---\nyes: no\n"))).toEqual({ yes: "no" });
  });

  test("keys are strings as written, equal ones are all kept", () => {
    const root = read("on: 1\n1: 2\n2012-10-17: 3\n? [a, b]\n: 4\n'on': 5\n");
    expect(root.kind === "map" ? root.entries.map(({ key }) => key) : []).toEqual([
      "on",
      "1",
      "2012-10-17",
      "[a, b]",
      "on",
    ]);
  });
});

describe("tags", () => {
  test.each([
    ["!Sub '${A}'", { tag: "!Sub", value: "${A}" }, "'${A}'"],
    ["!Ref X", { tag: "!Ref", value: "X" }, "X"],
    ["!Ref 12", { tag: "!Ref", value: "12" }, "12"],
    ["!Ref", { tag: "!Ref", value: "" }, ""],
    ["!GetAtt [A, Arn]", { tag: "!GetAtt", list: [{ value: "A" }, { value: "Arn" }] }, "[A, Arn]"],
    ["!If\n  - A\n", { tag: "!If", list: [{ value: "A" }] }, "- A"],
    ["!Transform {Name: x}", { tag: "!Transform", map: [["Name", { value: "x" }]] }, "{Name: x}"],
    ["!Fn::Own\n  a: 1\n", { tag: "!Fn::Own", map: [["a", { value: 1 }]] }, "a: 1"],
    ["!!binary aGk=", { tag: "!!binary", value: "aGk=" }, "aGk="],
    ["!!set {a}", { tag: "!!set", map: [["a", { value: null }]] }, "{a}"],
    ["!!seq [a]", { list: [{ value: "a" }] }, "[a]"],
    ["!Base64 |\n  x\n", { tag: "!Base64", value: "x\n" }, "|\n  x"],
  ])("%j", (value, meaning, spelled) => {
    const text = `k: ${value}`;
    const node = valueOf(read(text), "k");
    expect(node && meaningOf(node)).toEqual(meaning);
    expect(node && slice(text, node.span)).toBe(spelled);
  });
});

describe("aliases and merge keys", () => {
  test("an alias is the node that it names", () => {
    const text = "a: &x [s3:Get*]\nb: *x\nc: [*x , d]\n";
    const root = read(text);
    expect(valueOf(root, "b")).toBe(valueOf(root, "a"));
    expect(plainOf(valueOf(root, "c"))).toEqual([["s3:Get*"], "d"]);
    const entry = entryOf(root, "b");
    expect(entry && slice(text, entry.span)).toBe("b: *x");
  });

  test("an anchor may be set anew, and begins anew in each document", () => {
    expect(plainOf(read("- &a 1\n- *a\n- &a 2\n- *a\n"))).toEqual([1, 1, 2, 2]);
    expect(readYaml("&a 1\n---\n*a\n")[1]?.problems).toHaveLength(1);
  });

  test.each([
    ["a: *x\n", 3, "No anchor &x stands before this alias.", { a: null }],
    ["a: &x [b, *x]\n", 10, "The alias *x stands inside what it names.", { a: ["b", null] }],
  ])("%j is a problem", (text, offset, message, tree) => {
    const [document] = readYaml(text);
    expect(document?.problems).toEqual([{ reason: "syntax-error", offset, message }]);
    expect(plainOf(document?.root)).toEqual(tree);
  });

  test("merge keys add what is not there", () => {
    const text = `\
base: &base {Effect: Allow, Action: a}
other: &other
  Action: b
  Resource: c
one:
  <<: *base
  Action: own
two: {<<: [*other, *base], Sid: s}
`;
    const root = read(text);
    expect(plainOf(valueOf(root, "one"))).toEqual({ Action: "own", Effect: "Allow" });
    expect(plainOf(valueOf(root, "two"))).toEqual({
      Sid: "s",
      Action: "b",
      Resource: "c",
      Effect: "Allow",
    });
    const two = valueOf(root, "two");
    expect(two?.kind === "map" && two.entries.map(({ merged }) => merged === true)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(two?.kind === "map" && two.merges?.map(({ span }) => slice(text, span))).toEqual([
      "<<: [*other, *base]",
    ]);
    expect(valueOf(root, "one", "Effect")).toBe(valueOf(root, "base", "Effect"));
  });

  test("a quoted key and other values are no merge", () => {
    expect(plainOf(read("'<<': {a: 1}\n"))).toEqual({ "<<": { a: 1 } });
    expect(plainOf(read("<<: x\n"))).toEqual({ "<<": "x" });
  });
});

describe("streams", () => {
  test.each([
    ["", []],
    ["# nothing\n", []],
    ["a\n---\nb\n", ["a", "b"]],
    ["---\n---\n", [null, null]],
    ["a: 1\n...\n---\nb: 2\n", [{ a: 1 }, { b: 2 }]],
  ])("%j", (text, expected) => {
    expect(readYaml(text).map(({ root }) => plainOf(root))).toEqual(expected);
  });

  test("a problem belongs to the document that it stands in", () => {
    const documents = readYaml("a: 1\n---\nb: [\n---\nc: 3\n");
    expect(documents.map(({ problems }) => problems.length > 0)).toEqual([false, true, false]);
    expect(plainOf(documents[2]?.root)).toEqual({ c: 3 });
  });
});

describe("syntax errors are problems", () => {
  test.each([
    ["a: 1\nb: [x\nc: 2\n", { a: 1 }],
    ['a: 1\nb: "x\nc: 2\n', { a: 1 }],
    ["a: 1\n  b: 2\n", {}],
    ["a: b: c\n", {}],
    ["a: 1\n\tb: 2\n", {}],
    ["- a\nb: c\n", ["a"]],
    ["a: @x\nb: 1\n", { b: 1 }],
    ["a: 'it''", { a: "it'" }],
    ['a: "b\\"', { a: 'b"' }],
    ["}\n", undefined],
    ["%TAG\n", undefined],
  ])("%j", (text, part) => {
    const [document] = readYaml(text);
    expect(document?.problems.length).toBeGreaterThan(0);
    for (const problem of document?.problems ?? []) {
      expect(problem.reason).toBe("syntax-error");
      expect(problem.message).toMatch(/\.$/);
      expect(problem.offset).toBeLessThanOrEqual(text.length);
    }
    if (part !== undefined) expect(plainOf(document?.root)).toMatchObject(part);
  });

  test("not more than a hundred are told", () => {
    expect(readYaml(`[${",".repeat(5000)}]`)[0]?.problems).toHaveLength(100);
  });
});

describe("limits", () => {
  const indented = (depth: number, line: (indent: string) => string): string =>
    Array.from({ length: depth }, (_, level) => line(" ".repeat(level))).join("\n");

  test.each([
    ["[", "]"],
    ["{a: ", "}"],
  ])("200 levels of %s are read, 201 are a problem", (open, close) => {
    const nested = (depth: number): string => open.repeat(depth) + close.repeat(depth);
    expect(readYaml(nested(200))[0]?.problems).toEqual([]);
    expect(readYaml(nested(201))[0]?.problems).toMatchObject([{ reason: "too-deep" }]);
  });

  test.each([
    ["brackets", "[".repeat(10_000)],
    ["closed brackets", "[".repeat(10_000) + "]".repeat(10_000)],
    ["braces", "{a: ".repeat(10_000)],
    ["pairs in brackets", "[a: ".repeat(150) + "x" + "]".repeat(150)],
    ["dashes", "- ".repeat(10_000)],
    ["question marks", "? ".repeat(10_000)],
    ["colons", ": ".repeat(10_000)],
    ["wrongly closed brackets", "[},".repeat(10_000)],
    ["indentation of keys", indented(1_200, (indent) => `${indent}a:`)],
    ["indentation of dashes", indented(1_200, (indent) => `${indent}-`)],
    ["indentation and back", `${indented(1_200, (indent) => `${indent}a:`)}\nb: c\n`],
  ])("deep %s", (_, text) => {
    const documents = readYaml(text);
    const problems = documents.flatMap((document) => document.problems);
    const isDeep = problems.some(({ reason }) => reason === "too-deep");
    expect(isDeep || problems.length > 0).toBe(true);
    for (const { root } of documents) if (root) expect(heightOf(root)).toBeLessThanOrEqual(200);
  });

  test("what was read before the deep document is kept", () => {
    const documents = readYaml(`a: 1\n---\n${"- ".repeat(300)}x\n---\nb: 2\n`);
    expect(documents.map(({ root }) => plainOf(root))).toEqual([{ a: 1 }, undefined]);
    expect(documents[1]?.problems).toMatchObject([{ reason: "too-deep" }]);
  });

  test("an alias bomb is a problem", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 12; level++)
      lines.push(`a${level}: &a${level} [${`*a${level - 1}, `.repeat(10)}]`);
    const [document] = readYaml(lines.join("\n"));
    expect(document?.problems[0]).toMatchObject({ reason: "too-large" });
    expect(countOf(document?.root)).toBeLessThan(150_000);
  });

  test("a chain of aliases does not grow deeper than is read", () => {
    const lines = ["a0: &a0 [x]"];
    for (let level = 1; level < 300; level++) lines.push(`a${level}: &a${level} [*a${level - 1}]`);
    const [document] = readYaml(lines.join("\n"));
    expect(document?.problems[0]).toMatchObject({ reason: "too-deep" });
    expect(heightOf(document?.root)).toBeLessThanOrEqual(200);
  });

  test("2 MB are read, more is a problem", () => {
    const statement = "- Effect: Allow\n  Action: [s3:GetObject]\n  Resource: '*'\n";
    const text = statement.repeat(Math.floor(longestYaml / statement.length));
    const [document] = readYaml(text);
    expect(document?.problems).toEqual([]);
    expect(readYaml(text + statement)).toMatchObject([
      { root: undefined, problems: [{ reason: "too-large", offset: 0 }] },
    ]);
  });

  test("2 MB of mistakes are read", () => {
    for (const part of [",", "a, ", "] ", '"', "&\n", "*a\n", "a:\n #\n"]) {
      const [document] = readYaml(`[${part.repeat(longestYaml / 16)}`);
      expect(document?.problems.length).toBeGreaterThan(0);
    }
  });
});

function heightOf(node: DataNode | undefined): number {
  const children = childrenOf(node);
  return node === undefined || node.kind === "scalar"
    ? 0
    : 1 + Math.max(0, ...children.map(heightOf));
}

function countOf(node: DataNode | undefined): number {
  return childrenOf(node).reduce((count, child) => count + countOf(child), 1);
}

function childrenOf(node: DataNode | undefined): readonly DataNode[] {
  if (node?.kind === "map") return node.entries.map(({ value }) => value);
  return node?.kind === "list" ? node.items : [];
}

/** The values of a tree without its keys, which the package takes for other than strings. */
function valuesOf(node: DataNode): unknown {
  return node.kind === "scalar" ? node.value : childrenOf(node).map(valuesOf);
}

function valuesOfPackage(node: unknown): unknown {
  if (isMap(node)) return node.items.map((pair) => valuesOfPackage(pair.value));
  if (isSeq(node)) return node.items.map(valuesOfPackage);
  return isScalar(node) ? node.value : null;
}

describe("properties", () => {
  const characters = [" ", ..."a b : # - ' \" \\ \n \t , { } [ ] ! & * | > % @ ` é 0".split(" ")];
  const value = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.string({ unit: fc.constantFrom(...characters) }),
      fc.constantFrom("2012-10-17", "yes", "", "s3:Get*", "a\nb\n", "a\n\n b\n", "  x"),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("node"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom("a", "b", "c d", "on", "1"), tie("node"), { maxKeys: 4 }),
    ),
  })).node;
  const style = fc.record<ToStringOptions>({
    indent: fc.constantFrom(1, 2, 4),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 20, 80),
    defaultStringType: fc.constantFrom("PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE", "BLOCK_FOLDED"),
    collectionStyle: fc.constantFrom("any", "flow"),
  });

  test("what is written is read, and spans lie in their parents'", () => {
    fc.assert(
      fc.property(value, style, fc.boolean(), (written, options, crlf) => {
        const lines = stringify(written, options);
        const text = crlf ? lines.replaceAll("\n", "\r\n") : lines;
        // The package does not read everything that it writes.
        const parsed = parseDocument(text);
        fc.pre(parsed.errors.length === 0);
        const root = read(text);
        expect(plainOf(root)).toEqual(parsed.toJS());
        for (const { node, outer } of nodesWithin(root, { start: 0, end: text.length })) {
          expect(node.span.start).toBeGreaterThanOrEqual(outer.start);
          expect(node.span.end).toBeLessThanOrEqual(outer.end);
          const spelled = slice(text, node.span);
          if (node.kind === "scalar" && (node.style === "double" || node.style === "single"))
            expect(plainOf(readYaml(spelled)[0]?.root)).toBe(node.value);
          if (node.kind !== "scalar" && node.flow)
            expect(plainOf(readYaml(spelled)[0]?.root)).toEqual(plainOf(node));
        }
      }),
      { numRuns: often(500) },
    );
  });

  const token = fc.constantFrom(
    ...["a", "b: ", "- ", "? ", ": ", "\n", "\n", "\r\n", " ", "  ", "\t", "[", "]", "{", "}"],
    ...[", ", '"', "'", "|\n", ">-\n", "#", " # c", "&x ", "*x", "!t ", "!!str ", "<<: ", "---\n"],
    ...["...\n", "%YAML 1.2\n", "\uFEFF", "\\", "@", "`", "12", "\0"],
  );

  test("no text makes it throw, and its problems and values are those of the yaml package", () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 25 }), (tokens) => {
        const text = tokens.join("");
        const documents = readYaml(text);
        for (const { root } of documents) {
          if (!root) continue;
          for (const { node, outer } of nodesWithin(root, { start: 0, end: text.length })) {
            expect(node.span.start).toBeGreaterThanOrEqual(outer.start);
            expect(node.span.end).toBeLessThanOrEqual(outer.end);
          }
        }
        const good = documents.every(({ problems }) => problems.length === 0);
        if (!good || /[*&!<%]/.test(text)) return;
        const parsedAs = (given: string) =>
          parseAllDocuments(given, { uniqueKeys: false, logLevel: "silent" });
        // The package refuses behind a byte order mark what it takes without one: ` \ta`.
        const whole = parsedAs(text);
        const isRefused = Array.isArray(whole) && whole.some(({ errors }) => errors.length > 0);
        const parsed = isRefused ? parsedAs(text.replace(/^\uFEFF/, "")) : whole;
        if (!Array.isArray(parsed)) return;
        const errors = parsed.flatMap((each) => each.errors);
        // The package ends a quoted text before a line of it that is not indented: `: '\n'`.
        if (/['"][^'"]*\n/.test(text) && errors.some(({ code }) => code === "MISSING_CHAR")) return;
        expect(errors).toEqual([]);
        expect(documents.map(({ root }) => root && valuesOf(root))).toEqual(
          parsed.map(({ contents }) => valuesOfPackage(contents)),
        );
      }),
      { numRuns: often(2000) },
    );
  });
});
