import type { Mark } from "../../source/embedded.ts";
import type { Span } from "../../source/source.ts";
import type { TemplateLiteral } from "./ast.ts";
import { isSpace } from "./characters.ts";

/** A literal of a template while it is being read: from its value more may be taken off. */
export type Draft = {
  readonly kind: "literal";
  value: string;
  /** As in `TemplateLiteral`. */
  marks: Mark[] | undefined;
  readonly span: Span;
};

/**
 * Notes that the value's characters from `inner` on stand at `outer`. Offsets come in ascending
 * order; a mark that says nothing new is left out.
 */
export function addMark(marks: Mark[], inner: number, outer: number): void {
  const last = marks.at(-1);
  if (last && last.outer - last.inner === outer - inner) return;
  if (last?.inner === inner) marks.pop();
  marks.push({ inner, outer });
}

/**
 * Takes off the white space at the beginning, for a `~` before it. In texts of lines Go's HCL has
 * every line as a token of its own and strips the nearest only: up to the end of the line.
 */
export function trimStart(draft: Draft, ofLines: boolean): void {
  const { value } = draft;
  const lineEnd = ofLines ? value.indexOf("\n") + 1 : 0;
  const last = lineEnd > 0 ? lineEnd : value.length;
  let start = 0;
  while (start < last && isSpace(value.charCodeAt(start))) start++;
  if (start > 0) keep(draft, [{ start, end: value.length }]);
}

/** Takes off the white space at the end, for a `~` behind it: in texts of lines, of the last line. */
export function trimEnd(draft: Draft, ofLines: boolean): void {
  const { value } = draft;
  // A line end at the very end belongs to the last line.
  const first = ofLines && value.length > 1 ? value.lastIndexOf("\n", value.length - 2) + 1 : 0;
  let end = value.length;
  while (end > first && isSpace(value.charCodeAt(end - 1))) end--;
  if (end < value.length) keep(draft, [{ start: 0, end }]);
}

/** Leaves of the value only these parts, which ascend. */
export function keep(draft: Draft, kept: readonly Span[]): void {
  const old = marksOf(draft);
  const marks: Mark[] = [];
  let value = "";
  let n = 0;
  for (const { start, end } of kept) {
    while ((old[n + 1]?.inner ?? Infinity) <= start) n++;
    const mark = old[n] ?? { inner: 0, outer: draft.span.start };
    addMark(marks, value.length, mark.outer + (start - mark.inner));
    for (let next = old[n + 1]; next && next.inner <= end; next = old[n + 1]) {
      addMark(marks, value.length + (next.inner - start), next.outer);
      n++;
    }
    value += draft.value.slice(start, end);
  }
  draft.value = value;
  draft.marks = marks;
}

function marksOf(draft: Draft): readonly Mark[] {
  return draft.marks ?? [{ inner: 0, outer: draft.span.start }];
}

/** The literal as a node, in normal form C as all strings of HCL are. */
export function finishLiteral(draft: Draft): TemplateLiteral {
  normalise(draft);
  const { value, marks, span } = draft;
  return marks === undefined || standsAsItIs(draft, marks)
    ? { kind: "literal", value, span }
    : { kind: "literal", value, span, marks };
}

function standsAsItIs({ value, span }: Draft, marks: readonly Mark[]): boolean {
  const isMoved = marks.length > 1 || marks[0]?.outer !== span.start;
  return !isMoved && value.length === span.end - span.start;
}

/** No character below U+0300 changes, alone or beside others. */
const mayCompose = /[\u0300-\uffff]/;

/** What may join the character before it. */
const joining = /[\p{M}\u1160-\u11ff]/u;

/**
 * What is longer is no text (Unicode's stream-safe format ends at 30) and stays as it is: putting
 * marks in order takes time that grows with the square of their number.
 */
const longestCluster = 128;

function normalise(draft: Draft): void {
  const { value } = draft;
  if (!mayCompose.test(value)) return;
  if (!joining.test(value) && value.normalize("NFC") === value) return;
  const outer = outerOffsets(draft);
  const marks: Mark[] = [];
  let normal = "";
  for (let start = 0; start < value.length; ) {
    const end = clusterEnd(value, start);
    const written = value.slice(start, end);
    const composed = end - start > longestCluster ? written : written.normalize("NFC");
    // All that a cluster became stands where the cluster begins.
    const step = composed === written ? 1 : 0;
    for (let i = 0; i < composed.length; i++)
      addMark(marks, normal.length + i, outer[start + i * step] ?? 0);
    normal += composed;
    start = end;
  }
  if (normal === value) return;
  addMark(marks, normal.length, outer[value.length] ?? 0);
  draft.value = normal;
  draft.marks = marks;
}

/** The end of a character and of all that may join it. */
function clusterEnd(value: string, start: number): number {
  let at = start;
  do at += (value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  while (at < value.length && joining.test(String.fromCodePoint(value.codePointAt(at) ?? 0)));
  return at;
}

/** For each character of the value, and for its end, the offset in the file. */
function outerOffsets(draft: Draft): readonly number[] {
  const marks = marksOf(draft);
  const offsets: number[] = [];
  for (let i = 0, n = 0; i <= draft.value.length; i++) {
    if (marks[n + 1]?.inner === i) n++;
    const mark = marks[n];
    if (mark) offsets.push(mark.outer + i - mark.inner);
  }
  return offsets;
}
