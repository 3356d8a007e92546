import fc from "fast-check";
import { expect, test } from "vitest";
import { filler } from "../../src/source/embedded.ts";
import { mask, type Filling, type Notation } from "../../src/syntax/placeholders.ts";

/** The masked text with a `~` for every character that is filled in. */
const masked = (text: string, notation: Notation, filling: Filling): string =>
  mask(text, notation, filling).text.replaceAll(filler, "~");

test("a line of very many placeholders is gone through once", () => {
  const { placeholders, directives } = mask(`a: ${"${b}".repeat(300_000)}\n`, "yaml", "document");
  expect([placeholders.length, directives.length]).toEqual([300_000, 0]);
});

test.each<[string, Notation, string, string]>([
  ["a name in a string", "json", '"a ${b} c"', '"a ~~~~ c"'],
  ["a name in the place of a value", "json", '{"a": ${bc}}', '{"a": "~~~"}'],
  ["braces in a string", "json", '"a {{ b }}"', '"a ~~~~~~~"'],
  ["braces in the place of a value", "json", "[{{ b | to_json }}]", '["~~~~~~~~~~~~~~~"]'],
  ["quotes behind an escaped one", "json", '"\\"${a}"', '"\\"~~~~"'],
  [
    "policy variables",
    "json",
    '"${aws:username} ${*} ${s3:prefix}"',
    '"${aws:username} ${*} ${s3:prefix}"',
  ],
  [
    "a policy variable with a default",
    "json",
    `"\${aws:PrincipalTag/a, 'b'}"`,
    `"\${aws:PrincipalTag/a, 'b'}"`,
  ],
  ["a parameter of CloudFormation's", "json", '"${AWS::Region}"', '"~~~~~~~~~~~~~~"'],
  ["what is not closed", "json", '"${a" "{{b"', '"${a" "{{b"'],
  ["a directive", "json", "[{% if x %}1{% endif %}]", "[          1           ]"],
  [
    "a word of Go's templates",
    "json",
    "[{{- range .x }}1{{ end }}]",
    "[               1         ]",
  ],
  ["a directive in a string", "json", '"{% if x %}a"', '"~~~~~~~~~~a"'],
  ["a comment", "json", "[{{/* a\nb */}}1]", "[      \n      1]"],
  ["a value of YAML", "yaml", "a: {{ b }}", "a: ~~~~~~~"],
  [
    "a directive on a line of its own",
    "yaml",
    "{{- if .x }}\na: 1\n{{ end }}\n",
    "            \na: 1\n         \n",
  ],
  [
    "what is included on a line of its own",
    "yaml",
    'a: 1\n{{ include "b" . }}\n',
    "a: 1\n                   \n",
  ],
  ["what is included as a value", "yaml", "a:\n  {{- b }}\n", "a:\n  ~~~~~~~~\n"],
  ["a directive within a line", "yaml", "a: {% if x %}b", "a: ~~~~~~~~~~b"],
])("%s is masked", (_, notation, text, expected) => {
  expect(masked(text, notation, "document")).toBe(expected);
});

test.each<[string, string, string]>([
  ["an escape", '"$${aws:username}"', '"~~~aws:username}"'],
  [
    "an expression with strings and braces",
    '[${jsonencode({ a = "}" })}]',
    '["~~~~~~~~~~~~~~~~~~~~~~~~"]',
  ],
  ["a directive", "[%{ if x ~}1%{ endif }]", "[          1          ]"],
  ["a comment", "{# a #}[1]", "       [1]"],
])("%s of a template is masked", (_, text, expected) => {
  expect(masked(text, "json", "template")).toBe(expected);
});

test("what a format of a composition is filled in with is masked", () => {
  const text = 'fmt: "arn:%s:%[2]s:%[10]q:%03d:100%:{{ b }}"';
  expect(masked(text, "yaml", "composition")).toBe('fmt: "arn:~~:~~~~~:~~~~~~:~~~~:100%:~~~~~~~"');
  expect(masked(text, "yaml", "document")).toBe('fmt: "arn:%s:%[2]s:%[10]q:%03d:100%:~~~~~~~"');
});

test("what is filled in is known by its expression and what it is written with", () => {
  const { placeholders, directives } = mask(
    '{% if a %}{"b": "${c} {{ d }} $${e", "f": ${ g }}',
    "json",
    "template",
  );
  expect(placeholders.map(({ kind, expression, quoted }) => [kind, expression, quoted])).toEqual([
    ["dollar", "c", true],
    ["braces", "d", true],
    ["escape", "$${", true],
    ["dollar", "g", false],
  ]);
  expect(directives).toEqual([{ start: 0, end: 10 }]);
});

const piece = fc.constantFrom(
  ...[
    "${",
    "{{",
    "}}",
    "%{",
    "{%",
    "%}",
    "}",
    "{#",
    "#}",
    "$${",
    '"',
    "\\",
    "\n",
    "if",
    "%s",
    "aws:",
    "a",
  ],
);

test("a masked text is as long as the text, and the same but for what is filled in", () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
      fc.constantFrom<[Notation, Filling]>(
        ["json", "document"],
        ["json", "template"],
        ["yaml", "document"],
        ["yaml", "template"],
        ["yaml", "composition"],
      ),
      (text, [notation, filling]) => {
        const { text: made, placeholders, directives } = mask(text, notation, filling);
        const spans = [...placeholders, ...directives].sort((a, b) => a.start - b.start);
        expect(made.length).toBe(text.length);
        let at = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(made.slice(at, start)).toBe(text.slice(at, start));
          at = end;
        }
        expect(made.slice(at)).toBe(text.slice(at));
      },
    ),
  );
});
