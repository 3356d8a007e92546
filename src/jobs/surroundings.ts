import type { ReferenceGraph } from "../iac/format.ts";
import type { Declared } from "../iam/inventory.ts";
import { groupedBy } from "../source/grouped.ts";
import { once } from "../source/once.ts";
import { referrersIn } from "./references.ts";
import type { Scan } from "./scan.ts";

/** What stands in one module or template. */
export type Surroundings = {
  readonly declared: readonly Declared[];
  /** What is declared elsewhere, and has a name here. */
  readonly lookedUp: readonly Declared[];
  readonly references: ReferenceGraph;
  /** Who refers to an address, directly. */
  readonly referrers: ReadonlyMap<string, readonly string[]>;
  /** The position of each address in the files. */
  readonly order: ReadonlyMap<string, number>;
};

/** Who refers to an address anywhere: a circle may lead through other modules. */
export const referrersOf = once((scan: Scan) => referrersIn(scan.references));

export function surroundingsOf(scan: Scan, scope: string): Surroundings {
  return surroundingsIn(scan).get(scope) ?? nowhere;
}

const nowhere: Surroundings = {
  declared: [],
  lookedUp: [],
  references: new Map(),
  referrers: new Map(),
  order: new Map(),
};

/** What stands in each module or template; a scan is sorted by them once. */
const surroundingsIn = once((scan: Scan): ReadonlyMap<string, Surroundings> => {
  const declared = groupedBy(scan.declared, (each) => each.scope);
  const lookedUp = groupedBy(scan.lookedUp ?? [], (each) => each.scope);
  const nodes = groupedBy([...scan.references], ([, { scope }]) => scope);
  const scopes = new Set([...declared.keys(), ...lookedUp.keys(), ...nodes.keys()]);
  return new Map(
    [...scopes].map((scope) => {
      const references: ReferenceGraph = new Map(nodes.get(scope));
      return [
        scope,
        {
          declared: declared.get(scope) ?? [],
          lookedUp: lookedUp.get(scope) ?? [],
          references,
          referrers: referrersIn(references),
          order: new Map([...references.keys()].map((address, index) => [address, index])),
        },
      ];
    }),
  );
});

/** An address without the module or template that it stands in. */
export function unscoped(address: string, scope: string): string {
  return address.slice(scope.length + 1);
}

export function typeOf(address: string, { references }: Surroundings): string {
  return references.get(address)?.type ?? "";
}

export function referringIn({ referrers }: Surroundings, to: readonly string[]): readonly string[] {
  return to.flatMap((each) => referrers.get(each) ?? []);
}

export function inOrder(addresses: readonly string[], { order }: Surroundings): readonly string[] {
  return [...new Set(addresses)]
    .filter((address) => order.has(address))
    .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}
