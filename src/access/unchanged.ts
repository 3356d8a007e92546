import type { Side } from "./gap.ts";
import type { Term } from "./term.ts";
import { isPlainlyWithin } from "./within.ts";

/**
 * Whether what a term of one side allows is plainly allowed by the other: the same is said there, or
 * one of its statements says more, and nothing cuts it there that does not cut it here. It spares the search for most
 * of a large policy.
 */
export function unchanged(now: Side, before: Side): (term: Term) => boolean {
  const said = keysOf(before.grants);
  const isCutAlike =
    isWithin(before.denies, keysOf(now.denies)) &&
    before.ceilings.every(({ kind, terms }) => {
      const own = now.ceilings.find((each) => each.kind === kind);
      return own !== undefined && isWithin(own.terms, keysOf(terms));
    });
  return (term) =>
    isCutAlike && (said.has(term.key) || before.grants.some((each) => isPlainlyWithin(term, each)));
}

function keysOf(terms: readonly Term[]): ReadonlySet<string> {
  return new Set(terms.map(({ key }) => key));
}

function isWithin(terms: readonly Term[], keys: ReadonlySet<string>): boolean {
  return terms.every(({ key }) => keys.has(key));
}
