import { describe, expect, test } from "vitest";
import { readHcl, readHclExpression, readHclTemplate } from "../../../src/syntax/hcl/read.ts";
import { problemReasons } from "../../../src/source/problem.ts";

/** The text, and where in it the sign stands that is left out. */
function marked(text: string): { readonly text: string; readonly offset: number } {
  return { text: text.replace("‸", ""), offset: text.indexOf("‸") };
}

test.each([
  // items of a body
  ["a = ‸", "expected an expression, found the end of the text"],
  ["a = ‸\nb", "expected an expression, found the end of the line"],
  ["a = 1 ‸2\n", 'expected a new line after the argument a, found "2"'],
  ["a = b‸, c = d\n", 'expected a new line after the argument a, found ","'],
  ["a {} ‸b = 1\n", 'expected a new line after the block a, found "b"'],
  ["a‸\n", 'expected "=", a label or "{" after a, found the end of the line'],
  ["a =‸= 1\n", 'expected an expression, found "="'],
  ['a "b" ‸= 1\n', 'expected a label or "{" of the block a, found "="'],
  ['a "b"‸\n{}\n', 'expected a label or "{" of the block a, found the end of the line'],
  ['a ‸"${b}" {}\n', "a label cannot hold ${ or %{"],
  ['‸"a" = 1\n', 'expected an argument or a block, found "\\""'],
  ["‸}\n", 'expected an argument or a block, found "}"'],
  ["a ‸{\n  b = 1\n", 'the "{" of the block a is not closed'],
  [
    "a { b = 1‸\n}\n",
    'expected "}" after the only argument of the line, found the end of the line',
  ],
  ["a { b = 1‸, c = 2 }\n", 'expected "}" after the only argument of the line, found ","'],
  ["a { ‸b {} }\n", "a block in one line cannot hold a block"],
  ["a = 1\n‸a = 2\n", "the argument a is set twice"],
  ["b {\n  a = 1\n  ‸a = 2\n}\n", "the argument a is set twice"],
  ["a = 1 ‸; b = 2\n", 'expected a new line after the argument a, found ";"'],
  ["a = ‸'b'\n", `expected an expression, found "'"`],
  ["a = b‸\rc = 1\n", 'expected a new line after the argument a, found "\\r"'],
  ["‸/* a", 'a comment is not closed: "*/" is missing'],
  // expressions
  ["a = ‸1.2.3\n", "1.2.3 is not a number; a text needs quotes"],
  ["a = ‸10.11.10.12/32\n", "10.11.10.12 is not a number; a text needs quotes"],
  ["a = 1 +‸\n2\n", "expected an expression, found the end of the line"],
  ["a = (1\n‸", 'expected ")", found the end of the text'],
  ["a = (1 ‸2)\n", 'expected ")", found "2"'],
  ["a = b ? c‸\n", 'expected ":" and the other value of the conditional'],
  ["a = b ‸| c\n", 'expected a new line after the argument a, found "|"'],
  ["a = b.‸\n", 'expected the name of an attribute after ".", found the end of the line'],
  ['a = b.‸"c"\n', 'expected the name of an attribute after ".", found "\\""'],
  ["a = b.‸0.1\n", "two indexes in a row need brackets: [0][1]"],
  ["a = b.*.c‸.*\n", "a splat cannot stand inside a .* splat"],
  ["a = b[*].c.*‸.*\n", "a splat cannot stand inside a .* splat"],
  ["a = b[1 ‸2]\n", 'expected "]", found "2"'],
  ["a = b[*‸\n]\n", 'expected "]", found the end of the line'],
  ["a = b::c‸\n", 'expected "(" after b::c, found the end of the line'],
  ["a = b ? c::d ‸: e\n", 'expected "(" after c::d, found ":"'],
  ["a = b::‸(1)\n", 'expected the name of a function after "::", found "("'],
  ["a = f‸(1, 2\n", 'the "(" of f is not closed'],
  ["a = f(1 ‸2)\n", 'expected "," or ")" in the arguments of f, found "2"'],
  ["a = f(b...‸, c)\n", 'expected ")" after "..."'],
  ["a = ‸[1, 2\n", 'a "[" is not closed'],
  ["a = [1\n‸b = 2\n", 'expected "," or "]" after an item, found "b"'],
  ["a = [‸,]\n", 'expected an expression, found ","'],
  ["a = ‸{ b = 1\n", 'a "{" is not closed'],
  ["a = { b‸\n= 1 }\n", 'expected "=" or ":" after a key, found the end of the line'],
  ["a = { b = 1 ‸c = 2 }\n", 'expected ",", "}" or a new line after an item, found "c"'],
  ["a = { b = 1\n‸, c = 2 }\n", 'expected an expression, found ","'],
  ["a = [for ‸1 in b : c]\n", 'expected a name after "for", found "1"'],
  ["a = [for b ‸of c : d]\n", 'expected "in", found "o"'],
  ["a = [for b in c ‸]\n", 'expected ":" after the collection of a for expression'],
  ["a = [for b in c : d ‸=> e]\n", 'expected the end of the for expression, found "="'],
  ["a = [for b in c : d‸...]\n", 'expected the end of the for expression, found "."'],
  ["a = {for b in c : d‸}\n", 'expected "=>" in a for expression between braces, found "}"'],
  ["a = {for ‸= 1}\n", 'expected a name after "for", found "="'],
  // templates
  ['a = ‸"b\n', 'a string ends with its line: a " is missing, or a heredoc is needed'],
  ['a = ‸"b', 'a string ends with its line: a " is missing, or a heredoc is needed'],
  ['a = "b‸\\q"\n', "\\q is not an escape of a string"],
  ['a = "‸\\u12"\n', '\\u12" is not an escape of a string'],
  ['a = "‸\\ud800"\n', "\\ud800 is not an escape of a string"],
  ['a = "‸\\U00110000"\n', "\\U00110000 is not an escape of a string"],
  ['a = "${‸}"\n', 'expected an expression, found "}"'],
  ['a = "${b ‸c}"\n', 'expected "}", found "c"; a literal ${ is written $${'],
  ['a = "${b‸"\n', 'expected "}", found "\\""; a literal ${ is written $${'],
  ['a = "%{ if b ‸c }"\n', 'expected "}", found "c"'],
  ['a = "%{ ‸http_code }"\n', "http_code is not a directive; a literal %{ is written %%{"],
  ['a = "%{‸}"\n', 'expected a directive (if, for, else, endif, endfor), found "}"'],
  ['a = "‸%{ if b }c"\n', "a directive is not closed"],
  ['a = "b‸%{ endif }"\n', "this endif closes nothing"],
  ['a = "b‸%{ else }"\n', "this else has no if"],
  ['a = "%{ for b in c }‸%{ else }%{ endfor }"\n', "this else has no if"],
  ['a = "%{ if b }%{ else }‸%{ else }%{ endif }"\n', "this else has no if"],
  ['a = "%{ if b }‸%{ endfor }"\n', "this endfor does not close the directive before it"],
  ["a = ‸<<E\nb\n", "the heredoc has no line with its closing marker E"],
  ["a = ‸<<E\nb\nE", "the heredoc has no line with its closing marker E"],
  ["a = <<E\nb‸\rE\n", "a carriage return without a line feed cannot stand in a heredoc"],
  ["a = <<E‸ \nE\n", "expected a new line after <<E"],
  ['a = <<‸"E"\nE\n', 'expected a marker after "<<", found "\\""'],
])("%j: %s", (source, message) => {
  const { text, offset } = marked(source);
  expect(readHcl(text).problems[0]).toEqual({ reason: "syntax-error", message, offset });
});

