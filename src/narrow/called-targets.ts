import type { Action } from "../catalog/action.ts";
import type { Declared } from "../iam/inventory.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Target } from "./target.ts";

// On which resources the code calls an action.

/** The addresses of all that the code calls an action on; undefined where it does not say. */
export function addressesIn(
  { id }: Action,
  { code }: Pick<Neighbourhood, "code">,
): ReadonlySet<string> | undefined {
  return code()?.needed.get(id.toLowerCase())?.addresses;
}

/** Those of them that the code calls the action on, where it says so by what its environment names. */
export function calledIn(
  action: Action,
  used: readonly Declared[],
  near: Neighbourhood,
): readonly Declared[] {
  const addresses = addressesIn(action, near);
  const own = addresses ? used.filter(({ address }) => addresses.has(address)) : [];
  return own.length > 0 ? own : used;
}

/** What the code calls the action on, and nothing else, is not taken for granted. */
export function shownIn(
  action: Action,
  used: readonly Declared[],
  target: Target | undefined,
  near: Neighbourhood,
): Target | undefined {
  const addresses = addressesIn(action, near);
  if (target?.kind !== "found" || !addresses || near.code()?.isWhole !== true) return target;
  if (!used.every(({ address }) => addresses.has(address))) return target;
  return { ...target, assumptions: [], evidence: target.assumptions };
}
