import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/source/edit.ts";
import type { DataList, DataMap } from "../../src/syntax/data.ts";
import { valueOf } from "../../src/syntax/data.ts";
import { quoteJson, respellListItem, respellMap } from "../../src/syntax/json-write.ts";
import { readJson } from "../../src/syntax/json.ts";
import type { Change, Item } from "../../src/syntax/respell.ts";
import { mapWith } from "./data-tree.ts";

const statementIn = (text: string): DataMap => mapWith(readJson(text).root, "Effect");

/** The items of a key that are kept, by their places, and new ones, by their spelling. */
function items(statement: DataMap, key: string, ...wanted: readonly (number | string)[]): Change {
  const value = valueOf(statement, key);
  const written = value?.kind === "list" ? value.items : value ? [value] : [];
  return {
    key,
    items: wanted.map((item): Item => {
      if (typeof item === "string") return { text: item };
      const kept = written[item];
      if (!kept) throw new Error(`${key} has no item ${item}`);
      return { kept };
    }),
  };
}

function changed(text: string, ...changes: ((statement: DataMap) => Change)[]): string {
  const statement = statementIn(text);
  const respelled = respellMap(
    text,
    statement,
    changes.map((change) => change(statement)),
  );
  if (!respelled) throw new Error("cannot be spelled");
  const result = applyEdits(text, [respelled]);
  expect(readJson(result).problems).toEqual([]);
  return result;
}

const actions =
  (...wanted: readonly (number | string)[]) =>
  (statement: DataMap): Change =>
    items(statement, "Action", ...wanted);

