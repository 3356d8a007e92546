import { isAscii, isUtf8 } from "node:buffer";
import { parsed, type Json } from "./records.ts";

const [quote, comma, closeBrace] = [0x22, 0x2c, 0x7d];
const [openBracket, closeBracket] = [0x5b, 0x5d];
const longestKey = 64;

/**
 * Where the last object begins of those that follow one another from an offset on, `{"a":1},{"a":2},{"a"`, each with the
 * member first that the first one has first; the offset where that is not so, or they are spaced.
 */
export function lastBegin(bytes: Buffer, start: number): number {
  if (bytes[start + 1] !== quote) return start;
  const end = bytes.indexOf(quote, start + 2) + 1;
  if (end <= start + 2 || end - start > longestKey) return start;
  const between = Buffer.from([closeBrace, comma, ...bytes.subarray(start, end)]);
  const last = bytes.lastIndexOf(between);
  return last < start ? start : last + 2;
}

/**
 * The values of JSON that stand between two offsets, with commas between them; undefined where it is no JSON, or
 * no UTF-8. The bytes on either side are changed for a moment, so that nothing is copied.
 */
export function listIn(bytes: Buffer, start: number, end: number): readonly unknown[] | undefined {
  const [before = 0, behind = 0] = [bytes[start - 1], bytes[end]];
  bytes[start - 1] = openBracket;
  bytes[end] = closeBracket;
  const list = bytes.subarray(start - 1, end + 1);
  const isPlain = isAscii(list);
  const text = isPlain || isUtf8(list) ? list.toString(isPlain ? "latin1" : "utf8") : "";
  bytes[start - 1] = before;
  bytes[end] = behind;
  const read = parsed(text)?.value;
  return Array.isArray(read) ? read : undefined;
}

/** Whether a value of JSON nests deeper than so many levels. */
export function isDeeper(value: object, levels: number): boolean {
  if (levels <= 0) return true;
  for (const name in value) {
    const inner = (value as Json)[name];
    if (typeof inner === "object" && inner !== null && isDeeper(inner, levels - 1)) return true;
  }
  return false;
}
