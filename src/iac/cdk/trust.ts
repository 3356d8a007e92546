import { membersOf } from "../../evaluate/members.ts";
import { list, literal, type Entry, type MapValue, type Value } from "../../evaluate/value.ts";
import { writtenAt } from "../../evaluate/value.ts";
import type { Place } from "../../source/source.ts";
import { entryOf, mapOf, principalsIn, type Principals } from "./principal.ts";
import type { Reading } from "./reading.ts";
import { mergedConditions } from "./statement.ts";

/**
 * The statements of the trust policy that CDK makes of the principals that may assume a role: one of those
 * without conditions, and one of each other.
 */
export function trustStatements(
  assumed: Entry,
  externalIds: Value | undefined,
  reading: Reading,
): Value {
  const { value, place } = assumed;
  const principals = flat(value);
  const external = externalIds && externalCondition(externalIds, place);
  const groups = new Map<string, Value[]>();
  for (const each of principals) {
    const key = keyOf(each, place, reading);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const statements = [...groups.values()].map((group): MapValue => {
    const at = group[0]?.origin.written ?? place;
    const made = readPrincipals(group, place, reading);
    const conditions = [...made.conditions, ...(external ? [external] : [])];
    const condition = mergedConditions(conditions.map((each) => ({ value: each, place: at })));
    return {
      kind: "map",
      entries: [
        entryOf("Effect", literal("Allow", at), at),
        entryOf("Action", made.actions ?? literal("sts:AssumeRole", at), at),
        entryOf("Principal", made.value, at),
        ...(condition ? [entryOf("Condition", condition.value, at)] : []),
      ],
      rest: [],
      origin: writtenAt(principals.length === 1 ? value.origin.written : at),
    };
  });
  return list(statements, place);
}

function flat(value: Value): readonly Value[] {
  return value.kind === "list" ? membersOf(value).items.flatMap(flat) : [value];
}

/** Principals of one key stand in one statement. */
function keyOf(value: Value, place: Place, reading: Reading): string {
  const { actions, conditions } = readPrincipals([value], place, reading);
  if (conditions.length > 0) return `own ${value.origin.written.span.start}`;
  return actions
    ? JSON.stringify(
        membersOf(actions).items.map((each) => (each.kind === "text" ? each.text.parts : "")),
      )
    : "";
}

function readPrincipals(values: readonly Value[], place: Place, reading: Reading): Principals {
  return principalsIn(values, [], place, reading.principalArn);
}

function externalCondition(ids: Value, place: Place): MapValue {
  return mapOf([["StringEquals", mapOf([["sts:ExternalId", ids]], place)]], place);
}
