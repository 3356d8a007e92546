import type { DataNode } from "../../syntax/data.ts";
import { stringOf } from "../../syntax/data.ts";
import { withBothArms } from "../both-arms.ts";
import { mayBeJson } from "../embed.ts";
import type { EmbeddedText, Value } from "../value.ts";
import { placeOf } from "./at.ts";
import type { Call } from "./functions/function.ts";
import { addPiece, armOf, plainMarks, writtenIn } from "./piece.ts";

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
  return withBothArms(at.source, (made, arm, unsure) => {
    let isFirst = true;
    for (const [index, node] of items.entries()) {
      const value = values[index];
      if (!value) continue;
      const place = placeOf(node, at);
      const hole = evaluator.made("Value", node, at, place);
      const piece = armOf({ value, hole, at: place, node }, made.isQuoted(), arm, unsure);
      // `AWS::NoValue` takes the item away.
      if (piece.value.kind === "null") continue;
      if (!isFirst && between !== "") made.literal(between, [{ inner: 0, outer: node.span.start }]);
      isFirst = false;
      addPiece(piece, made);
    }
  });
}
