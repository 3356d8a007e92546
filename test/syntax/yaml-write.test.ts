import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { applyEdits } from "../../src/source/edit.ts";
import type { DataMap, DataScalar } from "../../src/syntax/data.ts";
import { stringOf, valueOf } from "../../src/syntax/data.ts";
import type { Change, Item } from "../../src/syntax/respell.ts";
import {
  respellListItem,
  respellMap,
  yamlScalar,
  yamlScalarBeside,
} from "../../src/syntax/yaml-write.ts";
import { readYaml } from "../../src/syntax/yaml.ts";
import { mapWith, plainOf } from "./data-tree.ts";
import { often } from "../share.ts";

const statementIn = (text: string): DataMap => mapWith(readYaml(text)[0]?.root, "Effect");

type MakeChange = (statement: DataMap) => Change;

/** The items of a key that are kept, by their places, and new ones, by their spelling. */
const items =
  (key: string, ...wanted: readonly (number | string)[]): MakeChange =>
  (statement) => {
    const value = valueOf(statement, key);
    const written =
      value?.kind === "list" && value.tag === undefined ? value.items : value ? [value] : [];
    return {
      key,
      items: wanted.map((item): Item => {
        if (typeof item === "string") return { text: item };
        const kept = written[item];
        if (!kept) throw new Error(`${key} has no item ${item}`);
        return { kept };
      }),
    };
  };
const actions = (...wanted: readonly (number | string)[]): MakeChange => items("Action", ...wanted);
const resources = (...wanted: readonly (number | string)[]): MakeChange =>
  items("Resource", ...wanted);
const sid: MakeChange = () => ({ key: "Sid", scalar: "Anew" });
const remove =
  (key: string): MakeChange =>
  () => ({ key, remove: true });

function changed(text: string, ...changes: readonly MakeChange[]): string {
  const statement = statementIn(text);
  const made = changes.map((change) => change(statement));
  const respelled = respellMap(text, statement, made);
  if (!respelled) throw new Error("cannot be spelled");
  const result = applyEdits(text, [respelled]);
  expect(readYaml(result)[0]?.problems).toEqual([]);
  return result;
}

function copied(text: string, ...copies: readonly (readonly MakeChange[])[]): string {
  const root = readYaml(text)[0]?.root;
  const statement = mapWith(root, "Effect");
  const statements = valueOf(root, "Statement");
  const list = statements?.kind === "list" ? statements : undefined;
  const changes = copies.map((copy) => copy.map((change) => change(statement)));
  const respelled = respellListItem(text, statement, list, changes);
  if (!respelled) throw new Error("cannot be spelled");
  const result = applyEdits(text, [respelled]);
  expect(readYaml(result)[0]?.problems).toEqual([]);
  return result;
}

