import { membersOf } from "../../evaluate/members.ts";
import {
  type Entry,
  type MapValue,
  type Value,
  entryNamed,
  list,
  literal,
  writtenAt,
} from "../../evaluate/value.ts";
import type { Place } from "../../source/source.ts";
import { mapOf } from "./principal.ts";
import { principalsIn } from "./principals.ts";
import type { Reading } from "./reading.ts";
import { mergedConditions } from "./statement.ts";

/** The statements of the trust policy that CDK makes of the principals that may assume a role: one of each. */
export function trustStatements(
  assumed: Entry,
  externalIds: Value | undefined,
  reading: Reading,
): Value {
  const { value, place } = assumed;
  const principals = flat(value);
  const external = externalIds && externalCondition(externalIds, place);
  const statements = principals.map((each): MapValue => {
    const at = principals.length === 1 ? value.origin.written : each.origin.written;
    const made = principalsIn([each], [], place, reading.principalArn);
    const conditions = [...made.conditions, ...(external ? [external] : [])];
    const condition = mergedConditions(
      conditions.map((condition) => ({ value: condition, place: at })),
    );
    return {
      kind: "map",
      entries: [
        entryNamed("Effect", literal("Allow", at), at),
        entryNamed("Action", made.actions ?? literal("sts:AssumeRole", at), at),
        entryNamed("Principal", made.value, at),
        ...(condition ? [entryNamed("Condition", condition.value, at)] : []),
      ],
      rest: [],
      origin: writtenAt(at),
    };
  });
  return list(statements, place);
}

function flat(value: Value): readonly Value[] {
  return value.kind === "list" ? membersOf(value).items.flatMap(flat) : [value];
}

function externalCondition(ids: Value, place: Place): MapValue {
  return mapOf([["StringEquals", mapOf([["sts:ExternalId", ids]], place)]], place);
}
