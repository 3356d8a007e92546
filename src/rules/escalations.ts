import { limitedTo } from "../access/limit.ts";
import { newAccess } from "../access/new-access.ts";
import type { Action } from "../catalog/action.ts";
import type { EscalationPath } from "../catalog/escalation-paths.ts";
import { mayBeEveryAction } from "../iam/action-pattern.ts";
import { narrows } from "../iam/carried.ts";
import { asAttached } from "../iam/attached.ts";
import { nowhere } from "../iam/draft.ts";
import { globsIntersect } from "../iam/glob.ts";
import { grantOf, type GrantedAction } from "../iam/grant.ts";
import { ofKinds, type Holder } from "../iam/holders.ts";
import type { Condition, Match, Policy, Statement } from "../iam/policy.ts";
import { known, makeText } from "../iam/text.ts";
import { groupedBy } from "../source/grouped.ts";
import { once } from "../source/once.ts";
import { conditionsOn, somethingOf } from "./escalation-request.ts";
import { managedOf, statementOf } from "./managed-statement.ts";
import type { Knowledge } from "./rule.ts";

/** An action of a path, and a statement that allows it. */
export type Piece = {
  readonly granted: GrantedAction;
  readonly statement: Statement;
  readonly policy: Policy;
  /** Nothing that is not known decides whether it is allowed. */
  readonly certain: boolean;
};

/** A path that all its pieces are there for; what is passed or changed comes first. */
export type Escalation = { readonly path: EscalationPath; readonly pieces: readonly Piece[] };

/**
 * The ways in which a role, user or group can get permissions that it was not given, by all its
 * policies together, within its boundary and without what they deny. Where the pieces of one are pieces
 * of another as well, that other one is left out.
 */
export function escalationsOf(holder: Holder, knowledge: Knowledge): readonly Escalation[] {
  const identity = ofKinds(holder, "identity");
  const allowing = allowingIn(identity, knowledge);
  if (allowing.size === 0) return [];
  const boundaries = ofKinds(asAttached(holder), "boundary");
  const around = once(({ id }: Action) => [
    ...identity.flatMap((policy) => denyingOf(policy, id)),
    ...boundaries,
  ]);
  const asked = new Map<string, Piece | undefined>();
  const pieceFor = (action: string, path: EscalationPath): Piece | undefined => {
    const wide = path.wide.includes(action);
    const key = `${action} ${String(wide)} ${path.passedTo.join()}`;
    if (!asked.has(key))
      asked.set(key, findPiece(allowing.get(action) ?? [], wide, path, around, knowledge));
    return asked.get(key);
  };
  const found: Escalation[] = [];
  for (const path of knowledge.escalationPaths) {
    const actions = [...path.wide, ...path.beside];
    const isMore = found.some(
      (each) =>
        (path.existing || !each.path.existing) &&
        each.pieces.every(({ granted }) => actions.includes(granted.action.id)),
    );
    if (isMore || !actions.every((action) => allowing.has(action))) continue;
    const pieces: Piece[] = [];
    for (const action of actions) {
      const piece = pieceFor(action, path);
      if (!piece) break;
      pieces.push(piece);
    }
    if (pieces.length === actions.length) found.push({ path, pieces });
  }
  return found;
}

type Allowing = Omit<Piece, "certain">;

/**
 * The statements that allow an action of some path, by action. Who may do everything, or everything but
 * something, needs no path: other rules say so.
 */
function allowingIn(
  policies: readonly Policy[],
  knowledge: Knowledge,
): ReadonlyMap<string, readonly Allowing[]> {
  return groupedBy(policies.flatMap(allowingOf(knowledge)), ({ granted }) => granted.action.id);
}

/** The same of one policy, which several may have. */
const allowingOf = once((knowledge: Knowledge) => {
  const { escalationPaths, catalog } = knowledge;
  const sought = new Set(escalationPaths.flatMap(({ wide, beside }) => [...wide, ...beside]));
  return once((policy: Policy) =>
    statementsOf(policy, knowledge).flatMap((statement): readonly Allowing[] => {
      const { effect, presence, action } = statement;
      if (effect === "Deny" || presence === "never") return [];
      if (!action || mayBeEveryAction(action)) return [];
      // One of AWS gives all but what manages permissions: what is missing may be written here.
      if (action.negated && !policy.isElsewhere) return [];
      return grantOf(statement, policy, catalog).actions.flatMap((granted) =>
        sought.has(granted.action.id) && granted.reach !== "nothing"
          ? [{ granted, statement, policy }]
          : [],
      );
    }),
  );
});

