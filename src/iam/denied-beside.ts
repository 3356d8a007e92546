import { holdersIn, type Holder, type Holding } from "./holders.ts";
import type { Policy } from "./policy.ts";

/**
 * Policies with what everybody who has one is denied by others of theirs: an explicit Deny overrides
 * the Allow of any policy of the same role, user or group. What only some of them are denied, or who has a
 * policy on a condition, takes nothing away. Follows "Policy evaluation logic" of AWS's IAM User Guide.
 */
export function withDenialsBeside(
  holding: Pick<Holding, "policies" | "declared">,
): readonly Policy[] {
  const { policies } = holding;
  if (!policies.some(denies)) return policies;
  const having = new Map<Policy, Holder[]>();
  for (const holder of holdersIn(holding, { instances: true }))
    for (const policy of holder.policies) {
      const own = having.get(policy);
      if (own) own.push(holder);
      else having.set(policy, [holder]);
    }
  return policies.map((policy) => {
    const [first, ...others] = having.get(policy) ?? [];
    if (!first || policy.kind !== "identity") return policy;
    const beside = first.policies.filter(
      (each) =>
        each !== policy && denies(each) && others.every((holder) => holder.policies.includes(each)),
    );
    return beside.length > 0 ? { ...policy, deniedBeside: beside.map(deniesOf) } : policy;
  });
}

/** Whether a policy denies something to whoever has it, which is certain. */
function denies({ kind, statements, attachedTo }: Policy): boolean {
  return (
    kind === "identity" &&
    attachedTo.every(({ under }) => under === undefined) &&
    statements.some(({ effect, presence }) => effect === "Deny" && presence === "always")
  );
}

function deniesOf(policy: Policy): Policy {
  return { ...policy, statements: policy.statements.filter(({ effect }) => effect === "Deny") };
}
