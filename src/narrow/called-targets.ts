import type { Action } from "../catalog/action.ts";
import type { Declared } from "../iam/inventory.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Target } from "./target.ts";

// On which resources the code calls an action.

/** Those of them that the code calls the action on, where it says so by what its environment names. */
export function calledIn(
  { id }: Action,
  used: readonly Declared[],
  near: Neighbourhood,
): readonly Declared[] {
  const addresses = near.code()?.needed.get(id.toLowerCase())?.addresses;
  const own = addresses ? used.filter(({ address }) => addresses.has(address)) : [];
  return own.length > 0 ? own : used;
}

/** What the code calls the action on, and nothing else, is not taken for granted. */
export function shownIn(
  { id }: Action,
  used: readonly Declared[],
  target: Target | undefined,
  near: Neighbourhood,
): Target | undefined {
  const code = near.code();
  const addresses = code?.needed.get(id.toLowerCase())?.addresses;
  if (target?.kind !== "found" || !addresses || !code.isWhole) return target;
  if (!used.every(({ address }) => addresses.has(address))) return target;
  return { ...target, assumptions: [], evidence: target.assumptions };
}
