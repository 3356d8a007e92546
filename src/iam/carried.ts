import type { Catalog } from "../catalog/catalog.ts";
import type { ConditionKey } from "../catalog/condition-key.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { limitingKeyOf, limits, type ConditionFacts } from "./condition.ts";
import type { Service } from "../catalog/service.ts";
import { once } from "../source/once.ts";
import type { GrantedAction } from "./grant.ts";
import type { Condition } from "./policy.ts";

/** What is granted, and on what, as far as it matters to what its requests carry. */
export type Asked = Pick<GrantedAction, "action" | "on">;

/**
 * Whether requests of a granted action may carry a condition key, on one of the types that it is granted
 * on. Global keys are in all, but for tags, which are listed like the keys of services: for an action, for
 * a type, or for an action on a type. A key that is not known may be in any, and so may one that the
 * service has and no action or type lists, as `states:HTTPMethod`. Follows "Actions,
 * resources, and condition keys for AWS services" of AWS's Service Authorization Reference.
 */
export function carries({ action, on }: Asked, key: string, catalog: Catalog): boolean {
  const [prefix = ""] = key.toLowerCase().split(":", 1);
  const isTag = /^aws:(?:ResourceTag|RequestTag)\/|^aws:TagKeys$/i.test(key);
  if (prefix === "aws" && !isTag) return true;
  const service = catalog.service(action.service);
  const listed = service?.conditionKey(key);
  if (!service || !listed) return prefix !== "aws" && !catalog.service(prefix)?.conditionKey(key);
  if (prefix !== "aws" && !placedKeys(service).has(listed)) return true;
  const types = on.flatMap((each) => each.types);
  const reached = types.length > 0 ? types : action.resourceTypes.map(({ type }) => type);
  return isOfAction(action, listed) || reached.some((type) => isOfType(action, type, listed));
}

/** The keys that some action or type of a service lists. */
const placedKeys = once(
  ({ actions, resourceTypes }: Service): ReadonlySet<ConditionKey> =>
    new Set([...actions, ...resourceTypes].flatMap(({ conditionKeys }) => conditionKeys)),
);

/** Whether an action has a key whatever it is asked on. */
function isOfAction({ conditionKeys, resourceTypes }: Asked["action"], key: ConditionKey): boolean {
  return (
    conditionKeys.includes(key) && !resourceTypes.some((use) => use.conditionKeys.includes(key))
  );
}

function isOfType(
  { resourceTypes }: Asked["action"],
  type: ResourceType,
  key: ConditionKey,
): boolean {
  const use = resourceTypes.find((each) => each.type === type);
  return type.conditionKeys.includes(key) || use?.conditionKeys.includes(key) === true;
}

/**
 * Whether a condition limits what is asked for by an action: it would, and requests of the action carry
 * its key. One that they do not carry says nothing of how far the action reaches; nor does a tag that
 * a request brings, where the action is about what is there already.
 */
export function narrows(condition: Condition, asked: Asked, facts: NarrowingFacts): boolean {
  return limits(condition, "request", facts) && isAbout(condition, asked, facts);
}

/** What decides whether a condition narrows: what keys mean, and what requests carry. */
export type NarrowingFacts = ConditionFacts & { readonly catalog: Catalog };

/** Whether a condition that limits what is asked for does so of an action. */
export function isAbout(
  condition: Condition,
  asked: Asked,
  { limitingKeys, catalog }: NarrowingFacts,
): boolean {
  const key = limitingKeyOf(condition, "request", limitingKeys);
  if (key === undefined || !carries(asked, key, catalog)) return false;
  const { level, name } = asked.action;
  return (
    !limitingKeys.means("made", key) || (level !== "Tagging" && limitingKeys.tagsWhatItMakes(name))
  );
}
