import type { Span } from "../source/source.ts";
import type { DataEntry, DataList, DataMap, DataNode } from "./data.ts";
import { replacedIn } from "./replaced.ts";

// What is to be written, in words that JSON and YAML share: json-write.ts and yaml-write.ts.

/** What becomes of one key of a map. */
export type Change =
  /**
   * The value becomes these items. A list stays a list. A single value stays one where one item
   * is given, else it becomes a list; so does the value of a key that the map does not have.
   */
  | { readonly key: string; readonly items: readonly Item[] }
  /** The value becomes a scalar, as it is to be spelled. A new `Sid` goes to the beginning. */
  | { readonly key: string; readonly scalar: string }
  /** The value is a map in which so much changes, or becomes one; any other stays what it is. */
  | { readonly key: string; readonly within: readonly Change[] }
  | { readonly key: string; readonly remove: true };

export type Item =
  /** A node of the map, taken over to the letter with the comments that belong to it. */
  | { readonly kept: DataNode }
  /** As it is to be spelled. Of several lines, those after the first are indented from it. */
  | { readonly text: string };

export type WriteOptions = {
  /** Lists in brackets are broken, one item a line, before lines grow longer. 100 by default. */
  readonly width?: number;
};

/** A part of the text, and what is to stand there. */
export type Respelled = { readonly span: Span; readonly text: string };

/**
 * Writes a map with some of its values changed: keys, indentation, quotes, comments and all else
 * stay as they are. Where the last line of YAML ends with a comment, the span goes up to its end;
 * where a block scalar comes last, over the comments below too, which else would become its text.
 *
 * Undefined where the text cannot express it: a key that a merge key adds cannot be removed.
 * The map must stand in this text at its span, and be free of syntax errors.
 */
export type RespellMap = (
  text: string,
  map: DataMap,
  changes: readonly Change[],
  options?: WriteOptions,
) => Respelled | undefined;

/**
 * Writes copies of a map, each with changes of its own, in the place of the one map, as items of
 * the list that holds it. Without a list (`Statement: {...}`), two copies or more become one.
 *
 * The comments of an item go where it goes, those of one that is replaced stay with what stands for
 * it. All others stay in the first copy and are left out of the others.
 */
export type RespellListItem = (
  text: string,
  item: DataMap,
  list: DataList | undefined,
  copies: readonly (readonly Change[])[],
  options?: WriteOptions,
) => Respelled | undefined;

export const defaultWidth = 100;

export type NewValue = Exclude<Change, { readonly remove: true }>;

/** An entry of the map to be: one that is written, with or without a new value, or a new one. */
export type Step =
  | { readonly entry: DataEntry; readonly key?: string; readonly value?: NewValue }
  | { readonly entry?: undefined; readonly key: string; readonly value: NewValue };

/** The entries that stand in the map itself, merge keys too, in the order of the text. */
export function writtenEntries(map: DataMap): readonly DataEntry[] {
  const own = map.entries.filter((entry) => !entry.merged);
  return map.merges ? [...own, ...map.merges].sort((a, b) => a.span.start - b.span.start) : own;
}

/** The written entries, one before the others: aliases make one node the value of several. */
export function entriesFrom(map: DataMap, first: DataEntry | undefined): readonly DataEntry[] {
  return first ? [first, ...writtenEntries(map)] : writtenEntries(map);
}

/**
 * The entries of the changed map in their order; undefined where a key cannot be removed. A key
 * whose negation is removed (`NotAction` for `Action`) takes its place.
 */
export function stepsOf(map: DataMap, changes: readonly Change[]): readonly Step[] | undefined {
  const removed = new Set(changes.filter((change) => "remove" in change).map(({ key }) => key));
  if (map.entries.some((entry) => entry.merged && removed.has(entry.key))) return undefined;

  const values = valuesIn(changes);
  const written = writtenEntries(map);
  const lastOf = (key: string): DataEntry | undefined =>
    written.findLast((entry) => entry.key === key && !map.merges?.includes(entry));
  const byEntry = new Map<DataEntry, NewValue>();
  const added: NewValue[] = [];
  for (const value of values) {
    const entry =
      lastOf(value.key) ?? (removed.has(negated(value.key)) && lastOf(negated(value.key)));
    if (entry && !byEntry.has(entry)) byEntry.set(entry, value);
    else added.push(value);
  }

  const steps = written.flatMap((entry): readonly Step[] => {
    const value = byEntry.get(entry);
    if (value) return [{ entry, value, ...(value.key !== entry.key && { key: value.key }) }];
    return removed.has(entry.key) ? [] : [{ entry }];
  });
  const news = added.map((value): Step => ({ key: value.key, value }));
  return [
    ...news.filter(({ key }) => isSid(key)),
    ...steps,
    ...news.filter(({ key }) => !isSid(key)),
  ];
}

/** What keys are to have, without those that are left out. */
export function valuesIn(changes: readonly Change[]): readonly NewValue[] {
  return changes.filter((change): change is NewValue => !("remove" in change));
}

function isSid(key: string | undefined): boolean {
  return key === "Sid" || key === "sid";
}

function negated(key: string): string {
  return key.startsWith("Not") ? key.slice(3) : `Not${key}`;
}

/** A list whose items can be changed one by one; a tagged one (`!If`) is one value. */
export function isPlainList(node: DataNode): node is DataList {
  return node.kind === "list" && node.tag === undefined;
}

/**
 * The places of nodes among the items of a list, each taken once where it can be: aliases make
 * one node several items.
 */
export function placesIn(list: DataList, items: readonly Item[]): readonly (number | undefined)[] {
  const taken = new Set<number>();
  return items.map((item) => {
    if (!("kept" in item)) return undefined;
    const free = list.items.findIndex((node, index) => node === item.kept && !taken.has(index));
    const index = free < 0 ? list.items.indexOf(item.kept) : free;
    if (index < 0) return undefined;
    taken.add(index);
    return index;
  });
}

/** The places of nodes among the items of a list. */
export function indicesIn(list: DataList, nodes: ReadonlySet<DataNode>): readonly number[] {
  return list.items.flatMap((node, index) => (nodes.has(node) ? [index] : []));
}

/** For each copy of a map what it replaces of the values, and of the items of lists. */
export function replacedOf(
  map: DataMap,
  copies: readonly (readonly Change[])[],
): readonly ReadonlySet<DataNode>[] {
  return replacedIn<DataNode>(copies, (key) =>
    writtenEntries(map)
      .filter((entry) => entry.key === key)
      .flatMap(({ value }) => [value, ...(isPlainList(value) ? value.items : [])]),
  );
}

/** The line end that a text uses at an offset. */
export function lineEndAt(text: string, offset: number): "\n" | "\r\n" {
  const after = text.indexOf("\n", offset);
  const lineFeed = after < 0 && text.includes("\n") ? text.lastIndexOf("\n") : after;
  return text[lineFeed - 1] === "\r" ? "\r\n" : "\n";
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  for (let end = offset; end > 0; end -= step) {
    const start = Math.max(0, end - step);
    const before = text.slice(start, end);
    if (before.includes("\n")) return start + before.lastIndexOf("\n") + 1;
  }
  return 0;
}

/** As many characters at once: engines look forwards many times as fast as backwards, and a file may be one line. */
const step = 1000;

/** The blanks that the line of an offset begins with. */
export function lineIndent(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
}

/** The lines of a raw piece of text, with the line ends of the file that it goes into. */
export function withLineEnds(raw: string, lineEnd: string): string {
  return raw.replace(/\r?\n/g, lineEnd);
}
