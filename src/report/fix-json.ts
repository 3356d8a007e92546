import type { Proposal } from "../narrow/proposal.ts";
import type { Severity } from "../rules/severity.ts";
import { leftBecause, leftDetail, type Fixed, type LeftBecause } from "./fixed.ts";
import { lostByLevel, type LostLevel } from "./lost.ts";
import {
  shownOriginal,
  shownSuggestion,
  type ShownDraft,
  type ShownSuggestion,
} from "./suggestion-json.ts";
import { standing, type Standing } from "./standing.ts";

/** What `pare fix --format json` prints: a contract. */
export type FixReport = {
  /** The day of the catalog of AWS's actions. */
  readonly catalog: string;
  /** Whether nothing was written. */
  readonly dryRun: boolean;
  /** Paths of the files that were changed. */
  readonly files: readonly string[];
  readonly replaced: readonly ShownReplaced[];
  readonly left: readonly ShownLeft[];
};

/** A statement with findings, as it stood. */
type ShownStatement = Standing & {
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: Severity;
    readonly message: string;
  }[];
  readonly before: ShownDraft;
};

export type ShownReplaced = ShownStatement & {
  readonly suggestion: ShownSuggestion;
  /** What is no longer allowed, by access level. */
  readonly lost: readonly LostLevel[];
};

export type ShownLeft = ShownStatement & {
  readonly because: LeftBecause;
  readonly detail: string | null;
  /** What was not written, where there is something to look at. */
  readonly suggestion: ShownSuggestion | null;
};

export function fixReport({ proposals, changed, catalog, dryRun }: Fixed): FixReport {
  return {
    catalog: catalog.date,
    dryRun,
    files: changed.map(({ path }) => path),
    replaced: proposals.flatMap((proposal): readonly ShownReplaced[] => {
      const { outcome } = proposal;
      const suggestion = shownSuggestion(proposal, catalog.date);
      if (outcome.kind !== "commit" || !suggestion) return [];
      const lost = lostByLevel(outcome.narrowing, catalog);
      return [{ ...shownStatement(proposal), suggestion, lost }];
    }),
    left: proposals.flatMap((proposal): readonly ShownLeft[] => {
      const reason = leftBecause(proposal.outcome);
      if (!reason) return [];
      const detail = leftDetail(proposal.outcome) ?? null;
      const suggestion = shownSuggestion(proposal, catalog.date);
      return [{ ...shownStatement(proposal), because: reason.name, detail, suggestion }];
    }),
  };
}

function shownStatement({ statement, policy, findings }: Proposal): ShownStatement {
  return {
    ...standing(statement, policy),
    findings: findings.map(({ rule, severity, message }) => ({ rule, severity, message })),
    before: shownOriginal(statement),
  };
}
