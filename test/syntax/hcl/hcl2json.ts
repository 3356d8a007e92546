import type {
  Block,
  Body,
  Expression,
  Template,
  TemplatePart,
} from "../../../src/syntax/hcl/ast.ts";
import type { Span } from "../../../src/source/source.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

/** Why hcl2json gives up on a text that is correct HCL. */
export class Inexpressible extends Error {}

/**
 * Our tree as hcl2json writes it, the program inside hcl2-parser: blocks become lists below their
 * type and labels, constants become values, and every other expression its text between `${` and `}`.
 */
export function toJson(text: string, body: Body): JsonObject {
  const object: JsonObject = {};
  for (const item of body.items) if (item.kind === "block") addBlock(text, object, item);
  for (const item of body.items)
    if (item.kind === "argument") object[item.name] = valueOf(text, item.value);
  return object;
}

function addBlock(text: string, object: JsonObject, block: Block): void {
  let at = object;
  let key = block.type;
  for (const label of block.labels) {
    const inner = (at[key] ??= {});
    if (!isObject(inner)) throw new Inexpressible("labels of unequal number");
    at = inner;
    key = label.value;
  }
  const before = at[key] ?? [];
  if (!Array.isArray(before)) throw new Inexpressible("labels of unequal number");
  at[key] = [...(before as readonly Json[]), toJson(text, block.body)];
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueOf(text: string, node: Expression): Json {
  switch (node.kind) {
    case "number":
      return Number.isFinite(node.value) ? node.value : null;
    case "bool":
      return node.value;
    case "null":
      return null;
    case "template": {
      const wrapped = onlyValue(node);
      return wrapped ? valueOf(text, wrapped) : partsOf(text, node.parts);
    }
    case "tuple":
      return node.items.map((item) => valueOf(text, item));
    case "object":
      return Object.fromEntries(
        node.items.map((item) => [keyOf(text, item.key), valueOf(text, item.value)]),
      );
    case "unary": {
      const { kind } = node.operand;
      if (kind === "number") return node.operator === "-" ? -node.operand.value : notAllowed();
      if (kind === "bool") return node.operator === "!" ? !node.operand.value : notAllowed();
      return kind === "null" ? notAllowed() : wrap(text, node);
    }
    default:
      return wrap(text, node);
  }
}

function notAllowed(): never {
  throw new Inexpressible("a sign before a constant of another type");
}

/** A quoted string of one interpolation is the value of that. */
function onlyValue(node: Template): Expression | undefined {
  const [only, ...more] = node.parts;
  return only?.kind === "interpolation" && more.length === 0 ? only.value : undefined;
}

function keyOf(text: string, key: Expression): string {
  return isTraversal(key) ? slice(text, key.span) : stringOf(text, key);
}

/** Names and constant indexes: what Go's HCL holds as one traversal. */
function isTraversal(node: Expression): boolean {
  if (node.kind === "variable") return true;
  if (node.kind === "attribute") return isTraversal(node.on);
  return node.kind === "index" && isConstant(node.key) && isTraversal(node.on);
}

function isConstant(key: Expression): boolean {
  if (key.kind === "template") return key.parts.every((part) => part.kind === "literal");
  return key.kind === "number" || key.kind === "bool" || key.kind === "null";
}

function stringOf(text: string, node: Expression): string {
  switch (node.kind) {
    case "number":
    case "bool":
      return String(node.value);
    case "null":
      throw new Inexpressible("null in a string");
    case "template": {
      const wrapped = onlyValue(node);
      return wrapped ? stringOf(text, wrapped) : partsOf(text, node.parts);
    }
    case "conditional":
      return ifOf(text, node.condition, stringOf(text, node.then), stringOf(text, node.otherwise));
    default:
      return wrap(text, node);
  }
}

function partsOf(text: string, parts: readonly TemplatePart[]): string {
  return parts.map((part) => partOf(text, part)).join("");
}

function partOf(text: string, part: TemplatePart): string {
  switch (part.kind) {
    case "literal":
      return part.value;
    case "interpolation":
      return stringOf(text, part.value);
    case "if":
      return ifOf(text, part.condition, partsOf(text, part.then), partsOf(text, part.otherwise));
    case "for-directive": {
      const names = part.key === undefined ? part.value : `${part.key}, ${part.value}`;
      const collection = slice(text, part.collection.span);
      return `%{for ${names} in ${collection}}${partsOf(text, part.body)}%{endfor}`;
    }
  }
}

function ifOf(text: string, condition: Expression, then: string, otherwise: string): string {
  const rest = otherwise === "" ? "" : `%{else}${otherwise}`;
  return `%{if ${slice(text, condition.span)}}${then}${rest}%{endif}`;
}

function wrap(text: string, node: Expression): string {
  return `\${${slice(text, node.span)}}`;
}

/** hcl2json adds a parenthesis that follows, to make up for ranges that once ended before theirs. */
function slice(text: string, { start, end }: Span): string {
  return text.slice(start, text[end] === ")" ? end + 1 : end);
}
