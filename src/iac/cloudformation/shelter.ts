import type { PolicyPlace } from "../../catalog/places.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import type { Attachment } from "../../iam/policy.ts";
import { shelters } from "../shelter.ts";
import { nodesAt } from "./sites.ts";

/** Whether what a policy is attached to keeps the world out, whatever the policy says. */
export function isSheltered(
  { shelter }: Pick<PolicyPlace, "shelter">,
  attachedTo: readonly Attachment[],
  { template, evaluate, holds }: TemplateScope,
): boolean {
  if (!shelter) return false;
  return attachedTo
    .flatMap(({ address }) => template.declarations.get(address) ?? [])
    .filter(({ type }) => type === shelter.type)
    .some((declaration) =>
      shelter.any.some((attribute) =>
        nodesAt(declaration.properties, attribute.path, false, holds).some(({ node, maybe }) =>
          maybe ? false : shelters(evaluate(node, declaration), attribute),
        ),
      ),
    );
}
