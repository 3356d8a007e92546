import type { NumberLiteral } from "./ast.ts";
import { dot, isDigit, isSign } from "./characters.ts";
import { fail, shown, skipBlanks, type Cursor } from "./scanner.ts";

/**
 * Reads a number. Its value is a double: digits beyond its precision are in the span's text only.
 */
export function readNumber(cursor: Cursor): NumberLiteral {
  const { text, at: start } = cursor;
  const end = endOfNumeral(text, start);
  const written = text.slice(start, end);
  const value = Number(written);
  if (Number.isNaN(value)) fail(cursor, `${shown(written)} is not a number; a text needs quotes`);
  cursor.at = end;
  skipBlanks(cursor);
  return { kind: "number", value, span: { start, end } };
}

/** The end of all that HCL takes for one number, `1.2.3` too: digits, a dot before them, exponents. */
function endOfNumeral(text: string, start: number): number {
  let end = start + 1;
  for (;;) {
    let at = text.charCodeAt(end) === dot ? end + 1 : end;
    if (isExponent(text, at)) at += isSign(text.charCodeAt(at + 1)) ? 2 : 1;
    if (!isDigit(text.charCodeAt(at))) return end;
    end = at + 1;
  }
}

function isExponent(text: string, at: number): boolean {
  const char = text[at];
  return char === "e" || char === "E";
}