describe("lists written by indentation", () => {
  test.each([
    [
      "items are dropped and added",
      "Effect: Allow\nAction:\n  - s3:*\n  - 'ec2:*'\nResource: '*'\n",
      [actions(1, "s3:Get*")],
      "Effect: Allow\nAction:\n  - 'ec2:*'\n  - s3:Get*\nResource: '*'\n",
    ],
    [
      "dashes at the key's column, with more blanks behind them, and CRLF",
      "Effect: Allow\r\nAction:\r\n-   s3:*\r\nResource: '*'\r\n",
      [actions("s3:Get*", 0)],
      "Effect: Allow\r\nAction:\r\n-   s3:Get*\r\n-   s3:*\r\nResource: '*'\r\n",
    ],
    [
      "a list stays one",
      "Effect: Allow\nAction:\n  - a:A\n  - b:B\n",
      [actions(1)],
      "Effect: Allow\nAction:\n  - b:B\n",
    ],
    [
      "with nothing left",
      "Effect: Allow\nAction:\n  - a:A\nResource: '*'\n",
      [actions()],
      "Effect: Allow\nAction: []\nResource: '*'\n",
    ],
    [
      "maps, tags and blocks as items",
      "Effect: Allow\nResource:\n  - Fn::Join:\n      - ''\n      - [a]\n  - !Sub |\n    x\n  - b\n",
      [resources(1, "Fn::Sub:\n  - a\n  - B: c", 0, "!GetAtt A.Arn")],
      "Effect: Allow\nResource:\n  - !Sub |\n    x\n  - Fn::Sub:\n      - a\n      - B: c\n  - Fn::Join:\n      - ''\n      - [a]\n  - !GetAtt A.Arn\n",
    ],
    [
      "comments go with their items",
      "Effect: Allow\nAction: # all of them\n  # heading\n  - a:A # one\n  # about b\n  # and more\n  - b:B\n  - c:C   # three\nResource: '*'\n",
      [actions(1, 2)],
      "Effect: Allow\nAction: # all of them\n  # heading\n  # about b\n  # and more\n  - b:B\n  - c:C   # three\nResource: '*'\n",
    ],
    [
      "comments of dropped items are dropped, others stay",
      "Effect: Allow\nAction:\n  - a:A # one\n\n  # a section\n\n  # about b\n  - b:B # two\n  - c:C # three\n  # - d:D\n# about Resource\nResource: '*'\n",
      [actions(0)],
      "Effect: Allow\nAction:\n  - a:A # one\n  # a section\n  # - d:D\n# about Resource\nResource: '*'\n",
    ],
    [
      "those of an item stay with the one in its place",
      "Effect: Allow\nAction:\n  - a:A\n  # about b\n  - b:B # two\n  - c:C\n",
      [actions(0, "d:D", 2)],
      "Effect: Allow\nAction:\n  - a:A\n  # about b\n  - d:D # two\n  - c:C\n",
    ],
    [
      "above several in its place",
      "Effect: Allow\nAction:\n  - b:B # two\n  - c:C\n",
      [actions("d:D", "e:E", 1)],
      "Effect: Allow\nAction:\n  # two\n  - d:D\n  - e:E\n  - c:C\n",
    ],
    [
      "the comment on the last line goes too",
      "Effect: Allow\nAction:\n  - a:A # one\n  - b:B # two\n# end\n",
      [actions(0)],
      "Effect: Allow\nAction:\n  - a:A # one\n# end\n",
    ],
    [
      "behind an anchor",
      "Effect: Allow\nAction: &all\n  - a:A\n  - b:B\n",
      [actions(0, "c:C")],
      "Effect: Allow\nAction: &all\n  - a:A\n  - c:C\n",
    ],
  ])("%s", (_, text, changes, expected) => {
    expect(changed(text, ...changes)).toBe(expected);
  });
});

