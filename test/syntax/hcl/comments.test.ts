import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hclComments } from "../../../src/syntax/hcl/comments.ts";
import { readHcl } from "../../../src/syntax/hcl/read.ts";
import { blanked, expectInTheirPlaces, silenced, subjectsOf } from "../comments.ts";
import { annotatedHcl } from "./annotated.ts";
import { fixtures } from "./fixtures.ts";
import { mutate, pieces, seeded } from "./mutate.ts";
import { often } from "../../share.ts";

const about = (text: string): Readonly<Record<string, string | undefined>> =>
  subjectsOf(text, hclComments(text));

test.each([
  ["# a", "a"],
  ["#a", "a"],
  ["## a #", "a #"],
  ["// a ", "a"],
  ["/// a", "a"],
  ["/* a */", "a"],
  ["/* a\n b\r\n\n  c */", "a\nb\n\nc"],
  ["/**\n * a\n *\n * *b*\n */", "a\n\n*b*"],
  ["/* *.a */", "*.a"],
  ["/**/", ""],
  ["/***/", ""],
  ["#", ""],
  ["#\r\n", ""],
  ["# \u{1f600} \n", "\u{1f600}"],
])("what %j says is %j", (comment, said) => {
  expect(hclComments(comment).map(({ text }) => text)).toEqual([said]);
});

test("a comment says whether something stands before it on its line", () => {
  const text = "\ufeff# a\nb = 1 # c\n /* d */ /* e */ f = [ /* g */ /* h\n */ # i\n]\n";
  const comments = hclComments(text).map(({ text: said, trailing }) => [said, trailing]);
  expect(Object.fromEntries(comments)).toEqual({
    a: false,
    c: true,
    d: false,
    e: false,
    g: true,
    h: true,
    i: false,
  });
});

