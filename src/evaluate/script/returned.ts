import type { Span } from "../../source/source.ts";
import type { Call, Function, Return, Step } from "../../syntax/script/tree.ts";
import { oneOf, unknown, type Value } from "../value.ts";
import type { Bound } from "./at.ts";
import { argumentOf, type Asking } from "./bound.ts";

/** What a call hands to the parameters of a function of the file. */
export function argumentsOf(
  call: Call,
  of: Function,
  bound: Bound,
  asking: Asking,
): readonly Value[] {
  return of.parameters.map((parameter, index) => {
    const found = argumentOf(call, of, index) ?? parameter.default;
    return found ? asking.evaluate(found, bound) : unknown(asking.hole(call));
  });
}

/** What a function gives for arguments: what it returns, or one of that. */
export function returnedBy(
  of: Function,
  args: readonly Value[],
  at: { readonly span: Span },
  around: Bound,
  asking: Asking,
): Value | undefined {
  const bound = new Map(around);
  for (const [index, binding] of asking.script.scopes.parameters(of).entries()) {
    const value = args[index];
    if (value) bound.set(binding, value);
  }
  const returns = [...returnsIn(of.body)];
  const values = returns.map(({ value }) => value && asking.evaluate(value, bound));
  if (values.length === 0 || values.some((each) => each === undefined)) return undefined;
  return oneOf(
    values.filter((each) => each !== undefined),
    true,
    asking.hole(at),
  );
}

function* returnsIn(body: readonly Step[]): Generator<Return> {
  for (const step of body) {
    if (step.kind === "return") yield step;
    if (step.kind === "block") yield* returnsIn(step.body);
  }
}
