import type { OwnAccount } from "../catalog/own-account.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { isHole, known, type Text } from "../iam/text.ts";

/**
 * Whether a statement is about resources of several Regions: it says itself which Regions it means, whoever has it
 * asks AWS which there are, or comes from an account, whose own Region is not that of the role.
 *
 * @param policies all that whoever has it is allowed by
 * @param trusts the trust policies of the roles that have it
 */
export function spansRegions(
  { conditions }: Statement,
  policies: readonly Policy[],
  trusts: readonly Policy[],
  ownAccount: OwnAccount,
): boolean {
  if (trusts.some(({ statements }) => statements.some(letsInAccounts))) return true;
  if (conditions.some(({ key }) => known(key)?.toLowerCase() === "aws:requestedregion"))
    return true;
  const isListed = (item: Text): boolean => ownAccount.listsRegions(known(item) ?? "");
  return policies.some(({ statements }) =>
    statements.some(({ action }) => action?.items.some(isListed) === true),
  );
}

/** Whether a trust policy lets in principals by their account or ARN: one that is declared beside it works where it does. */
function letsInAccounts({ effect, principal }: Statement): boolean {
  if (effect === "Deny" || !principal) return false;
  return principal.entries.some(
    ({ type, items, rest }) => type === "AWS" && (rest.length > 0 || !items.every(isDeclared)),
  );
}

function isDeclared({ parts }: Text): boolean {
  return parts.some((part) => isHole(part) && part.meaning.kind === "name");
}
