import { expect, test } from "vitest";
import { dataValue } from "../../src/evaluate/data.ts";
import { filledFrame } from "../../src/evaluate/filled.ts";
import { mask, type Notation } from "../../src/syntax/placeholders.ts";
import { textAt } from "../../src/source/source.ts";
import { readJson } from "../../src/syntax/json.ts";
import { readYaml } from "../../src/syntax/yaml.ts";
import { show } from "./show.ts";

/** The value of a text, as a file of that name has it. */
const valueIn = (path: string, text: string, template = false): ReturnType<typeof dataValue> => {
  const notation: Notation = path.endsWith(".yaml") ? "yaml" : "json";
  const masked = mask(text, notation, template);
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
