import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { arnTypes, type TypeOfArn } from "./arn-types.ts";

/** Verbs of actions that come together: who reads a thing today may write or delete it tomorrow. */
export const guessedVerbs = [
  "Attach",
  "Create",
  "Delete",
  "Describe",
  "Detach",
  "Get",
  "List",
  "Put",
  "Update",
] as const;
export type GuessedVerb = (typeof guessedVerbs)[number];

/** A policy with guesses, and which actions these are. */
export type Guessed = {
  readonly value: unknown;
  readonly guessed: readonly string[];
  /** Guesses on none of whose resources the statement is: they are left out. */
  readonly misplaced: readonly string[];
};

type Members = Readonly<Record<string, unknown>>;

/**
 * A policy in which a statement that allows actions is followed by one with those of the same thing (`PutObject`
 * beside `GetObject`) that it does not allow, on the same resources and under the same conditions, whose Sid says
 * that it is a guess. It is never wider than what it stands beside but for its actions. Wildcards, `NotAction` and
 * Deny are no ground for a guess.
 *
 * @param value a policy, or a value with policies in it
 * @param verbs what the guessed actions begin with
 */
export function withGuesses(
  value: unknown,
  verbs: readonly GuessedVerb[],
  catalog: Catalog,
): Guessed {
  const guessed = new Set<string>();
  const misplaced = new Set<string>();
  const typeOf = arnTypes(catalog);

  const visit = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(visit);
    if (!isMembers(each)) return each;
    return Object.fromEntries(
      Object.entries(each).map(([key, inner]) => [
        key,
        key === "Statement" ? statements(inner) : visit(inner),
      ]),
    );
  };
  const statements = (inner: unknown): unknown => {
    const all: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
    const sids = new Set(all.map((each) => (isMembers(each) ? each.Sid : undefined)));
    const known = new Set(all.flatMap((each) => allowedBy(each, catalog)));
    const made = all.flatMap((each, index) => {
      const guess = guessBeside(each, known);
      if (!guess) return [each];
      const sid = freeSid(`Guessed${wordOf(each, index)}`, sids);
      return [each, { ...guess, Sid: sid }];
    });
    return made.length === 1 && !Array.isArray(inner) ? made[0] : made;
  };
  const guessBeside = (statement: unknown, known: ReadonlySet<Action>): Members | undefined => {
    const allowed = allowedBy(statement, catalog);
    if (allowed.length === 0 || !isMembers(statement)) return undefined;
    const siblings = new Set(allowed.flatMap((action) => siblingsOf(action, verbs, catalog)));
    const fitting = [...siblings].filter((action) => {
      if (known.has(action)) return false;
      const isPlaced = isOnItsResources(action, textsIn(statement.Resource), typeOf);
      (isPlaced ? guessed : misplaced).add(action.id);
      return isPlaced;
    });
    if (fitting.length === 0) return undefined;
    return { ...statement, Action: fitting.map(({ id }) => id).sort() };
  };
  const made = visit(value);
  return {
    value: made,
    guessed: [...guessed].sort(),
    misplaced: [...misplaced].filter((id) => !guessed.has(id)).sort(),
  };
}

/** The actions of AWS that a statement allows by name. */
function allowedBy(statement: unknown, catalog: Catalog): readonly Action[] {
  if (!isMembers(statement) || statement.Effect !== "Allow") return [];
  return textsIn(statement.Action).flatMap((id) => catalog.action(id) ?? []);
}

/** Actions of the same thing: `DescribeVolumes` and `AttachVolume` of `DetachVolume`. */
function siblingsOf(
  action: Action,
  verbs: readonly GuessedVerb[],
  catalog: Catalog,
): readonly Action[] {
  const verb = guessedVerbs.find((each) => action.name.startsWith(each));
  const thing = action.name.slice(verb?.length ?? 0);
  const one = thing.replace(/ies$/, "y").replace(/s$/, "");
  const names = new Set([thing, one, `${one}s`, one.replace(/y$/, "ies")]);
  return verbs.flatMap((each) =>
    [...names].flatMap((name) => {
      const found = catalog.action(`${action.service}:${each}${name}`);
      return found && found !== action ? [found] : [];
    }),
  );
}

/** Whether an action takes one of the resources of a statement. */
function isOnItsResources(
  action: Action,
  resources: readonly string[],
  typeOf: TypeOfArn,
): boolean {
  return resources.some(
    (each) => each === "*" || (action.resourceTypes.length > 0 && typeOf(each, action)),
  );
}

function wordOf(statement: unknown, index: number): string {
  const sid = isMembers(statement) ? statement.Sid : undefined;
  const word = typeof sid === "string" ? sid.replace(/[^A-Za-z0-9]/g, "") : "";
  return word === "" ? String(index + 1) : word;
}

function freeSid(wanted: string, taken: Set<unknown>): string {
  let sid = wanted;
  for (let number = 2; taken.has(sid); number++) sid = `${wanted}x${number}`;
  taken.add(sid);
  return sid;
}

function textsIn(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((each) => typeof each === "string");
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
