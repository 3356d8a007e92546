import type { Policy } from "../iam/policy.ts";
import { reference } from "./reference.ts";

/**
 * A ceiling that lets through one action on one resource, patterns of both included: what policies
 * allow below it is who may do that, and on which conditions. `named`: the policies that it limits
 * name callers.
 */
export function pinned(action: string, resource: string, named: boolean): Policy {
  const rule = { effect: "Allow", actions: [action], resources: [resource] } as const;
  return reference(named ? "endpoint" : "session", [rule]);
}
