import type {
  Argument,
  Assign,
  Class,
  Expression,
  Function,
  Parameter,
  Return,
  Step,
} from "../tree.ts";
import { readArguments } from "./calls.ts";
import { childOf, groupsOf, isExpression, spanOf, spanOver, type Node } from "./nodes.ts";
import { outward } from "./outer.ts";
import { assign, bodyOf, nameOf, textOf, type Reading } from "./reading.ts";

/** `def name(...): ...` gives a name a function. */
export function readFunction(reading: Reading, node: Node): readonly Step[] {
  const name = childOf(node, "VariableName");
  if (!name) return [];
  const span = spanOf(node);
  const parameters = readParameters(reading, childOf(node, "ParamList"));
  const body = readBody(reading, childOf(node, "Body"), false);
  const value: Function = { kind: "function", parameters, body, span };
  const step: Assign = {
    ...assign(nameOf(reading, name), value, span),
    constant: true,
    declares: true,
  };
  return [step];
}

/** `lambda a: b` returns b. */
export function readLambda(reading: Reading, node: Node): Function {
  const parameters = readParameters(reading, childOf(node, "ParamList"));
  const value = node.children.findLast(isExpression);
  const { before, inClass } = reading;
  const body: Step[] = [];
  reading.before = body;
  reading.inClass = false;
  if (value) body.push(returned(reading.expression(reading, value)));
  reading.before = before;
  reading.inClass = inClass;
  return { kind: "function", parameters, body, span: spanOf(node) };
}

function returned(value: Expression): Return {
  return { kind: "return", value, span: value.span };
}

/** Reads `class Name(Base, key=value): ...`; the value of a key is a step before the class. */
export function readClass(reading: Reading, node: Node): readonly Step[] {
  const name = childOf(node, "VariableName");
  const list = childOf(node, "ArgList");
  const args = list ? readArguments(reading, list) : [];
  const isBase = ({ name, spread }: Argument): boolean => name === undefined && !spread;
  const others = args.filter((arg) => !isBase(arg));
  const step: Class = {
    kind: "class",
    ...(name && { name: textOf(reading, name) }),
    bases: args.filter(isBase).map(({ value }) => value),
    body: readBody(reading, childOf(node, "Body"), true),
    span: spanOf(node),
  };
  return [...others.map(({ value, span }): Step => ({ kind: "do", value, span })), step];
}

function readBody(reading: Reading, body: Node | undefined, inClass: boolean): readonly Step[] {
  const { inClass: outer } = reading;
  reading.inClass = inClass;
  const read = bodyOf(reading, body);
  const steps = body && !inClass ? outward(reading, body, read) : read;
  reading.inClass = outer;
  return steps;
}

/** Reads the parameters; the `*` and `/` between them have no node. */
function readParameters(reading: Reading, list: Node | undefined): readonly Parameter[] {
  return groupsOf(list?.children ?? []).flatMap((group) => readParameter(reading, group) ?? []);
}

function readParameter(reading: Reading, group: readonly Node[]): Parameter | undefined {
  const at = group.findIndex(({ name }) => name === "VariableName");
  const name = group[at];
  const [sign] = group;
  if (!name || !sign) return undefined;
  const more = group.slice(at + 1);
  const value = more.find(isExpression);
  const type = annotationIn(reading, more);
  return {
    name: textOf(reading, name),
    ...(value && { default: reading.expression(reading, value) }),
    ...(type && { type }),
    rest: sign.name === "*" || sign.name === "**",
    ...(sign.name === "**" && { named: true as const }),
    field: false,
    span: spanOver(group, name.start),
  };
}

/** `: type` */
export function annotationIn(reading: Reading, nodes: readonly Node[]): Expression | undefined {
  const annotation = nodes.find(({ name }) => name === "TypeDef");
  const type = annotation?.children.find(isExpression);
  return type && reading.expression(reading, type);
}
