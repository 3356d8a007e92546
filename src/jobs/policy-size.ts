import type { Quotas } from "../catalog/quotas.ts";
import { leastLength } from "../iam/length.ts";
import { attachmentKey } from "../iam/holders.ts";
import type { Policy } from "../iam/policy.ts";
import { once } from "../source/once.ts";

/** What is said of a policy that is too long, before how long it is. */
export const tooLong = "the policy would be longer than AWS takes";

/**
 * What is wrong with the length of a policy among all that are declared with it; undefined where
 * nothing is. Inline policies of one user, group or role count together ("IAM and AWS STS quotas").
 * What is not known of them is taken for short.
 */
export function lengthFlaw(
  policy: Policy,
  declared: readonly Policy[],
  quotas: Quotas,
): string | undefined {
  const { type } = policy.owner;
  const own = leastLength(policy);
  if (policy.kind === "trust")
    return own > quotas.trust ? `${tooLong} (${own} of ${quotas.trust} characters)` : undefined;
  const most = mostOf(policy, quotas);
  if (most === undefined) return undefined;
  const lengths = quotas.isTogether(type)
    ? policy.attachedTo.map((holder) =>
        (countedIn(declared)(quotas).get(attachmentKey(holder, policy)) ?? []).reduce(
          (sum, each) =>
            each.id !== policy.id && each.kind === policy.kind ? sum + lengthOf(each) : sum,
          own,
        ),
      )
    : [];
  const length = Math.max(own, ...lengths);
  return length > most
    ? `${tooLong} (${length} of ${most} characters${length > own ? " with those beside it" : ""}): some of its statements belong in a managed policy of their own`
    : undefined;
}

/** Of what stands beside many, which each of them asks for. */
const lengthOf = once(leastLength);

/** Of an inline policy that several have, the one that takes least decides: a user less than a role. */
function mostOf({ owner, attachedTo }: Policy, quotas: Quotas): number | undefined {
  const most = quotas.of(owner.type);
  if (most === undefined || !quotas.isTogether(owner.type)) return most;
  return Math.min(most, ...attachedTo.map(({ type }) => quotas.of(type) ?? most));
}

/** The policies that count together, by the holder that they are attached to: each call of a module has its own. */
const countedIn = once((declared: readonly Policy[]) =>
  once((quotas: Quotas) => {
    const found = new Map<string, Policy[]>();
    for (const policy of declared)
      if (quotas.isTogether(policy.owner.type))
        for (const key of new Set(policy.attachedTo.map((each) => attachmentKey(each, policy)))) {
          const own = found.get(key);
          if (own) own.push(policy);
          else found.set(key, [policy]);
        }
    return found;
  }),
);
