import type { Phrase } from "../iam/draft.ts";
import { globIncluded } from "../iam/glob.ts";
import { plainText } from "../iam/new-policy.ts";

/** Resources of a statement, and those that it would say twice. */
export type Covered = {
  readonly kept: readonly Phrase[];
  /** Each with one that is kept and matches all that it does. */
  readonly left: readonly { readonly resource: Phrase; readonly by: Phrase }[];
};

/** The resources of a statement without those that another one of them covers. */
export function withoutCovered(resources: readonly Phrase[]): Covered {
  const kept = resources.filter((each) => !resources.some((other) => isCovered(each, other)));
  const left = resources.flatMap((resource) => {
    const by = kept.find((other) => isCovered(resource, other));
    return by ? [{ resource, by }] : [];
  });
  return { kept, left };
}

/** Whether a wider pattern is sure to match all that another one does. */
function isCovered(narrow: Phrase, wide: Phrase): boolean {
  if (narrow === wide || !globIncluded(narrow.text.parts, wide.text.parts)) return false;
  if (globIncluded(wide.text.parts, narrow.text.parts)) return false;
  // A wildcard runs past a colon only where it ends the pattern.
  const [less, more] = [plainText(narrow), plainText(wide)];
  return colonsIn(less) === colonsIn(more) || /^[^*?]*\*$/.test(more);
}

function colonsIn(text: string): number {
  return text.split(":").length;
}
