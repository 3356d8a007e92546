import type { PolicyScore, Result } from "../report/result.ts";
import type { Tree } from "../repository/tree.ts";
import { inOrder, judgePolicy } from "../rules/judge.ts";
import { atLeast, type Finding, type Severity } from "../rules/rule.ts";
import { excessOf, scoreOf } from "../rules/score.ts";
import type { Policy } from "../iam/policy.ts";
import { comparePlaces } from "../source/source.ts";
import type { AwsFacts } from "./knowledge.ts";
import { propose } from "./propose.ts";
import { scan, type Scan } from "./scan.ts";

/** Judges everything that a tree holds, and looks for what to write instead. */
export function audit(tree: Tree, facts: AwsFacts, failOn: Severity | "never"): Result {
  const found = scan(tree, facts);
  // Policy by policy: what a statement grants is worked out once for both.
  const judged = found.policies.map((policy) => ({
    policy,
    findings: judgePolicy(policy, facts),
    excess: excessOf(policy, facts),
  }));
  const findings = inOrder(judged.flatMap((each) => each.findings));
  const scores = scored(judged);
  return {
    ...countsOf(found),
    findings,
    proposals: propose(found, worthChanging(findings), facts, facts),
    problems: found.problems,
    sources: found.sources,
    failOn,
    blocked: blocks(findings, failOn),
    score: scores.together,
    scores: scores.each,
    catalogDate: facts.catalog.date,
  };
}

export function countsOf({ files, policies }: Scan): {
  readonly files: number;
  readonly policies: number;
  readonly statements: number;
} {
  const statements = new Set(policies.flatMap((each) => each.statements.map(({ id }) => id)));
  return { files, policies: policies.length, statements: statements.size };
}

/** Findings that a replacement is looked for; an information asks for none. */
export function worthChanging(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((each) => atLeast(each.severity, "low"));
}

export function blocks(findings: readonly Finding[], failOn: Severity | "never"): boolean {
  return failOn !== "never" && findings.some((each) => atLeast(each.severity, failOn));
}

/**
 * The score of each policy of which a statement was read, as they stand, and of all together: what they
 * allow adds up.
 */
export function scoresOf(policies: readonly Policy[], facts: AwsFacts): Scores {
  return scored(policies.map((policy) => ({ policy, excess: excessOf(policy, facts) })));
}

type Scores = { readonly each: readonly PolicyScore[]; readonly together: number };

function scored(policies: readonly { readonly policy: Policy; readonly excess: number }[]): Scores {
  const placed = policies
    .filter(({ policy }) => policy.statements.length > 0)
    .sort((a, b) => comparePlaces(a.policy.place, b.policy.place));
  return {
    each: placed.map(({ policy, excess }) => ({ policy, score: scoreOf(excess) })),
    together: scoreOf(policies.reduce((sum, { excess }) => sum + excess, 0)),
  };
}
