import type { BracketContext } from "./bracket-layout.ts";
import { joinCopies, respellBracketMap } from "./bracket-write.ts";
import type { DataList, DataMap } from "./data.ts";
import {
  type Change,
  defaultWidth,
  lineEndAt,
  replacedOf,
  type RespellListItem,
  type RespellMap,
  type Respelled,
  type WriteOptions,
} from "./respell.ts";
import { gapsOf, withoutComments } from "./sequence.ts";
import { type BlockMap, respellBlockMap } from "./yaml/block-write.ts";
import { flowStyle } from "./yaml/flow-style.ts";
import { blockItems, shifted } from "./yaml/raw.ts";
import { columnOf, tailEnd } from "./yaml/scan.ts";

export { yamlScalar, yamlScalarBeside } from "./yaml/scalar-write.ts";

/**
 * A map with some of its values changed, in the style in which it is written: by indentation or
 * between brackets. Undefined also where keys are written in a way that is not followed (`? key`).
 */
export const respellMap: RespellMap = (text, map, changes, options) => {
  const [only] = respellCopies(text, map, [changes], options) ?? [];
  return only;
};

/** Copies of a map with changes of their own, as items of the list in which the map stands. */
export const respellListItem: RespellListItem = (text, item, list, copies, options) => {
  const made = respellCopies(text, item, copies, options);
  const [first] = made ?? [];
  if (!made || !first || (item.tag !== undefined && made.length > 1)) return undefined;
  if (made.length === 1) return first;
  const texts = made.map((copy) => copy.text);
  if (list && !list.flow) return blockListItems(text, item, list, first.span, texts);
  if (item.flow) {
    const context = contextOf(options?.width);
    return { span: item.span, text: joinCopies(text, item, list, texts, context) };
  }
  return list ? undefined : blockListOf(text, item, first.span, texts);
};

function contextOf(width: number = defaultWidth): BracketContext {
  return { dialect: flowStyle, width, first: true, replaced: new Set(), nested: true };
}

/** The copies one by one, with the span that the first of them is for. */
function respellCopies(
  text: string,
  map: DataMap,
  copies: readonly (readonly Change[])[],
  options: WriteOptions | undefined,
): readonly Respelled[] | undefined {
  const replaced = replacedOf(map, copies);
  const respell = (withComments: boolean): readonly BlockMap[] | undefined => {
    const made: BlockMap[] = [];
    for (const [index, changes] of copies.entries()) {
      const first = index === 0;
      const context = {
        ...contextOf(options?.width),
        first,
        replaced: replaced[index] ?? new Set(),
        withComments: withComments && first,
      };
      const copy = map.flow
        ? bracketMap(text, map, changes, context)
        : respellBlockMap(text, map, changes, context);
      if (!copy) return undefined;
      made.push(copy);
    }
    return made;
  };
  const made = respell(false);
  const safe = made?.at(-1)?.open ? respell(true) : made;
  return safe?.map(({ span, text: copy }) => ({ span, text: copy }));
}

function bracketMap(
  text: string,
  map: DataMap,
  changes: readonly Change[],
  context: BracketContext,
): BlockMap | undefined {
  const spelled = respellBracketMap(text, map, changes, context);
  return spelled === undefined ? undefined : { span: map.span, text: spelled, open: false };
}

/** Further items of a list written by indentation. */
function blockListItems(
  text: string,
  item: DataMap,
  list: DataList,
  span: { readonly start: number; readonly end: number },
  texts: readonly string[],
): Respelled | undefined {
  const items = blockItems(text, list);
  const index = list.items.indexOf(item);
  const written = items[index];
  if (!written) return undefined;
  const end = tailEnd(text, span.end);
  const [first = "", ...more] = texts;
  const dash = columnOf(text, written.span.start);
  const column = columnOf(text, item.span.start);
  const between = text.slice(written.span.start, item.span.start);
  const mark = /^- +$/.test(between) ? between : "-".padEnd(Math.max(2, column - dash));
  const gaps = gapsOf(
    text,
    list.span,
    items.map((other) => other.span),
  );
  const near = [gaps[index + 1], gaps[index]].find((gap) => gap?.includes("\n"));
  const isSpaced = near !== undefined && withoutComments(near).split("\n").length > 2;
  const lineEnd = lineEndAt(text, item.span.start);
  const line = (isSpaced ? lineEnd : "") + lineEnd + " ".repeat(dash) + mark;
  const tail = text.slice(span.end, end);
  return { span: { start: span.start, end }, text: [first + tail, ...more].join(line) };
}

/** The one map that stood for a list, as a list of several. */
function blockListOf(
  text: string,
  item: DataMap,
  span: { readonly start: number; readonly end: number },
  texts: readonly string[],
): Respelled {
  const lineEnd = lineEndAt(text, item.span.start);
  const column = columnOf(text, item.span.start);
  const items = texts.map((copy) => {
    const [first = "", ...rest] = copy.split("\n");
    return [`- ${first}`, ...rest.map((line) => shifted(line, 2))].join("\n");
  });
  return { span, text: items.join(lineEnd + " ".repeat(column)) };
}
