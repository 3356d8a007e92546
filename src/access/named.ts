import { atomsOf, type Automaton, type Sign } from "./automaton.ts";
import { matches } from "./states.ts";
import { mannerOf, type Certainty, type Demand } from "./demand.ts";

/**
 * A shortest string that meets all demands, where one of them names the strings that can, without
 * wildcards; "none" where none of them does. Undefined where no demand names them, and a string must
 * be looked for.
 */
export function findNamed(
  demands: readonly Demand[],
  certainty: Certainty,
): readonly string[] | "none" | undefined {
  // A string that is made of what is not known is not spelled out by a pattern that may match it.
  if (demands.some(({ machine, makes }) => makes && atomsOf(machine).length > 0)) return undefined;
  const named = demands.find(({ machine, holds }) => holds && isNamed(machine, demands));
  if (!named) return undefined;
  const strings = named.machine.patterns
    .map(({ signs }) => signs.flatMap((sign) => (sign.kind === "character" ? [sign.value] : [])))
    .sort((a, b) => a.length - b.length);
  const met = strings.find((string) =>
    demands.every(
      (each) =>
        each === named || matches(each.machine, string, mannerOf(each, certainty)) === each.holds,
    ),
  );
  return met ?? "none";
}

/** Whether a machine's patterns are all that need be tried: where case counts, theirs is no other. */
function isNamed(machine: Automaton, demands: readonly Demand[]): boolean {
  switch (kindOf(machine)) {
    case "open":
      return false;
    case "exact":
      return true;
    case "folded":
      return demands.every((each) => isBlind(each.machine));
  }
}

type Kind = "exact" | "folded" | "open";
const kinds = new WeakMap<Automaton, Kind>();

function kindOf(machine: Automaton): Kind {
  const known = kinds.get(machine);
  if (known) return known;
  const signs = machine.patterns.flatMap((pattern) => pattern.signs);
  const isOpen = signs.some(({ kind }) => kind !== "character");
  const kind = isOpen ? "open" : signs.some(hasCases) ? "folded" : "exact";
  kinds.set(machine, kind);
  return kind;
}

function hasCases(sign: Sign): boolean {
  return sign.kind === "character" && sign.folded && isLetter(sign.value);
}

const blind = new WeakMap<Automaton, boolean>();

/** Whether an automaton takes each letter in both cases or in none. */
export function isBlind(machine: Automaton): boolean {
  const known = blind.get(machine);
  if (known !== undefined) return known;
  const made = machine.patterns.every(({ signs }) =>
    signs.every((sign) => {
      if (sign.kind === "character") return sign.folded || !isLetter(sign.value);
      return sign.kind === "wild" && !Array.from(sign.except).some(isLetter);
    }),
  );
  blind.set(machine, made);
  return made;
}

function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase();
}
