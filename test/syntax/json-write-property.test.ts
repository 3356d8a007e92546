import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../../src/source/edit.ts";
import type { DataMap, DataNode } from "../../src/syntax/data.ts";
import { respellListItem, respellMap } from "../../src/syntax/json-write.ts";
import { readJson } from "../../src/syntax/json.ts";
import type { Change, Item } from "../../src/syntax/respell.ts";
import { mapWith, plainOf } from "./data-tree.ts";
import { often } from "../share.ts";

// Random statements in random styles, random changes: what is read is what was meant.

type Entries = readonly (readonly [string, unknown])[];
type Style = {
  readonly indent: string;
  readonly lineEnd: string;
  readonly colon: string;
  readonly comma: string;
  /** Blanks inside of brackets that stand on one line. */
  readonly pad: string;
  readonly lists: "lines" | "one line" | "hugging";
  readonly maps: "lines" | "one line";
};

const style: fc.Arbitrary<Style> = fc.record({
  indent: fc.constantFrom("  ", "    ", "\t"),
  lineEnd: fc.constantFrom("\n", "\r\n"),
  colon: fc.constantFrom(": ", ":", " : "),
  comma: fc.constantFrom(", ", ","),
  pad: fc.constantFrom("", " "),
  lists: fc.constantFrom("lines", "one line", "hugging"),
  maps: fc.constantFrom("lines", "one line"),
});

const string = fc.oneof(
  fc.constantFrom("s3:Get*", "*", "arn:aws:s3:::b/*", 'a "quoted" \\ one', "[{,:}]", "# // /* */"),
  fc.string({ unit: "binary", maxLength: 5 }),
);
const single = fc.oneof(
  { arbitrary: string, weight: 4 },
  { arbitrary: string.map((text) => ({ "Fn::Sub": text })), weight: 1 },
  { arbitrary: fc.constant({ "Fn::If": ["A", ["b", "c"], { Ref: "D" }] }), weight: 1 },
  { arbitrary: fc.constantFrom(12, true, null), weight: 1 },
);
const value = fc.oneof(
  single,
  fc.array(single, { maxLength: 4 }),
  fc.constant({ StringLike: { "a:B": ["c", "d"] } }),
);
const keys = ["Sid", "Action", "Resource", "NotAction", "Condition", "X"];
const statement: fc.Arbitrary<Entries> = fc
  .tuple(
    fc.shuffledSubarray([...keys, "Effect"], { minLength: 1 }),
    fc.array(value, { minLength: 7, maxLength: 7 }),
  )
  .map(([order, values]) =>
    (order.includes("Effect") ? order : [...order, "Effect"]).map(
      (key, index) => [key, key === "Effect" ? "Allow" : values[index]] as const,
    ),
  );

function print(written: unknown, style: Style, depth: number): string {
  if (typeof written !== "object" || written === null) return JSON.stringify(written);
  const line = (by: number): string => style.lineEnd + style.indent.repeat(depth + by);
  if (Array.isArray(written)) {
    if (written.length === 0) return "[]";
    const items = written.map((item) =>
      print(item, style, depth + (style.lists === "lines" ? 1 : 0)),
    );
    if (style.lists === "lines") return `[${line(1)}${items.join(`,${line(1)}`)}${line(0)}]`;
    const between = style.lists === "hugging" ? `,${line(2)}` : style.comma;
    return `[${style.pad}${items.join(between)}${style.pad}]`;
  }
  return printMap(Object.entries(written), style, depth);
}

function printMap(entries: Entries, style: Style, depth: number): string {
  if (entries.length === 0) return "{}";
  const by = style.maps === "lines" ? 1 : 0;
  const parts = entries.map(
    ([key, written]) => JSON.stringify(key) + style.colon + print(written, style, depth + by),
  );
  const line = (more: number): string => style.lineEnd + style.indent.repeat(depth + more);
  return style.maps === "lines"
    ? `{${line(1)}${parts.join(`,${line(1)}`)}${line(0)}}`
    : `{${style.pad}${parts.join(style.comma)}${style.pad}}`;
}

type Wanted =
  | { readonly key: string; readonly remove: true }
  | { readonly key: string; readonly scalar: string }
  | {
      readonly key: string;
      readonly items: readonly { readonly kept?: number; readonly text: unknown }[];
    };

const wanted: fc.Arbitrary<readonly Wanted[]> = fc
  .subarray(keys)
  .chain((some) => fc.tuple(...some.map(wantedFor)));

function wantedFor(key: string): fc.Arbitrary<Wanted> {
  const item = fc.record({ kept: fc.nat({ max: 3 }), text: single }, { requiredKeys: ["text"] });
  return fc.oneof(
    { arbitrary: fc.constant({ key, remove: true as const }), weight: 1 },
    { arbitrary: string.map((scalar) => ({ key, scalar })), weight: 1 },
    { arbitrary: fc.array(item, { maxLength: 4 }).map((items) => ({ key, items })), weight: 3 },
  );
}

function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === "list" ? node.items : node ? [node] : [];
}

function changeOf(map: DataMap, change: Wanted): Change {
  if ("remove" in change) return change;
  if ("scalar" in change) return { key: change.key, scalar: JSON.stringify(change.scalar) };
  const written = itemsOf(map.entries.find(({ key }) => key === change.key)?.value);
  const items = change.items.map(({ kept, text }): Item => {
    const node = kept === undefined ? undefined : written[kept];
    return node ? { kept: node } : { text: JSON.stringify(text) };
  });
  return { key: change.key, items };
}

