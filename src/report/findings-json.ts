import type { BaselineEntry } from "../config/baseline.ts";
import type { UseOfRoles } from "../evidence/role-use.ts";
import type { PolicyKind } from "../iam/policy.ts";
import type { Proposal } from "../narrow/proposal.ts";
import type { Refusal } from "../narrow/narrowing.ts";
import { fingerprintOf } from "../rules/fingerprint.ts";
import { aboutOther } from "../rules/index.ts";
import type { Finding } from "../rules/rule.ts";
import { letterOf, type Letter } from "../rules/score.ts";
import { severities, type Confidence, type Severity } from "../rules/severity.ts";
import type { FailOn } from "../rules/terms.ts";
import { linesOf, rangeOf } from "../source/lines.ts";
import { textAt } from "../source/source.ts";
import {
  shownEntry,
  shownExcused,
  shownFault,
  shownSuppression,
  type ShownExcused,
  type ShownFault,
  type ShownSuppression,
} from "./excused-json.ts";
import { shownCode, type ShownCode } from "./code-json.ts";
import {
  reasonCounts,
  shownProblems,
  type NotEvaluated,
  type ReasonCounts,
} from "./not-evaluated.ts";
import { isReview, type PolicyScore, type Result, type ReviewResult } from "./result.ts";
import { shownShift, type ShownShift } from "./shifts-json.ts";
import { shownSuggestion, type ShownSuggestion } from "./suggestion-json.ts";
import { unreadCounts } from "./unread.ts";

/** The version of the contract of `audit` and `review --format json`. */
export const findingsVersion = 1;

export type FindingsReport = {
  readonly version: typeof findingsVersion;
  readonly summary: Summary;
  /** Those that stand: nobody has excused them. */
  readonly findings: readonly ShownFinding[];
  readonly excused: readonly ShownExcused[];
  /** Suppressions that do not do what they are there for. */
  readonly faults: readonly ShownFault[];
  /** Suppressions that the change of a review brings along; of an audit, none. */
  readonly newSuppressions: readonly ShownSuppression[];
  /** Paths of the configuration and the baseline that it changes; of an audit, none. */
  readonly changedAgreement: readonly string[];
  /** What a change newly allows and takes away; of an audit, none. */
  readonly access: readonly ShownShift[];
  /** Entries of the baseline of which nothing is found any more; of a review, none. */
  readonly repaid: readonly BaselineEntry[];
  /** Every policy of which a statement was read; in a review, those that the change touches. */
  readonly policies: readonly ShownPolicy[];
  /** What code calls that runs under the policies; in a review, where the change touches either. */
  readonly code: readonly ShownCode[];
  /** What evidence says of the roles; absent of a review, and without evidence. */
  readonly use?: UseOfRoles;
  /** How many there are of each reason. */
  readonly notEvaluatedByReason: ReasonCounts;
  /** In the order of the reasons, then of the places. */
  readonly notEvaluated: readonly NotEvaluated[];
};

export type Summary = {
  readonly files: number;
  readonly policies: number;
  readonly statements: number;
  readonly touched?: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Findings that are excused, by what excuses them. */
  readonly suppressed: number;
  readonly baseline: number;
  readonly replies: number;
  readonly faults: number;
  readonly newSuppressions: number;
  /** Changed files beyond Pare's limits, and mistakes in a changed configuration: each blocks. */
  readonly unread: number;
  readonly suggestions: { readonly committable: number; readonly toFillIn: number };
  readonly score: number;
  readonly letter: Letter;
  readonly scoreBefore?: number;
  readonly letterBefore?: Letter;
  readonly failOn: FailOn;
  readonly blocked: boolean;
  readonly catalog: string;
};

export type ShownFinding = {
  /** The same for the same finding from run to run (`fingerprintOf`). */
  readonly fingerprint: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly statement: string;
  /** That of its statement alone; absent where it allows nothing. */
  readonly score?: number;
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
  /** The other statements without which it would not be so. */
  readonly beside: readonly { readonly path: string; readonly startLine: number }[];
  readonly message: string;
  readonly owner: string;
  /** The construct of CDK's that made it, in a template that is made of a program. */
  readonly construct: string | null;
  readonly suggestion: ShownSuggestion | null;
  /** Why there is no suggestion to commit; null where there is one. */
  readonly noSuggestion: string | null;
  /**
   * Calls of a library's methods that grant exactly what the suggestion does, or the statement itself where there
   * is none: `table.grantReadData(fn)`.
   */
  readonly grants: readonly string[];
};

