import type { PolicyKind } from "../iam/policy.ts";
import type { Proposal } from "../narrow/proposal.ts";
import type { Confidence, Finding, Severity } from "../rules/rule.ts";
import { severities } from "../rules/rule.ts";
import { linesOf, rangeOf } from "../source/lines.ts";
import { textAt } from "../source/source.ts";
import { shownProblems, type NotEvaluated } from "./extract-json.ts";
import { replacementOf } from "./replacement.ts";
import { isReview, type PolicyScore, type Result, type ReviewResult } from "./result.ts";
import { shownItem, shownList, shownText } from "./shown.ts";

/** The version of the contract of `audit` and `review --format json`. */
export const findingsVersion = 1;

export type FindingsReport = {
  readonly version: typeof findingsVersion;
  readonly summary: Summary;
  readonly findings: readonly ShownFinding[];
  /** Every policy of which a statement was read; in a review, those that the change touches. */
  readonly policies: readonly ShownPolicy[];
  readonly notEvaluated: readonly NotEvaluated[];
};

export type Summary = {
  readonly files: number;
  readonly policies: number;
  readonly statements: number;
  readonly touched?: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly suggestions: { readonly committable: number; readonly toFillIn: number };
  readonly score: number;
  readonly scoreBefore?: number;
  readonly failOn: Severity | "never";
  readonly blocked: boolean;
  readonly catalog: string;
};

export type ShownFinding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly statement: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly subject: {
    readonly path: string;
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly text: string;
  };
  readonly message: string;
  readonly owner: string;
  readonly suggestion: ShownSuggestion | null;
  /** Why there is no suggestion to commit; null where there is one. */
  readonly noSuggestion: string | null;
};

export type ShownPolicy = {
  readonly id: string;
  readonly owner: string;
  readonly path: string;
  readonly kind: PolicyKind;
  /** From 0 to 100: 100 allows nothing. */
  readonly score: number;
};

export type ShownSuggestion = {
  /** Whether it can be committed as it is: proved, and nothing to be filled in. */
  readonly complete: boolean;
  readonly grade: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
  readonly statements: readonly {
    readonly sid: string | null;
    readonly actions: readonly string[];
    readonly resources: readonly string[];
  }[];
  readonly assumptions: readonly string[];
  readonly missing: readonly string[];
  readonly lost: readonly { readonly reason: string; readonly actions: readonly string[] }[];
};

/** What `audit` and `review --format json` print. */
export function findingsReport(result: Result | ReviewResult): FindingsReport {
  const byStatement = new Map(result.proposals.map((each) => [each.statement.id, each]));
  return {
    version: findingsVersion,
    summary: summaryOf(result),
    findings: result.findings.map((finding) =>
      shownFinding(finding, byStatement.get(finding.statement.id)),
    ),
    policies: result.scores.map(shownPolicy),
    notEvaluated: shownProblems(result.problems, result.sources),
  };
}

export function summaryOf(result: Result | ReviewResult): Summary {
  const counted = severities.map(
    (severity) =>
      [severity, result.findings.filter((each) => each.severity === severity).length] as const,
  );
  const outcomes = result.proposals.map(({ outcome }) => outcome.kind);
  return {
    files: result.files,
    policies: result.policies,
    statements: result.statements,
    ...(isReview(result) && { touched: result.touched }),
    findings: Object.fromEntries(counted) as Record<Severity, number>,
    suggestions: {
      committable: outcomes.filter((kind) => kind === "commit").length,
      toFillIn: outcomes.filter((kind) => kind === "show").length,
    },
    score: result.score,
    ...(isReview(result) && { scoreBefore: result.scoreBefore }),
    failOn: result.failOn,
    blocked: result.blocked,
    catalog: result.catalogDate,
  };
}

function shownFinding(finding: Finding, proposal: Proposal | undefined): ShownFinding {
  const { statement, subject, policy } = finding;
  const { first, last } = linesOf(statement.place);
  const { start, end } = rangeOf(subject);
  const outcome = proposal?.outcome;
  const answered =
    outcome?.kind !== "none" && (outcome?.narrowing.answers.includes(finding.rule) ?? false);
  return {
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    statement: statement.id,
    path: statement.place.source.path,
    startLine: first,
    endLine: last,
    subject: {
      path: subject.source.path,
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      text: textAt(subject),
    },
    message: finding.message,
    owner: policy.owner.address,
    suggestion: proposal && answered ? shownSuggestion(proposal) : null,
    noSuggestion:
      outcome?.kind === "none"
        ? outcome.refusal.because
        : outcome && !answered
          ? "who-is-meant"
          : outcome?.kind === "show"
            ? outcome.because
            : null,
  };
}

function shownPolicy({ policy, score }: PolicyScore): ShownPolicy {
  const { id, owner, kind, place } = policy;
  return { id, owner: owner.address, path: place.source.path, kind, score };
}

function shownSuggestion({ statement, outcome }: Proposal): ShownSuggestion | null {
  if (outcome.kind === "none") return null;
  const { narrowing, edit } = outcome;
  const replacement = replacementOf(statement.place.source, [edit]);
  return {
    complete: outcome.kind === "commit",
    grade: narrowing.grade,
    startLine: replacement.first,
    endLine: replacement.last,
    text: replacement.lines.join("\n"),
    statements: narrowing.drafts.map(({ sid, actions, resources }) => ({
      sid:
        typeof sid === "object"
          ? sid.write
          : sid === "keep" && statement.sid
            ? shownText(statement.sid)
            : null,
      actions: actions === "keep" ? shownList(statement.action ?? none) : actions.map(shownItem),
      resources:
        resources === "keep" ? shownList(statement.resource ?? none) : resources.map(shownItem),
    })),
    assumptions: narrowing.assumptions,
    missing: narrowing.missing,
    lost: narrowing.lost,
  };
}

const none = { items: [], rest: [] };
