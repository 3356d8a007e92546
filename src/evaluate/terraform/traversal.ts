import { asText, entry, possible, unknown, writtenAt, type Value } from "../value.ts";
import { known, textKey, type Hole } from "../../iam/text.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";
import type { At, Evaluator } from "./at.ts";

/** `aws_s3_bucket.logs[0].arn`: a name and the steps taken from it. */
export type Traversal = { readonly root: string; readonly steps: readonly Step[] };

export type Step =
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "index"; readonly key: Expression }
  | { readonly kind: "splat" };

/** The expression as a traversal; undefined where it does not begin with a name. */
export function traversal(node: Expression): Traversal | undefined {
  switch (node.kind) {
    case "variable":
      return { root: node.name, steps: [] };
    case "attribute":
      return extend(node.on, [{ kind: "attribute", name: node.name }]);
    case "index":
      return extend(node.on, [{ kind: "index", key: node.key }]);
    case "splat":
      return extend(node.on, [{ kind: "splat" }, ...node.steps]);
    case "parentheses":
      return traversal(node.inner);
    default:
      return undefined;
  }
}

function extend(on: Expression, steps: readonly Step[]): Traversal | undefined {
  const start = traversal(on);
  return start && { root: start.root, steps: [...start.steps, ...steps] };
}

/** The value behind one step; what cannot be followed becomes a hole named after the step. */
export function step(value: Value, taken: Step, at: At, evaluator: Evaluator, hole: Hole): Value {
  if (value.kind === "choice") {
    const values = value.values.flatMap(possible).map((v) => step(v, taken, at, evaluator, hole));
    const id = `${value.hole.id}${stepName(taken, at, evaluator)}`;
    return { ...value, values, hole: { ...value.hole, id } };
  }
  if (value.kind === "unknown") {
    const id = `${value.hole.id}${stepName(taken, at, evaluator)}`;
    return unknown({ ...value.hole, id });
  }
  if (taken.kind === "splat") {
    return value.kind === "list"
      ? value
      : { kind: "list", items: [value], rest: [], origin: value.origin };
  }
  if (taken.kind === "attribute") {
    if (value.kind === "list")
      return {
        ...value,
        items: value.items.map((item) => step(item, taken, at, evaluator, hole)),
        rest: value.rest.map((rest) => ({ ...rest, id: `${rest.id}.${taken.name}` })),
      };
    return entry(value, taken.name)?.value ?? unknown(hole);
  }
  const key = evaluator.evaluate(taken.key, at);
  if (value.kind === "list" && key.kind === "number")
    return value.items[key.value] ?? unknown(hole);
  const text = asText(key);
  const name = text && known(text);
  if (value.kind === "map" && name !== undefined) return entry(value, name)?.value ?? unknown(hole);
  const values = value.kind === "map" ? value.entries.map((each) => each.value) : [];
  const open = value.kind !== "map" || value.rest.length > 0;
  return values.length === 0
    ? unknown(hole)
    : { kind: "choice", values, complete: !open, hole, origin: writtenAt(hole.place) };
}

/** A step as part of an identity: `.arn`, `["a"]`, `[*]`. */
export function stepName(taken: Step, at: At, evaluator: Evaluator): string {
  if (taken.kind === "attribute") return `.${taken.name}`;
  if (taken.kind === "splat") return "[*]";
  const text = asText(evaluator.evaluate(taken.key, at));
  return `[${text ? textKey(text) : "?"}]`;
}
