import type { Action } from "../catalog/action.ts";
import type { ArnShapes } from "../catalog/arn-shapes.ts";
import { covers } from "../catalog/wildcard.ts";
import type { GrantedResource } from "./reach.ts";

/**
 * Whether an action that takes no resource is allowed on all of its service, or on what its calls are
 * asked for nevertheless: `s3:ListAllMyBuckets` on `arn:aws:s3:::*`, `dynamodb:ListTables` on `table/*`.
 */
export function mayBeAsked(
  action: Action,
  resources: readonly GrantedResource[],
  shapes: ArnShapes,
): boolean {
  if (action.scoping !== "none") return false;
  const asked = shapes.askedOf(action);
  return resources.some(({ pattern }) => {
    if (pattern.kind !== "arn") return false;
    const { service, resource } = pattern.components;
    const [name, ...more] = resource;
    if (typeof name !== "string" || more.length > 0) return false;
    if (service.length !== 1 || service[0] !== action.service) return false;
    return /^\*(?::\*)*$/.test(name) || (asked !== undefined && isOn(name, asked));
  });
}

/** Whether the resource of a pattern is what a call is asked for, or a path below that. */
function isOn(name: string, asked: string): boolean {
  const isPath = asked.endsWith("/") && name.startsWith(asked) && /[/*]$/.test(name);
  return isPath || covers(name, asked);
}
