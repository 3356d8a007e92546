import type { ReferenceGraph } from "../iac/format.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { Declared, Vocabulary } from "../iam/inventory.ts";
import { phrase } from "../iam/draft.ts";
import type { World } from "../narrow/world.ts";
import type { Knowledge } from "../rules/rule.ts";
import { reaches } from "./prove.ts";
import type { Scan } from "./scan.ts";

/** What is known around a statement: the resources it may name, and what hints at those it needs. */
export function worldOf(
  statement: Statement,
  policy: Policy,
  scan: Scan,
  knowledge: Knowledge,
): World {
  const scope = scan.formatOf(policy).group(statement.place.source.path);
  const scoped = (address: string): string => `${scope}/${address}`;
  const references = graphOf(scan, scope);
  const roles = policy.attachedTo.map(({ address }) => scoped(address));
  const container = scan.within.get(statement.id) ?? scoped(policy.owner.address);
  const own = new Set([container, scoped(policy.owner.address), ...roles]);
  const declared = declaredIn(scan, scope).filter(
    (each) =>
      !own.has(scoped(each.address)) && !reaches(references, scoped(each.address), container),
  );
  return {
    ...knowledge,
    vocabulary: scan.vocabularies.get(scope) ?? anywhere,
    declared,
    used: usedBy(references, roles, scope),
    services: servicesOf(scan.policies, policy),
  };
}

const declaredByScope = new WeakMap<Scan, ReadonlyMap<string, readonly Declared[]>>();

/** What a module or template declares; a scan is sorted by them once. */
function declaredIn(scan: Scan, scope: string): readonly Declared[] {
  const known = declaredByScope.get(scan) ?? groupedBy(scan.declared, (each) => each.scope);
  declaredByScope.set(scan, known);
  return known.get(scope) ?? [];
}

const graphs = new WeakMap<Scan, ReadonlyMap<string, ReferenceGraph>>();

/** The references within a module or template. */
function graphOf(scan: Scan, scope: string): ReferenceGraph {
  const known =
    graphs.get(scan) ??
    new Map(
      [...groupedBy([...scan.references], ([, { scope }]) => scope)].map(([each, nodes]) => [
        each,
        new Map(nodes),
      ]),
    );
  graphs.set(scan, known);
  return known.get(scope) ?? new Map();
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const anywhere: Vocabulary = { partition: phrase("*"), region: phrase("*"), account: phrase("*") };

const identity = /^(?:aws_iam_|AWS::IAM::)/;
const eventSource = /event_?source_?mapping$/i;

/**
 * What the functions, tasks and machines that run under the roles refer to, and what feeds them:
 * the addresses, by the one that refers to them.
 */
function usedBy(
  graph: ReferenceGraph,
  roles: readonly string[],
  scope: string,
): ReadonlyMap<string, string> {
  const used = new Map<string, string>();
  const short = (address: string): string => address.slice(scope.length + 1);
  const runs = [...graph].filter(
    ([address, { type, refersTo }]) =>
      !identity.test(type) &&
      (roles.includes(address) || refersTo.some((to) => roles.includes(to))),
  );
  const running = new Set(runs.map(([address]) => address));
  const feeds = [...graph].filter(
    ([, { type, refersTo }]) => eventSource.test(type) && refersTo.some((to) => running.has(to)),
  );
  for (const [address, { refersTo }] of [...runs, ...feeds])
    for (const to of refersTo)
      if (!running.has(to) && !roles.includes(to) && !used.has(short(to)))
        used.set(short(to), short(address));
  return used;
}

/** The services that the trust policies of the policy's roles name. */
function servicesOf(policies: readonly Policy[], policy: Policy): readonly string[] {
  const roles = new Set(policy.attachedTo.map(({ address }) => address));
  const trusts = policies.filter(
    ({ kind, owner, place }) =>
      kind === "trust" &&
      roles.has(owner.address) &&
      place.source.path.split("/").slice(0, -1).join("/") ===
        policy.place.source.path.split("/").slice(0, -1).join("/"),
  );
  const named = trusts.flatMap(({ statements }) =>
    statements.flatMap(({ principal }) =>
      (principal?.entries ?? []).flatMap(({ type, items }) =>
        type === "Service" ? items.flatMap((item) => known(item) ?? "?") : ["?"],
      ),
    ),
  );
  return [...new Set(named)];
}
