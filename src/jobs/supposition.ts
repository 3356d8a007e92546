import type { Settled } from "../authorize/settled.ts";
import type { ConditionKeys } from "../catalog/condition-keys.ts";
import { fitted } from "../iam/fitted.ts";
import { holesIn } from "../iam/holes.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import type { Request } from "../iam/request.ts";
import { holesOf, textKey, type Hole, type List } from "../iam/text.ts";

/** What is not known of policies, settled so that they say the most, or the least, of a request. */
export type Supposition = Settled & {
  /** Whether a value was found for a hole, and not made up. */
  valueOf(hole: Hole): string | undefined;
};

/** What is known of AWS beside what policies say. */
export type Knowing = { readonly conditionKeys: ConditionKeys };

/**
 * What favours statements of an effect: what is not known has the values with which they are
 * about the request, and what may be there is there. Other statements are about something else as far
 * as that may be. `first`: those whose values go before the others'.
 */
function favouring(
  effect: "Allow" | "Deny",
  request: Request,
  policies: readonly Policy[],
  { conditionKeys }: Knowing,
  first: readonly Statement[] = [],
): Supposition {
  const values = new Map<string, string>();
  const add = (found: ReadonlyMap<string, string> | undefined): void => {
    for (const [id, value] of found ?? []) if (!values.has(id)) values.set(id, value);
  };
  const fit = (list: List | undefined, texts: readonly string[]): void => {
    const [text] = texts;
    if (!list || text === undefined) return;
    const found = list.items
      .filter((item) => holesOf(item).length > 0)
      .flatMap((item) => texts.flatMap((each) => fitted(item.parts, each) ?? []));
    // What is written out the most is meant the most: `${bucket}/*` of an object, not `${bucket}`.
    for (const each of found.sort((a, b) => sizeOf(a) - sizeOf(b))) add(each);
    for (const hole of list.rest) add(new Map([[hole.id, text]]));
  };
  const wanted = [...first, ...policies.flatMap(({ statements }) => statements)].filter(
    (each) => each.effect === effect || each.effect === "unknown",
  );
  for (const { action, resource, principal, conditions } of wanted) {
    if (!action?.negated) fit(action, [request.action]);
    if (!resource?.negated) fit(resource, [request.resource]);
    if (!principal?.negated)
      for (const entry of principal?.entries ?? [])
        if (entry.type === request.caller.type) fit(entry, callerNames(request));
    for (const { key, operator, values: expected } of conditions) {
      const carried = request.context.get(textKey(key).toLowerCase()) ?? [];
      if (!/not/i.test(textKey(operator))) fit(expected, carried);
    }
  }
  const unsaid = new Set(wanted.flatMap(({ conditions }) => conditions));
  const isFavoured = (each: Statement): boolean =>
    each.effect === effect || each.effect === "unknown";
  const partition = /^arn:([^:]+):/.exec(request.resource)?.[1] ?? "aws";
  const textOf = (hole: Hole): string =>
    values.get(hole.id) ?? (hole.meaning.kind === "partition" ? partition : `unknown-${hole.id}`);
  return {
    textOf,
    textsOf: (hole) => [textOf(hole)],
    isThere: isFavoured,
    effectOf: () => effect,
    spares: () => effect === "Allow",
    hasSeveral: (key) => conditionKeys.at(key)?.several ?? false,
    meetsUnsaid: (condition) => unsaid.has(condition),
    variables: true,
    valueOf: ({ id, meaning }) => (meaning.kind === "partition" ? undefined : values.get(id)),
  };
}

/** A supposition for all statements of an effect, and one for each of them of which not all is known. */
export function* suppositionsFor(
  effect: "Allow" | "Deny",
  request: Request,
  policies: readonly Policy[],
  known: Knowing,
): Generator<Supposition> {
  yield favouring(effect, request, policies, known);
  for (const statement of policies.flatMap(({ statements }) => statements))
    if (
      statement.effect !== (effect === "Allow" ? "Deny" : "Allow") &&
      holesIn(statement).length > 0
    )
      yield favouring(effect, request, policies, known, [statement]);
}

function sizeOf(values: ReadonlyMap<string, string>): number {
  return [...values.values()].reduce((sum, { length }) => sum + length, 0);
}

/** The names by which a policy may name who asks. */
function callerNames({ caller }: Request): readonly string[] {
  switch (caller.type) {
    case "AWS":
      return [
        caller.arn,
        caller.arn.replace(/[^:]*$/, "root"),
        caller.account,
        ...(caller.session === undefined ? [] : [caller.session]),
      ];
    case "Service":
      return [caller.name];
    case "Federated":
      return [caller.provider];
    case "CanonicalUser":
      return [caller.id];
    case "anonymous":
      return [];
  }
}
