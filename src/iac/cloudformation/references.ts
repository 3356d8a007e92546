import { intrinsic } from "../../evaluate/cloudformation/intrinsic.ts";
import {
  declarationOf,
  nodePlace,
  type Declaration,
  type Template,
} from "../../evaluate/cloudformation/template.ts";
import { holderIn } from "../../source/holder.ts";
import type { Place } from "../../source/source.ts";
import { entryOf, valueOf, type DataNode } from "../../syntax/data.ts";
import type { ReferenceGraph } from "../format.ts";

/** The resources of the template that a value names by `Ref`, `GetAtt` or `Sub`. */
export function referencesIn(node: DataNode, template: Template): readonly Declaration[] {
  const found = new Map<string, Declaration>();
  for (const id of namesIn(node)) {
    const declaration = declarationOf(template, id);
    if (declaration) found.set(declaration.logicalId, declaration);
  }
  return [...found.values()];
}

/** The names of resources and parameters in a value. */
function namesIn(node: DataNode): ReadonlySet<string> {
  const found = new Set<string>();
  const name = (id: string | undefined): void => {
    if (id !== undefined) found.add(id);
  };
  const visit = (at: DataNode): void => {
    const call = intrinsic(at);
    const inner = call?.argument ?? at;
    if (call && (call.name === "Ref" || call.name === "GetAtt")) {
      const first = inner.kind === "list" ? inner.items[0] : inner;
      if (first?.kind === "scalar") name(String(first.value).split(".")[0]);
    }
    if (call?.name === "Sub") {
      const text = inner.kind === "list" ? inner.items[0] : inner;
      if (text?.kind === "scalar")
        for (const match of String(text.value).matchAll(/\$\{([^!.}][^.}]*)/g))
          name(match[1]?.trim());
    }
    if (inner.kind === "list") inner.items.forEach(visit);
    if (inner.kind === "map") for (const { value } of inner.entries) visit(value);
  };
  visit(node);
  return found;
}

/** What a function of SAM refers to only as what calls it. */
function callersOf(node: DataNode, template: Template): readonly Declaration[] {
  const properties = valueOf(node, "Properties");
  const events = valueOf(properties, "Events");
  if (!events || properties?.kind !== "map") return [];
  const others = properties.entries.filter(({ value }) => value !== events);
  const besides = new Set(others.flatMap(({ value }) => referencesIn(value, template)));
  return referencesIn(events, template).filter((each) => !besides.has(each));
}

/** What each resource of a template refers to, by scoped address; `DependsOn` counts too. */
export function referenceGraph(template: Template): ReferenceGraph {
  const scoped = (logicalId: string): string => `${template.source.path}/${logicalId}`;
  return new Map(
    [...template.declarations.values()].map(({ logicalId, type, node }) => {
      const named = referencesIn(node, template).map((each) => each.logicalId);
      const depends = entryOf(node, "DependsOn")?.value;
      const items = depends?.kind === "list" ? depends.items : depends ? [depends] : [];
      const listed = items.flatMap((item) => (item.kind === "scalar" ? [String(item.value)] : []));
      const fedBy = callersOf(node, template).map((each) => each.logicalId);
      const told = [...namesIn(node)].filter((id) => template.parameters.has(id));
      return [
        scoped(logicalId),
        {
          type,
          scope: template.source.path,
          refersTo: [...new Set([...named, ...listed])].map(scoped),
          ...(fedBy.length > 0 && { fedBy: fedBy.map(scoped) }),
          ...(told.length > 0 && { told }),
        },
      ];
    }),
  );
}

/** The resource that each place of a template stands in. */
export function containerFinder(template: Template): (place: Place) => string | undefined {
  const holder = holderIn([...template.declarations.values()], ({ node }) =>
    nodePlace(template, node),
  );
  return (place) => {
    const found = holder(place);
    return found && `${template.source.path}/${found.logicalId}`;
  };
}
