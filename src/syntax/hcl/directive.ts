import type { Expression, Interpolation, TemplatePart } from "./ast.ts";
import type { Span } from "../../source/source.ts";
import { closeBrace, dollar, tilde } from "./characters.ts";
import { readForNames } from "./collection.ts";
import { finishLiteral, type Draft } from "./literal.ts";
import {
  codeAt,
  deepen,
  fail,
  found,
  readIdentifier,
  shown,
  skipBlanks,
  type Cursor,
} from "./scanner.ts";

/** A template as it is written: what its directives hold stands between them. */
export type TemplateToken = Draft | Interpolation | Directive;

type Directive = IfStart | ForStart | Ending;

type IfStart = { readonly kind: "if-start"; readonly condition: Expression; readonly span: Span };

type ForStart = {
  readonly kind: "for-start";
  readonly names: ReturnType<typeof readForNames>;
  readonly collection: Expression;
  readonly span: Span;
};

type Ending = { readonly kind: "else" | "endif" | "endfor"; readonly span: Span };

/** Reads `${ ... }` or `%{ ... }`, and on which sides a `~` takes off white space. */
export function readSequence(cursor: Cursor): {
  readonly token: Interpolation | Directive;
  readonly trims: { readonly before: boolean; readonly behind: boolean };
} {
  const start = cursor.at;
  const isInterpolation = codeAt(cursor) === dollar;
  const { newlines } = cursor;
  cursor.newlines = false;
  cursor.at += "${".length;
  const before = codeAt(cursor) === tilde;
  if (before) cursor.at++;
  skipBlanks(cursor);
  const read = isInterpolation
    ? ({ kind: "interpolation", value: cursor.expression(cursor) } as const)
    : readDirective(cursor);
  const behind = codeAt(cursor) === tilde && codeAt(cursor, 1) === closeBrace;
  if (behind) cursor.at++;
  if (codeAt(cursor) !== closeBrace) {
    const hint = isInterpolation ? "; a literal ${ is written $${" : "";
    fail(cursor, `expected "}", found ${found(cursor)}${hint}`);
  }
  cursor.at++;
  cursor.newlines = newlines;
  return { token: { ...read, span: { start, end: cursor.at } }, trims: { before, behind } };
}

function readDirective(
  cursor: Cursor,
): Omit<IfStart, "span"> | Omit<ForStart, "span"> | Omit<Ending, "span"> {
  const start = cursor.at;
  const word = readIdentifier(cursor, "a directive (if, for, else, endif, endfor)");
  skipBlanks(cursor);
  switch (word) {
    case "if":
      return { kind: "if-start", condition: cursor.expression(cursor) };
    case "for":
      return {
        kind: "for-start",
        names: readForNames(cursor),
        collection: cursor.expression(cursor),
      };
    case "else":
    case "endif":
    case "endfor":
      return { kind: word };
    default:
      return fail(cursor, `${shown(word)} is not a directive; a literal %{ is written %%{`, start);
  }
}

/** A directive that is open, and the parts read for it. */
type Frame = {
  readonly opening: IfStart | ForStart | undefined;
  parts: TemplatePart[];
  /** What stood before `else`. */
  then?: readonly TemplatePart[];
};

/** The parts of a template, with those between the directives put into them. */
export function treeOf(cursor: Cursor, tokens: readonly TemplateToken[]): readonly TemplatePart[] {
  let frame: Frame = { opening: undefined, parts: [] };
  const outside: Frame[] = [];
  let deepest = 0;
  for (const token of tokens) {
    switch (token.kind) {
      case "literal":
        frame.parts.push(finishLiteral(token));
        break;
      case "interpolation":
        frame.parts.push(token);
        break;
      case "if-start":
      case "for-start":
        outside.push(frame);
        frame = { opening: token, parts: [] };
        deepest = Math.max(deepest, outside.length);
        break;
      case "else":
        if (frame.opening?.kind !== "if-start" || frame.then)
          fail(cursor, "this else has no if", token.span.start);
        frame.then = frame.parts;
        frame.parts = [];
        break;
      case "endif":
      case "endfor": {
        const outer = outside.pop();
        if (!outer) return fail(cursor, `this ${token.kind} closes nothing`, token.span.start);
        outer.parts.push(closeDirective(cursor, frame, token));
        frame = outer;
        break;
      }
    }
  }
  if (frame.opening) fail(cursor, "a directive is not closed", frame.opening.span.start);
  if (deepest > 0) deepen(cursor, deepest);
  return frame.parts;
}

function closeDirective(cursor: Cursor, frame: Frame, end: Ending): TemplatePart {
  const { opening, parts, then } = frame;
  const start = opening?.span.start ?? end.span.start;
  const span = { start, end: end.span.end };
  if (opening?.kind === "if-start" && end.kind === "endif") {
    const { condition } = opening;
    return then
      ? { kind: "if", condition, then, otherwise: parts, span }
      : { kind: "if", condition, then: parts, otherwise: [], span };
  }
  if (opening?.kind === "for-start" && end.kind === "endfor") {
    const { collection, names } = opening;
    const { keyName, valueName } = names;
    const key = keyName === undefined ? {} : { key: keyName };
    return { kind: "for-directive", ...key, value: valueName, collection, body: parts, span };
  }
  return fail(cursor, `this ${end.kind} does not close the directive before it`, end.span.start);
}
