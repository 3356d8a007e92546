import type { Span } from "../../../source/source.ts";
import { decode, endText, startDecoding } from "../decoded.ts";
import type { StringText } from "../tree.ts";

/**
 * What stands between the quotes of a string or the holes of a template, with its escapes decoded.
 * (https://tc39.es/ecma262/#sec-literals-string-literals)
 */
export function stringText(text: string, span: Span): StringText {
  const written = text.slice(span.start, span.end);
  const decoding = startDecoding(text, span.start);
  for (const { 0: spelled, index } of written.matchAll(escape)) {
    const start = span.start + index;
    decode(decoding, start, start + spelled.length, meaningOf(spelled));
  }
  return endText(decoding, span.end) ?? { kind: "text", value: "", span };
}

const escape =
  /\\(?:\r\n|x[\da-fA-F]{2}|u[\da-fA-F]{4}|u\{0*[\da-fA-F]{1,6}\}|[0-3][0-7]{0,2}|[4-7][0-7]?|[^])|\r\n?/g;

const single: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  v: "\v",
  f: "\f",
};

/** The characters that an escape stands for; a line end in a template is a line feed. */
function meaningOf(spelled: string): string {
  if (spelled.startsWith("\r")) return "\n";
  const name = spelled.slice(1);
  if (/^[\r\n\u2028\u2029]/.test(name)) return "";
  const hex = /^(?:x|u\{?)([\da-fA-F]+)\}?$/.exec(name)?.[1];
  if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
  if (/^[0-7]+$/.test(name)) return fromCode(Number.parseInt(name, 8));
  return single[name] ?? name;
}

function fromCode(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
