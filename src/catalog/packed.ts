import type { ConditionKeyType } from "./condition-key.ts";

/** A line of actions.json, as catalog/build/format.mjs writes it; that file says what is what. */
export type Packed = readonly [
  prefix: string,
  title: string,
  names: string,
  levels: string,
  typeSetOf: readonly number[],
  keySetOf: readonly number[],
  typeSets: readonly (readonly PackedUse[])[],
  keySets: readonly (readonly number[])[],
  types: readonly (readonly [name: string, arns: readonly string[], keySet: number])[],
  keys: readonly (readonly [name: string, type: ConditionKeyType])[],
  dependents: Readonly<Record<number, readonly string[]>>,
  conjuncts: Readonly<Record<number, PackedConjuncts>>,
  scoping: Readonly<Record<number, "none" | "soft" | "full">>,
];

/** An index, bitwise not if optional, or that and a set of keys. */
export type PackedUse = number | readonly [type: number, keySet: number];

/** 1: all required types, 2: any of them, or which of them instead of one another. */
export type PackedConjuncts = 1 | 2 | readonly (readonly number[])[];

/**
 * Where each service's line lies in the text of actions.json. The text has been checked when it
 * was built (it is ASCII, one service a line), so that nothing is parsed here.
 * Throws if the text is something else altogether.
 */
export function linesOf(text: string): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  if (!text.startsWith('[\n["')) throw new Error("actions.json is not a catalog");
  for (let start = 2; text.startsWith('["', start); ) {
    const end = text.indexOf("\n", start);
    if (end < 0) break;
    const prefix = text.slice(start + 2, text.indexOf('"', start + 2));
    lines.set(prefix, { start, end: text[end - 1] === "," ? end - 1 : end });
    start = end + 1;
  }
  return lines;
}

export type Line = { readonly start: number; readonly end: number };

/** The service of a line. */
export function parseLine(text: string, { start, end }: Line): Packed {
  return JSON.parse(text.slice(start, end)) as Packed;
}
