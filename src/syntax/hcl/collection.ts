import type { Expression, ForExpression, ObjectItem } from "./ast.ts";
import { closeBrace, closeBracket, colon, comma, dot, equals, greaterThan } from "./characters.ts";
import {
  advance,
  atEnd,
  atWord,
  close,
  codeAt,
  expect,
  fail,
  found,
  isLineEnd,
  open,
  readIdentifier,
  skipBlanks,
  skipLines,
  type Cursor,
} from "./scanner.ts";

/** Reads `[a, b]`, or `[for v in c : value]`. */
export function readTuple(cursor: Cursor): Expression {
  const start = cursor.at;
  const newlines = open(cursor);
  if (atWord(cursor, "for")) {
    const read = readFor(cursor, closeBracket);
    return { ...read, span: { start, end: close(cursor, newlines) } };
  }
  const items: Expression[] = [];
  while (codeAt(cursor) !== closeBracket) {
    if (atEnd(cursor)) fail(cursor, 'a "[" is not closed', start);
    items.push(cursor.expression(cursor));
    if (codeAt(cursor) === comma) advance(cursor, 1);
    else if (codeAt(cursor) !== closeBracket && !atEnd(cursor))
      fail(cursor, `expected "," or "]" after an item, found ${found(cursor)}`);
  }
  return { kind: "tuple", items, span: { start, end: close(cursor, newlines) } };
}

/** Reads `{ key = value }`, or `{for k, v in c : key => value}`. */
export function readObject(cursor: Cursor): Expression {
  const start = cursor.at;
  const newlines = open(cursor);
  // A line end separates items but is a blank before and in a for expression.
  if (atWord(cursor, "for")) {
    const read = readFor(cursor, closeBrace);
    return { ...read, span: { start, end: close(cursor, newlines) } };
  }
  cursor.newlines = true;
  const items: ObjectItem[] = [];
  for (;;) {
    skipLines(cursor);
    if (codeAt(cursor) === closeBrace) break;
    if (atEnd(cursor)) fail(cursor, 'a "{" is not closed', start);
    items.push(readObjectItem(cursor));
    if (codeAt(cursor) === closeBrace) break;
    if (codeAt(cursor) === comma) advance(cursor, 1);
    else if (!isLineEnd(cursor.text, cursor.at) && !atEnd(cursor))
      fail(cursor, `expected ",", "}" or a new line after an item, found ${found(cursor)}`);
  }
  return { kind: "object", items, span: { start, end: close(cursor, newlines) } };
}

function readObjectItem(cursor: Cursor): ObjectItem {
  const key = cursor.expression(cursor);
  if (codeAt(cursor) !== equals && codeAt(cursor) !== colon)
    fail(cursor, `expected "=" or ":" after a key, found ${found(cursor)}`);
  advance(cursor, 1);
  const value = cursor.expression(cursor);
  return { key, value, span: { start: key.span.start, end: value.span.end } };
}

/** Reads from `for` to before the closing bracket. */
function readFor(cursor: Cursor, closing: number): Omit<ForExpression, "span"> {
  const makesObject = closing === closeBrace;
  advance(cursor, "for".length);
  const names = readForNames(cursor);
  const collection = cursor.expression(cursor);
  expect(cursor, colon, 'expected ":" after the collection of a for expression');
  const first = cursor.expression(cursor);
  const result = makesObject ? readForValue(cursor, first) : { value: first, grouped: false };
  let condition: Expression | undefined;
  if (atWord(cursor, "if")) {
    advance(cursor, "if".length);
    condition = cursor.expression(cursor);
  }
  if (codeAt(cursor) !== closing)
    fail(cursor, `expected the end of the for expression, found ${found(cursor)}`);
  return { kind: "for", ...names, collection, ...result, ...(condition && { condition }) };
}

function readForValue(
  cursor: Cursor,
  key: Expression,
): Pick<ForExpression, "key" | "value" | "grouped"> {
  if (codeAt(cursor) !== equals || codeAt(cursor, 1) !== greaterThan)
    fail(cursor, `expected "=>" in a for expression between braces, found ${found(cursor)}`);
  advance(cursor, 2);
  const value = cursor.expression(cursor);
  const grouped = codeAt(cursor) === dot && cursor.text.startsWith("...", cursor.at);
  if (grouped) advance(cursor, 3);
  return { key, value, grouped };
}

/** Reads `value in` or `key, value in`, of a for expression or a for directive. */
export function readForNames(cursor: Cursor): Pick<ForExpression, "keyName" | "valueName"> {
  const first = readForName(cursor);
  let second: string | undefined;
  if (codeAt(cursor) === comma) {
    advance(cursor, 1);
    second = readForName(cursor);
  }
  if (!atWord(cursor, "in")) fail(cursor, `expected "in", found ${found(cursor)}`);
  advance(cursor, "in".length);
  return second === undefined ? { valueName: first } : { keyName: first, valueName: second };
}

function readForName(cursor: Cursor): string {
  const name = readIdentifier(cursor, 'a name after "for"');
  skipBlanks(cursor);
  return name;
}
