import { makeText, type Hole, type Part } from "../../iam/text.ts";
import { outerOffset, type Mark } from "../../source/embedded.ts";
import type { Place } from "../../source/source.ts";
import type { DataScalar } from "../../syntax/data.ts";
import { asText, filler, writtenAt, type Fill, type TextValue, type Value } from "../value.ts";

/**
 * The text of `Fn::Sub`: `${Name}` is what `lookUp` gives, `${!Name}` is `${Name}` itself. What
 * `lookUp` has nothing for stays as it is written, as in a string that no function reads.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html)
 */
export function substitute(
  node: DataScalar,
  place: Place,
  lookUp: (name: string) => Value | undefined,
  hole: (name: string) => Hole,
): TextValue {
  const value = String(node.value);
  const parts: Part[] = [];
  const via: Place[] = [];
  const fills: Fill[] = [];
  const built = textBuilder(node, place);
  let at = 0;
  for (const match of value.matchAll(/\$\{(!?)([^}]*)\}/g)) {
    const [all, escaped, name = ""] = match;
    const end = match.index + all.length;
    const given = escaped === "" ? lookUp(name.trim()) : undefined;
    if (!given && escaped === "") continue;
    parts.push(value.slice(at, match.index));
    built.take(at, match.index);
    if (given) {
      const text = asText(given);
      parts.push(...(text?.parts ?? [hole(name.trim())]));
      if (text) via.push(text.origin.written, ...text.origin.via);
      const start = built.length();
      built.put(filler.repeat(all.length), match.index);
      fills.push({ start, end: built.length(), value: given });
    } else {
      parts.push(`\${${name}}`);
      built.take(match.index, match.index + 2);
      built.take(match.index + 3, end);
    }
    at = end;
  }
  parts.push(value.slice(at));
  built.take(at, value.length);
  const text = makeText(parts, writtenAt(place, via));
  const { text: whole, marks } = built.result();
  const embedded =
    marks && mayBeJson(whole) ? { text: whole, source: place.source, marks, fills } : undefined;
  return { kind: "text", text, origin: text.origin, ...(embedded && { embedded }) };
}

/** Whether a text may be a JSON document, so that its places are worth keeping. */
export function mayBeJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

type TextBuilder = {
  /** Takes over a part of the scalar's decoded text. */
  take(start: number, end: number): void;
  /** Puts other text in, which stands for what begins at an offset of the decoded text. */
  put(text: string, from: number): void;
  length(): number;
  result(): { readonly text: string; readonly marks: readonly Mark[] | undefined };
};

/** Builds a text out of parts of a scalar, with a map to the places that they come from. */
function textBuilder({ value, marks }: DataScalar, { source }: Place): TextBuilder {
  const decoded = { text: String(value), source, marks: marks ?? [] };
  const made: Mark[] = [];
  let text = "";
  return {
    take(start, end) {
      if (start >= end) return;
      const shift = text.length - start;
      made.push({ inner: text.length, outer: outerOffset(decoded, start) });
      for (const { inner, outer } of decoded.marks)
        if (start < inner && inner <= end) made.push({ inner: inner + shift, outer });
      text += decoded.text.slice(start, end);
    },
    put(put, from) {
      made.push({ inner: text.length, outer: outerOffset(decoded, from) });
      text += put;
    },
    length: () => text.length,
    result: () => ({ text, marks: marks && made }),
  };
}
