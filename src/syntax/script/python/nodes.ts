import type { Tree, TreeCursor } from "@lezer/common";
import type { Span } from "../../../source/source.ts";

/**
 * A node of Lezer's tree: a construct or a token by its name in Lezer's grammar. Comments and errors
 * are taken out; what stood in an error stands beside it.
 */
export type Node = Span & { readonly name: string; readonly children: readonly Node[] };

/** What the parser could not make sense of, or a place where it missed something. */
export type Fault = Span & { readonly parents: readonly Draft[] };

type Draft = { name: string; start: number; end: number; children: Draft[] };

export type Concrete = {
  readonly root: Node;
  readonly comments: readonly Span[];
  readonly faults: readonly Fault[];
};

/** These end with a token that has no node. */
const closedByToken = new Set(["String", "FormatString"]);

/** Copies Lezer's tree into plain nodes, however deep it is. */
export function nodesOf(tree: Tree, length: number): Concrete {
  const cursor = tree.cursor();
  const root: Draft = { name: cursor.name, start: 0, end: length, children: [] };
  const comments: Span[] = [];
  const faults: Fault[] = [];
  const open: Draft[] = [root];
  let isThere = cursor.firstChild();
  while (isThere) {
    const around = open.at(-1) ?? root;
    const node: Draft = { name: cursor.name, start: cursor.from, end: cursor.to, children: [] };
    const { isError } = cursor.type;
    if (isError) faults.push({ ...spanOf(node), parents: open.slice(-2).reverse() });
    else if (node.name === "Comment") comments.push(spanOf(node));
    else around.children.push(node);
    // What an error holds belongs to the node around it.
    if (cursor.firstChild()) open.push(isError ? around : node);
    else isThere = goOn(cursor, open);
  }
  return { root, comments, faults };
}

/** To the next node that is no child of this one; whether there is one. Closes what ends before. */
function goOn(cursor: TreeCursor, open: Draft[]): boolean {
  while (!cursor.nextSibling()) {
    const closed = open.pop();
    const around = open.at(-1);
    if (!around || !cursor.parent()) return false;
    if (closed && closed !== around) close(closed);
  }
  return true;
}

/** Lezer counts the line ends behind a body to it. */
function close(node: Draft): void {
  const last = node.children.at(-1);
  if (last && !closedByToken.has(node.name)) node.end = last.end;
}

export function spanOf(node: Span): Span {
  return { start: node.start, end: node.end };
}

/** From the first to the last of some nodes in a row; an empty place at an offset where there are none. */
export function spanOver(nodes: readonly Node[], offset: number): Span {
  const [first] = nodes;
  const last = nodes.at(-1);
  return first && last ? { start: first.start, end: last.end } : { start: offset, end: offset };
}

const brackets = new Set(["(", ")", "[", "]", "{", "}"]);

/** What stands between the commas, without the brackets around it. */
export function groupsOf(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const groups: Node[][] = [];
  let group: Node[] = [];
  // The commas of `f(a for b, c in d)` part the names.
  let inTurn = false;
  for (const node of nodes) {
    if (brackets.has(node.name)) continue;
    if (node.name === "for") inTurn = true;
    if (node.name === "in") inTurn = false;
    if (node.name !== "," || inTurn) {
      group.push(node);
    } else {
      groups.push(group);
      group = [];
    }
  }
  groups.push(group);
  return groups.filter((each) => each.length > 0);
}

export function childOf(node: Node, name: string): Node | undefined {
  return node.children.find((child) => child.name === name);
}

const expressions = new Set([
  ...["VariableName", "MemberExpression", "CallExpression", "Number", "Boolean", "None"],
  ...["String", "FormatString", "ContinuedString", "Ellipsis"],
  ...["ArrayExpression", "TupleExpression", "SetExpression", "DictionaryExpression"],
  ...["ComprehensionExpression", "ArrayComprehensionExpression", "SetComprehensionExpression"],
  ...["DictionaryComprehensionExpression", "ParenthesizedExpression", "NamedExpression"],
  ...["BinaryExpression", "UnaryExpression", "ConditionalExpression", "LambdaExpression"],
  ...["AwaitExpression", "YieldExpression"],
]);

export function isExpression({ name }: Node): boolean {
  return expressions.has(name);
}

/** The outermost expressions among some nodes and in them, in the order of the file. */
export function expressionsIn(nodes: readonly Node[]): readonly Node[] {
  const found: Node[] = [];
  const waiting = nodes.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isExpression(node)) found.push(node);
    else for (const child of node.children.toReversed()) waiting.push(child);
  }
  return found;
}
