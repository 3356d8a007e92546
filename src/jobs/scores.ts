import type { Policy } from "../iam/policy.ts";
import type { PolicyScore } from "../report/result.ts";
import { excessOf, scoreOf } from "../rules/score.ts";
import { comparePlaces } from "../source/source.ts";
import type { AwsFacts } from "./knowledge.ts";

/** The score of each policy of which a statement was read, as they stand, and of all together. */
export type Scores = { readonly each: readonly PolicyScore[]; readonly together: number };

export function scoresOf(policies: readonly Policy[], facts: AwsFacts): Scores {
  return scored(policies.map((policy) => ({ policy, excess: excessOf(policy, facts) })));
}

/** What policies allow adds up. */
export function scored(
  policies: readonly { readonly policy: Policy; readonly excess: number }[],
): Scores {
  const placed = policies
    .filter(({ policy }) => policy.statements.length > 0)
    .sort((a, b) => comparePlaces(a.policy.place, b.policy.place));
  return {
    each: placed.map(({ policy, excess }) => ({ policy, score: scoreOf(excess) })),
    together: scoreOf(policies.reduce((sum, { excess }) => sum + excess, 0)),
  };
}
