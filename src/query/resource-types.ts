import type { ResourceType } from "../catalog/resource-type.ts";
import { keyMatcher } from "./actions.ts";
import type { Reference } from "./reference.ts";
import { coversName, servicesOf } from "./services.ts";
import { unknownKey, unknownType } from "./unknown-name.ts";

/** What resource types are asked for: such as meet all that is said. */
export type ResourceTypeFilter = {
  /** A service prefix, or a pattern of some; all services, if not given. */
  readonly service?: string | undefined;
  /** A resource type (`bucket`, `s3:bucket`) or a pattern of some. */
  readonly name?: string | undefined;
  /** A condition key that requests on such a resource carry, or a pattern of some. */
  readonly condition?: string | undefined;
};

/** The resource types that meet a filter, in the catalog's order. Throws UnknownName. */
export function queryResourceTypes(
  { service, name, condition }: ResourceTypeFilter,
  reference: Reference,
): readonly ResourceType[] {
  const prefix = name?.includes(":") ? name.slice(0, name.indexOf(":")) : undefined;
  const types = servicesOf(service ?? prefix ?? "all", reference).flatMap(
    ({ resourceTypes }) => resourceTypes,
  );
  const isOne = ({ id, name: own }: ResourceType): boolean =>
    name === undefined || coversName(name, name.includes(":") ? id : own);
  const named = types.filter(isOne);
  if (name !== undefined && named.length === 0) throw unknownType(name, types, reference.catalog);
  if (condition === undefined) return named;
  const has = keyMatcher(condition);
  const namesOf = ({ conditionKeys }: ResourceType): readonly string[] =>
    conditionKeys.map((key) => key.name);
  if (!types.some((type) => has(namesOf(type))))
    throw unknownKey(
      "condition key of a resource type",
      condition,
      types.flatMap(namesOf),
      reference.catalog,
    );
  return named.filter((type) => has(namesOf(type)));
}