test("an expression or a template that is wrong gives no tree", () => {
  expect(readHclExpression("a b")).toEqual({
    expression: undefined,
    problems: [
      { reason: "syntax-error", message: 'expected the end of the text, found "b"', offset: 2 },
    ],
  });
  expect(readHclExpression(" ").problems[0]?.offset).toBe(1);
  expect(readHclTemplate("a ${").problems[0]?.offset).toBe(4);
  expect(readHclTemplate("a ${").template).toBeUndefined();
});

describe("after a fault the rest of the file is read", () => {
  const types = (text: string): readonly string[] =>
    readHcl(text).body.items.map((item) =>
      item.kind === "block"
        ? [item.type, ...item.labels.map((label) => label.value)].join(".")
        : item.name,
    );
  const good = 'resource "c" "d" {\n  e = 1\n  f = 2\n}\n';

  test.each([
    ["a value is missing", 'resource "a" "b" {\n  x =\n}\n'],
    ["a string is not closed", 'resource "a" "b" {\n  x = "y\n}\n'],
    ["a bracket is not closed", 'resource "a" "b" {\n  x = ["y"\n  z = 1\n}\n'],
    ["a block is not closed", 'resource "a" "b" {\n  x = 1\n\n'],
    ["an inner block is not closed", 'resource "a" "b" {\n  x {\n}\n'],
    ["a brace too many", 'resource "a" "b" {\n}\n}\n'],
    ["a heredoc is not closed", 'resource "a" "b" {\n  x = <<E\n  y\n}\n'],
    ["a comment is not closed", 'resource "a" "b" {\n  x = 1 /* y\n}\n'],
    ["the header is wrong", 'resource "a" "b" = {\n  x = 1\n}\n'],
    ["a script with lines like arguments", 'resource "a" "b" {\n  x = \n y = <<E\nz=1\nE\n}\n'],
    ["an item that is nothing", "%%%\n"],
    ["a directory of faults", "a = [\nb = {\nc = (\n"],
  ])("%s", (_, bad) => {
    const text = `${good}${bad}${good}`;
    const found = types(text).filter((type) => type === "resource.c.d");
    expect(readHcl(text).problems.length).toBeGreaterThan(0);
    expect(found).toHaveLength(2);
  });

  test("but lines of a script are not taken for arguments of the file", () => {
    const text = `resource "a" "b" {\n  x =\n  y = <<E\nz=1\nE\n}\n${good}`;
    expect(types(text)).toEqual(["resource.c.d"]);
  });

  test("and problems come in the order of the file", () => {
    const { problems } = readHcl("a {\n  b = 1\n  b = 2\n");
    expect(problems.map((problem) => problem.offset)).toEqual([2, 14]);
  });

  test("but not again and again, where much is not closed", () => {
    for (const line of ["a = <<X\n", "a = /*\n"]) {
      const { problems } = readHcl(line.repeat(500_000));
      expect(problems.length).toBeLessThan(5);
    }
  });

  test("also of a file of arguments", () => {
    expect(types("a = 1\nb = [1 2]\nc = 3\n")).toEqual(["a", "c"]);
  });

  test("an argument that is wrong may be set again", () => {
    const { problems } = readHcl("a = 1 2\na = 3\n");
    expect(problems.map((problem) => problem.offset)).toEqual([6]);
  });

  test("what is read again is noted once", () => {
    const text = 'a "b" {\n  # one\n\nc "d" {\n  e = 1 # two\n  e = 2\n}\n';
    const { comments, problems } = readHcl(text);
    expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual(["# one", "# two"]);
    expect(problems.map((problem) => problem.message)).toEqual([
      'the "{" of the block a is not closed',
      "the argument e is set twice",
    ]);
  });

  test("a text of faults is given up, and that is said", () => {
    const { problems } = readHcl("a b c\n{\n".repeat(1000).replaceAll("a b c", "a b {"));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toBe(
      "more than 100 problems: the rest of the file is not read",
    );
  });
});

