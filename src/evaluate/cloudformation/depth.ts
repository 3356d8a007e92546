import { stringOf, valueOf, type DataMap, type DataNode } from "../../syntax/data.ts";
import { depthOfDefinitions } from "../depth.ts";
import { intrinsic, type Intrinsic } from "./intrinsic.ts";
import { declarationOf, type Template } from "./template.ts";

/**
 * How deep the definitions of a template stand behind each other: parameters and resources by their
 * names, mappings as `Mappings.Name`, conditions as `Conditions.Name`.
 */
export function templateDepths(template: Template): (name: string) => number {
  return depthOfDefinitions((name) => {
    const node =
      template.parameters.get(name) ??
      declarationOf(template, name)?.properties ??
      sectionEntry(template, name);
    if (!node) return undefined;
    const names = new Set<string>();
    return { levels: levelsOf(node, names), names };
  });
}

const mappings = "Mappings.";
const conditions = "Conditions.";

function sectionEntry({ root }: Template, name: string): DataNode | undefined {
  for (const section of [mappings, conditions])
    if (name.startsWith(section))
      return valueOf(root, section.slice(0, -1), name.slice(section.length));
  return undefined;
}

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
    case "If":
    case "Condition":
      return [conditions + text];
    default:
      return [];
  }
}

const valuesOf = ({ entries }: DataMap): readonly DataNode[] => entries.map(({ value }) => value);

function most(nodes: readonly DataNode[], names: Set<string>): number {
  return nodes.reduce((deepest, each) => Math.max(deepest, levelsOf(each, names)), 0);
}
