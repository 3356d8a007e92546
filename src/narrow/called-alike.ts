import type { Draft, DraftItem, Phrase } from "../iam/draft.ts";
import type { Declared } from "../iam/inventory.ts";
import { makeText } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import { once } from "../source/once.ts";
import { plainName } from "./arn-of.ts";
import { narrowBy, type Task } from "./narrow-by.ts";
import type { Alternative } from "./narrowing.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Taken } from "./uses.ts";

// What is called as a module calls all that it declares: `${var.project}-…`.

/** Of fewer names nobody can tell what they have in common. */
const fewest = 2;

/** The most that a beginning is made of; of longer ones nobody sees that they are the same. */
const mostPieces = 12;

/**
 * What has a name that is not known, by how all names begin that the module gives: where most of them begin with the same
 * variable, local or parameter. Nothing where AWS makes up an id, or a name has a way before it.
 */
export function calledAlike(taken: Taken, task: Task): readonly Alternative[] {
  const { context } = task;
  const beginning = beginningOf(context);
  if (!beginning) return [];
  const { partition, region, account, caller } = context.vocabulary;
  // Nobody fills anything in by hand: no partition is introduced.
  const vocabulary = { partition, region, account, ...(caller && { caller }) };
  const named = narrowBy(taken, { ...task, unnamed: "named", context: { ...context, vocabulary } });
  if (!named.ok) return [];
  const drafts = named.narrowing.drafts.map((each) => filledBy(each, beginning, context));
  const all = drafts.flatMap((each) => each ?? []);
  if (named.narrowing.missing.length === 0 || all.length < drafts.length) return [];
  return [{ when: `it uses only what is called ${code(`${writtenAs(beginning)}…`)}`, drafts: all }];
}

/** How most of the names begin that are given here, where a statement can say so. */
function beginningOf({ declared, isSeen }: Neighbourhood): Phrase | undefined {
  const { phrase, of } = mostCommon(declared) ?? {};
  const [first] = of ?? [];
  // In a file of somebody else's the same words mean something else.
  return phrase && first && isSeen({ ...first, arn: phrase }) ? phrase : undefined;
}

type Beginning = { readonly phrase: Phrase; readonly of: readonly Declared[] };

/** How most names begin, up to a sign that parts words, and what is called so; the longest that they have in common. */
const mostCommon = once((declared: readonly Declared[]): Beginning | undefined => {
  const names = declared.flatMap((each) => {
    const name = plainName(each, { declared });
    return name ? [{ each, name }] : [];
  });
  const counts = new Map<string, { readonly phrase: Phrase; readonly of: Declared[] }>();
  for (const { each, name } of names)
    for (const found of beginningsIn(name)) {
      const key = JSON.stringify(found.pieces);
      const known = counts.get(key) ?? { phrase: found, of: [] };
      counts.set(key, known);
      known.of.push(each);
    }
  const [longest] = [...counts.values()]
    .filter(({ of }) => of.length >= fewest && of.length * 2 > names.length)
    .sort((a, b) => b.phrase.pieces.length - a.phrase.pieces.length);
  return longest;
});

/** `${var.project}-` and `${var.project}-${var.stage}-` of `${var.project}-${var.stage}-orders` */
function beginningsIn({ pieces, text }: Phrase): readonly Phrase[] {
  return pieces.slice(0, mostPieces).flatMap((piece, at): readonly Phrase[] => {
    const [sign] = typeof piece === "string" ? (/^[-_]/.exec(piece) ?? []) : [];
    if (sign === undefined || at === 0) return [];
    const parts = [...text.parts.slice(0, at), sign];
    return [{ pieces: [...pieces.slice(0, at), sign], text: makeText(parts, text.origin) }];
  });
}

/** A draft in which what is to be filled in is called so; undefined where something has no such name. */
function filledBy(
  draft: Draft,
  beginning: Phrase,
  { shapes }: Pick<Neighbourhood, "shapes">,
): Draft | undefined {
  const { resources, conditions = [] } = draft;
  if (conditions.some(({ values }) => values.some((each) => namesIn(each).length > 0)))
    return undefined;
  if (resources === "keep") return draft;
  // AWS makes up ids, and of a path nobody knows where it begins.
  const isNamable = (name: string): boolean => !shapes.isWithin(name) && !/Path|Slash/.test(name);
  const filled = resources.map((item): DraftItem | undefined => {
    const names = "kept" in item ? [] : namesIn(item.phrase);
    if ("kept" in item || names.length === 0) return item;
    const [only, ...more] = names;
    if (only === undefined || more.length > 0 || !isNamable(only)) return undefined;
    const { pieces, text } = item.phrase;
    const parts = replaced(text.parts, beginning.text.parts);
    return {
      phrase: { pieces: replaced(pieces, beginning.pieces), text: makeText(parts, text.origin) },
    };
  });
  const all = filled.flatMap((each) => each ?? []);
  return all.length < filled.length ? undefined : { ...draft, resources: all };
}

/** The names to be filled in: `<TableName>`. */
function namesIn({ pieces }: Phrase): readonly string[] {
  return pieces.flatMap((piece) =>
    typeof piece === "string" ? [...piece.matchAll(/<(\w+)>/g)].map(([, name = ""]) => name) : [],
  );
}

/** Pieces with a beginning, and anything behind it, in the place of a name to be filled in. */
function replaced<Piece>(
  pieces: readonly (string | Piece)[],
  beginning: readonly (string | Piece)[],
): readonly (string | Piece)[] {
  return pieces.flatMap((piece) => {
    if (typeof piece !== "string") return [piece];
    const [first = "", ...others] = piece.split(/<\w+>/);
    return [first, ...others.flatMap((each) => [...beginning, `*${each}`])];
  });
}

function writtenAs({ pieces }: Phrase): string {
  return pieces
    .map((piece) => (typeof piece === "string" ? piece : `\${${piece.expression}}`))
    .join("");
}
