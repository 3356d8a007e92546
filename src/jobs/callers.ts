import type { DeputySource } from "../catalog/deputies.ts";
import type { ReferenceGraph } from "../iac/format.ts";
import type { Declared } from "../iam/inventory.ts";
import type { Caller } from "../narrow/neighbourhood.ts";

/** What is declared in a module or template, and who refers to what there. */
export type DeclaredGraph = {
  readonly declared: readonly Declared[];
  readonly references: ReferenceGraph;
  readonly referrers: ReadonlyMap<string, readonly string[]>;
};

/**
 * The resources for which a service calls one of `targets`, as far as it is declared: a topic that a
 * subscription sends to a queue, a distribution whose origin is a bucket.
 *
 * @param targets scoped addresses
 */
export function callersOf(
  { types, where, checked = [] }: DeputySource,
  targets: readonly string[],
  { declared, references, referrers }: DeclaredGraph,
): readonly Caller[] {
  const ofType = new Map<string, Declared>(
    declared.flatMap((each) =>
      types.includes(each.type) ? [[`${each.scope}/${each.address}`, each] as const] : [],
    ),
  );
  const callers = targets.flatMap((target) =>
    (referrers.get(target) ?? []).flatMap((address): readonly Caller[] => {
      const node = references.get(address);
      if (!node || !where.includes(node.type)) return [];
      const itself = ofType.get(address);
      const meant = itself ? [address] : node.refersTo.filter((each) => !targets.includes(each));
      return meant.flatMap((each) => {
        const resource = ofType.get(each);
        return resource ? [{ resource, isLater: checked.includes(node.type) }] : [];
      });
    }),
  );
  return [...new Map(callers.map((each) => [each.resource, each])).values()];
}
