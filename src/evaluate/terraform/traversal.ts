import { member, membersOf } from "../members.ts";
import { asText } from "../texts.ts";
import {
  failure,
  oneOf,
  unknown,
  writtenAt,
  type ListValue,
  type Rest,
  type Value,
} from "../value.ts";
import { known, textKey, type Hole } from "../../iam/text.ts";
import type { Expression, SplatStep } from "../../syntax/hcl/ast.ts";
import type { At, Evaluator } from "./at.ts";

/** `aws_s3_bucket.logs[0].arn`: a name and the steps taken from it. */
export type Traversal = { readonly root: string; readonly steps: readonly Step[] };

export type Step =
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "index"; readonly key: Expression }
  /** The steps taken from each item. */
  | { readonly kind: "splat"; readonly steps: readonly Step[] };

/** The expression as a traversal; undefined where it does not begin with a name. */
export function traversal(node: Expression): Traversal | undefined {
  const steps: Step[] = [];
  let on = node;
  while (on.kind !== "variable") {
    const taken = on.kind === "parentheses" ? { on: on.inner } : stepOf(on);
    if (!taken) return undefined;
    if ("step" in taken) steps.push(taken.step);
    on = taken.on;
  }
  return { root: on.name, steps: steps.reverse() };
}

/** The last step of an expression, and what it is taken from. */
export function stepOf(
  node: Expression,
): { readonly on: Expression; readonly step: Step } | undefined {
  switch (node.kind) {
    case "attribute":
      return { on: node.on, step: { kind: "attribute", name: node.name } };
    case "index":
      return { on: node.on, step: { kind: "index", key: node.key } };
    case "splat":
      return { on: node.on, step: { kind: "splat", steps: splatSteps(node.steps) } };
    default:
      return undefined;
  }
}

/** The steps of a splat; what follows a splat among them is taken from each item's items. */
function splatSteps(steps: readonly SplatStep[]): readonly Step[] {
  const inner = steps.findIndex((each) => each.kind === "splat");
  const own = (inner < 0 ? steps : steps.slice(0, inner)).flatMap((each): readonly Step[] =>
    each.kind === "splat" ? [] : [each],
  );
  return inner < 0 ? own : [...own, { kind: "splat", steps: splatSteps(steps.slice(inner + 1)) }];
}

/** The value behind some steps; what cannot be followed becomes a hole named after them. */
export function follow(
  value: Value,
  steps: readonly Step[],
  at: At,
  evaluator: Evaluator,
  hole: Hole,
): Value {
  return steps.reduce((on, next) => step(on, next, at, evaluator, hole), value);
}

/** The value behind one step; what cannot be followed becomes a hole named after the step. */
function step(value: Value, taken: Step, at: At, evaluator: Evaluator, hole: Hole): Value {
  const behind = (own: Hole): Hole => ({
    ...hole,
    id: `${own.id}${stepName(taken, at, evaluator)}`,
  });
  if (value.kind === "unknown" && value.attributeOf && taken.kind === "attribute")
    return value.attributeOf(taken.name);
  if (value.kind === "unknown")
    return { ...unknown(behind(value.hole)), ...(value.fails && { fails: true }) };
  if (value.kind === "choice") {
    const values = value.values.map((each) => step(each, taken, at, evaluator, hole));
    return { ...value, values, hole: behind(value.hole) };
  }
  switch (taken.kind) {
    case "splat":
      return eachOf(
        value.kind === "list" ? value : { ...membersOf(splattable(value)), origin: value.origin },
        (item, own) => follow(item, taken.steps, at, evaluator, own),
        behind,
        hole,
      );
    case "attribute":
      if (value.kind === "map") return member(value, taken.name, hole);
      // Terraform takes an attribute of a list's items by a splat only; in old files without.
      return value.kind === "list"
        ? eachOf(value, (item, own) => step(item, taken, at, evaluator, own), behind, hole)
        : unknown(hole);
    case "index":
      return indexed(value, evaluator.evaluate(taken.key, at), hole);
  }
}

/** What is no list counts as a list of it alone, null as an empty one. */
function splattable(value: Value): Value {
  return value.kind === "null"
    ? value
    : { kind: "list", items: [value], rest: [], origin: value.origin };
}

/** The list of what each item is changed to; `hole` is that of the new list. */
function eachOf(
  list: Pick<ListValue, "items" | "rest" | "origin">,
  change: (item: Value, hole: Hole) => Value,
  behind: (hole: Hole) => Hole,
  hole: Hole,
): ListValue {
  const items = list.items.map((item, i) => change(item, { ...hole, id: `${hole.id}[${i}]` }));
  const rest = list.rest.map(
    (each): Rest => ({
      ...each,
      hole: behind(each.hole),
      like: each.like.map((item) => change(item, hole)),
    }),
  );
  return { kind: "list", items, rest, origin: list.origin };
}

/** What stands at an index or a key; any of the values, where the key or their order is not known. */
export function indexed(value: Value, key: Value, hole: Hole): Value {
  const text = asText(key);
  const name = text && known(text);
  if (value.kind === "map" && name !== undefined) return member(value, name, hole);
  if (value.kind !== "map" && value.kind !== "list") return unknown(hole);
  const { items, rest } = membersOf(value);
  const item = name === undefined ? undefined : items[Number(name)];
  if (item && value.kind === "list" && (rest.length === 0 || value.restBehind)) return item;
  if (name !== undefined && rest.length === 0)
    return value.kind === "list" ? failure(hole) : unknown(hole);
  const values = [...items, ...rest.flatMap((each) => each.like)];
  if (rest.length === 0) return oneOf(values, true, hole);
  // Any number of items may be like one value without being the same.
  if (values.length === 0) return unknown(hole);
  const complete = rest.every((each) => each.complete);
  return { kind: "choice", values, complete, hole, origin: writtenAt(hole.place) };
}

/** A step as part of an identity: `.arn`, `["a"]`, `[*]`. */
export function stepName(taken: Step, at: At, evaluator: Evaluator): string {
  if (taken.kind === "attribute") return `.${taken.name}`;
  if (taken.kind === "splat")
    return `[*]${taken.steps.map((each) => stepName(each, at, evaluator)).join("")}`;
  const text = asText(evaluator.evaluate(taken.key, at));
  return `[${text ? textKey(text) : "?"}]`;
}
