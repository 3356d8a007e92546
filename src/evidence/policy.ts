import { isMeantBy } from "./caller.ts";
import type { Evidence, PrincipalUse, UseRow } from "./evidence.ts";
import { addPattern, entriesOf, patternsOf, type Leads, type Limits } from "./generalise.ts";
import { levelsOf } from "./levels.ts";
import { holesOf, includes, withoutHoles, withPolicyLetters } from "./pattern.ts";
import { precisionOf, type Precision } from "./precision.ts";
import { conditionOf, valuesOf, type KeyFacts, type UseCondition } from "./use-condition.ts";
import {
  byCondition,
  grouped,
  statementsOf,
  withoutCovered,
  type Granted,
  type UseStatement,
} from "./use-statements.ts";

/** How the policy is to be. */
export type Wish = {
  /** What no event says stays a placeholder, `${InstanceId}`; else it is `*`. */
  readonly placeholders: boolean;
  /** For services of which calls are not known there is a statement to fill in. */
  readonly serviceTemplate: boolean;
  /** Actions are held to what was the case of all their calls. */
  readonly conditions: boolean;
};

/** The policy that a principal needs for what it did, and what is to be said of it. */
export type PolicyOfUse = {
  readonly statements: readonly UseStatement[];
  /** When each action was used last. */
  readonly lastUsed: ReadonlyMap<string, string>;
  /** Denied on resources that the policy covers all the same, since others beside them were used. */
  readonly deniedButCovered: readonly UseRow[];
  /** Denied at times, and authorised at others: it was allowed later, or under a condition. */
  readonly deniedAtTimes: readonly UseRow[];
  /** Actions that were denied alone, and those of which nobody can tell: none of them is granted. */
  readonly deniedOnly: readonly string[];
  readonly untoldOnly: readonly string[];
  /** What passes a role that no event names: it is left to be filled in. */
  readonly unnamedRoles: number;
  /** The patterns that say less than they could, for want of what events say, by action. */
  readonly open: readonly (readonly [action: string, pattern: string])[];
  readonly precision: Precision;
  /** The conditions that could be put on actions, where they are not. */
  readonly offered: Offered;
};

type Offered = readonly {
  readonly action: string;
  readonly condition: UseCondition;
  /** All calls of the action met it; else those alone that tell. */
  readonly isAll: boolean;
}[];

/** What a policy of use is made by. */
export type PolicyFacts = { readonly leads: Leads; readonly trail: KeyFacts };

/** A policy is shorter than evidence: fewer ids, and fewer things below a name, stand side by side. */
const inPolicy: Limits = { names: 500, ids: 5, within: 5 };

/** The principals of evidence that a pattern of ARNs means: their own, or those of their sessions. */
export function principalsOf({ principals }: Evidence, arn: string): readonly PrincipalUse[] {
  return principals.filter((each) => isMeantBy(arn, each.arn));
}

/**
 * A policy that allows what was authorised, and nothing that was only denied or never seen, but for the
 * resources that stand below the same name or lead as those that were used. `*` of an action that takes no
 * resource is as narrow as it gets.
 */
