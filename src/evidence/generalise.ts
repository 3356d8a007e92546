import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Naming } from "../catalog/given-name.ts";
import { leadOf } from "./arn-types.ts";
import { clear, listOf, noneYet, setIn, sizeOf, valueIn, type Few } from "./few.ts";
import { cutAt, depthOf, isCut, levelsOf } from "./levels.ts";

/** How much is told apart before it is generalised. */
export type Limits = {
  /** Resources with names that people give: buckets, tables, roles. */
  readonly names: number;
  /** Resources whose ids AWS makes up: instances, volumes. */
  readonly ids: number;
  /** What lies below one of them: objects of a bucket. */
  readonly within: number;
};

/** What evidence keeps, so that it stays small whatever is read. */
export const keptInEvidence: Limits = { names: 500, ids: 20, within: 20 };

/**
 * Patterns of ARNs that cover all that was added, no more of them than the limits say. Where there are more
 * below one name, as few levels are cut off as suffice, for all of it alike (`reports/2026/*`); where there are
 * more names, the pattern ends before the name (`instance/*`). What comes out hangs on the set that was
 * added, and not on its order, nor on whether it came in parts that were generalised before: a cut is taken
 * where the whole set has too many, and parts have no more than the whole.
 */
export type Patterns<Value> = {
  readonly leads: readonly Lead[];
  readonly way: Generalising<Value>;
  /** As they were added, as long as they are too few for any limit: so it is of most actions of most principals. */
  readonly few: Few<Value>;
  /** By what they begin with, once they are more. */
  groups: Map<string, Group<Value>> | undefined;
};

/** How patterns are generalised, and what is kept of each. */
export type Generalising<Value> = {
  readonly limits: Limits;
  /** Joins two values, in any order: into the first, where values can be changed. */
  readonly join: (one: Value, other: Value) => Value;
};

/** Tells what patterns of an action's resources begin with, and whether people give their names. */
export type Leads = (action: string) => readonly Lead[];

export type Lead = { readonly text: string; readonly isGiven: boolean };

/** The leads of the types that actions take, the longest first. */
export function leadsOf(catalog: Catalog, naming: Naming): Leads {
  const known = new Map<string, readonly Lead[]>();
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const made = leadsOfAction(catalog.action(id), naming);
    known.set(id, made);
    return made;
  };
}

function leadsOfAction(action: Action | undefined, naming: Naming): readonly Lead[] {
  const given = new Map<string, boolean>();
  for (const { type } of action?.resourceTypes ?? [])
    for (const arn of type.arns) {
      const text = leadOf(arn);
      given.set(text, (given.get(text) ?? false) || naming.isGiven(type) || naming.isSingle(type));
    }
  return [...given]
    .map(([text, isGiven]) => ({ text, isGiven }))
    .sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
}

type Group<Value> = {
  readonly most: number;
  /** What is below each name; undefined where there are too many names, and `all` has it. */
  names: Map<string, Below<Value>> | undefined;
  all: Value | undefined;
};

/** What there is below a name, by its levels. */
type Below<Value> = Few<Value> & {
  /** The levels that are kept. */
  depth: number;
};

/** No patterns yet of an action whose resources begin with `leads`. */
export function patternsOf<Value>(
  leads: readonly Lead[],
  way: Generalising<Value>,
): Patterns<Value> {
  return { leads, way, few: noneYet(), groups: undefined };
}

/** Adds a pattern, and a value that is its own from now on. */
export function addPattern<Value>(to: Patterns<Value>, pattern: string, value: Value): void {
  const { few, way, groups } = to;
  if (groups) {
    addDivided(to, pattern, value);
    return;
  }
  const known = valueIn(few, pattern);
  if (known !== undefined) {
    const both = way.join(known, value);
    if (both !== known) setIn(few, pattern, both);
    return;
  }
  const { names, ids, within } = way.limits;
  if (sizeOf(few) < Math.min(names, ids, within) && !isGeneral(pattern)) {
    setIn(few, pattern, value);
    return;
  }
  for (const [each, own] of listOf(few)) addDivided(to, each, own);
  clear(few);
  addDivided(to, pattern, value);
}

/** The patterns, in no order, as a list of its own. */
export function entriesOf<Value>({
  few,
  groups,
}: Patterns<Value>): [pattern: string, value: Value][] {
  if (!groups) return listOf(few);
  return [...groups].flatMap(([lead, { names, all }]): [string, Value][] =>
    names
      ? [...names].flatMap(([name, below]) =>
          listOf(below).map(([rest, value]): [string, Value] => [`${lead}${name}${rest}`, value]),
        )
      : all === undefined
        ? []
        : [[`${lead}*`, all]],
  );
}

/** Whether a pattern may stand for what was cut: then it takes in what it covers. */
export const isGeneral = (pattern: string): boolean => pattern.endsWith("*") && pattern !== "*";

function addDivided<Value>(to: Patterns<Value>, pattern: string, value: Value): void {
  const { way } = to;
  const { lead, name, below: rest } = levelsOf(pattern, to.leads);
  const group = groupOf(to, lead);
  if (group.names && name === "*" && rest === "" && lead !== "") collapse(group, way);
  if (!group.names) {
    group.all = group.all === undefined ? value : way.join(group.all, value);
    return;
  }
  const depth = isCut(rest) ? depthOf(rest) - 1 : Infinity;
  const below = group.names.get(name);
  if (!below) {
    group.names.set(name, { depth, only: cutAt(rest, depth), value, all: undefined });
    if (group.names.size > group.most) collapse(group, way);
    return;
  }
  if (depth < below.depth) reduce(below, depth, way);
  put(below, cutAt(rest, below.depth), value, way);
  while (sizeOf(below) > way.limits.within && below.depth > 0) {
    const deepest = Math.max(...listOf(below).map(([each]) => depthOf(each)));
    reduce(below, Math.min(below.depth, deepest) - 1, way);
  }
}

function groupOf<Value>(to: Patterns<Value>, lead: string): Group<Value> {
  const groups = (to.groups ??= new Map<string, Group<Value>>());
  const found = groups.get(lead);
  if (found) return found;
  const { leads, way } = to;
  const { isGiven } = leads.find(({ text }) => text !== "" && lead.endsWith(`:${text}`)) ??
    leads.find(({ text }) => text === "") ?? { isGiven: true };
  const made: Group<Value> = {
    most: isGiven ? way.limits.names : way.limits.ids,
    names: new Map(),
    all: undefined,
  };
  groups.set(lead, made);
  return made;
}

function put<Value>(
  below: Below<Value>,
  key: string,
  value: Value,
  { join }: Generalising<Value>,
): void {
  const known = valueIn(below, key);
  const both = known === undefined ? value : join(known, value);
  if (both !== known) setIn(below, key, both);
}

function reduce<Value>(below: Below<Value>, depth: number, way: Generalising<Value>): void {
  const all = listOf(below);
  clear(below);
  below.depth = depth;
  for (const [key, value] of all) put(below, cutAt(key, depth), value, way);
}

function collapse<Value>(group: Group<Value>, { join }: Generalising<Value>): void {
  for (const below of group.names?.values() ?? [])
    for (const [, value] of listOf(below))
      group.all = group.all === undefined ? value : join(group.all, value);
  group.names = undefined;
}
