import { intrinsic } from "../../evaluate/cloudformation/intrinsic.ts";
import {
  declarationOf,
  type Declaration,
  type Template,
} from "../../evaluate/cloudformation/template.ts";
import type { DataNode } from "../../syntax/data.ts";

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
