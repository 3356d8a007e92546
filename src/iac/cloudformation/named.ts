import { armsOf, type Holds } from "../../evaluate/cloudformation/arms.ts";
import { intrinsic } from "../../evaluate/cloudformation/intrinsic.ts";
import {
  declarationOf,
  type Declaration,
  type Template,
} from "../../evaluate/cloudformation/template.ts";
import { stringOf, type DataNode } from "../../syntax/data.ts";

/** The resources of the template that a value names by `Ref`, `GetAtt` or `Sub`. */
export function referencesIn(node: DataNode, template: Template): readonly Declaration[] {
  const found = new Map<string, Declaration>();
  for (const id of namesIn(node)) {
    const declaration = declarationOf(template, id);
    if (declaration) found.set(declaration.logicalId, declaration);
  }
  return [...found.values()];
}

/** A resource that a value names: "maybe" where a condition decides on that. */
export type NamedResource = {
  readonly declaration: Declaration;
  readonly presence: "always" | "maybe";
};

/**
 * The resources that a value names through `Fn::If`, of which the arms that are never chosen name
 * none; what all arms name is named whatever the condition is.
 */
export function namedThrough(
  node: DataNode,
  template: Template,
  holds: Holds,
): readonly NamedResource[] {
  return [...presences(node, holds, resourceIn)].flatMap(([id, presence]) => {
    const declaration = declarationOf(template, id);
    return declaration ? [{ declaration, presence }] : [];
  });
}

/** What a value refers to, `Stack.Outputs.RoleName`, and whether a condition decides on that. */
export function referredThrough(node: DataNode, holds: Holds): Presences {
  return presences(node, holds, (reference) => reference);
}

type Presences = ReadonlyMap<string, NamedResource["presence"]>;

/** The references in a value, by what counts of each. */
function presences(node: DataNode, holds: Holds, keyOf: (reference: string) => string): Presences {
  const arms = armsOf(node, holds)?.map((arm) => presences(arm, holds, keyOf));
  const found = new Map<string, NamedResource["presence"]>();
  for (const [id, presence] of arms?.flatMap((arm) => [...arm]) ?? []) {
    const isSure = presence === "always" && arms?.every((arm) => arm.get(id) === "always");
    found.set(id, isSure ? "always" : "maybe");
  }
  if (arms) return found;
  for (const reference of referencesAt(node)) found.set(keyOf(reference), "always");
  for (const part of partsOf(node))
    for (const [id, presence] of presences(part, holds, keyOf))
      if (found.get(id) !== "always") found.set(id, presence);
  return found;
}

/** The names of resources and parameters in a value. */
function namesIn(node: DataNode): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (at: DataNode): void => {
    for (const reference of referencesAt(at)) found.add(resourceIn(reference));
    partsOf(at).forEach(visit);
  };
  visit(node);
  return found;
}

/** The name of a resource or parameter in a reference. */
function resourceIn(reference: string): string {
  return reference.split(".")[0] ?? reference;
}

/** What a node refers to by itself, as a function of CloudFormation's: `Queue.Arn`. */
function referencesAt(node: DataNode): readonly string[] {
  const call = intrinsic(node);
  if (!call) return [];
  const { name, argument } = call;
  const [first, ...more] = argument.kind === "list" ? argument.items : [argument];
  if (first?.kind !== "scalar") return [];
  const text = String(first.value);
  if (name === "Ref") return [text];
  if (name === "GetAtt") return [[text, ...more.flatMap((each) => stringOf(each) ?? [])].join(".")];
  if (name !== "Sub") return [];
  // What the function is given names for itself is none of the template's.
  const own = new Set(
    more.flatMap((each) => (each.kind === "map" ? each.entries.map(({ key }) => key) : [])),
  );
  return [...text.matchAll(/\$\{([^!.}][^}]*)/g)].flatMap(([, written = ""]) => {
    const reference = written.trim();
    return own.has(reference) ? [] : [reference];
  });
}

/** The nodes that a node, or a function's argument, is made of. */
function partsOf(node: DataNode): readonly DataNode[] {
  const inner = intrinsic(node)?.argument ?? node;
  if (inner.kind === "list") return inner.items;
  return inner.kind === "map" ? inner.entries.map(({ value }) => value) : [];
}