describe("lists between brackets", () => {
  test.each([
    [
      "items are dropped and added",
      "Effect: Allow\nAction: [ s3:*, 'ec2:*' ] # all\nResource: '*'\n",
      [actions(1, "s3:Get*")],
      "Effect: Allow\nAction: [ 'ec2:*', s3:Get* ] # all\nResource: '*'\n",
    ],
    [
      "what has a meaning between brackets is quoted",
      "Effect: Allow\nResource: [a]\n",
      [resources("arn:${A}", "!Sub arn:${A}", "'${B}'", "{Ref: C}")],
      'Effect: Allow\nResource: ["arn:${A}", !Sub "arn:${A}", \'${B}\', {Ref: C}]\n',
    ],
    [
      "an item of several lines makes it a list by indentation",
      "Effect: Allow\nResource: [a, b]\n",
      [resources(1, "Fn::Sub:\n  - x\n  - Y: z")],
      "Effect: Allow\nResource:\n  - b\n  - Fn::Sub:\n      - x\n      - Y: z\n",
    ],
    [
      "comments go with their items",
      "Effect: Allow\nAction: [\n  # heading\n  a:A, # one\n  # about b\n  b:B, # two\n  c:C # three\n]\n",
      [actions(0, 2)],
      "Effect: Allow\nAction: [\n  # heading\n  a:A, # one\n  c:C # three\n]\n",
    ],
    [
      "and stay with what stands in their place",
      "Effect: Allow\nAction: [\n  a:A,\n  # about b\n  b:B, # two\n  c:C # three\n]\n",
      [actions(0, "d:D", 2)],
      "Effect: Allow\nAction: [\n  a:A,\n  # about b\n  d:D, # two\n  c:C # three\n]\n",
    ],
    [
      "above several of them",
      "Effect: Allow\nAction: [\n  a:A, # one\n  b:B, # two\n  c:C # three\n]\n",
      [actions(0, "d:D", "e:E")],
      "Effect: Allow\nAction: [\n  a:A, # one\n  # two\n  # three\n  d:D,\n  e:E\n]\n",
    ],
    [
      "and change places with them",
      "Effect: Allow\nAction: [\n  a:A, # one\n  # about b\n  b:B, # two\n  c:C # three\n]\n",
      [actions(2, 1)],
      "Effect: Allow\nAction: [\n  c:C, # three\n  # about b\n  b:B # two\n]\n",
    ],
    [
      "a comma at the end stays",
      "Effect: Allow\nAction: [\n  a:A,\n  b:B,\n]\n",
      [actions(0, "c:C")],
      "Effect: Allow\nAction: [\n  a:A,\n  c:C,\n]\n",
    ],
    [
      "a line that would grow beyond 100 columns is broken",
      "- Effect: Allow\n  Action: [a:A]\n",
      [actions(0, "a:Abcdefghijklmnopqrstuvwxyz", `b:${"x".repeat(60)}`, "c:C")],
      `- Effect: Allow\n  Action: [\n    a:A,\n    a:Abcdefghijklmnopqrstuvwxyz,\n    b:${"x".repeat(60)},\n    c:C\n  ]\n`,
    ],
  ])("%s", (_, text, changes, expected) => {
    expect(changed(text, ...changes)).toBe(expected);
  });
});

