import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Parser } from "yaml";
import { contains, type Span } from "../../../src/source/source.ts";
import { deepest } from "../../../src/syntax/depth.ts";
import { yamlComments } from "../../../src/syntax/yaml/comments.ts";
import { longestYaml, readYaml } from "../../../src/syntax/yaml.ts";
import { expectInTheirPlaces, silenced, subjectsOf } from "../comments.ts";
import { annotatedYaml } from "./annotated.ts";
import { often } from "../../share.ts";

const about = (text: string): Readonly<Record<string, string | undefined>> =>
  subjectsOf(text, yamlComments(text));

describe("a comment is about", () => {
  test.each([
    ["an entry", "a: 1 # c\n", { c: "a: 1" }],
    ["the entry below", "# c\na: 1\nb: 2\n", { c: "a: 1" }],
    [
      "the entry below all of its lines",
      "# c\n # d\n#\u00a0e\na: 1\n",
      {
        c: "a: 1",
        d: "a: 1",
        e: "a: 1",
      },
    ],
    ["nothing above a blank line", "# c\n\na: 1\n# d\n  \nb: 2\n", { c: undefined, d: undefined }],
    ["nothing at the end of a file", "a: 1\n# c", { c: undefined }],
    ["nothing in a file without more", "# c\n", { c: undefined }],
    ["what comes behind the CRLF", "# c\r\na: 1 # d\r\n", { c: "a: 1", d: "a: 1" }],
    ["what comes behind a byte order mark", "\ufeff# c\na: 1\n", { c: "a: 1" }],
    [
      "the entry that begins on its line",
      "a: # c\n  b: 1\n  d: 2\ne: 3\n",
      { c: "a: # c\n  b: 1\n  d: 2" },
    ],
    ["the first entry of a map, not the map", "a:\n  # c\n  b: 1\n  d: 2\n", { c: "b: 1" }],
    [
      "a value of its own line",
      "a:\n  # c\n  b # d\ne: # f\n  # g\n  [h, i]\n",
      {
        c: "b",
        d: "b",
        f: "e: # f\n  # g\n  [h, i]",
        g: "[h, i]",
      },
    ],
    ["an item", "- a # c\n# d\n- b\n", { c: "a", d: "b" }],
    [
      "the map that an item is, rather than its first entry",
      "a:\n  # c\n  - b: 1 # d\n    e: 2 # f\n  - g: 3\n",
      {
        c: "b: 1 # d\n    e: 2",
        d: "b: 1 # d\n    e: 2",
        f: "e: 2",
      },
    ],
    ["an entry in the map of an item", "- a: 1\n  # c\n  b: 2\n", { c: "b: 2" }],
    [
      "the item of a dash on a line of its own",
      "# c\n- # d\n  # e\n  a: 1 # f\n  b: 2\n-\n  # g\n  h\n",
      {
        c: "a: 1 # f\n  b: 2",
        d: "a: 1 # f\n  b: 2",
        e: "a: 1",
        f: "a: 1",
        g: "h",
      },
    ],
    ["an empty item", "# c\n- # d\n-\n", { c: "-", d: "-" }],
    ["an empty entry", "a: # c\n# d\nb:\n", { c: "a:", d: "b:" }],
    [
      "the list in a list",
      "# c\n- - a # d\n  # e\n  - b # f\n",
      {
        c: "- a # d\n  # e\n  - b",
        d: "- a # d\n  # e\n  - b",
        e: "b",
        f: "b",
      },
    ],
    [
      "a list that is not indented",
      "a: # c\n# d\n- b\n# e\n- f\n# g\nh: 1\n",
      {
        c: "a: # c\n# d\n- b\n# e\n- f",
        d: "b",
        e: "f",
        g: "h: 1",
      },
    ],
    [
      "nothing at the end of a block",
      "a:\n  - b: 1\n    # c\n   # d\n  # e\n  - f: 2\n    # g\n  # h\n# i\nj: 3\n",
      {
        c: undefined,
        d: undefined,
        e: "f: 2",
        g: undefined,
        h: undefined,
        i: "j: 3",
      },
    ],
    ["nothing in an empty block", "a:\n  # c\nb: 1\n", { c: undefined }],
    [
      "the first of a block, however it is indented",
      "a:\n    # c\n# d\n  b: 1\ne:\n  # f\n- g\n",
      {
        c: "b: 1",
        d: "b: 1",
        f: "g",
      },
    ],
    [
      "a tagged value",
      "a: !Sub b # c\nd: !If # e\n  # f\n  - g\n  - !Ref h # i\nj:\n  # k\n  !If\n  - l\n",
      {
        c: "a: !Sub b",
        e: "d: !If # e\n  # f\n  - g\n  - !Ref h",
        f: "g",
        i: "!Ref h",
        k: "!If\n  - l",
      },
    ],
    [
      "a tagged item",
      "# c\n- !If # d\n  - a\n  - b\n",
      { c: "!If # d\n  - a\n  - b", d: "!If # d\n  - a\n  - b" },
    ],
    [
      "an anchor's node and an alias",
      "a: &b # c\n  d: 1\ne: *b # e\nf:\n  # g\n  - *b # h\n<<: *b # i\n",
      {
        c: "a: &b # c\n  d: 1",
        e: "e: *b",
        g: "*b",
        h: "*b",
        i: "<<: *b",
      },
    ],
    [
      "an entry with a text of lines",
      "a: | # c\n  # no\n  b\n# d\ne: >-\n  # no\n\n# f\ng: 1\n",
      {
        c: "a: | # c\n  # no\n  b",
        d: "e: >-\n  # no",
        f: "g: 1",
      },
    ],
    [
      "an entry that is closed on its line",
      'a: "b\n  c" # c\nd: [\n  e\n] # f\n',
      {
        c: 'a: "b\n  c"',
        f: "d: [\n  e\n]",
      },
    ],
    ["an item that is closed on its line", "a:\n- [\n  b\n  ] # c\n", { c: "[\n  b\n  ]" }],
    [
      "an item between brackets",
      "a: [\n  # c\n  b, # d\n  e, f, # f\n  # g\n]\n",
      {
        c: "b",
        d: "b",
        f: "e, f",
        g: undefined,
      },
    ],
    [
      "an entry between braces",
      "a: { # c\n  # d\n  b: 1, # e\n    # f\n  g: [\n    h ], # i\n  j: 2 } # j\n",
      {
        c: "a: { # c\n  # d\n  b: 1, # e\n    # f\n  g: [\n    h ], # i\n  j: 2 }",
        d: "b: 1",
        e: "b: 1",
        f: "g: [\n    h ]",
        i: "h",
        j: "j: 2",
      },
    ],
    [
      "the item that its line opens, not the one that it closes",
      "a: [{\n  b: 1\n  # c\n  }, { # d\n  e: 1\n  }]\n",
      { c: undefined, d: "{ # d\n  e: 1\n  }" },
    ],
    [
      "what stands in its own document",
      "# c\na: 1\n# d\n--- # e\n# f\na: 2\n...\n# g\n---\n- b # h\n",
      {
        c: "a: 1",
        d: undefined,
        e: undefined,
        f: "a: 2",
        g: undefined,
        h: "b",
      },
    ],
    [
      "an entry behind a directive",
      "# c\n%YAML 1.2 # d\n---\n# e\na: 1\n",
      { c: undefined, d: undefined, e: "a: 1" },
    ],
    [
      "an entry with a question mark",
      "# c\n? a # d\n: b # e\n",
      { c: "? a # d\n: b", d: "? a # d\n: b", e: "b" },
    ],
    [
      "a statement of a template",
      `Statement:
  # c
  - Effect: Allow # d
    Action: # e
      # f
      - s3:* # g
      - iam:PassRole
    # h
    Resource: "*"
    # i

  # j
  - Effect: Deny
`,
      {
        c: expect.stringMatching(/^Effect: [^]*"\*"$/) as string,
        d: expect.stringMatching(/^Effect: [^]*"\*"$/) as string,
        e: expect.stringMatching(/^Action: # e[^]*PassRole$/) as string,
        f: "s3:*",
        g: "s3:*",
        h: 'Resource: "*"',
        i: undefined,
        j: "Effect: Deny",
      },
    ],
  ] satisfies readonly (readonly [string, string, Record<string, string | undefined>])[])(
    "%s",
    (_, text, expected) => {
      expect(readYaml(text).flatMap(({ problems }) => problems)).toEqual([]);
      expect(about(text)).toEqual(expected);
    },
  );
});

test.each([
  "a#b: c#d\n",
  "a: '# b'\n",
  'a: "b # c\n  # d"\n',
  "a: |\n  # b\n  c # d\n",
  "- >\n # b\n",
  "a: !b#c d\n",
  "a: &b#c d\ne: *b#c\n",
])("no comment is in %j", (text) => {
  expect(readYaml(text).flatMap(({ problems }) => problems)).toEqual([]);
  expect(yamlComments(text)).toEqual([]);
});

test("in a file with faults, comments are still found", () => {
  expect(about('# a\nb: 1 # c\nd: [ # e\nf: "# g\n')).toMatchObject({ a: "b: 1", c: "b: 1" });
  expect(about("a: 1\n b: 2 # c\n# d\ne: 1\n")).toMatchObject({ d: "e: 1" });
});

test("from where it nests too deep on, comments are about nothing", () => {
  const deep = "[".repeat(deepest + 1);
  expect(about(`a: 1 # c\n---\nb: 2 # d\ne: ${deep} # f\n`)).toEqual({
    c: "a: 1",
    d: undefined,
    f: undefined,
  });
});

test("a text that is too long to be read has no comments", () => {
  const line = "a: 1 # c\n";
  expect(yamlComments(line + " ".repeat(longestYaml - line.length))).toHaveLength(1);
  expect(yamlComments(line + " ".repeat(longestYaml))).toEqual([]);
});

// One that takes the square of their number does not end in time.
test("many comments are read, whatever they stand on", () => {
  expect(yamlComments("# c\n".repeat(110_000)).length).toBeGreaterThan(100_000);
  expect(yamlComments("- a: 1 # c\n".repeat(110_000)).length).toBeGreaterThan(100_000);
  expect(yamlComments(`[\n${"1, # c\n".repeat(110_000)}]`).length).toBeGreaterThan(100_000);
});

/** The comments among the tokens of the `yaml` package's parser. */
function tokensIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  const visit = (token: unknown): void => {
    if (typeof token !== "object" || token === null) return;
    if ("type" in token && token.type === "comment") {
      const { offset, source } = token as unknown as { offset: number; source: string };
      spans.push({ start: offset, end: offset + source.length });
    } else for (const each of Object.values(token)) visit(each);
  };
  visit([...new Parser().parse(text)]);
  return spans.sort((a, b) => a.start - b.start);
}

