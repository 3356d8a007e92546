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

/** What a side knows of its policies: the module or template of each, as the base names it. */
export type GroupOf = (policy: Policy) => string;

/**
 * The subjects of a change whose policies are not what they were. A subject is the same on both
 * sides by its address, in a module or template; one that has a new address by what its policies say.
 */
export function changedSubjects(
  now: { readonly policies: readonly Policy[]; readonly groupOf: GroupOf },
  before: { readonly policies: readonly Policy[]; readonly groupOf: GroupOf },
): readonly Pair[] {
  const [head, base] = [
    subjectsIn(now.policies, now.groupOf),
    subjectsIn(before.policies, before.groupOf),
  ];
  const gone = new Map([...base].filter(([key]) => !head.has(key)));
  const pairs: Pair[] = [];
  for (const [key, { address, policies }] of head) {
    const known = base.get(key) ?? taken(gone, key, policies);
    pairs.push({ address, now: policies, before: known?.policies ?? [] });
  }
  for (const { address, policies } of gone.values())
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

function subjectsIn(policies: readonly Policy[], groupOf: GroupOf): Map<string, Subject> {
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

/** The subject that is gone and says most of what a new one says, if that is half of it at least. */
function taken(
  gone: Map<string, Subject>,
  key: string,
  policies: readonly Policy[],
): Subject | undefined {
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
  if (!best) return undefined;
  const found = gone.get(best.key);
  gone.delete(best.key);
  return found;
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
