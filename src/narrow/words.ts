import type { ResourceType } from "../catalog/resource-type.ts";
import { expression, phrase, type Phrase } from "../iam/draft.ts";
import type { Vocabulary, Word } from "../iam/inventory.ts";
import type { GrantedResource } from "../iam/reach.ts";
import { isHole, known, textKey, type Part, type Text } from "../iam/text.ts";
import { once } from "../source/once.ts";
import { code } from "../source/quoted.ts";
import { contains } from "../source/source.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

// How account, region and partition are written where a statement stands.

/** The words that the original says itself: who wrote `arn:aws:` gets no other partition. */
function wordsWithin(
  on: readonly GrantedResource[],
  vocabulary: Vocabulary,
): Pick<Neighbourhood, "vocabulary" | "keepsPartition"> {
  const own = (name: Word): Phrase | undefined => {
    const phrases = on.flatMap(({ pattern, item }) =>
      pattern.kind === "arn" ? (phraseOf(pattern.components[name], item) ?? []) : [],
    );
    const [first, ...others] = phrases;
    const agreed = first && others.every((each) => textKey(each.text) === textKey(first.text));
    return agreed && phrases.length === on.length ? first : undefined;
  };
  const partition = own("partition");
  const account = own("account");
  // Who wrote the account and left the Region open means all of them.
  const isAnyRegion = account !== undefined && on.every(({ pattern }) => isOpen(pattern, "region"));
  return {
    vocabulary: {
      ...vocabulary,
      partition: partition ?? vocabulary.partition,
      region: isAnyRegion ? phrase("*") : (own("region") ?? vocabulary.region),
      account: account ?? vocabulary.account,
    },
    keepsPartition: partition !== undefined && known(partition.text) !== undefined,
  };
}

/**
 * What is around a statement with the words that some of its resources say themselves: actions of the same types are
 * about the same ones, and each is asked about again and again.
 */
export function nearTo(on: readonly GrantedResource[], around: Neighbourhood): Neighbourhood {
  return nearIn(around)(on);
}

const nearIn = once((around: Neighbourhood) =>
  once(
    (on: readonly GrantedResource[]): Neighbourhood => ({
      ...around,
      ...wordsWithin(on, around.vocabulary),
    }),
  ),
);

/** Whether a pattern says of a word of its ARN that it may be any. */
function isOpen(pattern: GrantedResource["pattern"], name: Word): boolean {
  return pattern.kind === "arn" && /^\*+$/.test(pattern.components[name].map(String).join(""));
}

/** Parts of an item as a phrase; undefined where they hold a wildcard, or cannot be written again. */
function phraseOf(parts: readonly Part[], item: Text): Phrase | undefined {
  const { source, span } = item.origin.written;
  const pieces = parts.map((part) => {
    if (!isHole(part)) return /[*?]/.test(part) ? undefined : phrase(part);
    const here = part.place.source.path === source.path && contains(span, part.place.span);
    return part.expression !== undefined && here ? expression(part.expression, part) : undefined;
  });
  return pieces.length > 0 && pieces.every((piece) => piece !== undefined)
    ? phrase(...pieces)
    : undefined;
}

/** The words that ARNs of some types have a place for: what they do not say, they do not limit. */
export function saidBy(types: readonly ResourceType[], vocabulary: Vocabulary): Vocabulary {
  const formats = types.flatMap(({ arns }) => arns);
  const said = (word: Word, placeholder: string): Phrase =>
    formats.some((arn) => arn.includes(placeholder)) ? vocabulary[word] : phrase("*");
  return {
    ...vocabulary,
    account: said("account", "${Account}"),
    region: said("region", "${Region}"),
  };
}

/** Numbers that stand in other ARNs of the file are named: they may be meant for those alone. */
export function placeName({ account, region }: Vocabulary): string {
  const [number, name] = [known(account.text), known(region.text)];
  if (number === "*") return name === undefined ? "this region" : `region ${code(name)}`;
  if (name === "*" && number === undefined) return "this account";
  if (name === undefined && number === undefined) return "this account and region";
  const where = name === undefined || name === "*" ? "" : ` in ${code(name)}`;
  return number === undefined ? `this account${where}` : `account ${code(number)}${where}`;
}
