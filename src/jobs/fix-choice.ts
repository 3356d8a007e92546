import { statementFingerprint, digest } from "../rules/fingerprint.ts";
import type { PolicyFix } from "../report/fix-pull.ts";
import type { FixedFile } from "../report/fixed.ts";
import type { Proposal } from "../narrow/proposal.ts";
import { severities, worst } from "../rules/severity.ts";
import { applyEdits, type Edit } from "../source/edit.ts";

/** What a pull request is to change: so many policies at most, and none that somebody did not want. */
export type Choosing = {
  readonly most: number;
  /** Fingerprints of statements that were proposed in a pull request that somebody closed. */
  readonly declined: ReadonlySet<string>;
  /** Whether a file may be changed. */
  readonly mayChange: (path: string) => boolean;
};

export type Choice = {
  readonly fixes: readonly PolicyFix[];
  /** How many policies there are beyond the most. */
  readonly left: number;
  /** How many there are in files that may not be changed. */
  readonly apart: number;
};

/**
 * The policies whose statements can be replaced, the worst first, and at most so many. Those that one edit replaces are
 * one, and none of them is where somebody declined another.
 */
export function chosenFixes(
  proposals: readonly Proposal[],
  { most, declined, mayChange }: Choosing,
): Choice {
  const fixes = new Map<string, PolicyFix & { readonly proposals: Proposal[] }>();
  const apart = new Set<string>();
  const not = new Set(
    proposals.flatMap((each) =>
      each.outcome.kind === "commit" && declined.has(fixMark(each)) ? [each.outcome.edit] : [],
    ),
  );
  const policyOf = new Map<Edit, string>();
  for (const proposal of proposals) {
    const { outcome, policy } = proposal;
    if (outcome.kind !== "commit" || not.has(outcome.edit)) continue;
    const id = policyOf.get(outcome.edit) ?? policy.id;
    policyOf.set(outcome.edit, id);
    if (!mayChange(outcome.edit.path)) {
      apart.add(policy.id);
      continue;
    }
    const known = fixes.get(id);
    if (known) known.proposals.push(proposal);
    else fixes.set(id, { policy, proposals: [proposal] });
  }
  const all = [...fixes.values()];
  const rankOf = ({ proposals: own }: PolicyFix): number => {
    const findings = own.flatMap((each) => each.findings);
    return severities.indexOf(worst(findings.map(({ severity }) => severity)) ?? "info");
  };
  const worstFirst = new Set([...all].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, most));
  const chosen = all.filter((each) => worstFirst.has(each));
  return { fixes: chosen, left: all.length - chosen.length, apart: apart.size };
}

/** A statement that is replaced, in the marker of a pull request. */
export function fixMark({ statement, policy }: Proposal): string {
  return statementFingerprint(statement, policy).slice(0, 16);
}

/** The same for all that is changed. */
export function fixesDigest(files: readonly FixedFile[]): string {
  return digest(files.map(({ path, before, after }) => [path, before, after])).slice(0, 16);
}

/** The files as they are after each policy is narrowed, one after the other: a commit each. */
export function stepsOf(
  fixes: readonly PolicyFix[],
  files: readonly FixedFile[],
): readonly (readonly { readonly path: string; readonly text: string }[])[] {
  const made: Edit[] = [];
  return fixes.map(({ proposals }) => {
    const own = proposals.flatMap(({ outcome }) =>
      outcome.kind === "commit" ? [outcome.edit] : [],
    );
    made.push(...own);
    const isTouched = ({ path }: FixedFile): boolean => own.some((edit) => edit.path === path);
    return files.filter(isTouched).map(({ path, before }) => ({
      path,
      text: applyEdits(
        before,
        made.filter((edit) => edit.path === path),
      ),
    }));
  });
}
