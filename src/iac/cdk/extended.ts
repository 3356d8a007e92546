import type { Evaluator } from "../../evaluate/script/at.ts";
import type { DoneTo } from "../../evaluate/script/methods.ts";
import { once } from "../../source/once.ts";
import type { Call, Class, Expression } from "../../syntax/script/tree.ts";
import { childrenOf, nodesIn, type Node } from "../../syntax/script/walk.ts";
import { cdkName, inCamelCase } from "./names.ts";

/**
 * The calls by which classes of a program that extend CDK's `PolicyStatement` say what their statements are,
 * `super({ actions, resources })` and `super().__init__(actions=[...])`, and what the classes do to them.
 */
export const statementsExtended = once(
  (evaluator: Evaluator): ReadonlyMap<Node, DoneTo> =>
    new Map(
      [...nodesIn(evaluator.script.program)].flatMap((node) =>
        node.kind === "class" && node.bases.some((base) => isStatementClass(base, evaluator))
          ? callsOfBase(node)
          : [],
      ),
    ),
);

/** Whether a name is that of CDK's class of statements. */
export function isStatementClass(node: Expression, evaluator: Evaluator): boolean {
  const name = cdkName(node, evaluator);
  return name?.service === "iam" && name.path.length === 1 && name.path[0] === "PolicyStatement";
}

function callsOfBase(extending: Class): readonly (readonly [Call, DoneTo])[] {
  const own = [...ownNodesOf(extending)];
  const done: DoneTo = {
    calls: own.filter(
      (each): each is Call =>
        each.kind === "call" && isOfItself(each.callee) && isAdding(each.callee),
    ),
    sets: own.flatMap((each) => (each.kind === "assign" && isOfItself(each.target) ? [each] : [])),
  };
  return own.flatMap((each) =>
    each.kind === "call" && isOfBase(each.callee) ? [[each, done] as const] : [],
  );
}

/** What stands in a class, and in no other one within it. */
function* ownNodesOf({ body }: Class): Generator<Node> {
  const open: Node[] = body.toReversed();
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    if (next.kind !== "class") open.push(...childrenOf(next).toReversed());
  }
}

function isOfBase(callee: Expression): boolean {
  const made = callee.kind === "member" && callee.name === "__init__" ? callee.object : callee;
  return made.kind === "name" && made.name === "super";
}

function isOfItself(node: Expression): boolean {
  return (
    node.kind === "member" &&
    node.object.kind === "name" &&
    /^(?:this|self)$/.test(node.object.name)
  );
}

function isAdding(callee: Expression): boolean {
  return callee.kind === "member" && inCamelCase(callee.name).startsWith("add");
}
