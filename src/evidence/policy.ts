import type { Trail } from "../catalog/trail.ts";
import { covers } from "../catalog/wildcard.ts";
import { roleOf } from "./caller.ts";
import type { Evidence, PrincipalUse, UseRow } from "./evidence.ts";
import { patternsOf, type Leads, type Limits } from "./generalise.ts";
import { holesOf, includes, withoutHoles } from "./pattern.ts";
import { precisionOf, type Precision } from "./precision.ts";
import { conditionOf, valuesOf, type UseCondition } from "./use-condition.ts";
import {
  byCondition,
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
  /** Actions that were denied alone, and those of which nobody can tell: none of them is granted. */
  readonly deniedOnly: readonly string[];
  readonly untoldOnly: readonly string[];
  /** What passes a role that no event names: it is left to be filled in. */
  readonly unnamedRoles: number;
  /** The patterns that say less than they could, for want of what events say, by action. */
  readonly open: readonly (readonly [action: string, pattern: string])[];
  readonly precision: Precision;
  /** The conditions that could be put on actions, where they are not. */
  readonly offered: readonly (readonly [action: string, condition: UseCondition])[];
};

/** What a policy of use is made by. */
export type PolicyFacts = { readonly leads: Leads; readonly trail: Pick<Trail, "isCalledVia"> };

/** A policy is shorter than evidence: fewer ids, and fewer things below a name, stand side by side. */
const inPolicy: Limits = { names: 500, ids: 5, within: 5 };

/** The principals of evidence that an ARN means: a pattern, or a session of a role, whose path is not known. */
export function principalsOf({ principals }: Evidence, arn: string): readonly PrincipalUse[] {
  const role = roleOf(arn)?.replace(":role/", ":role/*");
  const name = role?.split("/*").at(-1);
  return principals.filter((each) =>
    role === undefined
      ? covers(arn, each.arn)
      : covers(role, each.arn) && each.arn.split("/").at(-1) === name,
  );
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
    const conditioned = byCondition(named, (use) =>
      wish.conditions ? conditionOf(use, trail) : undefined,
    );
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
  const namesOf = (rows: readonly UseRow[]): readonly string[] =>
    [...new Set(rows.map(({ action }) => action))]
      .filter((action) => !actions.includes(action))
      .sort();
  return {
    statements: statementsOf(granted),
    lastUsed: lastUsedOf(authorised),
    deniedButCovered: denied.filter(isGranted),
    deniedOnly: namesOf(denied),
    untoldOnly: namesOf(uses.filter(({ outcome }) => outcome === "untold")),
    unnamedRoles: authorised.filter(isUnnamed).reduce((sum, { count }) => sum + count, 0),
    open: authorised
      .filter((use) => use.resource !== "*" && holesOf(use.resource).length > 0 && !isUnnamed(use))
      .map(({ action, resource }) => [action, resource] as const),
    precision: precisionOf(granted, authorised),
    offered: wish.conditions
      ? []
      : actions.flatMap((action) => {
          const own = authorised.filter((use) => use.action === action);
          const conditions = own.map((use) => conditionOf(use, trail));
          const [first] = conditions;
          // Offered is what holds of all calls of the action.
          if (first === undefined || conditions.some((each) => each?.key !== first.key)) return [];
          return [[action, { ...first, values: valuesOf(conditions) }] as const];
        }),
  };
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
  const patterns = patternsOf(leads(action), inPolicy, () => true);
  for (const { resource } of uses)
    patterns.add(placeholders ? resource : withoutHoles(resource), true);
  const all = patterns.entries().map(([pattern]) => pattern);
  return all
    .filter((one, at) => !all.some((other, index) => index !== at && includes(other, one)))
    .sort();
}
