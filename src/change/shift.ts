import { everything, limitedTo, withActions, type Reach } from "../access/limit.ts";
import { newAccess, type Effort, type Known, type Opening } from "../access/new-access.ts";
import type { Witness } from "../access/witness.ts";
import type { AccessLevel, Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { isCeiling, type Policy, type Statement } from "../iam/policy.ts";
import type { Place } from "../source/source.ts";
import { actionClasses } from "./action-classes.ts";
import { changedPlace } from "./changed-place.ts";
import type { Pair } from "./subject.ts";
import type { Changes } from "./touched.ts";
import { worldsOf, type World } from "./world.ts";

/** What a change does to what a role may do, or to who may use a resource. */
export type Shift = {
  readonly address: string;
  readonly gained: readonly Difference[];
  readonly lost: readonly Difference[];
};

/** What a statement allows on one side of a change alone. */
export type Difference = {
  readonly statement: Statement;
  readonly policy: Policy;
  /** Whether it is so whatever is not known, and its witness was looked at once more. */
  readonly certain: boolean;
  readonly undecided: boolean;
  /** Whether it is of what a team calls critical, or may be. */
  readonly critical: boolean;
  /** By access level, the highest first. */
  readonly levels: readonly ByLevel[];
  /** Where the change made it so: the statement, or what it takes its values from. */
  readonly at: Place;
};

/** Actions of one access level that are allowed on one side alone, with a request that shows it. */
export type ByLevel = {
  /** "later" are actions that AWS has yet to make. */
  readonly level: AccessLevel | "later" | "unknown";
  readonly actions: readonly string[];
  readonly witness?: Witness;
};

export type Knowing = Known & {
  readonly catalog: Catalog;
  /** What is critical in a file: anything, if nothing is named; undefined where nobody asks. */
  readonly criticalIn: (path: string) => readonly Reach[] | undefined;
  /** Shared by all that is asked about one change: no change makes a review endless. */
  readonly effort: Effort;
};

/** What a pair of sides of one subject gained and lost by a change. */
export function shiftOf({ address, now, before }: Pair, changes: Changes, known: Knowing): Shift {
  // Where nothing limits any more, everything gets through, whatever that is.
  if (now.length === 0 && before.some(({ kind }) => isCeiling(kind)))
    return { address, gained: before.flatMap((each) => unknownOf(each, known)), lost: [] };
  if (before.length === 0 && now.every(({ kind }) => isCeiling(kind)))
    return { address, gained: [], lost: now.flatMap((each) => unknownOf(each, known)) };
  const worlds = worldsOf(now, before).map(withAllowed);
  return {
    address,
    gained: differences(worlds, changes, known),
    // What is gone stands in no line of the head, and is critical to nobody.
    lost: differences(worlds.map(turned), new Map(), { ...known, criticalIn: () => undefined }),
  };
}

/** Whether a change allows nothing new in all that it touches, and takes something away. */
export function isNarrowing(shifts: readonly Shift[]): boolean {
  return shifts.length > 0 && shifts.every(({ gained }) => gained.length === 0);
}

/** What is only denied here is allowed elsewhere, or nobody would deny it. */
function withAllowed(world: World): World {
  const { now, before, originalOf } = world;
  const [some] = [...now, ...before];
  const denies = [...now, ...before].flatMap(({ statements }) => statements);
  const [first] = denies;
  if (!some || !first || denies.some(({ effect }) => effect !== "Deny")) return world;
  const allowed = everything(some);
  const isAssumed = new Set(allowed.statements);
  return {
    now: [...now, allowed],
    before: [...before, allowed],
    originalOf: (statement) =>
      isAssumed.has(statement) ? originalOf(first) : originalOf(statement),
  };
}

/** Something that nobody can name, by what a policy says. */
function unknownOf(policy: Policy, { criticalIn }: Knowing): readonly Difference[] {
  const [statement] = policy.statements;
  if (!statement) return [];
  const { place } = statement;
  return [
    {
      statement,
      policy,
      certain: false,
      undecided: false,
      critical: criticalIn(place.source.path) !== undefined,
      levels: [{ level: "unknown", actions: [] }],
      at: place,
    },
  ];
}

function turned({ now, before, originalOf }: World): World {
  return { now: before, before: now, originalOf };
}

function differences(
  worlds: readonly World[],
  changes: Changes,
  known: Knowing,
): readonly Difference[] {
  const found = new Map<Statement, Difference>();
  for (const world of worlds)
    for (const opening of newAccess(world.now, world.before, known, known)) {
      const statement = world.originalOf(opening.statement);
      const earlier = found.get(statement);
      if (earlier?.certain) continue;
      const { policy, certain, undecided } = opening;
      found.set(statement, {
        statement,
        policy,
        certain,
        undecided,
        critical: isCritical(opening, world, known),
        levels: levelsOf(opening, world, known),
        at: changedPlace(statement, changes) ?? statement.place,
      });
    }
  return [...found.values()];
}

function isCritical({ statement }: Opening, { now, before }: World, known: Knowing): boolean {
  const reaches = known.criticalIn(statement.place.source.path);
  if (reaches === undefined || reaches.length === 0) return reaches !== undefined;
  const within = newAccess(
    limitedTo(now, withActions(reaches, known.catalog)),
    before,
    known,
    known,
  );
  return within.some((each) => each.statement === statement);
}

/** The actions of an opening that are new, by access level. */
function levelsOf(opening: Opening, world: World, known: Knowing): readonly ByLevel[] {
  const levels = new Map<AccessLevel, { actions: string[]; witness?: Witness }>();
  const classes = actionClasses(opening.statement, opening.policy, world, known.catalog);
  for (const actions of classes)
    for (const level of levelOrder) {
      const own = actions.filter((each) => each.level === level);
      const [first] = own;
      const shown = shows(opening, own);
      // All that a statement allows is new, if some of what nothing tells apart is.
      const asked = shown ? opening : first && withAction(opening, first.id, world, known);
      if (!asked && !(first && classes.length === 1)) continue;
      const { witness } = asked ?? {};
      const earlier = levels.get(level) ?? { actions: [], ...(witness && { witness }) };
      earlier.actions.push(...own.map(({ id }) => id));
      levels.set(level, earlier);
    }
  const made = levelOrder.flatMap((level): readonly ByLevel[] => {
    const own = levels.get(level);
    return own ? [{ level, ...own }] : [];
  });
  if (made.length > 0) return made;
  const { witness } = opening;
  const isLater =
    witness !== undefined && known.catalog.action(witness.request.action) === undefined;
  return [{ level: isLater ? "later" : "unknown", actions: [], ...(witness && { witness }) }];
}

/** Whether the request that shows an opening is of some of these actions. */
function shows({ witness }: Opening, actions: readonly Action[]): boolean {
  return actions.some(({ id }) => id === witness?.request.action);
}

const levelOrder: readonly AccessLevel[] = [
  "Permissions management",
  "Write",
  "Tagging",
  "Read",
  "List",
];

/** The same question about one action alone. */
function withAction(
  { statement }: Opening,
  id: string,
  { now, before }: World,
  known: Knowing,
): Opening | undefined {
  const { action } = statement;
  if (!action) return undefined;
  const item = { parts: [id], origin: { written: action.place, via: [] } };
  const only = { ...statement, action: { ...action, negated: false, items: [item], rest: [] } };
  const asked = now.map((policy) => ({
    ...policy,
    statements: policy.statements.flatMap((each) => {
      if (each === statement) return [only];
      return each.effect === "Allow" && !isCeiling(policy.kind) ? [] : [each];
    }),
  }));
  return newAccess(asked, before, known, known).find((each) => each.statement === only);
}
