import { outerOffset, outerPlace } from "../../../src/source/embedded.ts";
import { textAt, type Source } from "../../../src/source/source.ts";
import type { StringText } from "../../../src/syntax/script/tree.ts";

/** Where each character of a string's text is written in the file. */
export function offsetsIn({ value, marks = [] }: StringText, source: Source): readonly number[] {
  const embedded = { text: value, source, marks };
  return Array.from({ length: value.length }, (_, n) => outerOffset(embedded, n));
}

/** What the file has for a part of a string's text. */
export function writtenFor(
  part: string,
  { value, marks = [] }: StringText,
  source: Source,
): string {
  const start = value.indexOf(part);
  return textAt(outerPlace({ text: value, source, marks }, { start, end: start + part.length }));
}
