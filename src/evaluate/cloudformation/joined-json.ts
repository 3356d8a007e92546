import { contains, type Place } from "../../source/source.ts";
import { stringOf, type DataNode } from "../../syntax/data.ts";
import { embedding, mayBeJson } from "../embed.ts";
import type { EmbeddedText, Value } from "../value.ts";
import { placeOf } from "./at.ts";
import type { Call } from "./functions/function.ts";
import { plainMarks } from "./substitute.ts";

/** The text that `Fn::Join` makes as one with places, where it may be JSON. */
export function joinedJson(
  items: readonly DataNode[],
  values: readonly Value[],
  between: string,
  { at, evaluator }: Call,
): EmbeddedText | undefined {
  const [first] = items;
  const [beginning] = values;
  if (!first || !beginning) return undefined;
  const begins = plainMarks(first)
    ? stringOf(first)
    : writtenIn(beginning, placeOf(first, at))?.text;
  if (!mayBeJson(begins ?? "")) return undefined;
  const made = embedding();
  for (const [index, node] of items.entries()) {
    const place = placeOf(node, at);
    const { start, end } = node.span;
    if (index > 0 && between !== "") made.literal(between, [{ inner: 0, outer: start }]);
    const marks = plainMarks(node);
    const value = values[index];
    const written = value && writtenIn(value, place);
    if (marks) made.literal(stringOf(node) ?? "", marks);
    else if (written && !made.isQuoted())
      made.part(written, { start: 0, end: written.text.length });
    else if (value) made.value(value, evaluator.made("Value", node, at, place), start, end - start);
  }
  return made.result(at.source);
}

/** The text of a value with its places, where it is written at one. */
function writtenIn(value: Value, { source, span }: Place): EmbeddedText | undefined {
  if (value.kind !== "text" || !value.embedded || value.embedded.unsure) return undefined;
  const { written } = value.origin;
  const isThere = written.source === source && contains(span, written.span);
  return isThere && value.embedded.source === source ? value.embedded : undefined;
}
