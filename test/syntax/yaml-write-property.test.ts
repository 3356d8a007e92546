import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../../src/source/edit.ts";
import { mapsIn } from "../../src/syntax/data-walk.ts";
import type { DataList, DataMap, DataNode } from "../../src/syntax/data.ts";
import type { Change, Item } from "../../src/syntax/respell.ts";
import { respellListItem, respellMap } from "../../src/syntax/yaml-write.ts";
import { readYaml } from "../../src/syntax/yaml.ts";
import { mapWith, type Meaning, meaningOf } from "./data-tree.ts";
import { often } from "../share.ts";

// Random statements in random styles, random changes: what is read from the result is what was
// meant, and each comment is there as often as it should be.

/** How an item is spelled; of several lines, those after the first are indented from it. */
type Spelling = { readonly lines: readonly string[]; readonly flow: boolean; readonly own?: true };

/** Those that stand between brackets as they are. */
const inBrackets = [
  ...["s3:Get*", "'s3:*'", '"*"', "!Ref X", '!Sub "a/${B}, c"', "{Ref: A}", "!GetAtt [A, Arn]"],
  ...["'it''s, #1'", '"a # b"', "12", "!If [c, 'd, e', {Ref: F}]", "2012-10-17", "a#b", "''"],
  ...["&n m", "*v"],
] as const;

const spellings: readonly Spelling[] = [
  ...inBrackets.map((line) => ({ lines: [line], flow: true })),
  { lines: ["arn:${A}/[x],y"], flow: true },
  { lines: ["!Sub arn:${A}"], flow: true },
  { lines: ["Fn::Sub: x"], flow: false, own: true },
  { lines: ["Fn::Join:", "  - ''", "  - [a, b]", "Other: y"], flow: false, own: true },
  { lines: ["- a", "- - b", "  - c"], flow: false, own: true },
  { lines: ["!Sub", "- x", "- Y: z"], flow: false },
  { lines: ["!Map", "  a: b", "  c:", "  - d"], flow: false },
  { lines: ["|", "  literal", "", "    # no comment"], flow: false },
  { lines: ["!Sub |-", "  x", "", "", "  y"], flow: false },
  { lines: [">", "  folded", "  text"], flow: false },
  { lines: ['"two', '   lines"'], flow: false },
  { lines: ["plain", "  lines"], flow: false },
  { lines: ["{Ref:", "    A}"], flow: false },
];

type Random = fc.GeneratorValue;
type Written = {
  readonly lines: string[];
  /** By the comment's text: where it belongs. */
  readonly comments: Map<string, Place>;
};
type Place =
  | { readonly kind: "elsewhere" }
  | { readonly kind: "entry"; readonly key: string }
  | { readonly kind: "head"; readonly key: string }
  | { readonly kind: "value"; readonly key: string }
  | { readonly kind: "in value"; readonly key: string }
  | { readonly kind: "item"; readonly key: string; readonly index: number };

const chance = (random: Random, percent: number): boolean =>
  random(fc.integer, { min: 0, max: 99 }) < percent;
function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[random(fc.integer, { min: 0, max: values.length - 1 })];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}

const indented = (lines: readonly string[], by: number): readonly string[] =>
  lines.map((line, index) => (index === 0 || line === "" ? line : " ".repeat(by) + line));

