import type { Expression } from "../../syntax/script/tree.ts";
import type { Evaluator } from "./at.ts";
import { keyOf } from "./modules.ts";

// What is written for something by its name, before it is evaluated.

export type NamedNode = { readonly name: string; readonly value: Expression };

/** How many objects may take in each other, one behind the other. */
const longestChain = 20;

/**
 * The entries of an object by their names, those of objects that it takes in at their place; and what a call
 * of Python's gives by names: `dict(TABLE=table.name)`, a class of arguments.
 */
export function entriesIn(
  node: Expression,
  evaluator: Pick<Evaluator, "origin">,
  depth = 0,
): readonly NamedNode[] {
  const own = evaluator.origin(node);
  if (depth > longestChain) return [];
  if (own.kind === "call")
    return own.args.flatMap(({ name, value }) => (name === undefined ? [] : [{ name, value }]));
  if (own.kind !== "object") return [];
  return own.entries.flatMap((each): readonly NamedNode[] => {
    if (each.kind === "spread") return entriesIn(each.value, evaluator, depth + 1);
    const name = keyOf(each.key);
    return name === undefined ? [] : [{ name, value: each.value }];
  });
}

/** A name, or a member of one, as it is written: `props.tableName`. Undefined for anything else. */
export function pathOf(node: Expression): string | undefined {
  if (node.kind === "name") return node.name;
  if (node.kind !== "member") return undefined;
  const object = pathOf(node.object);
  return object === undefined ? undefined : `${object}.${node.name}`;
}

/** How many choices may stand in each other. */
const deepest = 10;

/**
 * The things of which an expression is a name, as it stands or as one of several: `table.tableName`.
 * Undefined where it is something else, or may be.
 *
 * @param ofMember the things of which a member is a name
 */
export function thingsNamed<Thing>(
  node: Expression,
  evaluator: Pick<Evaluator, "origin">,
  ofMember: (member: Extract<Expression, { kind: "member" }>) => readonly Thing[],
  depth = 0,
): readonly Thing[] | undefined {
  if (depth > deepest) return undefined;
  const own = evaluator.origin(node);
  const all = (...arms: readonly Expression[]): readonly Thing[] | undefined => {
    const found = arms.map((each) => thingsNamed(each, evaluator, ofMember, depth + 1));
    return found.some((each) => !each) ? undefined : found.flatMap((each) => each ?? []);
  };
  switch (own.kind) {
    case "member": {
      const found = ofMember(own);
      return found.length > 0 ? found : undefined;
    }
    case "conditional":
      return all(own.then, own.otherwise);
    case "string": {
      const [only, ...more] = own.parts;
      return only?.kind === "hole" && more.length === 0 ? all(only.value) : undefined;
    }
    case "call": {
      const [first] = own.args;
      if (own.tagged && first) return all(first.value);
      const { callee } = own;
      const isItself = callee.kind === "member" && callee.name === "toString";
      return isItself && !first ? all(callee.object) : undefined;
    }
    default:
      return undefined;
  }
}
