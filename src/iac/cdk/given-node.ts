import type { Evaluator } from "../../evaluate/script/at.ts";
import { entriesIn } from "../../evaluate/script/named-nodes.ts";
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
