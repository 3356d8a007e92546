import { expect, test } from "vitest";
import { dataValue, documentFrame } from "../../src/evaluate/data.ts";
import { textAt } from "../../src/source/source.ts";
import { readJson } from "../../src/syntax/json.ts";
import { readYaml } from "../../src/syntax/yaml.ts";
import { show } from "./show.ts";

const json = (text: string): ReturnType<typeof dataValue> => {
  const { root } = readJson(text);
  if (!root) throw new Error(text);
  return dataValue(root, documentFrame({ path: "policies/app.json", text }));
};

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
  const text = "a: [x, 1]\nb: ${name}\n";
  const root = readYaml(text)[0]?.root;
  if (!root) throw new Error(text);
  expect(show(dataValue(root, documentFrame({ path: "app.yaml", text })))).toBe(
    '{a = ["x", 1], b = "${app.yaml/name}"}',
  );
});
