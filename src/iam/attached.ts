import { scoped, scopeOf, type Holder, type Holding } from "./holders.ts";
import type { Attachment, HolderName, Match, Policy, Statement } from "./policy.ts";

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

/** Policies beside the boundaries that are written elsewhere: of those is known that they are there. */
export function withBoundaries({ policies, declared, elsewhere = [] }: Holding): Holding {
  const boundaries = elsewhere.filter(({ kind }) => kind === "boundary");
  return { policies: [...policies, ...boundaries], declared };
}

/**
 * A holder whose policies are as it has them: of an identity policy that may not be attached to it no
 * statement is there in any case, and a boundary that may not be its boundary, or is written elsewhere,
 * may limit nothing.
 */
export function asAttached(holder: Holder): Holder {
  const perhaps = holder.policies.filter((each) => isPerhaps(each, holder));
  if (perhaps.length === 0) return holder;
  const boundaries = perhaps.filter(({ kind }) => kind === "boundary");
  const heldAs = (policy: Policy): Policy => {
    if (!perhaps.includes(policy)) return policy;
    if (policy.kind === "boundary") return asPerhapsBounding(policy, boundaries.length > 1);
    return policy.kind === "identity" ? perhapsThere(policy) : policy;
  };
  return { ...holder, policies: holder.policies.map(heldAs) };
}

/** Whether a policy may not be one of a holder's: whatever makes it one may not be there. */
function isPerhaps(policy: Policy, holder: Holder): boolean {
  if (holder.as === "policy") return false;
  if (policy.kind === "boundary" && policy.isElsewhere) return true;
  const by = attachedBy(policy, holder);
  return by.length > 0 && by.every(({ under }) => under !== undefined);
}

function perhapsThere(
  policy: Policy,
  isMeant: (statement: Statement) => boolean = () => true,
): Policy {
  return {
    ...policy,
    statements: policy.statements.map((each) =>
      each.presence === "always" && isMeant(each) ? { ...each, presence: "maybe" } : each,
    ),
  };
}

/** Where nothing or another one bounds its holder, whatever is allowed stays so; one of several may be another. */
function asPerhapsBounding(policy: Policy, isOneOfSeveral: boolean): Policy {
  if (policy.isElsewhere) return { ...policy, statements: [everythingAt(policy)] };
  const { statements } = perhapsThere(policy, ({ effect }) => isOneOfSeveral || effect !== "Allow");
  return { ...policy, statements: [...statements, everythingAt(policy)] };
}

function everythingAt({ id, place }: Policy): Statement {
  const all: Match = {
    items: [{ parts: ["*"], origin: { written: place, via: [] } }],
    rest: [],
    negated: false,
    place,
  };
  const rest = { id: `${id} unbounded`, place, effect: "Allow", conditions: [] } as const;
  return { ...rest, presence: "maybe", action: all, resource: all };
}
