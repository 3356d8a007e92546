import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Declared } from "../iam/inventory.ts";
import { makesOneOf } from "../rules/weight.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

// What is declared of some types, where an action is not for that, or not for that alone.

/**
 * Whether what the action takes is not what is declared: it makes another one of it, is about roles
 * that services make, or takes a path below which others lie. (Who writes logs makes the declared group, where it is
 * not there.)
 */
export function isNamedOtherwise(
  action: Action,
  types: readonly ResourceType[],
  { classes }: Neighbourhood,
): boolean {
  if (classes.has("by-path", action.id) || classes.has("service-linked", action.id)) return true;
  return !classes.has("scaffolding", action.id) && types.some((type) => makesOneOf(action, type));
}

/** Whether others of the same are made beside what is declared, and may be meant as well. */
export function isOfMore(
  types: readonly ResourceType[],
  candidates: readonly Declared[],
  { makesMore, catalog }: Neighbourhood,
): boolean {
  if (!makesMore) return false;
  return [...types, ...candidates.flatMap(({ type }) => catalog.resourceType(type) ?? [])].some(
    makesMore,
  );
}