export function policyOfUse(
  uses: readonly UseRow[],
  wish: Wish,
  { leads, trail }: PolicyFacts,
): PolicyOfUse {
  const authorised = uses.filter(({ outcome }) => outcome === "authorised");
  const isUnnamed = ({ action, resource }: UseRow): boolean =>
    action === "iam:PassRole" && holesOf(resource).length > 0;
  const actions = [...new Set(authorised.map(({ action }) => action))].sort();
  const granted = actions.flatMap((action) => {
    const own = authorised.filter((use) => use.action === action);
    const named = wish.placeholders ? own : own.filter((use) => !isUnnamed(use));
    const conditioned = byCondition(named, wish.conditions ? heldBy(own, trail) : () => undefined);
    return withoutCovered(
      conditioned.map(
        ([condition, rows]): Granted => ({
          action,
          resources: resourcesOf(action, rows, leads, wish),
          ...(condition && { condition }),
        }),
      ),
    );
  });
  const isGranted = (use: UseRow): boolean =>
    granted.some(
      ({ action, resources }) =>
        action === use.action &&
        resources.some((pattern) => includes(withoutHoles(pattern), use.resource)),
    );
  const denied = uses.filter(({ outcome }) => outcome === "denied");
  const used = new Set(authorised.map(({ action, resource }) => `${action} ${resource}`));
  const wasUsed = ({ action, resource }: UseRow): boolean => used.has(`${action} ${resource}`);
  const namesOf = (rows: readonly UseRow[]): readonly string[] =>
    [...new Set(rows.map(({ action }) => action))]
      .filter((action) => !actions.includes(action))
      .sort();
  return {
    statements: statementsOf(granted),
    lastUsed: lastUsedOf(authorised),
    deniedButCovered: denied.filter((use) => isGranted(use) && !wasUsed(use)),
    deniedAtTimes: denied.filter(wasUsed),
    deniedOnly: namesOf(denied),
    untoldOnly: namesOf(uses.filter(({ outcome }) => outcome === "untold")),
    unnamedRoles: authorised.filter(isUnnamed).reduce((sum, { count }) => sum + count, 0),
    open: authorised
      .filter((use) => use.resource !== "*" && holesOf(use.resource).length > 0 && !isUnnamed(use))
      .map(({ action, resource }) => [action, resource] as const),
    precision: precisionOf(granted, authorised),
    offered: wish.conditions ? [] : offeredOf(authorised, trail),
  };
}

/**
 * The condition of each row of an action: a role is held to the service that got it, and what a service called in
 * the principal's name to that service only where all calls of the action were such.
 */
function heldBy(
  rows: readonly UseRow[],
  trail: PolicyFacts["trail"],
): (row: UseRow) => UseCondition | undefined {
  const isHeld = rows.every((row) => conditionOf(row, trail) !== undefined);
  return (row) => (isHeld || row.passedTo !== undefined ? conditionOf(row, trail) : undefined);
}

function offeredOf(authorised: readonly UseRow[], trail: PolicyFacts["trail"]): Offered {
  const byAction = grouped(authorised, ({ action }) => action);
  return [...byAction]
    .sort(([a], [b]) => (a.action < b.action ? -1 : 1))
    .flatMap((own): Offered => {
      const conditions = own.flatMap((row) => heldBy(own, trail)(row) ?? []);
      const isAll = conditions.length === own.length;
      return grouped(conditions, ({ key }) => key).map((ofKey) => ({
        action: own[0].action,
        condition: { key: ofKey[0].key, values: valuesOf(ofKey) },
        isAll: isAll && ofKey.length === own.length,
      }));
    });
}

function lastUsedOf(rows: readonly UseRow[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { action, last } of rows) {
    const known = found.get(action);
    if (known === undefined || known < last) found.set(action, last);
  }
  return found;
}

function resourcesOf(
  action: string,
  uses: readonly UseRow[],
  leads: Leads,
  { placeholders }: Wish,
): readonly string[] {
  const patterns = patternsOf(leads(action), { limits: inPolicy, join: () => true });
  for (const { resource } of uses)
    addPattern(
      patterns,
      placeholders ? withNameHoles(resource, leads(action)) : withoutHoles(resource),
      true,
    );
  const all = [...new Set(entriesOf(patterns).map(([pattern]) => withPolicyLetters(pattern)))];
  return all
    .filter((one, at) => !all.some((other, index) => index !== at && includes(other, one)))
    .sort();
}

/** A pattern with placeholders for names alone: what lies below a name that is known is `*`. */
function withNameHoles(pattern: string, leads: ReturnType<Leads>): string {
  const { lead, name, below } = levelsOf(pattern, leads);
  return holesOf(name).length > 0 ? pattern : `${lead}${name}${withoutHoles(below)}`;
}
