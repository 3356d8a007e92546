import type { Span } from "../../../source/source.ts";
import type { Assign, Expression, Name, Step } from "../tree.ts";
import { groupsOf, isExpression, spanOf, spanOver, type Node } from "./nodes.ts";
import { assign, deeper, noteOnce, otherOf, type Reading } from "./reading.ts";

/**
 * To how many names of a statement one value is given. Each has all of it, and who goes through the
 * steps would go through it too often.
 */
const mostNames = 100;

/** A value that targets take in a statement, and how many have taken it or a part of it. */
export type Given = {
  readonly value: Expression;
  readonly span: Span;
  readonly taken: { count: number };
};

export function give(value: Expression, span: Span): Given {
  return { value, span: spanOf(span), taken: { count: 0 } };
}

/**
 * Gives a value to what stands left of a `=`: a name, a member, an index, or several of them that
 * take it apart.
 *
 * @param nodes the target; with commas among them it is a tuple
 */
export function assignTo(reading: Reading, nodes: readonly Node[], given: Given): readonly Step[] {
  if (nodes.some(({ name }) => name === ",")) return takeApart(reading, groupsOf(nodes), given);
  const target = nodes.find(isExpression);
  if (!target) return [];
  return deeper(reading, target, () => assignToOne(reading, target, given)) ?? [];
}

function assignToOne(reading: Reading, node: Node, given: Given): readonly Step[] {
  switch (node.name) {
    case "ParenthesizedExpression":
      return assignTo(reading, withoutBrackets(node), given);
    case "TupleExpression":
    case "ArrayExpression":
      return takeApart(reading, groupsOf(node.children), given);
  }
  const target = reading.expression(reading, node);
  const value = take(reading, given);
  if (isTarget(target)) return [assign(target, value, given.span)];
  const { span } = given;
  return [{ kind: "do", value: otherOf(span, [target, value]), span }];
}

export function isTarget(expression: Expression): expression is Assign["target"] {
  return ["name", "member", "index"].includes(expression.kind);
}

/** Gives each target the element of the value that is its own. */
function takeApart(
  reading: Reading,
  groups: readonly (readonly Node[])[],
  given: Given,
): readonly Step[] {
  const star = groups.findIndex(([first]) => first?.name === "*");
  const elements = star < 0 ? elementsOf(given.value, groups.length) : undefined;
  return groups.flatMap((group, n) => {
    const target = group.filter(({ name }) => name !== "*");
    const element = elements?.[n];
    if (element) return assignTo(reading, target, give(element, given.span));
    const isKnown = star < 0 || n < star;
    const value = isKnown ? elementOf(given.value, n) : someOf(given.value);
    return assignTo(reading, target, { ...given, value });
  });
}

/** The elements of a list as they are written, where they are as many as needed. */
function elementsOf(value: Expression, count: number): readonly Expression[] | undefined {
  if (value.kind !== "list" || value.items.length !== count) return undefined;
  return value.items.some(({ spread }) => spread)
    ? undefined
    : value.items.map((item) => item.value);
}

function elementOf(object: Expression, n: number): Expression {
  const end = { start: object.span.end, end: object.span.end };
  const index: Expression = { kind: "number", value: n, span: end };
  return { kind: "index", object, index, span: object.span };
}

/** Some elements of a value: nobody knows which. */
function someOf(value: Expression): Expression {
  return otherOf(value.span, [value]);
}

function take(reading: Reading, { value, span, taken }: Given): Expression {
  taken.count++;
  if (taken.count <= mostNames) return value;
  const message = `one value is given to more than ${mostNames} names`;
  noteOnce(reading, "too-large", message, span.start);
  return otherOf(value.span);
}

function withoutBrackets({ children }: Node): readonly Node[] {
  return children.filter(({ name }) => name !== "(" && name !== ")");
}

/** The names of a loop, and the steps that take apart what has none of its own. */
export type Turning = { readonly names: readonly Name[]; readonly steps: readonly Step[] };

/** Reads what stands between `for` and `in`. */
export function readTurning(reading: Reading, nodes: readonly Node[]): Turning {
  const [only, ...more] = nodes;
  if (!only) return { names: [], steps: [] };
  if (more.length === 0 && only.name === "ParenthesizedExpression")
    return readTurning(reading, withoutBrackets(only));
  const isTuple = more.length > 0 || ["TupleExpression", "ArrayExpression"].includes(only.name);
  const groups = groupsOf(more.length > 0 ? nodes : only.children);
  // One element alone would be taken for the whole.
  if (!isTuple || groups.length < 2) return joined([turningOf(reading, nodes, 0)]);
  return joined(groups.map((group, n) => turningOf(reading, group, n)));
}

function turningOf(reading: Reading, nodes: readonly Node[], n: number): Turning {
  const span = spanOver(nodes, 0);
  const [only, ...more] = nodes;
  if (only?.name === "VariableName" && more.length === 0) {
    const name = reading.text.slice(span.start, span.end);
    return { names: [{ kind: "name", name, span }], steps: [] };
  }
  const name: Name = { kind: "name", name: `{${n + 1}}`, span };
  const isRest = only?.name === "*";
  const value = isRest ? otherOf(span) : name;
  const target = isRest ? more : nodes;
  return { names: [name], steps: assignTo(reading, target, give(value, span)) };
}

function joined(turnings: readonly Turning[]): Turning {
  return {
    names: turnings.flatMap(({ names }) => names),
    steps: turnings.flatMap(({ steps }) => steps),
  };
}
