import type * as B from "@babel/types";
import type {
  Argument,
  Call,
  Entry,
  Expression,
  Function,
  Item,
  ObjectLiteral,
  Parameter,
  Spread,
  Step,
  StringLiteral,
  StringPart,
} from "../tree.ts";
import { takenApart } from "./patterns.ts";
import { keyOf, nameIn, quoted } from "./names.ts";
import { name, other, spanOf, type Reading } from "./reading.ts";
import { stringText } from "./strings.ts";
import { typed } from "./types.ts";

/** What Babel has for an expression as one of the tree. */
export function lowered(node: B.Node, reading: Reading): Expression {
  const span = spanOf(node);
  const of = (inner: B.Node): Expression => reading.expression(inner);
  switch (node.type) {
    case "StringLiteral":
    case "DirectiveLiteral":
      return quoted(node, reading);
    case "TemplateLiteral":
      return template(node, reading);
    case "TaggedTemplateExpression":
      return {
        kind: "call",
        callee: of(node.tag),
        args: [{ value: template(node.quasi, reading), span: spanOf(node.quasi) }],
        isNew: false,
        tagged: true,
        span,
      };
    case "NumericLiteral":
      return { kind: "number", value: node.value, span };
    case "BooleanLiteral":
      return { kind: "bool", value: node.value, span };
    case "NullLiteral":
      return { kind: "null", span };
    case "Identifier":
      return node.name === "undefined" ? { kind: "null", span } : name(node.name, span);
    case "ThisExpression":
      return name("this", span);
    case "Super":
      return name("super", span);
    case "Import":
      return name("import", span);
    case "MemberExpression":
    case "OptionalMemberExpression":
      return memberOf(node, reading);
    case "CallExpression":
    case "OptionalCallExpression":
    case "NewExpression":
      return callOf(node, reading);
    case "ArrayExpression":
      return { kind: "list", items: node.elements.map((item) => itemOf(item, reading)), span };
    case "ObjectExpression":
      return objectOf(node, reading);
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return functionOf(node, reading);
    case "ConditionalExpression":
      return {
        kind: "conditional",
        condition: of(node.test),
        then: of(node.consequent),
        otherwise: of(node.alternate),
        span,
      };
    case "BinaryExpression":
    case "LogicalExpression":
      return {
        kind: "binary",
        operator: operators[node.operator] ?? node.operator,
        left: of(node.left),
        right: of(node.right),
        span,
      };
    case "UnaryExpression":
      return unary(node, reading);
    case "AssignmentExpression":
      return other(span, [], reading.steps([node]));
    case "AwaitExpression":
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
    case "JSXExpressionContainer":
      return of("argument" in node ? node.argument : node.expression);
    case "ClassExpression":
      return other(span, [], reading.steps([node]));
    default:
      return other(span, within(node, reading));
  }
}

const operators: Readonly<Record<string, string>> = { "||": "or", "&&": "and" };

/** The expressions directly in a node that the tree has no kind for. */
function within(node: B.Node, reading: Reading): readonly Expression[] {
  return Object.values(node)
    .flatMap((each: unknown): readonly unknown[] => (Array.isArray(each) ? each : [each]))
    .filter(isNode)
    .filter(({ type }) => !/^TS|Comment|^Template|^Directive/.test(type))
    .map((each) => reading.expression(each));
}

function isNode(value: unknown): value is B.Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

function template(node: B.TemplateLiteral, reading: Reading): StringLiteral {
  const { text } = reading;
  const texts = node.quasis.map((quasi) => stringText(text, spanOf(quasi)));
  const parts = texts.flatMap((part, index): readonly StringPart[] => {
    const inside = node.expressions[index];
    const next = texts[index + 1];
    const span = { start: part.span.end, end: next?.span.start ?? part.span.end };
    return [
      ...(part.value === "" ? [] : [part]),
      ...(inside ? [{ kind: "hole" as const, value: reading.expression(inside), span }] : []),
    ];
  });
  return { kind: "string", parts, span: spanOf(node) };
}

