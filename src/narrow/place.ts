import { isOwnResource, type GrantedAction } from "../iam/grant.ts";
import type { Statement } from "../iam/policy.ts";
import { textKey, type Text } from "../iam/text.ts";
import type { Context } from "../rules/rule.ts";
import { atLeast } from "../rules/severity.ts";
import { makesNew, makesOneOf, severityOf } from "../rules/weight.ts";
import type { UsedOn } from "../evidence/used-on.ts";
import { later } from "../source/once.ts";
import { boundedBy } from "./bounded-by.ts";
import type { Agreed } from "./agreed.ts";
import type { ByUse } from "./by-use.ts";
import { asksWhose, inOwnAccount, type Owned } from "./own-account.ts";
import { amongTaken, passedBy, passedTo } from "./passed-to.ts";
import type { Asking, Limits, Placed, PlacedSomewhere, Unnamed } from "./placed.ts";
import type { Kept } from "./select.ts";
import type { FoundTarget, Target } from "./target.ts";
import { tagged } from "./tagged.ts";
import { isNamed, keyOf, namedItems, resourcesOf, toLimit, type Resources } from "./resources.ts";
import { isAskedWithoutArn, targetOf, unnamedOf } from "./targets.ts";
import { isUsedElsewhere, leavesOutUsed, usedTarget } from "./used-target.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import { nearTo } from "./words.ts";

// On which resources each action that is kept shall be allowed.

/**
 * Finds the resources that a kept action shall be allowed on: what it was used on, what is declared for it, or what
 * keeps it within its account; it stays where it stands as far as none of these tells.
 *
 * @param byUse what evidence of use says of it
 */
export function place(
  kept: Kept,
  context: Context & Neighbourhood,
  agreed: Agreed,
  statement: Statement,
  unnamed: Unnamed,
  byUse?: ByUse,
): Placed {
  const plain = { kind: "placed", kept, assumptions: [], missing: [] } as const;
  const [first] = kept.granted;
  if (!first || isOwnResource(context.policy)) return { ...plain, resources: "keep" };
  const unchanged: PlacedSomewhere = { ...plain, resources: resourcesOf(kept.granted, statement) };
  const wide = first.reach === "everything" || first.reach === "type";
  if (kept.granted.every(({ action }) => agreed.resources(action))) return unchanged;
  if (kept.item && kept.granted.length > 1) {
    const left = kept.granted.some((each) => isWide(each, context));
    const alone = (granted: GrantedAction): Placed =>
      place({ ...kept, granted: [granted] }, context, agreed, statement, unnamed);
    const rather = left || byUse ? undefined : limitsInCommon(kept.granted, alone);
    return { ...unchanged, left, ...(rather && { rather }) };
  }
  if (kept.granted.length > 1 || !wide || first.action.scoping !== "full") return unchanged;
  if (unnamed === "staying") return { ...plain, resources: "keep", left: true };
  if (unnamed === "managing" && !isManaging(first)) return { ...unchanged, left: true };
  const { granted, named } = toLimit(first);
  const taken = amongTaken(granted, statement, context);
  const { action } = first;
  const used = byUse?.on(action);
  const shown = byUse && usedTarget(first, used, byUse.homes, nearTo(first.on, taken));
  // What every runtime needs goes along with what events do not tell of, as what writes a log.
  if (shown && !context.classes.has("scaffolding", action.id)) {
    const { phrases, assumptions, denied } = shown;
    const resources = { named: namedItems(first), phrases };
    return { ...plain, resources, assumptions, limited: { action, denied } };
  }
  const isElsewhere = byUse !== undefined && isUsedElsewhere(used, byUse.accounts);
  const placing = { kept, granted, named, statement, context, unnamed, unchanged, isElsewhere };
  const target = targetFor(placing, taken);
  if (
    target.kind === "found" &&
    (leavesOut(target, named, used) ||
      (isElsewhere && target.typeWide) ||
      isNamedAlready(target, granted))
  )
    return { ...unchanged, left: true };
  return placeBy(target, placing);
}

/** What several actions would all be limited to, where that is the same; one that differs is enough to know. */
function limitsInCommon(
  [one, ...others]: readonly GrantedAction[],
  alone: (granted: GrantedAction) => Placed,
): Limits | undefined {
  const first = one && limitsAlone(alone(one));
  if (!first || (first.conditions ?? []).length > 0 || first.resources === "keep") return undefined;
  const key = keyOf(first.resources);
  const isSame = (limits: Limits | undefined): boolean =>
    limits !== undefined && keyOf(limits.resources) === key;
  return others.every((each) => isSame(limitsAlone(alone(each)))) ? first : undefined;
}

