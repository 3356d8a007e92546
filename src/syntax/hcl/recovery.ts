import { equals, lineFeed, openBrace, quote, skipSpaceInLine } from "./characters.ts";
import { identifierEnd } from "./scanner.ts";

/**
 * Where reading may go on after a fault: the first line, from that of the fault on, which begins
 * behind an offset and looks like an item of the file, not indented; the end of the text where none
 * does. Arguments count only where asked for: scripts that a block holds have lines like theirs.
 */
export function nextItem(text: string, fault: number, behind: number, orArgument: boolean): number {
  const line = fault > 0 ? text.lastIndexOf("\n", fault - 1) + 1 : 0;
  let at = line > behind ? line : lineAfter(text, Math.max(fault, behind));
  while (at < text.length) {
    if (looksLikeBlock(text, at) || (orArgument && looksLikeArgument(text, at))) return at;
    at = lineAfter(text, at);
  }
  return text.length;
}

/** Whether a block seems to begin here: `resource "aws_s3_bucket" "logs" {`. */
export function looksLikeBlock(text: string, start: number): boolean {
  let end = identifierEnd(text, start);
  if (end === start) return false;
  for (;;) {
    const at = skipSpaceInLine(text, end);
    if (text.charCodeAt(at) === openBrace) return true;
    end = labelEnd(text, at);
    if (end === at) return false;
  }
}

function looksLikeArgument(text: string, start: number): boolean {
  const end = identifierEnd(text, start);
  return end > start && text.charCodeAt(skipSpaceInLine(text, end)) === equals;
}

function labelEnd(text: string, start: number): number {
  if (text.charCodeAt(start) !== quote) return identifierEnd(text, start);
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed) return start;
    if (code === quote) return at + 1;
  }
  return start;
}

function lineAfter(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}
