import type { Heredoc, Template, TemplatePart } from "./ast.ts";
import {
  backslash,
  carriageReturn,
  dollar,
  lineFeed,
  minus,
  openBrace,
  percent,
  quote,
  skipSpaceInLine,
} from "./characters.ts";
import { dedent } from "./dedent.ts";
import { readSequence, treeOf, type TemplateToken } from "./directive.ts";
import { addMark, trimEnd, trimStart, type Draft } from "./literal.ts";
import {
  codeAt,
  fail,
  isLineEnd,
  readIdentifier,
  shown,
  skipBlanks,
  type Cursor,
} from "./scanner.ts";

/** Reads a string in quotes. */
export function readQuoted(cursor: Cursor): Template {
  const start = cursor.at;
  const parts = treeOf(cursor, readQuotedTokens(cursor));
  const span = { start, end: cursor.at };
  skipBlanks(cursor);
  return { kind: "template", parts, span };
}

/** Reads a heredoc, from `<<` to its closing marker. */
export function readHeredoc(cursor: Cursor): Template {
  const { text, at: start } = cursor;
  cursor.at += "<<".length;
  const indented = codeAt(cursor) === minus;
  if (indented) cursor.at++;
  const marker = readIdentifier(cursor, 'a marker after "<<"');
  if (!isLineEnd(text, cursor.at)) fail(cursor, `expected a new line after <<${shown(marker)}`);
  const bodyStart = text.indexOf("\n", cursor.at) + 1;
  cursor.at = bodyStart;
  const tokens = readHeredocTokens(cursor, marker, start);
  if (indented) dedent(tokens);
  const parts = treeOf(cursor, tokens);
  const heredoc: Heredoc = { marker, indented, body: { start: bodyStart, end: cursor.at } };
  const end = text.indexOf(marker, cursor.at) + marker.length;
  // Of the closing line only the marker counts; its end is a token like that of any line.
  cursor.at = end;
  while (!isLineEnd(text, cursor.at)) cursor.at++;
  skipBlanks(cursor);
  return { kind: "template", parts, heredoc, span: { start, end } };
}

/** Reads a whole text as a template, as `templatefile` does. */
export function readBare(cursor: Cursor): readonly TemplatePart[] {
  const { text } = cursor;
  const run = startRun(cursor.at, true);
  let at = cursor.at;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    at = code === dollar || code === percent ? readSign(cursor, run, at) : at + 1;
  }
  endLiteral(run, text, at);
  cursor.at = at;
  return treeOf(cursor, run.tokens);
}

/** Reads a string in quotes as it is written, and leaves the cursor right behind it. */
export function readQuotedTokens(cursor: Cursor): readonly TemplateToken[] {
  const { text, at: start } = cursor;
  const run = startRun(start + 1, false);
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    // Most characters of most strings are lower-case letters.
    if (code > backslash) at++;
    else if (code === quote) break;
    else if (code === backslash) at = readEscape(cursor, run, at);
    else if (code === dollar || code === percent) at = readSign(cursor, run, at);
    else if (code === lineFeed || code === carriageReturn || Number.isNaN(code)) {
      cursor.at = at;
      fail(cursor, 'a string ends with its line: a " is missing, or a heredoc is needed', start);
    } else at++;
  }
  endLiteral(run, text, at);
  cursor.at = at + 1;
  return run.tokens;
}

/** Leaves the cursor at the beginning of the line of the closing marker. */
function readHeredocTokens(
  cursor: Cursor,
  marker: string,
  opening: number,
): readonly TemplateToken[] {
  const { text } = cursor;
  const run = startRun(cursor.at, true);
  let at = cursor.at;
  let atLineStart = true;
  for (;;) {
    if (atLineStart && closes(text, at, marker)) break;
    const code = text.charCodeAt(at);
    atLineStart = code === lineFeed;
    if (code > percent) at++;
    else if (code === dollar || code === percent) at = readSign(cursor, run, at);
    else if (Number.isNaN(code)) {
      cursor.at = at;
      fail(cursor, `the heredoc has no line with its closing marker ${shown(marker)}`, opening);
    } else if (code === carriageReturn && !isLineEnd(text, at)) {
      cursor.at = at;
      fail(cursor, "a carriage return without a line feed cannot stand in a heredoc");
    } else at++;
  }
  endLiteral(run, text, at);
  cursor.at = at;
  return run.tokens;
}

