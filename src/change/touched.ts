import { statementKey } from "../iam/statement-key.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { isHole, type Part, type Text } from "../iam/text.ts";
import { touches, type Hunk } from "../source/hunks.ts";
import { linesOf } from "../source/lines.ts";
import type { Place } from "../source/source.ts";

/** The changed lines of the head, by path. */
export type Changes = ReadonlyMap<string, readonly Hunk[]>;

/**
 * The ids of the statements of the head that a change touches: what they say is not what they said
 * in the base, or a place that they come from holds a changed line. A statement that only moved is
 * not touched; one that reads a changed local is.
 */
export function touchedStatements(
  head: readonly Policy[],
  base: readonly Policy[],
  changes: Changes,
): ReadonlySet<string> {
  const before = new Set(base.flatMap(keysOf));
  const touched = new Set<string>();
  for (const policy of head)
    for (const statement of policy.statements) {
      const changed = !before.has(keyOf(policy, statement));
      if (changed || placesOf(statement).some((place) => isChanged(place, changes)))
        touched.add(statement.id);
    }
  return touched;
}

function keysOf(policy: Policy): readonly string[] {
  return policy.statements.map((statement) => keyOf(policy, statement));
}

/** A statement of a policy, by what the policy is, who has it, and what the statement says. */
function keyOf({ kind, owner, attachedTo }: Policy, statement: Statement): string {
  const has = attachedTo.map(({ address }) => address).sort();
  return JSON.stringify([kind, owner.address, has, statement.presence, statementKey(statement)]);
}

function isChanged(place: Place, changes: Changes): boolean {
  const hunks = changes.get(place.source.path);
  if (!hunks) return false;
  const { first, last } = linesOf(place);
  return touches(hunks, first, last);
}

/** The places that a statement's text comes from, through locals and defaults too. */
export function placesOf(statement: Statement): readonly Place[] {
  const { action, resource, principal, conditions, sid } = statement;
  const lists = [
    ...(action ? [action] : []),
    ...(resource ? [resource] : []),
    ...(principal?.entries ?? []),
    ...conditions.map((condition) => condition.values),
  ];
  const texts = [
    ...(sid ? [sid] : []),
    ...lists.flatMap((list) => list.items),
    ...lists.flatMap((list) => list.rest.flatMap((hole) => hole.among?.texts ?? [])),
  ];
  return [statement.place, ...texts.flatMap(placesOfText)];
}

function placesOfText({ parts, origin }: Text): readonly Place[] {
  return [origin.written, ...origin.via, ...parts.flatMap(placesOfPart)];
}

function placesOfPart(part: Part): readonly Place[] {
  return isHole(part) ? (part.among?.texts ?? []).flatMap(placesOfText) : [];
}
