import type { Span } from "../../../source/source.ts";
import type { Entry, Expression, Item, List, ObjectLiteral, Spread } from "../tree.ts";
import { groupsOf, isExpression, spanOf, spanOver, type Node } from "./nodes.ts";
import { otherOf, type Reading } from "./reading.ts";

/** `[a, *b]`, `(a, b)`, `{a, b}`, and a tuple without brackets. */
export function readList(reading: Reading, nodes: readonly Node[], span: Span): List {
  const items = groupsOf(nodes).flatMap((group): readonly Item[] => {
    const value = group.find(isExpression);
    if (!value) return [];
    return [{ spread: group[0]?.name === "*", value: reading.expression(reading, value) }];
  });
  return { kind: "list", items, span: spanOf(span) };
}

/**
 * One expression, or several with commas between them, which Python makes a tuple of.
 *
 * @param around where they stand, for what is missing there
 */
export function readTuple(reading: Reading, nodes: readonly Node[], around: Span): Expression {
  const [only, ...more] = nodes;
  if (!only) return otherOf({ start: around.end, end: around.end });
  if (more.length === 0) return reading.expression(reading, only);
  return readList(reading, nodes, spanOver(nodes, only.start));
}

/** `{a: b, **c}` */
export function readObject(reading: Reading, node: Node): ObjectLiteral {
  const entries = groupsOf(node.children).flatMap((group): readonly (Entry | Spread)[] => {
    const [sign, spread] = group;
    if (sign?.name !== "**") return readEntry(reading, group);
    if (!spread || !isExpression(spread)) return [];
    const value = reading.expression(reading, spread);
    return [{ kind: "spread", value, span: spanOver(group, sign.start) }];
  });
  return { kind: "object", entries, span: spanOf(node) };
}

/** `key: value`; none where one of both is missing. */
export function readEntry(reading: Reading, nodes: readonly Node[]): readonly Entry[] {
  const colon = nodes.findIndex(({ name }) => name === ":");
  const key = nodes[colon - 1];
  const value = nodes[colon + 1];
  if (!key || !value || !isExpression(key) || !isExpression(value)) return [];
  const read = (node: Node): Expression => reading.expression(reading, node);
  const span = { start: key.start, end: value.end };
  return [{ kind: "entry", key: read(key), value: read(value), span }];
}