describe("a comment is about", () => {
  test.each([
    ["an argument", "a = 1 # c\n", { c: "a = 1" }],
    ["the argument below", "# c\na = 1\nb = 2\n", { c: "a = 1" }],
    [
      "the argument below all of its lines",
      "# c\n// d\n/* e\n */ # f\na = 1",
      {
        c: "a = 1",
        d: "a = 1",
        e: "a = 1",
        f: "a = 1",
      },
    ],
    ["the argument behind it", "/* c */ a = 1 /* d */", { c: "a = 1", d: "a = 1" }],
    [
      "the argument that it stands in",
      "a = /* c */ 1 + 2",
      { c: "a = 1 + 2".replace("1", "/* c */ 1") },
    ],
    ["nothing above a blank line", "# c\n\na = 1\n", { c: undefined }],
    ["nothing above a line of blanks", "# c\n \t\r\na = 1\n", { c: undefined }],
    ["nothing at the end of a file", "a = 1\n# c", { c: undefined }],
    ["nothing behind a blank line at the end", "a = 1\n\n  # c\n", { c: undefined }],
    ["what comes behind the CRLF", "# c\r\na = 1 # d\r\n", { c: "a = 1", d: "a = 1" }],
    ["what comes behind a byte order mark", "\ufeff# c\na = 1\n", { c: "a = 1" }],
    ["a block", "a {\n} # c\n", { c: "a {\n}" }],
    ["a block in one line", 'a "b" { c = 1 } # c\n', { c: 'a "b" { c = 1 }' }],
    ["the block that its line opens", "a { # c\n  b = 1\n}\n", { c: "a { # c\n  b = 1\n}" }],
    ["the block below", "# c\na {\n  b = 1\n}\n", { c: "a {\n  b = 1\n}" }],
    ["the block that its line closes", "a {\n  b {\n  } # c\n}\n", { c: "b {\n  }" }],
    ["nothing at the end of a block", "a {\n  b = 1\n  # c\n}\nd = 1\n", { c: undefined }],
    ["nothing in an empty block", "a {\n  # c\n}\n", { c: undefined }],
    ["the first of a block", "a {\n  # c\n  b = 1\n}\n", { c: "b = 1" }],
    [
      "a dynamic block and its content",
      'dynamic "s" { # c\n  for_each = x # d\n  # e\n  content { # f\n    g = [h.value] # h\n  }\n}\n',
      {
        c: 'dynamic "s" { # c\n  for_each = x # d\n  # e\n  content { # f\n    g = [h.value] # h\n  }\n}',
        d: "for_each = x",
        e: "content { # f\n    g = [h.value] # h\n  }",
        f: "content { # f\n    g = [h.value] # h\n  }",
        h: "g = [h.value]",
      },
    ],
    ["the list whose line it is", 'a = ["b", "c"] # c\n', { c: 'a = ["b", "c"]' }],
    ["an item", 'a = [\n  "b", # c\n  "d" # e\n]\n', { c: '"b"', e: '"d"' }],
    ["the item below", 'a = [\n  # c\n  "b",\n  # d\n  "e",\n]\n', { c: '"b"', d: '"e"' }],
    [
      "the item below that begins with its comma",
      'a = [\n  "b"\n  # c\n  , "d"\n]\n',
      { c: '"d"' },
    ],
    ["nothing at the end of a list", 'a = [\n  "b",\n  # c\n]\n', { c: undefined }],
    ["all items of its line", 'a = [\n  "b", "c", # c\n  "d"]\n', { c: '"b", "c"' }],
    ["the argument whose list it opens", 'a = [ # c\n  "b" ]\n', { c: 'a = [ # c\n  "b" ]' }],
    ["the argument whose list it closes", 'a = [\n  "b"\n] # c\n', { c: 'a = [\n  "b"\n]' }],
    ["the item on the line that closes the list", 'a = [\n  "b",\n  "c" ] # c\n', { c: '"c"' }],
    [
      "an item of several lines",
      "a = [\n  # c\n  {\n    b = 1\n  }, # d\n]\n",
      {
        c: "{\n    b = 1\n  }",
        d: "{\n    b = 1\n  }",
      },
    ],
    [
      "the item that its line opens, not the one that it closes",
      "a = [{\n  b = 1\n  # c\n}, { # d\n  e = 1\n}]\n",
      { c: undefined, d: "{ # d\n  e = 1\n}" },
    ],
    [
      "an entry of an object",
      "a = {\n  # c\n  b = 1 # d\n  e : 2, # e\n  (f) = 3 # f\n}\n",
      {
        c: "b = 1",
        d: "b = 1",
        e: "e : 2",
        f: "(f) = 3",
      },
    ],
    ["all entries of its line", "a = {\n  b = 1, c = 2 # c\n}\n", { c: "b = 1, c = 2" }],
    [
      "nothing at the end of an object",
      "a = {\n  b = {\n    # c\n  }\n  d = 1\n}\n",
      {
        c: undefined,
      },
    ],
    [
      "what stands in jsonencode",
      `p = jsonencode({ # c
  Version = "2012-10-17" # d
  # e
  Statement = [
    # f
    { # g
      Action = [ # h
        "s3:*", # i
        # j
        "iam:*",
        # k
      ] # l
    },
  ]
}) # m
`,
      {
        c: expect.stringMatching(/^p = [^]*\}\)$/) as string,
        d: 'Version = "2012-10-17"',
        e: expect.stringMatching(/^Statement = [^]*\},\n {2}\]$/) as string,
        f: expect.stringMatching(/^\{ # g[^]* {4}\}$/) as string,
        g: expect.stringMatching(/^\{ # g[^]* {4}\}$/) as string,
        h: expect.stringMatching(/^Action = [^]*\]$/) as string,
        i: '"s3:*"',
        j: '"iam:*"',
        k: undefined,
        l: expect.stringMatching(/^Action = [^]*\]$/) as string,
        m: expect.stringMatching(/^p = [^]*\}\)$/) as string,
      },
    ],
    [
      "an argument of a function",
      "a = f(\n  # c\n  b,\n  g(c), # d\n  # e\n)\n",
      {
        c: "b",
        d: "g(c)",
        e: undefined,
      },
    ],
    [
      "a result",
      "a = b ? [\n  # c\n] : [ # d\n  e\n]\nf = [for g in h : # i\n  # j\n  { k = g }\n]\n",
      {
        c: undefined,
        d: "[ # d\n  e\n]",
        i: "f = [for g in h : # i\n  # j\n  { k = g }\n]",
        j: "{ k = g }",
      },
    ],
    [
      "an interpolated value",
      'a = "${ # c\n  b # d\n}"\n',
      { c: 'a = "${ # c\n  b # d\n}"', d: "b" },
    ],
    [
      "an argument with a heredoc",
      "# c\na = <<E\n# no\n${b # d\n}\nE\n# e\nf = 1\n",
      {
        c: "a = <<E\n# no\n${b # d\n}\nE",
        d: "b",
        e: "f = 1",
      },
    ],
  ] satisfies readonly (readonly [string, string, Record<string, string | undefined>])[])(
    "%s",
    (_, text, expected) => {
      expect(readHcl(text).problems).toEqual([]);
      expect(about(text)).toEqual(expected);
    },
  );
});