describe("what nests too deep is a problem", () => {
  test.each([
    ["brackets", (n: number) => `a = ${"[".repeat(n)}${"]".repeat(n)}\n`],
    ["parentheses", (n: number) => `a = ${"(".repeat(n)}1${")".repeat(n)}\n`],
    ["signs", (n: number) => `a = ${"!".repeat(n)}b\n`],
    ["conditionals", (n: number) => `a = ${"b ? c : ".repeat(n)}d\n`],
    ["calls", (n: number) => `a = ${"f(".repeat(n)}${")".repeat(n)}\n`],
    ["templates", (n: number) => `a = ${'"${'.repeat(n)}b${'}"'.repeat(n)}\n`],
    ["directives", (n: number) => `a = "${"%{if b}".repeat(n)}${"%{endif}".repeat(n)}"\n`],
    ["blocks", (n: number) => `${"a {\n".repeat(n)}${"}\n".repeat(n)}`],
    ["steps", (n: number) => `a = b${".c".repeat(n)}\n`],
    ["sums", (n: number) => `a = 1${" + 1".repeat(n)}\n`],
    ["sums of steps", (n: number) => `a = ${"(".repeat(n / 2)}1${" + 1)".repeat(n / 2)}\n`],
  ])("%s", (_, nested) => {
    expect(readHcl(nested(100)).problems).toEqual([]);
    const problem = { reason: "too-deep", message: "nested more than 200 deep" };
    for (const depth of [300, 100_000]) {
      const text = `${nested(depth)}z {\n}\n`;
      const { problems, body } = readHcl(text);
      expect(problems[0]).toMatchObject(problem);
      // Blocks that are too deep begin so many lines that the file is given up.
      if (depth === 300) expect(body.items.at(-1)).toMatchObject({ type: "z" });
    }
  });

  test("long lists and many arguments are not deep", () => {
    const text = `a = [${'"b.c", '.repeat(5000)}]\nd = "${"${e.f}".repeat(5000)}"\n`;
    expect(readHcl(text).problems).toEqual([]);
  });

  test("the reason is one of those of reports", () => {
    expect(Object.keys(problemReasons)).toContain(readHcl("a = ((").problems[0]?.reason);
  });
});

