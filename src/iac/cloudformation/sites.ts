import type { AttributePath, PolicyPlace, PolicyPlaces } from "../../catalog/places.ts";
import { armsOf, type Holds } from "../../evaluate/cloudformation/arms.ts";
import { intrinsic } from "../../evaluate/cloudformation/intrinsic.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import type { Declaration } from "../../evaluate/cloudformation/template.ts";
import type { Attachment, HolderName } from "../../iam/policy.ts";
import type { Text } from "../../iam/text.ts";
import { valueOf, type DataNode } from "../../syntax/data.ts";
import { holderKind, holderNames, namesIn } from "../holder-names.ts";
import { namedAcross } from "./named-across.ts";

/** A property in which CloudFormation expects a policy. */
export type Site = {
  readonly declaration: Declaration;
  readonly place: PolicyPlace;
  readonly node: DataNode;
  /** A condition in the resource decides whether it is there. */
  readonly maybe: boolean;
  readonly attachedTo: readonly Attachment[];
  readonly heldBy: readonly HolderName[];
  /** What it protects, where it is named without a reference. */
  readonly protects: readonly Text[];
};

/** The policy properties of a resource. */
export function sitesOf(
  declaration: Declaration,
  places: PolicyPlaces,
  scope: TemplateScope,
): readonly Site[] {
  const { holds } = scope;
  return (places.get(declaration.type) ?? []).flatMap((place) =>
    nodesAt(declaration.properties, place.path, false, holds)
      .filter(({ node }) => !mayNamePolicies(place) || itemKind(node) === "document")
      .map((found) => ({
        ...found,
        declaration,
        place,
        attachedTo: attachments(declaration, place, scope),
        heldBy: heldBy(declaration, place, scope),
        protects: protectedBy(declaration, place, scope),
      })),
  );
}

type FoundNode = { readonly node: DataNode; readonly maybe: boolean };

/** The nodes at a path of properties, through conditions, of which all arms count that may be. */
export function nodesAt(
  node: DataNode | undefined,
  path: AttributePath,
  maybe: boolean,
  holds: Holds = () => undefined,
): readonly FoundNode[] {
  if (!node) return [];
  const arms = armsOf(node, holds);
  if (arms) return arms.flatMap((arm) => nodesAt(arm, path, maybe || arms.length > 1, holds));
  const [step, ...rest] = path;
  if (!step) return [{ node, maybe }];
  const value = valueOf(node, step.name);
  if (!value) return [];
  if (!step.each) return nodesAt(value, rest, maybe, holds);
  return itemsOf(value, maybe, holds).flatMap((item) =>
    nodesAt(item.node, rest, item.maybe, holds),
  );
}

/** The items of a list, or what stands in its place. */
function itemsOf(node: DataNode, maybe: boolean, holds: Holds): readonly FoundNode[] {
  const arms = armsOf(node, holds);
  if (arms) return arms.flatMap((arm) => itemsOf(arm, maybe || arms.length > 1, holds));
  // `!Split [",", !Ref Arns]` gives a list, and is none.
  const items = node.kind === "list" && node.tag === undefined ? node.items : [node];
  return items.map((item) => ({ node: item, maybe }));
}

/** Whether managed policies, and SAM's templates of policies, are named in the place of documents. */
export function mayNamePolicies({ path }: Pick<PolicyPlace, "path">): boolean {
  return path.at(-1)?.name === "Policies";
}

/**
 * What an item of SAM's `Policies` is: a document, the name or ARN of a managed policy, or a
 * template of SAM's with its parameters (`DynamoDBReadPolicy: {...}`).
 */
export function itemKind(node: DataNode): "document" | "name" | "template" {
  const call = intrinsic(node);
  if (call?.name === "Transform") return "document";
  const text = call?.argument ?? node;
  if (call || node.kind === "scalar") return looksLikeJson(text) ? "document" : "name";
  if (node.kind === "list") return "document";
  return node.entries.length > 0 && !node.entries.some(({ key }) => ofDocument.test(key))
    ? "template"
    : "document";
}

/** What a document or a statement says, or a policy of a role (which SAM does not take). */
const ofDocument =
  /^(?:version|id|statement|sid|effect|condition|(?:not)?(?:action|resource|principal)|policy(?:name|document))$/i;

function looksLikeJson(node: DataNode): boolean {
  return node.kind === "scalar" && typeof node.value === "string" && /^\s*\{/.test(node.value);
}

/**
 * What the properties of a resource name as that which a policy is attached to; where a condition
 * decides on it, the resource itself is what attaches it, or does not.
 */
export function attachments(
  declaration: Declaration,
  { attach }: Pick<PolicyPlace, "attach">,
  scope: TemplateScope,
): readonly Attachment[] {
  return attach.flatMap((name): readonly Attachment[] => {
    if (name === "@") return [attachment(declaration)];
    const value = valueOf(declaration.properties, name);
    if (!value) return [];
    return namedAcross({ node: value, scope }).map((named) => ({
      ...attachment(named.declaration),
      ...(named.scope.id !== scope.id && { scope: named.scope.id }),
      ...(named.presence === "maybe" && chosenBy(declaration, scope)),
    }));
  });
}

/** Who is named in the properties of a resource without a reference to one. */
export function heldBy(
  declaration: Declaration,
  { attach }: Pick<PolicyPlace, "attach">,
  scope: TemplateScope,
): readonly HolderName[] {
  const { evaluate, holds } = scope;
  return attach.flatMap((name): readonly HolderName[] => {
    const as = holderKind(name);
    const value = valueOf(declaration.properties, name);
    if (as === undefined || !value) return [];
    return itemsOf(value, false, holds)
      .flatMap(({ node, maybe }) => nodesAt(node, [], maybe, holds))
      .filter(({ node }) => namedAcross({ node, scope }).length === 0)
      .flatMap(({ node, maybe }) =>
        holderNames(evaluate(node, declaration), as).map((by) => ({
          ...by,
          ...(maybe && chosenBy(declaration, scope)),
        })),
      );
  });
}

/** The mark of what a declaration attaches under a condition in it. */
function chosenBy(
  { logicalId }: Declaration,
  { id }: Pick<TemplateScope, "id">,
): Required<Pick<Attachment, "under">> {
  return { under: [id, logicalId] };
}

/** What a resource policy protects, as far as it is named without a reference to it. */
function protectedBy(
  declaration: Declaration,
  { attach, kind }: PolicyPlace,
  scope: TemplateScope,
): readonly Text[] {
  if (kind !== "resource") return [];
  return attach.flatMap((name) => {
    const value = valueOf(declaration.properties, name);
    if (!value || namedAcross({ node: value, scope }).length > 0) return [];
    return namesIn(scope.evaluate(value, declaration));
  });
}

function attachment({ logicalId, type }: Declaration): Attachment {
  return { address: logicalId, type };
}
