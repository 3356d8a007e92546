import { plain } from "../catalog/sdk-services.ts";
import type { Need } from "../catalog/operation-needs.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Found } from "./reached.ts";

/**
 * What the needs of one call reach. Tags that a call gives to what it makes are asked for on that, and no parameter
 * says so: it is what the call itself is asked for. Follows "Tag resources when they are created" of the AWS guides,
 * of Amazon RDS for one.
 *
 * @param reach what a need reaches, as far as the event says
 */
export function taggedWhenMade(
  needs: readonly Need[],
  reach: (need: Need) => readonly Found[],
): (need: Need) => readonly Found[] {
  return (need) => {
    const found = reach(need);
    const { level, service, resourceTypes } = need.action;
    if (level !== "Tagging" || found.some(({ basis }) => basis !== "none")) return found;
    const makers = needs.filter(
      ({ action }) => action.service === service && action !== need.action,
    );
    const made = makers.flatMap((maker) => {
      const type = madeBy(maker);
      if (!type || !resourceTypes.some((each) => each.type === type)) return [];
      return reach(maker).filter((each) => each.type === type && each.basis !== "none");
    });
    return made.length > 0 ? made : found;
  };
}

/** The type of what a call makes, among those that it is asked for; undefined where that is not clear. */
function madeBy({ action: { makes, conjuncts } }: Need): ResourceType | undefined {
  if (makes === undefined) return undefined;
  const types = conjuncts.flat();
  const named = types.filter(({ name }) => plain(makes).endsWith(plain(name)));
  const [only, ...others] = types.length === 1 ? types : named;
  return others.length === 0 ? only : undefined;
}
