import type { Span } from "../../../source/source.ts";
import type { Block, Expression, Step } from "../tree.ts";
import { readTuple } from "./collections.ts";
import { groupsOf, isExpression, spanOver, type Node } from "./nodes.ts";
import { assign, bodyOf, nameOf, otherOf, textOf, type Reading } from "./reading.ts";
import { assignTo, give, readTurning } from "./targets.ts";

/** A keyword, what stands between it and the colon, and the body behind. */
type Clause = {
  readonly keyword: string;
  readonly head: readonly Node[];
  readonly body: Node | undefined;
  readonly span: Span;
};

/** Reads a statement with bodies (`if`, `try`, `for`, `while`, `with`): each of them is a block. */
export function readBlocks(reading: Reading, node: Node): readonly Step[] {
  return clausesOf(node).map((clause) => readClause(reading, clause));
}

function clausesOf(node: Node): readonly Clause[] {
  const clauses: Clause[] = [];
  let open: Node[] = [];
  const end = (body: Node | undefined): void => {
    const [keyword, ...head] = open.filter(({ name }) => name !== "async");
    const span = spanOver(body ? [...open, body] : open, node.start);
    if (keyword) clauses.push({ keyword: keyword.name, head, body, span });
    open = [];
  };
  for (const child of node.children) {
    if (child.name === "Body") end(child);
    else open.push(child);
  }
  // The body of the last is missing.
  end(undefined);
  return clauses;
}

function readClause(reading: Reading, clause: Clause): Block {
  switch (clause.keyword) {
    case "if":
    case "elif":
      return readConditioned(reading, clause, "branch");
    case "while":
      return readConditioned(reading, clause, "loop");
    case "for":
      return readLoop(reading, clause);
    case "with":
      return {
        ...plain(clause),
        body: [...readManaged(reading, clause), ...bodyIn(reading, clause)],
      };
    case "except":
      return readHandler(reading, clause);
    default:
      return { ...plain(clause), body: bodyIn(reading, clause) };
  }
}

function plain({ span }: Clause): Block {
  return { kind: "block", role: "plain", names: [], body: [], span };
}

function bodyIn(reading: Reading, { body }: Clause): readonly Step[] {
  return bodyOf(reading, body);
}

function readConditioned(reading: Reading, clause: Clause, role: "branch" | "loop"): Block {
  const condition = clause.head.find(isExpression);
  const over = condition && reading.expression(reading, condition);
  return { ...plain(clause), role, ...(over && { over }), body: bodyIn(reading, clause) };
}

function readLoop(reading: Reading, clause: Clause): Block {
  const { head } = clause;
  const middle = head.findIndex(({ name }) => name === "in");
  const { names, steps } = readTurning(reading, middle < 0 ? head : head.slice(0, middle));
  const behind = middle < 0 ? [] : head.slice(middle + 1);
  const over = behind.length > 0 ? readTuple(reading, behind, clause.span) : undefined;
  const body = [...steps, ...bodyIn(reading, clause)];
  return { ...plain(clause), role: "loop", ...(over && { over }), names, body };
}

/** `with a as b, c:` gives b what a is; both are steps in the block. */
function readManaged(reading: Reading, { head }: Clause): readonly Step[] {
  return groupsOf(head).flatMap((group): readonly Step[] => {
    const [manager, as, ...target] = group;
    if (!manager || !isExpression(manager) || isRemnant(manager)) return [];
    const value = reading.expression(reading, manager);
    const span = spanOver(group, manager.start);
    if (as?.name !== "as" || isCut(reading, target)) return [{ kind: "do", value, span }];
    return assignTo(reading, target, give(value, span));
  });
}

/** Of `with a as b.c:` the parser knows only `b`, which gets nothing. */
function isCut({ text }: Reading, target: readonly Node[]): boolean {
  return [".", "["].includes(text.charAt(target.at(-1)?.end ?? 0));
}

/** Of `with (a as b, ):` the parser makes two expressions, the second with the end of the bracket only. */
function isRemnant({ name, children }: Node): boolean {
  return name === "TupleExpression" && children[0]?.name !== "(";
}

/** `except Error as name:` */
function readHandler(reading: Reading, clause: Clause): Block {
  const [error, , name] = clause.head.filter((each) => each.name !== "*");
  const over = error && isExpression(error) ? reading.expression(reading, error) : undefined;
  const caught = name ? [unknown(reading, name)] : [];
  const body = [...caught, ...bodyIn(reading, clause)];
  return { ...plain(clause), role: "branch", ...(over && { over }), body };
}

/** A name that gets what nobody knows. */
function unknown(reading: Reading, name: Node): Step {
  return assign(nameOf(reading, name), otherOf(name), name);
}

/** Reads `match subject:`; each case is a branch, with its guard as the condition. */
export function readMatch(reading: Reading, node: Node): Block {
  const subject = node.children.find(isExpression);
  const over = subject && reading.expression(reading, subject);
  const cases = node.children.find(({ name }) => name === "MatchBody")?.children ?? [];
  const clauses = cases.filter(({ name }) => name === "MatchClause");
  const body = clauses.map((clause) => readCase(reading, clause));
  const span = { start: node.start, end: node.end };
  return { kind: "block", role: "plain", ...(over && { over }), names: [], body, span };
}

function readCase(reading: Reading, node: Node): Block {
  const guard = node.children.find(({ name }) => name === "Guard")?.children.find(isExpression);
  const over: Expression | undefined = guard && reading.expression(reading, guard);
  const patterns = node.children.filter(({ name }) => name !== "Body" && name !== "Guard");
  const names = capturedIn(patterns).filter((name) => textOf(reading, name) !== "_");
  const inside = node.children.find(({ name }) => name === "Body");
  const captured = names.map((name) => unknown(reading, name));
  const body = [...captured, ...bodyOf(reading, inside)];
  const span = { start: node.start, end: node.end };
  return { kind: "block", role: "branch", ...(over && { over }), names: [], body, span };
}

/** The names that patterns give values to. */
function capturedIn(patterns: readonly Node[]): readonly Node[] {
  const names: Node[] = [];
  const waiting = patterns.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const binds = node.name === "CapturePattern" || node.name === "AsPattern";
    for (const child of node.children.toReversed()) {
      if (binds && child.name === "VariableName") names.push(child);
      waiting.push(child);
    }
  }
  return names;
}
