import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Declared } from "../iam/inventory.ts";
import { once } from "../source/once.ts";
import { arnsOf, endingsOf, withinBy } from "./arns.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

/** What was found among declared resources, by the types that are wanted. */
const byTypes = once<readonly Declared[], Map<string, readonly Declared[]>>(() => new Map());

/** The declared resources that the action may be meant for, whether or not they can be written. */
export function candidatesFor(
  action: Action,
  types: readonly ResourceType[],
  near: Neighbourhood,
): readonly Declared[] {
  const { mayMean, durable, running, classes, used } = near;
  const found = fittingFor(action, types, near);
  if (classes.has("own-execution", action.id))
    return found.filter(({ address }) => durable.has(address));
  const elsewhere = fittingFor(action, types, near, near.lookedUp).filter(({ address }) =>
    used.has(address),
  );
  const others = [...found, ...elsewhere].filter(mayMean);
  // Who sets up a function, and has no other one, sets up itself: it publishes a version.
  return others.length > 0 || !classes.has("infrastructure", action.id)
    ? others
    : found.filter(({ address }) => running.has(address));
}

/** What is declared elsewhere that the action may be meant for, whether or not it is for that. */
export function elsewhereFor(
  action: Action,
  types: readonly ResourceType[],
  near: Neighbourhood,
): readonly Declared[] {
  return fittingFor(action, types, near, near.lookedUp).filter(near.mayMean);
}

/** The declared resources that an action takes, whether or not it may be meant for them. */
export function fittingFor(
  action: Action,
  types: readonly ResourceType[],
  near: Neighbourhood,
  all: readonly Declared[] = near.declared,
): readonly Declared[] {
  const known = byTypes(all);
  const key = `${action.id} ${types.map(({ id }) => id).join()}`;
  const found = known.get(key) ?? takenBy(action, types, near, all);
  known.set(key, found);
  return found;
}

/** The resources, of some, of which an action takes the ARN, or what lies behind it. */
function takenBy(
  action: Action,
  types: readonly ResourceType[],
  near: Neighbourhood,
  all: readonly Declared[],
): readonly Declared[] {
  const isTaken = (type: string): boolean =>
    endingsOf(type, types, action, near).length > 0 || withinBy(type, types, near).length > 0;
  const taken = new Set([...new Set(all.map(({ type }) => type))].filter(isTaken));
  return all.filter(({ type }) => taken.has(type));
}

/** Those of some types that are not another way to one of the others; all, where all are. */
export function primaryOf<Of>(
  all: readonly Of[],
  typeOf: (each: Of) => ResourceType | undefined,
  { shapes }: Pick<Neighbourhood, "shapes">,
): readonly Of[] {
  const primary = all.filter((each) => {
    const type = typeOf(each);
    return !type || !shapes.isSecondary(type);
  });
  return primary.length > 0 ? primary : all;
}

/** Whether a statement can name what an action takes of a declared resource. */
export function isWritten(
  declared: Declared,
  types: readonly ResourceType[],
  action: Action,
  near: Neighbourhood,
): boolean {
  return arnsOf(declared, types, action, near).length > 0;
}
