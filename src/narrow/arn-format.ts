import { phrase, type Phrase } from "../iam/draft.ts";
import type { Vocabulary } from "../iam/inventory.ts";
import { known } from "../iam/text.ts";

/** An ARN format with its names put in; the first is what all others lie in. */
export function filled(
  format: string,
  vocabulary: Vocabulary,
  nameFor: (placeholder: string, first: boolean) => string | Phrase,
): Phrase {
  const given = new Map([
    ["${Partition}", vocabulary.partition],
    ["${Region}", vocabulary.region],
    ["${Account}", vocabulary.account],
  ]);
  const pieces = format.split(/(\$\{[^}]*\})/);
  const [name] = namesIn(format);
  const first = pieces.findIndex((piece) => piece === name);
  return phrase(
    ...pieces.map((piece, index) =>
      piece.startsWith("${")
        ? (given.get(piece) ?? nameFor(piece.slice(2, -1), index === first))
        : piece,
    ),
  );
}

/** How the ARNs say these in which somebody has to fill in a name. */
export function inOpen(vocabulary: Vocabulary): Vocabulary {
  const { open, partition } = vocabulary;
  return open && known(partition.text) === "*" ? { ...vocabulary, partition: open } : vocabulary;
}

/** The placeholders of a format that stand for names. */
export function namesIn(format: string): readonly string[] {
  return (format.match(/\$\{[^}]*\}/g) ?? []).filter((each) => !places.has(each));
}

const places: ReadonlySet<string> = new Set(["${Partition}", "${Region}", "${Account}"]);
