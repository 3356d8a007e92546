import type { Place, Source } from "../../source/source.ts";
import { stringOf, valueOf, type DataMap, type DataNode } from "../../syntax/data.ts";
import type { Composition } from "./composition.ts";

/** A resource as a template declares it. */
export type Declaration = {
  readonly logicalId: string;
  readonly type: string;
  readonly node: DataMap;
  readonly properties: DataNode | undefined;
  /** Created only under this condition. */
  readonly condition?: string;
};

/** A CloudFormation template. */
export type Template = {
  readonly source: Source;
  readonly root: DataMap;
  readonly parameters: ReadonlyMap<string, DataMap>;
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** It is for SAM's transform. */
  readonly serverless: boolean;
  /** How it is made, where a tool puts it together. */
  readonly composition?: Composition;
};

/** Where a node of a template is written. */
export function nodePlace({ source, composition }: Template, node: DataNode): Place {
  return { source: composition?.originOf(node)?.source ?? source, span: node.span };
}

/** The template that a tree is; undefined where it declares no CloudFormation resource. */
export function indexTemplate(source: Source, root: DataNode | undefined): Template | undefined {
  if (root?.kind !== "map") return undefined;
  const resources = valueOf(root, "Resources");
  if (resources?.kind !== "map") return undefined;
  const declarations = new Map<string, Declaration>();
  for (const { key, value } of resources.entries) {
    const type = stringOf(valueOf(value, "Type"));
    if (type === undefined || value.kind !== "map") continue;
    const condition = stringOf(valueOf(value, "Condition"));
    declarations.set(key, {
      logicalId: key,
      type,
      node: value,
      properties: valueOf(value, "Properties"),
      ...(condition !== undefined && { condition }),
    });
  }
  if (![...declarations.values()].some(({ type }) => /^(?:AWS|Custom|Alexa)::/.test(type)))
    return undefined;
  const parameters = new Map<string, DataMap>();
  const declared = valueOf(root, "Parameters");
  if (declared?.kind === "map")
    for (const { key, value } of declared.entries)
      if (value.kind === "map") parameters.set(key, value);
  return { source, root, parameters, declarations, serverless: isServerless(root) };
}

function isServerless(root: DataMap): boolean {
  const transform = valueOf(root, "Transform");
  const names = transform?.kind === "list" ? transform.items : transform ? [transform] : [];
  return names.some((name) => stringOf(name)?.startsWith("AWS::Serverless") ?? false);
}

/** A function of CloudFormation's, in its long (`Fn::Sub`) or short (`!Sub`) form. */
export type Intrinsic = { readonly name: string; readonly argument: DataNode };

export function intrinsic(node: DataNode): Intrinsic | undefined {
  if (node.tag?.startsWith("!")) return { name: node.tag.slice(1), argument: untagged(node) };
  if (node.kind !== "map" || node.entries.length !== 1) return undefined;
  const [only] = node.entries;
  if (!only) return undefined;
  if (only.key === "Ref" || only.key === "Condition")
    return { name: only.key, argument: only.value };
  return only.key.startsWith("Fn::")
    ? { name: only.key.slice("Fn::".length), argument: only.value }
    : undefined;
}

function untagged(node: DataNode): DataNode {
  const copy: { tag?: string } & DataNode = { ...node };
  delete copy.tag;
  return copy;
}
