import type { Expression } from "../tree.ts";
import { readCall } from "./calls.ts";
import { readComprehension } from "./comprehensions.ts";
import { readList, readObject, readTuple } from "./collections.ts";
import { isNumber } from "./faults.ts";
import { readLambda } from "./functions.ts";
import { expressionsIn, groupsOf, isExpression, spanOf, type Node } from "./nodes.ts";
import { numberOf } from "./numbers.ts";
import { deeper, nameOf, otherOf, textOf, type Reading } from "./reading.ts";
import { readString } from "./strings.ts";
import { readWalrus } from "./walrus.ts";

/** Reads any expression; `other` where the tree has no node for it, where it is broken or too deep. */
export function readExpression(reading: Reading, node: Node): Expression {
  return deeper(reading, node, () => readKind(reading, node)) ?? otherOf(node);
}

function readKind(reading: Reading, node: Node): Expression {
  switch (node.name) {
    case "VariableName":
      return nameOf(reading, node);
    case "MemberExpression":
      return readMember(reading, node);
    case "CallExpression":
      return readCall(reading, node) ?? readOther(reading, node);
    case "String":
    case "FormatString":
    case "ContinuedString":
      return readString(reading, node);
    case "Number":
      return numberOf(reading, node);
    case "Boolean":
      return { kind: "bool", value: textOf(reading, node) === "True", span: spanOf(node) };
    case "None":
      return { kind: "null", span: spanOf(node) };
    case "ArrayExpression":
    case "TupleExpression":
    case "SetExpression":
      return readList(reading, node.children, node);
    case "DictionaryExpression":
      return readObject(reading, node);
    case "ComprehensionExpression":
    case "ArrayComprehensionExpression":
    case "SetComprehensionExpression":
    case "DictionaryComprehensionExpression":
      return readComprehension(reading, node.children, node) ?? readOther(reading, node);
    case "ParenthesizedExpression":
    case "AwaitExpression":
      return readInner(reading, node);
    case "NamedExpression":
      return readWalrus(reading, node.children) ?? readOther(reading, node);
    case "BinaryExpression":
      return readBinary(reading, node);
    case "UnaryExpression":
      return readUnary(reading, node);
    case "ConditionalExpression":
      return readConditional(reading, node);
    case "LambdaExpression":
      return readLambda(reading, node);
    default:
      return readOther(reading, node);
  }
}

/** What the tree has no node for, with the expressions in it. */
function readOther(reading: Reading, node: Node): Expression {
  const parts = expressionsIn(node.children).map((part) => readExpression(reading, part));
  return otherOf(node, parts);
}

/** `(a)` and `await a` */
function readInner(reading: Reading, node: Node): Expression {
  const inner = node.children.filter(({ name }) => !["(", ")", "await"].includes(name));
  const [only, ...more] = inner;
  if (!only || more.length > 0 || !isExpression(only)) return readOther(reading, node);
  return readExpression(reading, only);
}

/** `a.b`, `a[b]`, `a[b, c]`; a slice (`a[b:c]`) takes several elements and is no index. */
function readMember(reading: Reading, node: Node): Expression {
  if (isNumber(reading.text, node)) return numberOf(reading, node);
  const [object, sign, ...rest] = node.children;
  if (!object || !sign || !isExpression(object)) return readOther(reading, node);
  const [name] = rest;
  if (sign.name === ".") {
    if (name?.name !== "PropertyName") return readOther(reading, node);
    return {
      kind: "member",
      object: readExpression(reading, object),
      name: textOf(reading, name),
      nameSpan: spanOf(name),
      span: spanOf(node),
    };
  }
  const inside = rest.filter((each) => each.name !== "]");
  const groups = groupsOf(inside);
  const isPlain = groups.every(([first, ...more]) => first && more.length === 0);
  if (groups.length === 0 || !isPlain || rest.some(({ name }) => name === ":"))
    return readOther(reading, node);
  return {
    kind: "index",
    object: readExpression(reading, object),
    index: readTuple(reading, inside, node),
    span: spanOf(node),
  };
}

const comparing = new Set(["CompareOp", "in", "not", "is"]);

function readBinary(reading: Reading, node: Node): Expression {
  const [left, ...rest] = node.children;
  const right = rest.at(-1);
  const operators = rest.slice(0, -1);
  if (!left || !right || operators.length === 0) return readOther(reading, node);
  if (!isExpression(left) || !isExpression(right)) return readOther(reading, node);
  // `a < b < c` compares b twice and the result of neither.
  const isChained = isComparison(node) && isComparison(left);
  if (isChained) return readOther(reading, node);
  return {
    kind: "binary",
    operator: operators.map((each) => textOf(reading, each)).join(" "),
    left: readExpression(reading, left),
    right: readExpression(reading, right),
    span: spanOf(node),
  };
}

function isComparison({ name, children }: Node): boolean {
  return name === "BinaryExpression" && comparing.has(children[1]?.name ?? "");
}

/** A sign belongs to its number; the other operators have no node. */
function readUnary(reading: Reading, node: Node): Expression {
  const [sign, operand, ...more] = node.children;
  if (!sign || operand?.name !== "Number" || more.length > 0) return readOther(reading, node);
  const number = numberOf(reading, operand);
  const written = textOf(reading, sign);
  if (number.kind !== "number" || !["-", "+"].includes(written)) return readOther(reading, node);
  const value = written === "-" ? -number.value : number.value;
  return { kind: "number", value, span: spanOf(node) };
}

function readConditional(reading: Reading, node: Node): Expression {
  const [then, condition, otherwise, ...more] = node.children.filter(isExpression);
  if (!then || !condition || !otherwise || more.length > 0) return readOther(reading, node);
  return {
    kind: "conditional",
    condition: readExpression(reading, condition),
    then: readExpression(reading, then),
    otherwise: readExpression(reading, otherwise),
    span: spanOf(node),
  };
}
