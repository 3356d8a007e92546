import { callsItselfBoundary } from "../iam/asked-boundary.ts";
import { holdersIn, type Holding } from "../iam/holders.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { comparePlaces } from "../source/source.ts";
import { rules as allRules } from "./index.ts";
import { heldByAll, instanceKey } from "./instances.ts";
import { isToBeActedOn } from "./made.ts";
import { contextOf, type Finding, type Judgement, type Knowledge, type Rule } from "./rule.ts";
import { atLeast, severities } from "./severity.ts";
import { compareTexts } from "../source/order.ts";

/** What the rules find in policies, worst first within a statement, statements as they stand. */
export function judge(
  holding: Holding,
  knowledge: Knowledge,
  rules: readonly Rule[] = allRules,
): readonly Finding[] {
  const { policies } = holding;
  const told = new Set<string>();
  // Instances that say the same are judged once.
  const isNew = (policy: Policy, statement: Statement): boolean => {
    const key = instanceKey(policy, statement);
    const isTold = told.has(key);
    told.add(key);
    return !isTold;
  };
  const ofHolders = judgeHolders(holding, knowledge, rules);
  const already = toldIn(ofHolders);
  const ofStatements = policies.flatMap((policy) =>
    policy.statements
      .filter((statement) => statement.presence !== "never" && isNew(policy, statement))
      .flatMap((statement) => judgeStatement(statement, policy, knowledge, rules, already)),
  );
  const ofAttachments = judgeAttachments(holding, knowledge, rules);
  return inOrder([...ofStatements, ...ofHolders, ...ofAttachments], policies, rules);
}

/** What the rules find in what is attached and written elsewhere. */
export function judgeAttachments(
  { elsewhere = [] }: Holding,
  knowledge: Knowledge,
  rules: readonly Rule[] = allRules,
): readonly Finding[] {
  const own = rules.filter((rule) => rule.on === "attachment");
  return elsewhere.flatMap((policy) =>
    policy.statements.flatMap((statement) =>
      own.flatMap((rule) => {
        const agreed = knowledge.termsOf(statement.place.source.path).rules.get(rule.id);
        if (agreed === "off") return [];
        return [...rule.judge(policy, knowledge)].map((judgement) => ({
          ...{ ...judgement, ...(agreed !== undefined && { severity: agreed }) },
          ...{ rule: rule.id, statement, policy },
        }));
      }),
    ),
  );
}

/** What the rules find in all that a role, user or group has together. */
export function judgeHolders(
  holding: Holding,
  knowledge: Knowledge,
  rules: readonly Rule[] = allRules,
): readonly Finding[] {
  const own = rules.filter((rule) => rule.on === "holder");
  if (own.length === 0) return [];
  const { policies, declared, elsewhere = [] } = holding;
  return holdersIn({ policies: [...policies, ...elsewhere], declared }).flatMap((holder) =>
    own.flatMap((rule) =>
      [...rule.judge(holder, knowledge)].flatMap((judgement): readonly Finding[] => {
        const agreed = knowledge.termsOf(judgement.statement.place.source.path).rules.get(rule.id);
        if (agreed === "off") return [];
        return [{ ...judgement, ...(agreed !== undefined && { severity: agreed }), rule: rule.id }];
      }),
    ),
  );
}

/** By statement id, the actions that are told of by what they are together with others. */
export type Told = ReadonlyMap<string, ReadonlySet<string>>;

/** What findings about all that somebody has tell of single statements, which is not said again. */
export function toldIn(findings: readonly Finding[]): Told {
  const told = new Map<string, Set<string>>();
  for (const { statement, actions = [] } of findings) {
    const own = told.get(statement.id) ?? new Set();
    told.set(statement.id, own);
    for (const action of actions) own.add(action);
  }
  return told;
}

/** What the rules find in one policy, statement by statement. */
export function judgePolicy(
  policy: Policy,
  knowledge: Knowledge,
  rules: readonly Rule[] = allRules,
  told?: Told,
): readonly Finding[] {
  return policy.statements.flatMap((statement) =>
    judgeStatement(statement, policy, knowledge, rules, told),
  );
}

/** Findings of policies that are judged one by one: each once, worst first within a statement. */
export function inOrder(
  findings: readonly Finding[],
  policies: readonly Policy[],
  rules: readonly Rule[] = allRules,
): readonly Finding[] {
  return unique(heldByAll(findings, policies, rules)).sort(compareFindings);
}

export function judgeStatement(
  statement: Statement,
  policy: Policy,
  knowledge: Knowledge,
  rules: readonly Rule[] = allRules,
  told?: Told,
): readonly Finding[] {
  if (statement.presence === "never") return [];
  const context = contextOf(statement, policy, knowledge, told?.get(statement.id));
  const isBoundary = callsItselfBoundary(policy);
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (rule.on !== "statement") continue;
    const agreed = context.terms.rules.get(rule.id);
    if (agreed === "off") continue;
    for (const judgement of rule.judge(statement, context))
      if (isToBeActedOn(statement, rule.id, judgement.severity))
        findings.push({
          ...(isBoundary ? asOfBoundary(judgement) : judgement),
          ...(agreed !== undefined && { severity: agreed }),
          rule: rule.id,
          statement,
          policy,
        });
  }
  return findings;
}

/** What a permissions boundary allows nobody has by it: it is said, and weighs little while it is one by its word alone. */
function asOfBoundary(judgement: Judgement): Judgement {
  const { severity, message } = judgement;
  if (!atLeast(severity, "medium")) return judgement;
  return {
    ...judgement,
    severity: "low",
    message: `${message} It is called a permissions boundary and attached to nobody here: as one, it gives this to nobody.`,
  };
}

/** A statement that several policies share is judged for each; what they agree on is said once. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const { subject, rule, statement, about = "" } = finding;
    const key = `${rule} ${about} ${statement.id} ${subject.source.path}:${subject.span.start}`;
    const other = seen.get(key);
    if (!other || severities.indexOf(finding.severity) < severities.indexOf(other.severity))
      seen.set(key, finding);
  }
  return [...seen.values()];
}

export function compareFindings(a: Finding, b: Finding): number {
  return (
    comparePlaces(a.statement.place, b.statement.place) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    comparePlaces(a.subject, b.subject) ||
    compareTexts(a.rule, b.rule)
  );
}
