import type { Hole } from "../../iam/text.ts";
import type { Place, Source, Span } from "../../source/source.ts";
import type {
  Argument,
  Call,
  Expression,
  Function,
  Return,
  Step,
} from "../../syntax/script/tree.ts";
import { membersOf } from "../members.ts";
import {
  entryNamed,
  list,
  mapWith,
  nothing,
  oneOf,
  unknown,
  type ListValue,
  type MapValue,
  type Value,
} from "../value.ts";
import type { Asking, Bound, Evaluator } from "./at.ts";
import { argumentOf, restOf } from "./bound.ts";

/**
 * What a call hands to the parameters of a function.
 *
 * @param caller what evaluates the file of the call
 * @param usual what a default comes to, which stands in the file of the function
 */
export function argumentsOf(
  call: Call,
  of: Function,
  bound: Bound,
  caller: Pick<Evaluator, "script" | "evaluate" | "hole">,
  usual: (node: Expression) => Value,
): readonly Value[] {
  const { source, program } = caller.script;
  const called = caller.hole(call);
  const given = (node: Expression): Value => caller.evaluate(node, bound);
  const isComplete = call.args.every(({ spread }) => !spread);
  return of.parameters.map((parameter, index) => {
    const hole = { ...called, id: `${called.id}(${parameter.name})` };
    if (parameter.rest) {
      if (parameter.named) return byName(call, of, given, source, hole);
      const rest = restOf(call, of, index);
      return rest ? listed(rest, given, { source, span: call.span }) : unknown(hole);
    }
    const found = argumentOf(call, of, index);
    const isUsual = program.language === "typescript" && found?.kind === "null";
    if (found && !(isUsual && parameter.default)) return given(found);
    if (parameter.default)
      return oneOf([usual(parameter.default)], isComplete || found !== undefined, hole);
    // JavaScript calls a function with less than it takes, Python does not.
    const isLeftOut = isComplete && program.language === "typescript";
    return isLeftOut ? nothing({ source, span: call.span }) : unknown(hole);
  });
}

/** What a call passes by names that no other parameter has: `**kwargs`. */
function byName(
  { args, span }: Call,
  { parameters }: Function,
  given: (node: Expression) => Value,
  source: Source,
  hole: Hole,
): MapValue {
  const others = new Set(parameters.flatMap(({ name, rest }) => (rest ? [] : [name])));
  return {
    ...mapWith(
      args.flatMap(({ name, value, span: own }) =>
        name === undefined || others.has(name)
          ? []
          : [entryNamed(name, given(value), { source, span: own })],
      ),
      { source, span },
    ),
    rest: args.some(({ spread }) => spread === "entries") ? [hole] : [],
  };
}

function listed(
  args: readonly Argument[],
  given: (node: Expression) => Value,
  place: Place,
): ListValue {
  const parts = args.map(({ value, spread }) =>
    spread ? membersOf(given(value)) : { items: [given(value)], rest: [] },
  );
  return {
    ...list(
      parts.flatMap(({ items }) => items),
      place,
    ),
    rest: parts.flatMap(({ rest }) => rest),
  };
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
