import { once } from "../source/once.ts";
import type { Atom, Automaton, Letter, Sign } from "./automaton.ts";
import { naming } from "./caller.ts";
import { keyOfDemand, type Meaning } from "./condition.ts";
import { isBlind } from "./named.ts";
import { matches } from "./states.ts";
import type { Element, Term } from "./term.ts";

/**
 * Whether all that a term matches is plainly matched by another one, element by element, whatever is not
 * known: `s3:GetObject` by `s3:*`, under the same conditions and more. Where it is not plain, it may be
 * so all the same.
 */
export function isPlainlyWithin(term: Term, wide: Term): boolean {
  const { policy, statement, hinges, conditions, action, resource } = term;
  return (
    policy.kind === wide.policy.kind &&
    !naming.has(policy.kind) &&
    !statement.principal &&
    !wide.statement.principal &&
    wide.hinges.every((each) => hinges.includes(each)) &&
    areWithin(conditions, wide.conditions) &&
    isElementWithin(action, wide.action) &&
    (!wide.resource || (resource !== undefined && isElementWithin(resource, wide.resource)))
  );
}

/** Whether each of some conditions is asked for here too. */
function areWithin(own: readonly Meaning[], asked: readonly Meaning[]): boolean {
  const said = new Set(asked.length > 0 ? own.map(keyOf) : []);
  return asked.every((each) => said.has(keyOf(each)));
}

function keyOf({ holds, fails }: Meaning): string {
  return JSON.stringify([holds.map(keyOfDemand), fails.map(keyOfDemand)]);
}

function isElementWithin(own: Element, wide: Element): boolean {
  if (own.machine.key === wide.machine.key) return own.negated === wide.negated;
  if (own.negated || wide.negated) return false;
  const written = writtenIn(own.machine);
  if (written.isFolded && !isBlind(wide.machine)) return false;
  return written.patterns.every((letters) => matches(wide.machine, letters, "certainly"));
}

/**
 * Patterns as strings, in which a wildcard is something that is not known: what matches that whatever its
 * value is matches all that the pattern does.
 */
const writtenIn = once(({ patterns }: Automaton) => ({
  patterns: patterns.map(({ signs }) => signs.map(letterOf)),
  isFolded: patterns.some(({ signs }) =>
    signs.some((sign) => sign.kind === "character" && sign.folded),
  ),
}));

function letterOf(sign: Sign): Letter {
  switch (sign.kind) {
    case "character":
      return sign.value;
    case "wild":
      return anything(sign.except);
    case "atom":
      return sign.atom;
  }
}

/** Some string without the excepted characters: no atom of a pattern is the same one. */
function anything(except: string): Atom {
  return {
    id: `anything but ${except}`,
    holds: (character) => !except.includes(character),
    alphabet: [],
    within: [],
  };
}
