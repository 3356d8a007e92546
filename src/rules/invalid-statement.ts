import type { Correction } from "../iam/draft.ts";
import { isCeiling, type Policy, type Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import type { Check } from "../validity/check.ts";
import { checks } from "../validity/checks.ts";
import type { IssueCode } from "../validity/issue-codes.ts";
import { kindOf } from "../validity/kind.ts";
import { nodeOfPolicy } from "../validity/policy-node.ts";
import { validate, type ValidityFinding } from "../validity/validate.ts";
import { actionResourceMismatch } from "./action-resource-mismatch.ts";
import type { Context, StatementRule } from "./rule.ts";
import type { Severity } from "./severity.ts";
import { assumed, ofResources, refused, suggested, unmatched } from "./invalid-codes.ts";
import { count } from "./wording.ts";

export const invalidStatement: StatementRule = {
  on: "statement",
  id: "invalid-statement",
  title: "AWS refuses a statement, or never matches it",
  severity: "medium",
  why: "What AWS refuses ends a deployment half way. What it takes and never matches allows nothing, or denies nothing: whoever reads the statement believes in something that is not there.",
  repair:
    "Write it as AWS's policy language has it: `pare validate` says what may have been meant, under the codes of IAM Access Analyzer.",
  about: "condition",
  *judge(statement, context) {
    const [first, ...more] = worstFirst(toldOf(statement, context));
    if (!first) return;
    const others = [...new Set(more.map(({ code }) => code))];
    const beside =
      more.length > 0 ? ` Beside it: ${count(more.length, "other")} (${others.join(", ")}).` : "";
    yield {
      severity: severityOf(first.code),
      confidence: "high",
      message: `${first.message} AWS calls it ${first.code}.${beside}`,
      subject: first.locations[0].place,
    };
  },
};

const own: readonly Check[] = checks.filter(({ codes }) =>
  codes.some((code) => refused.has(code) || unmatched.has(code) || suggested.has(code)),
);

/** What of AWS's policy validation is told of a statement: what it suggests, where nothing is wrong. */
function toldOf(statement: Statement, context: Context): readonly ValidityFinding[] {
  const found = validated(statement, context);
  const wrong = found.filter(({ code, type }) =>
    // What only limits others may be cautious.
    type === "ERROR"
      ? refused.has(code) || unmatched.has(code)
      : unmatched.has(code) && statement.effect === "Allow" && !isCeiling(context.policy.kind),
  );
  const isOfOther =
    wrong.some(({ code }) => ofResources.has(code)) &&
    [...actionResourceMismatch.judge(statement, context)].length > 0;
  const told = isOfOther ? wrong.filter(({ code }) => !ofResources.has(code)) : wrong;
  return wrong.length > 0 ? told : found.filter(({ code }) => suggested.has(code));
}

function validated(statement: Statement, context: Context): readonly ValidityFinding[] {
  const { policy } = context;
  if (statement.madeOf || policy.kind === "endpoint") return [];
  const alone: Policy = { ...policy, statements: [statement] };
  const kind = kindOf(policy);
  return validate(nodeOfPolicy(alone), { ...context, kind, resourceType: undefined }, own);
}

/** What can be written otherwise in a statement, where only one thing is right. */
export type Corrections = {
  readonly corrections: readonly Correction[];
  /** What they take for granted, as clauses. */
  readonly assumptions: readonly string[];
  /** Items that say nothing beside the others of their list. */
  readonly redundant: readonly Text[];
  /** The rules of which nothing is left to tell then. */
  readonly answers: readonly string[];
};

/** What is right in the place of what AWS's policy validation finds, and what says nothing. */
export function correctionsOf(statement: Statement, context: Context): Corrections {
  const told = toldOf(statement, context);
  const found = validated(statement, context);
  const ofArns = found.filter(({ code }) => ofResources.has(code));
  const all = [...told, ...ofArns, ...found.filter(({ code }) => suggested.has(code))];
  const right = all.filter(({ replacement }) => replacement);
  const corrections = right.flatMap(({ replacement }) => replacement ?? []);
  const redundant = all.flatMap((each) => each.redundant?.map(({ text }) => text) ?? []);
  const isGone = ({ replacement, redundant }: ValidityFinding): boolean =>
    (replacement ?? redundant) !== undefined;
  return {
    corrections: [...new Map(corrections.map((each) => [each.place.span.start, each])).values()],
    assumptions: [...new Set(right.flatMap(({ code }) => assumed.get(code) ?? []))],
    redundant: [...new Set(redundant)],
    answers: [
      ...(told.every(isGone) ? [invalidStatement.id] : []),
      ...(ofArns.length > 0 && ofArns.every(isGone) ? [actionResourceMismatch.id] : []),
    ],
  };
}

function severityOf(code: IssueCode): Severity {
  if (refused.has(code)) return "medium";
  return unmatched.has(code) ? "low" : "info";
}

function worstFirst(findings: readonly ValidityFinding[]): readonly ValidityFinding[] {
  const isRefused = ({ code }: ValidityFinding): number => (refused.has(code) ? 0 : 1);
  return [...findings].sort((a, b) => isRefused(a) - isRefused(b));
}
