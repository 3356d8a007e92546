import { rules as allRules } from "./index.ts";
import { compareFindings } from "./judge.ts";
import type { Finding, ItemFinding, Rule } from "./rule.ts";
import { severities } from "./severity.ts";

/**
 * Findings with one of each statement in the place of one an item, where a rule says how: a statement
 * has one comment, and what is wrong in the same way is one thing in it, as bad as the worst of it.
 */
export function folded(
  findings: readonly Finding[],
  rules: readonly Rule[] = allRules,
): readonly Finding[] {
  const made = rules.reduce<readonly Finding[]>(
    (left, rule) =>
      rule.on === "statement" && rule.fold ? foldedBy(rule.id, rule.fold, left) : left,
    findings,
  );
  return [...made].sort(compareFindings);
}

type Fold = (found: readonly [ItemFinding, ...ItemFinding[]]) => Partial<Finding>;

function foldedBy(rule: string, fold: Fold, findings: readonly Finding[]): readonly Finding[] {
  const byStatement = new Map<string, ItemFinding[]>();
  const others: Finding[] = [];
  for (const finding of findings) {
    const { id } = finding.statement;
    if (finding.rule !== rule || !isOfItem(finding)) others.push(finding);
    else byStatement.set(id, [...(byStatement.get(id) ?? []), finding]);
  }
  const one = [...byStatement.values()].flatMap((found): readonly Finding[] => {
    const [worst, ...more] = [...found].sort(
      (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
    );
    return worst && more.length > 0
      ? [{ ...worst, ...fold([worst, ...more]), folds: found }]
      : found;
  });
  return [...others, ...one];
}

function isOfItem(finding: Finding): finding is ItemFinding {
  return finding.item !== undefined;
}
