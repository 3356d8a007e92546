import type { Declared } from "./inventory.ts";
import type { Attachment, HolderName, Policy, PolicyKind } from "./policy.ts";
import { isHole, known, readable, textKey, type Text } from "./text.ts";

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
  /** Which one of those that its declaration makes, where they are told apart. */
  readonly instance?: string;
  /** What it is called, where its name alone is known, and what is called so: a "role", a "user", a "group". */
  readonly name?: Text;
  readonly named?: string;
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

/** What something is attached to, by scope and address: its own scope is that of the policy where it names no other. */
export function attachmentKey(
  { address, scope }: Pick<Attachment, "address" | "scope">,
  policy: Pick<Policy, "scope" | "place">,
): string {
  return scoped({ address, scope: scope ?? scopeOf(policy) });
}

/** Whether the instances of one declaration are told apart. */
export type Apart = { readonly instances: boolean };

/**
 * All holders, in the order of their policies: by what these are attached to, whose boundaries they are,
 * and by name. What is declared under a name is the one that has it.
 */
export function holdersIn(
  { policies, declared }: Holding,
  apart: Apart = { instances: false },
): readonly Holder[] {
  const holders = new Map<string, Omit<Holder, "policies"> & { policies: Policy[] }>();
  const add = (holder: Omit<Holder, "policies">, policy: Policy): void => {
    const known = holders.get(holder.key) ?? { ...holder, policies: [] };
    holders.set(holder.key, known);
    known.policies.push(policy);
  };
  const declaredAs = finder(declared);
  const attached = apart.instances ? inInstances(policies) : attachedAt;
  for (const policy of policies)
    for (const holder of holdersOf(policy, declaredAs, attached)) add(holder, policy);
  for (const policy of policies)
    for (const holder of (policy.bounds ?? []).flatMap((to) => attached(to, policy))) {
      const own = holders.get(holder.key)?.policies ?? [];
      if (own.some(({ id, kind }) => id === policy.id && kind === "boundary")) continue;
      add(holder, policy.kind === "boundary" ? policy : { ...policy, kind: "boundary" });
    }
  return [...holders.values()];
}

type Found = Omit<Holder, "policies">;
type Finder = (named: HolderName, scope: string) => Pick<Declared, "scope" | "address"> | undefined;

type Attach = (
  to: Pick<Attachment, "address" | "scope" | "instance">,
  policy: Policy,
) => readonly Found[];

function holdersOf(policy: Policy, declaredAs: Finder, attached: Attach): readonly Found[] {
  const scope = scopeOf(policy);
  const { id, owner, attachedTo, heldBy = [] } = policy;
  const found = [
    ...attachedTo.flatMap((to) => attached(to, policy)),
    ...heldBy.flatMap((named): readonly Found[] => {
      const declaration = declaredAs(named, scope);
      if (declaration) return attached(declaration, policy);
      const key = `${scope}/${named.as} ${textKey(named.name)}`;
      const { as: kind, name } = named;
      return [{ key, address: readable(name), scope, as: "name", name, named: kind }];
    }),
  ];
  if (found.length > 0) return [...new Map(found.map((each) => [each.key, each])).values()];
  return [{ key: id, address: owner.address, scope, as: "policy" }];
}

const attachedAt: Attach = ({ address, scope }, policy) => {
  const at = { address, scope: scope ?? scopeOf(policy) };
  return [{ key: scoped(at), ...at, as: "declaration" }];
};

/** What is attached to a declaration as a whole is attached to each of its instances that are known. */
function inInstances(policies: readonly Policy[]): Attach {
  const known = new Map<string, Set<string>>();
  for (const policy of policies)
    for (const attachment of attachmentsOf(policy)) {
      const { instance } = attachment;
      if (instance === undefined) continue;
      const key = attachmentKey(attachment, policy);
      known.set(key, (known.get(key) ?? new Set()).add(instance));
    }
  return (to, policy) =>
    attachedAt(to, policy).flatMap((found) => {
      const instances =
        to.instance === undefined ? [...(known.get(found.key) ?? [])] : [to.instance];
      if (instances.length === 0) return [found];
      return instances.map((instance) => ({
        ...found,
        key: found.key + instance,
        address: found.address + instance,
        instance,
      }));
    });
}

function attachmentsOf({ attachedTo, bounds = [] }: Policy): readonly Attachment[] {
  return [...attachedTo, ...bounds];
}

/**
 * Finds what is declared in a module or template under a name, which may stand for itself where
 * AWS makes it: of roles, users and groups.
 */
function finder(declared: readonly Declared[]): Finder {
  const byName = new Map(
    declared.flatMap((each) => {
      const name = each.name && known(each.name);
      return name === undefined ? [] : [[`${each.scope} ${each.type} ${name}`, each] as const];
    }),
  );
  const addresses = new Set(declared.map(scoped));
  return ({ as, name }, scope) => {
    const text = known(name);
    const [part, ...more] = name.parts;
    if (part !== undefined && isHole(part) && part.meaning.kind === "name" && more.length === 0) {
      const { address } = part.meaning;
      const own = { address: address.replace(/\[.*$/, ""), scope: ownerOf(part.id, address) };
      return addresses.has(scoped(own)) ? own : undefined;
    }
    return text === undefined ? undefined : byName.get(`${scope} iam:${as} ${text}`);
  };
}

/** The scope of a hole of something declared: its id goes on with the address. */
function ownerOf(id: string, address: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf(`/${address}`)));
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
