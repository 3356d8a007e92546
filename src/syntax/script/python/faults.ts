import type { ScriptProblem } from "../tree.ts";
import { childOf, type Fault, type Node } from "./nodes.ts";

/** How many errors are looked at: a program that has so many has one. */
const mostFaults = 1000;

/** The parser ends a chain (`a + b + c ...`) behind so many operators, where it is long in characters too. */
const longestChain = 150;

/** What the first error of a file is; undefined where there are only errors of the grammar's own. */
export function problemOf(text: string, faults: readonly Fault[]): ScriptProblem | undefined {
  const fault = faults.find((each, n) => n >= mostFaults || !isPython(text, each));
  if (!fault) return undefined;
  const cut = fault.parents.find((parent) => chainIn(parent) > longestChain);
  if (cut) return { reason: "too-deep", message: "too many operators in a row", offset: cut.start };
  const offset = fault.end > fault.start ? fault.start : skipBlanks(text, fault.start);
  return { reason: "syntax-error", message: `unexpected ${foundAt(text, offset)}`, offset };
}

/** What Python allows and @lezer/python 1.1.19 does not know; the tree is right all the same. */
function isPython(text: string, fault: Fault): boolean {
  const [parent, around] = fault.parents;
  if (!parent) return false;
  const written = text.slice(fault.start, fault.end);
  switch (parent.name) {
    // `yield` alone
    case "YieldStatement":
    case "YieldExpression":
      return written === "" && parent.children.length === 1;
    // `1.` and `a[*b]`
    case "MemberExpression":
      return (written === "" && isNumber(text, parent)) || written === "*";
    // `case A():`
    case "LiteralPattern":
      return around?.name === "PatternArgList" && parent.children.length === 0;
    // `lambda a, /, *b,: c`
    case "ParamList":
      return around?.name === "LambdaExpression" && (written === "" || written === "/");
    // `[a for b, *c in d]`
    case "ArgList":
    case "ComprehensionExpression":
    case "ArrayComprehensionExpression":
    case "SetComprehensionExpression":
    case "DictionaryComprehensionExpression":
      return written === "*";
    // `with (a as b, c as d):`
    case "WithStatement":
      return isInBrackets(parent);
    case "ParenthesizedExpression":
    case "TupleExpression":
      return around?.name === "WithStatement" && isInBrackets(around);
    default:
      return false;
  }
}

/** Whether a member expression is a number that ends with its point, or goes on behind it (`1.e5`). */
export function isNumber(text: string, { children: [object, point, more] }: Node): boolean {
  if (object?.name !== "Number" || point?.name !== "." || object.end !== point.start) return false;
  if (!/^\d[\d_]*$/.test(text.slice(object.start, object.end))) return false;
  return more === undefined || /^(?:[eE][\d_]*|[jJ])$/.test(text.slice(more.start, more.end));
}

function isInBrackets(statement: Node): boolean {
  const first = statement.children.find(({ name }) => name !== "async" && name !== "with");
  const opening = first?.children[0]?.name;
  return (
    opening === "(" &&
    childOf(statement, "as") !== undefined &&
    childOf(statement, "Body") !== undefined
  );
}

/** How many operators, calls and members follow each other in an expression. */
function chainIn(expression: Node): number {
  let count = 0;
  for (let [left] = expression.children; left; [left] = left.children) count++;
  return count;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (text.charAt(at) === " " || text.charAt(at) === "\t") at++;
  return at;
}

/** What stands at an offset, for a message. */
function foundAt(text: string, offset: number): string {
  if (offset >= text.length) return "end of the text";
  const [word = ""] = /^(?:[\w]{1,40}|[^])/u.exec(text.slice(offset, offset + 40)) ?? [];
  return word === "\n" || word === "\r" ? "end of the line" : JSON.stringify(word);
}
