import type { PolicyPlace, Shelter } from "../../catalog/places.ts";
import type { Calls } from "../../evaluate/terraform/calls.ts";
import { within } from "../../evaluate/terraform/iteration.ts";
import { atDeclaration, type Scope } from "../../evaluate/terraform/scope.ts";
import { together } from "../../evaluate/presence.ts";
import { shelters } from "../shelter.ts";
import { scoped, type Target } from "./references.ts";
import { argumentsAt, attachments } from "./sites.ts";

/** Whether what is declared beside a policy keeps the world out, whatever the policy says. */
export function isSheltered(
  { shelter }: Pick<PolicyPlace, "shelter">,
  attached: readonly Target[],
  scope: Scope,
  calls: Calls,
): boolean {
  if (!shelter) return false;
  const { type, attach, any } = shelter;
  const found =
    attach === undefined
      ? attached.filter(({ declaration }) => declaration.type === type)
      : naming(type, attach, attached, scope, calls);
  return found.some((each) => any.some((attribute) => isIn(each, attribute)));
}

/** The declarations of a type that name what a policy is attached to. */
function naming(
  type: string,
  attach: string,
  attached: readonly Target[],
  scope: Scope,
  calls: Calls,
): readonly Target[] {
  const meant = new Set(attached.map(scoped));
  return [...scope.module.declarations.values()]
    .filter((each) => each.type === type && each.mode === "resource")
    .filter((each) => scope.instances(each).some(({ presence }) => isThere(presence, scope)))
    .filter((each) =>
      attachments(each, { attach: [attach] }, scope, calls).some((to) => meant.has(scoped(to))),
    )
    .map((declaration) => ({ declaration, scope }));
}

function isThere(presence: Parameters<typeof together>[1], scope: Scope): boolean {
  return together(scope.presence, presence) !== "never";
}

function isIn({ declaration, scope }: Target, attribute: Shelter["any"][number]): boolean {
  const names = attribute.path.map(({ name }) => name);
  return argumentsAt(declaration.block.body, names).some(({ expression, loops }) => {
    const at = within(loops, atDeclaration(declaration, scope), scope.evaluator);
    return shelters(scope.evaluator.evaluate(expression, at), { ...attribute, names: [] });
  });
}
