import type { NamePatterns } from "../catalog/name-patterns.ts";
import type { Draft, DraftItem, Phrase } from "../iam/draft.ts";
import { isHole, makeText } from "../iam/text.ts";

// Names that nobody but a person knows: they stand in drafts in angle brackets.

/** A name to be filled in, and the text that it stands in: `arn:aws:s3:::<BucketName>/*`. */
export type Blank = {
  readonly key: string;
  readonly name: string;
  readonly service: string;
  readonly within: string;
};

/** The names that drafts leave open, each once: the same name of one service is the same thing. */
export function blanksIn(drafts: readonly Draft[]): readonly Blank[] {
  const blanks = drafts
    .flatMap(phrasesIn)
    .flatMap((phrase) => namesIn(phrase).map((name) => blankOf(name, phrase)));
  return [...new Map([...blanks].reverse().map((each) => [each.key, each])).values()].reverse();
}

/** The drafts with names filled in, by the keys of their blanks. */
export function filledIn(
  drafts: readonly Draft[],
  names: ReadonlyMap<string, string>,
): readonly Draft[] {
  const filled = (phrase: Phrase): Phrase => {
    const fill = (text: string): string =>
      text.replace(blank, (open, name: string) => names.get(blankOf(name, phrase).key) ?? open);
    const pieces = phrase.pieces.map((piece) => (typeof piece === "string" ? fill(piece) : piece));
    const parts = phrase.text.parts.map((part) => (isHole(part) ? part : fill(part)));
    return { pieces, text: makeText(parts, phrase.text.origin) };
  };
  const items = (list: Draft["resources"]): Draft["resources"] =>
    list === "keep"
      ? list
      : list.map((item): DraftItem => ("kept" in item ? item : { phrase: filled(item.phrase) }));
  return drafts.map(({ resources, conditions, ...draft }) => ({
    ...draft,
    resources: items(resources),
    ...(conditions && {
      conditions: conditions.map((each) => ({ ...each, values: each.values.map(filled) })),
    }),
  }));
}

/**
 * What is wrong with a name: signs that are none of names, or of those of its type. Undefined where
 * nothing is. What a statement with it grants, the proof says.
 */
export function mistakeIn(
  { name, service }: Blank,
  value: string,
  names: NamePatterns,
): string | undefined {
  if (value === "") return "a name is missing";
  if (/account/i.test(name)) return /^\d{12}$/.test(value) ? undefined : "an account has 12 digits";
  if (value.length > longestName) return `a name has at most ${longestName} characters`;
  if (!/^[\w+=,.@/#!()*?-]+$/.test(value))
    return "a name has letters, digits and + = , . @ / # ! ( ) _ -, and as a pattern * and ?";
  if (!/[^*?]/.test(value)) return "a pattern names something";
  return names.takes(service, name, value) === false
    ? `${service} has no ${name} like that`
    : undefined;
}

/** Of names of parameters and secrets, the longest that AWS takes. */
const longestName = 1011;

const blank = /<([^<>]+)>/g;

function phrasesIn({ resources, conditions = [] }: Draft): readonly Phrase[] {
  return [
    ...(resources === "keep"
      ? []
      : resources.flatMap((item) => ("kept" in item ? [] : [item.phrase]))),
    ...conditions.flatMap(({ values }) => values),
  ];
}

function namesIn({ pieces }: Phrase): readonly string[] {
  return pieces.flatMap((piece) =>
    typeof piece === "string" ? [...piece.matchAll(blank)].map(([, name = ""]) => name) : [],
  );
}

function blankOf(name: string, { pieces }: Phrase): Blank {
  const within = pieces
    .map((piece) => (typeof piece === "string" ? piece : `\${${piece.expression}}`))
    .join("");
  const [, , service = ""] = within.replace(/\$\{[^}]*\}/g, "").split(":");
  return { key: `${service} ${name}`, name, service, within };
}
