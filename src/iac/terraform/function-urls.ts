import type { NamedPlaces } from "../../catalog/places.ts";
import type { Calls } from "../../evaluate/terraform/calls.ts";
import { instanceLabel } from "../../evaluate/terraform/instances.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { together } from "../../evaluate/presence.ts";
import type { Policy } from "../../iam/policy.ts";
import type { Problem } from "../../source/problem.ts";
import type { Facts } from "../format.ts";
import { urlPolicies } from "../function-url.ts";
import { ownerOf } from "./owner.ts";
import { siteOf } from "./permissions.ts";
import { attachedTo, attachments } from "./sites.ts";

/**
 * The policies of functions as far as their URLs make them: where one asks nobody who they are, the
 * provider adds a permission.
 * (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_url)
 */
export function functionUrlsIn(
  scope: Scope,
  calls: Calls,
  named: NamedPlaces,
  facts: Facts,
): { readonly policies: readonly Policy[]; readonly problems: readonly Problem[] } {
  const found = [...scope.module.declarations.values()].flatMap((declaration) => {
    const place = named.get(declaration.type)?.find(({ names }) => names === "url");
    if (!place || declaration.mode !== "resource") return [];
    const { address } = declaration;
    const attached = attachments(declaration, place, scope, calls);
    const owner = ownerOf(declaration, attached, scope, { protects: place.protects });
    return scope.instances(declaration).map(({ instance, presence }) => {
      const { given, word } = siteOf(declaration, instance, scope);
      const authorization = given(place.path.map(({ name }) => name));
      if (!authorization || together(scope.presence, presence) === "never") return nothing;
      const url = {
        authorization,
        functionName: given(["function_name"]),
        qualifier: given(["qualifier"]),
        word,
      };
      const id = `${scope.id}/${address}${instanceLabel(instance)}`;
      const statement = `${scope.module.directory}/${address}`;
      const standing = { id, statement, presence, owner, attachedTo: attachedTo(attached, scope) };
      return urlPolicies(url, standing, address, facts);
    });
  });
  return {
    policies: found.flatMap(({ policies }) =>
      policies.map((policy) => ({ ...policy, scope: scope.id })),
    ),
    problems: found.flatMap(({ problems }) => problems),
  };
}

const nothing = { policies: [], problems: [] };
