import type { Attachment, Policy, PolicyKind } from "../iam/policy.ts";
import type { Scan } from "./scan.ts";

/**
 * Who or what has policies: a role, a user, a bucket. A policy that is attached to nothing that is
 * declared stands for whoever will have it.
 */
export type Holder = {
  readonly address: string;
  /** The module, template or file in which the address means something. */
  readonly scope: string;
  readonly policies: readonly Policy[];
};

/** A holder of an address in a scope, by which others tell it apart. */
export function keyOf({ scope, address }: Pick<Holder, "scope" | "address">): string {
  return `${scope}/${address}`;
}

/** All holders of what was scanned, in the order of their policies, boundaries included. */
export function holdersIn({ policies, references }: Scan): readonly Holder[] {
  const holders = new Map<string, { address: string; scope: string; policies: Policy[] }>();
  const add = (holder: Pick<Holder, "address" | "scope">, policy: Policy): void => {
    const key = keyOf(holder);
    const known = holders.get(key) ?? { ...holder, policies: [] };
    holders.set(key, known);
    known.policies.push(policy);
  };
  for (const policy of policies) for (const holder of holdersOf(policy)) add(holder, policy);
  for (const policy of policies.filter(({ kind }) => kind === "boundary")) {
    const bound = keyOf({ address: policy.owner.address, scope: scopeOf(policy) });
    for (const [key, { policies: own }] of holders) {
      const isBound = references.get(key)?.refersTo.includes(bound) ?? false;
      if (isBound && !own.includes(policy)) own.push(policy);
    }
  }
  return [...holders.values()];
}

function holdersOf(policy: Policy): readonly Pick<Holder, "address" | "scope">[] {
  const scope = scopeOf(policy);
  if (policy.attachedTo.length === 0) return [{ address: policy.owner.address, scope }];
  return policy.attachedTo.map(
    (to: Attachment & { readonly scope?: string }): Pick<Holder, "address" | "scope"> => ({
      address: to.address,
      scope: to.scope ?? scope,
    }),
  );
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