/** Whether the marker stands alone in the line that begins here; the file may not end with it. */
function closes(text: string, lineStart: number, marker: string): boolean {
  const start = skipSpaceInLine(text, lineStart);
  return (
    text.startsWith(marker, start) &&
    text.charCodeAt(skipSpaceInLine(text, start + marker.length)) === lineFeed
  );
}

/** The tokens of a template up to here, and the literal that is being read. */
type Run = {
  readonly tokens: TemplateToken[];
  /** Whether the template goes over lines: heredocs and template files. */
  readonly ofLines: boolean;
  start: number;
  /** What is decoded of the literal, and from where on the text is still to be taken. */
  value: string;
  taken: number;
  marks: Draft["marks"];
  /** A `~}` stands before the literal. */
  trimmed: boolean;
};

function startRun(start: number, ofLines: boolean): Run {
  return { tokens: [], ofLines, start, value: "", taken: start, marks: undefined, trimmed: false };
}

/** Ends the literal before `end`, where one is; gives it for a `~` that may follow. */
function endLiteral(run: Run, text: string, end: number): Draft | undefined {
  const { start, trimmed } = run;
  run.trimmed = false;
  if (end === start) return undefined;
  const value = run.value + text.slice(run.taken, end);
  const draft: Draft = { kind: "literal", value, marks: run.marks, span: { start, end } };
  if (trimmed) trimStart(draft, run.ofLines);
  run.tokens.push(draft);
  return draft;
}

/** Notes that what stands from `start` to `end` means another text. */
function decode(run: Run, text: string, start: number, end: number, meaning: string): void {
  run.value += text.slice(run.taken, start);
  run.marks ??= [{ inner: 0, outer: run.start }];
  for (let i = 0; i < meaning.length; i++) addMark(run.marks, run.value.length + i, start);
  run.value += meaning;
  addMark(run.marks, run.value.length, end);
  run.taken = end;
}

/** Reads what begins with `$` or `%`: a sequence, an escaped one, or the character itself. */
function readSign(cursor: Cursor, run: Run, at: number): number {
  const { text } = cursor;
  const next = text.charCodeAt(at + 1);
  if (next === text.charCodeAt(at) && text.charCodeAt(at + 2) === openBrace) {
    decode(run, text, at, at + 2, text.charAt(at));
    return at + 3;
  }
  if (next !== openBrace) return at + 1;
  const before = endLiteral(run, text, at);
  cursor.at = at;
  const { token, trims } = readSequence(cursor);
  if (before && trims.before) trimEnd(before, run.ofLines);
  run.tokens.push(token);
  run.trimmed = trims.behind;
  run.start = run.taken = cursor.at;
  run.value = "";
  run.marks = undefined;
  return cursor.at;
}

const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

function readEscape(cursor: Cursor, run: Run, at: number): number {
  const { text } = cursor;
  const selector = text.charAt(at + 1);
  const simple = escapes[selector];
  const digits = selector === "u" ? 4 : selector === "U" ? 8 : 0;
  const end = at + 2 + digits;
  const meaning = simple ?? characterOf(text.slice(at + 2, end), digits);
  if (meaning === undefined) {
    cursor.at = at;
    fail(cursor, `${text.slice(at, end).trimEnd()} is not an escape of a string`);
  }
  decode(run, text, at, end, meaning);
  return end;
}

/** The character of a hexadecimal code point; undefined where it is none, or half of a pair. */
function characterOf(hex: string, digits: number): string | undefined {
  if (digits === 0 || hex.length !== digits || !/^[0-9a-fA-F]+$/.test(hex)) return undefined;
  const code = parseInt(hex, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}
