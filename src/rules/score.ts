import { levelOf, type AccessLevel, type Action } from "../catalog/action.ts";
import { givesPermissions, readsContents } from "../catalog/action-kinds.ts";
import type { ActionClasses } from "../catalog/classes.ts";
import { hasWildcard } from "../iam/action-pattern.ts";
import { isAbout } from "../iam/carried.ts";
import { limits } from "../iam/condition.ts";
import { effectiveGrant } from "../iam/effective.ts";
import { isOwnResource, type GrantedAction } from "../iam/grant.ts";
import { isCeiling, type Policy, type Statement } from "../iam/policy.ts";
import { groupedBy } from "../source/grouped.ts";
import { once } from "../source/once.ts";
import { audienceOf, audienceWith, weightOf, weightOfOne, type Admission } from "./audience.ts";
import type { Knowledge } from "./rule.ts";

// The score of a policy, 0 to 100; its page is score.md.

/** How much an action weighs, by its access level. */
export const levelWeight: Readonly<Record<AccessLevel, number>> = {
  List: 0.1,
  Read: 0.5,
  Tagging: 3,
  Write: 4,
  "Permissions management": 8,
};

/** More than its access level says. */
export const classWeight = {
  /** It reads the data or the secret itself. */
  contents: 2,
  /** It gives whoever may use it the permissions of others. */
  escalation: 100,
} as const;

/** How much of that counts, by how far it reaches. */
export const reachWeight = {
  everything: 1,
  type: 0.6,
  typeInAccount: 0.3,
  unknown: 0.05,
  named: 0.01,
  /** `*` that cannot be anything else. */
  unavoidable: 0.005,
} as const;

/** What else makes it more or less. */
export const factors = {
  /** Granted by a wildcard, with what AWS adds under such a name later. */
  wildcard: 1.1,
  /** Under a condition that says what is asked for. */
  limited: 0.5,
  /** Under any other condition. */
  conditional: 0.9,
} as const;

/** A little less than all actions of AWS weigh together where they reach everything. */
export const most = 50_000;

/** What a policy allows beyond nothing, and each of its Allow statements alone. */
export type Excess = {
  readonly whole: number;
  readonly each: ReadonlyMap<Statement, number>;
  /** The whole by the services of the actions: `s3`. */
  readonly services: ReadonlyMap<string, number>;
};

/** The sum over all actions of what they do, by how far they reach and whom they let in. */
export function excessOf(policy: Policy, knowledge: Knowledge): Excess {
  const allowing = isCeiling(policy.kind)
    ? []
    : policy.statements.filter(
        ({ effect, presence }) => effect === "Allow" && presence !== "never",
      );
  const shares = allowing.map((statement) => sharesOf(statement, policy, knowledge));
  const each = shares.map((own) => own.reduce((sum, share) => sum + weightOfOne(share), 0));
  return {
    ...weightOfAll(shares),
    each: new Map(allowing.map((statement, index) => [statement, each[index] ?? 0])),
  };
}

/** What statements give together: of an action no more than to everybody. */
function weightOfAll(shares: readonly (readonly Share[])[]): Pick<Excess, "whole" | "services"> {
  let whole = 0;
  const services = new Map<string, number>();
  const count = ({ service }: Action, weight: number): void => {
    whole += weight;
    services.set(service, (services.get(service) ?? 0) + weight);
  };
  const [first = [], ...more] = shares;
  // One statement gives each action once: most policies have one.
  if (more.length === 0) for (const share of first) count(share.action, weightOfOne(share));
  else
    for (const [action, own] of groupedBy(shares.flat(), (share) => share.action))
      count(action, weightOf(own));
  return { whole, services };
}

/** What one statement gives of an action, and to whom. */
type Share = Admission & { readonly action: Action };

function sharesOf(statement: Statement, policy: Policy, knowledge: Knowledge): readonly Share[] {
  const { actions, conditionsOn } = effectiveGrant(statement, policy, knowledge.catalog);
  const conditions = conditionsOn(actions);
  const limiting = conditions.filter((each) => limits(each, "request", knowledge));
  const factorOf = (granted: GrantedAction): number => {
    if (conditions.length === 0) return 1;
    const isLimited = limiting.some((each) => isAbout(each, granted, knowledge));
    return isLimited ? factors.limited : factors.conditional;
  };
  const isOwn = isOwnResource(policy);
  const audience = isOwn ? audienceOf(statement, policy, conditions, knowledge) : holder;
  const weigh = weightsIn(knowledge.classes);
  const own = policy.kind === "trust" ? "inTrust" : "elsewhere";
  return actions.map((granted) => ({
    action: granted.action,
    audience: granted.reach === "nothing" ? nobody : audience,
    weight:
      weigh(granted.action)[own] *
      (isOwn ? 1 : reachOf(granted)) *
      (isByWildcard(granted) ? factors.wildcard : 1) *
      factorOf(granted),
  }));
}

/** Whether it is also granted by what is not its name alone. */
function isByWildcard({ items, exact }: GrantedAction): boolean {
  return !exact || (items.length > 1 && items.some(hasWildcard));
}

/** Who has an identity policy. */
const holder = audienceWith(new Map([["*", 1]]));
const nobody = audienceWith(new Map());

/** 100 for what allows nothing, 0 for what allows everything, on a logarithmic scale. */
export function scoreOf(excess: number): number {
  const share = Math.log1p(10 * excess) / Math.log1p(10 * most);
  return Math.max(0, Math.round(100 * (1 - Math.min(1, share))));
}

/** The excess that a score is given for, as exactly as the score says: `scoreOf` undone. */
export function excessAt(score: number): number {
  return Math.expm1(Math.log1p(10 * most) * (1 - score / 100)) / 10;
}

/** The letters from best to worst, each with the least score that it is given for. */
const letters = [
  ["A", 90],
  ["B", 75],
  ["C", 60],
  ["D", 45],
  ["E", 30],
  ["F", 0],
] as const;

export type Letter = (typeof letters)[number][0];

export function letterOf(score: number): Letter {
  return letters.find(([, least]) => score >= least)?.[0] ?? "F";
}

/** What an action weighs in the trust policy of a role and elsewhere: the same are weighed in each policy. */
const weightsIn = once((classes: ActionClasses) =>
  once((action: Action): { readonly inTrust: number; readonly elsewhere: number } => {
    const level = levelOf(action);
    const own = readsContents(action, classes) ? classWeight.contents : levelWeight[level];
    // In its own policy a role is what is assumed, not the way to others.
    const isEscalation = givesPermissions(action, classes);
    return { inTrust: own, elsewhere: isEscalation ? classWeight.escalation : own };
  }),
);

function reachOf({ action, reach, inAccount }: GrantedAction): number {
  if (reach === "nothing") return 0;
  if (action.scoping === "none") return reachWeight.unavoidable;
  if (reach === "type") return inAccount ? reachWeight.typeInAccount : reachWeight.type;
  return reachWeight[reach];
}
