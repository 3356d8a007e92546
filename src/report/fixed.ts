import type { Catalog } from "../catalog/catalog.ts";
import { refusals } from "../narrow/narrowing.ts";
import { reservations, type Outcome, type Proposal } from "../narrow/proposal.ts";

/** What `fix` came to: what reports of it are made of. */
export type Fixed = {
  readonly proposals: readonly Proposal[];
  readonly changed: readonly FixedFile[];
  readonly catalog: Catalog;
  /** Whether nothing was written. */
  readonly dryRun: boolean;
  /** Whether what assumes something was written too. */
  readonly assume: boolean;
};

/** A file as it was and as it becomes. */
export type FixedFile = { readonly path: string; readonly before: string; readonly after: string };

/** A reason of the closed lists, by its name and in words. */
export type Reason = { readonly name: LeftBecause; readonly words: string };
export type LeftBecause = keyof typeof refusals | keyof typeof reservations;

/** Why a statement was left as it is; undefined where it was replaced. */
export function leftBecause(outcome: Outcome): Reason | undefined {
  if (outcome.kind === "commit") return undefined;
  if (outcome.kind === "show")
    return { name: outcome.reservation, words: reservations[outcome.reservation] };
  const { because } = outcome.refusal;
  return { name: because, words: refusals[because] };
}

/** What a reason says beyond its words, where it says more. */
export function leftDetail(outcome: Outcome): string | undefined {
  if (outcome.kind === "commit") return undefined;
  if (outcome.kind === "none") return outcome.refusal.detail;
  const { because, reservation } = outcome;
  return because === reservations[reservation] ? undefined : because;
}
