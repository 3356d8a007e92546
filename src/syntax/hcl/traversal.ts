import type { Expression, Index, SplatStep } from "./ast.ts";
import { asterisk, closeBracket, dot, isDigit, openBracket } from "./characters.ts";
import { readNumber } from "./number.ts";
import {
  advance,
  close,
  codeAt,
  deepen,
  fail,
  found,
  readIdentifier,
  skipBlanks,
  type Cursor,
} from "./scanner.ts";

/** Reads the steps taken from a term: `.name`, `[key]`, the old `.0`, `[*]` and `.*`. */
export function readSteps(cursor: Cursor, from: Expression): Expression {
  let on = from;
  for (;;) {
    const step = readStep(cursor);
    if (!step) return on;
    deepen(cursor);
    on = step.kind === "splat" ? readSplat(cursor, on, step) : take(on, step);
  }
}

type Splat = Extract<SplatStep, { kind: "splat" }>;

function take(on: Expression, step: Exclude<SplatStep, Splat>): Expression {
  const span = { start: on.span.start, end: step.span.end };
  if (step.kind === "index") return { kind: "index", on, key: step.key, span };
  return { kind: "attribute", on, name: step.name, nameSpan: step.nameSpan, span };
}

function readSplat(cursor: Cursor, on: Expression, splat: Splat): Expression {
  const steps: SplatStep[] = [];
  let dotted = !splat.full;
  for (;;) {
    const bracket = codeAt(cursor) === openBracket;
    if (bracket && !splat.full) break;
    const step = readStep(cursor);
    if (!step) break;
    if (bracket) dotted = false;
    else if (step.kind === "splat") {
      if (dotted) fail(cursor, "a splat cannot stand inside a .* splat", step.span.start);
      dotted = true;
    }
    steps.push(step);
  }
  const span = { start: on.span.start, end: (steps.at(-1) ?? splat).span.end };
  return { kind: "splat", on, full: splat.full, steps, span };
}

function readStep(cursor: Cursor): SplatStep | undefined {
  return codeAt(cursor) === openBracket ? readBracketed(cursor) : readDotted(cursor);
}

/** Reads `.name`, `.0` or `.*`; undefined where no dot stands, and before `...`. */
function readDotted(cursor: Cursor): SplatStep | undefined {
  const start = cursor.at;
  if (codeAt(cursor) !== dot) return undefined;
  if (codeAt(cursor, 1) === dot && codeAt(cursor, 2) === dot) return undefined;
  advance(cursor, 1);
  const code = codeAt(cursor);
  if (code === asterisk) {
    const end = cursor.at + 1;
    advance(cursor, 1);
    return { kind: "splat", full: false, span: { start, end } };
  }
  if (isDigit(code)) {
    const key = readOldIndex(cursor);
    return { kind: "index", key, span: { start, end: key.span.end } };
  }
  const nameStart = cursor.at;
  const name = readIdentifier(cursor, 'the name of an attribute after "."');
  const end = cursor.at;
  skipBlanks(cursor);
  return { kind: "attribute", name, nameSpan: { start: nameStart, end }, span: { start, end } };
}

function readOldIndex(cursor: Cursor): Index["key"] {
  const start = cursor.at;
  const key = readNumber(cursor);
  // `a.0.1` has the number 0.1 in it.
  if (cursor.text.slice(start, key.span.end).includes("."))
    fail(cursor, "two indexes in a row need brackets: [0][1]", start);
  return key;
}

/** Reads `[key]` or `[*]`. */
function readBracketed(cursor: Cursor): SplatStep {
  const start = cursor.at;
  const { newlines } = cursor;
  advance(cursor, 1);
  // No line end may stand beside the star of a splat where line ends count; beside a key it may.
  if (codeAt(cursor) === asterisk) {
    advance(cursor, 1);
    if (codeAt(cursor) !== closeBracket) fail(cursor, `expected "]", found ${found(cursor)}`);
    return { kind: "splat", full: true, span: { start, end: close(cursor, newlines) } };
  }
  cursor.newlines = false;
  skipBlanks(cursor);
  const key = cursor.expression(cursor);
  if (codeAt(cursor) !== closeBracket) fail(cursor, `expected "]", found ${found(cursor)}`);
  return { kind: "index", key, span: { start, end: close(cursor, newlines) } };
}
