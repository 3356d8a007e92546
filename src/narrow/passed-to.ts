import { nowhere, phrase, type NewCondition } from "../iam/draft.ts";
import type { Declared } from "../iam/inventory.ts";
import type { Statement } from "../iam/policy.ts";
import { serviceOf } from "../iam/service-principal.ts";
import { known, makeText } from "../iam/text.ts";
import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

export type PassedTo = { readonly condition: NewCondition; readonly assumption: string };

const key = "iam:PassedToService";

/**
 * To whom roles are passed: the services that their trust policies let in, which no other one could
 * take them for. Undefined where one lets in none, or one that is not known, or where the statement says it
 * already.
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html)
 */
export function passedTo(
  roles: readonly Declared[],
  { conditions }: Statement,
  { passedTo: servicesOf }: Neighbourhood,
): PassedTo | undefined {
  const isSaid = conditions.some((each) => {
    const name = known(each.key);
    return name === undefined || name.toLowerCase() === key.toLowerCase();
  });
  const byRole = roles.map(servicesOf);
  const services = [...new Set(byRole.flat())].sort();
  if (isSaid || byRole.some((each) => each.length === 0) || !services.every(isWhole))
    return undefined;
  const names = services.map((service) => code(service));
  const [them, say] =
    roles.length > 1 ? ["them", "their trust policies say"] : ["it", "its trust policy says"];
  return {
    condition: { operator: "StringEquals", key, values: services.map((each) => phrase(each)) },
    assumption: `that it hands ${them} to ${listed(names, names.length)} alone, as ${say}`,
  };
}

/** Whether a principal is named without a region, in which it is not said to whom a role is passed. */
function isWhole(service: string): boolean {
  const name = serviceOf(makeText([service], nowhere));
  return name !== undefined && service.replace(/\.amazonaws\.com(?:\.cn)?$/, "") === name;
}