/** A statement by indentation, its keys in column 0. */
function blockStatement(random: Random): Written {
  const lines: string[] = [];
  const comments = new Map<string, Place>();
  const comment = (place: Place): string => {
    const text = `# c${comments.size}.`;
    comments.set(text, place);
    return text;
  };
  const tail = (place: Place): string =>
    chance(random, 30) ? `${pick(random, [" ", "   "])}${comment(place)}` : "";
  const lead = (indent: number, place: Place): void => {
    if (chance(random, 20))
      for (let count = pick(random, [1, 2]); count > 0; count--)
        lines.push(" ".repeat(indent) + comment(place));
  };
  const loose = (indent: number, place: Place): void => {
    if (chance(random, 10)) {
      lines.push("");
      if (chance(random, 50)) lines.push(" ".repeat(indent) + comment(place), "");
    }
  };
  const quote = pick(random, ["", '"', "'"]);
  const dashes = pick(random, [0, 2, 4]);

  for (const key of keysOf(random)) {
    if (lines.length > 0) {
      loose(0, { kind: "elsewhere" });
      lead(0, { kind: "entry", key });
    }
    const head = `${quote}${key}${quote}:`;
    const inEntry: Place = { kind: "entry", key };
    const kind = key === "Effect" ? "single" : pick(random, ["single", "list", "flow", "map"]);
    if (kind === "single") {
      const { lines: spelled, own } =
        key === "Effect" ? { lines: ["Allow"], own: undefined } : pick(random, spellings);
      // The comment behind a list is that of its last item.
      const end = spelled[0]?.startsWith("- ") ? "" : tail({ kind: "value", key });
      if (own) {
        lines.push(head);
        const [first = "", ...rest] = indented(spelled, 2);
        lines.push(`  ${first}`, ...rest);
        lines.push(`${lines.pop() ?? ""}${end}`);
      } else {
        const [first = "", ...rest] = spelled;
        const isBlock = rest.length > 0 && /[|>]-?$/.test(first);
        lines.push(`${head} ${first}`, ...rest);
        const last = lines.pop() ?? "";
        if (isBlock) comments.delete(end.trim());
        lines.push(isBlock ? last : last + end);
      }
    } else if (kind === "list") {
      lines.push(head + tail(inEntry));
      lead(dashes, inEntry);
      const pad = pick(random, [1, 1, 3]);
      for (let count = pick(random, [1, 2, 3, 4]), index = 0; index < count; index++) {
        const place: Place = { kind: "item", key, index };
        if (index > 0) {
          loose(dashes, inEntry);
          lead(dashes, place);
        }
        const { lines: spelled } = pick(random, spellings);
        const [first = "", ...rest] = indented(spelled, dashes + 1 + pad);
        lines.push(`${" ".repeat(dashes)}-${" ".repeat(pad)}${first}`, ...rest);
        const last = lines.pop() ?? "";
        const isBlock = rest.length > 0 && /[|>]-?$/.test(first);
        lines.push(isBlock ? last : last + tail(place));
      }
      if (chance(random, 10))
        lines.push(`${" ".repeat(dashes + 1)}${comment({ kind: "elsewhere" })}`);
    } else if (kind === "flow") flowList(random, key, head, lines, comment, tail);
    else {
      const inHead: Place = { kind: "head", key };
      lines.push(head + tail(inHead));
      lead(2, inHead);
      lines.push(`  StringLike:${tail({ kind: "in value", key })}`, "    'a#b': [c, d]");
      lines.push(`    e: f${tail({ kind: "value", key })}`);
    }
  }
  return { lines, comments };
}

function keysOf(random: Random): readonly string[] {
  const keys = ["Sid", "Action", "Resource", "NotAction", "Condition", "X"].filter(() =>
    chance(random, 60),
  );
  const at = random(fc.integer, { min: 0, max: keys.length });
  return [...keys.slice(0, at), "Effect", ...keys.slice(at)];
}

function flowList(
  random: Random,
  key: string,
  head: string,
  lines: string[],
  comment: (place: Place) => string,
  tail: (place: Place) => string,
): void {
  const spelled = Array.from({ length: pick(random, [0, 1, 2, 3]) }, () =>
    pick(random, inBrackets),
  );
  const inEntry: Place = { kind: "entry", key };
  const style = pick(random, ["tight", "padded", "lines", "hugging"]);
  if (style === "tight" || spelled.length === 0)
    lines.push(`${head} [${spelled.join(pick(random, [", ", ","]))}]${tail(inEntry)}`);
  else if (style === "padded") lines.push(`${head} [ ${spelled.join(", ")} ]${tail(inEntry)}`);
  else if (style === "hugging")
    lines.push(...`${head} [${spelled.join(",\n     ")}]${tail(inEntry)}`.split("\n"));
  else {
    lines.push(`${head} [${tail(inEntry)}`);
    for (const [index, item] of spelled.entries()) {
      const place: Place = { kind: "item", key, index };
      if (chance(random, 20))
        lines.push(`    ${comment(index === 0 ? { kind: "entry", key } : place)}`);
      const comma = index < spelled.length - 1 ? "," : pick(random, ["", ","]);
      lines.push(`    ${item}${comma}${tail(place)}`);
    }
    if (chance(random, 10)) lines.push(`    ${comment(inEntry)}`);
    lines.push(`  ]${tail(inEntry)}`);
  }
}

