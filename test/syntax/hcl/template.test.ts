import { expect, test } from "vitest";
import { outerPlace } from "../../../src/source/embedded.ts";
import { readHcl, readHclTemplate } from "../../../src/syntax/hcl/read.ts";
import { expressionOf, literalOf, show, showParts } from "./show.ts";

test.each([
  ['""', "''"],
  ['"a b"', "'a b'"],
  ['"a${b}c"', "'a|${b}|c'"],
  ['"${a}${b}"', "'${a}|${b}'"],
  ['"${ "${a}" }"', "'${'${a}'}'"],
  ['"${ { a = "}" }.a }"', "'${object(a = '}').a}'"],
  ['"${\n a \n}"', "'${a}'"],
  ['"$ $a {b} % %a $"', "'$ $a {b} % %a $'"],
  ['"$${a}"', "'${a}'"],
  ['"$$${a}"', "'$${a}'"],
  ['"%%{a}"', "'%{a}'"],
  ['"$%{ if a }b%{ endif }"', "'$|if a {b}'"],
  ['"\\n\\r\\t\\"\\\\"', "'\n\r\t\"\\'"],
  ['"\\u00e9\\U0001F600"', "'é😀'"],
  ['"\\u0041\\U00000042"', "'AB'"],
  ['"# // /* */"', "'# // /* */'"],
  // strip marks
  ['"a  ${~ b ~}  c"', "'a|${b}|c'"],
  ['"a \\n\\t ${~ b ~}\\n c"', "'a|${b}|c'"],
  ['" ${~ a ~} ${~ b ~} "', "'|${a}||${b}|'"],
  ['"a ${b ~} ${c}"', "'a |${b}||${c}'"],
  ['"${a ~}\u0085b\u00a0\u3000${~ c}"', "'${a}|b|${c}'"],
  ['"\ufeff${~ a}"', "'\ufeff|${a}'"],
  // directives
  ['"%{ if a }b%{ endif }"', "'if a {b}'"],
  ['"%{if a}b%{else}c%{endif}d"', "'if a {b} else {c}|d'"],
  ['"%{ if a }%{ else }c%{ endif }"', "'if a {} else {c}'"],
  ['"%{ for v in c }${v},%{ endfor }"', "'for v in c {${v}|,}'"],
  ['"%{ for k, v in c }%{ if k }${v}%{ endif }%{ endfor }"', "'for k, v in c {if k {${v}}}'"],
  ['"a %{~ if b ~} c %{~ endif ~} d"', "'a|if b {c}|d'"],
])("%s is read as %s", (text, tree) => {
  expect(show(expressionOf(text))).toBe(tree);
});

test.each([
  ["<<E\nE\n", "''"],
  ["<<E\na\nb\nE\n", "'a\nb\n'"],
  ["<<E\r\na\r\nE\r\n", "'a\r\n'"],
  ["<<E\n  a\n  E  \n", "'  a\n'"],
  ["<<E\na\n\u00a0E \v\n", "'a\n'"],
  ["<<E\nEE\n E x\n$E\nE\n", "'EE\n E x\n$E\n'"],
  ["<<E\n${a}E\nE\n", "'${a}|E\n'"],
  ["<<E\n\\n \\ \"'\nE\n", "'\\n \\ \"'\n'"],
  ["<<E\n$${a} %%{b}\nE\n", "'${a} %{b}\n'"],
  ["<<größe\na\ngröße\n", "'a\n'"],
  ["<<E\n${<<F\nb\nF\n}\nE\n", "'${'b\n'}|\n'"],
  ["<<E\n${<<E\nb\nE\n}\nE\n", "'${'b\n'}|\n'"],
  // the least indentation is taken off
  ["<<-E\n  a\n    b\n  E\n", "'a\n  b\n'"],
  ["<<-E\n\ta\n\t\tb\nE\n", "'a\n\tb\n'"],
  ["<<-E\n a\n\tb\nE\n", "'a\nb\n'"],
  ["<<-E\na\n  b\nE\n", "'a\n  b\n'"],
  ["<<-E\n  a\n\n      \n  b\nE\n", "'a\n\n      \nb\n'"],
  ["<<-E\n   \n\nE\n", "'   \n\n'"],
  ["<<-E\n  ${a}\n  b\nE\n", "'|${a}|\nb\n'"],
  ["<<-E\n${a}\n  b\nE\n", "'${a}|\n  b\n'"],
  ["<<-E\n    a ${b}\n      ${c}\nE\n", "'a |${b}|\n  |${c}|\n'"],
  ["<<-E\r\n  a\r\n    b\r\n  \r\nE\r\n", "'a\r\n  b\r\n  \r\n'"],
  ["<<-E\n  $${a}\n    $b\nE\n", "'${a}\n  $b\n'"],
  // strip marks take off the rest of their line only
  ["<<E\na\n  ${~ b ~}\n  c\nE\n", "'a\n|${b}|  c\n'"],
  ["<<E\na\n${~ b}\nE\n", "'a|${b}|\n'"],
  ["<<E\n\n${~ b}\nE\n", "'|${b}|\n'"],
  ["<<E\na\n\n${~ b}\nE\n", "'a\n|${b}|\n'"],
  ["<<-E\n    ${~ b}\n    x\nE\n", "'|${b}|\n    x\n'"],
  ["<<-E\n    ${b ~}\n    x\n    y\nE\n", "'|${b}|    x\ny\n'"],
  [
    "<<-E\n  %{ for a in b ~}\n  ${a}\n  %{ endfor ~}\n  c\nE\n",
    "'|for a in b {  |${a}|\n}|  c\n'",
  ],
])("the heredoc %j is read as %j", (text, tree) => {
  expect(show(expressionOf(text))).toBe(tree);
});

