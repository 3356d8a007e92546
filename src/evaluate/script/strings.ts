import { makeText, type Hole, type Part } from "../../iam/text.ts";
import type { Place, Source } from "../../source/source.ts";
import type { Expression, StringLiteral } from "../../syntax/script/tree.ts";
import { withPutIn } from "../code-text.ts";
import { embedding, mayBeJson } from "../embed.ts";
import { asText, sources } from "../texts.ts";
import { textValue, writtenAt, type EmbeddedText, type TextValue, type Value } from "../value.ts";

/** A string with what its holes come to; one that may be JSON keeps the places of what it says. */
export function stringValue(
  node: StringLiteral,
  source: Source,
  evaluate: (node: Expression) => Value,
  hole: (node: Expression) => Hole,
): TextValue {
  const parts: Part[] = [];
  const via: Place[] = [];
  const [first] = node.parts;
  const building = first?.kind === "text" && mayBeJson(first.value) ? embedding() : undefined;
  for (const part of node.parts) {
    if (part.kind === "text") {
      parts.push(...withPutIn(part.value, { source, span: part.span }));
      building?.literal(part.value, part.marks ?? [{ inner: 0, outer: part.span.start }]);
      continue;
    }
    const value = evaluate(part.value);
    const text = asText(value);
    const own = hole(part.value);
    parts.push(...(text?.parts ?? [own]));
    for (const place of text ? sources(text) : []) via.push(place);
    const { start, end } = part.span;
    building?.value(value, own, start, end - start);
  }
  const text = makeText(parts, writtenAt({ source, span: node.span }, via));
  const embedded: EmbeddedText | undefined = building?.result(source);
  return { ...textValue(text), ...(embedded && { embedded }) };
}
