import { itemPattern } from "../iam/action-pattern.ts";
import { limits } from "../iam/condition.ts";
import type { Condition } from "../iam/policy.ts";
import { alternatives, known } from "../iam/text.ts";
import type { Context } from "./rule.ts";

/** Whether a team has said which accounts it trusts. */
export function agreesOnAccounts({ terms }: Context): boolean {
  return terms.accounts.size + terms.organizations.size > 0;
}

/** Logs of load balancers, for one, come from accounts of AWS's own. */
export function isTrusted(account: string, { terms, knownAccounts }: Context): boolean {
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
export function namesTrusted(condition: Condition, context: Context): boolean {
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
