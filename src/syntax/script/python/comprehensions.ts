import type { Span } from "../../../source/source.ts";
import type { Comprehension, Entry, Expression, Other, Step, Turn } from "../tree.ts";
import { readEntry } from "./collections.ts";
import { isExpression, spanOf, spanOver, type Node } from "./nodes.ts";
import { otherOf, type Reading } from "./reading.ts";
import { readTurning } from "./targets.ts";

/** Whether `for` or `async for` begins here. */
export function isInTurns({ name }: Node): boolean {
  return name === "for" || name === "async";
}

/** Reads `element for names in over if condition ...`, in brackets or not; undefined where it is broken. */
export function readComprehension(
  reading: Reading,
  nodes: readonly Node[],
  span: Span,
): Comprehension | Other | undefined {
  const inside = nodes.filter(({ name }) => !brackets.has(name));
  const first = inside.findIndex(isInTurns);
  if (first < 0) return undefined;
  // Its names are new for each turn: nothing in it can be done before.
  const { before } = reading;
  reading.before = undefined;
  const element = readElement(reading, inside.slice(0, first));
  const turns = turnsOf(inside.slice(first)).map((each) => readTurn(reading, each));
  reading.before = before;
  if (!element) return undefined;
  if (turns.some(({ steps }) => steps.length > 0)) return asLoops(element, turns, span);
  return {
    kind: "comprehension",
    element,
    turns: turns.map(({ turn }) => turn),
    span: spanOf(span),
  };
}

const brackets = new Set(["(", ")", "[", "]", "{", "}"]);

function readElement(reading: Reading, nodes: readonly Node[]): Expression | Entry | undefined {
  const [only, ...more] = nodes;
  if (more.length > 0) return readEntry(reading, nodes)[0];
  return only && isExpression(only) ? reading.expression(reading, only) : undefined;
}

function turnsOf(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const turns: Node[][] = [];
  for (const [n, node] of nodes.entries()) {
    const isNew = isInTurns(node) && nodes[n - 1]?.name !== "async";
    if (isNew || turns.length === 0) turns.push([]);
    turns.at(-1)?.push(node);
  }
  return turns;
}

/** A turn, and the steps that take its names apart. */
type TakenTurn = { readonly turn: Turn; readonly steps: readonly Step[] };

function readTurn(reading: Reading, nodes: readonly Node[]): TakenTurn {
  const span = spanOver(nodes, 0);
  const start = nodes.findIndex(({ name }) => name === "for") + 1;
  const middle = nodes.findIndex(({ name }) => name === "in");
  const behind = middle < 0 ? [] : nodes.slice(middle + 1);
  const [over, ...conditions] = behind
    .filter(isExpression)
    .map((node) => reading.expression(reading, node));
  const { names, steps } = readTurning(reading, nodes.slice(start, Math.max(start, middle)));
  return { turn: { names, over: over ?? otherOf(span), conditions, span }, steps };
}

/** What takes its names apart further is written as the loops that it stands for. */
function asLoops(element: Expression | Entry, turns: readonly TakenTurn[], span: Span): Other {
  const parts = element.kind === "entry" ? [element.key, element.value] : [element];
  const innermost = parts.map((value): Step => ({ kind: "do", value, span: value.span }));
  const body = turns.reduceRight<readonly Step[]>((inner, { turn, steps }) => {
    const { names, over, conditions } = turn;
    const checks = conditions.map((value): Step => ({ kind: "do", value, span: value.span }));
    const all = [...steps, ...checks, ...inner];
    return [{ kind: "block", role: "loop", over, names, body: all, span: spanOf(span) }];
  }, innermost);
  return { kind: "other", parts: [], body, span: spanOf(span) };
}
