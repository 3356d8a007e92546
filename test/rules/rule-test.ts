import { describe, expect, test } from "vitest";
import { included } from "../../src/access/included.ts";
import type { AwsFacts } from "../../src/jobs/knowledge.ts";
import { propose, worthChanging } from "../../src/jobs/propose.ts";
import type { Holder } from "../../src/iam/holders.ts";
import type { Policy, Statement } from "../../src/iam/policy.ts";
import type { Scan } from "../../src/jobs/scan.ts";
import { folded } from "../../src/rules/folded.ts";
import { judge } from "../../src/rules/judge.ts";
import { mistakeOf } from "../../src/rules/overreach-class.ts";
import type { Finding, HolderRule, Judgement, Rule, StatementRule } from "../../src/rules/rule.ts";
import { atLeast, type Confidence, type Severity } from "../../src/rules/severity.ts";
import type { Terms } from "../../src/rules/terms.ts";
import { applyEdits } from "../../src/source/edit.ts";
import { textAt, type Place } from "../../src/source/source.ts";
import { factsUnder, pathFor, scanned } from "./facts.ts";

/** A policy that a rule finds fault with. */
export type Invalid = {
  /** A file: a bare policy in JSON, a Terraform module or a CloudFormation template. */
  readonly policy: string;
  /** The exact text of each subject, in the order of the file. */
  readonly at: readonly string[];
  readonly severity: Severity;
  readonly confidence?: Confidence;
  /** What the message of the first finding says, or part of it. */
  readonly says?: string;
  /** The file after what can be committed; false where nothing can. */
  readonly fixed?: string | false;
};

export type Cases = {
  readonly valid: Readonly<Record<string, string>>;
  readonly invalid: Readonly<Record<string, Invalid>>;
  /** What a team has agreed on. */
  readonly terms?: Partial<Terms>;
};

/**
 * Tests a rule on tables of policies, each under the name of what it shows, through the extraction
 * of its language. What is offered for those that are not fine is made and judged again: what it
 * answers must be gone, nothing be new, and nothing be granted that was not granted before.
 */
export function ruleTest(tested: Rule, { valid, invalid, terms = {} }: Cases): void {
  const rule = mutated(tested);
  const facts = factsUnder(terms);
  describe("is content with", () => {
    test.for(Object.entries(valid))("%s", ([, policy]) => {
      expect(subjectsOf(findingsOf(rule, read(policy), facts))).toEqual([]);
    });
  });
  describe("finds fault with", () => {
    test.for(Object.entries(invalid))("%s", ([, { policy, ...wanted }]) => {
      const found = read(policy);
      const findings = findingsOf(rule, found, facts);
      expect(subjectsOf(findings)).toEqual(wanted.at);
      expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set([wanted.severity]));
      if (wanted.confidence) expect(findings[0]?.confidence).toBe(wanted.confidence);
      if (wanted.says !== undefined) expect(findings[0]?.message).toContain(wanted.says);
      const after = fixed(policy, found, tested, facts);
      if (wanted.fixed !== undefined)
        expect(after).toBe(wanted.fixed === false ? policy : wanted.fixed);
    });
  });
}

function read(policy: string): Scan {
  const found = scanned({ [pathFor(policy)]: policy });
  // Nothing found is not nothing read.
  expect(
    found.problems.filter(
      ({ reason }) =>
        !/^unknown-action|^unknown-principal|^unknown-statement|^managed-policy/.test(reason),
    ),
  ).toEqual([]);
  const all = [...found.policies, ...found.elsewhere];
  expect(all.flatMap(({ statements }) => statements)).not.toEqual([]);
  return found;
}

function findingsOf(rule: Rule, scan: Scan, facts: AwsFacts): readonly Finding[] {
  return folded(judge(scan, facts, [rule]), [rule]);
}

function subjectsOf(findings: readonly Finding[]): readonly string[] {
  return [...findings]
    .sort((a, b) => a.subject.span.start - b.subject.span.start)
    .map(({ subject }) => textAt(subject));
}

/** The text after all that can be committed; what that must not do, it is asserted not to do. */
function fixed(text: string, before: Scan, rule: Rule, facts: AwsFacts): string {
  const findings = judge(before, facts);
  const made = propose(before, worthChanging(findings, facts), facts).flatMap((proposal) => {
    const { outcome } = proposal;
    return outcome.kind === "commit" ? [{ proposal, ...outcome }] : [];
  });
  const edits = made.map(({ edit }) => edit);
  if (edits.length === 0) return text;
  const changed = applyEdits(text, edits);
  expect(changed).not.toBe(text);
  const after = read(changed);
  const left = judge(after, facts);
  const count = (all: readonly Finding[], id: string, severity: Severity): number =>
    all.filter((each) => mistakeOf(each.rule) === mistakeOf(id) && atLeast(each.severity, severity))
      .length;

  for (const id of new Set(left.map((each) => each.rule)))
    expect(count(findings, id, "info"), `a new finding: ${id}`).toBeGreaterThan(0);
  const answered = made.filter(
    ({ narrowing: { answers, leaves } }) => answers.includes(rule.id) && !leaves.includes(rule.id),
  );
  const was = new Set(answered.map(({ proposal }) => proposal.statement.id));
  const others = findings.filter(({ statement }) => !was.has(statement.id));
  if (answered.length > 0)
    expect(count(left, rule.id, "medium")).toBe(count(others, rule.id, "medium"));
  for (const { id, statements } of after.policies) {
    const original = before.policies.find((policy) => policy.id === id);
    expect(included(statements, original?.statements ?? [], facts)).toEqual({ proved: true });
  }
  return changed;
}

/** A rule with another judge, for the check that its tests notice (test/bench/mutations.mjs). */
function mutated(rule: Rule): Rule {
  switch (process.env.RULE_MUTATION) {
    case "never":
      return { ...rule, judge: () => [] };
    case "always":
      return always(rule);
    default:
      return rule;
  }
}

function always(rule: Rule): Rule {
  switch (rule.on) {
    case "statement":
      return alwaysOfStatement(rule);
    case "holder":
      return alwaysOfHolder(rule);
    case "attachment":
      return {
        ...rule,
        judge: ({ place }: Policy) => [{ ...found(place), about: "always" }],
      };
  }
}

function alwaysOfStatement(rule: StatementRule): Rule {
  return { ...rule, judge: ({ place }: Statement) => [found(place)] };
}

function alwaysOfHolder(rule: HolderRule): Rule {
  return {
    ...rule,
    judge: ({ policies }: Holder) =>
      policies.flatMap((policy) =>
        policy.statements.map((statement) => ({
          ...found(statement.place),
          ...{ statement, policy, beside: [], about: "always", actions: [] },
        })),
      ),
  };
}

function found(subject: Place): Judgement {
  return { severity: "medium", confidence: "high", message: "always", subject };
}
