import type { Automaton } from "./automaton.ts";

/** What is demanded of a string: that some patterns match it, or that they do not. */
export type Demand = {
  readonly machine: Automaton;
  readonly holds: boolean;
  /** The string is made of these patterns: their atoms are its own. */
  readonly makes?: boolean;
  /** The shape of all such strings: what is not known has it too. */
  readonly shape?: boolean;
};
