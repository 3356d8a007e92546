import { stringOf, type Node, type PlainNode, type TextNode } from "./node.ts";

/** A text that is known as a whole. */
export type Written = { readonly node: TextNode; readonly text: string };

/** The texts of a list that are known as a whole. */
export function writtenIn(items: readonly Node[]): readonly Written[] {
  return items.flatMap((node) => {
    const text = stringOf(node);
    return node.kind === "text" && text !== undefined ? [{ node, text }] : [];
  });
}

/** A value of a condition as AWS reads it: what has no quotes is text too. */
export function valueOf(node: TextNode | PlainNode): string | undefined {
  return node.kind === "plain" ? String(node.value) : stringOf(node);
}

/** Several things for people: "a, b and 3 others". */
export function listed(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} ${more === 1 ? "other" : "others"}`;
  const [last = "", ...before] = [...shown].reverse();
  return before.length === 0 ? last : `${before.reverse().join(", ")} and ${last}`;
}