function limitsAlone(each: Placed): Limits | undefined {
  if (each.kind !== "placed") return undefined;
  const { resources, rather, assumptions, conditions = [] } = each;
  if (rather) return rather;
  return resources === "keep" || conditions.length > 0 ? undefined : { resources, assumptions };
}

/** An action that shall be placed, and what decides where. */
type Placing = {
  readonly kept: Kept;
  readonly granted: GrantedAction;
  /** The items that stay beside what it is limited to. */
  readonly named: readonly Text[];
  readonly statement: Statement;
  readonly context: Context & Neighbourhood;
  readonly unnamed: Unnamed;
  /** Where it stands now. */
  readonly unchanged: PlacedSomewhere;
  /** It was used in other accounts. */
  readonly isElsewhere: boolean;
};

/** What an action is meant for; without a name where that may be anything of a type, and another account's. */
function targetFor({ granted, context, unnamed }: Placing, taken: Neighbourhood): Target {
  if (unnamed === "managing") return unnamedOf(granted, context);
  const meant = targetOf(granted, taken, unnamed === "declared");
  const isAnyOf = meant.kind === "found" && meant.typeWide === true;
  if (!isAnyOf) return meant;
  if (mayBeOthers(granted, context)) return unnamedOf(granted, context);
  // What is made has no id yet.
  const isOneOf = unnamed === "each" && !makesNew(granted.action);
  const asked = isOneOf ? unnamedOf(granted, context) : meant;
  return asked.kind === "none" ? meant : asked;
}

/** What becomes of an action by what it is meant for. */
function placeBy(target: Target, placing: Placing): Placed {
  const { kept, granted, named, statement, context, unnamed, unchanged, isElsewhere } = placing;
  const { action } = granted;
  const isLimited =
    unnamed === "runtime" ||
    (unnamed === "light" && !context.classes.has("scaffolding", action.id));
  const light = !isLimited && !atLeast(severityOf(action, context), "medium");
  // No ARN limits it more than `*` does.
  const isOpen = target.kind === "none" || (target.kind === "found" && target.isAll === true);
  const isAsked = kept.item !== undefined && !light && unnamed === "asked";
  const tag =
    isOpen && isAsked && !isAskedWithoutArn(action, context)
      ? tagged(granted, statement, context)
      : undefined;
  if (tag) return { ...unchanged, conditions: [tag.condition], missing: [tag.missing] };
  const isNamable = target.kind === "missing" && target.isNamable === true;
  const isUntold = isOpen || (target.kind === "missing" && (!isNamable || unnamed === "beside"));
  const isNeverAsked =
    ["kept", "beside", "light", "runtime"].includes(unnamed) || (unnamed === "asked" && !kept.item);
  const own = later(() => (isElsewhere ? undefined : inOwnAccount(granted, statement, context)));
  // A Region alone says nothing of whose something is, as a condition does.
  const isTypeWide = target.kind === "found" && target.typeWide && !target.isAll;
  if (isTypeWide && asksWhose(statement)) return { ...unchanged, left: true };
  const isAnybodys = isTypeWide && "condition" in (own() ?? {});
  const limits =
    isAnybodys || (isUntold && isNeverAsked) ? limitsOf(own(), named, unchanged) : undefined;
  const owned = limits && {
    ...unchanged,
    ...(light ? { rather: limits } : limits),
    ...(isNamable && { isNamable }),
  };
  const otherwise = owned ?? { ...unchanged, left: true };
  if (target.kind === "missing" && !kept.item && !kept.isMeant)
    return { kind: "other", action: action.id, otherwise, assumptions: [], missing: [] };
  if (owned !== undefined || target.kind === "none") return otherwise;
  if (target.kind === "missing" && (isNeverAsked || unnamed === "declared")) return otherwise;
  if ((!kept.item || context.leavesOutMade) && isMade(granted, target))
    return { kind: "made", action: action.id, assumptions: [], missing: [] };
  return limitTo(target, placing, light);
}

