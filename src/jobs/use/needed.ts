import type { Action } from "../../catalog/action.ts";
import type { Policy } from "../../iam/policy.ts";
import { isFedFrom } from "../../narrow/uses.ts";
import { later } from "../../source/once.ts";
import type { AwsFacts } from "../knowledge.ts";
import { neighbourhoodOf } from "../neighbourhood.ts";
import type { Scan } from "../scan.ts";

/**
 * What an action is needed for by what runs under a policy, as that is configured: its network, its logs, what feeds
 * it. Whether it was called of late says nothing of that: a network is set up once. Undefined where it is not.
 */
export function neededUnder(
  policy: Policy,
  scan: Scan,
  facts: AwsFacts,
): (action: Action) => string | undefined {
  const [statement] = policy.statements;
  const around = later(() => statement && neighbourhoodOf(statement, policy, scan, facts));
  return ({ id, service }) => {
    const near = around();
    if (!near) return undefined;
    const { uses } = facts;
    const action = id.toLowerCase();
    const need = uses.runtimeNeed(action, near.services);
    // How what runs elsewhere is configured is not known.
    const isOfOthers = near.running.size === 0 && near.services.includes("lambda.amazonaws.com");
    if (need !== undefined && (isOfOthers || near.doneBeside(service))) return need;
    const isFed = near.isFedElsewhere || near.fedBy.size > 0;
    if (isFed && uses.polls(action)) return "the event sources";
    const isTaken = uses.of(service).some(({ fed, actions }) => fed && actions.has(action));
    return isTaken && isFedFrom(service, near) ? "the event sources" : undefined;
  };
}
