import type { SamAttachment } from "../../catalog/sam.ts";
import type { DeclaredType, NamedPlace, NamedPlaces } from "../../catalog/places.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { nodePlace, type Declaration } from "../../evaluate/cloudformation/template.ts";
import type { Problem } from "../../source/problem.ts";
import { stringOf, valueOf, type DataNode } from "../../syntax/data.ts";
import { isManaged, managedUses } from "../managed.ts";
import type { Managed, ManagedUse, ManagedUses } from "../managed.ts";
import { applicationProblems, nestedProblems } from "../problems.ts";
import { nameOf } from "./attributes.ts";
import { referencesIn } from "./named.ts";
import { samAttachments } from "./sam-managed.ts";
import { attachments, heldBy, itemKind, mayNamePolicies, nodesAt } from "./sites.ts";

const managedType = "AWS::IAM::ManagedPolicy";
/** What each word names. */
const namedTypes: Readonly<Record<Managed, string>> = {
  policy: managedType,
  boundary: managedType,
  ceiling: "AWS::Organizations::Policy",
  group: "AWS::IAM::Group",
};

/** What a template makes of managed policies, and which templates in it are not read. */
export function managedIn(
  scope: TemplateScope,
  places: NamedPlaces,
  types: ReadonlyMap<string, DeclaredType>,
  ofSam: () => ReadonlyMap<string, readonly SamAttachment[]>,
): ManagedUses {
  const declarations = [...scope.template.declarations.values()].filter(
    (each) => scope.presenceOf(each) !== "never",
  );
  const type = types.get(managedType);
  const managed = declarations.filter((each) => each.type === managedType);
  const declared = managed.flatMap((each) =>
    type ? [{ address: each.logicalId, name: nameOf(each, type, scope) }] : [],
  );
  const placed = declarations.flatMap((declaration) =>
    (places.get(declaration.type) ?? []).map((place) => ({ declaration, place })),
  );
  const uses = managedUses(declared, [
    ...placed.flatMap(({ declaration, place }) => usesAt(declaration, place, scope)),
    ...globalUses(places, scope),
    ...samAttachments(declarations, scope, ofSam),
  ]);
  const own = managed.filter(({ properties }) =>
    ["Roles", "Users", "Groups"].some((name) => valueOf(properties, name)),
  );
  return {
    ...uses,
    // What a policy itself is attached to is with its place; here it counts that it is.
    attachedTo: new Map([
      ...own.map(({ logicalId }) => [logicalId, []] as const),
      ...uses.attachedTo,
    ]),
    problems: [
      ...uses.problems,
      ...placed.flatMap(({ declaration, place }) => nestedAt(declaration, place, scope)),
    ],
  };
}

/** The managed policies that a resource names at a place. */
function usesAt(
  declaration: Declaration,
  place: NamedPlace,
  scope: TemplateScope,
): readonly ManagedUse[] {
  return nodesAt(declaration.properties, place.path, false, scope.holds)
    .filter(({ node }) => !mayNamePolicies(place) || itemKind(node) === "name")
    .flatMap(({ node, maybe }) => useOf(node, place, scope, declaration, maybe));
}

function useOf(
  node: DataNode,
  place: NamedPlace,
  scope: TemplateScope,
  declaration?: Declaration,
  maybe = false,
): readonly ManagedUse[] {
  const { names } = place;
  if (!isManaged(names)) return [];
  const { template } = scope;
  const value = scope.evaluate(node, declaration);
  // A boundary is there where what it bounds is.
  const isThere =
    !maybe &&
    value.kind !== "choice" &&
    declaration &&
    (names === "boundary" || scope.presenceOf(declaration) === "always");
  const under =
    isThere || !declaration ? {} : { under: [scope.id, declaration.logicalId] as const };
  return [
    {
      names,
      value,
      at: nodePlace(template, node),
      refersTo: referencesIn(node, template)
        .filter(({ type }) => type === namedTypes[names])
        .map(({ logicalId }) => logicalId),
      attachedTo: declaration
        ? attachments(declaration, place, scope).map((to) => ({ ...to, ...under }))
        : [],
      heldBy: declaration
        ? heldBy(declaration, place, scope).map((by) => ({ ...by, ...under }))
        : [],
    },
  ];
}

/** The boundaries that SAM's `Globals` give to all resources of a type. */
function globalUses(places: NamedPlaces, scope: TemplateScope): readonly ManagedUse[] {
  const { root, serverless } = scope.template;
  if (!serverless) return [];
  return [...places].flatMap(([type, all]) => {
    const globals = valueOf(root, "Globals", type.replace("AWS::Serverless::", ""));
    return all
      .filter(({ names }) => names === "boundary")
      .flatMap((place) =>
        nodesAt(globals, place.path, false).flatMap(({ node }) => useOf(node, place, scope)),
      );
  });
}

/** A path, where a template is read for itself. */
function isOfRepository(node: DataNode): boolean {
  const location = stringOf(node);
  return location !== undefined && !location.includes("://");
}

/** Templates at a place that are not read: in texts, and those of other applications. */
function nestedAt(
  declaration: Declaration,
  place: NamedPlace,
  scope: TemplateScope,
): readonly Problem[] {
  const { template } = scope;
  const { names, path } = place;
  if (names !== "nested" && names !== "application") return [];
  const problems = names === "nested" ? nestedProblems : applicationProblems;
  return nodesAt(declaration.properties, path, false)
    .filter(({ node }) => names === "nested" || !isOfRepository(node))
    .flatMap(({ node }) => problems(nodePlace(template, valueOf(node, "ApplicationId") ?? node)));
}
