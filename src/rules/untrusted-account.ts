import { itemPattern } from "../iam/action-pattern.ts";
import { limits } from "../iam/condition.ts";
import { grantOf } from "../iam/grant.ts";
import { isCeiling, placeIn, type Condition, type Statement } from "../iam/policy.ts";
import { principalAccount } from "../iam/principal-account.ts";
import { alternatives, known, type Text } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import type { Context, Judgement, StatementRule } from "./rule.ts";

export const untrustedAccount: StatementRule = {
  on: "statement",
  ofWhom: true,
  id: "untrusted-account",
  title: "Access is given to an account that is not trusted",
  severity: "high",
  why: "An account that nobody has agreed on is somebody else's: its administrators hand on what it is given to whom they like, and whoever breaks in there gets in here.",
  repair:
    "Take the principal out. If its account is to be trusted, add it to `accounts` of the configuration; if all accounts of an organization are meant, add a condition on `aws:PrincipalOrgID`.",
  *judge(statement, context) {
    const { terms, policy } = context;
    if (terms.accounts.size + terms.organizations.size === 0) return;
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
    message: `The account ${called} ${may}, and it is none of those that the configuration trusts.`,
    subject: placeIn(statement, item),
  };
}

/** Logs of load balancers, for one, come from accounts of AWS's own. */
function isTrusted(account: string, { terms, knownAccounts }: Context): boolean {
  return terms.accounts.has(account) || knownAccounts.at(account)?.isService === true;
}

/** Condition keys that say whose it is who asks. */
const owners: ReadonlyMap<string, "account" | "organization"> = new Map([
  ["aws:principalaccount", "account"],
  ["aws:sourceaccount", "account"],
  ["aws:principalorgid", "organization"],
  ["aws:principalorgpaths", "organization"],
  ["aws:sourceorgid", "organization"],
  ["aws:sourceorgpaths", "organization"],
]);

/**
 * Whether a condition lets in nobody but trusted accounts or those of trusted organizations. What is
 * not known is some value, and no finding.
 */
function namesTrusted(condition: Condition, context: Context): boolean {
  const owner = owners.get(itemPattern(condition.key, "x").toLowerCase());
  if (owner === undefined || !limits(condition, "caller", context)) return false;
  const { accounts, organizations } = context.terms;
  const { items, rest } = condition.values;
  return [...items, ...rest.flatMap((hole) => hole.among?.texts ?? [])]
    .flatMap(alternatives)
    .every((value) => {
      const text = known(value);
      if (text === undefined) return true;
      // A path of an organization begins with its id: o-abcdefghij/r-ab12/ou-ab12-11111111/*
      return owner === "account" ? accounts.has(text) : organizations.has(text.split("/")[0] ?? "");
    });
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