export type ShownPolicy = {
  readonly id: string;
  readonly owner: string;
  readonly path: string;
  readonly kind: PolicyKind;
  /** From 0 to 100: 100 allows nothing. */
  readonly score: number;
  readonly letter: Letter;
};

/** What `audit` and `review --format json` print. */
export function findingsReport(result: Result | ReviewResult): FindingsReport {
  const byStatement = new Map(result.proposals.map((each) => [each.statement.id, each]));
  const notEvaluated = shownProblems(result.problems, result.sources);
  const scores = new Map(result.scores.flatMap(({ statements }) => [...statements]));
  return {
    version: findingsVersion,
    summary: summaryOf(result),
    findings: result.findings.map((finding) =>
      shownFinding(finding, byStatement.get(finding.statement.id), {
        catalog: result.catalogDate,
        score: scores.get(finding.statement),
      }),
    ),
    excused: result.excused.map(shownExcused),
    faults: result.faults.map(shownFault),
    newSuppressions: newSuppressionsOf(result).map(shownSuppression),
    changedAgreement: isReview(result) ? result.changedAgreement : [],
    access: isReview(result) ? result.shifts.map(shownShift) : [],
    repaid: result.repaid.map(shownEntry),
    policies: result.scores.map(shownPolicy),
    code: shownCode(result.code),
    ...(result.use && { use: result.use }),
    notEvaluatedByReason: reasonCounts(notEvaluated),
    notEvaluated,
  };
}

export function summaryOf(result: Result | ReviewResult): Summary {
  const counted = severities.map(
    (severity) =>
      [severity, result.findings.filter((each) => each.severity === severity).length] as const,
  );
  const excused = (kind: string): number =>
    result.excused.filter(({ because }) => because.kind === kind).length;
  const { files, unknown, mistakes } = unreadCounts(result.blocking);
  const outcomes = result.proposals.map(({ outcome }) => outcome.kind);
  return {
    files: result.files,
    policies: result.policies,
    statements: result.statements,
    ...(isReview(result) && { touched: result.touched }),
    findings: Object.fromEntries(counted) as Record<Severity, number>,
    suppressed: excused("suppression"),
    baseline: excused("baseline"),
    replies: excused("reply"),
    faults: result.faults.length,
    newSuppressions: newSuppressionsOf(result).length,
    unread: files + unknown + mistakes,
    suggestions: {
      committable: outcomes.filter((kind) => kind === "commit").length,
      toFillIn: outcomes.filter((kind) => kind === "show").length,
    },
    score: result.score,
    letter: letterOf(result.score),
    ...(isReview(result) && {
      scoreBefore: result.scoreBefore,
      letterBefore: letterOf(result.scoreBefore),
    }),
    failOn: result.failOn,
    blocked: result.blocked,
    catalog: result.catalogDate,
  };
}

function newSuppressionsOf(result: Result | ReviewResult): ReviewResult["newSuppressions"] {
  return isReview(result) ? result.newSuppressions : [];
}

function shownFinding(
  finding: Finding,
  proposal: Proposal | undefined,
  { catalog, score }: { readonly catalog: string; readonly score: number | undefined },
): ShownFinding {
  const { statement, subject, policy } = finding;
  const { first, last } = linesOf(statement.place);
  const { start, end } = rangeOf(subject);
  const outcome = proposal?.outcome;
  const answered =
    outcome?.kind !== "none" && (outcome?.narrowing.answers.includes(finding.rule) ?? false);
  return {
    fingerprint: fingerprintOf(finding),
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    statement: statement.id,
    ...(score !== undefined && { score }),
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
    beside: (finding.beside ?? []).map(({ place }) => ({
      path: place.source.path,
      startLine: linesOf(place).first,
    })),
    message: finding.message,
    owner: policy.owner.address,
    construct: policy.owner.synthesized?.construct ?? null,
    suggestion: proposal && answered ? shownSuggestion(proposal, catalog) : null,
    noSuggestion:
      outcome?.kind === "none"
        ? outcome.refusal.because
        : outcome && !answered
          ? unansweredBecause(finding)
          : outcome?.kind === "show"
            ? outcome.because
            : null,
    grants: proposal?.grants ?? [],
  };
}

/** Why a replacement of its statement does not answer a finding. */
function unansweredBecause({ beside, rule }: Finding): Refusal["because"] {
  if (beside) return "together";
  return aboutOther.get(rule) === "condition" ? "condition" : "who-is-meant";
}

function shownPolicy({ policy, score }: PolicyScore): ShownPolicy {
  const { id, owner, kind, place } = policy;
  return {
    id,
    owner: owner.address,
    path: place.source.path,
    kind,
    score,
    letter: letterOf(score),
  };
}
