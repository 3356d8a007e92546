import type { Limits, Placed, PlacedSomewhere } from "./placed.ts";
import { keyOf, noPhrases } from "./resources.ts";
import type { Lost } from "./narrowing.ts";
import type { Kept } from "./select.ts";

// What becomes of all actions of a statement, once each has its place.

/** A list of actions that is read at a glance. */
const fewActions = 15;

/** The longest one of actions that are meant, and not only covered. */
const meantActions = 30;

/**
 * What weighs little goes along with what is limited to the same anyway, and what makes something with what that is
 * called, where its name is to be filled in anyway.
 */
export function together(placed: readonly Placed[]): readonly Placed[] {
  const names = new Set(placed.flatMap(({ missing }) => missing));
  return names.size === 0
    ? alongside(placed)
    : alongside(placed).map((each) => asCalled(each, names));
}

function asCalled(each: Placed, names: ReadonlySet<string>): Placed {
  if (each.kind !== "placed") return each;
  const asking = each.called?.();
  if (!asking?.missing.every((name) => names.has(name))) return each;
  return { ...each, ...asking, assumptions: [], isTypeWide: false, isAll: false, left: false };
}

function alongside(placed: readonly Placed[]): readonly Placed[] {
  const asked = new Set(
    placed.flatMap((each) =>
      each.kind === "placed" && !each.rather ? limitKeys(each, each.kept) : [],
    ),
  );
  return placed.map((each) => {
    if (each.kind !== "placed" || !each.rather) return each;
    return limitKeys(each.rather, each.kept).some((key) => asked.has(key))
      ? { ...each, ...each.rather }
      : each;
  });
}

/**
 * What tells limits apart: conditions hold on whatever resources, which are otherwise the same; so are types of one
 * service.
 */
function limitKeys(
  { resources, conditions = [], isTypeWide }: Omit<Limits, "assumptions">,
  { granted }: Kept,
): readonly string[] {
  if (conditions.length > 0) return conditions.map(({ key }) => key);
  if (resources === "keep") return [];
  const [first] = granted;
  const isTypes = isTypeWide === true && resources.named.length === 0;
  return [keyOf(resources), ...(isTypes && first ? [`types of ${first.action.service}`] : [])];
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

/**
 * Whether what a wildcard covers beside the resources declared here may be left out: of each
 * service, something is declared, and most of what the wildcard stands for is about that.
 */
export function isLeft(placed: readonly Placed[]): boolean {
  return outweighs(
    placed,
    ({ resources, rather, isTypeWide = false }) =>
      (!isTypeWide || rather !== undefined) &&
      resources !== "keep" &&
      resources.phrases().length > 0,
  );
}

/** Whether nothing can be made of them: of thousands it is known before any is written. */
export function isHopeless(placed: readonly Placed[], areMeant: boolean): boolean {
  const mayBeNamed = ({ resources, rather, isTypeWide = false }: PlacedSomewhere): boolean =>
    !isTypeWide &&
    (rather !== undefined || (resources !== "keep" && resources.phrases !== noPhrases));
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
