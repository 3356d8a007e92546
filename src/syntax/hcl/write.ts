import type { Span } from "../../source/source.ts";
import {
  defaultWidth,
  lineEndAt,
  lineIndent,
  lineStart,
  type Respelled,
  type WriteOptions,
} from "../respell.ts";
import { gapsOf, lastLine, withoutComments } from "../sequence.ts";
import type { Block, Body, ObjectExpression, Tuple } from "./ast.ts";
import { alignedLike, columns } from "./cells.ts";
import { type Room, sequenceOf, tooWide, unitOf, type Writing } from "./layout.ts";
import { type Container, type HclChange, insideOf, replacedOf } from "./steps.ts";
import { indentedFrom, withOwnComments, withoutCommentsIn } from "./trivia.ts";
import { respellEntries } from "./write-entries.ts";

export { quoteHcl } from "./quote.ts";
export type { HclChange } from "./steps.ts";
export type { HclItem } from "./write-list.ts";

/** A statement: a block (`statement`, or a `dynamic` one with all around it) or an object. */
export type HclStatement = Block | ObjectExpression;

/**
 * What holds a statement: the body of a block, a list, or an object whose values are statements
 * (`{ read = {...}, write = {...} }`). Undefined where the statement stands in the place of a list
 * (`Statement = {...}`): several copies become one there, which a for expression or a function
 * around it may not take.
 */
export type HclParent = Body | Tuple | ObjectExpression | undefined;

/**
 * Writes copies of a statement, each with changes of its own, in the place of the one, as
 * statements of what holds it. Keys, indentation, aligned `=` and all else stay as they are, and
 * what `terraform fmt` would have left alone it leaves alone. Only the statement's own text is
 * replaced: where an object in one line gets several, `=` aligned with its own outside stay so.
 *
 * A comment on the line of an item, or directly above it, goes where the item goes, or stays with
 * what replaces it. Other comments stay in the first copy and are left out of the others.
 *
 * Undefined where the text cannot express it: there are several copies and their parent is an
 * object, or a heredoc would not end with its line. The statement must stand in this text, free of
 * syntax errors.
 */
export function respellStatement(
  text: string,
  item: HclStatement,
  parent: HclParent,
  copies: readonly (readonly HclChange[])[],
  options: WriteOptions = {},
): Respelled | undefined {
  const { span } = item;
  const writing: Writing = {
    text,
    lineEnd: lineEndAt(text, span.start),
    unit: unitOf(text, span),
    width: options.width ?? defaultWidth,
    first: true,
    replaced: new Set(),
  };
  const texts = copiesOf(writing, item, copies, false);
  const joined = texts && joinedIn(writing, item, parent, copies, texts);
  return joined === undefined ? undefined : { span, text: joined };
}

function joinedIn(
  writing: Writing,
  item: HclStatement,
  parent: HclParent,
  copies: readonly (readonly HclChange[])[],
  texts: readonly string[],
): string | undefined {
  if (texts.length < 2) return texts[0] && inPlace(writing, item, texts, "");
  if (item.kind === "block") {
    const body = parent && !("kind" in parent) ? parent : undefined;
    return inPlace(writing, item, texts, blockGap(writing, item, body));
  }
  if (!parent) return asTuple(writing, item, texts);
  if (!("kind" in parent) || parent.kind === "object") return undefined;
  return joinedInTuple(writing, item, parent, copies, texts);
}

function copiesOf(
  writing: Writing,
  item: HclStatement,
  copies: readonly (readonly HclChange[])[],
  broken: boolean,
): readonly string[] | undefined {
  const container = containerOf(item);
  if (!container) return undefined;
  const replaced = replacedOf(writing.text, container, copies);
  const texts: string[] = [];
  for (const [index, changes] of copies.entries()) {
    const own = { first: index === 0, replaced: replaced[index] ?? writing.replaced };
    const copy = copyOf({ ...writing, ...own }, item, container, changes, broken);
    if (copy === undefined) return undefined;
    texts.push(copy);
  }
  return texts;
}

function copyOf(
  writing: Writing,
  item: HclStatement,
  container: Container,
  changes: readonly HclChange[],
  broken: boolean,
): string | undefined {
  const { text, first } = writing;
  const { start, end } = item.span;
  const within = insideOf(container);
  const taken = (from: number, to: number): string =>
    first ? text.slice(from, to) : withoutCommentsIn(text.slice(from, to));
  const head = taken(start, within.start);
  const tail = taken(within.end, end);
  const room = roomOf(text, { start: within.start - 1, end: within.end + 1 });
  const body = respellEntries(writing, container, changes, room, broken);
  if (body === undefined) return undefined;
  return head + body + tail;
}

/** A copy with its cells below each other as in the original, on a line that begins so. */
function aligned({ text }: Writing, { span }: HclStatement, copy: string, before: string): string {
  const model = {
    text: text.slice(span.start, span.end),
    before: text.slice(lineStart(text, span.start), span.start),
  };
  return alignedLike(model, { text: copy, before });
}

