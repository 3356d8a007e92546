import type { PolicyPlace, PolicyPlaces } from "../../catalog/places.ts";
import {
  intrinsic,
  type Declaration,
  type Template,
} from "../../evaluate/cloudformation/template.ts";
import type { Attachment } from "../../iam/policy.ts";
import { valueOf, type DataNode } from "../../syntax/data.ts";
import { referencesIn } from "./references.ts";

/** A property in which CloudFormation expects a policy. */
export type Site = {
  readonly declaration: Declaration;
  readonly place: PolicyPlace;
  readonly node: DataNode;
  readonly attachedTo: readonly Attachment[];
};

/** The policy properties of a resource. */
export function sitesOf(
  declaration: Declaration,
  places: PolicyPlaces,
  template: Template,
): readonly Site[] {
  return (places.get(declaration.type) ?? []).flatMap((place) =>
    nodesAt(declaration.properties, place.path)
      .filter(isDocument)
      .map((node) => ({
        declaration,
        place,
        node,
        attachedTo: attachments(declaration, place, template),
      })),
  );
}

/** The nodes at a path of properties, through conditions, whose arms all count. */
function nodesAt(node: DataNode | undefined, path: PolicyPlace["path"]): readonly DataNode[] {
  if (!node) return [];
  const found = intrinsic(node);
  if (found?.name === "If" && found.argument.kind === "list")
    return found.argument.items.slice(1).flatMap((arm) => nodesAt(arm, path));
  const [step, ...rest] = path;
  if (!step) return [node];
  const value = valueOf(node, step.name);
  if (!value) return [];
  if (!step.each) return nodesAt(value, rest);
  const items = value.kind === "list" ? value.items : [value];
  return items.flatMap((item) => nodesAt(item, rest));
}

/** Managed policies are named in the same lists as documents: a text is none, an object is. */
function isDocument(node: DataNode): boolean {
  return (
    node.kind !== "scalar" ||
    node.style === "literal" ||
    node.style === "folded" ||
    looksLikeJson(node)
  );
}

function looksLikeJson(node: DataNode): boolean {
  return node.kind === "scalar" && typeof node.value === "string" && /^\s*\{/.test(node.value);
}

function attachments(
  declaration: Declaration,
  place: PolicyPlace,
  template: Template,
): readonly Attachment[] {
  return place.attach.flatMap((name): readonly Attachment[] => {
    if (name === "@") return [attachment(declaration)];
    const value = valueOf(declaration.properties, name);
    return value ? referencesIn(value, template).map(attachment) : [];
  });
}

function attachment({ logicalId, type }: Declaration): Attachment {
  return { address: logicalId, type };
}