const token = fc.constantFrom(
  ...["a", "b: ", "- ", "? ", ": ", "\n", "\n", "\r\n", " ", "  ", "\t", "[", "]", "{", "}"],
  ...[", ", '"', "'", "|\n", ">-\n", "#", " # c", "# d\n", "&x ", "*x", "!t ", "<<: ", "---\n"],
  ...["...\n", "%YAML 1.2\n", "\uFEFF", "\\", "@", "`", "12", "\n  ", "\n    - "],
);

test("no text makes it throw, and comments are those of the yaml package", () => {
  fc.assert(
    fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
      const text = tokens.join("");
      const comments = yamlComments(text);
      expect(comments.map(({ span }) => span)).toEqual(tokensIn(text));
      expectInTheirPlaces(text, comments);
    }),
    { numRuns: often(5000), seed: 40 },
  );
});

test("no control character makes it throw, and comments stay within the text", () => {
  const units = fc.constantFrom(
    "\0",
    "\x02",
    "\x18",
    "\x1f",
    "\x85",
    "\u2028",
    "# a",
    " ",
    "\n",
    "b: ",
  );
  fc.assert(
    fc.property(fc.string({ unit: units, maxLength: 20 }), (text) => {
      for (const { span } of yamlComments(text))
        expect(contains({ start: 0, end: text.length }, span)).toBe(true);
    }),
    { numRuns: often(2000), seed: 41 },
  );
});

test("whatever a file holds, comments are about what they were written to", () => {
  let found = 0;
  fc.assert(
    fc.property(fc.gen(), (random) => {
      const { text, subjects } = annotatedYaml(random);
      expect(readYaml(text).flatMap(({ problems }) => problems)).toEqual([]);
      const comments = yamlComments(text);
      expect(comments.map(({ span }) => span)).toEqual(tokensIn(text));
      expectInTheirPlaces(text, comments);
      expect(subjectsOf(text, comments)).toEqual(Object.fromEntries(subjects));
      expect(readYaml(silenced(text, comments))).toEqual(readYaml(text));
      found += comments.length;
    }),
    { numRuns: often(500), seed: 42 },
  );
  expect(found).toBeGreaterThan(often(5000));
});