describe("single values", () => {
  test.each([
    [
      "another one, with the comment of the old",
      "Effect: Allow\nAction: 's3:*' # all\nResource: '*'\n",
      [actions("s3:Get*")],
      "Effect: Allow\nAction: s3:Get* # all\nResource: '*'\n",
    ],
    [
      "a list, with the comment of the old behind the key",
      "Effect: Allow\nAction: 's3:*' # all\nResource:\n  - a\n",
      [actions("a:A", "b:B")],
      "Effect: Allow\nAction: # all\n  - a:A\n  - b:B\nResource:\n  - a\n",
    ],
    [
      "a list between brackets, with the comment of the old behind it",
      "Effect: Allow\nAction: 's3:*' # all\nResource: [a]\n",
      [actions("a:A", "b:B")],
      "Effect: Allow\nAction: [a:A, b:B] # all\nResource: [a]\n",
    ],
    [
      "a list, with comments above and behind the old",
      "Effect: Allow\nAction:\n  # these\n  's3:*' # all\n",
      [actions("a:A", "b:B")],
      "Effect: Allow\nAction:\n  # these\n  # all\n  - a:A\n  - b:B\n",
    ],
    [
      "another one below a comment",
      "Effect: Allow\nResource: # why\n    '*'\n",
      [resources("a")],
      "Effect: Allow\nResource: # why\n  a\n",
    ],
    [
      "one of several lines, with the comment behind its last one",
      "Effect: Allow\nResource:\n  Fn::Join:\n    - ''\n    - [a, b] # why\nAction: a\n",
      [resources("c")],
      "Effect: Allow\nResource: c # why\nAction: a\n",
    ],
    [
      "a list in the style of another",
      "Effect: Allow\nAction: s3:* # all\nResource:\n- a\n",
      [actions(0, "'ec2:*'")],
      "Effect: Allow\nAction:\n- s3:* # all\n- 'ec2:*'\nResource:\n- a\n",
    ],
    [
      "a list between brackets in the style of another",
      "Effect: Allow\nAction: s3:*\nResource: [ a ]\n",
      [actions(0, "'ec2:*'")],
      "Effect: Allow\nAction: [ s3:*, 'ec2:*' ]\nResource: [ a ]\n",
    ],
    [
      "a list in the style of the file",
      "- Version: '2012-10-17'\n  Statement:\n  - Effect: Allow\n    Action: s3:*\n",
      [actions("a:A", "b:B")],
      "- Version: '2012-10-17'\n  Statement:\n  - Effect: Allow\n    Action:\n    - a:A\n    - b:B\n",
    ],
    [
      "a tagged value goes in as one item",
      "Effect: Allow\nResource: !Sub\n- x\n- Y: z\nAction: a\n",
      [resources(0, "b")],
      "Effect: Allow\nResource:\n- !Sub\n  - x\n  - Y: z\n- b\nAction: a\n",
    ],
    [
      "a map goes in as one item",
      "Effect: Allow\nResource:\n    Fn::Sub:\n        - x\n        - Y: z\nAction: a\n",
      [resources("b", 0)],
      "Effect: Allow\nResource:\n    - b\n    - Fn::Sub:\n          - x\n          - Y: z\nAction: a\n",
    ],
    [
      "a block goes in as one item",
      "Effect: Allow\nResource: !Sub |2-\n    x\n   y\nAction: a\n",
      [resources("b", 0)],
      "Effect: Allow\nResource:\n  - b\n  - !Sub |2-\n      x\n     y\nAction: a\n",
    ],
    [
      "a map as the new value",
      "- Effect: Allow\n  Resource: '*'\n",
      [resources("Fn::Sub: x")],
      "- Effect: Allow\n  Resource:\n    Fn::Sub: x\n",
    ],
    [
      "an alias is a value like others",
      "x: &x a:A\ny:\n  Effect: Allow\n  Action: *x\n",
      [actions("b:B")],
      "x: &x a:A\ny:\n  Effect: Allow\n  Action: b:B\n",
    ],
    [
      "the items of an aliased list are written out",
      "x: &x\n- a:A\n- !Sub b\ny:\n  Effect: Allow\n  Action: *x\n",
      [actions(1, "c:C")],
      "x: &x\n- a:A\n- !Sub b\ny:\n  Effect: Allow\n  Action:\n  - !Sub b\n  - c:C\n",
    ],
    [
      "an empty value",
      "Effect: Allow\nAction: # none\nResource:\n",
      [actions("a:A"), resources("a", "b")],
      "Effect: Allow\nAction: a:A # none\nResource:\n  - a\n  - b\n",
    ],
  ])("%s", (_, text, changes, expected) => {
    expect(changed(text, ...changes)).toBe(expected);
  });
});

