import type { Span } from "../../source/source.ts";
import type { DataEntry, DataMap, DataNode } from "../../syntax/data.ts";
import { stringOf, valueOf } from "../../syntax/data.ts";
import { isPlainList, lineStart, writtenEntries } from "../../syntax/respell.ts";

// Managed policies as a template names them: items of a list, or one alone.

/** A managed policy that a resource names. */
export type Listed = {
  readonly item: DataNode;
  /** All that is named there. */
  readonly items: readonly DataNode[];
  readonly entry: DataEntry;
  /** The properties of the resource. */
  readonly map: DataMap;
  /** The type of the resource. */
  readonly type: string;
};

/** What is named at a span, where that is one of a list that is written out. */
export function listedAt(root: DataNode, span: Span): Listed | undefined {
  const resources = valueOf(root, "Resources");
  const within = resources?.kind === "map" ? writtenEntries(resources) : [];
  const resource = within.find(({ value }) => isAround(value.span, span))?.value;
  const map = valueOf(resource, "Properties");
  if (map?.kind !== "map") return undefined;
  const listed = itemAt(map, span);
  return listed && { ...listed, type: stringOf(valueOf(resource, "Type")) ?? "" };
}

/** What is named at a span below a key of any map, where that is one of a list that is written out. */
export function listedUnder(
  root: DataNode,
  span: Span,
  isKey: (key: string) => boolean,
): Listed | undefined {
  if (root.kind !== "map") return undefined;
  const entry = writtenEntries(root).find(({ value }) => isAround(value.span, span));
  if (!entry || entry.merged) return undefined;
  if (!isKey(entry.key)) return listedUnder(entry.value, span, isKey);
  const listed = itemAt(root, span);
  return listed && { ...listed, type: "" };
}

function itemAt(map: DataMap, span: Span): Omit<Listed, "type"> | undefined {
  const entry = writtenEntries(map).find(({ value }) => isAround(value.span, span));
  if (!entry || entry.merged) return undefined;
  const { value } = entry;
  const items = isPlainList(value) ? value.items : [value];
  const item = items.find((each) => isAround(each.span, span));
  return item && isText(item) ? { item, items, entry, map } : undefined;
}

function isAround(outer: Span, { start, end }: Span): boolean {
  return outer.start < end && start < outer.end;
}

/** A text, or one with references in it, and not one of several. */
function isText(node: DataNode): boolean {
  if (node.kind === "scalar") return true;
  if (node.kind !== "map" || node.tag !== undefined) return false;
  const [only, ...more] = node.entries;
  return more.length === 0 && (only?.key === "Fn::Sub" || only?.key === "Fn::Join");
}

/**
 * What is taken away of the text for an item not to be there: with what separates it from the others, and
 * the whole entry where nothing would be left. Undefined where something else stands beside it.
 *
 * @param also the items that are taken away at once, this one among them
 */
export function withoutItem(
  text: string,
  { item, items, entry, map }: Listed,
  also: readonly DataNode[],
): Span | undefined {
  if (items.length === 1) return withoutEntry(text, { entry, map });
  const list = entry.value;
  if (list.kind !== "list") return undefined;
  const index = items.indexOf(item);
  const spans = items.map(({ span }) => span);
  const isFirst = items.slice(0, index).every((each) => also.includes(each));
  if (list.flow)
    return items.some(({ tag }) => tag !== undefined) ? undefined : between(spans, index, isFirst);
  return linesOf(text, item.span.start, item.span.end, /^[ \t]*-[ \t]+(?:!\w+[ \t]+)?$/);
}

/** The same for several items of a list at once: a piece of text for each, or one for all that is listed. */
export function withoutItems(
  text: string,
  listed: Listed,
  gone: readonly DataNode[],
): readonly Span[] | undefined {
  if (gone.length === listed.items.length) {
    const whole = withoutEntry(text, listed);
    return whole && [whole];
  }
  const spans = gone.map((item) => withoutItem(text, { ...listed, item }, gone));
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

function withoutEntry(
  text: string,
  { entry, map }: Pick<Listed, "entry" | "map">,
): Span | undefined {
  const entries = writtenEntries(map);
  if (entries.length === 1) return undefined;
  const spans = entries.map(({ span }) => span);
  return map.flow
    ? between(spans, entries.indexOf(entry), entries.indexOf(entry) === 0)
    : linesOf(text, entry.span.start, entry.value.span.end, /^[ \t]*$/);
}

/** An item between brackets with the comma before it, or behind it where none is left before it. */
function between(spans: readonly Span[], index: number, isFirst: boolean): Span | undefined {
  const [before, own, behind] = [spans[index - 1], spans[index], spans[index + 1]];
  if (!own) return undefined;
  if (isFirst || !before) return behind && { start: own.start, end: behind.start };
  return { start: before.end, end: own.end };
}

/** Whole lines, from the end of the one before them. */
function linesOf(text: string, start: number, end: number, lead: RegExp): Span | undefined {
  const line = lineStart(text, start);
  const [behind = ""] = /^[^\r\n]*/.exec(text.slice(end)) ?? [];
  if (line === 0 || !lead.test(text.slice(line, start)) || !/^\s*(?:#.*)?$/.test(behind))
    return undefined;
  const before = text[line - 2] === "\r" ? line - 2 : line - 1;
  return { start: before, end: end + behind.length };
}
