import type { Evaluator } from "../../evaluate/script/at.ts";
import { constructorOf, isOfBase } from "../../evaluate/script/binding.ts";
import type { DoneTo } from "../../evaluate/script/methods.ts";
import { keyOf } from "../../evaluate/script/modules.ts";
import { inherited } from "../../evaluate/script/inherited.ts";
import { bindingIn } from "../../evaluate/script/scopes.ts";
import { once } from "../../source/once.ts";
import type { Call, Class, Expression } from "../../syntax/script/tree.ts";
import { childrenOf, nodesIn, type Node } from "../../syntax/script/walk.ts";
import { cdkName, inCamelCase } from "./names.ts";

/**
 * The calls that make statements by classes of a program that extend CDK's `PolicyStatement`, and what the classes
 * do to them: `super({ actions, resources })` and `super().__init__(actions=[...])` in a class that says it itself,
 * `new Read({ actions, resources })` of one that leaves it to who makes it.
 */
export const statementsExtended = once((evaluator: Evaluator): ReadonlyMap<Node, DoneTo> => {
  const { program, scopes } = evaluator.script;
  const lineOf = inherited<Line>(scopes.extended, (own, above) => ({
    isStatement:
      above?.isStatement === true || own.bases.some((base) => isStatementClass(base, evaluator)),
    maker: constructorOf(own) ? own : above?.maker,
  }));
  const found = new Map<Node, DoneTo>();
  const made = new Map<Class, readonly Call[]>();
  const furtherDone = new Map<Class, Call[]>();
  for (const node of nodesIn(program)) {
    if (node.kind === "class" && lineOf(node).isStatement) {
      const { done, ofBase } = saidIn(node);
      const base = scopes.extended(node);
      const maker = base && lineOf(base).maker;
      if (maker) {
        const further = furtherDone.get(maker) ?? [];
        further.push(...done.calls);
        furtherDone.set(maker, further);
      } else {
        made.set(node, ofBase);
        for (const call of ofBase) found.set(call, done);
      }
    }
    if (node.kind !== "call") continue;
    const of = bindingIn(node.callee, scopes)?.made;
    const line = of && lineOf(of);
    if (line?.isStatement && !line.maker) found.set(node, nothingDone);
  }
  for (const [maker, perhaps] of furtherDone)
    for (const call of made.get(maker) ?? [])
      found.set(call, { ...(found.get(call) ?? nothingDone), perhaps });
  return found;
});

/** What a class has of those that it extends, as far as the file has them. */
type Line = {
  /** Whether its objects are statements. */
  readonly isStatement: boolean;
  /** The class that says what a statement is made of, where it is not left to who makes one. */
  readonly maker: Class | undefined;
};

const nothingDone: DoneTo = { calls: [], sets: [] };

/**
 * Where classes say what a statement does that extend a class of another file: it may say more, or that the statement
 * denies.
 */
export function statementsUnread(evaluator: Evaluator): readonly Node[] {
  const { program, scopes } = evaluator.script;
  return [...nodesIn(program)].flatMap((node) => {
    if (node.kind !== "class" || scopes.extended(node)) return [];
    const isImported = (base: Expression): boolean =>
      base.kind === "member"
        ? isImported(base.object)
        : bindingIn(base, scopes)?.imported !== undefined;
    if (!node.bases.some(isImported)) return [];
    if (node.bases.some((base) => isStatementClass(base, evaluator))) return [];
    const { done, ofBase } = saidIn(node);
    const [first] = [...ofBase.filter(givesActions), ...done.calls.filter(addsToStatement)];
    return first ? [first] : [];
  });
}

/** `super({ actions })`, `super().__init__(actions=[...])`: what a construct is given comes third. */
function givesActions({ args: [first, ...others] }: Call): boolean {
  const isActions = (name = ""): boolean => /^(?:not_?)?actions$/i.test(name);
  const value = first?.value;
  return (
    [first, ...others].some((each) => isActions(each?.name)) ||
    (value?.kind === "object" &&
      value.entries.some((each) => each.kind === "entry" && isActions(keyOf(each.key))))
  );
}

/** Methods that nothing of CDK's but statements has. */
function addsToStatement({ callee }: Call): boolean {
  return (
    callee.kind === "member" &&
    /^add(?:(?:Not)?(?:Actions|Resources)|AllResources)$/.test(inCamelCase(callee.name))
  );
}

/** Whether a name is that of CDK's class of statements. */
export function isStatementClass(node: Expression, evaluator: Evaluator): boolean {
  const name = cdkName(node, evaluator);
  return name?.service === "iam" && name.path.length === 1 && name.path[0] === "PolicyStatement";
}

function saidIn(extending: Class): { readonly done: DoneTo; readonly ofBase: Call[] } {
  const own = [...ownNodesOf(extending)];
  return {
    done: {
      calls: own.filter(
        (each): each is Call =>
          each.kind === "call" && isOfItself(each.callee) && isAdding(each.callee),
      ),
      sets: own.flatMap((each) =>
        each.kind === "assign" && isOfItself(each.target) ? [each] : [],
      ),
    },
    ofBase: own.filter((each): each is Call => each.kind === "call" && isOfBase(each)),
  };
}

/** What stands in a class, and in no other one within it. */
function* ownNodesOf({ body }: Class): Generator<Node> {
  const open: Node[] = body.toReversed();
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    if (next.kind !== "class") open.push(...childrenOf(next).toReversed());
  }
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
