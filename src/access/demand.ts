import type { Automaton, Manner } from "./automaton.ts";

/** What is demanded of a string: that some patterns match it, or that they do not. */
export type Demand = {
  readonly machine: Automaton;
  readonly holds: boolean;
  /** The string is made of these patterns: their atoms are its own. */
  readonly makes?: boolean;
  /** The shape of all such strings: what is not known has it too. */
  readonly shape?: boolean;
};

/**
 * What counts as a match where values are not known. "possible": all that may be so, which leaves
 * nothing out; "certain": only what is so for all values.
 */
export type Certainty = "possible" | "certain";

/** Of what is possible, a pattern that must not match may match what it does not match for certain. */
export function mannerOf({ holds, makes, shape }: Demand, certainty: Certainty): Manner {
  if (makes) return "exactly";
  if (shape) return "possibly";
  return holds === (certainty === "possible") ? "possibly" : "certainly";
}
