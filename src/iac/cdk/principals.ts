import {
  type Entry,
  type MapValue,
  type Value,
  entryNamed,
  list,
  oneOf,
  writtenAt,
} from "../../evaluate/value.ts";
import { isHole, known, type Hole } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { actionKey, conditionKey } from "./principal.ts";

/** Principals that stand in one statement, with what they add to it. */
export type Principals = {
  /** The value of `Principal`. */
  readonly value: MapValue;
  readonly actions?: Value;
  readonly conditions: readonly Value[];
};

/**
 * Principals as those of one statement.
 *
 * @param arnOf the ARN of what is none of CDK's principals: a role, a user
 */
export function principalsIn(
  values: readonly Value[],
  rest: readonly Hole[],
  place: Place,
  arnOf: (value: Value) => Value | undefined,
): Principals {
  const entries: Entry[] = [];
  const holes: Hole[] = [...rest];
  const conditions: Value[] = [];
  let actions: Value | undefined;
  for (const value of values) {
    if (value.kind === "list") {
      const inner = principalsIn(
        value.items,
        value.rest.map(({ hole }) => hole),
        place,
        arnOf,
      );
      entries.push(...inner.value.entries);
      holes.push(...inner.value.rest);
      conditions.push(...inner.conditions);
      actions ??= inner.actions;
      continue;
    }
    if (value.kind === "map") {
      for (const each of value.entries) {
        const key = known(each.key);
        if (key === actionKey) actions = each.value;
        else if (key === conditionKey) conditions.push(each.value);
        else entries.push(each);
      }
      continue;
    }
    const arn = arnOf(value);
    if (arn) entries.push(entryNamed("AWS", arn, place));
    else if (value.kind === "choice" && value.values.every(({ kind }) => kind === "map"))
      entries.push(...choiceEntries(value.values, value.hole, place));
    else if (value.kind === "unknown" || value.kind === "choice") holes.push(value.hole);
  }
  return {
    value: { kind: "map", entries: merged(entries), rest: holes, origin: writtenAt(place) },
    ...(actions && { actions }),
    conditions,
  };
}

/** Principals of which one counts: of each type, one of those that are written. */
function choiceEntries(values: readonly Value[], hole: Hole, place: Place): readonly Entry[] {
  const entries = values.flatMap((each) => (each.kind === "map" ? each.entries : []));
  const types = new Set(entries.map(({ key }) => known(key) ?? ""));
  return [...types].flatMap((type) => {
    if (type.startsWith("@")) return [];
    const own = entries.filter(({ key }) => known(key) === type).map(({ value }) => value);
    return [entryNamed(type, oneOf(own, own.length === values.length, hole), place)];
  });
}

/** One entry for each type, with all that is named there. */
function merged(entries: readonly Entry[]): readonly Entry[] {
  const by = new Map<string, Entry[]>();
  for (const each of entries) {
    const key = each.key.parts.map((part) => (isHole(part) ? part.id : part)).join("");
    by.set(key, [...(by.get(key) ?? []), each]);
  }
  return [...by.values()].flatMap((same) => {
    const [first, ...more] = same;
    if (!first || more.length === 0) return first ? [first] : [];
    return [
      {
        ...first,
        value: list(
          same.map(({ value }) => value),
          first.place,
        ),
      },
    ];
  });
}
