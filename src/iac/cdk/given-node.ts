import type { Evaluator } from "../../evaluate/script/at.ts";
import { keyOf } from "../../evaluate/script/modules.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { inCamelCase } from "./names.ts";

/** The expression that gives a property of a construct, where one is written for it. */
export function nodeGiven(call: Call, name: string, evaluator: Evaluator): Expression | undefined {
  const named = call.args.findLast(
    (each) => each.name !== undefined && inCamelCase(each.name) === name,
  );
  if (named) return named.value;
  const last = call.args.at(-1);
  const isObject = last && last.name === undefined && last.spread !== "items";
  const found = isObject ? entriesIn(last.value, evaluator) : [];
  return found.findLast((each) => inCamelCase(each.name) === name)?.value;
}

export type NamedNode = { readonly name: string; readonly value: Expression };

/** How many objects may take in each other, one behind the other. */
const longestChain = 20;

/** The entries of an object by their names, those of objects that it takes in before its own. */
export function entriesIn(node: Expression, evaluator: Evaluator, depth = 0): readonly NamedNode[] {
  const own = evaluator.origin(node);
  if (own.kind !== "object" || depth > longestChain) return [];
  return own.entries.flatMap((each): readonly NamedNode[] => {
    if (each.kind === "spread") return entriesIn(each.value, evaluator, depth + 1);
    const name = keyOf(each.key);
    return name === undefined ? [] : [{ name, value: each.value }];
  });
}
