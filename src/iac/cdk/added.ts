import { decidersIn } from "../../evaluate/script/deciding.ts";
import type { DoneTo } from "../../evaluate/script/methods.ts";
import type { Evaluator, Script } from "../../evaluate/script/at.ts";
import { once } from "../../source/once.ts";
import type { Place } from "../../source/source.ts";
import type { Call, Expression, Program } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import { cdkName, inCamelCase } from "./names.ts";

/** What methods add to a statement; other ones add principals, which nobody narrows. */
const adding = /^add(?:Actions|Resources|AllResources)$/;

/** More calls than that are nobody's that are read one by one. */
const mostCalls = 50;

/**
 * The calls that add actions and resources to a statement, where its list can be written anew in their place:
 * each is a step of its own, taken wherever the statement is made, and gives one text after the other.
 */
function addingTo(
  made: Call,
  done: DoneTo | undefined,
  { program, scopes }: Script,
): readonly Call[] {
  const calls = (done?.calls ?? []).filter(
    ({ callee }) => callee.kind === "member" && adding.test(inCamelCase(callee.name)),
  );
  const deciders = decidersIn(program);
  const decided = (call: Call): string =>
    JSON.stringify((deciders.get(call) ?? []).map(({ span }) => span.start));
  const isPlain = (call: Call): boolean =>
    stepsOf(program).has(call) &&
    call.span.start > made.span.end &&
    call.args.every(({ spread, name }) => spread === undefined && name === undefined) &&
    decided(call) === decided(made) &&
    scopes.innermost(call.span.start).start === scopes.innermost(made.span.start).start;
  return calls.length <= mostCalls && calls.every(isPlain) ? calls : [];
}

/** By where each statement of a program begins that methods add to: where that is. */
export function addedIn(
  done: ReadonlyMap<Expression, DoneTo>,
  evaluator: Evaluator,
): ReadonlyMap<number, readonly Place[]> {
  const { script } = evaluator;
  return new Map(
    [...done].flatMap(([made, each]) => {
      if (made.kind !== "call" || cdkName(made.callee, evaluator)?.path[0] !== "PolicyStatement")
        return [];
      const calls = addingTo(made, each, script);
      const places = calls.map(({ span }) => ({ source: script.source, span }));
      return places.length > 0 ? [[made.span.start, places] as const] : [];
    }),
  );
}

/** The calls that a program makes for what they do. */
const stepsOf = once((program: Program): ReadonlySet<unknown> => {
  const found = new Set<unknown>();
  for (const node of nodesIn(program)) if (node.kind === "do") found.add(node.value);
  return found;
});
