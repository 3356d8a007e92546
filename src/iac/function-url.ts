import { openFunctionUrl } from "../catalog/function-url.ts";
import { openPermissions } from "../catalog/permissions.ts";
import { asText } from "../evaluate/texts.ts";
import { literal, type Value } from "../evaluate/value.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { alternatives, known } from "../iam/text.ts";
import type { Problem } from "../source/problem.ts";
import { code } from "../source/quoted.ts";
import type { Facts } from "./format.ts";
import {
  permissionElements,
  permissionPolicy,
  type GivenProperty,
  type PermissionSite,
  type Standing,
} from "./permission.ts";
import { permissionProblem, problemAt } from "./problems.ts";

/** The URL of a function, by what is written of it. */
type UrlSite = Pick<PermissionSite, "word"> & {
  readonly authorization: GivenProperty;
  readonly functionName: GivenProperty | undefined;
  readonly qualifier?: GivenProperty | undefined;
};

const permitted = "lambda:function";

/**
 * The policy of a function as far as its URL makes it, where that asks nobody who they are: it
 * stands where that is said. A problem where it is not known whether it does.
 */
export function urlPolicies(
  { authorization, functionName, qualifier, word }: UrlSite,
  standing: Omit<Standing, "place">,
  address: string,
  { read, catalog }: Facts,
): { readonly policies: readonly Policy[]; readonly problems: readonly Problem[] } {
  const { place } = authorization;
  const url = openFunctionUrl(read);
  const open = isOpen(authorization.value, url.authorization);
  if (open === "never") return { policies: [], problems: [] };
  if (open === "unknown")
    return { policies: [], problems: [unknownProblem(authorization, address)] };
  const permission = openPermissions(read, "cloudformation").get(permitted);
  const elements = url.statements.flatMap((fixed) => {
    const given: PermissionSite["given"] = ([name = ""]) => {
      if (name === "FunctionName") return functionName;
      if (name === "Qualifier") return qualifier;
      const value = fixed[name];
      return value === undefined ? undefined : { value: literal(value, place), place };
    };
    const site = { given, word, place };
    return (permission && permissionElements(permission, permitted, site, catalog)) ?? [];
  });
  if (elements.length === 0) return { policies: [], problems: [permissionProblem(place, address)] };
  const presence = standing.presence === "always" ? open : standing.presence;
  return { policies: [permissionPolicy(elements, { ...standing, place, presence })], problems: [] };
}

/** Whether an authorization is the one that asks nobody. */
function isOpen(authorization: Value, nobody: string): Statement["presence"] | "unknown" {
  const text = asText(authorization);
  const written = text ? alternatives(text).map(known) : [];
  if (written.includes(nobody)) return written.length === 1 ? "always" : "maybe";
  return written.length === 1 && written[0] === undefined ? "unknown" : "never";
}

function unknownProblem({ place }: GivenProperty, address: string): Problem {
  const detail = `whether the URL ${code(address)} lets everybody in is not known here`;
  return problemAt(place, "permission", detail);
}
