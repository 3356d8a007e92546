import type { Place } from "../source/source.ts";
import { makeText, type Hole, type Origin, type Part, type Text } from "./text.ts";

/**
 * A text to be written: literal pieces, and expressions of the language it is written in
 * (`aws_s3_bucket.logs.arn`, `AWS::Region`), beside the value that it will have.
 */
export type Phrase = {
  readonly pieces: readonly (string | { readonly expression: string })[];
  readonly text: Text;
};

/** An item of a list to be written: one that stands in the original, or a new one. */
export type DraftItem = { readonly kept: Text } | { readonly phrase: Phrase };

/** A condition to be added: an operator and a key as AWS spells them, and values of which one must hold. */
export type NewCondition = {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly Phrase[];
};

/** What is written otherwise where a statement stands: an operator, a value, a resource. */
export type Correction = {
  readonly place: Place;
  /** What it says there, without quotes. */
  readonly was: string;
  readonly value: string;
};

/**
 * A statement to be written in the place of another. What is not named is taken over from the
 * original as it stands, principals and the conditions that are there always.
 */
export type Draft = {
  /** A new Sid; "keep" the original's, or write none. */
  readonly sid: { readonly write: string } | "keep" | "none";
  readonly actions: readonly DraftItem[] | "keep";
  readonly resources: readonly DraftItem[] | "keep";
  /** Conditions beside those of the original, on keys that it has none on. */
  readonly conditions?: readonly NewCondition[];
  /** What is written otherwise in a statement that stays as it is but for that. */
  readonly corrections?: readonly Correction[];
};

export function phrase(...parts: readonly (string | Phrase)[]): Phrase {
  const pieces: Phrase["pieces"][number][] = [];
  const texts: Part[] = [];
  for (const part of parts) {
    for (const piece of typeof part === "string" ? [part] : part.pieces) pieces.push(piece);
    for (const text of typeof part === "string" ? [part] : part.text.parts) texts.push(text);
  }
  return { pieces: joinStrings(pieces), text: makeText(texts, nowhere) };
}

/** The phrase of one expression, whose value is given. */
export function expression(written: string, value: Text | Hole): Phrase {
  const text = "parts" in value ? value : makeText([value], nowhere);
  return { pieces: [{ expression: written }], text };
}

export function itemText(item: DraftItem): Text {
  return "kept" in item ? item.kept : item.phrase.text;
}

/** The origin of what is not written anywhere yet. */
export const nowhere: Origin = {
  written: { source: { path: "", text: "" }, span: { start: 0, end: 0 } },
  via: [],
};

function joinStrings(pieces: Phrase["pieces"]): Phrase["pieces"] {
  const joined: Phrase["pieces"][number][] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string")
      joined[joined.length - 1] = last + piece;
    else if (piece !== "") joined.push(piece);
  }
  return joined;
}
