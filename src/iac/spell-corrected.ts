import type { Correction } from "../iam/draft.ts";
import type { Statement } from "../iam/policy.ts";
import { applyEdits } from "../source/edit.ts";
import { groupedBy } from "../source/grouped.ts";
import { contains, textAt } from "../source/source.ts";
import type { Spelled } from "./format.ts";

/**
 * Writes a statement as it stands, but for some texts in it, in whatever language it is: each keeps
 * its quotes. What is not written there itself, letter by letter, is not changed.
 */
export function spellCorrected({ place }: Statement, corrections: readonly Correction[]): Spelled {
  const { path } = place.source;
  const edits = corrections.flatMap(({ place: at, was, value }) => {
    const [, quote = "", written] = /^(["'`]?)(.*)\1$/s.exec(textAt(at)) ?? [];
    if (at.source.path !== path || !contains(place.span, at.span) || written !== was) return [];
    const [start, end] = [at.span.start - place.span.start, at.span.end - place.span.start];
    return [{ span: { start, end }, text: `${quote}${value}${quote}` }];
  });
  if (edits.length < corrections.length)
    return { ok: false, because: "what is to be written otherwise is written elsewhere" };
  return { ok: true, edits: [{ path, span: place.span, text: applyEdits(textAt(place), edits) }] };
}

/**
 * Writes some texts otherwise in what is written in the place of a statement, which has kept them as
 * they stand: each has to be there as often as it is to be another one.
 */
export function spellCorrections(spelled: Spelled, corrections: readonly Correction[]): Spelled {
  if (!spelled.ok || corrections.length === 0) return spelled;
  const [edit, ...more] = spelled.edits;
  if (!edit || more.length > 0) return { ok: false, because: "it takes several edits" };
  let { text } = edit;
  for (const [written, same] of groupedBy(corrections, ({ place }) => textAt(place))) {
    const [{ was, value } = { was: "", value: "" }] = same;
    const parts = text.split(written);
    if (parts.length !== same.length + 1 || !written.includes(was))
      return { ok: false, because: "what is to be written otherwise is not there once" };
    text = parts.join(written.replace(was, () => value));
  }
  return { ok: true, edits: [{ ...edit, text }] };
}
