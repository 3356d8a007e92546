import { expect, test } from "vitest";
import { dataValue } from "../../src/evaluate/data.ts";
import { filledFrame } from "../../src/evaluate/filled.ts";
import { valueInJson } from "../../src/evaluate/json.ts";
import { mask, type Notation } from "../../src/syntax/placeholders.ts";
import { textAt } from "../../src/source/source.ts";
import { readJson } from "../../src/syntax/json.ts";
import { readYaml } from "../../src/syntax/yaml.ts";
import { show } from "./show.ts";

/** The value of a text, as a file of that name has it. */
const valueIn = (path: string, text: string, template = false): ReturnType<typeof dataValue> => {
  const notation: Notation = path.endsWith(".yaml") ? "yaml" : "json";
  const masked = mask(text, notation, template ? "template" : "document");
  const [document] = notation === "yaml" ? readYaml(masked.text) : [readJson(masked.text)];
  if (!document?.root) throw new Error(text);
  return dataValue(document.root, filledFrame({ path, text }, masked));
};
const json = (text: string): ReturnType<typeof dataValue> => valueIn("policies/app.json", text);

test.each([
  ['{"a": [1, true, null, "x"]}', '{a = [1, true, null, "x"]}'],
  // policy variables are texts, other names are filled in by some templating
  ['"home/${aws:username}/*"', '"home/${aws:username}/*"'],
  ['"${*}${?}${$}"', '"${*}${?}${$}"'],
  ['"arn:aws:s3:::${bucket}/*"', '"arn:aws:s3:::${policies/app.json/bucket}/*"'],
  ['"${a}${aws:username}${b}"', '"${policies/app.json/a}${aws:username}${policies/app.json/b}"'],
  ['{"${key}": 1}', "{${policies/app.json/key} = 1}"],
  ['"${"', '"${"'],
])("the document %s is %s", (text, value) => {
  expect(show(json(text))).toBe(value);
});

test("values and entries know their places", () => {
  const value = json('{ "a": [ "x", {"b": 1} ] }');
  const [entry] = value.kind === "map" ? value.entries : [];
  expect(entry && textAt(entry.place)).toBe('"a": [ "x", {"b": 1} ]');
  const items = entry?.value.kind === "list" ? entry.value.items : [];
  expect(items.map(({ origin }) => textAt(origin.written))).toEqual(['"x"', '{"b": 1}']);
});

test("YAML is read by the same rules", () => {
  expect(show(valueIn("app.yaml", "a: [x, 1]\nb: ${name}\n"))).toBe(
    '{a = ["x", 1], b = <app.yaml/name>}',
  );
});

test.each([
  // in quotes it is one text, else it may be a list
  ["a: ${b}", "{a = <app.yaml/b>}"],
  ['a: "${b}"', '{a = "${app.yaml/b}"}'],
  ['a: "{{ b }}"', "{a = <app.yaml/b>}"],
  ["a: x-{{ b }}", '{a = "x-${app.yaml/b}"}'],
  ["{{ a }}: 1", "{${app.yaml/a} = 1}"],
  // functions of CloudFormation's in a part of a template
  [
    'a: !Sub "x-${AWS::AccountId}-${b}"',
    '{a = "x-${account app.yaml/AWS::AccountId}-${app.yaml/b}"}',
  ],
  ["a: { Fn::Sub: x }", '{a = "x"}'],
  ["a: !Ref b", "{a = <app.yaml/Ref b>}"],
  ["a: { Fn::GetAtt: [b, Arn] }", "{a = <app.yaml/GetAtt [b, Arn]>}"],
  ["a: !If [b, c, d]", '{a = <app.yaml/If [b, c, d]: "c" | "d">}'],
  // Pulumi's, Ansible's, and tags that nobody knows
  ["a: { fn::toJSON: { b: c } }", '{a = json({b = "c"})}'],
  ["a: { fn::invoke: { function: b } }", "{a = <app.yaml/invoke { function: b }>}"],
  ["a: !unsafe b", '{a = "b"}'],
  ["a: !vault b", "{a = <app.yaml/vault b>}"],
])("%s in YAML", (text, value) => {
  expect(show(valueIn("app.yaml", text))).toBe(value);
});

test.each([
  ['["$${aws:username}"]', '["${aws:username}"]'],
  ['["%%{a}"]', '["%{a}"]'],
  ["[${jsonencode({ a = 1 })}]", "[<a.json/jsonencode({ a = 1 })>]"],
  ['[%{ if a }"b"%{ endif }]', '["b"]'],
])("%s in a template", (text, value) => {
  expect(show(valueIn("a.json", text, true))).toBe(value);
});

test.each([
  ["escapes of JSON", "a.json", '["{\\"a\\": [\\"${b}/c\\"]}"]', '\\"${b}/c\\"'],
  ["a block of YAML", "a.yaml", '- |\n  {\n    "a": ["{{ b }}/c"]\n  }\n', '"{{ b }}/c"'],
  ["a value in a block of YAML", "a.yaml", '- |\n  { "a": [{{ b }}] }\n', "{{ b }}"],
  ["a URL", "a.json", '["%7B%22a%22%3A%5B%22b%22%5D%7D"]', "%22b%22"],
])("JSON within %s keeps its places", (_, path, text, written) => {
  const value = valueIn(path, text);
  const [only] = value.kind === "list" ? value.items : [];
  const inner = only?.kind === "text" ? valueInJson(only.embedded) : undefined;
  const [entry] = inner?.kind === "map" ? inner.entries : [];
  const [item] = entry?.value.kind === "list" ? entry.value.items : [];
  const places = item ? [item.origin.written, ...item.origin.via].map(textAt) : [];
  expect(places).toContain(written);
});