/** A statement between brackets, on one line or several. */
function flowStatement(random: Random): Written {
  const item = (): string => pick(random, inBrackets);
  const entries = keysOf(random).map((key) => {
    const count = pick(random, [0, 1, 2, 3]);
    const value =
      key === "Effect"
        ? "Allow"
        : chance(random, 50)
          ? item()
          : `[${Array.from({ length: count }, item).join(", ")}]`;
    return `${key}: ${value}`;
  });
  const style = pick(random, ["tight", "padded", "lines"]);
  const lines =
    style === "tight"
      ? [`{${entries.join(", ")}}`]
      : style === "padded"
        ? [`{ ${entries.join(", ")} }`]
        : [
            "{",
            ...entries.map(
              (entry, index) => `    ${entry}${index < entries.length - 1 ? "," : ""}`,
            ),
            "  }",
          ];
  return { lines, comments: new Map() };
}

type Framed = Written & {
  readonly text: string;
  readonly inList: boolean;
  readonly others: number;
};

function document(random: Random): Framed {
  const flow = chance(random, 30);
  const { lines, comments } = flow ? flowStatement(random) : blockStatement(random);
  const frame = pick(
    random,
    flow ? (["dash", "flow", "single"] as const) : (["dash", "dash", "single"] as const),
  );
  const others = frame === "single" ? 0 : pick(random, [0, 1]);
  const column = pick(random, [0, 2, 4]);
  const out = ["Version: &v '2012-10-17'", "Statement:"];
  if (frame === "dash") {
    const mark = pick(random, ["- ", "-   "]);
    if (others > 0) out.push(`${" ".repeat(column)}- {Sid: other}`);
    if (others > 0 && chance(random, 30)) out.push("");
    const [first = "", ...rest] = indented(lines, column + mark.length);
    out.push(" ".repeat(column) + mark + first, ...rest);
  } else if (frame === "flow") {
    const [first = "", ...rest] = indented(lines, 2);
    out.push(`  [${others > 0 ? "{Sid: other}, " : ""}${first}`, ...rest);
    out.push(`${out.pop() ?? ""}]`);
  } else if (flow) {
    const [first = "", ...rest] = lines;
    out.push(`${out.pop() ?? ""} ${first}`, ...rest);
  } else {
    const [first = "", ...rest] = indented(lines, column + 2);
    out.push(" ".repeat(column + 2) + first, ...rest);
  }
  if (chance(random, 80))
    out.push(...pick(random, [["After: x"], ["# after"], ["", "After: x"], [""]]));
  const text = (chance(random, 10) ? "\uFEFF" : "") + out.join(pick(random, ["\n", "\n", "\r\n"]));
  return { lines, comments, text, inList: frame !== "single", others };
}

type Wanted =
  | { readonly key: string; readonly remove: true }
  | { readonly key: string; readonly scalar: string }
  | { readonly key: string; readonly items: readonly (number | Spelling)[] };

function changesFor(random: Random, statement: DataMap): readonly Wanted[] {
  const wanted: Wanted[] = [];
  for (const { key, value } of statement.entries) {
    if (key === "Effect" || chance(random, 40)) continue;
    const kind = pick(random, ["items", "items", "items", "scalar", "remove"]);
    if (kind === "remove") wanted.push({ key, remove: true });
    else if (kind === "scalar") wanted.push({ key, scalar: pick(random, ["x", "'y'", '"z"']) });
    else {
      const count = value.kind === "list" && value.tag === undefined ? value.items.length : 1;
      const kept = Array.from({ length: count }, (_, index) => index).filter(() =>
        chance(random, 60),
      );
      const ordered = chance(random, 20) ? [...kept].reverse() : kept;
      const items: (number | Spelling)[] = [...ordered];
      for (let more = pick(random, [0, 0, 1, 2]); more > 0; more--)
        items.splice(random(fc.integer, { min: 0, max: items.length }), 0, pick(random, spellings));
      wanted.push({ key, items });
    }
  }
  const has = (key: string): boolean => statement.entries.some((entry) => entry.key === key);
  if (!has("Sid") && chance(random, 40)) wanted.push({ key: "Sid", scalar: "Anew" });
  if (!has("Resource") && chance(random, 40)) {
    const items = Array.from({ length: pick(random, [1, 2]) }, () => pick(random, spellings));
    wanted.push({ key: "Resource", items });
  }
  return wanted;
}

function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === "list" && node.tag === undefined ? node.items : node ? [node] : [];
}

