import type { Declaration } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { kindOfUnattached } from "../../iam/policy-kind.ts";
import type { Policy, Statement } from "../../iam/policy.ts";
import type { Place } from "../../source/source.ts";
import { ownerOf } from "./owner.ts";

/** The policy of statements that are attached to nothing here; none where there are none. */
export function unattached(
  address: string,
  instance: string,
  statements: readonly Statement[],
  place: Place,
  declaration: Declaration | undefined,
  scope: Scope,
): readonly Policy[] {
  if (statements.length === 0) return [];
  const owner = declaration ? ownerOf(declaration, [], scope) : { type: "", names: [] };
  return [
    {
      id: `${scope.id}/${address}${instance}`,
      scope: scope.id,
      kind: kindOfUnattached(statements),
      owner: { ...owner, address },
      attachedTo: [],
      statements,
      place,
    },
  ];
}