describe("the value of a key", () => {
  test.each([
    [
      "a list on one line",
      '{"Effect": "Allow", "Action": ["s3:*", "ec2:*"]}',
      actions('"s3:Get*"', 1),
      '{"Effect": "Allow", "Action": ["s3:Get*", "ec2:*"]}',
    ],
    [
      "a list with blanks inside",
      '{ "Effect": "Allow", "Action": [ "s3:*" ] }',
      actions(0, '"ec2:*"'),
      '{ "Effect": "Allow", "Action": [ "s3:*", "ec2:*" ] }',
    ],
    [
      "a minified list",
      '{"Effect":"Allow","Action":["s3:*"]}',
      actions(0, '"ec2:*"'),
      '{"Effect":"Allow","Action":["s3:*","ec2:*"]}',
    ],
    [
      "a list of one item a line",
      '{\n\t"Effect": "Allow",\n\t"Action": [\n\t\t"s3:*",\n\t\t"ec2:*"\n\t]\n}',
      actions(1, '"s3:Get*"'),
      '{\n\t"Effect": "Allow",\n\t"Action": [\n\t\t"ec2:*",\n\t\t"s3:Get*"\n\t]\n}',
    ],
    [
      "a list whose brackets hug its items",
      '{\n  "Effect": "Allow",\n  "Action": ["s3:*",\n             "ec2:*"]\n}',
      actions(0, '"s3:Get*"', 1),
      '{\n  "Effect": "Allow",\n  "Action": ["s3:*",\n             "s3:Get*",\n             "ec2:*"]\n}',
    ],
    [
      "several items a line",
      '{\n  "Effect": "Allow",\n  "Action": [\n    "a:A", "a:B",\n    "a:C", "a:D"\n  ]\n}',
      actions(0, 1, 3),
      '{\n  "Effect": "Allow",\n  "Action": [\n    "a:A", "a:B", "a:D"\n  ]\n}',
    ],
    [
      "a list stays one",
      '{\n  "Effect": "Allow",\n  "Action": [\n    "s3:*",\n    "ec2:*"\n  ]\n}',
      actions(1),
      '{\n  "Effect": "Allow",\n  "Action": [\n    "ec2:*"\n  ]\n}',
    ],
    [
      "a list with nothing left",
      '{"Effect": "Allow", "Action": ["s3:*"]}',
      actions(),
      '{"Effect": "Allow", "Action": []}',
    ],
    [
      "a list that had nothing",
      '{"Effect": "Allow", "Action": []}',
      actions('"s3:Get*"', '"s3:List*"'),
      '{"Effect": "Allow", "Action": ["s3:Get*", "s3:List*"]}',
    ],
    [
      "a list that had nothing, on two lines",
      '{\n  "Effect": "Allow",\n  "Action": [\n  ]\n}',
      actions('"s3:Get*"', '"s3:List*"'),
      '{\n  "Effect": "Allow",\n  "Action": [\n    "s3:Get*",\n    "s3:List*"\n  ]\n}',
    ],
    [
      "a single value",
      '{"Effect": "Allow", "Action" : "s3:*"}',
      actions('"s3:Get*"'),
      '{"Effect": "Allow", "Action" : "s3:Get*"}',
    ],
    [
      "a single value becomes a list, one item a line",
      '{\r\n    "Effect": "Allow",\r\n    "Action": "s3:*"\r\n}',
      actions('"s3:Get*"', '"s3:List*"'),
      '{\r\n    "Effect": "Allow",\r\n    "Action": [\r\n        "s3:Get*",\r\n        "s3:List*"\r\n    ]\r\n}',
    ],
    [
      "a single value becomes a list in the style of another",
      '{\n  "Effect": "Allow",\n  "Action": "s3:*",\n  "Resource": [ "*" ]\n}',
      actions('"s3:Get*"', 0),
      '{\n  "Effect": "Allow",\n  "Action": [ "s3:Get*", "s3:*" ],\n  "Resource": [ "*" ]\n}',
    ],
    [
      "a single value in a map on one line becomes a list on it",
      '[\n  { "Effect": "Allow", "Action": "s3:*" }\n]',
      actions('"s3:Get*"', '"s3:List*"'),
      '[\n  { "Effect": "Allow", "Action": ["s3:Get*", "s3:List*"] }\n]',
    ],
    [
      "an intrinsic function is one value, and moves in as a list's item",
      '{\n  "Effect": "Allow",\n  "Action": {\n    "Fn::If": ["A", "a:A", "b:B"]\n  }\n}',
      actions(0, '"s3:List*"'),
      '{\n  "Effect": "Allow",\n  "Action": [\n    {\n      "Fn::If": ["A", "a:A", "b:B"]\n    },\n    "s3:List*"\n  ]\n}',
    ],
    [
      "a new item of several lines",
      '{\n  "Effect": "Allow",\n  "Action": [\n    "s3:*"\n  ]\n}',
      actions(0, '{\n  "Ref": "A"\n}'),
      '{\n  "Effect": "Allow",\n  "Action": [\n    "s3:*",\n    {\n      "Ref": "A"\n    }\n  ]\n}',
    ],
    [
      "of equal keys the last",
      '{"Action": "a:A", "Effect": "Allow", "Action": "b:B"}',
      actions('"c:C"'),
      '{"Action": "a:A", "Effect": "Allow", "Action": "c:C"}',
    ],
  ])("%s", (_, text, change, expected) => {
    expect(changed(text, change)).toBe(expected);
  });

  const long = Array.from({ length: 5 }, (_, index) => `"service:LongActionName${index}"`);

  test("a line that would grow beyond 100 columns is broken, one item a line", () => {
    const text = '{\n  "Effect": "Allow",\n  "Action": ["a:A"]\n}';
    expect(changed(text, actions(0, ...long))).toBe(
      `{\n  "Effect": "Allow",\n  "Action": [\n    "a:A",\n    ${long.join(",\n    ")}\n  ]\n}`,
    );
  });

  test("not where the width is another, nor where the line was as long before", () => {
    const text = '{\n  "Effect": "Allow",\n  "Action": ["a:A"]\n}';
    const statement = statementIn(text);
    const wide = respellMap(text, statement, [items(statement, "Action", 0, ...long)], {
      width: Infinity,
    });
    expect(wide?.text).toContain(`["a:A", ${long.join(", ")}]`);
    const one = JSON.stringify({ Effect: "Allow", Action: ["a:A"], Sid: "x".repeat(100) });
    expect(changed(one, actions(0, ...long))).toContain(`["a:A",${long.join(",")}]`);
  });
});

describe("keys", () => {
  const sid = (): Change => ({ key: "Sid", scalar: '"S"' });
  const resource = (): Change => ({ key: "Resource", items: [{ text: '"*"' }] });
  const remove = (key: string) => (): Change => ({ key, remove: true });

  test.each([
    [
      "a new Sid goes to the beginning",
      '{\n  "Effect" : "Allow",\n  "Action": "a:A"\n}',
      [sid],
      '{\n  "Sid" : "S",\n  "Effect" : "Allow",\n  "Action": "a:A"\n}',
    ],
    [
      "another one is replaced",
      '{"Effect": "Allow", "Sid":  "T"}',
      [sid],
      '{"Effect": "Allow", "Sid":  "S"}',
    ],
    [
      "other new keys go to the end",
      '{\n  "Effect": "Allow"\n}',
      [resource],
      '{\n  "Effect": "Allow",\n  "Resource": "*"\n}',
    ],
    [
      "in a minified map",
      '{"Effect":"Allow"}',
      [sid, resource],
      '{"Sid":"S","Effect":"Allow","Resource":"*"}',
    ],
    [
      "a key is removed",
      '{\n  "Sid": "S",\n  "Effect": "Allow",\n  "Action": "a:A"\n}',
      [remove("Sid")],
      '{\n  "Effect": "Allow",\n  "Action": "a:A"\n}',
    ],
    [
      "the last one",
      '{"Effect": "Allow", "Action": "a:A"}',
      [remove("Action")],
      '{"Effect": "Allow"}',
    ],
    [
      "all equal ones",
      '{"Sid": "a", "Effect": "Allow", "Sid": "b"}',
      [remove("Sid")],
      '{"Effect": "Allow"}',
    ],
    ["all of them", '{"Effect": "Allow"}', [remove("Effect")], "{}"],
    [
      "a key takes the place of its negation",
      '{"Effect": "Allow", "NotAction" : ["a:A"], "Resource": "*"}',
      [remove("NotAction"), (): Change => ({ key: "Action", items: [{ text: '"b:B"' }] })],
      '{"Effect": "Allow", "Action" : ["b:B"], "Resource": "*"}',
    ],
  ])("%s", (_, text, changes, expected) => {
    expect(changed(text, ...changes)).toBe(expected);
  });
});