function changeOf(statement: DataMap, wanted: Wanted): Change {
  if (!("items" in wanted)) return wanted;
  const written = itemsOf(statement.entries.find(({ key }) => key === wanted.key)?.value);
  const items = wanted.items.map((item): Item => {
    const kept = typeof item === "number" ? written[item] : undefined;
    return kept ? { kept } : { text: typeof item === "number" ? "" : item.lines.join("\n") };
  });
  return { key: wanted.key, items };
}

function meant(spelled: string): Meaning {
  if (spelled === "*v") return { value: "2012-10-17" };
  const root = readYaml(spelled)[0]?.root;
  if (!root) throw new Error(`no meaning: ${spelled}`);
  return meaningOf(root);
}

/** What the statement should mean after the changes. */
function expected(statement: DataMap, changes: readonly Wanted[]): Meaning {
  const removed = new Set(changes.filter((change) => "remove" in change).map(({ key }) => key));
  const values = new Map(
    changes.flatMap((change) => {
      if ("remove" in change) return [];
      if ("scalar" in change) return [[change.key, meant(change.scalar)] as const];
      const value = statement.entries.find(({ key }) => key === change.key)?.value;
      const written = itemsOf(value);
      const items = change.items.map((item) => {
        const kept = typeof item === "number" ? written[item] : undefined;
        return kept
          ? meaningOf(kept)
          : meant(typeof item === "number" ? "" : item.lines.join("\n"));
      });
      const [only] = items;
      const isList = value?.kind === "list" && value.tag === undefined;
      return [
        [change.key, only && items.length === 1 && !isList ? only : { list: items }] as const,
      ];
    }),
  );
  const map: (readonly [string, Meaning])[] = [];
  for (const { key, value } of statement.entries) {
    const negation = key === "NotAction" ? "Action" : key === "Action" ? "NotAction" : "";
    if (!removed.has(key)) map.push([key, values.get(key) ?? meaningOf(value)]);
    else {
      const instead = statement.entries.every((entry) => entry.key !== negation);
      const moved = instead ? values.get(negation) : undefined;
      if (moved) map.push([negation, moved]);
      if (moved) values.delete(negation);
    }
    values.delete(key);
  }
  const sid = values.get("Sid");
  if (sid) map.unshift(["Sid", sid]);
  values.delete("Sid");
  return { map: [...map, ...values] };
}

/** How often a comment should stand in the copies. */
function timesIn(place: Place, copies: readonly (readonly Wanted[])[]): number {
  if (place.kind === "elsewhere") return 1;
  const changes = copies.map((copy) => copy.find(({ key }) => key === place.key));
  const index = place.kind === "item" ? place.index : place.kind.includes("value") ? 0 : undefined;
  const [first] = changes;
  if (index === undefined) return first && "remove" in first ? 0 : 1;
  const items = changes.map((change) => (change && "items" in change ? change.items : undefined));
  const kept = items.filter((each, copy) =>
    each ? each.includes(index) : !changes[copy] && copy === 0,
  );
  // What is kept nowhere stays said of what is put in its place.
  const isReplaced =
    place.kind !== "in value" &&
    items.some((each) => each?.some((item) => typeof item !== "number"));
  return kept.length > 0 ? kept.length : isReplaced ? 1 : 0;
}

/** Where the comment's place is too much at the edge to be told beforehand. */
function isEdge(place: Place, copies: readonly (readonly Wanted[])[]): boolean {
  return copies.some((changes) =>
    changes.some(
      (change) =>
        ("remove" in change && place.kind === "elsewhere") ||
        ("items" in change && change.items.length === 0) ||
        ("scalar" in change && "key" in place && place.key === change.key),
    ),
  );
}