function negated(key: string): string {
  return key.startsWith("Not") ? key.slice(3) : `Not${key}`;
}

/** What the statement should be after the changes. */
function expected(map: DataMap, changes: readonly Wanted[]): Entries {
  const removed = new Set(changes.filter((change) => "remove" in change).map(({ key }) => key));
  const values = new Map<string, unknown>();
  const valueAt = (name: string): DataNode | undefined =>
    map.entries.find(({ key }) => key === name)?.value;
  for (const change of changes) {
    if ("scalar" in change) values.set(change.key, change.scalar);
    if (!("items" in change)) continue;
    const negation = negated(change.key);
    const old = valueAt(change.key) ?? (removed.has(negation) ? valueAt(negation) : undefined);
    const items = change.items.map(({ kept, text }) => {
      const node = kept === undefined ? undefined : itemsOf(valueAt(change.key))[kept];
      return node ? plainOf(node) : text;
    });
    values.set(change.key, items.length === 1 && old?.kind !== "list" ? items[0] : items);
  }
  const result: (readonly [string, unknown])[] = [];
  for (const { key, value: old } of map.entries) {
    const negation = negated(key);
    if (!removed.has(key)) result.push([key, values.has(key) ? values.get(key) : plainOf(old)]);
    else if (values.has(negation) && !map.entries.some((entry) => entry.key === negation)) {
      result.push([negation, values.get(negation)]);
      values.delete(negation);
    }
    values.delete(key);
  }
  if (values.has("Sid")) result.unshift(["Sid", values.get("Sid")]);
  values.delete("Sid");
  return [...result, ...values];
}

const runs = often(Number(process.env.RUNS ?? 1000));

test("a map is written anew as it was meant, and all around it stays", () => {
  fc.assert(
    fc.property(statement, style, wanted, (entries, how, changes) => {
      const before = `{${how.lineEnd}${how.indent}"Statement"${how.colon}`;
      const after = `,${how.lineEnd}${how.indent}"After": [1,2]}${how.lineEnd}`;
      const text = before + printMap(entries, how, 1) + after;
      const map = mapWith(readJson(text).root, "Effect");
      const respelled = respellMap(
        text,
        map,
        changes.map((change) => changeOf(map, change)),
      );
      expect(respelled?.span).toEqual(map.span);
      const result = applyEdits(text, respelled ? [respelled] : []);
      expect(result.startsWith(before) && result.endsWith(after)).toBe(true);
      const { root, problems } = readJson(result);
      expect(problems, result).toEqual([]);
      const read = root?.kind === "map" ? root.entries[0]?.value : undefined;
      const pairs = read?.kind === "map" ? read.entries : [];
      expect(
        pairs.map(({ key, value: now }) => [key, plainOf(now)]),
        `${text}\n===>\n${result}`,
      ).toEqual(expected(map, changes));
      if (how.lineEnd === "\r\n") expect(result.replaceAll("\r\n", "")).not.toContain("\n");
    }),
    { numRuns: runs },
  );
});

test("nothing is changed where everything is kept", () => {
  fc.assert(
    fc.property(statement, style, (entries, how) => {
      const text = printMap(entries, how, 0);
      const map = mapWith(readJson(text).root, "Effect");
      const changes = map.entries.map(({ key, value: old }) => ({
        key,
        items: itemsOf(old).map((kept) => ({ kept })),
      }));
      expect(respellMap(text, map, changes)).toEqual({ span: map.span, text });
    }),
    { numRuns: runs },
  );
});

test("copies of a statement are written as they were meant", () => {
  const copies = fc.array(wanted, { minLength: 1, maxLength: 3 });
  const frame = fc.constantFrom("alone", "only", "first", "last");
  fc.assert(
    fc.property(statement, style, copies, frame, (entries, how, wantedCopies, place) => {
      const other = { Sid: "other" };
      const inList = place !== "alone";
      const depth = inList && how.lists === "lines" ? 2 : 1;
      const spelled = printMap(entries, how, depth);
      // Printed as a list of numbers first, for what stands around the items.
      const list = place === "only" ? [1] : place === "first" ? [1, 2] : [2, 1];
      const framed = inList ? print(list, how, 1).replace("1", () => spelled) : spelled;
      const text = `{"Statement": ${framed.replace(/\b2\b(?=[\s\]]*$)|(?<=^\[\s*)2/, () => JSON.stringify(other))}}`;
      const { root } = readJson(text);
      const map = mapWith(root, "Effect");
      const statements = root?.kind === "map" ? root.entries[0]?.value : undefined;
      const respelled = respellListItem(
        text,
        map,
        statements?.kind === "list" ? statements : undefined,
        wantedCopies.map((copy) => copy.map((change) => changeOf(map, change))),
      );
      const result = applyEdits(text, respelled ? [respelled] : []);
      expect(readJson(result).problems, result).toEqual([]);
      const made = wantedCopies.map((copy) => Object.fromEntries(expected(map, copy)));
      const all = {
        alone: made.length === 1 ? made[0] : made,
        only: made,
        first: [...made, other],
        last: [other, ...made],
      }[place];
      expect(plainOf(readJson(result).root), `${text}\n===>\n${result}`).toEqual({
        Statement: all,
      });
    }),
    { numRuns: runs },
  );
});
