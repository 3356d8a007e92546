import type { Action } from "../catalog/action.ts";
import { covers } from "../catalog/wildcard.ts";
import { includes, withoutHoles } from "../evidence/pattern.ts";
import type { UsedOn, UsedResource } from "../evidence/used-on.ts";
import { itemPattern } from "../iam/action-pattern.ts";
import { phrase, type Phrase } from "../iam/draft.ts";
import type { GrantedAction } from "../iam/grant.ts";
import type { Text } from "../iam/text.ts";
import { endingsOf } from "./arns.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import { besides } from "./type-wide.ts";
import { writtenUse, type Homes } from "./used-as.ts";

/** The resources that an action shall be allowed on, since it was used on nothing else. */
export type UsedTarget = {
  readonly phrases: () => readonly Phrase[];
  readonly assumptions: readonly string[];
  /** Where it was denied, and stays allowed beside what it was used on. */
  readonly denied: readonly string[];
};

/**
 * What an action that reaches too far was used on, of what it reaches here: with what the action takes of it, as for
 * what is declared. Undefined where evidence does not say all of it.
 */
export function usedTarget(
  { action, on }: GrantedAction,
  used: UsedOn | undefined,
  homes: Homes,
  near: Neighbourhood,
): UsedTarget | undefined {
  if (!used || "because" in used) return undefined;
  const reached = on.map(({ item }) => itemPattern(item));
  const isReached = (arn: string): boolean => reached.some((each) => covers(each, arn));
  const patterns = used.patterns.map(withoutHoles).filter(isReached);
  const isOf = (arn: string, each: string): boolean =>
    covers(arn, each) || covers(`${arn}/*`, each) || covers(`${arn}:*`, each);
  const resources = used.resources.filter(({ arn }) => patterns.some((each) => isOf(arn, each)));
  if (resources.length === 0) return undefined;
  const all = resources.map((resource) => ({ resource, endings: taken(resource, action, near) }));
  const plain = all.flatMap(({ resource: { arn }, endings }) => endings.map((each) => arn + each));
  const isCovered = (arn: string): boolean => plain.some((each) => includes(each, arn));
  if (!patterns.every(isCovered)) return undefined;
  const written = all.map(({ resource, endings }) => ({
    ...writtenUse(resource, used.resources, homes, near),
    endings,
  }));
  const phrases = (): readonly Phrase[] => [
    ...written.flatMap(({ arn, endings }) =>
      endings.map((each) => (each === "" ? arn : phrase(arn, each))),
    ),
    ...besides(action, on, near),
  ];
  return {
    phrases: () => [
      ...new Map(phrases().map((each) => [JSON.stringify(each.pieces), each])).values(),
    ],
    assumptions: [...used.assumptions, ...written.flatMap((each) => each.assumptions)],
    denied: used.denied.filter((each) => !used.patterns.includes(each) && isCovered(each)),
  };
}

/** What an action takes of a resource: of objects those below what all uses have in common. */
function taken(
  { type, below }: UsedResource,
  action: Action,
  near: Neighbourhood,
): readonly string[] {
  const types = action.resourceTypes.map((each) => each.type);
  return endingsOf(type.id, types, action, near).map((each) =>
    each === "/*" ? `${below}/*` : each,
  );
}

/** Whether some resources leave out what an action was used on, as far as they are known. */
export function leavesOutUsed(resources: readonly Text[], used: UsedOn | undefined): boolean {
  const patterns = resources.map((each) => itemPattern(each));
  const isNamed = (pattern: string): boolean => pattern !== "*";
  return (used?.patterns ?? [])
    .map(withoutHoles)
    .filter(isNamed)
    .some((pattern) => !patterns.some((each) => mayMeet(each, pattern)));
}

/** Whether an action was used in other accounts than some, or in several Regions: then it is not limited to its own. */
export function isUsedElsewhere(used: UsedOn | undefined, accounts: ReadonlySet<string>): boolean {
  const all = (used?.patterns ?? []).map((each) => each.split(":"));
  const isAway = all.some(([, , , , own = ""]) => /^\d+$/.test(own) && !accounts.has(own));
  const regions = all.flatMap(([, , , region = ""]) => (/^[a-z0-9-]+$/.test(region) ? region : []));
  return isAway || new Set(regions).size > 1;
}

/** Whether two patterns may mean the same: one covers the other, or what it stands for. */
function mayMeet(one: string, other: string): boolean {
  return covers(one, other) || covers(other, one);
}
