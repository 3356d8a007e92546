import { known, makeText, type List, type Text } from "../iam/text.ts";
import { nowhere } from "../iam/draft.ts";
import { listKey } from "../iam/exact.ts";
import { isIn, parseAddress, parseBlock, type Block } from "./addresses.ts";
import { automaton, matches, type Automaton, type Letter, type Sign } from "./automaton.ts";
import type { Reading } from "./reading.ts";
import { arnSigns, stringSigns } from "./signs.ts";

/** What an operator without its qualifiers asks of one value: that at least one listed value is met. */
export type Predicate =
  | { readonly family: "text"; readonly key: string; readonly machine: Automaton }
  | {
      readonly family: "number" | "date";
      readonly key: string;
      readonly test: Comparison;
      /** Numbers; dates as milliseconds since 1970. */
      readonly bounds: readonly number[];
    }
  | { readonly family: "address"; readonly key: string; readonly blocks: readonly Block[] }
  | { readonly family: "boolean"; readonly key: string; readonly values: readonly string[] }
  /** Something that is asked, one and the same for an equal key, of which nobody knows what. */
  | { readonly family: "unknown"; readonly key: string };

type Comparison = "equals" | "less" | "atMost" | "greater" | "atLeast";

const comparisons: Readonly<Record<string, Comparison>> = {
  equals: "equals",
  lessthan: "less",
  lessthanequals: "atMost",
  greaterthan: "greater",
  greaterthanequals: "atLeast",
};

/**
 * The predicate of an operator that is not negated, in lower case. Follows "IAM JSON policy elements:
 * Condition operators" of AWS's IAM User Guide; ArnEquals is ArnLike there.
 */
export function predicateOf(operator: string, values: List, reading: Reading): Predicate {
  const text = (signsOf: (value: Text) => readonly Sign[] | undefined): Predicate => {
    const machine = automaton(allOf(values).flatMap((value) => wrapped(signsOf(value))));
    return { family: "text", key: `text ${machine.key}`, machine };
  };
  switch (operator) {
    case "stringequals":
    case "binaryequals":
      return text((value) => stringSigns(value, reading, { wildcards: false }));
    case "stringequalsignorecase":
      return text((value) => stringSigns(value, reading, { wildcards: false, folded: true }));
    case "stringlike":
      return text((value) => stringSigns(value, reading, { wildcards: true }));
    case "arnequals":
    case "arnlike":
      return text((value) => arnSigns(value, reading));
  }
  const key = `${operator} ${listKey(values)}`;
  const unknown: Predicate = { family: "unknown", key };
  const written = values.items.flatMap((item) => known(item) ?? []);
  if (written.length < values.items.length + values.rest.length) return unknown;
  const [, scale, comparison = ""] = /^(numeric|date)(.*)$/.exec(operator) ?? [];
  const test = comparisons[comparison];
  if (test !== undefined && (scale === "numeric" || scale === "date")) {
    const family = scale === "date" ? "date" : "number";
    const bounds = written.map(family === "date" ? dateOf : numberOf).filter(Number.isFinite);
    return { family, key, test, bounds };
  }
  if (operator === "ipaddress")
    return { family: "address", key, blocks: written.flatMap((each) => parseBlock(each) ?? []) };
  if (operator === "bool")
    return { family: "boolean", key, values: written.map((each) => each.toLowerCase()) };
  return unknown;
}

function wrapped<Made>(made: Made | undefined): readonly Made[] {
  return made === undefined ? [] : [made];
}

/** The items of a list; what of it is not known as one more. */
export function allOf({ items, rest }: List): readonly Text[] {
  return [...items, ...rest.map((hole) => makeText([hole], nowhere))];
}

/** Whether a value of the request meets a predicate; an unknown one is met by none. */
export function meets(predicate: Predicate, value: readonly Letter[]): boolean {
  if (predicate.family === "text") return matches(predicate.machine, value);
  const text = value.every((each) => typeof each === "string") ? value.join("") : undefined;
  if (text === undefined) return false;
  switch (predicate.family) {
    case "number":
    case "date": {
      const at = predicate.family === "date" ? dateOf(text) : numberOf(text);
      return predicate.bounds.some((bound) => compares(predicate.test, at, bound));
    }
    case "address": {
      const address = parseAddress(text);
      return address !== undefined && predicate.blocks.some((block) => isIn(block, address));
    }
    case "boolean":
      return predicate.values.includes(text.toLowerCase());
    case "unknown":
      return false;
  }
}

function compares(test: Comparison, value: number, bound: number): boolean {
  switch (test) {
    case "equals":
      return value === bound;
    case "less":
      return value < bound;
    case "atMost":
      return value <= bound;
    case "greater":
      return value > bound;
    case "atLeast":
      return value >= bound;
  }
}

function numberOf(text: string): number {
  return text.trim() === "" ? NaN : Number(text);
}

/** A date as IAM takes it: of ISO 8601, or seconds since 1970. */
function dateOf(text: string): number {
  return /^-?\d{5,}(?:\.\d+)?$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text);
}
