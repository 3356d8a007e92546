import { definitionOf, holesIn, mapTexts } from "../iam/holes.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { isHole, makeText, type Hole, type List, type Text } from "../iam/text.ts";

/** Both sides of a change, with one value for what is defined otherwise than before. */
export type World = {
  readonly now: readonly Policy[];
  readonly before: readonly Policy[];
  /** The statement that one of them was made of. */
  readonly originalOf: (statement: Statement) => Statement;
};

/** The values of one definition that are told apart; arms of conditions are few. */
const most = 8;

/**
 * The ways to compare two sides of a change. What is defined alike on both sides has one value, and
 * stays unknown. What is defined otherwise has the values that are written for it on each side (the
 * first with the first, the second with the second); where somebody may give another value, as to a
 * variable, that is the same one before and after.
 */
export function worldsOf(now: readonly Policy[], before: readonly Policy[]): readonly World[] {
  const [head, base] = [definitionsIn(now), definitionsIn(before)];
  const changed = [...head].filter(([id, { definition }]) => {
    const was = base.get(id);
    return was !== undefined && was.definition !== definition;
  });
  if (changed.length === 0) return [world(now, before, identity, identity)];
  // Of what depends on something else, nobody knows which of its values it has on which side.
  const isOther = changed.some(
    ([id, { hole }]) => hole.definition !== base.get(id)?.hole.definition,
  );
  const ids = new Set(changed.map(([id]) => id));
  const holes = changed.flatMap(([id, { hole }]) => [hole, base.get(id)?.hole ?? hole]);
  const values = Math.max(1, ...holes.map(({ among }) => among?.texts.length ?? 0));
  const written = Array.from({ length: Math.min(values, most) }, (_, index) =>
    world(now, before, valueAt(ids, index, "after"), valueAt(ids, index, "before")),
  );
  // More values than are looked at are others on each side.
  const beyond =
    values > most || isOther
      ? [world(now, before, unknownOf(ids, "after"), unknownOf(ids, "before"))]
      : [];
  const isGiven = holes.some(({ among }) => among && !among.complete);
  const given = isGiven ? [world(now, before, identity, identity)] : [];
  return [...written, ...beyond, ...given];
}

type Settle = (hole: Hole) => readonly (Text | Hole)[];

const identity: Settle = (hole) => [hole];

/** Another unknown value on each side. */
function unknownOf(ids: ReadonlySet<string>, side: string): Settle {
  return (hole) => [ids.has(hole.id) ? { ...hole, id: `${hole.id} ${side}` } : hole];
}

/** The value that is written for a hole at some index, or else another unknown one on each side. */
function valueAt(ids: ReadonlySet<string>, index: number, side: string): Settle {
  return (hole) => {
    if (!ids.has(hole.id)) return [hole];
    const texts = hole.among?.texts ?? [];
    const text = texts[Math.min(index, texts.length - 1)];
    return [text ?? { ...hole, id: `${hole.id} ${side}` }];
  };
}

function world(
  now: readonly Policy[],
  before: readonly Policy[],
  head: Settle,
  base: Settle,
): World {
  const originals = new Map<Statement, Statement>();
  const settled = (policies: readonly Policy[], settle: Settle): readonly Policy[] =>
    settle === identity
      ? policies
      : policies.map((policy) => ({
          ...policy,
          statements: policy.statements.map((statement) => {
            const made = settledStatement(statement, settle);
            originals.set(made, statement);
            return made;
          }),
        }));
  return {
    now: settled(now, head),
    before: settled(before, base),
    originalOf: (statement) => originals.get(statement) ?? statement,
  };
}

function settledStatement(statement: Statement, settle: Settle): Statement {
  const onText = (text: Text): readonly Text[] => {
    const parts = text.parts.flatMap((part) =>
      isHole(part)
        ? settle(part).flatMap((each) => ("parts" in each ? each.parts : [each]))
        : [part],
    );
    return [makeText(parts, text.origin)];
  };
  // A list that is not known may be written as several texts: all of them are in it.
  const onRest = (hole: Hole): List => {
    const [value] = settle(hole);
    if (value === undefined || !("parts" in value))
      return { items: [], rest: value === undefined ? [] : [value] };
    return { items: hole.among?.texts ?? [value], rest: [] };
  };
  return mapTexts(statement, onText, onRest);
}

function definitionsIn(
  policies: readonly Policy[],
): ReadonlyMap<string, { readonly definition: string; readonly hole: Hole }> {
  return new Map(
    policies.flatMap(({ statements }) =>
      statements
        .flatMap(holesIn)
        .map((hole) => [hole.id, { definition: definitionOf(hole), hole }] as const),
    ),
  );
}
