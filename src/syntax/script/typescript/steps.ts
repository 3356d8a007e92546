import type * as B from "@babel/types";
import type { Span } from "../../../source/source.ts";
import type { Block, Expression, Name, Step } from "../tree.ts";
import { classOf, decorated } from "./classes.ts";
import { exportOf } from "./exports.ts";
import { functionOf } from "./expressions.ts";
import { importOf, requiredIn } from "./imports.ts";
import { fixed, given, type Manner } from "./patterns.ts";
import { keyOf } from "./names.ts";
import { name, nothingAt, other, spanOf, type Reading } from "./reading.ts";
import { typed } from "./types.ts";

/** A statement of Babel's as steps of the tree; one of types is none. */
export function stepOf(node: B.Node, reading: Reading): readonly Step[] {
  const span = spanOf(node);
  const inside = (...nodes: readonly (B.Node | null | undefined)[]): readonly Step[] =>
    reading.steps(nodes.filter((each) => each !== null && each !== undefined));
  const does = (value: B.Node | null | undefined): readonly Step[] =>
    value ? [{ kind: "do", value: reading.expression(value), span }] : [];
  switch (node.type) {
    case "ImportDeclaration":
    case "TSImportEqualsDeclaration":
      return importOf(node, reading);
    case "VariableDeclaration":
      if (node.declare) return [];
      return node.declarations.flatMap((each) => declared(each, node.kind === "const", reading));
    case "AssignmentExpression":
      return assignment(node, reading);
    case "ExpressionStatement":
      return inside(node.expression);
    case "FunctionDeclaration":
      return [bound(node.id?.name ?? "default", node.id ?? node, functionOf(node, reading), span)];
    case "ClassDeclaration":
    case "ClassExpression":
      return [...decorated(node, reading), classOf(node, reading)];
    case "TSEnumDeclaration":
      return [enumeration(node, reading)];
    case "ExportNamedDeclaration":
      return [...inside(node.declaration), ...exportOf(node)];
    case "ExportAllDeclaration":
      return exportOf(node);
    case "ExportDefaultDeclaration":
      return byDefault(node, reading);
    case "TSExportAssignment":
      return [bound("default", node.expression, reading.expression(node.expression), span)];
    case "ReturnStatement":
      return [
        {
          kind: "return",
          ...(node.argument && { value: reading.expression(node.argument) }),
          span,
        },
      ];
    case "BlockStatement":
      return [block("plain", node, node.body, reading)];
    case "TSModuleDeclaration":
      return node.declare ? [] : inside(node.body);
    case "TSModuleBlock":
      return [block("plain", node, node.body, reading)];
    case "IfStatement": {
      const over = reading.expression(node.test);
      return [
        {
          ...block("branch", node.consequent, [node.consequent], reading, over),
          span: { start: span.start, end: spanOf(node.consequent).end },
        },
        ...(node.alternate ? [block("branch", node.alternate, [node.alternate], reading)] : []),
      ];
    }
    case "ForStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return [...("init" in node ? inside(node.init) : []), looped(node, reading)];
    case "ForInStatement":
    case "ForOfStatement":
      return [looped(node, reading)];
    case "TryStatement":
      return [
        block("plain", node.block, node.block.body, reading),
        ...(node.handler ? [block("branch", node.handler, node.handler.body.body, reading)] : []),
        ...inside(node.finalizer),
      ];
    case "SwitchStatement":
      return [
        ...does(node.discriminant),
        ...node.cases.map((each) =>
          block(
            "branch",
            each,
            each.consequent,
            reading,
            each.test ? reading.expression(each.test) : undefined,
          ),
        ),
      ];
    case "LabeledStatement":
      return inside(node.body);
    case "ThrowStatement":
      return does(node.argument);
    default:
      return isExpression(node) ? does(node) : [];
  }
}

function isExpression({ type }: B.Node): boolean {
  return /Expression$|Literal$|^Identifier$|^TSTypeAssertion$|^JSX/.test(type);
}

