import type { Hole } from "../../iam/text.ts";
import { makeText } from "../../iam/text.ts";
import { textAt, type Files, type Place } from "../../source/source.ts";
import type { Binary, Call, Conditional, Expression, ObjectItem } from "../../syntax/hcl/ast.ts";
import { deepestEvaluation, type Nesting } from "../depth.ts";
import type { Effort } from "../effort.ts";
import { membersOf } from "../members.ts";
import { asText } from "../texts.ts";
import { sizeOf } from "../size.ts";
import {
  failure,
  isFailure,
  oneOf,
  through,
  unknown,
  writtenAt,
  type Entry,
  type Value,
} from "../value.ts";
import type { At, Evaluator, Named, Naming } from "./at.ts";
import { constantsIn } from "./constant.ts";
import { fileFunctions, type FilesUnder } from "./files.ts";
import { call } from "./functions.ts";
import { evaluateFor } from "./for.ts";
import { madeDocument } from "../made-document.ts";
import { binary, truth, unary } from "./operators.ts";
import { evaluateTemplate } from "./template.ts";
import { follow, stepOf, traversal, type Traversal } from "./traversal.ts";

/** Finds what a traversal means; undefined where nothing is known of it. */
export type Resolve = (traversal: Traversal, at: At, place: Place) => Value | undefined;

/** Whether what a traversal leads to, with this value, is certainly there. */
export type IsThere = (traversal: Traversal, at: At, value: Value) => boolean;

/** `calls: false` leaves function calls unevaluated, as the file has them. */
export type Options = {
  readonly resolve: Resolve;
  readonly isThere?: IsThere;
  /** The identity of what is not evaluated. */
  readonly naming: Naming;
  readonly calls: boolean;
  readonly effort: Effort;
  /** How deep evaluation is at the moment: of all modules that may ask each other. */
  readonly nesting?: Nesting;
  /** What an expression may take beyond the number of its characters. */
  readonly allowance: number;
  /** The files that functions read, by their paths from where Terraform is run. */
  readonly fileAt?: Files;
  /** Those that lie in a folder, by their paths from there; undefined where they are not known. */
  readonly filesUnder?: FilesUnder;
  /** Told of expressions that take more. */
  readonly exceeded?: (place: Place) => void;
};

/** Where an expression stands that is asked for from another file: its own file, the same names. */
function atHome({ source }: Named, at: At): At {
  return source === undefined || source === at.source ? at : { ...at, source };
}

