import {
  after,
  atomsOf,
  charactersOf,
  isAccepting,
  lettersAt,
  startOf,
  takesTheRest,
  union,
  withItself,
  type Automaton,
  type Letter,
  type Manner,
  type Positions,
} from "./automaton.ts";

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

export type Found<Value> =
  | { readonly kind: "found"; readonly value: Value }
  | { readonly kind: "none" }
  /** It was not decided: there were too many steps. */
  | { readonly kind: "capped" };

export const nothing = { kind: "none" } as const;
export const capped = { kind: "capped" } as const;

type State = {
  readonly positions: readonly Positions[];
  readonly last?: Letter;
  readonly before?: State;
};

const mostStates = 20_000;

/**
 * A shortest string that meets all demands: a search through the product of the automata, letter by
 * letter. One demand at least must hold.
 */
export function findString(
  demanded: readonly Demand[],
  certainty: Certainty,
): Found<readonly Letter[]> {
  const demands = fixed(withoutExcluded(demanded), certainty);
  const manners = demands.map((each) => mannerOf(each, certainty));
  const other = unnamed(demands);
  const start: State = {
    positions: demands.map(({ machine }, index) => startOf(machine, manners[index] ?? "possibly")),
  };
  const seen = new Set([keyOf(start)]);
  let front: readonly State[] = isHopeless(start, demands) ? [] : [start];
  while (front.length > 0) {
    const reached: State[] = [];
    for (const state of front) {
      if (isMet(state, demands)) return { kind: "found", value: lettersTo(state) };
      for (const letter of lettersFrom(state, demands, manners, other)) {
        const next = step(state, letter, demands, manners);
        if (isHopeless(next, demands)) continue;
        const key = keyOf(next);
        if (seen.has(key)) continue;
        if (seen.size >= mostStates) return capped;
        seen.add(key);
        reached.push(next);
      }
    }
    front = reached;
  }
  return nothing;
}

/**
 * Demands without patterns that must not match: whatever the value of an atom, it is the same in all
 * of them.
 */
function withoutExcluded(demands: readonly Demand[]): readonly Demand[] {
  const excluded = new Set(
    demands.flatMap(({ machine, holds }) => (holds ? [] : machine.patterns.map(({ key }) => key))),
  );
  return demands.map((demand) => {
    if (!demand.holds) return demand;
    const left = demand.machine.patterns.filter(({ key }) => !excluded.has(key));
    return left.length === demand.machine.patterns.length
      ? demand
      : { ...demand, machine: union(left) };
  });
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

/** Of what is possible, a pattern that must not match may match what it does not match for certain. */
function mannerOf({ holds, makes, shape }: Demand, certainty: Certainty): Manner {
  if (makes) return "exactly";
  if (shape) return "possibly";
  return holds === (certainty === "possible") ? "possibly" : "certainly";
}

function step(
  state: State,
  letter: Letter,
  demands: readonly Demand[],
  manners: readonly Manner[],
): State {
  const positions = demands.map(({ machine }, index) =>
    after(machine, state.positions[index] ?? [], letter, manners[index] ?? "possibly"),
  );
  return { positions, last: letter, before: state };
}

function isMet({ positions }: State, demands: readonly Demand[]): boolean {
  return demands.every(
    ({ machine, holds }, index) => isAccepting(machine, positions[index] ?? []) === holds,
  );
}

function isHopeless({ positions }: State, demands: readonly Demand[]): boolean {
  return demands.some(({ machine, holds }, index) => {
    const at = positions[index] ?? [];
    return holds ? at.length === 0 : takesTheRest(machine, at);
  });
}

function lettersFrom(
  { positions }: State,
  demands: readonly Demand[],
  manners: readonly Manner[],
  other: string,
): readonly Letter[] {
  const letters = demands.flatMap(({ machine }, index) =>
    lettersAt(machine, positions[index] ?? [], manners[index] ?? "possibly"),
  );
  return [...new Set<Letter>([other, ...letters])];
}

/** A character that no pattern names: it stands for all others. */
function unnamed(demands: readonly Demand[]): string {
  const named = new Set(demands.flatMap(({ machine }) => charactersOf(machine)));
  const usual = Array.from("xyzwvutsrqponmlkjihgfedcba0123456789_~!");
  return usual.find((each) => !named.has(each)) ?? firstUnnamed(named);
}

function firstUnnamed(named: ReadonlySet<string>): string {
  let code = 0xe9;
  while (named.has(String.fromCodePoint(code))) code++;
  return String.fromCodePoint(code);
}

function keyOf({ positions }: State): string {
  return positions.map((each) => each.join()).join(";");
}

function lettersTo(state: State): readonly Letter[] {
  const letters: Letter[] = [];
  for (let at: State | undefined = state; at?.last !== undefined; at = at.before)
    letters.push(at.last);
  return letters.reverse();
}
