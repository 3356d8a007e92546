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
  const counted = (name: Word): readonly Counted[] => {
    const parts = new Map<Part, number>();
    for (const { components } of arns) {
      const [only, ...more] = components[name];
      // "aws" in the place of the account is AWS's own: it says nothing of whose resources these are.
      if (only === undefined || more.length > 0 || (name === "account" && only === "aws")) continue;
      parts.set(only, (parts.get(only) ?? 0) + 1);
    }
    const counts = new Map<string, Counted>();
    for (const [part, count] of parts) {
      const made = wordOf(part, spell);
      if (!made) continue;
      const key = JSON.stringify(made.pieces);
      counts.set(key, { phrase: made, count: (counts.get(key)?.count ?? 0) + count });
    }
    return [...counts.values()].sort((a, b) => b.count - a.count);
  };
  const [partition] = counted("partition");
  const [regions, accounts] = [counted("region"), counted("account")];
  // Of several accounts or regions it is not known which one is meant.
  const [region, account] = [regions, accounts].map(([first, ...more]) =>
    more.length === 0 ? first?.phrase : undefined,
  );
  const [usualRegion, usualAccount] = [mostOf(regions), mostOf(accounts)];
  return {
    ...(partition && { partition: partition.phrase }),
    ...(region && { region }),
    ...(account && { account }),
    ...(!account && usualAccount && { usual: { account: usualAccount, region: usualRegion } }),
  };
}

type Counted = { readonly phrase: Phrase; readonly count: number };

/** The way that most write a word, which are more than a few. */
function mostOf(counted: readonly Counted[]): Phrase | undefined {
  const [first] = counted;
  const all = counted.reduce((sum, { count }) => sum + count, 0);
  return first && first.count >= fewest && first.count * 2 > all ? first.phrase : undefined;
}

/** What fewer ARNs than these say may be said of what they are about alone. */
const fewest = 3;

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
