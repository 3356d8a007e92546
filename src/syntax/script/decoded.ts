import type { Mark } from "../../source/embedded.ts";
import type { StringText } from "./tree.ts";

/** A text of a string while it is decoded. */
export type Decoding = {
  readonly text: string;
  start: number;
  /** What is decoded, and from where on the text is still to be taken. */
  value: string;
  taken: number;
  marks: Mark[] | undefined;
};

export function startDecoding(text: string, start: number): Decoding {
  return { text, start, value: "", taken: start, marks: undefined };
}

/** Notes that what stands from `start` to `end` means another text. */
export function decode(decoding: Decoding, start: number, end: number, meaning: string): void {
  decoding.value += decoding.text.slice(decoding.taken, start);
  decoding.marks ??= [{ inner: 0, outer: decoding.start }];
  for (let i = 0; i < meaning.length; i++) mark(decoding.marks, decoding.value.length + i, start);
  decoding.value += meaning;
  mark(decoding.marks, decoding.value.length, end);
  decoding.taken = end;
}

/** Ends the text before `end`; undefined where it is empty. A next one begins at `next`. */
export function endText(decoding: Decoding, end: number, next = end): StringText | undefined {
  const { start, marks } = decoding;
  const value = decoding.value + decoding.text.slice(decoding.taken, end);
  decoding.start = decoding.taken = next;
  decoding.value = "";
  decoding.marks = undefined;
  if (value === "") return undefined;
  const span = { start, end };
  return marks ? { kind: "text", value, span, marks } : { kind: "text", value, span };
}

/** Offsets come in ascending order; the last of those for one place counts. */
function mark(marks: Mark[], inner: number, outer: number): void {
  if (marks.at(-1)?.inner === inner) marks.pop();
  marks.push({ inner, outer });
}