function check(
  framed: Framed,
  copies: readonly (readonly Wanted[])[],
  spell: (
    statement: DataMap,
    list: DataList | undefined,
    changes: readonly (readonly Change[])[],
  ) => ReturnType<typeof respellMap>,
): void {
  const { text, comments } = framed;
  const [before] = readYaml(text);
  expect(before?.problems).toEqual([]);
  const root = before?.root;
  const statement = mapWith(root, "Effect");
  const statements = root?.kind === "map" ? root.entries[1]?.value : undefined;
  const list = statements?.kind === "list" ? statements : undefined;
  const changes = copies.map((copy) => copy.map((wanted) => changeOf(statement, wanted)));
  const respelled = spell(statement, list, changes);
  if (!respelled) {
    // What is written by indentation does not go between brackets.
    const items = copies.flat().flatMap((change) => ("items" in change ? change.items : []));
    expect(statement.flow && items.some((item) => typeof item !== "number" && !item.flow)).toBe(
      true,
    );
    return;
  }
  expect(respelled.span.start).toBe(statement.span.start);
  expect(text.slice(statement.span.end, respelled.span.end)).toMatch(/^(?:[ \t]+#.*)?(?:\s+#.*)*$/);
  const result = applyEdits(text, [respelled]);
  const [after] = readYaml(result);
  const context = `\n${text}\n=== ${JSON.stringify(copies)} ===>\n${result}\n===`;
  expect(after?.problems, context).toEqual([]);
  const wantedStatements = copies.map((copy) => expected(statement, copy));
  const [only] = wantedStatements;
  const meaning: Meaning = {
    map: (root?.kind === "map" ? root.entries : []).map(({ key, value }, index) => {
      if (index !== 1) return [key, meaningOf(value)] as const;
      if (!list)
        return [key, only && copies.length === 1 ? only : { list: wantedStatements }] as const;
      const items = list.items.flatMap((item) =>
        item === statement ? wantedStatements : [meaningOf(item)],
      );
      return [key, { list: items }] as const;
    }),
  };
  expect(after?.root && meaningOf(after.root), context).toEqual(meaning);
  if (text.includes("\r\n")) expect(result.replaceAll("\r\n", "")).not.toContain("\n");
  // By an alias, one node is several items: it cannot be told whose comment is meant.
  if (text.includes("*v")) return;
  for (const [comment, place] of comments) {
    if (isEdge(place, copies)) continue;
    const times = result.split(comment).length - 1;
    expect([comment, times], context).toEqual([comment, timesIn(place, copies)]);
  }
}

const runs = often(Number(process.env.RUNS ?? 1000));

test("a map is written anew as it was meant", () => {
  fc.assert(
    fc.property(fc.gen(), (random) => {
      const framed = document(random);
      const statement = mapWith(readYaml(framed.text)[0]?.root, "Effect");
      const copy = changesFor(random, statement);
      check(framed, [copy], (map, _, [changes = []]) => respellMap(framed.text, map, changes));
    }),
    { numRuns: runs },
  );
});

test("nothing is changed where everything is kept", () => {
  fc.assert(
    fc.property(fc.gen(), (random) => {
      const { text } = document(random);
      const statement = mapWith(readYaml(text)[0]?.root, "Effect");
      const changes = statement.entries.map(({ key, value }) => ({
        key,
        items: itemsOf(value).map((kept) => ({ kept })),
      }));
      const respelled = respellMap(text, statement, changes);
      expect(respelled && applyEdits(text, [respelled])).toBe(text);
    }),
    { numRuns: runs },
  );
});

test("copies of a statement are written as they were meant", () => {
  fc.assert(
    fc.property(fc.gen(), (random) => {
      const framed = document(random);
      const statement = mapWith(readYaml(framed.text)[0]?.root, "Effect");
      const copies = Array.from({ length: pick(random, [1, 2, 3]) }, () =>
        changesFor(random, statement),
      );
      check(framed, copies, (map, list, changes) =>
        respellListItem(framed.text, map, list, changes),
      );
    }),
    { numRuns: runs },
  );
});

test("no document makes it throw", () => {
  const token = fc.constantFrom(
    ...["a", "k: ", "k: v\n", "- ", "- x\n", "? ", ": ", "\n", "\r\n", "  ", "\t", "[", "]", "{"],
    ...[
      "}",
      ", ",
      '"',
      "'y'",
      "|\n",
      " # c\n",
      "&x ",
      "*x",
      "!t ",
      "<<: ",
      "---\n",
      "{e: f}",
      "12",
    ],
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 20 }), (tokens) => {
      const text = tokens.join("");
      const maps = readYaml(text).flatMap(({ root }) => (root ? [...mapsIn(root)] : []));
      for (const { node } of maps) {
        const changes = node.entries.map(({ key, value }) => ({
          key,
          items: [...itemsOf(value).map((kept) => ({ kept })), { text: "x" }],
        }));
        const added = [{ key: "Sid", scalar: "x" }, ...changes.slice(1)];
        expect(() => respellMap(text, node, changes)).not.toThrow();
        expect(() => respellListItem(text, node, undefined, [changes, added])).not.toThrow();
      }
    }),
    { numRuns: runs },
  );
});
