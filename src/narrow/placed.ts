import { isOwnResource, type GrantedAction } from "../iam/grant.ts";
import type { NewCondition, Phrase } from "../iam/draft.ts";
import type { GrantedResource } from "../iam/reach.ts";
import type { Statement } from "../iam/policy.ts";
import { textKey, type Text } from "../iam/text.ts";
import type { Context } from "../rules/rule.ts";
import { atLeast } from "../rules/severity.ts";
import { makesOneOf, severityOf } from "../rules/weight.ts";
import type { UsedOn } from "../evidence/used-on.ts";
import type { Agreed } from "./agreed.ts";
import type { ByUse, Limited } from "./by-use.ts";
import type { Lost } from "./narrowing.ts";
import { amongTaken, passedTo } from "./passed-to.ts";
import type { Kept } from "./select.ts";
import type { Target } from "./target.ts";
import { tagged } from "./tagged.ts";
import { targetOf } from "./targets.ts";
import { leavesOutUsed, usedTarget } from "./used-target.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

// On which resources each action that is kept shall be allowed.

/** A list of actions that is read at a glance. */
const fewActions = 15;

/** The longest one of actions that are meant, and not only covered. */
const meantActions = 30;

/**
 * What becomes of actions on what has a name that is not known: it is asked for where the statement names
 * them, or wherever they are meant, or they stay.
 */
export type Unnamed = "asked" | "named" | "kept";

/** A kept action with the resources that it shall be allowed on. */
export type Placed = {
  readonly assumptions: readonly string[];
  /** What the code shows. */
  readonly evidence?: readonly string[];
  readonly missing: readonly string[];
  /** What evidence of use limits it to. */
  readonly limited?: Limited;
  /** It reaches as far as before, and should not. */
  readonly left?: boolean;
} & (
  | {
      readonly kind: "placed";
      readonly kept: Kept;
      readonly resources: Resources;
      /** What is asked beside that. */
      readonly conditions?: readonly NewCondition[];
      /** These are all that the action had before, written longer. */
      readonly isAll?: boolean;
      /** Where it belongs, if something else is limited to that. */
      readonly rather?: Resources;
    }
  /** Covered by a wildcard alone, and about resources that are not declared here. */
  | { readonly kind: "other"; readonly action: string; readonly otherwise: Placed }
  /** Covered by a wildcard alone, and it makes what is declared here. */
  | { readonly kind: "made"; readonly action: string }
);

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
  const unchanged: Placed = { ...plain, resources: resourcesOf(kept.granted, statement) };
  const wide = first.reach === "everything" || first.reach === "type";
  if (kept.granted.every(({ action }) => agreed.resources(action))) return unchanged;
  if (kept.item && kept.granted.length > 1)
    return { ...unchanged, left: kept.granted.some((each) => isWide(each, context)) };
  if (kept.granted.length > 1 || !wide || first.action.scoping !== "full") return unchanged;
  const { action } = first;
  const around = amongTaken(first, statement, context);
  const used = byUse?.on(action);
  const shown = byUse && usedTarget(first, used, byUse.homes, around);
  const target = targetOf(first, around);
  // What every runtime needs goes along with what events do not tell of, as what writes a log.
  if (shown && !context.classes.has("scaffolding", action.id)) {
    const { phrases, assumptions, denied } = shown;
    const resources = { named: namedItems(first), phrases };
    return { ...plain, resources, assumptions, limited: { action, denied } };
  }
  if (target.kind === "found" && leavesOut(target, first, used))
    return { ...unchanged, left: true };
  const light = !atLeast(severityOf(first.action, context), "medium");
  // No ARN limits it more than `*` does.
  const isOpen = target.kind === "none" || (target.kind === "found" && target.isAll === true);
  const isAsked = kept.item !== undefined && !light && unnamed === "asked";
  const tag = isOpen && isAsked ? tagged(first, statement, context) : undefined;
  if (tag) return { ...unchanged, conditions: [tag.condition], missing: [tag.missing] };
  if (target.kind === "none") return { ...unchanged, left: true };
  if (target.kind === "missing") {
    const otherwise = { ...unchanged, left: true };
    if (!kept.item && !kept.isMeant)
      return { kind: "other", action: first.action.id, otherwise, assumptions: [], missing: [] };
    if (unnamed === "kept" || (kept.isMeant && unnamed === "asked")) return otherwise;
  }
  if (!kept.item && isMade(first, target))
    return { kind: "made", action: first.action.id, assumptions: [], missing: [] };
  const resources = { named: namedItems(first), phrases: target.phrases };
  // What weighs little stays as it is rather than to ask for its name, or to name its type.
  const isUnnamed = target.kind === "missing" && unnamed !== "named";
  if (light && (isUnnamed || (target.kind === "found" && target.typeWide)))
    return { ...unchanged, rather: resources };
  if (target.kind === "missing") return { ...plain, resources, missing: target.missing() };
  const { assumptions, evidence = [], isAll = false } = target;
  const passed = passes(first, target) && passedTo(target.chosen ?? [], statement, context);
  if (!passed) return { ...plain, resources, assumptions, evidence, isAll };
  const { condition, assumption } = passed;
  const conditions = [condition];
  return { ...plain, resources, conditions, assumptions: [...assumptions, assumption] };
}

