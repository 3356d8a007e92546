import { showAddress, type Block } from "./addresses.ts";
import { atomsOf, type Letter } from "./automaton.ts";
import { meets, type Predicate } from "./predicate.ts";
import { arnShape, emptyShape, filledShape, textShape } from "./shapes.ts";
import type { Demand } from "./demand.ts";
import { capped, findString, nothing, type Search, type Found } from "./strings.ts";

/** What is demanded of one value of a condition key. */
export type ValueDemand = {
  readonly predicate: Predicate;
  readonly holds: boolean;
  /** The value is made of the predicate's patterns: their atoms are its own. */
  readonly makes?: boolean;
};

export type Value = readonly Letter[];

/** What the values of a key are. A key that is not known has texts. */
export type ConditionKeyType = "String" | "ARN" | "Bool" | "Numeric" | "Date" | "IPAddress";

const booleans = ["true", "false"].map((each) => Array.from(each));

/** A value that meets all demands; an empty one, if it is asked for. */
export function findValue(
  demands: readonly ValueDemand[],
  type: ConditionKeyType,
  search: Search,
  { isEmpty = false }: { readonly isEmpty?: boolean } = {},
): Found<Value> {
  if (isContradiction(demands)) return nothing;
  const decided = demands.filter(({ predicate }) => predicate.family !== "unknown");
  if (decided.length < demands.length && search.certainty === "certain") return nothing;
  if (type === "Bool") return findBoolean(decided, search);
  const texts = textsOf(decided);
  const shape = isEmpty ? emptyShape : type === "ARN" ? arnShape : filledShape;
  const string = findString([...texts, shape], search);
  if (string.kind === "none" || texts.length === decided.length) return string;
  const isAddress = type === "IPAddress" && texts.length === 0;
  const candidates = [
    ...(isEmpty ? [] : pointsOf(decided.map(({ predicate }) => predicate))),
    ...(string.kind === "found" && !isAddress ? [string.value] : []),
  ];
  const found = candidates.find((value) =>
    decided.every(({ predicate, holds }) => meets(predicate, value) === holds),
  );
  if (found) return { kind: "found", value: found };
  // Points decide on one family; that none of them has the right spelling too proves nothing.
  return isEmpty || (texts.length === 0 && isOneFamily(decided)) ? nothing : capped;
}

/** Keys that are true or false are nothing else. */
function findBoolean(demands: readonly ValueDemand[], search: Search): Found<Value> {
  const texts = textsOf(demands);
  const others = demands.filter(({ predicate }) => predicate.family !== "text");
  for (const value of booleans) {
    if (!others.every(({ predicate, holds }) => meets(predicate, value) === holds)) continue;
    const found = findString([...texts, textShape(value.join(""))], search);
    if (found.kind !== "none") return found;
  }
  return nothing;
}

/** The demands on the spelling; one alone can make it. */
function textsOf(demands: readonly ValueDemand[]): readonly Demand[] {
  const maker = demands.find(
    ({ predicate, makes }) =>
      makes && predicate.family === "text" && atomsOf(predicate.machine).length > 0,
  );
  return demands.flatMap((each) =>
    each.predicate.family === "text"
      ? [{ machine: each.predicate.machine, holds: each.holds, makes: each === maker }]
      : [],
  );
}

function isContradiction(demands: readonly ValueDemand[]): boolean {
  const held = new Set(demands.flatMap((each) => (each.holds ? [each.predicate.key] : [])));
  return demands.some(({ predicate, holds }) => !holds && held.has(predicate.key));
}

function isOneFamily(demands: readonly ValueDemand[]): boolean {
  return new Set(demands.map(({ predicate }) => predicate.family)).size === 1;
}

/**
 * Values, one at least of each part into which the predicates of a family divide all values: their
 * bounds, what is between and beside them, and what is beyond.
 */
function pointsOf(predicates: readonly Predicate[]): readonly Value[] {
  const bounds = (family: "number" | "date"): readonly number[] =>
    predicates.flatMap((each) => (each.family === family ? each.bounds : []));
  const blocks = predicates.flatMap((each) => (each.family === "address" ? each.blocks : []));
  return [
    ...beside(bounds("number"), 1).map(String),
    ...beside(bounds("date"), 1000).flatMap(showDate),
    ...blocks.flatMap(addressesBeside),
    ...(blocks.length > 0 ? elsewhere : []),
    ...(predicates.some(({ family }) => family === "boolean") ? ["true", "false"] : []),
  ].map((text) => Array.from(text));
}

const elsewhere = ["198.51.100.1", "2001:db8:0:0:0:0:0:1"];

function addressesBeside({ version, first, last }: Block): readonly string[] {
  const end = 1n << (version === 4 ? 32n : 128n);
  return [first, last + 1n, first - 1n]
    .filter((value) => value >= 0n && value < end)
    .map((value) => showAddress({ version, value }));
}

function showDate(time: number): readonly string[] {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? [] : [date.toISOString()];
}

/** Bounds, the middles between them, and what is beyond. */
function beside(bounds: readonly number[], step: number): readonly number[] {
  const sorted = [...new Set(bounds)].sort((a, b) => a - b);
  return sorted.flatMap((bound, index) => {
    const next = sorted[index + 1] ?? bound + 2 * step;
    return [...(index === 0 ? [bound - step] : []), bound, (bound + next) / 2];
  });
}
