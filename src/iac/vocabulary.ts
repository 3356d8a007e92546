import { parseArnPattern } from "../iam/arn-pattern.ts";
import { expression, phrase, type Phrase } from "../iam/draft.ts";
import type { Vocabulary, Word } from "../iam/inventory.ts";
import { isHole, type Part, type Text } from "../iam/text.ts";

/**
 * How the ARNs of a module, template or document write account, region and partition: the way that
 * most of them do. `written` are texts as the file has them; `spell` turns a hole of theirs into
 * an expression that means the same anywhere in the file, if it does.
 */
export function wordsOf(
  written: readonly Text[],
  spell: (hole: string) => string | undefined,
): Partial<Vocabulary> {
  const arns = written.map((text) => parseArnPattern(text)).filter((each) => each.kind === "arn");
  const word = (name: Word): Phrase | undefined => {
    const parts = new Map<Part, number>();
    for (const { components } of arns) {
      const [only, ...more] = components[name];
      // "aws" in the place of the account is AWS's own: it says nothing of whose resources these are.
      if (only === undefined || more.length > 0 || (name === "account" && only === "aws")) continue;
      parts.set(only, (parts.get(only) ?? 0) + 1);
    }
    const counts = new Map<string, { readonly phrase: Phrase; readonly count: number }>();
    for (const [part, count] of parts) {
      const made = wordOf(part, spell);
      if (!made) continue;
      const key = JSON.stringify(made.pieces);
      counts.set(key, { phrase: made, count: (counts.get(key)?.count ?? 0) + count });
    }
    const sorted = [...counts.values()].sort((a, b) => b.count - a.count);
    // Of several accounts or regions it is not known which one is meant.
    return name === "partition" || sorted.length === 1 ? sorted[0]?.phrase : undefined;
  };
  const [partition, region, account] = [word("partition"), word("region"), word("account")];
  return {
    ...(partition && { partition }),
    ...(region && { region }),
    ...(account && { account }),
  };
}

function wordOf(part: Part, spell: (hole: string) => string | undefined): Phrase | undefined {
  if (isHole(part)) {
    const written = spell(part.id);
    return written === undefined ? undefined : expression(written, part);
  }
  return /^[a-z0-9-]+$/.test(part) ? phrase(part) : undefined;
}

/** All resource texts of elements, for `wordsOf`. */
export function resourceTexts(
  elements: Iterable<{ readonly resource?: { readonly items: readonly Text[] } }>,
): readonly Text[] {
  return [...elements].flatMap(({ resource }) => resource?.items ?? []);
}
