import type { AccessLevel, Action } from "../catalog/action.ts";
import { grantOf, type GrantedAction } from "../iam/grant.ts";
import { isCeiling, type Policy } from "../iam/policy.ts";
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

/** A little less than all actions of AWS weigh together where they reach everything. */
export const most = 49_000;

/** What a policy allows beyond nothing: the sum over all actions of weight by reach. */
export function excessOf(policy: Policy, { catalog }: Knowledge): number {
  if (isCeiling(policy.kind)) return 0;
  const heaviest = new Map<Action, number>();
  for (const statement of policy.statements) {
    if (statement.effect !== "Allow" || statement.presence === "never") continue;
    for (const granted of grantOf(statement, policy, catalog).actions) {
      const weight = levelWeight[granted.action.level] * reachOf(granted);
      heaviest.set(granted.action, Math.max(heaviest.get(granted.action) ?? 0, weight));
    }
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

function reachOf({ action, reach, inAccount }: GrantedAction): number {
  if (reach === "nothing") return 0;
  if (action.scoping === "none") return reachWeight.unavoidable;
  switch (reach) {
    case "everything":
      return reachWeight.everything;
    case "type":
      return inAccount ? reachWeight.typeInAccount : reachWeight.type;
    case "named":
    case "unknown":
      return reachWeight[reach];
  }
}
