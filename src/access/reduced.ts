import { subset, type Automaton, type Pattern } from "./automaton.ts";
import type { Demand } from "./demand.ts";

/**
 * The same demands without patterns that make no difference: those that must match and must not, since
 * the value of what is not known is one and the same in both; and those that end or begin otherwise
 * than all patterns of something that must match. Undefined where nothing is left that must match.
 */
export function reduced(demands: readonly Demand[]): readonly Demand[] | undefined {
  const excluded = new Set(
    demands.flatMap(({ machine, holds }) => (holds ? [] : machine.patterns.map(({ key }) => key))),
  );
  const left = demands.map((demand) =>
    demand.holds ? keeping(demand, ({ key }) => !excluded.has(key)) : demand,
  );
  const held = left.filter(({ holds }) => holds);
  const fitting = left.map((demand) =>
    keeping(demand, (pattern) =>
      held.every((other) => other === demand || isAmong(pattern, other.machine)),
    ),
  );
  if (fitting.some(({ holds, machine }) => holds && machine.patterns.length === 0))
    return undefined;
  return fitting.filter(({ machine }) => machine.patterns.length > 0);
}

function keeping(demand: Demand, keeps: (pattern: Pattern) => boolean): Demand {
  const machine = subset(demand.machine, keeps);
  return machine === demand.machine ? demand : { ...demand, machine };
}

/** Whether a string that a pattern matches may be matched by an automaton, as far as their ends say. */
function isAmong({ start, end }: Pattern, { patterns }: Automaton): boolean {
  return patterns.some(
    (other) =>
      (other.start.startsWith(start) || start.startsWith(other.start)) &&
      (other.end.endsWith(end) || end.endsWith(other.end)),
  );
}
