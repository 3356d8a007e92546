import type { Declared } from "./inventory.ts";
import type { Attachment, HolderName, Policy, PolicyKind } from "./policy.ts";
import { known, readable, textKey } from "./text.ts";

/**
 * Who or what has policies: a role, a user, a bucket. A policy that is attached to nothing stands for
 * whoever will have it.
 */
export type Holder = {
  /** Unique in a scan: the scoped address, or the id of a policy that stands for itself. */
  readonly key: string;
  readonly address: string;
  /** The module, template or file in which the address means something. */
  readonly scope: string;
  /** How it is known: as what is declared, by its name alone, or as a policy that stands for itself. */
  readonly as: "declaration" | "name" | "policy";
  /** A policy whose use as a boundary is meant is of that kind here, whatever else it is. */
  readonly policies: readonly Policy[];
};

/** What holders are found in: policies, and what is declared beside them. */
export type Holding = {
  readonly policies: readonly Policy[];
  readonly declared: readonly Declared[];
  /** What is attached and written elsewhere. */
  readonly elsewhere?: readonly Policy[];
};

/** An address with the scope in which it means something. */
export function scoped({ scope, address }: Pick<Holder, "scope" | "address">): string {
  return `${scope}/${address}`;
}

/**
 * All holders, in the order of their policies: by what these are attached to, whose boundaries they are,
 * and by name. What is declared under a name is the one that has it.
 */
export function holdersIn({ policies, declared }: Holding): readonly Holder[] {
  const holders = new Map<string, Omit<Holder, "policies"> & { policies: Policy[] }>();
  const add = (holder: Omit<Holder, "policies">, policy: Policy): void => {
    const known = holders.get(holder.key) ?? { ...holder, policies: [] };
    holders.set(holder.key, known);
    known.policies.push(policy);
  };
  const declaredAs = finder(declared);
  for (const policy of policies)
    for (const holder of holdersOf(policy, declaredAs)) add(holder, policy);
  for (const policy of policies)
    for (const to of policy.bounds ?? []) {
      const holder = attached(to, policy);
      const own = holders.get(holder.key)?.policies ?? [];
      if (own.some(({ id, kind }) => id === policy.id && kind === "boundary")) continue;
      add(holder, policy.kind === "boundary" ? policy : { ...policy, kind: "boundary" });
    }
  return [...holders.values()];
}

type Found = Omit<Holder, "policies">;
type Finder = (named: HolderName, scope: string) => Declared | undefined;

function holdersOf(policy: Policy, declaredAs: Finder): readonly Found[] {
  const scope = scopeOf(policy);
  const { id, owner, attachedTo, heldBy = [] } = policy;
  const found = [
    ...attachedTo.map((to) => attached(to, policy)),
    ...heldBy.map((named): Found => {
      const declaration = declaredAs(named, scope);
      if (declaration) return attached(declaration, policy);
      const key = `${scope}/${named.as} ${textKey(named.name)}`;
      return { key, address: readable(named.name), scope, as: "name" };
    }),
  ];
  if (found.length > 0) return [...new Map(found.map((each) => [each.key, each])).values()];
  return [{ key: id, address: owner.address, scope, as: "policy" }];
}

function attached(to: Pick<Attachment, "address" | "scope">, policy: Policy): Found {
  const at = { address: to.address, scope: to.scope ?? scopeOf(policy) };
  return { key: scoped(at), ...at, as: "declaration" };
}

/** Finds what is declared in a module or template under a name: of roles, users and groups. */
function finder(declared: readonly Declared[]): Finder {
  const byName = new Map(
    declared.flatMap((each) => {
      const name = each.name && known(each.name);
      return name === undefined ? [] : [[`${each.scope} ${each.type} ${name}`, each] as const];
    }),
  );
  return ({ as, name }, scope) => {
    const text = known(name);
    return text === undefined ? undefined : byName.get(`${scope} iam:${as} ${text}`);
  };
}

/** The module, template or file that a policy is declared in. */
export function scopeOf({ scope, place }: Pick<Policy, "scope" | "place">): string {
  return scope ?? place.source.path;
}

/** The policies of a holder that are of some kinds. */
export function ofKinds(
  { policies }: Pick<Holder, "policies">,
  ...kinds: readonly PolicyKind[]
): readonly Policy[] {
  return policies.filter(({ kind }) => kinds.includes(kind));
}