/** Texts on which careless recovery or a backtracking pattern takes hours. */
test.each([
  ["blocks that are not closed", 'block "label" {\n  a = 1\n'],
  ["heredocs that are not closed", "a = <<X\n"],
  ["comments that are not closed", "a = /*\n"],
  ["strings that are not closed", 'a = "\n'],
  ["names", "x "],
  ["labels", 'x "y" '],
  ["dots behind a number", "a = 1............................\n"],
  ["indented lines", `${" ".repeat(1000)}\n`],
  ["equal names", "a = 1\n"],
  ["combining marks", "\u0301\u0316"],
  ["lines like a closing marker", " X X\n"],
  ["sequences", "${~ a ~} "],
  ["escapes", "\\u00e9$${"],
])("500 KB of %s are read in no time", (_, piece) => {
  const many = piece.repeat(Math.ceil(500_000 / piece.length));
  const texts = [
    many,
    `a = "${many}"\n`,
    `a = <<-X\n${many}\nX\n`,
    `b {\n${many}}\n`,
    `}\n${many}`,
  ];
  // Time of the processor, not of the clock: other tests run beside this one.
  const start = process.cpuUsage();
  for (const text of texts) readHcl(text);
  readHclTemplate(many);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(20);
});

/** A pattern that has to match millions of characters makes V8 run out of stack. */
test.each([
  ["a name", "x", ""],
  ["a name beyond ASCII", "é", ""],
  ["a number", "a = ", "1"],
  ["dots behind a number", "a = 1", "."],
  ["a string", 'a = "', "b"],
  ["combining marks", 'a = "', "\u0301"],
  ["a comment", "# ", "b"],
])("%s of 20 MB is read", (_, start, piece) => {
  const text = `${start}${(piece || start).repeat(20_000_000)}${start.includes('"') ? '"' : ""}`;
  expect(() => readHcl(`${text}\n`)).not.toThrow();
});
