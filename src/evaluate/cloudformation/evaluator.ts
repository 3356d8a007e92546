import { textKey, type Hole, type Text } from "../../iam/text.ts";
import { textAt, type Place } from "../../source/source.ts";
import type { DataEntry, DataList, DataMap, DataNode } from "../../syntax/data.ts";
import { plainScalar } from "../data.ts";
import { deepestEvaluation, type Nesting } from "../depth.ts";
import type { Effort } from "../effort.ts";
import { sizeOf } from "../size.ts";
import { asText } from "../texts.ts";
import { through, unknown, writtenAt, type MapValue, type Value } from "../value.ts";
import { placeOf, type At, type Evaluator } from "./at.ts";
import type { Composition } from "./composition.ts";
import { call } from "./functions.ts";
import { isInclude } from "./include.ts";
import { intrinsic } from "./intrinsic.ts";
import { loopIn, turnsOf } from "./loop.ts";
import { boundFills, boundKey, filledText } from "./substitute.ts";

type Entries = Pick<MapValue, "entries" | "rest">;

export type Options = {
  readonly names: Omit<Evaluator, "evaluate" | "affordable" | "made" | "fillsIn">;
  /** How the template is made, where a tool puts it together. */
  readonly composition: Composition | undefined;
  readonly effort: Effort;
  readonly nesting: Nesting;
  /** What an expression may take beyond the number of its characters. */
  readonly allowance: number;
  /** Told of expressions that take more. */
  readonly exceeded: (place: Place) => void;
};

/** Evaluates the values of a template, its intrinsic functions included. */
export function makeEvaluator(options: Options): Evaluator {
  const { names, composition, effort, nesting, allowance, exceeded } = options;

  const made = (name: string, argument: DataNode, at: At, place: Place): Hole =>
    names.hole(
      [`Fn::${name}`, argument.tag, textAt(placeOf(argument, at)), boundIn(at)]
        .filter((part) => part !== undefined)
        .join(" "),
      place,
    );

  const affordable = (value: Value): Value | undefined =>
    effort.spend(sizeOf(value)) ? value : undefined;

  const evaluate = (node: DataNode, from: At): Value => {
    const origin = composition?.originOf(node);
    const at = origin ? { ...from, source: origin.source } : from;
    const place = placeOf(node, at);
    if (nesting.level >= deepestEvaluation) return unknown(made("Value", node, at, place));
    nesting.level++;
    const value = allowed(node, at, place);
    nesting.level--;
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
    if (found) return invoked(found.name, found.argument, at, place);
    switch (node.kind) {
      case "list":
        return list(node, at, place);
      case "map":
        return { kind: "map", ...entriesOf(node, at), origin: writtenAt(place) };
      case "scalar":
        return typeof node.value === "string"
          ? filledText(node, place, fillsIn(node, at, place))
          : plainScalar(node, place);
    }
  };

  const fillsIn: Evaluator["fillsIn"] = (node, at, place) => [
    ...(composition?.fillsIn(node, place, (each) => evaluate(each, at)) ?? []),
    ...boundFills(String(node.value), at.bindings, (name) => names.hole(name, place)),
  ];

  const invoked = (name: string, argument: DataNode, at: At, place: Place): Value => {
    const hole = (): Hole => made(name, argument, at, place);
    const value = call(name, { argument, at, place, evaluator, hole });
    return (value && affordable(value)) ?? unknown(hole());
  };

  const list = ({ items }: DataList, at: At, place: Place): Value => ({
    kind: "list",
    items: items.flatMap((item) => {
      const value = evaluate(item, at);
      return isNoValue(item, value) ? [] : [value];
    }),
    rest: [],
    origin: writtenAt(place),
  });

  const entriesOf = ({ entries }: DataMap, at: At): Entries =>
    together(entries.map((entry) => entryOf(entry, at)));

  const entryOf = (entry: DataEntry, at: At): Entries => {
    const loop = loopIn(entry);
    if (loop)
      return together(turnsOf(loop, at, evaluator).map((turn) => entriesOf(loop.body, turn)));
    const place = placeOf(entry, at);
    if (isInclude(entry)) {
      const value = invoked("Transform", entry.value, at, place);
      if (value.kind === "map") return value;
      return { entries: [], rest: [made("Transform", entry.value, at, place)] };
    }
    const value = evaluate(entry.value, at);
    if (isNoValue(entry.value, value)) return { entries: [], rest: [] };
    return { entries: [{ key: keyOf(entry, at), value, place }], rest: [] };
  };

  const keyOf = ({ key, keySpan }: DataEntry, at: At): Text =>
    boundKey(key, { source: at.source, span: keySpan }, at.bindings);

  const evaluator: Evaluator = { ...names, evaluate, made, affordable, fillsIn };
  return evaluator;
}

/** What the loops around have bound, on which depends what a function makes. */
function boundIn({ bindings }: At): string | undefined {
  if (bindings.size === 0) return undefined;
  const texts = [...bindings].map(([name, value]) => {
    const text = asText(value);
    return `${name}=${text ? textKey(text) : textAt(value.origin.written)}`;
  });
  return `(${texts.join(", ")})`;
}

/** `AWS::NoValue` takes the item or the entry away that it stands in; what is null otherwise stays. */
function isNoValue(node: DataNode, value: Value): boolean {
  return value.kind === "null" && intrinsic(node) !== undefined;
}

function together(all: readonly Entries[]): Entries {
  return {
    entries: all.flatMap(({ entries }) => entries),
    rest: all.flatMap(({ rest }) => rest),
  };
}
