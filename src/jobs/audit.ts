import type { Result } from "../report/result.ts";
import type { Tree } from "../repository/tree.ts";
import { judge } from "../rules/judge.ts";
import { atLeast, type Finding, type Severity } from "../rules/rule.ts";
import { excessOf, scoreOf } from "../rules/score.ts";
import type { Policy } from "../iam/policy.ts";
import type { AwsFacts } from "./knowledge.ts";
import { propose } from "./propose.ts";
import { scan, type Scan } from "./scan.ts";

/** Judges everything that a tree holds, and looks for what to write instead. */
export function audit(tree: Tree, facts: AwsFacts, failOn: Severity | "never"): Result {
  const found = scan(tree, facts);
  const findings = judge(found.policies, facts);
  return {
    ...countsOf(found),
    findings,
    proposals: propose(found, worthChanging(findings), facts, facts),
    problems: found.problems,
    sources: found.sources,
    failOn,
    blocked: blocks(findings, failOn),
    score: scoreTogether(found.policies, facts),
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

/** The score of several policies: what they allow adds up. */
export function scoreTogether(policies: readonly Policy[], facts: AwsFacts): number {
  return scoreOf(policies.reduce((sum, policy) => sum + excessOf(policy, facts), 0));
}
