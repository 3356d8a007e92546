import { atomsOf, type Automaton, type Letter } from "./automaton.ts";
import { matches } from "./states.ts";
import type { CallerClass } from "./caller.ts";
import { keyOfDemand, type KeyDemand } from "./condition.ts";
import { findGroup, groupOf } from "./context.ts";
import type { Facts } from "./facts.ts";
import { mannerOf, type Certainty, type Demand } from "./demand.ts";
import { actionShape, resourceShape } from "./shapes.ts";
import { findString, type Found } from "./strings.ts";
import type { Constraint } from "./term.ts";
import type { Value } from "./value.ts";

/** What is demanded of a request so far. */
export type Demands = {
  readonly action: readonly Demand[];
  readonly resource: readonly Demand[];
  /** By group of keys. */
  readonly keys: ReadonlyMap<string, readonly KeyDemand[]>;
  readonly hinges: ReadonlyMap<string, boolean>;
};

/** Of the choices of a clause, one at least must be made. */
export type Clause = readonly Choice[];
export type Choice = readonly Constraint[];

export type Problem = {
  readonly caller: CallerClass;
  readonly facts: Facts;
  readonly certainty: Certainty;
};

/** What a search may still look at; when there is nothing left, it ends undecided. */
export type Budget = { left: number; spent: boolean };

export const unrestricted: Demands = {
  action: [actionShape],
  resource: [resourceShape],
  keys: new Map(),
  hinges: new Map(),
};

/**
 * The ways to meet all clauses from some demands on: an empty sequence proves, where the budget is
 * not spent, that no request does.
 */
export function* solutions(
  demands: Demands,
  clauses: readonly Clause[],
  theory: Theory,
  budget: Budget,
): Generator<Demands> {
  let least: { readonly clause: Clause; readonly ways: readonly Demands[] } | undefined;
  for (const clause of clauses) {
    if (budget.left <= 0) {
      budget.spent = true;
      return;
    }
    const ways = clause.flatMap((choice) => theory.extended(demands, choice) ?? []);
    if (ways.length === 0) return;
    if (!least || ways.length < least.ways.length) least = { clause, ways };
    if (ways.length === 1) break;
  }
  if (!least) {
    yield demands;
    return;
  }
  const chosen = least.clause;
  const left = clauses.filter((each) => each !== chosen);
  for (const way of least.ways) yield* solutions(way, left, theory, budget);
}

/** Decides whether demands can be met together, one dimension of the request at a time. */
export type Theory = {
  /** The demands with a choice made; undefined where no request meets them. */
  extended(demands: Demands, choice: Choice): Demands | undefined;
  string(demands: readonly Demand[]): Found<readonly Letter[]>;
  group(demands: readonly KeyDemand[]): Found<ReadonlyMap<string, readonly Value[]>>;
};

export function theoryOf({ caller, facts, certainty }: Problem, budget: Budget): Theory {
  const strings = new Map<string, Found<readonly Letter[]>>();
  const groups = new Map<string, Found<ReadonlyMap<string, readonly Value[]>>>();
  const search = { certainty, limit: budget };
  const stringKey = stringKeys();
  const string = (demands: readonly Demand[]): Found<readonly Letter[]> =>
    remembered(strings, stringKey(demands), () => {
      budget.left--;
      return findString(demands, search);
    });
  const group = (demands: readonly KeyDemand[]): Found<ReadonlyMap<string, readonly Value[]>> =>
    remembered(groups, demands.map(keyOfDemand).sort().join("\n\n"), () => {
      budget.left--;
      return findGroup(demands, caller, facts, search);
    });
  /**
   * A shortest string is one still where it meets what is demanded beside. What is not known is not
   * met by a string, but by what it is made of.
   */
  const stringWith = (had: readonly Demand[], more: Demand): Found<readonly Letter[]> => {
    const all = [...had, more];
    if (certainty === "certain" || atomsOf(more.machine).length > 0) return string(all);
    return remembered(strings, stringKey(all), () => {
      const before = string(had);
      if (before.kind === "none") return before;
      if (before.kind === "found" && before.value.every(isCharacter) && meets(more, before.value))
        return before;
      return string(all);
    });
  };
  const meets = ({ machine, holds, ...rest }: Demand, value: readonly Letter[]): boolean =>
    matches(machine, value, mannerOf({ machine, holds, ...rest }, certainty)) === holds;
  // What is not decided may be met where all that is possible counts, and is not where it must be certain.
  const isOpen = ({ kind }: Found<unknown>): boolean =>
    kind === "found" || (kind === "capped" && certainty === "possible");
  const extended = (demands: Demands, choice: Choice): Demands | undefined => {
    let now = demands;
    for (const constraint of choice) {
      const next = withConstraint(now, constraint);
      if (next === undefined) return undefined;
      if (next === now) continue;
      const had = now;
      now = next;
      if (constraint.on === "hinge") {
        if (certainty === "certain") return undefined;
      } else if (constraint.on === "key") {
        if (!isOpen(group(now.keys.get(groupOf(constraint.demand.key)) ?? []))) return undefined;
      } else if (!isOpen(stringWith(had[constraint.on], constraint.demand))) return undefined;
    }
    return now;
  };
  return { extended, string, group };
}

/** The same demands where nothing is added; undefined where one contradicts another at once. */
function withConstraint(demands: Demands, constraint: Constraint): Demands | undefined {
  switch (constraint.on) {
    case "action":
    case "resource": {
      const own = demands[constraint.on];
      const { machine, holds } = constraint.demand;
      if (own.some((each) => each.machine.key === machine.key && each.holds === holds))
        return demands;
      return { ...demands, [constraint.on]: [...own, constraint.demand] };
    }
    case "key": {
      const group = groupOf(constraint.demand.key);
      const own = demands.keys.get(group) ?? [];
      const key = keyOfDemand(constraint.demand);
      if (own.some((each) => keyOfDemand(each) === key)) return demands;
      const keys = new Map(demands.keys).set(group, [...own, constraint.demand]);
      return { ...demands, keys };
    }
    case "hinge": {
      const { hinge, holds } = constraint;
      const was = demands.hinges.get(hinge);
      if (was !== undefined) return was === holds ? demands : undefined;
      return { ...demands, hinges: new Map(demands.hinges).set(hinge, holds) };
    }
  }
}

function isCharacter(letter: Letter): boolean {
  return typeof letter === "string";
}

/** Keys equal for equal demands on strings. Automata go by numbers: what they are named by is long. */
function stringKeys(): (demands: readonly Demand[]) => string {
  const byKey = new Map<string, number>();
  const numbers = new WeakMap<Automaton, number>();
  const numberOf = (machine: Automaton): number => {
    const number = numbers.get(machine) ?? byKey.get(machine.key) ?? byKey.size;
    numbers.set(machine, number);
    byKey.set(machine.key, number);
    return number;
  };
  return (demands) =>
    demands
      .map(({ machine, holds, makes }) => {
        const number = String(numberOf(machine));
        return `${holds ? "+" : "-"}${makes ? "=" : ""}${number}`;
      })
      .sort()
      .join();
}

function remembered<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = find();
  known.set(key, made);
  return made;
}
