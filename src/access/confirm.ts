import { decisionOf } from "../authorize/statement.ts";
import type { Settled } from "../authorize/settled.ts";
import { hingeOf, isCeiling, type Condition, type Policy, type PolicyKind } from "../iam/policy.ts";
import type { Request } from "../iam/request.ts";
import { textKey, type Hole } from "../iam/text.ts";
import { sparedBy } from "./caller.ts";
import { unsaid } from "./condition.ts";
import { hasSeveral, type Facts } from "./facts.ts";
import type { Gap } from "./gap.ts";
import type { Reading } from "./reading.ts";
import type { Demands } from "./search.ts";
import { freshValue, type Witness } from "./witness.ts";

/**
 * Whether one side allows a witness and the other does not, by AWS's rules for one request, which
 * share nothing with how the witness was found. "certain": nothing had to be settled for it that the
 * configuration leaves open.
 */
export function confirmed(
  { request, settled }: Witness,
  { demands }: Gap,
  sides: {
    readonly facts: Facts;
    readonly reading: Reading;
    readonly now: readonly Policy[];
    readonly before: readonly Policy[];
  },
): "certain" | "possible" | "no" {
  const values = new Map(settled);
  const valueOf = (hole: Hole): string => {
    const value = values.get(hole.id) ?? freshValue(hole, values.size);
    values.set(hole.id, value);
    return value;
  };
  const asked: unknown[] = [];
  const settling = <Value>(value: Value): Value => {
    asked.push(value);
    return value;
  };
  const world: Settled = {
    textOf: (hole) => settling(valueOf(hole)),
    textsOf: (hole) => settling([valueOf(hole)]),
    isThere: (statement) => settling(demands.hinges.get(hingeOf(statement)) ?? false),
    effectOf: () => {
      asked.push(undefined);
      return undefined;
    },
    spares: (namings) => settling(demands.hinges.get(sparedBy(namings)) ?? false),
    hasSeveral: (key) => hasSeveral(key, sides.facts),
    meetsUnsaid: (condition) => settling(isMet(condition, demands)),
    variables: sides.reading.variables,
  };
  const isNew = (how: Settled): boolean =>
    isAllowed(request, sides.now, how) && !isAllowed(request, sides.before, how);
  if (!isNew(world)) return "no";
  const isClear = [...sides.now, ...sides.before].every(
    (policy) => decisionOf(request, policy, world).undecided.length === 0,
  );
  // Without a Version, AWS has no policy variables.
  const isSure = isClear && asked.length === 0 && isNew({ ...world, variables: false });
  return isSure ? "certain" : "possible";
}

/** Whether a condition on a key with several values is to be met, of which AWS does not say it. */
function isMet(condition: Condition, { keys }: Demands): boolean {
  const asked = new Set([true, false].map((variables) => unsaid(condition, variables).key));
  const demanded = keys.get(textKey(condition.key).toLowerCase()) ?? [];
  const isHeld = demanded.some(
    (each) => "predicate" in each && asked.has(each.predicate.key) && each.holds,
  );
  return isHeld !== /not/i.test(textKey(condition.operator));
}

/** Whether policies together allow a request: some grant, all kinds of ceilings there, no Deny. */
export function isAllowed(request: Request, policies: readonly Policy[], world: Settled): boolean {
  const decided = policies.map((policy) => ({ policy, ...decisionOf(request, policy, world) }));
  if (decided.some(({ kind }) => kind === "deny")) return false;
  const kinds = [...new Set<PolicyKind>(policies.map(({ kind }) => kind))];
  const grants = kinds.filter((kind) => !isCeiling(kind));
  const allowed = (of: readonly PolicyKind[]): boolean =>
    decided.some(({ policy, kind }) => kind === "allow" && of.includes(policy.kind));
  if (grants.length === 0) return allowed(kinds);
  return allowed(grants) && kinds.every((kind) => !isCeiling(kind) || allowed([kind]));
}
