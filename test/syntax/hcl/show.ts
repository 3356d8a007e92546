import { readHclExpression } from "../../../src/syntax/hcl/read.ts";
import type {
  Expression,
  SplatStep,
  TemplateLiteral,
  TemplatePart,
} from "../../../src/syntax/hcl/ast.ts";

/** A tree in one line: operators in brackets, literals of templates in quotes. */
export function show(node: Expression): string {
  switch (node.kind) {
    case "number":
    case "bool":
      return String(node.value);
    case "null":
      return "null";
    case "template":
      return node.parts.length === 0 ? "''" : `'${showParts(node.parts)}'`;
    case "tuple":
      return `tuple(${node.items.map(show).join(", ")})`;
    case "object":
      return `object(${node.items.map((i) => `${show(i.key)} = ${show(i.value)}`).join(", ")})`;
    case "for": {
      const names = [node.keyName, node.valueName].filter((name) => name !== undefined).join(", ");
      const key = node.key ? `${show(node.key)} => ` : "";
      const condition = node.condition ? ` if ${show(node.condition)}` : "";
      const value = show(node.value) + (node.grouped ? "..." : "");
      return `for(${names} in ${show(node.collection)}: ${key}${value}${condition})`;
    }
    case "call":
      return `call ${node.name}(${node.args.map(show).join(", ")}${node.spread ? "..." : ""})`;
    case "variable":
      return node.name;
    case "attribute":
      return `${show(node.on)}.${node.name}`;
    case "index":
      return `${show(node.on)}[${show(node.key)}]`;
    case "splat": {
      const steps = node.steps.map(showStep).join("");
      return `${show(node.on)}<${node.full ? "[*]" : ".*"}${steps}>`;
    }
    case "unary":
      return `(${node.operator}${show(node.operand)})`;
    case "binary":
      return `(${show(node.left)} ${node.operator} ${show(node.right)})`;
    case "conditional":
      return `(${show(node.condition)} ? ${show(node.then)} : ${show(node.otherwise)})`;
    case "parentheses":
      return `paren(${show(node.inner)})`;
  }
}

function showStep(step: SplatStep): string {
  if (step.kind === "attribute") return `.${step.name}`;
  if (step.kind === "index") return `[${show(step.key)}]`;
  return step.full ? "[*]" : ".*";
}

export function showParts(parts: readonly TemplatePart[]): string {
  return parts.map(showPart).join("|");
}

function showPart(part: TemplatePart): string {
  switch (part.kind) {
    case "literal":
      return part.value;
    case "interpolation":
      return `\${${show(part.value)}}`;
    case "if": {
      const otherwise = part.otherwise.length === 0 ? "" : ` else {${showParts(part.otherwise)}}`;
      return `if ${show(part.condition)} {${showParts(part.then)}}${otherwise}`;
    }
    case "for-directive": {
      const names = [part.key, part.value].filter((name) => name !== undefined).join(", ");
      return `for ${names} in ${show(part.collection)} {${showParts(part.body)}}`;
    }
  }
}

/** The tree of a text that must be an expression. */
export function expressionOf(text: string): Expression {
  const { expression, problems } = readHclExpression(text);
  if (!expression) throw new Error(`${text}: ${problems[0]?.message ?? "no tree, no problem"}`);
  return expression;
}

/** The only literal of a template that must have just that. */
export function literalOf(text: string): TemplateLiteral {
  const node = expressionOf(text);
  const [only, ...more] = node.kind === "template" ? node.parts : [];
  if (only?.kind !== "literal" || more.length > 0) throw new Error(`not one literal: ${text}`);
  return only;
}
