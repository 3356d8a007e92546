import { holeAddress } from "../iam/address.ts";
import type { DraftItem } from "../iam/draft.ts";
import { isHole, type List, type Text } from "../iam/text.ts";

/** A text with its holes as `${name}`. */
export function shownText(text: Text): string {
  return text.parts.map((part) => (isHole(part) ? `\${${holeAddress(part)}}` : part)).join("");
}

export function shownList(list: List): readonly string[] {
  return [...list.items.map(shownText), ...list.rest.map((hole) => `\${${holeAddress(hole)}}`)];
}

/** An item of a replacement, with its expressions as `${source text}`. */
export function shownItem(item: DraftItem): string {
  if ("kept" in item) return shownText(item.kept);
  return item.phrase.pieces
    .map((piece) => (typeof piece === "string" ? piece : `\${${piece.expression}}`))
    .join("");
}
