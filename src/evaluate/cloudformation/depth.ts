import { stringOf, valueOf, type DataMap, type DataNode } from "../../syntax/data.ts";
import { depthOfDefinitions } from "../depth.ts";
import { intrinsic, type Intrinsic, type Template } from "./template.ts";

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

/** The levels of a value; the definitions that functions in it name go to `names`. */
function levelsOf(node: DataNode, names: Set<string>): number {
  const call = intrinsic(node);
  if (call) for (const name of namedBy(call)) names.add(name);
  switch (node.kind) {
    case "scalar":
      return 1 + (typeof node.value === "string" ? (node.value.match(/[[{]/g)?.length ?? 0) : 0);
    case "list":
      return 1 + most(node.items, names);
    case "map":
      return 1 + most(valuesOf(node), names);
  }
}

/** The definitions that a function may ask for. */
function namedBy({ name, argument }: Intrinsic): readonly string[] {
  const first = argument.kind === "list" ? argument.items[0] : argument;
  const text = stringOf(first) ?? "";
  switch (name) {
    case "Ref":
      return [text];
    case "GetAtt":
      return [text.split(".")[0] ?? ""];
    case "Sub":
      return [...text.matchAll(/\$\{\s*([^!}.\s]+)/g)].map(([, found = ""]) => found);
    case "FindInMap":
      return [mappings + text];
    default:
      return [];
  }
}

const valuesOf = ({ entries }: DataMap): readonly DataNode[] => entries.map(({ value }) => value);

function most(nodes: readonly DataNode[], names: Set<string>): number {
  return nodes.reduce((deepest, each) => Math.max(deepest, levelsOf(each, names)), 0);
}