/** Whether what is declared is not all that an action was used on. */
function leavesOut(target: FoundTarget, granted: GrantedAction, used: UsedOn | undefined): boolean {
  if (!used) return false;
  const texts = [...target.phrases().map(({ text }) => text), ...namedItems(granted)];
  return leavesOutUsed(texts, used);
}

type FoundTarget = Target & { readonly kind: "found" };

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

/** What weighs little goes along with what is limited to the same resources anyway. */
export function together(placed: readonly Placed[]): readonly Placed[] {
  const asked = new Set(
    placed.flatMap((each) =>
      each.kind === "placed" && !each.rather && each.resources !== "keep"
        ? [keyOf(each.resources)]
        : [],
    ),
  );
  return placed.map((each) =>
    each.kind === "placed" && each.rather && asked.has(keyOf(each.rather))
      ? { ...each, resources: each.rather }
      : each,
  );
}

/** The resource items of a group: all of the original, some of them, or new ones beside some. */
export type Resources =
  | "keep"
  | {
      readonly named: readonly Text[];
      readonly phrases: () => readonly Phrase[];
    };

const noPhrases = (): readonly Phrase[] => [];

/** The items of the statement that the actions take. */
function resourcesOf(granted: readonly GrantedAction[], statement: Statement): Resources {
  const items = statement.resource?.items ?? [];
  if ((statement.resource?.rest.length ?? 0) > 0) return "keep";
  const taken = new Set(granted.flatMap(({ on }) => on.map(({ written }) => written)));
  const named = items.filter((item) => taken.has(item));
  return named.length === 0 || named.length === items.length
    ? "keep"
    : { named, phrases: noPhrases };
}

/** The items that name something, which stay beside what takes the place of the others. */
function namedItems({ on }: GrantedAction): readonly Text[] {
  return on.flatMap((each) => (each.written && isNamed(each) ? [each.written] : []));
}

function isNamed({ pattern }: GrantedResource): boolean {
  return pattern.kind === "unknown";
}

/** The actions about resources that are not declared here. */
export function othersOf(placed: readonly Placed[]): readonly string[] {
  return placed.flatMap((each) => (each.kind === "other" ? [each.action] : []));
}

/** What is left out for what it is about. */
export function lostBy(placed: readonly Placed[]): readonly Lost[] {
  const made = placed.flatMap((each) => (each.kind === "made" ? [each.action] : []));
  return [
    { reason: "they are about resources that are not declared here", actions: othersOf(placed) },
    { reason: "what they make is declared here", actions: made },
  ].filter(({ actions }) => actions.length > 0);
}

/**
 * With what a wildcard covers beside the resources declared here left on the resources that it has,
 * where that makes a list that is read at a glance: AWS at least adds nothing to it. `areMeant`: they
 * are what it is taken to do.
 */
export function asWritten(
  placed: readonly Placed[],
  areMeant: boolean,
): readonly Placed[] | undefined {
  if (placed.length > (areMeant ? meantActions : fewActions)) return undefined;
  return placed.map((each) => (each.kind === "other" ? each.otherwise : each));
}

type PlacedSomewhere = Placed & { readonly kind: "placed" };

/**
 * Whether what a wildcard covers beside the resources declared here may be left out: of each
 * service, something is declared, and most of what the wildcard stands for is about that.
 */
export function isLeft(placed: readonly Placed[]): boolean {
  return outweighs(
    placed,
    ({ resources }) => resources !== "keep" && resources.phrases().length > 0,
  );
}

/** Whether nothing can be made of them: of thousands it is known before any is written. */
export function isHopeless(placed: readonly Placed[], areMeant: boolean): boolean {
  const mayBeNamed = ({ resources, rather }: PlacedSomewhere): boolean =>
    rather !== undefined || (resources !== "keep" && resources.phrases !== noPhrases);
  return placed.length > (areMeant ? meantActions : fewActions) && !outweighs(placed, mayBeNamed);
}

/** Whether of each service as many actions are about something named as are about something else. */
function outweighs(
  placed: readonly Placed[],
  isNamed: (each: PlacedSomewhere) => boolean,
): boolean {
  const balance = new Map<string, number>();
  const add = (service: string, by: number): unknown =>
    balance.set(service, (balance.get(service) ?? 0) + by);
  for (const each of placed)
    if (each.kind === "other") add(each.action.slice(0, each.action.indexOf(":")), -1);
    else if (each.kind === "placed" && isNamed(each))
      for (const { action } of each.kept.granted) add(action.service, 1);
  return [...balance.values()].every((each) => each >= 0);
}

export function keyOf(resources: Resources): string {
  if (resources === "keep") return "keep";
  return [...resources.named, ...resources.phrases().map((each) => each.text)]
    .map(textKey)
    .join(" ");
}