test.each([
  'a = "# b // c /* d */"\n',
  "a = <<E\n# b\n/* c */\n%{ if d }# e%{ endif }\nE\n",
  "a = <<-E\n  b # c\n  E\n",
  'a "# b" {}\n',
  "a = 4 / 2\n",
])("no comment is in %j", (text) => {
  expect(readHcl(text).problems).toEqual([]);
  expect(hclComments(text)).toEqual([]);
});

test("in a file with faults, what is read keeps its comments", () => {
  const text = "# a\nb = 1\n# c\nd = [ # e\n# f\ng {\n  # h\n  i = 1\n}\n";
  expect(about(text)).toMatchObject({ a: "b = 1", c: undefined, h: "i = 1" });
});

// One that takes the square of their number does not end in time.
test("many comments are read, whatever they stand on", () => {
  expect(hclComments("# c\n".repeat(110_000)).length).toBeGreaterThan(100_000);
  expect(hclComments(`a = [${"1, /* c */ ".repeat(110_000)}]`).length).toBeGreaterThan(100_000);
  expect(hclComments("a {\n  # c\n  b = [1, 2] # d\n}\n".repeat(60_000)).length).toBeGreaterThan(
    100_000,
  );
});

const files = [
  ...fixtures,
  ...fixtures.map(({ name, text }) => ({
    name: `${name} with CRLF`,
    text: `\ufeff${text.replaceAll("\n", "\r\n")}`,
  })),
];

test.each(files)("the comments of $name are those that its reader met", ({ text }) => {
  const comments = hclComments(text);
  expect(comments.map(({ span }) => span)).toEqual(readHcl(text).comments);
  expectInTheirPlaces(text, comments);
});

test.each(files)("without its comments, $name means the same", ({ text }) => {
  const { body } = readHcl(text);
  const comments = hclComments(text);
  expect(readHcl(silenced(text, comments)).body).toEqual(body);
  const bare = readHcl(blanked(text, comments));
  expect(bare.comments).toEqual([]);
  expect(bare.body).toEqual(body);
});

const anyText = fc.oneof(
  fc.array(fc.constantFrom(...pieces, "# c\n", "/* d */", "// e\n"), { maxLength: 40 }),
  fc.tuple(fc.constantFrom(...fixtures), fc.nat()).map(([{ text }, seed]) => {
    const random = seeded(seed);
    return [mutate(mutate(text, random), random)];
  }),
);

test("no text makes it throw, and what comments are about begins on their line", () => {
  fc.assert(
    fc.property(anyText, (words) => {
      const text = words.join("");
      const comments = hclComments(text);
      expect(comments.map(({ span }) => span)).toEqual(readHcl(text).comments);
      expectInTheirPlaces(text, comments);
    }),
    { numRuns: often(1000), seed: 30 },
  );
});

test("whatever a file holds, comments are about what they were written to", () => {
  let found = 0;
  fc.assert(
    fc.property(fc.gen(), (random) => {
      const { text, subjects } = annotatedHcl(random);
      expect(readHcl(text).problems).toEqual([]);
      const comments = hclComments(text);
      expectInTheirPlaces(text, comments);
      expect(subjectsOf(text, comments)).toEqual(Object.fromEntries(subjects));
      found += comments.length;
    }),
    { numRuns: often(500), seed: 31 },
  );
  expect(found).toBeGreaterThan(often(5000));
});
