import type { OwnAccount } from "../catalog/own-account.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known, type Text } from "../iam/text.ts";
import { once } from "../source/once.ts";

/**
 * Whether a statement is about resources of several Regions: it says itself which Regions it means, or whoever has it
 * asks AWS which there are.
 *
 * @param policies all that whoever has it is allowed by
 */
export function spansRegions(
  { conditions }: Statement,
  policies: readonly Policy[],
  ownAccount: OwnAccount,
): boolean {
  if (conditions.some(({ key }) => known(key)?.toLowerCase() === "aws:requestedregion"))
    return true;
  return policies.some(listsRegions(ownAccount));
}

/** Whether a policy lets somebody ask which Regions there are, which each of its statements asks for. */
const listsRegions = once((ownAccount: OwnAccount) =>
  once(({ statements }: Policy): boolean => {
    const isListed = (item: Text): boolean => ownAccount.listsRegions(known(item) ?? "");
    return statements.some(({ action }) => action?.items.some(isListed) === true);
  }),
);