describe("copies", () => {
  function copied(
    text: string,
    ...copies: readonly (readonly ((statement: DataMap) => Change)[])[]
  ): string {
    const root = readJson(text).root;
    const statement = statementIn(text);
    const statements = valueOf(root, "Statement");
    const list = statements?.kind === "list" ? statements : undefined;
    return applied(text, statement, list, copies);
  }

  function applied(
    text: string,
    statement: DataMap,
    list: DataList | undefined,
    copies: readonly (readonly ((statement: DataMap) => Change)[])[],
  ): string {
    const changes = copies.map((copy) => copy.map((change) => change(statement)));
    const respelled = respellListItem(text, statement, list, changes);
    if (!respelled) throw new Error("cannot be spelled");
    const result = applyEdits(text, [respelled]);
    expect(readJson(result).problems).toEqual([]);
    return result;
  }

  test.each([
    [
      "in a list of one item a line",
      '{\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": ["a:A", "b:B"]\n    }\n  ]\n}',
      '{\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": ["a:A"]\n    },\n    {\n      "Effect": "Allow",\n      "Action": ["b:B"]\n    }\n  ]\n}',
    ],
    [
      "in a list whose brackets hug its items",
      '{\n  "Statement": [{\n    "Effect": "Allow",\n    "Action": ["a:A", "b:B"]\n  }]\n}',
      '{\n  "Statement": [{\n    "Effect": "Allow",\n    "Action": ["a:A"]\n  }, {\n    "Effect": "Allow",\n    "Action": ["b:B"]\n  }]\n}',
    ],
    [
      "in a list of several",
      '{"Statement": [\n  {"Effect": "Allow", "Action": ["a:A", "b:B"]},\n\n  {"Effect": "Deny"}\n]}',
      '{"Statement": [\n  {"Effect": "Allow", "Action": ["a:A"]},\n\n  {"Effect": "Allow", "Action": ["b:B"]},\n\n  {"Effect": "Deny"}\n]}',
    ],
    [
      "in a minified list",
      '{"Statement":[{"Effect":"Allow","Action":["a:A","b:B"]}]}',
      '{"Statement":[{"Effect":"Allow","Action":["a:A"]},{"Effect":"Allow","Action":["b:B"]}]}',
    ],
    [
      "of a statement without a list",
      '{\n\t"Statement": {\n\t\t"Effect": "Allow",\n\t\t"Action": ["a:A", "b:B"]\n\t}\n}',
      '{\n\t"Statement": [\n\t\t{\n\t\t\t"Effect": "Allow",\n\t\t\t"Action": ["a:A"]\n\t\t},\n\t\t{\n\t\t\t"Effect": "Allow",\n\t\t\t"Action": ["b:B"]\n\t\t}\n\t]\n}',
    ],
    [
      "of a statement without a list, on one line",
      '{"Statement": {"Effect": "Allow", "Action": ["a:A", "b:B"]}}',
      '{"Statement": [{"Effect": "Allow", "Action": ["a:A"]}, {"Effect": "Allow", "Action": ["b:B"]}]}',
    ],
  ])("%s", (_, text, expected) => {
    expect(copied(text, [actions(0)], [actions(1)])).toBe(expected);
  });

  test("one copy of a statement without a list makes none", () => {
    expect(copied('{"Statement": {"Effect": "Allow", "Action": "a:A"}}', [actions('"b:B"')])).toBe(
      '{"Statement": {"Effect": "Allow", "Action": "b:B"}}',
    );
  });

  test("no copies cannot be written", () => {
    const text = '[{"Effect": "Allow"}]';
    expect(respellListItem(text, statementIn(text), undefined, [])).toBeUndefined();
  });
});

test("strings are quoted", () => {
  expect(quoteJson('s3:*"\\\n\u2028')).toBe('"s3:*\\"\\\\\\n\u2028"');
});
