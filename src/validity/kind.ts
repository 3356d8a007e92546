import { isAssuming } from "../iam/policy-kind.ts";
import type { Policy } from "../iam/policy.ts";
import type { ValidityKind } from "./check.ts";
import { stringOf } from "./node.ts";
import type { PolicyView } from "./view.ts";

/** What a policy that is declared somewhere is to AWS when it is validated. */
export function kindOf({ kind }: Policy): ValidityKind {
  switch (kind) {
    case "boundary":
    case "session":
      return "identity";
    case "endpoint":
      return "resource";
    default:
      return kind;
  }
}

/**
 * What a policy that stands alone is by its looks: with a Principal it is a role's where it is about
 * assuming roles only, else a resource's. No policy of an organization can be told by its looks.
 */
export function guessedKind({ statements }: PolicyView): ValidityKind {
  if (!statements.some(({ principal }) => principal)) return "identity";
  const actions = statements.flatMap(({ action }) => action.items);
  const isTrust = actions.every((action) => isAssuming(stringOf(action) ?? ""));
  return isTrust && actions.length > 0 ? "trust" : "resource";
}
