import type { Policy } from "../iam/policy.ts";
import type { Finding } from "../rules/rule.ts";
import { severities, worst } from "../rules/severity.ts";
import type { Result } from "./result.ts";

/** A policy, and what stands in it. */
export type FoundIn = {
  readonly policy: Policy;
  /** Undefined where it is only attached here: what is written elsewhere has no score. */
  readonly score: number | undefined;
  readonly findings: readonly Finding[];
};

/** The policies in which something stands, by the worst of it, then by their scores. */
export function foundIn({ findings, scores }: Result): readonly FoundIn[] {
  const scoreOf = new Map(scores.map(({ policy, score }) => [policy.id, score]));
  const found = new Map<string, { readonly policy: Policy; readonly findings: Finding[] }>();
  for (const finding of findings) {
    const { policy } = finding;
    const own = found.get(policy.id);
    if (own) own.findings.push(finding);
    else found.set(policy.id, { policy, findings: [finding] });
  }
  return [...found.values()]
    .map((each) => ({ ...each, score: scoreOf.get(each.policy.id) }))
    .sort((a, b) => rank(a) - rank(b) || (a.score ?? -1) - (b.score ?? -1));
}

function rank({ findings }: FoundIn): number {
  return severities.indexOf(worst(findings.map(({ severity }) => severity)) ?? "info");
}
