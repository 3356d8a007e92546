import { actionIncluded, arnIncluded } from "./included.ts";
import { conditionsIncluded } from "./condition-included.ts";
import { exactKey, listKey } from "./exact.ts";
import type { Match, Statement } from "./policy.ts";
import { principalIncluded } from "./principal-included.ts";
import { once } from "../source/once.ts";
import { code } from "../source/quoted.ts";
import { readable, type Text } from "./text.ts";

/**
 * Whether some statements grant nothing that others do not: proved, or not proved and why. Never
 * "proved" where anything is unknown; "not proved" does not say that more is granted.
 */
export type Inclusion =
  | { readonly proved: true }
  | { readonly proved: false; readonly because: string };

/** `throughAccount`: whether who is in an account that is named counts as named (see principalIncluded). */
type Options = { readonly throughAccount?: boolean };

const proved: Inclusion = { proved: true };

/**
 * Whether everything that `narrow` allows, also by actions that AWS has yet to make, is allowed by
 * `wide`. Both are of one revision and of policies of the same kind, Version (whichever it is) and
 * attachment; what stands under a condition of the configuration stands under the same one. This
 * proof knows Allow statements one by one: each of `narrow` must lie in a single one of `wide`, on
 * its conditions or more of them, and for its principals or fewer.
 */
export function included(
  narrow: readonly Statement[],
  wide: readonly Statement[],
  options: Options = {},
): Inclusion {
  for (const statement of narrow) {
    if (statement.presence === "never") continue;
    const found = wide.map((other) => statementIncluded(statement, other, options));
    if (found.some((each) => each.proved)) continue;
    return found[0] ?? unproved("nothing is allowed to begin with");
  }
  return proved;
}

function statementIncluded(narrow: Statement, wide: Statement, options: Options): Inclusion {
  if (narrow.effect !== "Allow" || wide.effect !== "Allow")
    return unproved("only Allow statements are compared");
  if (wide.presence !== "always" && wide.presence !== narrow.presence)
    return unproved("the original may not be there");
  if (!principalIncluded(narrow.principal, wide.principal, options.throughAccount))
    return unproved("a principal is not one of the original's");
  if (!conditionsIncluded(narrow.conditions, wide.conditions))
    return unproved("a condition of the original is missing");
  const actions = matchIncluded(narrow.action, wide.action, actionIncluded);
  if (actions) return unproved(actions);
  const resources = matchIncluded(narrow.resource, wide.resource, resourceIncluded);
  return resources ? unproved(resources) : proved;
}

/** Whether policy variables are read as such or as plain text: it depends on the Version. */
function resourceIncluded(narrow: Text, wide: Text): boolean {
  return [true, false].every((variables) => arnIncluded(narrow, wide, { variables }));
}

function unproved(because: string): Inclusion {
  return { proved: false, because };
}

/** Why a list is not included in another; undefined where it is. */
function matchIncluded(
  narrow: Match | undefined,
  wide: Match | undefined,
  itemIncluded: (narrow: Text, wide: Text) => boolean,
): string | undefined {
  if (!narrow || !wide) return narrow === wide ? undefined : "an element is missing on one side";
  if (narrow.negated && wide.negated)
    // All but more: what is left out of the original must be left out here too.
    return matchIncluded({ ...wide, negated: false }, { ...narrow, negated: false }, itemIncluded)
      ? "a negated element leaves out less"
      : undefined;
  if (narrow.negated || wide.negated) return "a negated element is not the same";
  // What stays as it is, most of a long list, need not be compared with all the others.
  const same = new Set(wide.items.map(exactKey));
  const outside = narrow.items.find(
    (item) => !same.has(exactKey(item)) && !wide.items.some((other) => itemIncluded(item, other)),
  );
  if (outside) return `${code(readable(outside), 80)} is not proved to lie in the original`;
  const known = new Set(wide.rest.map((hole) => hole.id));
  return narrow.rest.every((hole) => known.has(hole.id))
    ? undefined
    : "a list that is not known is new";
}

/** A text equal for statements that say the same, wherever they stand. */
export const statementKey = once((statement: Statement): string => {
  const match = (each: Match | undefined): unknown => each && [each.negated, listKey(each)];
  return JSON.stringify([
    statement.effect,
    statement.sid && exactKey(statement.sid),
    match(statement.action),
    match(statement.resource),
    statement.principal && [
      statement.principal.negated,
      statement.principal.entries.map((entry) => [
        typeof entry.type === "string" ? entry.type : entry.type.id,
        listKey(entry),
      ]),
    ],
    statement.conditions.map(({ operator, key, values }) => [
      exactKey(operator),
      exactKey(key),
      listKey(values),
    ]),
  ]);
});
