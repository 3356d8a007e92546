import type { Span } from "../../source/source.ts";
import type { Expression, SyntaxProblem } from "./ast.ts";
import {
  asterisk,
  carriageReturn,
  hash,
  isBeyondAscii,
  isLetter,
  isNamePart,
  lineFeed,
  slash,
  space,
  startOf,
  tab,
} from "./characters.ts";

/**
 * Where the reader stands in a text. A function that reads a construct begins on its first
 * character and leaves the cursor on the token that follows: blanks and comments are behind it.
 */
export type Cursor = {
  readonly text: string;
  at: number;
  /** Whether the end of a line is a token, as in bodies and objects, or a blank, as in brackets. */
  newlines: boolean;
  /** How many constructs are open here. */
  depth: number;
  /** The greatest depth in the tree read last; a chain (`a.b.c`, `1 + 2 + 3`) pushes it down. */
  deepest: number;
  readonly comments: Span[];
  readonly problems: SyntaxProblem[];
  /**
   * Reads an expression. It is carried along because brackets and templates hold expressions and
   * expressions hold them: so their files need not import each other in a circle.
   */
  readonly expression: (cursor: Cursor) => Expression;
};

/** No tree is deeper: neither this reader nor who walks its trees may run out of stack. */
export const deepestNesting = 200;

/** A text with more problems than this is not HCL. */
export const mostProblems = 100;

/** How a reading function gives up; caught where the file is read, never seen outside. */
export class SyntaxFault extends Error {
  readonly problem: SyntaxProblem;

  constructor(problem: SyntaxProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function startCursor(text: string, expression: Cursor["expression"]): Cursor {
  return {
    text,
    at: startOf(text),
    newlines: true,
    depth: 0,
    deepest: 0,
    comments: [],
    problems: [],
    expression,
  };
}

export function fail(cursor: Cursor, message: string, offset: number = cursor.at): never {
  throw new SyntaxFault({ reason: "syntax-error", message, offset });
}

/** Notes what is wrong but no reason to give up. */
export function note(cursor: Cursor, message: string, offset: number): void {
  if (cursor.problems.length < mostProblems)
    cursor.problems.push({ reason: "syntax-error", message, offset });
}

/** Opens one more level of nesting, to be closed by `leave`. */
export function enter(cursor: Cursor): void {
  cursor.depth++;
  if (cursor.depth > cursor.deepest) cursor.deepest = cursor.depth;
  if (cursor.depth > deepestNesting) tooDeep(cursor);
}

export function leave(cursor: Cursor): void {
  cursor.depth--;
}

/** Puts what was read last some levels further down, as the left side of a chain. */
export function deepen(cursor: Cursor, levels = 1): void {
  cursor.deepest += levels;
  if (cursor.deepest > deepestNesting) tooDeep(cursor);
}

function tooDeep(cursor: Cursor): never {
  const message = `nested more than ${deepestNesting} deep`;
  throw new SyntaxFault({ reason: "too-deep", message, offset: cursor.at });
}

/** The character under the cursor; NaN at the end of the text. */
export function codeAt(cursor: Cursor, ahead = 0): number {
  return cursor.text.charCodeAt(cursor.at + ahead);
}

export function atEnd(cursor: Cursor): boolean {
  return cursor.at >= cursor.text.length;
}

/** Goes over a token of some characters and the blanks behind it. */
export function advance(cursor: Cursor, length: number): void {
  cursor.at += length;
  skipBlanks(cursor);
}

/** Goes over one character that must stand here, and the blanks behind it. */
export function expect(cursor: Cursor, code: number, message: string): void {
  if (codeAt(cursor) !== code) fail(cursor, message);
  advance(cursor, 1);
}

/** Goes over the blanks and comments here, and over line ends where they are not tokens. */
export function skipBlanks(cursor: Cursor): void {
  const { text, newlines } = cursor;
  let at = cursor.at;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === space || code === tab) at++;
    else if (code === lineFeed) {
      if (newlines) break;
      at++;
    } else if (code === carriageReturn) {
      if (newlines || text.charCodeAt(at + 1) !== lineFeed) break;
      at += 2;
    } else if (code === hash || code === slash) {
      const end = endOfComment(cursor, at, code);
      if (end === at) break;
      at = end;
    } else break;
  }
  cursor.at = at;
}

