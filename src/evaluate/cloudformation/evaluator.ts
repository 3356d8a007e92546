import { makeText, type Hole } from "../../iam/text.ts";
import { textAt, type Place } from "../../source/source.ts";
import type { DataNode } from "../../syntax/data.ts";
import { plainScalar } from "../data.ts";
import { deepestEvaluation } from "../depth.ts";
import type { Effort } from "../effort.ts";
import { sizeOf } from "../size.ts";
import { through, unknown, writtenAt, type Value } from "../value.ts";
import { placeOf, type At, type Evaluator } from "./at.ts";
import type { Composition } from "./composition.ts";
import { call } from "./functions.ts";
import { filledText } from "./substitute.ts";
import { intrinsic } from "./template.ts";

export type Options = {
  readonly names: Omit<Evaluator, "evaluate" | "affordable" | "fillsIn">;
  /** How the template is made, where a tool puts it together. */
  readonly composition: Composition | undefined;
  readonly effort: Effort;
  /** What an expression may take beyond the number of its characters. */
  readonly allowance: number;
  /** Told of expressions that take more. */
  readonly exceeded: (place: Place) => void;
};

/** Evaluates the values of a template, its intrinsic functions included. */
export function makeEvaluator(options: Options): Evaluator {
  const { names, composition, effort, allowance, exceeded } = options;
  /** What a function makes that is not evaluated: the same for the same arguments. */
  const made = (name: string, argument: DataNode, at: At, place: Place): Hole =>
    names.hole(`Fn::${name} ${textAt(placeOf(argument, at))}`, place);

  const affordable = (value: Value): Value | undefined =>
    effort.spend(sizeOf(value)) ? value : undefined;

  let level = 0;
  const evaluate = (node: DataNode, from: At): Value => {
    const origin = composition?.originOf(node);
    const at = origin ? { ...from, source: origin.source } : from;
    const place = placeOf(node, at);
    if (level >= deepestEvaluation) return unknown(made("Value", node, at, place));
    level++;
    const value = allowed(node, at, place);
    level--;
    return (origin?.via ?? []).reduceRight(through, value);
  };

  const allowed = (node: DataNode, at: At, place: Place): Value => {
    if (effort.counts())
      return effort.spend(1) ? written(node, at, place) : unknown(names.hole("", place));
    const { start, end } = node.span;
    const value = effort.within(end - start + allowance, () => written(node, at, place));
    if (value) return value;
    exceeded(place);
    return unknown(made("Value", node, at, place));
  };

  const written = (node: DataNode, at: At, place: Place): Value => {
    const found = intrinsic(node);
    if (found) {
      const { name, argument } = found;
      const hole = (): Hole => made(name, argument, at, place);
      const value = call(name, { argument, at, place, evaluator, hole });
      return (value && affordable(value)) ?? unknown(hole());
    }
    const origin = writtenAt(place);
    switch (node.kind) {
      case "list":
        return {
          kind: "list",
          items: node.items.map((item) => evaluate(item, at)),
          rest: [],
          origin,
        };
      case "map":
        return {
          kind: "map",
          entries: node.entries.map((entry) => ({
            key: makeText([entry.key], writtenAt({ source: at.source, span: entry.keySpan })),
            value: evaluate(entry.value, at),
            place: placeOf(entry, at),
          })),
          rest: [],
          origin,
        };
      case "scalar":
        return typeof node.value === "string"
          ? filledText(node, place, fillsIn(node, at, place))
          : plainScalar(node, place);
    }
  };

  const fillsIn: Evaluator["fillsIn"] = (node, at, place) =>
    composition?.fillsIn(node, place, (each) => evaluate(each, at)) ?? [];

  const evaluator: Evaluator = { ...names, evaluate, affordable, fillsIn };
  return evaluator;
}
