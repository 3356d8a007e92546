import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { GrantedResource } from "./reach.ts";
import { typesOf } from "./resource-types.ts";

/** A type that an action takes, and the type of what holds it. */
export type Held = { readonly type: ResourceType; readonly by: ResourceType };

/**
 * What an action takes of which the resources name what holds it, where its ARN is that with more behind a colon:
 * log streams, of a log group without `:*` behind its name. Follows "Resource types defined by Amazon CloudWatch Logs" of
 * AWS's Service Authorization Reference.
 */
export function heldIn(
  { resourceTypes }: Action,
  resources: readonly GrantedResource[],
  catalog: Catalog,
): Held | undefined {
  const taken = resourceTypes.map(({ type }) => type);
  const all = [...new Set(taken.map(({ service }) => service))].flatMap(
    (service) => catalog.service(service)?.resourceTypes ?? [],
  );
  const named = resources.flatMap(({ pattern }) =>
    pattern.kind === "arn" ? typesOf(pattern, all) : [],
  );
  for (const by of named)
    for (const type of taken)
      if (by.arns.some((arn) => type.arns.some((each) => each.startsWith(`${arn}:`))))
        return { type, by };
  return undefined;
}
