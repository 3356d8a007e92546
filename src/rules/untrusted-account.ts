import { grantOf } from "../iam/grant.ts";
import { isCeiling, placeIn, type Statement } from "../iam/policy.ts";
import { principalAccount } from "../iam/principal-account.ts";
import { alternatives, type Text } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import { asksForExternalId } from "./external-ids.ts";
import type { Context, Judgement, StatementRule } from "./rule.ts";
import { agreesOnAccounts, isTrusted, namesTrusted } from "./trusted-accounts.ts";

export const untrustedAccount: StatementRule = {
  on: "statement",
  about: "whom",
  id: "untrusted-account",
  title: "Access is given to an account that is not trusted",
  severity: "high",
  why: "An account that nobody has agreed on is somebody else's: its administrators hand on what it is given to whom they like, and whoever breaks in there gets in here.",
  repair:
    "Take the principal out. If its account is to be trusted, add it to `accounts` of the configuration; if all accounts of an organization are meant, add a condition on `aws:PrincipalOrgID`.",
  *judge(statement, context) {
    const { policy } = context;
    if (!agreesOnAccounts(context)) return;
    if (statement.effect !== "Allow" || isCeiling(policy.kind)) return;
    const { principal } = statement;
    // Everybody but some is everybody: that is another rule's.
    if (!principal || principal.negated) return;
    if (statement.conditions.some((condition) => namesTrusted(condition, context))) return;
    for (const { type, items, rest } of principal.entries) {
      if (type !== "AWS") continue;
      for (const item of [...items, ...rest.flatMap((hole) => hole.among?.texts ?? [])])
        yield* judgePrincipal(item, statement, context);
    }
  },
};

function* judgePrincipal(item: Text, statement: Statement, context: Context): Generator<Judgement> {
  const account = alternatives(item)
    .flatMap((each) => principalAccount(each) ?? [])
    .find((each) => !isTrusted(each, context));
  if (account === undefined) return;
  const owner = context.knownAccounts.at(account)?.name;
  const called = `${code(account)}${owner === undefined ? "" : ` (${owner})`}`;
  const may = context.policy.kind === "trust" ? "may assume this role" : "is given access";
  yield {
    severity: onlyReads(statement, context) ? "medium" : "high",
    // A default may be overridden.
    confidence: principalAccount(item) === undefined ? "medium" : "high",
    message: `The account ${called} ${may}, and it is none of those that the configuration trusts.${unasked(statement, context)}`,
    subject: placeIn(statement, item),
  };
}

/** Of a role it is said here, too, that a third party should say for whom it asks. */
function unasked(statement: Statement, context: Context): string {
  if (context.policy.kind !== "trust" || asksForExternalId(statement, context)) return "";
  return ` No condition on ${code("sts:ExternalId")} says for whom it asks.`;
}

function onlyReads(statement: Statement, { policy, catalog }: Context): boolean {
  const { actions, unknownActions } = grantOf(statement, policy, catalog);
  return (
    policy.kind !== "trust" &&
    !unknownActions &&
    actions.length > 0 &&
    actions.every(({ action }) => action.level === "Read" || action.level === "List")
  );
}