function memberOf(
  node: B.MemberExpression | B.OptionalMemberExpression,
  reading: Reading,
): Expression {
  const span = spanOf(node);
  const object = reading.expression(node.object);
  const { property } = node;
  if (node.computed) return { kind: "index", object, index: reading.expression(property), span };
  return { kind: "member", object, name: nameIn(property), nameSpan: spanOf(property), span };
}

function callOf(
  node: B.CallExpression | B.OptionalCallExpression | B.NewExpression,
  reading: Reading,
): Call {
  const args = node.arguments.map((each): Argument => {
    const span = spanOf(each);
    return each.type === "SpreadElement"
      ? { spread: "items", value: reading.expression(each.argument), span }
      : { value: reading.expression(each), span };
  });
  const callee = reading.expression(node.callee);
  return { kind: "call", callee, args, isNew: node.type === "NewExpression", span: spanOf(node) };
}

function itemOf(node: B.Expression | B.SpreadElement | null, reading: Reading): Item {
  if (node?.type === "SpreadElement")
    return { spread: true, value: reading.expression(node.argument) };
  return { spread: false, value: reading.expression(node) };
}

function objectOf(node: B.ObjectExpression, reading: Reading): ObjectLiteral {
  const entries = node.properties.map((each): Entry | Spread => {
    const span = spanOf(each);
    if (each.type === "SpreadElement")
      return { kind: "spread", value: reading.expression(each.argument), span };
    const key = each.computed ? reading.expression(each.key) : keyOf(each.key, reading);
    const value =
      each.type === "ObjectMethod" ? functionOf(each, reading) : reading.expression(each.value);
    return { kind: "entry", key, value, span };
  });
  return { kind: "object", entries, span: spanOf(node) };
}

type AnyFunction =
  | B.FunctionDeclaration
  | B.FunctionExpression
  | B.ArrowFunctionExpression
  | B.ObjectMethod
  | B.ClassMethod
  | B.ClassPrivateMethod;

export function functionOf(node: AnyFunction, reading: Reading): Function {
  const taken: Step[] = [];
  const parameters = node.params.map((each): Parameter => {
    const { parameter, steps } = parameterOf(each, reading);
    taken.push(...steps);
    return parameter;
  });
  const { body } = node;
  const steps =
    body.type === "BlockStatement"
      ? reading.steps([...body.directives, ...body.body])
      : [returned(body, reading)];
  return { kind: "function", parameters, body: [...taken, ...steps], span: spanOf(node) };
}

function returned(node: B.Expression, reading: Reading): Step {
  return { kind: "return", value: reading.expression(node), span: spanOf(node) };
}

type Taken = { readonly parameter: Parameter; readonly steps: readonly Step[] };

function parameterOf(node: B.FunctionParameter | B.TSParameterProperty, reading: Reading): Taken {
  const span = spanOf(node);
  switch (node.type) {
    case "TSParameterProperty": {
      const { parameter, steps } = parameterOf(node.parameter, reading);
      return { parameter: { ...parameter, field: true, span }, steps };
    }
    case "AssignmentPattern": {
      const { parameter, steps } = parameterOf(node.left as B.FunctionParameter, reading);
      return {
        parameter: { ...parameter, default: reading.expression(node.right), span },
        steps,
      };
    }
    case "RestElement": {
      const { parameter, steps } = parameterOf(node.argument as B.FunctionParameter, reading);
      return { parameter: { ...parameter, rest: true, span }, steps };
    }
    case "Identifier": {
      const type = typed(node, reading);
      return {
        parameter: { name: node.name, ...type, rest: false, field: false, span },
        steps: [],
      };
    }
    default: {
      const { temporary, steps } = takenApart(node, reading);
      return { parameter: { name: temporary, rest: false, field: false, span }, steps };
    }
  }
}

function unary(node: B.UnaryExpression, reading: Reading): Expression {
  const span = spanOf(node);
  const value = reading.expression(node.argument);
  if (node.operator === "-" && value.kind === "number")
    return { ...value, value: -value.value, span };
  return node.operator === "void" ? { kind: "null", span } : other(span, [value]);
}
