import type { Attachment, Policy, PolicyKind } from "../iam/policy.ts";
import type { Scan } from "./scan.ts";

/**
 * Who or what has policies: a role, a user, a bucket. A policy that is attached to nothing that is
 * declared stands for whoever will have it.
 */
export type Holder = {
  /** Unique in a scan: the scoped address, or the id of a policy that stands for itself. */
  readonly key: string;
  readonly address: string;
  /** The module, template or file in which the address means something. */
  readonly scope: string;
  readonly policies: readonly Policy[];
};

/** An address with the scope in which it means something. */
export function scoped({ scope, address }: Pick<Holder, "scope" | "address">): string {
  return `${scope}/${address}`;
}

/** All holders of what was scanned, in the order of their policies, boundaries included. */
export function holdersIn({ policies, references }: Scan): readonly Holder[] {
  const holders = new Map<string, Omit<Holder, "policies"> & { policies: Policy[] }>();
  for (const policy of policies)
    for (const holder of holdersOf(policy)) {
      const known = holders.get(holder.key) ?? { ...holder, policies: [] };
      holders.set(holder.key, known);
      known.policies.push(policy);
    }
  for (const policy of policies.filter(({ kind }) => kind === "boundary")) {
    const bound = scoped({ address: policy.owner.address, scope: scopeOf(policy) });
    for (const [key, { policies: own }] of holders) {
      const isBound = references.get(key)?.refersTo.includes(bound) ?? false;
      if (isBound && !own.includes(policy)) own.push(policy);
    }
  }
  return [...holders.values()];
}

function holdersOf(policy: Policy): readonly Omit<Holder, "policies">[] {
  const scope = scopeOf(policy);
  const { id, owner, attachedTo } = policy;
  if (attachedTo.length === 0) return [{ key: id, address: owner.address, scope }];
  return attachedTo.map((to: Attachment & { readonly scope?: string }) => {
    const at = { address: to.address, scope: to.scope ?? scope };
    return { key: scoped(at), ...at };
  });
}

/** The module, template or file that a policy is declared in. */
export function scopeOf({ scope, place }: Policy): string {
  return scope ?? place.source.path;
}

/** The policies of a holder that are of some kinds. */
export function ofKinds(
  { policies }: Pick<Holder, "policies">,
  ...kinds: readonly PolicyKind[]
): readonly Policy[] {
  return policies.filter(({ kind }) => kinds.includes(kind));
}
