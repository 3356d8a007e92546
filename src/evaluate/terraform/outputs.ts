import type { Hole } from "../../iam/text.ts";
import { oneOf, unknown, type Value } from "../value.ts";
import type { At, Evaluator } from "./at.ts";
import { eachOf, gathered, isWhole, itself, type Present, type Repeats } from "./instances.ts";
import { record } from "./iteration.ts";
import type { Module } from "./module.ts";
import { follow, stepName, type Step } from "./traversal.ts";

/** An instance of a module that is called, and what it gives to its caller. */
export type Called = Present & {
  readonly scope: {
    readonly module: Pick<Module, "outputs">;
    output(name: string): Value | undefined;
  };
};

/** What the instances of a module come to behind some steps: `module.a["x"].arn`. */
export function outputOf(
  calls: readonly Called[],
  repeats: Repeats,
  steps: readonly Step[],
  at: At,
  evaluator: Evaluator,
  otherwise: Hole,
): Value {
  const [first, ...more] = steps;
  const inside = ({ scope }: Pick<Called, "scope">, own: readonly Step[]): Value => {
    const [output, ...behind] = own;
    if (output?.kind === "attribute") {
      const value = scope.output(output.name);
      return value ? follow(value, behind, at, evaluator, otherwise) : unknown(otherwise);
    }
    const names = [...scope.module.outputs.keys()];
    const all = names.map((name) => [name, scope.output(name) ?? unknown(otherwise)] as const);
    return follow(record(otherwise.place, Object.fromEntries(all)), own, at, evaluator, otherwise);
  };
  const one = calls.find(({ instance }) => instance === itself);
  if (!repeats || first?.kind === "attribute") return one ? inside(one, steps) : unknown(otherwise);
  if (first?.kind === "index") {
    const name = stepName(first, at, evaluator);
    const found = calls.find(({ instance }) => instance.name === name) ?? one;
    if (found) return inside(found, more);
    const any = calls.map((each) => inside(each, more));
    return any.length > 0 ? oneOf(any, isWhole(calls), otherwise) : unknown(otherwise);
  }
  if (first?.kind === "splat") {
    const all = eachOf(calls, (each) => inside(each, first.steps), otherwise);
    return follow(all, more, at, evaluator, otherwise);
  }
  return gathered(calls, repeats, (each) => inside(each, []), otherwise);
}
