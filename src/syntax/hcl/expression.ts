import type { BinaryOperator, Expression } from "./ast.ts";
import {
  ampersand,
  asterisk,
  bar,
  closeParenthesis,
  colon,
  comma,
  dot,
  equals,
  exclamation,
  greaterThan,
  isDigit,
  lessThan,
  minus,
  openBrace,
  openBracket,
  openParenthesis,
  percent,
  plus,
  question,
  quote,
  slash,
} from "./characters.ts";
import { readObject, readTuple } from "./collection.ts";
import { readNumber } from "./number.ts";
import {
  advance,
  atEnd,
  atIdentifier,
  close,
  codeAt,
  deepen,
  enter,
  expect,
  fail,
  found,
  leave,
  open,
  readIdentifier,
  shown,
  skipBlanks,
  type Cursor,
} from "./scanner.ts";
import { readHeredoc, readQuoted } from "./template.ts";
import { readSteps } from "./traversal.ts";

/** Reads an expression: operators and the conditional, and all that they join. */
export function readExpression(cursor: Cursor): Expression {
  enter(cursor);
  const first = readBinary(cursor, 1);
  const whole = codeAt(cursor) === question ? readConditional(cursor, first) : first;
  leave(cursor);
  return whole;
}

function readConditional(cursor: Cursor, condition: Expression): Expression {
  advance(cursor, 1);
  const then = readExpression(cursor);
  expect(cursor, colon, 'expected ":" and the other value of the conditional');
  const otherwise = readExpression(cursor);
  const span = { start: condition.span.start, end: otherwise.span.end };
  return { kind: "conditional", condition, then, otherwise, span };
}

const strengths: Record<BinaryOperator, number> = {
  "||": 1,
  "&&": 2,
  "==": 3,
  "!=": 3,
  "<": 4,
  ">": 4,
  "<=": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "%": 6,
};

/** Reads operands joined by operators of at least this strength; equal ones join to the left. */
function readBinary(cursor: Cursor, weakest: number): Expression {
  const before = cursor.deepest;
  cursor.deepest = cursor.depth;
  let left = readUnary(cursor);
  for (;;) {
    const operator = operatorAt(cursor);
    if (operator === undefined) break;
    const strength = strengths[operator];
    if (strength < weakest) break;
    advance(cursor, operator.length);
    const right = readBinary(cursor, strength + 1);
    deepen(cursor);
    const span = { start: left.span.start, end: right.span.end };
    left = { kind: "binary", operator, left, right, span };
  }
  if (before > cursor.deepest) cursor.deepest = before;
  return left;
}

function operatorAt(cursor: Cursor): BinaryOperator | undefined {
  const next = codeAt(cursor, 1);
  switch (codeAt(cursor)) {
    case bar:
      return next === bar ? "||" : undefined;
    case ampersand:
      return next === ampersand ? "&&" : undefined;
    case equals:
      return next === equals ? "==" : undefined;
    case exclamation:
      return next === equals ? "!=" : undefined;
    case lessThan:
      return next === equals ? "<=" : "<";
    case greaterThan:
      return next === equals ? ">=" : ">";
    case plus:
      return "+";
    case minus:
      return "-";
    case asterisk:
      return "*";
    case slash:
      return "/";
    case percent:
      return "%";
    default:
      return undefined;
  }
}

/** Reads a term with the signs before it and the steps taken from it. */
function readUnary(cursor: Cursor): Expression {
  const start = cursor.at;
  const code = codeAt(cursor);
  if (code !== minus && code !== exclamation) return readOperand(cursor);
  enter(cursor);
  advance(cursor, 1);
  const operand = readUnary(cursor);
  leave(cursor);
  const operator = code === minus ? "-" : "!";
  return { kind: "unary", operator, operand, span: { start, end: operand.span.end } };
}

function readOperand(cursor: Cursor): Expression {
  const before = cursor.deepest;
  cursor.deepest = cursor.depth;
  const operand = readSteps(cursor, readTerm(cursor));
  if (before > cursor.deepest) cursor.deepest = before;
  return operand;
}

function readTerm(cursor: Cursor): Expression {
  const code = codeAt(cursor);
  switch (code) {
    case quote:
      return readQuoted(cursor);
    case openBracket:
      return readTuple(cursor);
    case openBrace:
      return readObject(cursor);
    case openParenthesis:
      return readParentheses(cursor);
    case lessThan:
      if (codeAt(cursor, 1) === lessThan) return readHeredoc(cursor);
      break;
    default:
      if (isDigit(code)) return readNumber(cursor);
      if (atIdentifier(cursor)) return readNamed(cursor);
  }
  return fail(cursor, `expected an expression, found ${found(cursor)}`);
}

function readParentheses(cursor: Cursor): Expression {
  const start = cursor.at;
  const newlines = open(cursor);
  const inner = readExpression(cursor);
  if (codeAt(cursor) !== closeParenthesis) fail(cursor, `expected ")", found ${found(cursor)}`);
  return { kind: "parentheses", inner, span: { start, end: close(cursor, newlines) } };
}

/** Reads what begins with a word: a constant, a function call, or the first name of a traversal. */
function readNamed(cursor: Cursor): Expression {
  const start = cursor.at;
  let name = readIdentifier(cursor, "a name");
  let end = cursor.at;
  skipBlanks(cursor);
  while (codeAt(cursor) === colon && codeAt(cursor, 1) === colon) {
    advance(cursor, 2);
    name += `::${readIdentifier(cursor, 'the name of a function after "::"')}`;
    end = cursor.at;
    skipBlanks(cursor);
  }
  const span = { start, end };
  if (codeAt(cursor) === openParenthesis) return readCall(cursor, name, span);
  if (name.includes(":")) fail(cursor, `expected "(" after ${shown(name)}, found ${found(cursor)}`);
  switch (name) {
    case "true":
    case "false":
      return { kind: "bool", value: name === "true", span };
    case "null":
      return { kind: "null", span };
    default:
      return { kind: "variable", name, span };
  }
}

function readCall(cursor: Cursor, name: string, nameSpan: Expression["span"]): Expression {
  const opening = cursor.at;
  const newlines = open(cursor);
  const args: Expression[] = [];
  let spread = false;
  while (codeAt(cursor) !== closeParenthesis) {
    if (atEnd(cursor)) fail(cursor, `the "(" of ${shown(name)} is not closed`, opening);
    args.push(readExpression(cursor));
    const code = codeAt(cursor);
    if (code === comma) {
      advance(cursor, 1);
    } else if (code === dot && cursor.text.startsWith("...", cursor.at)) {
      spread = true;
      advance(cursor, 3);
      if (codeAt(cursor) !== closeParenthesis) fail(cursor, 'expected ")" after "..."');
    } else if (code !== closeParenthesis && !atEnd(cursor)) {
      fail(
        cursor,
        `expected "," or ")" in the arguments of ${shown(name)}, found ${found(cursor)}`,
      );
    }
  }
  const span = { start: nameSpan.start, end: close(cursor, newlines) };
  return { kind: "call", name, nameSpan, args, spread, span };
}
