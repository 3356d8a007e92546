import { isHole, known, makeText, type Hole, type Part, type Text } from "../../../iam/text.ts";
import { sources } from "../../texts.ts";
import { textValue, writtenAt, type Value } from "../../value.ts";
import type { Call } from "./function.ts";

/** How a function changes the pieces of a text one by one. */
export type PieceChange = {
  /** What it is called, with its other arguments: part of the identity of what it makes of holes. */
  readonly name: string;
  readonly literal: (text: string) => string | readonly Part[];
  /** Holes of these meanings stay as they are. */
  readonly keeps?: (hole: Hole) => boolean;
};

/** A text each piece of which is changed for itself; undefined where all of it is a hole. */
export function changedPieces(
  text: Text,
  change: PieceChange,
  { place }: Pick<Call, "place">,
): Value | undefined {
  if (text.parts.every((part) => isHole(part) && !change.keeps?.(part)) && !isLiteral(text))
    return undefined;
  return textValue(
    makeText(
      text.parts.flatMap((part) => changedPart(part, change)),
      writtenAt(place, sources(text)),
    ),
  );
}

function changedPart(part: Part, change: PieceChange): Part | readonly Part[] {
  if (!isHole(part)) return change.literal(part);
  if (change.keeps?.(part)) return part;
  const { among } = part;
  const made = changedHole(part, change.name);
  if (!among) return made;
  const texts = among.texts.map((each) => ({
    ...each,
    parts: each.parts.flatMap((inner) => changedPart(inner, change)),
  }));
  return { ...made, among: { ...among, texts } };
}

/** What a function that is called so, with its other arguments, makes of something that is not known. */
export function changedHole({ id, place }: Hole, name: string): Hole {
  return { id: `${name}(${id})`, place, meaning: { kind: "unknown" } };
}

/** A hole whose value holds nothing but digits, lower case letters and hyphens. */
export function isWord({ meaning: { kind } }: Hole): boolean {
  return kind === "account" || kind === "region" || kind === "partition";
}

/** Whether a text may begin, or end, with something other than its literal part there. */
export function isLiteral(text: Text): boolean {
  return known(text) !== undefined;
}

/** The literal part that a text begins (0) or ends (-1) with; "" where a hole stands there. */
export function edge({ parts }: Text, side: 0 | -1): string {
  const part = parts.at(side);
  return part === undefined || isHole(part) ? "" : part;
}