/** Goes over blanks, comments and line ends, whatever a line end is here. */
export function skipLines(cursor: Cursor): void {
  const { newlines } = cursor;
  cursor.newlines = false;
  skipBlanks(cursor);
  cursor.newlines = newlines;
}

/** The end of a comment that begins at `start`, which is noted; `start` itself where none does. */
function endOfComment(cursor: Cursor, start: number, code: number): number {
  const { text } = cursor;
  const next = text.charCodeAt(start + 1);
  if (code === slash && next === asterisk) {
    const close = text.indexOf("*/", start + 2);
    if (close < 0) {
      // All of the rest was looked at: recovery must know it.
      cursor.at = text.length;
      fail(cursor, 'a comment is not closed: "*/" is missing', start);
    }
    cursor.comments.push({ start, end: close + 2 });
    return close + 2;
  }
  if (code === slash && next !== slash) return start;
  const found = text.indexOf("\n", start);
  const end = found < 0 ? text.length : found;
  const crlf = text.charCodeAt(end - 1) === carriageReturn;
  cursor.comments.push({ start, end: crlf ? end - 1 : end });
  return end;
}

export function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed);
}

/** Opens a bracket of one character, in which line ends are blanks; the way back is `close`. */
export function open(cursor: Cursor): boolean {
  const { newlines } = cursor;
  cursor.newlines = false;
  advance(cursor, 1);
  return newlines;
}

/** Closes a bracket; `newlines` is what `open` gave. The offset behind the bracket. */
export function close(cursor: Cursor, newlines: boolean): number {
  const end = cursor.at + 1;
  cursor.newlines = newlines;
  advance(cursor, 1);
  return end;
}

// One character at a time: V8 runs out of stack where one pattern has to match millions.
const unicodeStart = /\p{ID_Start}/uy;
const unicodePart = /\p{ID_Continue}/uy;

/** The end of the identifier that begins at an offset; the offset itself where none does. */
export function identifierEnd(text: string, start: number): number {
  let at = start;
  let code = text.charCodeAt(at);
  if (isLetter(code)) at++;
  else if (isBeyondAscii(code)) at = endOfCharacter(unicodeStart, text, at);
  if (at === start) return start;
  for (;;) {
    code = text.charCodeAt(at);
    if (isNamePart(code)) {
      at++;
      continue;
    }
    if (!isBeyondAscii(code)) return at;
    const end = endOfCharacter(unicodePart, text, at);
    if (end === at) return at;
    at = end;
  }
}

function endOfCharacter(kind: RegExp, text: string, at: number): number {
  kind.lastIndex = at;
  return kind.test(text) ? kind.lastIndex : at;
}

export function atIdentifier(cursor: Cursor): boolean {
  const code = codeAt(cursor);
  if (isLetter(code)) return true;
  return isBeyondAscii(code) && endOfCharacter(unicodeStart, cursor.text, cursor.at) > cursor.at;
}

/** Reads an identifier and leaves the cursor right behind it, before any blanks. */
export function readIdentifier(cursor: Cursor, expected: string): string {
  const { text, at: start } = cursor;
  const end = identifierEnd(text, start);
  if (end === start) fail(cursor, `expected ${expected}, found ${found(cursor)}`);
  cursor.at = end;
  return text.slice(start, end);
}

/** Whether the identifier here is this word, all of it. */
export function atWord(cursor: Cursor, word: string): boolean {
  const { text, at } = cursor;
  if (!text.startsWith(word, at)) return false;
  return identifierEnd(text, at) === at + word.length;
}

/** What stands under the cursor, for a message. */
export function found(cursor: Cursor): string {
  if (atEnd(cursor)) return "the end of the text";
  if (isLineEnd(cursor.text, cursor.at)) return "the end of the line";
  return JSON.stringify(String.fromCodePoint(cursor.text.codePointAt(cursor.at) ?? 0));
}

/** A name as a message shows it: not all of it, where it is as long as no name is. */
export function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}...` : name;
}
