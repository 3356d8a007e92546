import { known, type Hole } from "../../iam/text.ts";
import type { Mark } from "../../source/embedded.ts";
import { contains, textAt, type Place } from "../../source/source.ts";
import { stringOf, type DataNode } from "../../syntax/data.ts";
import type { Arm, Unsure } from "../both-arms.ts";
import { breaksOut, type Embedding } from "../embed.ts";
import { valueInJson } from "../json.ts";
import type { EmbeddedText, TextValue, Value } from "../value.ts";
import { intrinsic } from "./intrinsic.ts";

/** A value that becomes a part of a text that may be JSON. */
export type Piece = {
  readonly value: Value;
  readonly hole: Hole;
  /** Where the text takes it in. */
  readonly at: Place;
  /** What is written for it in that file, where that may keep its places. */
  readonly node?: DataNode | undefined;
};

/** A piece, or the arm that is read of one that is an `Fn::If` of pieces of JSON. */
export function armOf(piece: Piece, isQuoted: boolean, arm: Arm, unsure: Unsure): Piece {
  const arms = armsOf(piece);
  if (!arms) return piece;
  const both = [arms.then, arms.otherwise];
  if (isQuoted ? !both.some(({ value }) => breaksOut(value)) : both.every(isWhole)) return piece;
  unsure.arms = true;
  const { condition, then, otherwise } = arms;
  for (const { at } of [piece, then, otherwise]) unsure.parts.push({ ...at.span, condition });
  return arm === "then" ? then : otherwise;
}

/** Adds what a piece says, with its places where it is written in the file. */
export function addPiece({ value, hole, at, node }: Piece, made: Embedding): void {
  if (value.kind === "null") return;
  const marks = node && isSaid(value, node) ? plainMarks(node) : undefined;
  const written = node && writtenIn(value, { ...at, span: node.span });
  const { start, end } = at.span;
  if (node && marks) made.literal(stringOf(node) ?? "", marks);
  else if (written && !made.isQuoted()) made.part(written, { start: 0, end: written.text.length });
  else made.value(value, hole, start, end - start);
}

/** Where a scalar's characters stand, if no function reads it. */
export function plainMarks(node: DataNode): readonly Mark[] | undefined {
  return node.kind === "scalar" && node.tag === undefined ? node.marks : undefined;
}

/** The text of a value with its places, where it is written at one. */
export function writtenIn(value: Value, { source, span }: Place): EmbeddedText | undefined {
  if (value.kind !== "text" || !value.embedded || value.embedded.unsure) return undefined;
  const { written } = value.origin;
  const isThere = written.source === source && contains(span, written.span);
  return isThere && value.embedded.source === source ? value.embedded : undefined;
}

type Arms = { readonly condition: string; readonly then: Piece; readonly otherwise: Piece };

/** The two texts, of which one may be nothing, that a piece is one of. */
function armsOf({ value, node, ...piece }: Piece): Arms | undefined {
  const call = node && intrinsic(node);
  if (call?.name !== "If" || call.argument.kind !== "list") return undefined;
  if (value.kind !== "choice" || !value.complete || value.values.length !== 2) return undefined;
  const [first, ...nodes] = call.argument.items;
  const [then, otherwise] = value.values.map((each, index): Piece | undefined => {
    const own = nodes[index];
    const isPiece = own && (each.kind === "null" || (each.kind === "text" && isPartlyKnown(each)));
    return isPiece
      ? { ...piece, value: each, node: own, at: { ...piece.at, span: own.span } }
      : undefined;
  });
  if (!first || !then || !otherwise) return undefined;
  return { condition: textAt({ ...piece.at, span: first.span }), then, otherwise };
}

/** A text that is not known at all stands for a value. */
function isPartlyKnown({ text: { parts } }: TextValue): boolean {
  return parts.length === 0 || parts.some((part) => typeof part === "string");
}

/** Whether a piece is a value of JSON by itself. */
function isWhole({ value }: Piece): boolean {
  return value.kind === "text" && valueInJson(value.embedded) !== undefined;
}

/** Whether a text is what is written for it, into which nothing is filled. */
function isSaid(value: Value, node: DataNode): boolean {
  return value.kind === "text" && known(value.text) === stringOf(node);
}
