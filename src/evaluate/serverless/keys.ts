import { entryOf, type DataNode } from "../../syntax/data.ts";

/** Stands for what is not known of a key. */
export const any = "\0";

/** What is at a key; with `any` in it, at each that it may be. */
export function membersAt(node: DataNode, key: string): readonly DataNode[] {
  if (!key.includes(any)) {
    const found = node.kind === "list" ? node.items[Number(key)] : entryOf(node, key)?.value;
    return found ? [found] : [];
  }
  if (node.kind !== "map") return node.kind === "list" && key === any ? node.items : [];
  const [before = "", ...others] = key.split(any);
  const after = others.at(-1) ?? "";
  return node.entries.flatMap((entry) => {
    const isMeant = entry.key.startsWith(before) && entry.key.endsWith(after);
    return isMeant && entry.key.length >= before.length + after.length ? [entry.value] : [];
  });
}
