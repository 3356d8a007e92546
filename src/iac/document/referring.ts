import { valueOf, type DataNode } from "../../syntax/data.ts";
import type { Declaration } from "./declarations.ts";
import { labelsOf, type Manifest } from "./manifests.ts";
import { entryLike } from "./names.ts";
import type { Written } from "./read.ts";

/** A declaration, and the file that it stands in. */
export type Located = { readonly declaration: Declaration; readonly scope: string };

/** A declaration that is referred to; not certain where one of several is. */
export type Reached = Located & { readonly isCertain: boolean };

/**
 * Finds what a manifest refers to in a property of the name of an attribute: `policyRefs`, `roleSelector`. What is of
 * no kind that it means has the same name and labels now and then.
 */
export type Refer = (
  properties: DataNode | undefined,
  attribute: string,
  by: Declaration,
  isOfKind: IsOfKind,
) => readonly Reference[];

type IsOfKind = (each: Declaration) => boolean;

/** A reference, and what it may mean of what stands beside. */
export type Reference = {
  readonly node: DataNode;
  /** The name that it gives. */
  readonly name?: string;
  readonly means: readonly Reached[];
};

/**
 * References between manifests as AWS's controllers and Crossplane's providers write them: by a name,
 * or by labels. What the same file declares is meant before what others of its folder do.
 * (https://aws-controllers-k8s.github.io/community/docs/user-docs/references/,
 * https://docs.crossplane.io/latest/managed-resources/managed-resources/#referencing-other-resources)
 *
 * @param scope the file in which the references stand
 */
export function referring(beside: readonly Located[], scope: string, written: Written): Refer {
  const manifests = beside.filter(({ declaration }) => declaration.manifest);
  const own = manifests.filter((each) => each.scope === scope);
  const others = manifests.filter((each) => each.scope !== scope);
  const among = (
    isMeant: (each: Declaration) => boolean,
    further: readonly Located[] = others,
  ): readonly Reached[] => {
    const near = own.filter(({ declaration }) => isMeant(declaration));
    const found =
      near.length > 0 ? near : further.filter(({ declaration }) => isMeant(declaration));
    return found.map((each) => ({ ...each, isCertain: found.length === 1 }));
  };
  const byName = (node: DataNode, by: Declaration, isOfKind: IsOfKind): Reference => {
    const at = valueOf(node, "from") ?? node;
    const name = written(valueOf(at, "name"));
    const namespace = written(valueOf(at, "namespace")) ?? by.manifest?.namespace;
    const means = among(
      (each) => isOfKind(each) && each.address === name && isIn(each.manifest, namespace),
    );
    return { node, ...(name !== undefined && { name }), means };
  };
  const byLabels = (node: DataNode, isOfKind: IsOfKind): Reference => {
    const wanted = [...labelsOf(node, written, "matchLabels")];
    const isMeant = (each: Declaration): boolean =>
      isOfKind(each) && wanted.every(([key, value]) => each.manifest?.labels.get(key) === value);
    // What one composition makes has one controller.
    const controller = valueOf(node, "matchControllerRef");
    const isOfOne = controller?.kind === "scalar" && controller.value === true;
    const means = among(isMeant, isOfOne ? [] : others);
    return { node, means: wanted.length > 0 || isOfOne ? means : [] };
  };
  return (properties, attribute, by, isOfKind) => {
    if (!by.manifest) return [];
    const isOther: IsOfKind = (each) => each !== by && isOfKind(each);
    return [
      ...valuesLike(properties, attribute, "Ref").map((node) => byName(node, by, isOther)),
      ...valuesLike(properties, attribute, "Selector").map((node) => byLabels(node, isOther)),
    ];
  };
}

function isIn(manifest: Manifest | undefined, namespace: string | undefined): boolean {
  const own = manifest?.namespace;
  return own === undefined || namespace === undefined || own === namespace;
}

/** The values of `policyArnRef`, or of `policyRefs` for `policies`. */
function valuesLike(
  properties: DataNode | undefined,
  attribute: string,
  ending: "Ref" | "Selector",
): readonly DataNode[] {
  const one = attribute.replace(/ies$/, "y").replace(/s$/, "");
  const names = [...new Set([attribute, one])].map((name) => `${name}${ending}`);
  const found = names.map((name) => entryLike(properties, name)?.value).find((each) => each);
  if (!found) return [];
  return found.kind === "list" ? found.items : [found];
}
