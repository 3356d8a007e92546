import type { Policy, PolicyKind } from "../iam/policy.ts";
import { definitionOf, holesIn } from "../iam/holes.ts";
import { statementKey } from "../iam/statement-key.ts";

/**
 * What policies are about together: all that a role may do, with its boundary; who may assume it;
 * who may use a bucket.
 */
export type Subject = {
  /** The address of the role or resource, or of the policy where nothing is known to have it. */
  readonly address: string;
  readonly policies: readonly Policy[];
};

/** The same subject before a change and after it; one side may be empty. */
export type Pair = {
  readonly address: string;
  readonly now: readonly Policy[];
  readonly before: readonly Policy[];
};

/** A side of a change. */
export type PoliciesOfSide = {
  readonly policies: readonly Policy[];
  /** The module or template of each, as the base names it. */
  readonly groupOf: (policy: Policy) => string;
  /** Whether something has an address, in any module or template. */
  readonly declares: (address: string) => boolean;
};

/**
 * The subjects of a change whose policies are not what they were. A subject is the same on both
 * sides by its address, in a module or template; one that has a new address by what its policies say.
 */
export function changedSubjects(now: PoliciesOfSide, before: PoliciesOfSide): readonly Pair[] {
  const [head, base] = [subjectsIn(now), subjectsIn(before)];
  // What is still declared got no other address, and what was declared before had its own.
  const gone = new Map(
    [...base].filter(([key, { address }]) => !head.has(key) && !now.declares(address)),
  );
  const left = new Map([...base].filter(([key]) => !head.has(key)));
  const pairs: Pair[] = [];
  for (const [key, { address, policies }] of head) {
    const isNew = !base.has(key) && !before.declares(address);
    const from = isNew ? (renamedFrom(gone, key, policies) ?? key) : key;
    gone.delete(from);
    left.delete(from);
    pairs.push({ address, now: policies, before: base.get(from)?.policies ?? [] });
  }
  for (const { address, policies } of left.values())
    pairs.push({ address, now: [], before: policies });
  return unique(pairs.filter((pair) => sayOf(pair.now) !== sayOf(pair.before)));
}

/** Kinds of policies that decide together. */
const family: Readonly<Record<PolicyKind, string>> = {
  identity: "identity",
  boundary: "identity",
  session: "identity",
  trust: "trust",
  resource: "resource",
  endpoint: "endpoint",
  "service-control": "service-control",
  "resource-control": "resource-control",
};

function subjectsIn({ policies, groupOf }: PoliciesOfSide): Map<string, Subject> {
  const subjects = new Map<string, { readonly address: string; readonly policies: Policy[] }>();
  for (const policy of policies) {
    const has = policy.attachedTo.map(({ address }) => address);
    for (const address of has.length > 0 ? has : [policy.owner.address]) {
      const key = JSON.stringify([
        family[policy.kind],
        groupOf(policy),
        policy.scope ?? "",
        address === policy.place.source.path ? "" : address,
      ]);
      const own = subjects.get(key) ?? { address, policies: [] };
      own.policies.push(policy);
      subjects.set(key, own);
    }
  }
  return subjects;
}

/** The key of the subject that is gone and says most of what a new one says, half of it at least. */
function renamedFrom(
  gone: ReadonlyMap<string, Subject>,
  key: string,
  policies: readonly Policy[],
): string | undefined {
  const [kind] = JSON.parse(key) as readonly string[];
  const said = new Set(policies.flatMap(statementsSaid));
  let best: { readonly key: string; readonly shared: number } | undefined;
  for (const [other, subject] of gone) {
    if ((JSON.parse(other) as readonly string[])[0] !== kind) continue;
    const all = subject.policies.flatMap(statementsSaid);
    const shared = all.filter((each) => said.has(each)).length;
    if (shared * 2 >= Math.max(all.length, said.size) && shared > (best?.shared ?? 0))
      best = { key: other, shared };
  }
  return best?.key;
}

function statementsSaid({ statements }: Policy): readonly string[] {
  return statements.map((each) => `${each.presence} ${statementKey(each)}`);
}

/** Subjects of the same policies on both sides are told of once. */
function unique(pairs: readonly Pair[]): readonly Pair[] {
  const ids = (policies: readonly Policy[]): string => policies.map(({ id }) => id).join("\n");
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
      .map(({ kind, version, statements }) => [
        kind,
        version?.parts,
        statements.map((each) => [
          each.presence,
          statementKey(each),
          holesIn(each).map(definitionOf),
        ]),
      ])
      .map((each) => JSON.stringify(each))
      .sort(),
  );
}