/** Copies with what goes between them, from where the original begins. */
function inPlace(
  writing: Writing,
  item: HclStatement,
  copies: readonly string[],
  between: string,
): string {
  let all = writing.text.slice(lineStart(writing.text, item.span.start), item.span.start);
  const from = all.length;
  for (const [index, copy] of copies.entries()) {
    if (index > 0) all += between;
    all += aligned(writing, item, copy, lastLine(all));
  }
  return all.slice(from);
}

/** Where the elements of a statement stand; undefined in a `dynamic` block without content. */
function containerOf(item: HclStatement): Container | undefined {
  if (item.kind === "object") return item;
  if (item.type !== "dynamic") return item.body;
  const content = item.body.items.find((each) => each.kind === "block" && each.type === "content");
  return content?.kind === "block" ? content.body : undefined;
}

/** The room of what stands at a span. */
function roomOf(text: string, { start, end }: Span): Room {
  const from = lineStart(text, start);
  const lineFeed = text.indexOf("\n", end);
  const rest = text.slice(end, lineFeed < 0 ? text.length : lineFeed).trimEnd();
  const isLine = !text.slice(start, end).includes("\n");
  return {
    indent: lineIndent(text, start),
    before: columns(text.slice(from, start)),
    behind: columns(rest),
    was: isLine ? columns(text.slice(from, end) + rest) : 0,
  };
}

/** What goes between the copies of a block: what stands between it and the block beside it. */
function blockGap({ text, lineEnd }: Writing, block: Block, body: Body | undefined): string {
  const indent = lineIndent(text, block.span.start);
  const usual = lineEnd + lineEnd + indent;
  const index = body?.items.indexOf(block) ?? -1;
  const between = (at: number): string | undefined => {
    const [before, after] = [body?.items[at], body?.items[at + 1]];
    if (before?.kind !== "block" || after?.kind !== "block") return undefined;
    const gap = withoutComments(text.slice(before.span.end, after.span.start));
    return gap.includes("\n") ? gap : undefined;
  };
  return between(index) ?? between(index - 1) ?? usual;
}

/** The copies as items of their tuple; if they would make its only line too long, on several lines. */
function joinedInTuple(
  writing: Writing,
  item: ObjectExpression,
  tuple: Tuple,
  copies: readonly (readonly HclChange[])[],
  texts: readonly string[],
): string | undefined {
  const within = { start: tuple.span.start + 1, end: tuple.span.end - 1 };
  const spans = withOwnComments(
    writing.text,
    within,
    tuple.items.map(({ span }) => span),
    true,
  );
  const indent = lineIndent(writing.text, tuple.span.start);
  const near = gapsOf(writing.text, within, spans).slice(1, -1);
  const index = tuple.items.indexOf(item);
  const beside = near[index] ?? near[index - 1];
  const between =
    beside === undefined
      ? sequenceOf(writing, within, spans, indent).between
      : withoutComments(beside);
  if (between.includes("\n")) return inPlace(writing, item, texts, between);
  const room = roomOf(writing.text, item.span);
  const joined = texts.join(between);
  const isBroken = joined.includes("\n") || tooWide(joined, room, writing.width);
  const all = isBroken ? copiesOf(writing, item, copies, true) : texts;
  return all && inPlace(writing, item, closedBetween(writing, item, tuple, all), between);
}

/**
 * Copies between which the line goes on: `}, {`. `terraform fmt` wants such a line further in than
 * the last brace, most other styles do not.
 */
function closedBetween(
  { text, unit }: Writing,
  item: ObjectExpression,
  tuple: Tuple,
  copies: readonly string[],
): readonly string[] {
  const { start, end } = item.span;
  const isLast = item === tuple.items.at(-1);
  if (!isLast && text.slice(start, end).includes("\n")) return copies;
  const before = tuple.items[tuple.items.indexOf(item) - 1];
  const base = lineIndent(text, end);
  const closing =
    before && text.slice(before.span.start, before.span.end).includes("\n")
      ? lineIndent(text, before.span.end)
      : base + (unit === "  " ? unit : "");
  return copies.map((copy, index) =>
    isLast && index === copies.length - 1 ? copy : copy.replace(/\n[ \t]*\}$/, `\n${closing}}`),
  );
}

/** The copies as a tuple in the place of the one object. */
function asTuple(writing: Writing, item: ObjectExpression, texts: readonly string[]): string {
  const { text, lineEnd, unit, width } = writing;
  const oneLine = `[${texts.join(", ")}]`;
  if (!oneLine.includes("\n") && !tooWide(oneLine, roomOf(text, item.span), width)) return oneLine;
  const indent = lineIndent(text, item.span.start);
  const deeper = indent + unit;
  const items = texts.map((copy) => {
    const shifted = indentedFrom(copy, indent, deeper);
    return `${lineEnd}${deeper}${aligned(writing, item, shifted, deeper)},`;
  });
  return `[${items.join("")}${lineEnd}${indent}]`;
}
