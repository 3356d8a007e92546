import { makeText, type Text } from "../../iam/text.ts";
import { once } from "../../source/once.ts";
import type { Source } from "../../source/source.ts";
import type { Expression, Template } from "../../syntax/hcl/ast.ts";
import { mayBeDocument } from "../embed.ts";
import { sizeOf } from "../size.ts";
import { asText } from "../texts.ts";
import { literal, writtenAt, type Entry, type Value } from "../value.ts";

/** What an expression comes to that names nothing: the same wherever it is asked for. */
export type Constant = {
  readonly value: Value;
  /** What it takes to evaluate the expressions inside it, as `Effort` counts. */
  readonly effort: number;
  /** How deep they nest. */
  readonly depth: number;
};

/**
 * The constants of a file, from texts to objects of lists of them: most of what policies are made
 * of. Each is made once for all instances of a module.
 */
export const constantsIn = once((source: Source) => {
  const known = new Map<Expression, Constant | undefined>();
  const constant = (node: Expression): Constant | undefined => {
    if (!mayBeConstant.has(node.kind)) return undefined;
    const found = known.get(node);
    if (found || known.has(node)) return found;
    const made = make(node);
    known.set(node, made);
    return made;
  };

  const make = (node: Expression): Constant | undefined => {
    const origin = writtenAt({ source, span: node.span });
    switch (node.kind) {
      case "number":
        return holding([], { kind: "number", value: node.value, origin });
      case "bool":
        return holding([], { kind: "bool", value: node.value, origin });
      case "null":
        return holding([], { kind: "null", origin });
      case "template": {
        const value = plainText(node, source);
        return value && { value, effort: sizeOf(value), depth: 0 };
      }
      case "tuple": {
        const items = whole(node.items.map(constant));
        return items && holding(items, { kind: "list", items: valuesOf(items), rest: [], origin });
      }
      case "object": {
        const values = whole(node.items.map(({ value }) => constant(value)));
        if (!values) return undefined;
        const keys: Constant[] = [];
        const entries: Entry[] = [];
        for (const [index, { key, span }] of node.items.entries()) {
          const named = keyIn(key);
          const value = values[index]?.value;
          if (!named || !value) return undefined;
          if (named.constant) keys.push(named.constant);
          entries.push({ key: named.key, value, place: { source, span } });
        }
        return holding([...keys, ...values], { kind: "map", entries, rest: [], origin });
      }
      case "call": {
        const [argument] = node.args;
        if (node.name !== "jsonencode" || !argument || node.spread) return undefined;
        const inner = constant(argument);
        return inner && holding([inner], { kind: "encoded", value: inner.value, origin });
      }
      default:
        return undefined;
    }
  };

  /** The key of an object; a bare word is its own name. */
  const keyIn = (node: Expression): { key: Text; constant?: Constant } | undefined => {
    if (node.kind === "variable")
      return { key: makeText([node.name], writtenAt({ source, span: node.span })) };
    const found = constant(node);
    const key = found && asText(found.value);
    return found && key && { key, constant: found };
  };

  return constant;
});

const mayBeConstant: ReadonlySet<Expression["kind"]> = new Set([
  "number",
  "bool",
  "null",
  "template",
  "tuple",
  "object",
  "call",
]);

/** A value made of others. */
function holding(inside: readonly Constant[], value: Value): Constant {
  let effort = 0;
  let depth = 0;
  for (const each of inside) {
    effort += 1 + each.effort;
    depth = Math.max(depth, 1 + each.depth);
  }
  return { value, effort, depth };
}

/** All of them, where all are there. */
function whole(all: readonly (Constant | undefined)[]): readonly Constant[] | undefined {
  return all.every((each) => each !== undefined) ? all : undefined;
}

function valuesOf(all: readonly Constant[]): readonly Value[] {
  return all.map(({ value }) => value);
}

/** A text of nothing but characters that is no JSON. */
function plainText({ parts, span }: Template, source: Source): Value | undefined {
  const [only, ...more] = parts;
  if (!only) return literal("", { source, span });
  return only.kind === "literal" && more.length === 0 && !mayBeDocument(only.value)
    ? literal(only.value, { source, span })
    : undefined;
}
