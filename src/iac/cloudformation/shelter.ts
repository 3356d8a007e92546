import type { PolicyPlace, Shelter } from "../../catalog/places.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import type { Declaration } from "../../evaluate/cloudformation/template.ts";
import type { Attachment } from "../../iam/policy.ts";
import { valueOf } from "../../syntax/data.ts";
import { declaredHere } from "./owner.ts";
import { shelters } from "../shelter.ts";

/** Whether what a policy is attached to keeps the world out, whatever the policy says. */
export function isSheltered(
  { shelter }: Pick<PolicyPlace, "shelter">,
  attachedTo: readonly Attachment[],
  scope: TemplateScope,
): boolean {
  if (!shelter) return false;
  return declaredHere(attachedTo)
    .flatMap(({ address }) => scope.template.declarations.get(address) ?? [])
    .filter(({ type }) => type === shelter.type)
    .some((declaration) => shelter.any.some((attribute) => isIn(declaration, attribute, scope)));
}

function isIn(
  declaration: Declaration,
  { path, onlyTrue }: Shelter["any"][number],
  scope: TemplateScope,
): boolean {
  const [first = "", ...names] = path.map(({ name }) => name);
  const node = valueOf(declaration.properties, first);
  return node !== undefined && shelters(scope.evaluate(node, declaration), { names, onlyTrue });
}
