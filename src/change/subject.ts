import { definitionOf, holesIn } from "../iam/holes.ts";
import { holdersIn, type Holder, type Holding } from "../iam/holders.ts";
import { isCeiling, type Policy, type PolicyKind, type Statement } from "../iam/policy.ts";
import { comparable, type Terms } from "./comparable.ts";
import { standingKey, statementKey } from "../iam/statement-key.ts";
import { once } from "../source/once.ts";

/**
 * What policies are about together: all that a role may do, with its boundary; who may assume it;
 * who may use a bucket.
 */
export type Subject = {
  /** The address of the role or resource, or of the policy where nothing is known to have it. */
  readonly address: string;
  readonly family: string;
  /** A policy stands for whoever will have it. */
  readonly as: Holder["as"];
  readonly policies: readonly Policy[];
};

/** The same subject before a change and after it; one side may be empty. */
export type Pair = {
  readonly address: string;
  readonly now: readonly Policy[];
  readonly before: readonly Policy[];
  /** Who or what it is was not there before, or is there no more. */
  readonly isNew: boolean;
  readonly isGone: boolean;
  /** What the statements are in their files, where they are made ready to be compared. */
  readonly written: Written;
};

type Written = ReadonlyMap<Statement, readonly [Statement, Policy]>;

/** A side of a change. */
export type SideOfChange = Holding & {
  readonly terms: Terms;
  /** Whether something has an address, in any module or template. */
  readonly declares: (address: string) => boolean;
};

/**
 * The subjects of a change whose policies are not what they were. A subject is the same on both
 * sides by its address, in a module or template; one that has a new address by what its policies say.
 * A policy that nothing has is compared with itself, whoever had it.
 */
export function changedSubjects(now: SideOfChange, before: SideOfChange): readonly Pair[] {
  const written = new Map<Statement, readonly [Statement, Policy]>();
  const [head, base] = [subjectsIn(now, written), subjectsIn(before, written)];
  const ownOf = once((side: SideOfChange) => byOwner(side, written));
  // What is still declared got no other address, and what was declared before had its own.
  const gone = new Map(
    [...base].filter(([key, { address }]) => !head.has(key) && !now.declares(address)),
  );
  const left = new Map([...base].filter(([key]) => !head.has(key)));
  const pairs: Pair[] = [];
  for (const [key, subject] of head) {
    const { address, policies, as } = subject;
    const isNew = as !== "name" && !base.has(key) && !before.declares(address);
    const from = isNew ? (renamedFrom(gone, subject) ?? key) : key;
    gone.delete(from);
    left.delete(from);
    const own = as === "policy" && !base.has(key) ? usedAs(ownOf(before).get(key), policies) : [];
    const was = base.get(from)?.policies ?? own;
    pairs.push({
      address,
      now: policies,
      before: was,
      isNew: was.length === 0 && isMade(subject, before),
      isGone: false,
      written,
    });
  }
  for (const [key, subject] of left) {
    const is = subject.as === "policy" ? usedAs(ownOf(now).get(key), subject.policies) : [];
    pairs.push({
      address: subject.address,
      now: is,
      before: subject.policies,
      isNew: false,
      isGone: is.length === 0 && isMade(subject, now),
      written,
    });
  }
  return unique(pairs.filter((pair) => sayOf(pair.now) !== sayOf(pair.before)));
}

/**
 * Whether who or what has policies is not there on a side that has none of them. Ceilings that are not
 * there limit whoever was below them.
 */
function isMade({ as, address, policies }: Subject, { declares }: SideOfChange): boolean {
  if (as === "name") return false;
  return as === "declaration" ? !declares(address) : !policies.every(({ kind }) => isCeiling(kind));
}

/** Kinds of policies that decide together. */
const families: Readonly<Record<PolicyKind, string>> = {
  identity: "identity",
  boundary: "identity",
  session: "identity",
  trust: "trust",
  resource: "resource",
  endpoint: "endpoint",
  "service-control": "service-control",
  "resource-control": "resource-control",
};

