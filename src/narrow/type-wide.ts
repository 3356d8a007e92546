import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Phrase } from "../iam/draft.ts";
import type { TakenResource } from "../iam/reach.ts";
import { makesNew } from "../rules/weight.ts";
import { isOfMany, plainest, wideArns } from "./arns.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Target } from "./target.ts";
import { placeName, saidBy } from "./words.ts";

/**
 * The patterns of types of which AWS makes up the ids, or which the action makes: there is no name
 * to write, and the types are what an ARN can say.
 */
export function typeWide(
  action: Action,
  types: readonly ResourceType[],
  { naming, vocabulary, classes, ownAccount }: Neighbourhood,
): Target | undefined {
  if (ownAccount.isOfOrganization(action.id)) return { kind: "none" };
  const unnamed = types.filter((type) => !naming.isGiven(type));
  // Who writes logs makes the group that it writes to; a role of a service is called by that.
  const creates =
    makesNew(action) &&
    (!classes.has("scaffolding", action.id) || classes.has("service-linked", action.id));
  if (!creates && (unnamed.length * 2 < types.length || unnamed.length === 0)) return undefined;
  const said = saidBy(types, vocabulary);
  const { account, region } = said;
  const anywhere = [account, region].every(
    ({ pieces }) => pieces.length === 1 && pieces[0] === "*",
  );
  const all = isOfMany(action);
  if (all && anywhere) return { kind: "none" };
  if (anywhere && !creates && types.every((type) => naming.isSingle(type))) return undefined;
  return {
    kind: "found",
    phrases: () => plainest(types.flatMap((type) => wideArns(type, vocabulary, all))),
    assumptions: anywhere ? [] : [`that it works on resources of ${placeName(said)} only`],
    typeWide: true,
    isAll: anywhere,
  };
}

/**
 * The patterns of optional types beside those that every call needs, of those that it may be done
 * on already: where AWS makes up their ids, or it is known that some form of the call needs them.
 */
export function besides(
  action: Action,
  on: readonly TakenResource[],
  { naming, shapes, vocabulary }: Neighbourhood,
): readonly Phrase[] {
  const needed = new Set(action.conjuncts.flat());
  const granted = new Set(on.flatMap(({ types }) => types));
  const all = isOfMany(action);
  return action.resourceTypes
    .filter(({ type }) => !needed.has(type) && granted.has(type))
    .filter(({ type }) => !naming.isGiven(type) || shapes.isBeside(type, action))
    .flatMap(({ type }) => wideArns(type, vocabulary, all));
}
