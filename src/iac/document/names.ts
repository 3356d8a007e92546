import type { DataEntry, DataNode } from "../../syntax/data.ts";
import { spellingsOf } from "../property-names.ts";

/** The entry of a name as any of the tools spells it: see `spellingsOf`. */
export function entryLike(node: DataNode | undefined, name: string): DataEntry | undefined {
  if (node?.kind !== "map") return undefined;
  for (const isLike of spellingsOf(name)) {
    const found = node.entries.findLast(({ key }) => isLike(key));
    if (found) return found;
  }
  return undefined;
}
