import { equal } from "../../equality.ts";
import { mostMade } from "../../effort.ts";
import { list, number, type ListValue, type Value } from "../../value.ts";
import { areKnown, valuesOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";
import { different, distinct, sorted } from "./lists.ts";

export const setFunctions: Functions = new Map([
  ["toset", toSet],
  ["setunion", (call: Call) => combined(call, (all) => all.flat())],
  [
    "setintersection",
    (call: Call) =>
      combined(call, ([first = [], ...others]) => filtered(first, (item) => allHave(others, item))),
  ],
  [
    "setsubtract",
    (call: Call) =>
      combined(call, ([first = [], other = []]) =>
        filtered(first, (item) => not(has(other, item))),
      ),
  ],
  ["setproduct", product],
]);

function toSet(call: Call): ListValue | undefined {
  const list = distinct(call);
  const numbers = list?.items.map((item) => (item.kind === "number" ? item.value : undefined));
  if (list?.rest.length === 0 && numbers && numbers.length > 0 && areKnown(numbers)) {
    const items = [...numbers].sort((a, b) => a - b).map((each) => number(each, call.place));
    return { ...list, items, set: true };
  }
  const ordered = sorted(call, list);
  return ordered && { ...ordered, set: true };
}

/** A set made of the items of several, all of which are there; undefined where one is not. */
function combined(
  call: Call,
  make: (sets: readonly (readonly Value[])[]) => readonly Value[] | undefined,
): ListValue | undefined {
  const sets = wholeSets(call);
  const items = sets && make(sets);
  if (!items) return undefined;
  const made = { ...list(different(items), call.place), set: true } as const;
  return sorted(call, made);
}

function wholeSets(call: Call): readonly (readonly Value[])[] | undefined {
  const sets = valuesOf(call).map((value) =>
    value.kind === "list" && value.rest.length === 0 ? value.items : undefined,
  );
  return call.more.length === 0 && areKnown(sets) ? sets : undefined;
}

function filtered(
  items: readonly Value[],
  wanted: (item: Value) => boolean | undefined,
): readonly Value[] | undefined {
  const judged = items.map(wanted);
  return areKnown(judged) ? items.filter((_, i) => judged[i]) : undefined;
}

function has(items: readonly Value[], wanted: Value): boolean | undefined {
  const equals = items.map((item) => equal(item, wanted));
  if (equals.includes(true)) return true;
  return equals.includes(undefined) ? undefined : false;
}

function allHave(sets: readonly (readonly Value[])[], item: Value): boolean | undefined {
  const judged = sets.map((set) => has(set, item));
  if (judged.includes(false)) return false;
  return judged.includes(undefined) ? undefined : true;
}

function not(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

/** All ways to take one item of each list. */
function product(call: Call): Value | undefined {
  const sets = wholeSets(call);
  if (!sets || sets.reduce((count, { length }) => count * length, 1) > mostMade) return undefined;
  const made = sets.reduce<readonly (readonly Value[])[]>(
    (rows, set) => rows.flatMap((row) => set.map((item) => [...row, item])),
    [[]],
  );
  return list(
    made.map((row) => list(row, call.place)),
    call.place,
  );
}