test("a heredoc knows its marker and the lines between its markers", () => {
  const heredoc = expressionOf(" <<-EOT\n  a\n  EOT \n");
  expect(heredoc).toMatchObject({
    span: { start: 1, end: 17 },
    heredoc: { marker: "EOT", indented: true, body: { start: 8, end: 12 } },
  });
});

test.each([
  ['a $ % \\ " ${b}', 'a $ % \\ " |${b}'],
  ["\ufeffa\n${b}", "a\n|${b}"],
  ["$${a}%%{b}", "${a}%{b}"],
  ["%{ if a ~}\n b\n%{ endif ~}\nc\n", "if a { b\n}|c\n"],
  ["a\n\n  %{~ for b in c }${b}%{ endfor }", "a\n\n|for b in c {${b}}"],
  ["", ""],
  ["$", "$"],
])("the template file %j is read as %j", (text, tree) => {
  const { template, problems } = readHclTemplate(text);
  expect(problems).toEqual([]);
  expect(showParts(template?.parts ?? [])).toBe(tree);
});

test("literals that stand in the file as they are have no marks", () => {
  for (const text of ['"abc"', '"a $ b"', "<<E\nabc\nE\n", "<<-E\nabc\nE\n", '"é"']) {
    const { value, span, marks } = literalOf(text);
    expect(marks).toBeUndefined();
    expect(text.slice(span.start, span.end)).toBe(value);
  }
});

test.each([
  ['"ab\\ncd"', [0, 1, 2, 3, 5, 6]],
  ['"\\"\\\\x"', [0, 1, 3, 5]],
  ['"a\\u00e9b"', [0, 1, 2, 8]],
  ['"\\U0001F600b"', [0, 1, 1, 11]],
  ['"a$${b}"', [0, 1, 2, 4, 5, 6]],
  ["<<-E\n  ab\n    c\nE\n", [0, 7, 8, 9, 12, 13, 14, 15]],
  ["<<-E\n  $${\n  b\nE\n", [0, 7, 9, 10, 13, 14]],
  ['"xe\u0301y"', [0, 1, 2, 4]],
  ['"e\\u0301y"', [0, 1, 8]],
  ['"\\te\u0301\\n"', [0, 1, 3, 5]],
  ['"x\u0958y"', [0, 1, 2, 2, 3]],
])("each character of the literal %j is placed in the file", (text, [, ...offsets] = []) => {
  const { value, marks = [] } = literalOf(text);
  const embedded = { text: value, source: { path: "a.tf", text }, marks };
  const places = [...Array(value.length).keys()].map(
    (at) => outerPlace(embedded, { start: at, end: at + 1 }).span.start,
  );
  expect(places).toEqual(offsets);
});

test("marks are as few as they can be", () => {
  expect(literalOf('"a\\"\\"b"').marks).toEqual([
    { inner: 0, outer: 1 },
    { inner: 2, outer: 4 },
    { inner: 3, outer: 6 },
  ]);
  expect(literalOf("<<-E\n  a\n\n\n  b\nE\n").marks).toEqual([
    { inner: 0, outer: 7 },
    { inner: 4, outer: 13 },
  ]);
});

test("behind an escape at the end of a literal stands its last mark", () => {
  for (const text of ['"a\\n"', '"a\\" ${~ b}"']) {
    const node = expressionOf(text);
    const literal = node.kind === "template" ? node.parts[0] : undefined;
    const marks = literal?.kind === "literal" ? literal.marks : undefined;
    expect(marks?.at(-1)).toEqual({ inner: 2, outer: 4 });
  }
});

test("strings are put in normal form C, names are not", () => {
  expect(literalOf('"e\u0301\u1100\u1161\u0958"').value).toBe("\u00e9\uac00\u0915\u093c");
  expect(show(expressionOf("e\u0301"))).toBe("e\u0301");
  const [block] = readHcl('a "e\u0301" {}\n').body.items;
  expect(block?.kind === "block" && block.labels[0]?.value).toBe("e\u0301");
});

test("JSON in a heredoc and in a quoted string leads back to the file", () => {
  const json = '{ "Action": "s3:*" }';
  for (const text of [`<<-E\n    [\n      ${json}\n    ]\n  E\n`, JSON.stringify(json)]) {
    const { value, span, marks = [{ inner: 0, outer: span.start }] } = literalOf(text);
    const source = { path: "a.tf", text };
    const start = value.indexOf("s3:*");
    const place = outerPlace({ text: value, source, marks }, { start, end: start + 4 });
    expect(text.slice(place.span.start, place.span.end)).toBe("s3:*");
  }
});