function subjectsIn(
  side: SideOfChange,
  written: Map<Statement, readonly [Statement, Policy]>,
): ReadonlyMap<string, Subject> {
  const subjects = new Map<string, Subject & { readonly policies: Policy[] }>();
  for (const holder of holdersIn(side))
    for (const policy of holder.policies) {
      // It is compared with those whom it limits.
      if (holder.as === "policy" && policy.kind === "boundary" && policy.bounds?.length) continue;
      const family = families[policy.kind];
      const key = keyOf(holder, family, side);
      const { address, as } = holder;
      const own = subjects.get(key) ?? { address, family, as, policies: [] };
      subjects.set(key, own);
      own.policies.push(comparable(policy, holder, side.terms, written));
    }
  return subjects;
}

/** Policies by the key that they have where they stand for themselves, whatever is made of them. */
function byOwner(
  side: SideOfChange,
  written: Map<Statement, readonly [Statement, Policy]>,
): ReadonlyMap<string, readonly Policy[]> {
  const alone = side.policies.map(
    (policy): Policy => ({ ...policy, attachedTo: [], heldBy: [], bounds: [] }),
  );
  return new Map(
    [...subjectsIn({ ...side, policies: alone }, written)].map(([key, { policies }]) => [
      key,
      policies,
    ]),
  );
}

/** Policies as what others are to AWS, to be compared by what they say. */
function usedAs(policies: readonly Policy[] = [], [other]: readonly Policy[]): readonly Policy[] {
  return policies.map((policy) => ({ ...policy, kind: other?.kind ?? policy.kind }));
}

function keyOf(
  { address, key, scope, as }: Holder,
  family: string,
  { terms: { named } }: SideOfChange,
): string {
  const what =
    as === "policy" ? ["policy", named(scope), address === scope ? "" : address] : [named(key)];
  return JSON.stringify([family, ...what]);
}

/** The key of the subject that is gone and says most of what a new one says, half of it at least. */
function renamedFrom(
  gone: ReadonlyMap<string, Subject>,
  { family, policies }: Subject,
): string | undefined {
  const said = new Set(policies.flatMap(statementsSaid));
  let best: { readonly key: string; readonly shared: number } | undefined;
  for (const [key, subject] of gone) {
    if (subject.family !== family || subject.as === "name") continue;
    const all = subject.policies.flatMap(statementsSaid);
    const shared = all.filter((each) => said.has(each)).length;
    if (shared * 2 >= Math.max(all.length, said.size) && shared > (best?.shared ?? 0))
      best = { key, shared };
  }
  return best?.key;
}

function statementsSaid({ isElsewhere, owner, statements }: Policy): readonly string[] {
  if (isElsewhere) return [owner.address];
  return statements.map(standingKey);
}

/** Subjects of the same policies on both sides are told of once. */
function unique(pairs: readonly Pair[]): readonly Pair[] {
  const ids = (policies: readonly Policy[]): string =>
    policies.map(({ id, kind }) => `${kind} ${id}`).join("\n");
  const byPolicies = new Map<string, Pair>();
  for (const pair of pairs) {
    const key = `${ids(pair.now)}\n\n${ids(pair.before)}`;
    if (!byPolicies.has(key)) byPolicies.set(key, pair);
  }
  return [...byPolicies.values()];
}

/** Equal for policies that say the same, with what is written for their holes. */
function sayOf(policies: readonly Policy[]): string {
  return JSON.stringify(
    policies
      .map(({ kind, version, statements, ...policy }) => [
        kind,
        policy.isElsewhere && policy.owner.address,
        version?.parts,
        statements.map((each) => [
          each.presence,
          each.under,
          statementKey(each),
          holesIn(each).map(definitionOf),
        ]),
      ])
      .map((each) => JSON.stringify(each))
      .sort(),
  );
}
