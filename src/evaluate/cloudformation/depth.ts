import { valueOf, type DataNode } from "../../syntax/data.ts";
import { depthOfDefinitions } from "../depth.ts";
import type { Template } from "./template.ts";

/**
 * How deep the definitions of a template stand behind each other: parameters and resources by their
 * names, mappings as `Mappings.Name`.
 */
export function templateDepths(template: Template): (name: string) => number {
  return depthOfDefinitions((name) => {
    const node =
      template.parameters.get(name) ??
      template.declarations.get(name)?.properties ??
      (name.startsWith(mappings)
        ? valueOf(template.root, "Mappings", name.slice(mappings.length))
        : undefined);
    if (!node) return undefined;
    const names = new Set<string>();
    return { levels: levelsOf(node, names), names };
  });
}

const mappings = "Mappings.";

/** The levels of a value; the words in it, each of which may name a definition, go to `names`. */
function levelsOf(node: DataNode, names: Set<string>): number {
  switch (node.kind) {
    case "scalar": {
      const text = typeof node.value === "string" ? node.value : "";
      for (const [word] of text.matchAll(/\w+/g)) names.add(word).add(mappings + word);
      return 1 + (text.match(/[[{]/g)?.length ?? 0);
    }
    case "list":
      return 1 + most(node.items, names);
    case "map":
      return (
        1 +
        most(
          node.entries.map(({ value }) => value),
          names,
        )
      );
  }
}

function most(nodes: readonly DataNode[], names: Set<string>): number {
  return nodes.reduce((deepest, each) => Math.max(deepest, levelsOf(each, names)), 0);
}
