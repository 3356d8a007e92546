import type { Policy, PolicyKind } from "../iam/policy.ts";
import { reference } from "./reference.ts";

/** What is not to be granted. None named: whatever it is. */
export type Listed = {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
};

/**
 * A policy that allows everything but what is listed: whoever allows more than it grants some of
 * that. Only actions: any one of them on any resource; only resources: any action on one of them;
 * both: one of the actions on one of the resources. Follows `CheckAccessNotGranted` of the IAM Access
 * Analyzer API.
 */
export function allBut({ actions, resources }: Listed, kind: PolicyKind): Policy {
  return reference(kind, [
    { effect: "Allow" },
    {
      effect: "Deny",
      ...(actions.length > 0 && { actions }),
      ...(resources.length > 0 && { resources }),
    },
  ]);
}

/** The most actions, and the most resources, that AWS takes in one check. */
const most = 100;

/**
 * What is wrong with what is listed; undefined where it may be. "You can only use a wildcard in the
 * portion of the ARN that specifies the resource ID" (`Access` of the IAM Access Analyzer API).
 */
export function faultOf({ actions, resources }: Listed): string | undefined {
  if (actions.length + resources.length === 0)
    return "name what is not to be granted with --actions, --resources or both";
  if (actions.length > most || resources.length > most)
    return `AWS takes at most ${most} actions and ${most} resources`;
  return first(actions, faultOfAction) ?? first(resources, faultOfResource);
}

function first(
  items: readonly string[],
  fault: (item: string) => string | undefined,
): string | undefined {
  for (const item of items) {
    const because = fault(item);
    if (because !== undefined) return `${item} cannot be listed: ${because}`;
  }
  return undefined;
}

function faultOfAction(action: string): string | undefined {
  if (action === "*") return "leave --actions out to mean every action";
  return /^[\w-]+:[\w*?]+$/.test(action)
    ? undefined
    : "write a service and an action, as s3:GetObject or s3:Get*";
}

function faultOfResource(resource: string): string | undefined {
  const [arn, partition, service, region, account, ...rest] = resource.split(":");
  if (resource === "*") return "leave --resources out to mean every resource";
  if (arn !== "arn" || rest.length === 0) return "write an ARN, as arn:aws:s3:::bucket/*";
  const fixed = [partition, service, region, account].join(":");
  return /[*?]/.test(fixed)
    ? "an ARN may have wildcards only behind its fifth colon, where it names the resource"
    : undefined;
}
