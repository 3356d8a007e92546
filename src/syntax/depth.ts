import type { DataProblem } from "./data.ts";

/** How deep maps and lists may stand in each other. Whoever walks a tree may recurse. */
export const deepest = 200;

/** The problem of a text that nests deeper, found at an offset. */
export function tooDeep(offset: number): DataProblem {
  return {
    reason: "too-deep",
    message: `Maps and lists nest deeper here than the ${deepest} levels that are read.`,
    offset,
  };
}

const quote = 0x22;
const backslash = 0x5c;
const slash = 0x2f;
const star = 0x2a;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const opening = { brace: 0x7b, bracket: 0x5b };
const closing = { brace: 0x7d, bracket: 0x5d };

/**
 * Where a JSON text begins to nest deeper than `deepest`, in one pass that does not recurse.
 *
 * The count never falls below the depth of the parser that comes after it, whatever the text: it
 * takes strings, comments and line ends as that parser does, and a closing bracket counts only
 * where it closes the innermost open one.
 */
export function jsonTooDeep(text: string): number | undefined {
  if (!opensOften(text)) return undefined;
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = stringEnd(text, at + 1);
        break;
      case slash:
        at = commentEnd(text, at);
        break;
      case opening.brace:
        open.push(closing.brace);
        if (open.length > deepest) return at;
        break;
      case opening.bracket:
        open.push(closing.bracket);
        if (open.length > deepest) return at;
        break;
      case closing.brace:
      case closing.bracket:
        if (open.at(-1) === text.charCodeAt(at)) open.pop();
        break;
    }
  }
  return undefined;
}

/** Whether a text has so many brackets that it may nest too deep: most have far fewer. */
function opensOften(text: string): boolean {
  let count = 0;
  for (const bracket of ["{", "["])
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1))
      if (++count > deepest) return true;
  return false;
}

/** The offset of the last character of a string whose text begins at an offset. */
function stringEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
      case lineFeed:
      case carriageReturn:
        return at;
      case backslash:
        at++;
        break;
    }
  }
  return text.length;
}

/** The offset of the last character of a comment, or of the slash that begins none. */
function commentEnd(text: string, start: number): number {
  const next = text.charCodeAt(start + 1);
  if (next === star) {
    const end = text.indexOf("*/", start + 2);
    return end < 0 ? text.length : end + 1;
  }
  if (next !== slash) return start;
  let at = start + 2;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at - 1;
}

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}