/** What has a name of its own is there under that one too. */
function byDefault(node: B.ExportDefaultDeclaration, reading: Reading): readonly Step[] {
  const { declaration } = node;
  const span = spanOf(node);
  const id = "id" in declaration ? declaration.id : undefined;
  const local = declaration.type === "Identifier" ? declaration : id;
  const steps = declaration.type.endsWith("Declaration") ? reading.steps([declaration]) : [];
  if (local?.type === "Identifier" && (steps.length > 0 || declaration === local))
    return [
      ...steps,
      {
        kind: "export",
        names: [{ local: local.name, exported: "default", span: spanOf(local) }],
        span,
      },
    ];
  if (declaration.type === "ClassDeclaration")
    return [
      ...decorated(declaration, reading),
      { ...classOf(declaration, reading), name: "default" },
    ];
  if (steps.length > 0 || declaration.type.startsWith("TS")) return steps;
  return [bound("default", declaration, reading.expression(declaration), span)];
}

function declared(
  { id, init, start, end }: B.VariableDeclarator,
  constant: boolean,
  reading: Reading,
): readonly Step[] {
  const span = spanOf({ start, end });
  const required = init && requiredIn(id, init, span);
  if (required) return [required];
  const value = init ? reading.expression(init) : nothingAt(span.end);
  const steps = given(id, value, reading, { constant, declares: true });
  const type = id.type === "Identifier" ? typed(id, reading) : {};
  return placed(
    steps.map((step) => (step.kind === "assign" ? { ...step, ...type } : step)),
    span,
  );
}

/** A single assignment spans all that is written for it. */
function placed(steps: readonly Step[], span: Span): readonly Step[] {
  const [only, ...more] = steps;
  return only && more.length === 0 ? [{ ...only, span }] : steps;
}

function assignment(node: B.AssignmentExpression, reading: Reading): readonly Step[] {
  const manner: Manner = { constant: false, declares: false };
  const steps = given(node.left, reading.expression(node.right), reading, manner);
  const adds = node.operator !== "=";
  return placed(
    steps.map((step) => (step.kind === "assign" && adds ? { ...step, adds } : step)),
    spanOf(node),
  );
}

function bound(called: string, at: B.Node, value: Expression, span: Span): Step {
  return { kind: "assign", target: name(called, spanOf(at)), value, ...fixed, adds: false, span };
}

function block(
  role: Block["role"],
  at: B.Node,
  nodes: readonly B.Node[],
  reading: Reading,
  over?: Expression,
): Block {
  const body = nodes.flatMap((each) =>
    reading.steps(each.type === "BlockStatement" ? each.body : [each]),
  );
  return { kind: "block", role, ...(over && { over }), names: [], body, span: spanOf(at) };
}

type Loop =
  | B.ForStatement
  | B.WhileStatement
  | B.DoWhileStatement
  | B.ForInStatement
  | B.ForOfStatement;

function looped(node: Loop, reading: Reading): Block {
  const span = spanOf(node);
  if (node.type === "ForInStatement" || node.type === "ForOfStatement") {
    const left =
      node.left.type === "VariableDeclaration" ? node.left.declarations[0]?.id : node.left;
    const { names, steps } = turnOf(left, reading);
    const inner = block("loop", node, [node.body], reading, reading.expression(node.right));
    return { ...inner, names, body: [...steps, ...inner.body] };
  }
  const ends = [node.test, "update" in node ? node.update : undefined]
    .filter((each) => each !== null && each !== undefined)
    .map((each) => reading.expression(each));
  return block("loop", node, [node.body], reading, other(span, ends));
}

/** The name that each turn of a loop gives a value to, and what takes that value apart. */
function turnOf(
  target: B.Node | undefined,
  reading: Reading,
): { readonly names: readonly Name[]; readonly steps: readonly Step[] } {
  if (!target) return { names: [], steps: [] };
  const span = spanOf(target);
  if (target.type === "Identifier") return { names: [name(target.name, span)], steps: [] };
  const turn = name(`{${span.start}}`, span);
  const [, ...steps] = given(target, turn, reading, { constant: true, declares: true });
  return { names: [turn], steps };
}

/** `enum A { B = "b" }` is an object with those entries. */
function enumeration(node: B.TSEnumDeclaration, reading: Reading): Step {
  const span = spanOf(node);
  const entries = node.members.map((each) => ({
    kind: "entry" as const,
    key: keyOf(each.id, reading),
    value: each.initializer ? reading.expression(each.initializer) : other(spanOf(each)),
    span: spanOf(each),
  }));
  return bound(node.id.name, node.id, { kind: "object", entries, span }, span);
}
