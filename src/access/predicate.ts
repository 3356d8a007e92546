import { known, makeText, type List, type Text } from "../iam/text.ts";
import { nowhere } from "../iam/draft.ts";
import { listKey } from "../iam/exact.ts";
import { isIn, parseAddress, parseBlock, type Block } from "./addresses.ts";
import { automaton, type Automaton, type Letter, type Sign } from "./automaton.ts";
import { matches } from "./states.ts";
import { readMeasure } from "./measure.ts";
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
  const key = `${operator} ${listKey(values)} ${String(reading.variables)}`;
  const unknown: Predicate = { family: "unknown", key };
  const text = (signsOf: (value: Text) => readonly Sign[]): Predicate =>
    textual(automaton(allOf(values).map(signsOf)));
  switch (operator) {
    case "stringequals":
      return text((value) => stringSigns(value, reading, "literal"));
    case "stringequalsignorecase":
      return text((value) => stringSigns(value, reading, "folded"));
    case "stringlike":
      return text((value) => stringSigns(value, reading, "glob"));
    case "arnequals":
    case "arnlike": {
      const read = allOf(values).map((value) => arnSigns(value, reading));
      if (read.includes("unclear")) return unknown;
      return textual(automaton(read.filter((each) => typeof each === "object")));
    }
  }
  const written = values.items.flatMap((item) => known(item) ?? []);
  if (written.length < values.items.length + values.rest.length) return unknown;
  const [, scale, comparison = ""] = /^(numeric|date)(.*)$/.exec(operator) ?? [];
  const test = comparisons[comparison];
  if (test !== undefined && (scale === "numeric" || scale === "date")) {
    const family = scale === "date" ? "date" : "number";
    const bounds = written.flatMap((each) => readMeasure(family, each) ?? []);
    return bounds.length === written.length ? { family, key, test, bounds } : unknown;
  }
  if (operator === "ipaddress") {
    const blocks = written.flatMap((each) => parseBlock(each) ?? []);
    return blocks.length === written.length ? { family: "address", key, blocks } : unknown;
  }
  if (operator === "bool") {
    const asked = written.map((each) => each.toLowerCase());
    return asked.every(isBoolean) ? { family: "boolean", key, values: asked } : unknown;
  }
  return unknown;
}

export function textual(machine: Automaton): Predicate {
  return { family: "text", key: `text ${machine.key}`, machine };
}

function isBoolean(text: string): boolean {
  return text === "true" || text === "false";
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
      const at = readMeasure(predicate.family, text);
      return (
        at !== undefined && predicate.bounds.some((bound) => compares(predicate.test, at, bound))
      );
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
