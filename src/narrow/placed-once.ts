import type { GrantedAction } from "../iam/grant.ts";
import { once } from "../source/once.ts";
import { place } from "./place.ts";
import type { Placed, Unnamed } from "./placed.ts";
import type { Kept } from "./select.ts";

/**
 * Finds the resources that a kept action shall be allowed on, as `place` does: what else a statement may be
 * narrowed to keeps most of the same actions, which are placed once.
 */
export function placedOnce(...asked: Parameters<typeof place>): Placed {
  const [kept, context, , , unnamed, byUse] = asked;
  const [only, ...more] = kept.granted;
  if (!only || more.length > 0) return place(...asked);
  const known = placedIn(context)(only);
  const isByUse = byUse !== undefined;
  const found = known.find(
    (each) =>
      each.kept.item === kept.item &&
      each.kept.isMeant === kept.isMeant &&
      each.unnamed === unnamed &&
      each.isByUse === isByUse,
  );
  if (found) return found.placed;
  const placed = place(...asked);
  known.push({ kept, unnamed, isByUse, placed });
  return placed;
}

type Known = {
  readonly kept: Kept;
  readonly unnamed: Unnamed;
  readonly isByUse: boolean;
  readonly placed: Placed;
};

/**
 * What was placed around a statement, by what was granted: both are one statement's, with what a team agreed on and what
 * evidence says of its use; only whether that is asked may differ.
 */
const placedIn = once<Parameters<typeof place>[1], (granted: GrantedAction) => Known[]>(() =>
  once(() => []),
);