/** Limits an action to what it is meant for, known or to be named; what is light stays rather than be asked for. */
function limitTo(
  target: Exclude<Target, { readonly kind: "none" }>,
  placing: Placing,
  light: boolean,
): PlacedSomewhere {
  const { granted, named, statement, context, unnamed, unchanged } = placing;
  const resources = { named, phrases: target.phrases };
  // What weighs little stays as it is rather than to ask for its name, or to name its type.
  const isAskedFor = unnamed === "named" || unnamed === "each" || unnamed === "managing";
  const isUnnamed = target.kind === "missing" && !isAskedFor;
  if (light && (isUnnamed || (target.kind === "found" && target.typeWide)))
    return {
      ...unchanged,
      rather: {
        resources,
        assumptions: [],
        ...(target.kind === "found" && target.typeWide && { isTypeWide: true }),
      },
    };
  if (target.kind === "missing") {
    const conditions =
      unnamed === "managing"
        ? [...passedBy(granted, statement, context), ...boundedBy(granted, statement, context)]
        : [];
    return { ...unchanged, resources, conditions, missing: target.missing() };
  }
  const { assumptions, evidence = [], isAll = false, typeWide: isTypeWide = false } = target;
  const { among = [] } = target;
  const passed = passes(granted, target) && passedTo(target.chosen ?? [], statement, context);
  if (!passed) {
    const called = isTypeWide && { called: () => calledIn(placing, resources) };
    if (saysNoMore(target, granted)) {
      const left = granted.inAccount || isWide(granted, context);
      return { ...unchanged, isAll: true, ...(left && { left }), ...called };
    }
    return { ...unchanged, resources, assumptions, evidence, isAll, isTypeWide, among, ...called };
  }
  const { condition, assumption } = passed;
  const conditions = [condition];
  return { ...unchanged, resources, conditions, among, assumptions: [...assumptions, assumption] };
}

/** Whether what an action takes may be another account's, whose policy lets this one in: a shared key. */
function mayBeOthers(
  { action }: GrantedAction,
  { resourcePolicies, staysInAccount }: Context & Neighbourhood,
): boolean {
  const isShared = action.conjuncts.flat().some(({ id }) => resourcePolicies.isDelegating(id));
  return isShared && !staysInAccount();
}

/** Whether what is declared is not all that an action was used on. */
function leavesOut(target: FoundTarget, named: readonly Text[], used: UsedOn | undefined): boolean {
  if (!used) return false;
  const texts = [...target.phrases().map(({ text }) => text), ...named];
  return leavesOutUsed(texts, used);
}

/** Whether all that would be said of what an action is done with is its type, of what is held to the account already. */
function saysNoMore({ typeWide, isAll }: FoundTarget, { inAccount }: GrantedAction): boolean {
  return typeWide === true && (inAccount || isAll === true);
}

/** Whether the statement names all of what is declared: the wildcard beside that is there for something else. */
function isNamedAlready(target: FoundTarget, { on }: GrantedAction): boolean {
  const own = new Set(
    on.flatMap(({ breadth, item, written }) =>
      breadth === "named" ? [item, ...(written ? [written] : [])].map(textKey) : [],
    ),
  );
  return own.size > 0 && target.phrases().every(({ text }) => own.has(textKey(text)));
}

/** How what an action makes is named, where who makes it gives it its name. */
function calledIn({ granted, context }: Placing, resources: Resources): Asking | undefined {
  const { action } = granted;
  const isGiven = action.conjuncts.flat().every((type) => context.naming.isGiven(type));
  if (!isGiven || !makesNew(action) || resources === "keep") return undefined;
  const target = unnamedOf(granted, context);
  if (target.kind !== "missing") return undefined;
  return { resources: { ...resources, phrases: target.phrases }, missing: target.missing() };
}

/** An account as limits of an action, whose resources by name stay as they are. */
function limitsOf(
  owned: Owned | undefined,
  named: readonly Text[],
  { resources }: PlacedSomewhere,
): Limits | undefined {
  if (!owned) return undefined;
  const { assumption } = owned;
  return "condition" in owned
    ? { resources, conditions: [owned.condition], assumptions: [assumption] }
    : {
        resources: { named, phrases: () => owned.phrases },
        isTypeWide: true,
        assumptions: [assumption],
      };
}

/** Whether an action sets up who may do what, of which a role that deploys needs that of its own roles alone. */
function isManaging({ action }: GrantedAction): boolean {
  return action.service === "iam" && action.level !== "Read" && action.level !== "List";
}

/** Whether roles that are declared here, and no others, are handed to services. */
function passes({ action, on }: GrantedAction, { chosen = [] }: FoundTarget): boolean {
  return action.id === "iam:PassRole" && chosen.length > 0 && !on.some(isNamed);
}

/** Whether all that an action makes is declared: who only puts something into it makes none. */
function isMade({ action }: GrantedAction, target: Target): boolean {
  const { declared = [] } = target.kind === "found" ? target : {};
  return declared.length > 0 && declared.every((type) => makesOneOf(action, type));
}

/** Whether an action of some weight reaches further than it must. */
function isWide({ action, reach }: GrantedAction, context: Context): boolean {
  return (
    (reach === "everything" || reach === "type") &&
    action.scoping === "full" &&
    atLeast(severityOf(action, context), "medium")
  );
}