/** The statements of a policy; of one of AWS the main of what it allows, where it is known which. */
function statementsOf(policy: Policy, knowledge: Knowledge): readonly Statement[] {
  if (!policy.isElsewhere || policy.isDefault) return policy.statements;
  const [managed, ...others] = managedOf(policy, knowledge);
  if (!managed || others.length > 0) return policy.statements;
  return policy.statements.map((each) => statementOf(managed, each));
}

/** What a policy denies that may be about an action: that alone, where there is something. */
function denyingOf(policy: Policy, id: string): readonly Policy[] {
  const statements = policy.statements.filter(
    ({ effect, action }) => effect === "Deny" && mayCover(action, id),
  );
  return statements.length > 0 ? [{ ...policy, statements }] : [];
}

function mayCover(match: Match | undefined, id: string): boolean {
  if (!match || match.negated || match.rest.length > 0) return true;
  const comparison = { ignoreCase: true, variables: false };
  return match.items.some(({ parts }) => globsIntersect(parts, [id], comparison));
}

/** The policies around one that allows an action: what they deny of it, and boundaries. */
type Around = (action: Action) => readonly Policy[];

/** A statement that allows an action as a path needs it, whatever is denied and bounded. */
function findPiece(
  allowing: readonly Allowing[],
  wide: boolean,
  path: EscalationPath,
  around: Around,
  knowledge: Knowledge,
): Piece | undefined {
  let best: Piece | undefined;
  for (const each of allowing) {
    if (wide && !isWide(each, knowledge)) continue;
    const certain = isAllowed(each, wide, path, around, knowledge);
    if (certain) return { ...each, certain };
    if (certain !== undefined) best ??= { ...each, certain };
  }
  return best;
}

/** Whether an action reaches whatever there is, also beyond what conditions say of it. */
function isWide({ granted, statement }: Allowing, knowledge: Knowledge): boolean {
  if (granted.reach !== "everything" && granted.reach !== "type") return false;
  return !statement.conditions.some(
    (each) => narrows(each, granted, knowledge) && !isSettled(each.key),
  );
}

/**
 * Keys whose value an escalation settles, which are asked about; and those that say whose it is: what an
 * escalation changes or passes is of the same account.
 */
const settled = [
  ...["iam:passedtoservice", "iam:permissionsboundary", "iam:policyarn"],
  ...["aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths"],
];

function isSettled(key: Condition["key"]): boolean {
  return settled.includes(known(key)?.toLowerCase() ?? "");
}

/** Whether a statement allows what it is about on all resources, whoever asks and whatever a request says. */
function isOnAll({ effect, resource, principal, conditions }: Statement): boolean {
  if (effect !== "Allow" || principal || conditions.length > 0) return false;
  if (!resource || resource.negated) return false;
  return resource.items.some((item) => known(item) === "*");
}

function mayHold({ values }: Condition): boolean {
  return values.items.length > 0;
}

/** Resources of an action that nobody names. */
const somethingFor = once(({ resourceTypes }: Action) => ({
  resources: resourceTypes.flatMap(({ type }) => type.arns).flatMap(somethingOf),
}));

/** What may be looked at for one action. */
const most = 100_000;

/**
 * Whether a statement allows its action in the way that an escalation does it, with the Denies and the
 * boundary around it: certainly (true) or perhaps (false).
 */
function isAllowed(
  { granted, statement, policy }: Allowing,
  wide: boolean,
  { passedTo }: EscalationPath,
  around: Around,
  knowledge: Knowledge,
): boolean | undefined {
  const { action } = statement;
  if (!action) return undefined;
  const { id } = granted.action;
  const conditions = conditionsOn(id, passedTo);
  const others = around(granted.action);
  if (isOnAll(statement) && others.length === 0 && conditions.every(mayHold))
    return statement.presence === "always";
  const asked: Statement = {
    ...statement,
    action: { ...action, negated: false, items: [makeText([id], nowhere)], rest: [] },
    conditions: [...statement.conditions, ...conditions],
  };
  const policies = [{ ...policy, statements: [asked] }, ...others];
  const some = somethingFor(granted.action);
  const within = wide && some.resources.length > 0 ? limitedTo(policies, [some]) : policies;
  const { catalog, conditionKeys } = knowledge;
  const [opening] = newAccess(within, [], { catalog, conditionKeys }, { first: true, most });
  return opening?.certain;
}