export function makeEvaluator(options: Options): Evaluator {
  const { resolve, naming, calls, effort, allowance } = options;
  const filesUnder: FilesUnder = (folder) => {
    const found = options.filesUnder?.(folder);
    return found && effort.spend(found.paths.length + found.links.length) ? found : undefined;
  };

  const hole = (expression: Named, from: At): Hole => {
    const at = atHome(expression, from);
    const place = { source: at.source, span: expression.span };
    const id = naming(expression, at);
    effort.spend(id.length / 64);
    return { id, place, meaning: { kind: "unknown" }, expression: textAt(place) };
  };

  const nesting = options.nesting ?? { level: 0 };
  const evaluate = (node: Expression, from: At): Value => {
    const at = atHome(node, from);
    if (nesting.level >= deepestEvaluation) return unknown(hole(node, at));
    nesting.level++;
    const value = allowed(node, at);
    nesting.level--;
    return value;
  };

  const allowed = (node: Expression, at: At): Value => {
    if (effort.counts()) return effort.spend(1) ? valueOf(node, at) : leftOut(node, at);
    const { start, end } = node.span;
    const value = effort.within(end - start + allowance, () => valueOf(node, at));
    if (value) return value;
    options.exceeded?.({ source: at.source, span: node.span });
    return unknown(hole(node, at));
  };

  /** The value, if its size is still within what the expression may take. */
  const affordable = (value: Value): Value | undefined =>
    effort.spend(sizeOf(value)) ? value : undefined;

  const valueOf = (node: Expression, at: At): Value => {
    const constant = constantsIn(at.source)(node);
    if (constant && nesting.level + constant.depth <= deepestEvaluation)
      return effort.spend(constant.effort) ? constant.value : leftOut(node, at);
    const place = { source: at.source, span: node.span };
    const origin = writtenAt(place);
    switch (node.kind) {
      case "number":
      case "bool":
      case "null":
        throw new Error("a literal is a constant");
      case "template":
        return affordable(evaluateTemplate(node, at, evaluator)) ?? leftOut(node, at);
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
        return calls ? evaluateFor(node, at, evaluator) : unknown(hole(node, at));
      case "call": {
        if (node.name === "jsonencode" && node.args[0] && !node.spread)
          return { kind: "encoded", value: evaluate(node.args[0], at), origin };
        const result = calls ? applied(node, at, place) : undefined;
        return (result && affordable(madeDocument(result, place))) ?? unknown(hole(node, at));
      }
      case "unary":
        return unary(node, evaluate(node.operand, at), place) ?? unknown(hole(node, at));
      case "binary":
        return calls ? evaluateBinary(node, at, place) : unknown(hole(node, at));
      case "conditional":
        return calls ? evaluateConditional(node, at) : unknown(hole(node, at));
      case "variable":
      case "attribute":
      case "index":
      case "splat": {
        const found = traversal(node);
        const resolved = found && resolve(found, at, place);
        if (resolved && !affordable(resolved)) return leftOut(node, at);
        if (resolved) return asUsed(through(resolved, place), place);
        return calls && node.kind !== "variable" ? apply(node, at) : unknown(hole(node, at));
      }
    }
  };

  const applied = (node: Call, at: At, place: Place): Value | undefined => {
    const args = node.args.map((arg) => () => evaluate(arg, at));
    const last = node.spread ? args.pop()?.() : undefined;
    if (last?.kind !== "choice" || node.name !== "merge")
      return spread(node, args, last, at, place);
    // Of several lists of maps, each is merged for itself.
    const whole = hole(node, at);
    const merged = last.values.map((each) => spread(node, args, each, at, place) ?? unknown(whole));
    return oneOf(merged, last.complete, whole);
  };

  /** The result of a call whose last argument is a list of further ones. */
  const spread = (
    node: Call,
    args: readonly (() => Value)[],
    last: Value | undefined,
    at: At,
    place: Place,
  ): Value | undefined => {
    const { items, rest } = last ? membersOf(last) : { items: [], rest: [] };
    const further = items.map((item) => () => item);
    const isThere = (index: number): boolean => {
      const found = node.args[index] && traversal(node.args[index]);
      return (
        found !== undefined &&
        args[index] !== undefined &&
        options.isThere?.(found, at, args[index]()) === true
      );
    };
    const given = { args: [...args, ...further], isThere, place, hole: hole(node, at) };
    const { fileAt } = options;
    const ofFiles = fileAt && fileFunctions.get(node.name);
    if (ofFiles) return ofFiles({ ...given, evaluator, fileAt, filesUnder });
    return call(node.name, { ...given, more: rest });
  };

  /** A step on something that is no name: `{a = 1}["a"]`, `f(x)[0]`. */
  const apply = (node: Expression, at: At): Value => {
    const taken = traversal(node) ? undefined : stepOf(node);
    if (!taken) return unknown(hole(node, at));
    return follow(evaluate(taken.on, at), [taken.step], at, evaluator, hole(node, at));
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

  const evaluateBinary = (node: Binary, at: At, place: Place): Value => {
    const [left, right] = [evaluate(node.left, at), evaluate(node.right, at)];
    const result = binary(node.operator, left, right, place);
    if (result) return result;
    return isFailure(left) || isFailure(right) ? failure(hole(node, at)) : unknown(hole(node, at));
  };

  const evaluateConditional = (node: Conditional, at: At): Value => {
    const decides = evaluate(node.condition, at);
    if (isFailure(decides)) return failure(hole(node, at));
    const condition = truth(decides);
    if (condition !== undefined) return evaluate(condition ? node.then : node.otherwise, at);
    return {
      kind: "choice",
      values: [evaluate(node.then, at), evaluate(node.otherwise, at)],
      complete: true,
      hole: hole(node, at),
      origin: writtenAt({ source: at.source, span: node.span }),
    };
  };

  const evaluator: Evaluator = { evaluate, hole };
  return evaluator;
}

/** Stands in what took more than it may, and is given up as a whole. */
function leftOut({ span }: Expression, { source }: At): Value {
  return unknown({ id: "", place: { source, span }, meaning: { kind: "unknown" } });
}

/** What is not known is known by the expression that gives it here. */
function asUsed(value: Value, place: Place): Value {
  if (value.kind !== "unknown" && value.kind !== "choice") return value;
  return { ...value, hole: { ...value.hole, place, expression: textAt(place) } };
}
