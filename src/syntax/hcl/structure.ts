import type { Argument, Block, Body, Label } from "./ast.ts";
import { closeBrace, equals, openBrace, quote } from "./characters.ts";
import {
  advance,
  atEnd,
  atIdentifier,
  close,
  codeAt,
  enter,
  fail,
  found,
  isLineEnd,
  leave,
  note,
  readIdentifier,
  shown,
  skipBlanks,
  skipLines,
  type Cursor,
} from "./scanner.ts";
import { readQuotedTokens } from "./template.ts";

/**
 * Reads an argument or a block that has its line, or its lines, to itself. `names` are those of
 * the arguments before it in the body: one that is set again is wrong, but no reason to give up.
 */
export function readItem(cursor: Cursor, names: Set<string>): Argument | Block {
  const item = readHead(cursor);
  if (!isLineEnd(cursor.text, cursor.at) && !atEnd(cursor))
    fail(cursor, `expected a new line after ${nameOf(item)}, found ${found(cursor)}`);
  if (item.kind === "argument") {
    if (names.has(item.name)) note(cursor, `${nameOf(item)} is set twice`, item.span.start);
    names.add(item.name);
  }
  return item;
}

function nameOf(item: Argument | Block): string {
  return item.kind === "argument"
    ? `the argument ${shown(item.name)}`
    : `the block ${shown(item.type)}`;
}

function readHead(cursor: Cursor): Argument | Block {
  const start = cursor.at;
  const name = readIdentifier(cursor, "an argument or a block");
  const nameSpan = { start, end: cursor.at };
  skipBlanks(cursor);
  return codeAt(cursor) === equals
    ? readArgument(cursor, name, nameSpan)
    : readBlock(cursor, name, nameSpan);
}

function readArgument(cursor: Cursor, name: string, nameSpan: Argument["nameSpan"]): Argument {
  advance(cursor, 1);
  const value = cursor.expression(cursor);
  const span = { start: nameSpan.start, end: value.span.end };
  return { kind: "argument", name, nameSpan, value, span };
}

function readBlock(cursor: Cursor, type: string, typeSpan: Block["typeSpan"]): Block {
  const labels = readLabels(cursor, type);
  const opening = cursor.at;
  enter(cursor);
  advance(cursor, 1);
  const items = readItems(cursor, type, opening);
  leave(cursor);
  const body: Body = { items, span: { start: opening + 1, end: cursor.at } };
  const span = { start: typeSpan.start, end: close(cursor, true) };
  return { kind: "block", type, typeSpan, labels, body, span };
}

function readLabels(cursor: Cursor, type: string): readonly Label[] {
  const labels: Label[] = [];
  while (codeAt(cursor) !== openBrace) {
    const start = cursor.at;
    let value: string;
    if (codeAt(cursor) === quote) value = readQuotedLabel(cursor);
    else if (atIdentifier(cursor)) value = readIdentifier(cursor, "a label");
    else
      return fail(
        cursor,
        labels.length === 0
          ? `expected "=", a label or "{" after ${shown(type)}, found ${found(cursor)}`
          : `expected a label or "{" of the block ${shown(type)}, found ${found(cursor)}`,
      );
    labels.push({ value, span: { start, end: cursor.at } });
    skipBlanks(cursor);
  }
  return labels;
}

/** The label as it is decoded; unlike the strings of expressions it is not put in normal form. */
function readQuotedLabel(cursor: Cursor): string {
  const start = cursor.at;
  let value = "";
  for (const token of readQuotedTokens(cursor)) {
    if (token.kind !== "literal") return fail(cursor, "a label cannot hold ${ or %{", start);
    value += token.value;
  }
  return value;
}

/** Reads what stands between the braces of a block and leaves the cursor on the closing one. */
function readItems(cursor: Cursor, type: string, opening: number): readonly (Argument | Block)[] {
  if (codeAt(cursor) === closeBrace) return [];
  if (!isLineEnd(cursor.text, cursor.at) && !atEnd(cursor)) return [readOnly(cursor)];
  const names = new Set<string>();
  const items: (Argument | Block)[] = [];
  for (;;) {
    skipLines(cursor);
    if (codeAt(cursor) === closeBrace) return items;
    if (atEnd(cursor)) fail(cursor, `the "{" of the block ${shown(type)} is not closed`, opening);
    items.push(readItem(cursor, names));
  }
}

/** Reads the only argument of a block in one line. */
function readOnly(cursor: Cursor): Argument {
  const start = cursor.at;
  const item = readHead(cursor);
  if (item.kind === "block") fail(cursor, "a block in one line cannot hold a block", start);
  if (codeAt(cursor) !== closeBrace)
    fail(cursor, `expected "}" after the only argument of the line, found ${found(cursor)}`);
  return item;
}
