import type { Policy } from "../iam/policy.ts";
import type { PolicyScore } from "../report/result.ts";
import { excessOf, scoreOf, type Excess } from "../rules/score.ts";
import { comparePlaces } from "../source/source.ts";
import type { AwsFacts } from "./knowledge.ts";

/** The score of each policy of which a statement was read, as they stand, and the excess of all. */
export type Scores = { readonly each: readonly PolicyScore[]; readonly excess: number };

export function scoresOf(policies: readonly Policy[], facts: AwsFacts): Scores {
  return scored(policies.map((policy) => ({ policy, excess: excessOf(policy, facts) })));
}

export function scored(
  policies: readonly { readonly policy: Policy; readonly excess: Excess }[],
): Scores {
  const placed = policies
    .filter(({ policy }) => policy.statements.length > 0)
    .sort((a, b) => comparePlaces(a.policy.place, b.policy.place));
  return {
    each: placed.map(({ policy, excess }) => ({ policy, ...scoresIn(excess) })),
    excess: placed.reduce((sum, { excess }) => sum + excess.whole, 0),
  };
}

/**
 * The score of several policies: that of what one of them allows beyond nothing on average, which
 * those that allow much decide. A change is measured by as many policies before as after it.
 */
export function togetherOf({ each, excess }: Scores, policies = each.length): number {
  return scoreOf(excess / Math.max(1, policies));
}

function scoresIn({ whole, each, services }: Excess): Omit<PolicyScore, "policy"> {
  const statements = [...each].map(([statement, excess]) => [statement, scoreOf(excess)] as const);
  return { score: scoreOf(whole), statements: new Map(statements), excess: services };
}
