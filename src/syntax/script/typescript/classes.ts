import type * as B from "@babel/types";
import type { Class, Name, Step } from "../tree.ts";
import { functionOf } from "./expressions.ts";
import { keyOf } from "./names.ts";
import { fixed } from "./patterns.ts";
import { name, nothingAt, spanOf, type Reading } from "./reading.ts";
import { typed } from "./types.ts";

type Keyed = { readonly key: B.Node; readonly computed?: boolean | null };

/** A class with its fields and methods as assignments of names. */
export function classOf(node: B.Class, reading: Reading): Class {
  const bases = node.superClass ? [reading.expression(node.superClass)] : [];
  const body = node.body.body.flatMap((each) => [
    ...decorated(each, reading),
    ...memberOf(each, reading),
  ]);
  const called = node.id?.name;
  return {
    kind: "class",
    ...(called !== undefined && { name: called }),
    bases,
    body,
    span: spanOf(node),
  };
}

function memberOf(node: B.ClassBody["body"][number], reading: Reading): readonly Step[] {
  const span = spanOf(node);
  switch (node.type) {
    case "ClassMethod":
    case "ClassPrivateMethod":
      return [
        {
          kind: "assign",
          target: fieldName(node, reading),
          value: functionOf(node, reading),
          ...fixed,
          adds: false,
          span,
        },
      ];
    case "ClassProperty":
    case "ClassPrivateProperty":
    case "ClassAccessorProperty":
      if (node.declare) return [];
      return [
        {
          kind: "assign",
          target: fieldName(node, reading),
          value: node.value ? reading.expression(node.value) : nothingAt(span.end),
          ...typed(node, reading),
          constant: node.type === "ClassProperty" && node.readonly === true,
          declares: true,
          adds: false,
          span,
        },
      ];
    case "StaticBlock":
      return reading.steps(node.body);
    default:
      return [];
  }
}

/** What stands behind the `@` in front of something and its parameters, each for what it does. */
export function decorated(node: B.Node, reading: Reading): readonly Step[] {
  const own = "decorators" in node ? (node.decorators ?? []) : [];
  const parameters = "params" in node && Array.isArray(node.params) ? node.params : [];
  const all = [
    ...own,
    ...parameters.flatMap((each) => ("decorators" in each ? (each.decorators ?? []) : [])),
  ];
  return all.map((each): Step => {
    const value = reading.expression(each.expression);
    return { kind: "do", value, span: value.span };
  });
}

/** A name that is worked out when the program runs has one that no program can write. */
function fieldName({ key, computed }: Keyed, reading: Reading): Name {
  if (computed === true && key.type !== "StringLiteral")
    return name(`{${spanOf(key).start}}`, spanOf(key));
  const read = keyOf(key, reading);
  const [part] = read.parts;
  return name(part?.kind === "text" ? part.value : "", read.span);
}