describe("keys", () => {
  test.each([
    [
      "a new Sid goes to the beginning",
      "-   Effect: Allow # why\n    Action: a\n",
      [sid],
      "-   Sid: Anew\n    Effect: Allow # why\n    Action: a\n",
    ],
    [
      "another one is replaced",
      "Sid:   'Old' # name\nEffect: Allow\n",
      [sid],
      "Sid:   Anew # name\nEffect: Allow\n",
    ],
    [
      "keys are quoted like others",
      '"Effect": "Allow"\n"Action": "a"\n',
      [sid, resources('"*"')],
      '"Sid": Anew\n"Effect": "Allow"\n"Action": "a"\n"Resource": "*"\n',
    ],
    [
      "other new keys go to the end",
      "a:\n  Effect: Allow\n  Condition: |\n    x\n\nb: c\n",
      [resources("a", "!Ref B")],
      "a:\n  Effect: Allow\n  Condition: |\n    x\n  Resource:\n    - a\n    - !Ref B\n\nb: c\n",
    ],
    [
      "behind the comment of the last line",
      "Effect: Allow\nAction: a # why\n# end",
      [resources("'*'")],
      "Effect: Allow\nAction: a # why\nResource: '*'\n# end",
    ],
    [
      "a key is removed, with its comments",
      "Effect: Allow\n# about a\nAction:\n  - a # why\n# about r\nResource: '*'\n",
      [remove("Action")],
      "Effect: Allow\n# about r\nResource: '*'\n",
    ],
    [
      "the first and the last one",
      "- Sid: x\n  Effect: Allow\n  Action: a # b\n",
      [remove("Sid"), remove("Action")],
      "- Effect: Allow\n",
    ],
    [
      "a key takes the place of its negation",
      "Effect: Allow\nNotAction:\n- iam:* # no\nResource: '*'\n",
      [remove("NotAction"), actions("s3:Get*", "s3:List*")],
      "Effect: Allow\nAction:\n- s3:Get*\n- s3:List*\nResource: '*'\n",
    ],
    [
      "in a map between brackets",
      "- {Effect: Allow, NotAction: a, Resource: ['*']}\n",
      [remove("NotAction"), sid, actions("b:B", "c:C")],
      "- {Sid: Anew, Effect: Allow, Action: [b:B, c:C], Resource: ['*']}\n",
    ],
    [
      "in one with comments",
      "- {Effect: Allow, # yes\n   Action: a:A, # one\n   Resource: '*' # all\n  }\n",
      [remove("Action"), sid],
      "- {Sid: Anew,\n   Effect: Allow, # yes\n   Resource: '*' # all\n  }\n",
    ],
    [
      "beside a merge key",
      "x: &x {Action: a}\ny:\n  <<: *x\n  Effect: Allow\n",
      [sid, actions("b:B")],
      "x: &x {Action: a}\ny:\n  Sid: Anew\n  <<: *x\n  Effect: Allow\n  Action: b:B\n",
    ],
  ])("%s", (_, text, changes, expected) => {
    expect(changed(text, ...changes)).toBe(expected);
  });

  test.each([
    ["a key that a merge key adds", "x: &x {Action: a}\ny:\n  <<: *x\n  Effect: Allow\n"],
    ["keys with a question mark", "? Effect\n: Allow\n? Action\n: a\n"],
  ])("%s cannot be removed", (_, text) => {
    expect(respellMap(text, statementIn(text), [remove("Action")(statementIn(text))])).toBe(
      undefined,
    );
  });
});

