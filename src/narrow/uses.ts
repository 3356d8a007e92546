import type { Use } from "../catalog/uses.ts";
import type { Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import { listed } from "../rules/wording.ts";
import { wordsOf } from "../catalog/words.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

// What a wildcard is there for, where something says so: who runs under the policy, or its Sid.

/** What a statement is taken to do with a service: what is surest first, none where nothing tells. */
export type Taken = (service: string) => readonly (readonly Use[])[];

/**
 * What the statement's own Sid says that it does, or else all that is done by the services that its
 * roles are for.
 */
export function evidentUses({ sid }: Statement, near: Neighbourhood): Taken {
  const said = new Set(wordsOf((sid && known(sid)) ?? ""));
  return (service) => {
    const uses = near.uses.of(service);
    const named = uses.filter(({ words }) => words.some((word) => said.has(word)));
    const done = (principal: string): readonly Use[] =>
      uses.filter(({ apart, isOf }) => !apart && isOf(principal));
    const byEach = near.services.map(done);
    const isKnown = byEach.length > 0 && byEach.every((each) => each.length > 0);
    const all = isKnown ? uses.filter((use) => byEach.some((each) => each.includes(use))) : [];
    const taking = isOnlyFed(service, near) ? all.filter(({ fed }) => fed) : [];
    return [named, taking, all].filter((each) => each.length > 0);
  };
}

/** Whether what runs has to do with a service only by what that hands to it. */
function isOnlyFed(service: string, { declared, used, feeding, telling }: Neighbourhood): boolean {
  const { named, open } = telling();
  if ([...named.keys(), ...open.keys()].some((type) => type.startsWith(`${service}:`)))
    return false;
  const own = declared.filter(
    ({ type, address }) => type.startsWith(`${service}:`) && used.has(address),
  );
  return own.length > 0 && own.every(({ address }) => feeding.has(address));
}

/** All that is commonly done with a service: what to ask about where nothing tells. */
export function commonUses({ uses }: Neighbourhood): Taken {
  return (service) => {
    const all = uses.of(service).filter(({ common }) => common);
    return all.length > 0 ? [all] : [];
  };
}

/** "reads and writes objects and sends messages" */
export function clauseOf(uses: readonly Use[]): string {
  const byWhat = new Map<string, Set<string>>();
  for (const { does, what } of uses) byWhat.set(what, (byWhat.get(what) ?? new Set()).add(does));
  const clauses = [...byWhat].map(([what, does]) => `${listed([...does], does.size)} ${what}`);
  return listed(clauses, clauses.length);
}
