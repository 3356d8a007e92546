import { openPermissions } from "../../catalog/permissions.ts";
import type { NamedPlace } from "../../catalog/places.ts";
import type { Policy } from "../../iam/policy.ts";
import type { Problem } from "../../source/problem.ts";
import type { Facts } from "../format.ts";
import { urlPolicies } from "../function-url.ts";
import {
  permissionElements,
  permissionPolicy,
  type PermissionSite,
  type Standing,
} from "../permission.ts";
import { permissionProblem } from "../problems.ts";
import type { Declaration } from "./declarations.ts";
import type { File } from "./file.ts";
import { ownerOf } from "./owner.ts";
import { wordHole } from "./resources.ts";
import { asArn, attachments, givenAt } from "./sites.ts";

type Found = { readonly policies: readonly Policy[]; readonly problems: readonly Problem[] };

/**
 * What gives access in a file by resources of their own: the statement that AWS writes into the policy of a
 * resource for each, or a problem where it is not known how it does.
 */
export function permissionsIn(file: File, facts: Facts): Found {
  const found = file.declarations().flatMap((declaration): readonly Found[] => {
    const place = file.using.named
      .get(declaration.type)
      ?.find(({ names }) => names === "permission" || names === "url");
    if (!place || holdsPolicy(declaration, file)) return [];
    const attachedTo = attachments(declaration, place, file);
    const id = `${file.path}/${declaration.address}`;
    const standing: Omit<Standing, "place"> = {
      id,
      statement: id,
      presence: declaration.presence,
      owner: ownerOf(declaration, attachedTo, file, place.protects),
      attachedTo,
    };
    const make = place.names === "url" ? urlOf : permissionOf;
    return [make(declaration, place, siteOf(declaration, file), standing, facts)];
  });
  return {
    policies: found.flatMap(({ policies }) => policies),
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** The policy of an event bus may be written as one, or else as a permission. */
function holdsPolicy(declaration: Declaration, file: File): boolean {
  return (file.using.places.get(declaration.type) ?? []).some(
    ({ path }) => givenAt(declaration, path, file).length > 0,
  );
}

function permissionOf(
  { address, place }: Declaration,
  { protects = "" }: NamedPlace,
  site: PermissionSite,
  standing: Omit<Standing, "place">,
  { read, catalog }: Facts,
): Found {
  const permission = openPermissions(read, "terraform").get(protects);
  const elements = permission && permissionElements(permission, protects, site, catalog);
  return elements
    ? { policies: [permissionPolicy([elements], { ...standing, place })], problems: [] }
    : { policies: [], problems: [permissionProblem(place, address)] };
}

function urlOf(
  { address }: Declaration,
  { path }: NamedPlace,
  { given, word }: PermissionSite,
  standing: Omit<Standing, "place">,
  facts: Facts,
): Found {
  const authorization = given(path.map(({ name }) => name));
  if (!authorization) return { policies: [], problems: [] };
  const [functionName, qualifier] = [given(["function_name"]), given(["qualifier"])];
  return urlPolicies({ authorization, functionName, qualifier, word }, standing, address, facts);
}

function siteOf(declaration: Declaration, file: File): PermissionSite {
  const { place } = declaration;
  return {
    given: (property) => {
      const path = property.map((name) => ({ name, each: false }));
      const [found] = givenAt(declaration, path, file);
      return found && { value: asArn(found.value), place: found.place };
    },
    word: (word) => wordHole(word, place),
    place,
  };
}
