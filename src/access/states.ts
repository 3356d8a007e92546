import {
  after,
  isAccepting,
  lettersAt,
  onlyAt,
  startOf,
  takesTheRest,
  type Automaton,
  type Letter,
  type Manner,
  type Positions,
} from "./automaton.ts";

/** Where an automaton stands: one object for the same positions, made when it is first come to. */
export type State = {
  /** Different for the states of one automaton. */
  readonly id: number;
  /** What is behind it is matched; nothing that may follow is; all of it is. */
  readonly isAccepting: boolean;
  readonly isDead: boolean;
  readonly takesTheRest: boolean;
  /** The letters that make a difference here. */
  readonly letters: readonly Letter[];
  /** In lower case, the characters of which one must follow if anything is to match; absent where others may. */
  readonly only: ReadonlySet<string> | undefined;
  readonly after: (letter: Letter) => State;
};

const starts = new WeakMap<Automaton, Map<Manner, State>>();

/** Where an automaton stands before the first letter. */
export function startState(machine: Automaton, manner: Manner): State {
  const own = starts.get(machine) ?? new Map<Manner, State>();
  starts.set(machine, own);
  const state = own.get(manner) ?? statesOf(machine, manner)(startOf(machine, manner));
  own.set(manner, state);
  return state;
}

function statesOf(machine: Automaton, manner: Manner): (positions: Positions) => State {
  const made = new Map<string, State>();
  const stateAt = (positions: Positions): State => {
    const key = positions.join();
    const known = made.get(key);
    if (known) return known;
    const next = new Map<Letter, State>();
    const state: State = {
      id: made.size,
      isAccepting: isAccepting(machine, positions),
      isDead: positions.length === 0,
      takesTheRest: takesTheRest(machine, positions),
      letters: [...new Set(lettersAt(machine, positions, manner))],
      only: onlyAt(machine, positions),
      after: (letter) => {
        const come = next.get(letter) ?? stateAt(after(machine, positions, letter, manner));
        next.set(letter, come);
        return come;
      },
    };
    made.set(key, state);
    return state;
  };
  return stateAt;
}

/** Whether a string is matched. */
export function matches(
  machine: Automaton,
  letters: readonly Letter[],
  manner: Manner = "certainly",
): boolean {
  let state = startState(machine, manner);
  for (const letter of letters) {
    if (state.isDead) return false;
    state = state.after(letter);
  }
  return state.isAccepting;
}
