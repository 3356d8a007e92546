import type { Hole } from "../../iam/text.ts";
import { makeText } from "../../iam/text.ts";
import { textAt, type Place, type Span } from "../../source/source.ts";
import type { Conditional, Expression, ForExpression, ObjectItem } from "../../syntax/hcl/ast.ts";
import {
  asText,
  possible,
  textValue,
  through,
  unknown,
  writtenAt,
  type Entry,
  type Value,
} from "../value.ts";
import type { At, Evaluator, Naming } from "./at.ts";
import { call } from "./functions.ts";
import { binary, truth, unary } from "./operators.ts";
import { evaluateTemplate } from "./template.ts";
import { step, traversal, type Step, type Traversal } from "./traversal.ts";

/** Finds what a traversal means; undefined where nothing is known of it. */
export type Resolve = (traversal: Traversal, at: At, place: Place) => Value | undefined;

/** `calls: false` leaves function calls unevaluated, as the file has them. */
export type Options = {
  readonly resolve: Resolve;
  /** The identity of what is not evaluated. */
  readonly naming: Naming;
  readonly calls: boolean;
};

export function makeEvaluator({ resolve, naming, calls }: Options): Evaluator {
  const hole = (expression: { readonly span: Span }, at: At): Hole => {
    const place = { source: at.source, span: expression.span };
    const id = naming(place, at.bindings);
    return { id, place, meaning: { kind: "unknown" }, expression: textAt(place) };
  };

  const evaluate = (node: Expression, at: At): Value => {
    const place = { source: at.source, span: node.span };
    const origin = writtenAt(place);
    switch (node.kind) {
      case "number":
        return { kind: "number", value: node.value, origin };
      case "bool":
        return { kind: "bool", value: node.value, origin };
      case "null":
        return { kind: "null", origin };
      case "template":
        return evaluateTemplate(node, at, evaluator);
      case "parentheses":
        return evaluate(node.inner, at);
      case "tuple":
        return {
          kind: "list",
          items: node.items.map((item) => evaluate(item, at)),
          rest: [],
          origin,
        };
      case "object":
        return {
          kind: "map",
          entries: node.items.map((item) => entry(item, at)),
          rest: [],
          origin,
        };
      case "for":
        return calls ? evaluateFor(node, at) : unknown(hole(node, at));
      case "call": {
        if (node.name === "jsonencode" && node.args[0] && !node.spread)
          return { kind: "encoded", value: evaluate(node.args[0], at), origin };
        const result =
          calls && !node.spread
            ? call(
                node.name,
                node.args.map((arg) => () => evaluate(arg, at)),
                place,
                hole(node, at),
              )
            : undefined;
        return result ?? unknown(hole(node, at));
      }
      case "unary":
        return unary(node, evaluate(node.operand, at), place) ?? unknown(hole(node, at));
      case "binary":
        return (
          (calls
            ? binary(node.operator, evaluate(node.left, at), evaluate(node.right, at), place)
            : undefined) ?? unknown(hole(node, at))
        );
      case "conditional":
        return calls ? evaluateConditional(node, at) : unknown(hole(node, at));
      case "variable":
      case "attribute":
      case "index":
      case "splat": {
        const found = traversal(node);
        const resolved = found && resolve(found, at, place);
        if (resolved) return asUsed(through(resolved, place), place);
        return calls && node.kind !== "variable" ? apply(node, at) : unknown(hole(node, at));
      }
    }
  };

  /** A step on something that is no name: `{a = 1}["a"]`, `f(x)[0]`. */
  const apply = (
    node: Extract<Expression, { kind: "attribute" | "index" | "splat" }>,
    at: At,
  ): Value => {
    if (traversal(node)) return unknown(hole(node, at));
    const on = evaluate(node.on, at);
    const steps: readonly Step[] =
      node.kind === "attribute"
        ? [{ kind: "attribute", name: node.name }]
        : node.kind === "index"
          ? [{ kind: "index", key: node.key }]
          : [{ kind: "splat" }];
    return steps.reduce((value, next) => step(value, next, at, evaluator, hole(node, at)), on);
  };

  const entry = (item: ObjectItem, at: At): Entry => {
    const place = { source: at.source, span: item.span };
    const keyPlace = { source: at.source, span: item.key.span };
    // A bare word is its own name, whatever variable may be called the same.
    const key =
      item.key.kind === "variable"
        ? makeText([item.key.name], writtenAt(keyPlace))
        : (asText(evaluate(item.key, at)) ?? makeText([hole(item.key, at)], writtenAt(keyPlace)));
    return { key, value: evaluate(item.value, at), place };
  };

  const evaluateConditional = (node: Conditional, at: At): Value => {
    const condition = truth(evaluate(node.condition, at));
    if (condition !== undefined) return evaluate(condition ? node.then : node.otherwise, at);
    return {
      kind: "choice",
      values: [evaluate(node.then, at), evaluate(node.otherwise, at)],
      complete: true,
      hole: hole(node, at),
      origin: writtenAt({ source: at.source, span: node.span }),
    };
  };

  const evaluateFor = (node: ForExpression, at: At): Value => {
    const place = { source: at.source, span: node.span };
    const rest = hole(node, at);
    const collection = evaluate(node.collection, at);
    const bind = (key: Value, value: Value): At => ({
      ...at,
      bindings: new Map([
        ...at.bindings,
        [node.valueName, value],
        ...(node.keyName === undefined ? [] : [[node.keyName, key] as const]),
      ]),
    });
    const known = node.key || node.grouped ? undefined : itemsOf(collection, place);
    if (!known) return unknown(rest);
    const results = known.items.flatMap(([key, value]) => {
      const inner = bind(key, value);
      const wanted = node.condition ? truth(evaluate(node.condition, inner)) : true;
      return wanted === false ? [] : [evaluate(node.value, inner)];
    });
    if (known.open) {
      const each = unknown({ ...rest, id: `${rest.id}[*]` });
      const sample = evaluate(node.value, bind(each, each));
      const texts = possible(sample).flatMap((value) => asText(value) ?? []);
      const among = texts.length > 0 ? { among: { texts, complete: true } } : {};
      return {
        kind: "list",
        items: results,
        rest: [{ ...rest, ...among }],
        origin: writtenAt(place),
      };
    }
    return { kind: "list", items: results, rest: [], origin: writtenAt(place) };
  };

  const evaluator: Evaluator = { evaluate, hole };
  return evaluator;
}

/** What is not known is known by the expression that gives it here. */
function asUsed(value: Value, place: Place): Value {
  if (value.kind !== "unknown" && value.kind !== "choice") return value;
  return { ...value, hole: { ...value.hole, place, expression: textAt(place) } };
}

/** Keys and values of a collection; `open` where there may be more than those. */
function itemsOf(
  value: Value,
  place: Place,
): { items: readonly (readonly [Value, Value])[]; open: boolean } | undefined {
  if (value.kind === "list")
    return {
      items: value.items.map((item, index) => [
        { kind: "number", value: index, origin: writtenAt(place) },
        item,
      ]),
      open: value.rest.length > 0,
    };
  if (value.kind === "map")
    return {
      items: value.entries.map((entry) => [textValue(entry.key), entry.value]),
      open: value.rest.length > 0,
    };
  return { items: [], open: true };
}
