import type { AccessLevel } from "../catalog/action.ts";
import { grantOf, isOwnResource, type GrantedAction } from "../iam/grant.ts";
import { isCeiling, type Policy, type Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { Knowledge } from "./rule.ts";

// The score of a policy, 0 to 100; its page is score.md.

/** How much an action weighs, by what it can do. */
export const levelWeight: Readonly<Record<AccessLevel, number>> = {
  List: 1,
  Read: 2,
  Tagging: 3,
  Write: 4,
  "Permissions management": 8,
};

/** How much of that counts, by how far it reaches. */
export const reachWeight = {
  everything: 1,
  type: 0.6,
  typeInAccount: 0.3,
  unknown: 0.1,
  named: 0.05,
  /** `*` that cannot be anything else. */
  unavoidable: 0.02,
} as const;

/** A little more than all actions of AWS weigh together. */
export const most = 70_000;

/** What a policy allows beyond nothing: the sum over all actions of weight by reach. */
export function excessOf(policy: Policy, knowledge: Knowledge): number {
  if (isCeiling(policy.kind)) return 0;
  const heaviest = new Map<string, number>();
  for (const statement of policy.statements) {
    if (statement.effect !== "Allow" || statement.presence === "never") continue;
    for (const [action, weight] of weightsOf(statement, policy, knowledge))
      heaviest.set(action, Math.max(heaviest.get(action) ?? 0, weight));
  }
  let sum = 0;
  for (const weight of heaviest.values()) sum += weight;
  return sum;
}

/** 100 for what allows nothing, 0 for what allows everything, on a logarithmic scale. */
export function scoreOf(excess: number): number {
  const share = Math.log1p(excess) / Math.log1p(most);
  return Math.max(0, Math.round(100 * (1 - Math.min(1, share))));
}

function* weightsOf(
  statement: Statement,
  policy: Policy,
  knowledge: Knowledge,
): Generator<readonly [string, number]> {
  const { action, resource } = statement;
  if (action?.negated) {
    const named = new Set(
      action.items.flatMap((item) => knowledge.catalog.expand(known(item) ?? "")),
    );
    for (const each of knowledge.catalog.expand("*"))
      if (!named.has(each)) yield [each.id, levelWeight[each.level]];
    return;
  }
  const everywhere = resource?.negated === true && !isOwnResource(policy);
  for (const granted of grantOf(statement, policy, knowledge.catalog).actions) {
    const weight = levelWeight[granted.action.level];
    yield [granted.action.id, weight * (everywhere ? 1 : reachOf(granted))];
  }
}

function reachOf({ action, reach, inAccount }: GrantedAction): number {
  switch (reach) {
    case "nothing":
      return 0;
    case "everything":
      return action.scoping === "none" ? reachWeight.unavoidable : reachWeight.everything;
    case "type":
      return inAccount ? reachWeight.typeInAccount : reachWeight.type;
    case "named":
    case "unknown":
      return reachWeight[reach];
  }
}
