import type { Step } from "../tree.ts";
import type { Node } from "./nodes.ts";
import { textOf, type Reading } from "./reading.ts";

/** Steps of a function's body; what they assign to names that `global` and `nonlocal` say is not its own. */
export function outward(reading: Reading, body: Node, steps: readonly Step[]): readonly Step[] {
  const names = new Set([...namesOf(reading, body)]);
  return names.size > 0 ? marked(steps, names) : steps;
}

function* namesOf(reading: Reading, node: Node): Generator<string> {
  for (const child of node.children) {
    if (child.name === "ScopeStatement") {
      for (const each of child.children)
        if (each.name === "VariableName") yield textOf(reading, each);
    } else if (!/^(?:Function|Class)Definition$/.test(child.name)) yield* namesOf(reading, child);
  }
}

function marked(steps: readonly Step[], names: ReadonlySet<string>): readonly Step[] {
  return steps.map((step) => {
    if (step.kind === "block") return { ...step, body: marked(step.body, names) };
    const isOuter =
      step.kind === "assign" && step.target.kind === "name" && names.has(step.target.name);
    return isOuter ? { ...step, outer: true } : step;
  });
}
