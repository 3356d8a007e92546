import { levelOf } from "../catalog/action.ts";
import { itemPattern } from "../iam/action-pattern.ts";
import { grantOf } from "../iam/grant.ts";
import type { Statement } from "../iam/policy.ts";
import { isHole, type Hole, type Text } from "../iam/text.ts";
import type { Context } from "./rule.ts";

// Policies of resources that hand what they allow on to the IAM policies of an account. Follows "Default key policy"
// of the AWS Key Management Service Developer Guide.

/**
 * Whether it is the policy of a key, or of what else AWS lets delegate to its account. One that is
 * attached to nothing shows itself by its actions.
 */
export function isDelegatingPolicy(
  { policy, resourcePolicies }: Pick<Context, "policy" | "resourcePolicies">,
  { action }: Statement,
): boolean {
  const { protects } = policy.owner;
  if (protects !== undefined) return resourcePolicies.isDelegating(protects);
  if (policy.kind !== "resource" || !action) return false;
  return action.items.every((item) =>
    resourcePolicies.isOfDelegating(itemPattern(item).split(":")[0] ?? ""),
  );
}

/**
 * `kms:*` in a key's own policy, for the root of its account, is AWS's default: the account's IAM
 * policies decide from there. Of two accounts one is another one.
 */
export function isDelegation(context: Context, statement: Statement): boolean {
  if (!isDelegatingPolicy(context, statement)) return false;
  const accounts = accountsIn(statement);
  return accounts[0] !== undefined && accounts.every((account) => account === accounts[0]);
}

/**
 * Whether a statement lets an account as a whole, whoever is beside it, manage a resource by its policy, and no other
 * one of the policy does: without that nobody might be able to, and AWS refuses to write such a policy.
 */
export function handsOver(context: Context, statement: Statement): boolean {
  if (!isDelegatingPolicy(context, statement) || !isManaging(context, statement)) return false;
  if (accountsIn(statement).every((account) => account === undefined)) return false;
  return !context.policy.statements.some(
    (each) =>
      each !== statement &&
      each.presence === "always" &&
      each.conditions.length === 0 &&
      isDelegation(context, each) &&
      isManaging(context, each),
  );
}

function isManaging({ policy, catalog }: Context, statement: Statement): boolean {
  if (statement.effect !== "Allow") return false;
  const { actions } = grantOf(statement, policy, catalog);
  return actions.some(({ action }) => levelOf(action) === "Permissions management");
}

/** Of each principal, the account that it is as a whole; undefined of one that is something else. */
function accountsIn({ principal }: Statement): readonly (string | undefined)[] {
  if (!principal || principal.negated) return [];
  return principal.entries.flatMap(({ type, items, rest }) =>
    type === "AWS" ? [...items.map(accountOfRoot), ...rest.map(accountOfHole)] : [undefined],
  );
}

/** The account that is meant as a whole: by its root, or by its number alone. */
function accountOfRoot({ parts }: Text): string | undefined {
  const text = parts.map((part) => (isHole(part) ? nameOf(part) : part)).join("");
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0 && isHole(only)) return accountOfHole(only);
  return /^arn:[^:]*:iam::(.*):root$/.exec(text)?.[1] ?? /^\d{12}$/.exec(text)?.[0];
}

function accountOfHole(hole: Hole): string | undefined {
  return hole.meaning.kind === "account" ? nameOf(hole) : undefined;
}

/** A sign for what is not known, as no text has it, without colons. */
function nameOf({ id }: Hole): string {
  return `<${id.replaceAll(":", ".")}>`;
}
