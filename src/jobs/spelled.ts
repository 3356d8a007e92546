import type { Draft } from "../iam/draft.ts";
import type { Statement } from "../iam/policy.ts";
import type { Attached, Format } from "../iac/format.ts";
import { formats } from "../iac/formats.ts";
import { spellCorrected, spellCorrections } from "../iac/spell-corrected.ts";
import { spellGone } from "../iac/spell-gone.ts";
import type { Proposal } from "../narrow/proposal.ts";
import type { Edit } from "../source/edit.ts";
import type { Place, Source } from "../source/source.ts";
import type { Module } from "./module.ts";

/** Longer lines are made by machines, and no comment can show what would change in one. */
const longestLine = 8_000;

/**
 * The one edit that writes drafts in the place of a statement, or of a policy that is attached.
 *
 * @param going where such policies are named that may go as well
 * @param beside others of its list that the same edit replaces
 */
export function spelledIn(
  { format }: Pick<Module, "format">,
  { statement, policy }: Pick<Proposal, "statement" | "policy">,
  drafts: readonly Draft[],
  going: readonly Place[] = [],
  beside: readonly Attached[] = [],
): { readonly ok: true; readonly edit: Edit } | { readonly ok: false; readonly because: string } {
  if (drafts.length === 0 && !policy.isElsewhere) {
    const { source } = statement.place;
    const gone = spellGone(statement, policy, spellerOf(statement, format).comments(source));
    return gone.ok ? { ok: true, edit: gone.edit } : gone;
  }
  const corrections = drafts.flatMap((each) => each.corrections ?? []);
  const speller = spellerOf(statement, format);
  const isShorter = drafts.some((each) => each.actions !== "keep" || each.resources !== "keep");
  const spelled = policy.isElsewhere
    ? (speller.spellAttached?.(statement, drafts, going, beside) ?? unspelled)
    : corrections.length === 0 || isShorter
      ? spellCorrections(speller.spell(statement, drafts), corrections)
      : spellCorrected(statement, corrections);
  if (!spelled.ok) return spelled;
  const [edit, ...more] = spelled.edits;
  if (!edit || more.length > 0) return { ok: false, because: "it takes several edits" };
  return lineAround(statement.place.source, edit) > longestLine
    ? { ok: false, because: "its line is too long to be shown" }
    : { ok: true, edit };
}

const unspelled = { ok: false, because: "no policy of one's own can be written there" } as const;

/** The language of the file in which a statement stands, which another one may have taken in. */
function spellerOf({ place: { source } }: Statement, format: Format): Format {
  const { path, text } = source;
  const isOwn = format.inlines ?? format.claims(path, text);
  return (isOwn ? undefined : formats.find((each) => each.claims(path, text))) ?? format;
}

/** How much of the edit's first and last line stands around it. */
function lineAround({ text }: Source, { span }: Edit): number {
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const end = text.indexOf("\n", span.end);
  return span.start - start + (end < 0 ? text.length : end) - span.end;
}
