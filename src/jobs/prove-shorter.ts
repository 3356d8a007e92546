import type { Draft } from "../iam/draft.ts";
import { compressed } from "../narrow/compressed.ts";
import type { Edit } from "../source/edit.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Module } from "./module.ts";
import { tooLong } from "./policy-size.ts";
import type { Candidate } from "./prove.ts";
import { proveTogether, type Allowance, type Verdict } from "./prove-together.ts";

/** The one edit that writes drafts in the place of a statement, if there is one. */
type Spell = (candidate: Candidate, drafts: readonly Draft[]) => Edit | undefined;

/**
 * Proves the replacements of a module together. Those that would make a policy longer than AWS takes
 * are tried once more with wildcards in the place of what only reads, which is written for no other
 * reason; where that is not proved with all others, it stays as it was.
 */
export function proveOrShorten(
  candidates: readonly Candidate[],
  module: Module,
  facts: AwsFacts,
  more: Allowance,
  spell: Spell,
): readonly Verdict[] {
  const verdicts = proveTogether(candidates, module, facts, more);
  const isTooLong = ({ because }: Verdict): boolean => because?.startsWith(tooLong) ?? false;
  if (!verdicts.some(isTooLong) || !more.take(module.length)) return verdicts;
  const shorter = verdicts.map((verdict) =>
    isTooLong(verdict) ? shortened(verdict.candidate, facts, spell) : undefined,
  );
  const tried = verdicts.flatMap(({ candidate, because }, index) => {
    const shortened = shorter[index];
    return shortened ? [shortened] : because === undefined ? [candidate] : [];
  });
  const again = new Map(
    proveTogether(tried, module, facts, more).map((each) => [each.candidate, each.because]),
  );
  const holds = (candidate: Candidate): boolean =>
    again.has(candidate) && again.get(candidate) === undefined;
  const kept = verdicts.filter(({ because }) => because === undefined);
  if (!kept.every(({ candidate }) => holds(candidate))) return verdicts;
  return verdicts.map((verdict, index) => {
    const candidate = shorter[index];
    return candidate && holds(candidate) ? { candidate } : verdict;
  });
}

function shortened(candidate: Candidate, facts: AwsFacts, spell: Spell): Candidate | undefined {
  const { narrowing, statement, beside } = candidate;
  if (beside) return undefined;
  const drafts = compressed(narrowing.drafts, statement, facts.catalog);
  const edit = drafts && spell(candidate, drafts);
  return drafts && edit && { ...candidate, edit, narrowing: { ...narrowing, drafts } };
}