describe("copies", () => {
  test("a comment goes where its item is kept, or else to the first that replaces it", () => {
    const text =
      "Statement:\n  - Effect: Allow\n    Action:\n      - a:* # all\n      - b:B # one\n    Resource: '*' # why\n";
    const copies = [
      [actions("a:A"), resources("r")],
      [actions("a:B"), resources("s")],
      [actions(1), sid],
    ];
    expect(copied(text, ...copies)).toBe(
      "Statement:\n  - Effect: Allow\n    Action:\n      - a:A # all\n    Resource: r # why\n  - Effect: Allow\n    Action:\n      - a:B\n    Resource: s\n  - Sid: Anew\n    Effect: Allow\n    Action:\n      - b:B # one\n    Resource: '*'\n",
    );
  });

  const first = [actions(0)];
  const second = [actions(1), sid];

  test.each([
    [
      "in a list by indentation",
      "Statement:\n  - Effect: Allow\n    Action:\n      - a:A\n      - b:B\n",
      "Statement:\n  - Effect: Allow\n    Action:\n      - a:A\n  - Sid: Anew\n    Effect: Allow\n    Action:\n      - b:B\n",
    ],
    [
      "comments stay in the first copy, but for those of items",
      "Statement:\n# about it\n- Effect: Allow # yes\n  # actions\n  Action: # these\n  # heading\n  - a:A # one\n  # about b\n  - b:B # two\n  # resources\n  Resource: '*' # all\n# end\n",
      "Statement:\n# about it\n- Effect: Allow # yes\n  # actions\n  Action: # these\n  # heading\n  - a:A # one\n  # resources\n  Resource: '*' # all\n- Sid: Anew\n  Effect: Allow\n  Action:\n  # about b\n  - b:B # two\n  Resource: '*'\n# end\n",
    ],
    [
      "a blank line stands between them where it does between others",
      "Statement:\n  - Effect: Allow\n    Action: [a:A, b:B]\n\n  # deny\n  - Effect: Deny\n",
      "Statement:\n  - Effect: Allow\n    Action: [a:A]\n\n  - Sid: Anew\n    Effect: Allow\n    Action: [b:B]\n\n  # deny\n  - Effect: Deny\n",
    ],
    [
      "a dash on a line of its own",
      "Statement:\n  -\n    # about it\n    Effect: Allow\n    Action: [a:A, b:B]\n",
      "Statement:\n  -\n    # about it\n    Effect: Allow\n    Action: [a:A]\n  - Sid: Anew\n    Effect: Allow\n    Action: [b:B]\n",
    ],
    [
      "maps between brackets in a list by indentation",
      "Statement:\n- {Effect: Allow, Action: [a:A, b:B]} # both\n- {Effect: Deny}\n",
      "Statement:\n- {Effect: Allow, Action: [a:A]} # both\n- {Sid: Anew, Effect: Allow, Action: [b:B]}\n- {Effect: Deny}\n",
    ],
    [
      "a list between brackets",
      "Statement: [{Effect: Allow, Action: [a:A, b:B]}]\n",
      "Statement: [{Effect: Allow, Action: [a:A]}, {Sid: Anew, Effect: Allow, Action: [b:B]}]\n",
    ],
    [
      "of a statement without a list",
      "Statement:\n  # about it\n  Effect: Allow # yes\n  Action:\n    - a:A\n    - b:B\n\n  Resource: |\n    x\n",
      "Statement:\n  # about it\n  - Effect: Allow # yes\n    Action:\n      - a:A\n\n    Resource: |\n      x\n  - Sid: Anew\n    Effect: Allow\n    Action:\n      - b:B\n\n    Resource: |\n      x\n",
    ],
    [
      "of a statement between brackets without a list",
      "Statement: {Effect: Allow, Action: [a:A, b:B]}\n",
      "Statement: [{Effect: Allow, Action: [a:A]}, {Sid: Anew, Effect: Allow, Action: [b:B]}]\n",
    ],
    [
      "of one on several lines",
      "Statement: {\n    Effect: Allow,\n    Action: [a:A, b:B]\n  }\n",
      "Statement: [\n    {\n      Effect: Allow,\n      Action: [a:A]\n    },\n    {\n      Sid: Anew,\n      Effect: Allow,\n      Action: [b:B]\n    }\n  ]\n",
    ],
  ])("%s", (_, text, expected) => {
    expect(copied(text, first, second)).toBe(expected);
  });

  test("with CRLF", () => {
    const text = "Statement:\r\n- Effect: Allow\r\n  Action: [a:A, b:B]\r\n";
    expect(copied(text, first, second)).toBe(
      "Statement:\r\n- Effect: Allow\r\n  Action: [a:A]\r\n- Sid: Anew\r\n  Effect: Allow\r\n  Action: [b:B]\r\n",
    );
  });
});

const punctuation = "ab01 :#-'\"\\\n\t,{}[]!&*|>%@`?.~_+=<eExX".split("");

