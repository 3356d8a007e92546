import { scoped, scopeOf, type Holder } from "./holders.ts";
import type { Attachment, HolderName, Policy } from "./policy.ts";

/** By what a holder has a policy: where it is attached to it or bounds it, or else where it is named. */
export function attachedBy(
  policy: Policy,
  { key, as, instance = "" }: Pick<Holder, "key" | "as" | "instance">,
): readonly (Attachment | HolderName)[] {
  const to = [...policy.attachedTo, ...(policy.bounds ?? [])].filter(
    ({ address, scope = scopeOf(policy), ...to }) =>
      scoped({ address, scope }) + (to.instance ?? instance) === key,
  );
  return [...to, ...(as === "name" || to.length === 0 ? (policy.heldBy ?? []) : [])];
}

/**
 * A holder whose identity policies are as it has them: of one that may not be attached to it no
 * statement is there in any case.
 */
export function asAttached(holder: Holder): Holder {
  return { ...holder, policies: holder.policies.map((each) => heldAs(each, holder)) };
}

function heldAs(policy: Policy, holder: Holder): Policy {
  if (policy.kind !== "identity" || holder.as === "policy") return policy;
  const by = attachedBy(policy, holder);
  if (by.length === 0 || by.some(({ under }) => under === undefined)) return policy;
  return {
    ...policy,
    statements: policy.statements.map((each) =>
      each.presence === "always" ? { ...each, presence: "maybe" } : each,
    ),
  };
}
