import { isHole, type Hole } from "../iam/text.ts";
import { contains, type Place } from "../source/source.ts";
import { embedding, longestPut, mayBeDocument, type Embedding } from "./embed.ts";
import { unknown, type TextValue, type Value } from "./value.ts";

/** Where a function puts texts together, and what stands for one that is not known. */
type Making = { readonly place: Place; readonly hole: Hole };

/** A text that is put together, with the place where it goes. */
type Piece = { readonly value: Value; readonly at: Place };

/**
 * A text that a function makes of others, with its places where it may be a document: pieces that are
 * written in the call keep those that they have there, all others stand where the call does.
 */
export function putTogether(made: TextValue, pieces: readonly Piece[], making: Making): TextValue {
  if (!mayBeMade(made)) return made;
  const building = embedding();
  for (const piece of pieces) addPiece(piece, building, making);
  return { ...made, embedded: building.result(making.place.source) };
}

function addPiece({ value, at }: Piece, building: Embedding, { place, hole }: Making): void {
  const isWithin = at.source === place.source && contains(place.span, at.span);
  const { start, end } = isWithin ? at.span : place.span;
  const embedded = value.kind === "text" && !value.embedded?.unsure ? value.embedded : undefined;
  if (isWithin && embedded?.source === place.source)
    building.part(embedded, { start: 0, end: embedded.text.length });
  else building.value(value, hole, start, end - start);
}

/**
 * A text that a function made, with the place of the call for all that stands in it: of what is decoded
 * or otherwise made letter by letter, no letter is written in the file.
 */
export function madeDocument(value: Value, { source, span }: Place): Value {
  if (value.kind !== "text" || !mayBeMade(value)) return value;
  const building = embedding();
  const { start, end } = span;
  for (const part of value.text.parts) {
    if (isHole(part)) building.value(unknown(part), part, start, end - start);
    else building.put(part, start, end - start);
  }
  return { ...value, embedded: building.result(source) };
}

function mayBeMade({ text, embedded }: TextValue): boolean {
  const [first] = text.parts;
  if (embedded || typeof first !== "string" || !mayBeDocument(first)) return false;
  const lengths = text.parts.map((part) => (isHole(part) ? 0 : part.length));
  return lengths.reduce((sum, length) => sum + length, 0) <= longestPut;
}
