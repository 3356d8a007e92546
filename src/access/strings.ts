import { atomsOf, charactersOf, withItself, type Letter } from "./automaton.ts";
import { mannerOf, type Certainty, type Demand } from "./demand.ts";
import { findNamed } from "./named.ts";
import { reduced } from "./reduced.ts";
import { startState, type State } from "./states.ts";

export type Found<Value> =
  | { readonly kind: "found"; readonly value: Value }
  | { readonly kind: "none" }
  /** It was not decided: there were too many steps. */
  | { readonly kind: "capped" };

export const nothing = { kind: "none" } as const;
export const capped = { kind: "capped" } as const;

/** How to look for something: what counts, and how much may still be looked at before it is given up. */
export type Search = { readonly certainty: Certainty; readonly limit: { left: number } };

/** One state of each automaton, and how it was come to. */
type Joint = {
  readonly states: readonly State[];
  readonly last?: Letter;
  readonly before?: Joint;
};

const mostStates = 20_000;

/**
 * A shortest string that meets all demands: a search through the product of the automata, letter by
 * letter. One demand at least must hold.
 */
export function findString(
  demanded: readonly Demand[],
  { certainty, limit }: Search,
): Found<readonly Letter[]> {
  const left = reduced(demanded);
  if (!left) return nothing;
  const demands = fixed(left, certainty);
  const named = findNamed(demands, certainty);
  if (named) return named === "none" ? nothing : { kind: "found", value: named };
  const other = unnamed(demands);
  const start: Joint = {
    states: demands.map((each) => startState(each.machine, mannerOf(each, certainty))),
  };
  const seen = new Set([keyOf(start)]);
  let front: readonly Joint[] = isHopeless(start, demands) ? [] : [start];
  while (front.length > 0) {
    const reached: Joint[] = [];
    for (const joint of front) {
      if (isMet(joint, demands)) return { kind: "found", value: lettersTo(joint) };
      for (const letter of lettersFrom(joint, demands, other)) {
        const states = joint.states.map((state) => state.after(letter));
        const next = { states, last: letter, before: joint };
        if (isHopeless(next, demands)) continue;
        const key = keyOf(next);
        if (seen.has(key)) continue;
        if (seen.size >= mostStates || limit.left-- <= 0) return capped;
        seen.add(key);
        reached.push(next);
      }
    }
    front = reached;
  }
  return nothing;
}

/**
 * Where it must be certain, what is not known has some value without wildcards: with it on both
 * sides, the rest is compared.
 */
function fixed(demands: readonly Demand[], certainty: Certainty): readonly Demand[] {
  if (certainty === "possible") return demands;
  const makers = demands.filter(({ makes }) => makes);
  const atoms = new Set(makers.flatMap(({ machine }) => atomsOf(machine).map(({ id }) => id)));
  if (atoms.size === 0) return demands;
  return demands.map((each) =>
    each.makes || each.shape ? each : { ...each, machine: withItself(each.machine, atoms) },
  );
}

function isMet({ states }: Joint, demands: readonly Demand[]): boolean {
  return states.every((state, index) => state.isAccepting === demands[index]?.holds);
}

function isHopeless({ states }: Joint, demands: readonly Demand[]): boolean {
  return states.some((state, index) => (demands[index]?.holds ? state.isDead : state.takesTheRest));
}

/** The letters to try: where a pattern that must match goes on with certain characters, no others. */
function lettersFrom(
  { states }: Joint,
  demands: readonly Demand[],
  other: string,
): ReadonlySet<Letter> {
  const only = states.find(({ only }, index) => only && demands[index]?.holds)?.only;
  const letters = new Set<Letter>(only ? [] : [other]);
  for (const state of states)
    for (const letter of state.letters)
      if (!only || typeof letter !== "string" || only.has(letter.toLowerCase()))
        letters.add(letter);
  return letters;
}

/** A character that no pattern names: it stands for all others. */
function unnamed(demands: readonly Demand[]): string {
  const named = demands.map(({ machine }) => charactersOf(machine));
  const isNamed = (each: string): boolean => named.some((characters) => characters.has(each));
  const usual = usualCharacters.find((each) => !isNamed(each));
  if (usual !== undefined) return usual;
  let code = 0xe9;
  while (isNamed(String.fromCodePoint(code))) code++;
  return String.fromCodePoint(code);
}

const usualCharacters = Array.from("xyzwvutsrqponmlkjihgfedcba0123456789_~!");

function keyOf({ states }: Joint): string {
  return states.map(({ id }) => id).join();
}

function lettersTo(joint: Joint): readonly Letter[] {
  const letters: Letter[] = [];
  for (let at: Joint | undefined = joint; at?.last !== undefined; at = at.before)
    letters.push(at.last);
  return letters.reverse();
}
