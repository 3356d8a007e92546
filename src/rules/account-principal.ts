import { itemPattern } from "../iam/action-pattern.ts";
import { limitingCondition } from "../iam/condition.ts";
import { isEverybody } from "../iam/everybody.ts";
import { grantOf, type GrantedAction } from "../iam/grant.ts";
import { placeIn, type Statement } from "../iam/policy.ts";
import { principalAccount } from "../iam/principal-account.ts";
import { alternatives, type Text } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import type { Context, StatementRule } from "./rule.ts";
import { agreesOnAccounts } from "./trusted-accounts.ts";
import { actionNames } from "./wording.ts";

export const accountPrincipal: StatementRule = {
  on: "statement",
  about: "whom",
  id: "account-principal",
  title: "A whole account is allowed to change a resource",
  severity: "low",
  why: "An account as principal is whoever its administrators let: they hand on what it is given, to any role or user, also to those of tomorrow.",
  repair:
    "Name the role or user that needs it, or add a condition on `aws:PrincipalArn`. If the account is one's own, or is to be trusted, add it to `accounts` of the configuration.",
  *judge(statement, context) {
    const { policy, catalog } = context;
    // Where a team says which accounts it trusts, the others are another rule's.
    if (agreesOnAccounts(context)) return;
    if (statement.effect !== "Allow" || policy.kind !== "resource") return;
    const { principal } = statement;
    if (!principal || isEverybody(principal)) return;
    if (limitingCondition(statement, "caller", context)) return;
    const changing = grantOf(statement, policy, catalog).actions.filter((each) =>
      isChange(each, context),
    );
    const found = principal.entries
      .filter(({ type }) => type === "AWS")
      .flatMap(({ items }) => items)
      .flatMap((item) => wholeAccount(item, statement, context) ?? []);
    const [first] = found;
    if (!first || changing.length === 0) return;
    yield {
      severity: "low",
      confidence: "medium",
      message: `Whoever the account ${code(first.account)} lets is allowed ${actionNames(changing)}: it is named as a whole.`,
      subject: placeIn(statement, first.item),
    };
  },
};

type Whole = { readonly item: Text; readonly account: string };

/** The account that a principal names as a whole, where it is not the policy's own, nor a service's. */
function wholeAccount(item: Text, statement: Statement, context: Context): Whole | undefined {
  for (const each of alternatives(item)) {
    const account = principalAccount(each);
    if (account === undefined || !/^\d+$|:root$/.test(itemPattern(each, "x"))) continue;
    if (context.knownAccounts.at(account)?.isService || isOwn(account, statement)) continue;
    return { item, account };
  }
  return undefined;
}

/** Whether the resources of a policy are those of an account. */
function isOwn(account: string, { resource }: Statement): boolean {
  return (resource?.items ?? []).some((item) => itemPattern(item, "x").includes(`:${account}:`));
}

/** What changes something, where an account is not named by AWS's own default. */
function isChange({ action, reach }: GrantedAction, { resourcePolicies }: Context): boolean {
  if (reach === "nothing" || resourcePolicies.isOfDelegating(action.service)) return false;
  return action.level !== "Read" && action.level !== "List";
}
