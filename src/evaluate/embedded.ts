import { makeText, type Part, type Text } from "../iam/text.ts";
import { filler, outerPlace } from "../source/embedded.ts";
import type { Place, Span } from "../source/source.ts";
import type { DataEntry, DataNode, DataScalar } from "../syntax/data.ts";
import { asText, sources } from "./texts.ts";
import { textValue, through, unknown, type EmbeddedText, type Fill, type Value } from "./value.ts";
import { firstWhere } from "../source/search.ts";

/** How the strings of a document become values, and where its spans lie in the file. */
export type Frame = {
  place(span: Span): Place;
  /** The value of a scalar that is not just what it says. */
  scalar(node: DataScalar): Value | undefined;
  /** The value of a node that is a function of the language, where it has any. */
  node?(node: DataNode): Value | undefined;
  /** What stands for an item of a list, where that is more than one. */
  items?(node: DataNode): readonly Value[] | undefined;
  key(entry: Pick<DataEntry, "key" | "keySpan">): Text;
};

/**
 * The frame of a document inside another text: runs of filler in its strings are the holes, and
 * spans lead out to the file.
 */
export function embeddedFrame(embedded: EmbeddedText): Frame {
  const place = (span: Span): Place => outerPlace(embedded, span);
  const within = (span: Span): readonly Fill[] => fillsIn(embedded.fills, span);
  return {
    place,
    scalar({ value, span }) {
      if (typeof value !== "string" || !value.includes(filler)) return undefined;
      const fills = within(span);
      const [only] = fills;
      // The whole value comes from elsewhere: it may be a list or an object as well as a string.
      if (only && fills.length === 1 && value === filler.repeat(value.length))
        return only.spread ? unknown(only.spread) : through(only.value, place(span));
      return textValue(filledIn(value, fills, place(span)));
    },
    items({ kind, span }) {
      if (kind !== "scalar") return undefined;
      const [only] = within(span);
      return only?.spread && only.value.kind === "list" ? only.value.items : undefined;
    },
    key: ({ key, keySpan }) => filledIn(key, within(keySpan), place(keySpan)),
  };
}

/** Those of fills, which are in order, that lie in a span. */
export function fillsIn<Any extends Span>(
  fills: readonly Any[],
  { start, end }: Span,
): readonly Any[] {
  const found: Any[] = [];
  const first = firstWhere(fills, (fill) => fill.start >= start);
  for (let i = first; i < fills.length; i++) {
    const fill = fills[i];
    if (!fill || fill.end > end) break;
    found.push(fill);
  }
  return found;
}

/** A decoded string with its runs of filler replaced by what they stand for. */
function filledIn(value: string, fills: readonly Fill[], written: Place): Text {
  const parts: Part[] = [];
  const via: Place[] = [];
  let at = 0;
  for (const fill of fills) {
    const start = value.indexOf(filler, at);
    const text = asText(fill.value);
    parts.push(value.slice(at, start), ...(text?.parts ?? []));
    for (const place of text ? sources(text) : []) via.push(place);
    at = start + fill.end - fill.start;
  }
  return makeText([...parts, value.slice(at)], { written, via });
}