describe("scalars", () => {
  const like = (text: string): DataScalar => {
    const node = readYaml(text)[0]?.root;
    if (node?.kind !== "scalar") throw new Error("no scalar");
    return node;
  };

  test.each([
    ["s3:GetObject", "s3:GetObject"],
    ["s3:*", "s3:*"],
    ["arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/*"],
    ["*", '"*"'],
    ["", '""'],
    ["!x", '"!x"'],
    ["&x", '"&x"'],
    ["a: b", '"a: b"'],
    ["a #b", '"a #b"'],
    ["a#b", "a#b"],
    ["a:", '"a:"'],
    [" a", '" a"'],
    ["12", '"12"'],
    ["012345678901", '"012345678901"'],
    ["1e3", '"1e3"'],
    ["0x1F", '"0x1F"'],
    ["1:30", '"1:30"'],
    ["2012-10-17", '"2012-10-17"'],
    ["true", '"true"'],
    ["Yes", '"Yes"'],
    ["n", '"n"'],
    ["null", '"null"'],
    ["~", '"~"'],
    ["a\nb", '"a\\nb"'],
    ["\u0085", '"\\u0085"'],
    ["${a},b", '"${a},b"'],
    ["-a", '"-a"'],
  ])("%j", (value, expected) => {
    expect(yamlScalar(value)).toBe(expected);
  });

  test("in the quotes of a neighbour", () => {
    expect(yamlScalar("a", like('"x"'))).toBe('"a"');
    expect(yamlScalar("it's", like("'x'"))).toBe("'it''s'");
    expect(yamlScalar("a\nb", like("'x'"))).toBe('"a\\nb"');
    expect(yamlScalar("a", like("x"))).toBe("a");
    expect(yamlScalar("a", like("|\n  x"))).toBe("a");
  });

  test("quotes that a neighbour needs are taken over where they are needed, others always", () => {
    const written = (value: string, ...others: readonly string[]): string =>
      yamlScalarBeside(others.map(like))(value);
    expect(written("s3:Get", "'*'")).toBe("s3:Get");
    expect(written("s3:*:", "'*'")).toBe("'s3:*:'");
    expect(written("s3:Get", "s3:Put", '"*"', "'s3:List'")).toBe("'s3:Get'");
    expect(written("*", "s3:Put")).toBe('"*"');
  });

  test("every string is read as itself, wherever it stands, by YAML 1.1 too", () => {
    const string = fc.oneof(
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.string({ unit: fc.constantFrom(...punctuation), maxLength: 8 }),
      fc.constantFrom("0b1", "1_0", "0o7", "+1", "-.5", ".inf", "1:2:3", "OFF", "=", "<<", "1.e1"),
      fc.integer().map(String),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    );
    const neighbour = fc.constantFrom(undefined, "x", "'x'", '"x"', "|\n  x", ">\n  x");
    fc.assert(
      fc.property(string, neighbour, fc.boolean(), (value, other, flow) => {
        const spelled = yamlScalar(value, other === undefined ? undefined : like(other), { flow });
        const texts = [`k: ${spelled}\n`, `- ${spelled}\n`, `- - ${spelled} # c\n`];
        if (flow) texts.push(`[${spelled}, ${spelled}]`, `{k: ${spelled}}`, `{"k":${spelled}}`);
        for (const text of texts) {
          const [document] = readYaml(text);
          expect(document?.problems, text).toEqual([]);
          expect(JSON.stringify(plainOf(document?.root))).toContain(JSON.stringify(value));
          expect(plainOf(document?.root)).toEqual(parse(text));
          expect(plainOf(document?.root)).toEqual(parse(text, { version: "1.1" }));
        }
      }),
      { numRuns: often(Number(process.env.RUNS ?? 1000)) },
    );
  });

  test("plain outside of brackets, where they mean nothing", () => {
    expect(yamlScalar("a/${b}", undefined, { flow: false })).toBe("a/${b}");
    expect(stringOf(readYaml("a/${b}")[0]?.root)).toBe("a/${b}");
  });
});
