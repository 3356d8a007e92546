import type { ReferenceGraph } from "../iac/format.ts";
import { closure } from "../source/closure.ts";

/** The addresses that refer to one, directly or through others, and that address itself. */
export function referringTo(
  address: string,
  referrers: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  return closure(new Set([address]), (at) => referrers.get(at) ?? []);
}

/** Who refers to an address, directly: the graph the other way round. */
export function referrersIn(graph: ReferenceGraph): ReadonlyMap<string, readonly string[]> {
  const referrers = new Map<string, string[]>();
  for (const [address, { refersTo }] of graph)
    for (const to of new Set(refersTo)) {
      const known = referrers.get(to);
      if (known) known.push(address);
      else referrers.set(to, [address]);
    }
  return referrers;
}

/** Whether a declaration refers to itself in a circle through a reference that was not there. */
export function hasNewCycle(before: ReferenceGraph, after: ReferenceGraph): boolean {
  const isOnCycle = (graph: ReferenceGraph, address: string): boolean => {
    const refersTo = (from: string): readonly string[] => graph.get(from)?.refersTo ?? [];
    return closure(new Set(refersTo(address)), refersTo).has(address);
  };
  return [...after].some(([address, { refersTo }]) => {
    const known = new Set(before.get(address)?.refersTo);
    return (
      refersTo.some((to) => !known.has(to)) &&
      isOnCycle(after, address) &&
      !isOnCycle(before, address)
    );
  });
}
