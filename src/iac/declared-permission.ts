import { openPermissions } from "../catalog/permissions.ts";
import type { NamedPlace } from "../catalog/places.ts";
import type { Policy } from "../iam/policy.ts";
import type { Problem } from "../source/problem.ts";
import type { Facts } from "./format.ts";
import { urlPolicies } from "./function-url.ts";
import {
  permissionElements,
  permissionPolicy,
  type PermissionSite,
  type Standing,
} from "./permission.ts";
import { permissionProblem } from "./problems.ts";

/** What a declaration comes to that gives access without a policy. */
export type Permitted = {
  readonly policies: readonly Policy[];
  readonly problems: readonly Problem[];
};

/** A declaration that gives access, by the place of the catalog that it is found at. */
export type Permitting = {
  readonly address: string;
  readonly place: NamedPlace;
  readonly site: PermissionSite;
  readonly standing: Omit<Standing, "place">;
};

/**
 * The statement that AWS writes into the policy of a resource for a declaration, or a problem where it is
 * not known how it does.
 *
 * @param words whose words the properties are called by
 */
export function permittedBy(
  { address, place, site, standing }: Permitting,
  words: "terraform" | "cloudformation",
  facts: Facts,
): Permitted {
  if (place.names === "url") return urlOf(address, place, site, standing, facts);
  const { protects = "" } = place;
  const permission = openPermissions(facts.read, words).get(protects);
  const elements = permission && permissionElements(permission, protects, site, facts.catalog);
  return elements
    ? { policies: [permissionPolicy([elements], { ...standing, place: site.place })], problems: [] }
    : { policies: [], problems: [permissionProblem(site.place, address)] };
}

/** The URL of a function of Pulumi's, whose provider is made of Terraform's. */
function urlOf(
  address: string,
  { path }: NamedPlace,
  { given, word }: PermissionSite,
  standing: Omit<Standing, "place">,
  facts: Facts,
): Permitted {
  const authorization = given(path.map(({ name }) => name));
  if (!authorization) return { policies: [], problems: [] };
  const [functionName, qualifier] = [given(["function_name"]), given(["qualifier"])];
  return urlPolicies({ authorization, functionName, qualifier, word }, standing, address, facts);
}
