import { limitingCondition } from "../iam/condition.ts";
import { grantOf } from "../iam/grant.ts";
import { placeIn, type Statement } from "../iam/policy.ts";
import { principalAccount } from "../iam/principal-account.ts";
import { alternatives, type Text } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import { asksForExternalId } from "./external-ids.ts";
import type { Context, Judgement, StatementRule } from "./rule.ts";
import { agreesOnAccounts, isTrusted, namesTrusted } from "./trusted-accounts.ts";

export const externalId: StatementRule = {
  on: "statement",
  about: "whom",
  id: "external-id",
  title: "A third party may assume a role without saying for whom",
  severity: "medium",
  why: "A vendor assumes the roles of all its customers. Another customer who knows this role's ARN can enter it as its own, and have the vendor work in this account: an external id, which the vendor gives to each customer, tells them apart.",
  repair:
    "Add a condition `StringEquals` on `sts:ExternalId` with the id that the vendor shows for this account.",
  *judge(statement, context) {
    if (statement.effect !== "Allow" || context.policy.kind !== "trust") return;
    const { principal } = statement;
    if (!principal || principal.negated || asksForExternalId(statement, context)) return;
    if (!assumes(statement, context)) return;
    if (statement.conditions.some((condition) => namesTrusted(condition, context))) return;
    const found = principal.entries
      .filter(({ type }) => type === "AWS")
      .flatMap(({ items, rest }) => [...items, ...rest.flatMap((hole) => hole.among?.texts ?? [])])
      .flatMap((item) => vendorOf(item, context) ?? []);
    yield* found.slice(0, 1).map((vendor) => judgementOf(vendor, statement, context));
  },
};

type Vendor = { readonly item: Text; readonly account: string; readonly name: string };

/** The vendor whose account a principal is in; none whose account is told of as not trusted. */
function vendorOf(item: Text, context: Context): Vendor | undefined {
  for (const each of alternatives(item)) {
    const account = principalAccount(each);
    const owner = account === undefined ? undefined : context.knownAccounts.at(account);
    if (account === undefined || !owner || owner.isService) continue;
    if (agreesOnAccounts(context) && !isTrusted(account, context)) continue;
    return { item, account, name: owner.name };
  }
  return undefined;
}

function judgementOf(
  { item, account, name }: Vendor,
  statement: Statement,
  context: Context,
): Judgement {
  return {
    // Who asks from certain addresses is the vendor, for whomever.
    severity: limitingCondition(statement, "caller", context) ? "low" : "medium",
    confidence: principalAccount(item) === undefined ? "medium" : "high",
    message: `The account ${code(account)} (${name}) may assume this role for any of its customers: no condition on ${code("sts:ExternalId")} says for which.`,
    subject: placeIn(statement, item),
  };
}

function assumes(statement: Statement, { policy, catalog }: Context): boolean {
  const { actions } = grantOf(statement, policy, catalog);
  return actions.some(({ action }) => action.id === "sts:AssumeRole");
}
