import { limitedTo, withActions, type Reach } from "../access/limit.ts";
import { newAccess, type Effort, type Known, type Opening } from "../access/new-access.ts";
import type { Witness } from "../access/witness.ts";
import type { AccessLevel, Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { isCeiling, type Policy, type Statement } from "../iam/policy.ts";
import type { Place } from "../source/source.ts";
import { actionClasses } from "./action-classes.ts";
import { changedPlace } from "./changed-place.ts";
import { namedDirectly } from "./direct.ts";
import { deniedAlone, withAllowed } from "./denied.ts";
import { ceilingsAbove, elsewhereOf, isUnread } from "./elsewhere.ts";
import type { Pair } from "./pair.ts";
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
  /**
   * "later" are actions that AWS has yet to make; "direct" is what only the account was allowed before,
   * and is now allowed to who is named, without a policy of their own; "outside" is whatever a ceiling
   * does not let through, "elsewhere" whatever a policy allows that is not read. Both are called as their
   * owner is.
   */
  readonly level: AccessLevel | "direct" | "later" | "outside" | "elsewhere" | "unknown";
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
export function shiftOf(pair: Pair, changes: Changes, known: Knowing): Shift {
  const { address, now, before, isNew, isGone, isDoubtful, written } = pair;
  const inFile = (difference: Difference): Difference => {
    const [statement, policy] = written.get(difference.statement) ?? [];
    const certain = difference.certain && !isDoubtful;
    return { ...difference, certain, ...(statement && policy && { statement, policy }) };
  };
  const elsewhere = elsewhereOf(now, before);
  const [head, base] = [now.filter(isRead), before.filter(isRead)];
  // What is gone stands in no line of the head, and is critical to nobody.
  const careless: Knowing = { ...known, criticalIn: () => undefined };
  return {
    address,
    gained: [
      ...(isGone ? [] : elsewhere.gained.flatMap((each) => unnamed(each, known))),
      ...(isGone
        ? []
        : withNamed(
            head,
            base,
            changes,
            side(head, base, now.some(isUnreadCeiling), changes, known),
          )),
      ...(isGone ? [] : throughCeilings(now, before, changes, known)),
    ].map(inFile),
    lost: [
      ...(isNew ? [] : elsewhere.lost.flatMap((each) => unnamed(each, careless))),
      ...(isNew ? [] : side(base, head, before.some(isUnreadCeiling), new Map(), careless)),
      ...(isNew ? [] : throughCeilings(before, now, new Map(), careless)),
    ].map(inFile),
  };
}

/**
 * What is gained, and who is named for whom the account stood before: to AWS's checks that is nothing
 * new, and so nobody is held up by it.
 */
function withNamed(
  now: readonly Policy[],
  before: readonly Policy[],
  changes: Changes,
  gained: readonly Difference[],
): readonly Difference[] {
  const told = new Set(gained.map(({ statement }) => statement));
  const named = namedDirectly(now, before)
    .filter(({ statement }) => !told.has(statement))
    .map(
      ({ statement, policy }): Difference => ({
        statement,
        policy,
        certain: true,
        undecided: false,
        critical: false,
        levels: [{ level: "direct", actions: [] }],
        at: changedPlace(statement, changes) ?? statement.place,
      }),
    );
  return [...gained, ...named];
}

/** What one side allows and the other does not; nothing of it is certain within a ceiling that is not read. */
function side(
  now: readonly Policy[],
  before: readonly Policy[],
  isLimited: boolean,
  changes: Changes,
  known: Knowing,
): readonly Difference[] {
  const isOfCeilings = before.every(({ kind }) => isCeiling(kind));
  const isGranting = now.some(({ kind }) => !isCeiling(kind));
  // A ceiling where there was none lets through no more.
  if (before.length === 0 && !isGranting) return [];
  // Where nothing limits any more, everything gets through, whatever that is.
  if (now.length === 0 && isOfCeilings) return before.flatMap((each) => unnamed(each, known));
  // Ceilings alone grant nothing to whom another side grants something.
  const granted = isOfCeilings && isGranting ? [] : before;
  const worlds = worldsOf(now, granted).map(withAllowed);
  const policies = [...before, ...now];
  const found = differences(worlds, policies, changes, known);
  const opens = (some: readonly Policy[], others: readonly Policy[]): boolean =>
    newAccess(some, others, known, { ...known, first: true }).length > 0;
  const denied = differences(
    worldsOf(now, before).flatMap((world) => deniedAlone(world, opens)),
    policies,
    changes,
    known,
  );
  const doubtful = [...(isLimited ? found : []), ...denied].map(
    (each): Difference => ({ ...each, certain: false }),
  );
  return [...(isLimited ? [] : found), ...doubtful];
}

/** What only the ceilings of one side let through of what is allowed elsewhere. */
function throughCeilings(
  now: readonly Policy[],
  before: readonly Policy[],
  changes: Changes,
  known: Knowing,
): readonly Difference[] {
  const above = ceilingsAbove(now, before);
  return above ? side(above.now, above.before, true, changes, known) : [];
}

function isRead(policy: Policy): boolean {
  return !isUnread(policy);
}

function isUnreadCeiling(policy: Policy): boolean {
  return isUnread(policy) && isCeiling(policy.kind);
}

/** Whether a change allows nothing new in all that it touches, and takes something away. */
export function isNarrowing(shifts: readonly Shift[]): boolean {
  return shifts.length > 0 && shifts.every(({ gained }) => gained.length === 0);
}

/** What a policy that is not read allows, or a ceiling does not let through: nobody can name it. */
function unnamed(policy: Policy, { criticalIn }: Knowing): readonly Difference[] {
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
      levels: [{ level: isCeiling(policy.kind) ? "outside" : "elsewhere", actions: [] }],
      at: place,
    },
  ];
}

function differences(
  worlds: readonly World[],
  policies: readonly Policy[],
  changes: Changes,
  known: Knowing,
): readonly Difference[] {
  const policyOf = new Map(
    policies.flatMap((policy) => policy.statements.map((each) => [each, policy] as const)),
  );
  const found = new Map<Statement, Difference>();
  for (const world of worlds)
    for (const opening of newAccess(world.now, world.before, known, known)) {
      const statement = world.originalOf(opening.statement);
      const earlier = found.get(statement);
      if (earlier?.certain) continue;
      const { certain, undecided } = opening;
      found.set(statement, {
        statement,
        policy: policyOf.get(statement) ?? opening.policy,
        certain,
        undecided,
        critical: isCritical(opening, world, known),
        levels: levelsOf(opening, world, known),
        at: changedPlace(statement, changes) ?? statement.place,
      });
    }
  return [...found.values()];
}

function isCritical({ statement }: Opening, world: World, known: Knowing): boolean {
  const { now, before, originalOf } = world;
  const reaches = known.criticalIn(originalOf(statement).place.source.path);
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
  const isLater = isOfLater(opening, known);
  for (const actions of classes)
    for (const level of levelOrder) {
      const own = actions.filter((each) => each.level === level);
      const [first] = own;
      const shown = shows(opening, own);
      // All that a statement allows is new, if some of what nothing tells apart is.
      const asked = shown ? opening : first && withAction(opening, first.id, world, known);
      if (!asked && (isLater || !first || classes.length > 1)) continue;
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
  return [{ level: isLater ? "later" : "unknown", actions: [], ...(witness && { witness }) }];
}

/** Whether what shows an opening is an action that the catalog does not have. */
function isOfLater({ witness }: Opening, { catalog }: Knowing): boolean {
  return witness !== undefined && catalog.action(witness.request.action) === undefined;
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
