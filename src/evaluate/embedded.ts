import { makeText, type Part, type Text } from "../iam/text.ts";
import { outerPlace } from "../source/embedded.ts";
import type { Place, Span } from "../source/source.ts";
import type { DataScalar } from "../syntax/data.ts";
import { asText, filler, type EmbeddedText, type Fill, type Value } from "./value.ts";

/** How the scalars of a document become values, and where its spans lie in the file. */
export type Frame = {
  place(span: Span): Place;
  scalar(node: DataScalar): Value | undefined;
};

/**
 * The frame of a document inside another text: runs of filler in its strings are the holes, and
 * spans lead out to the file.
 */
export function embeddedFrame(embedded: EmbeddedText): Frame {
  const place = (span: Span): Place => outerPlace(embedded, span);
  return {
    place,
    scalar(node) {
      if (typeof node.value !== "string" || !node.value.includes(filler)) return undefined;
      const inside = embedded.fills.filter(
        (fill) => node.span.start <= fill.start && fill.end <= node.span.end,
      );
      const [only] = inside;
      // The whole value comes from elsewhere: it may be a list or an object as well as a string.
      if (only && inside.length === 1 && node.value === filler.repeat(node.value.length))
        return only.value;
      return { kind: "text", ...withText(fillIn(node.value, inside, place(node.span))) };
    },
  };
}

const withText = (text: Text): { text: Text; origin: Text["origin"] } => ({
  text,
  origin: text.origin,
});

/** The text of a decoded scalar, each run of filler replaced by the holes that made it. */
function fillIn(value: string, fills: readonly Fill[], written: Place): Text {
  const parts: Part[] = [];
  const via: Place[] = [];
  let next = 0;
  let at = 0;
  while (at < value.length) {
    if (value[at] !== filler) {
      let end = at;
      while (end < value.length && value[end] !== filler) end++;
      parts.push(value.slice(at, end));
      at = end;
      continue;
    }
    const fill = fills[next++];
    if (!fill) break;
    const text = asText(fill.value);
    if (text) {
      parts.push(...text.parts);
      via.push(text.origin.written, ...text.origin.via);
    }
    at += fill.end - fill.start;
  }
  return makeText(parts, { written, via });
}
