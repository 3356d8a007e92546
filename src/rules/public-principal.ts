import { newAccess } from "../access/new-access.ts";
import { trustedIn } from "../access/trusted.ts";
import type { IdentityProvider } from "../catalog/identity-providers.ts";
import { withApiArns } from "../iam/api-resource.ts";
import { parseArnPattern } from "../iam/arn-pattern.ts";
import { limitingCondition } from "../iam/condition.ts";
import { deniesIn, withDenies } from "../iam/denies.ts";
import { isEverybody } from "../iam/everybody.ts";
import { openProvider } from "../iam/federation.ts";
import { grantOf } from "../iam/grant.ts";
import { operatorName } from "../iam/operator.ts";
import {
  isCeiling,
  type Condition,
  type Policy,
  type PrincipalMatch,
  type Statement,
} from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import type { Context, StatementRule } from "./rule.ts";
import type { Severity } from "./severity.ts";
import { listed, written } from "./wording.ts";

export const publicPrincipal: StatementRule = {
  on: "statement",
  about: "whom",
  id: "public-principal",
  title: "Anybody in the world is allowed",
  severity: "high",
  why: "The principal `*` is everybody: any account, and without signing in at all for many services. Open buckets, queues and topics are found by scanners within hours.",
  repair:
    "Name the accounts, roles or services that need it. Where many do, add a condition on `aws:PrincipalOrgID`, `aws:SourceArn` or `aws:SourceAccount`.",
  *judge(statement, context) {
    const { policy } = context;
    if (statement.effect !== "Allow" || isCeiling(policy.kind)) return;
    const { principal } = statement;
    if (!principal || limitingCondition(statement, "caller", context)) return;
    const provider = openProvider(statement, context.providers);
    const isOpen = isEverybody(principal);
    if ((!isOpen && !provider) || isOfTrusted(statement, context)) return;
    const confidence = statement.conditions.length > 0 ? "medium" : "high";
    const isUnread = statement.conditions.some(({ key }) => known(key) === undefined);
    if (isOpen)
      yield {
        severity: severityFor(statement, isUnread, context),
        confidence,
        message: `${messageFor(principal, policy, statement)}${isUnread ? unread : ""}${policy.owner.isSheltered ? shelter : ""}`,
        subject: principal.place,
      };
    else if (provider)
      yield {
        severity: "critical",
        confidence,
        message: federatedMessage(provider),
        subject: principal.place,
      };
  },
};

/**
 * Whether nobody is left to whom the policy allows it but who is trusted: others do not meet its
 * conditions, or are denied it, as who does not come through an endpoint, or is not a certain role.
 */
function isOfTrusted(statement: Statement, context: Context): boolean {
  const { policy, catalog, conditionKeys, publicAccess, providers } = context;
  if (statement.conditions.length === 0 && !deniesIn(policy).some(mayTellWho)) return false;
  const policies = [withApiArns(withDenies(policy, statement))];
  // What AWS refuses to read is not what it allows.
  if (policies.some((each) => each.statements.some(isMisspelled))) return false;
  const access = publicAccess.of(policy.owner.protects);
  const { shortestPrefix } = publicAccess;
  const trusted = trustedIn(policies, { access, shortestPrefix, providers });
  const known = { catalog, conditionKeys };
  return newAccess(policies, [trusted], known, { first: true, most }).length === 0;
}

function isMisspelled({ resource }: Statement): boolean {
  return (resource?.items ?? []).some((item) => parseArnPattern(item).kind === "malformed");
}

/** What may be looked at for one statement. */
const most = 300_000;

/** Whether a Deny spares some by who they are. */
function mayTellWho({ principal, conditions }: Statement): boolean {
  return principal?.negated === true || conditions.length > 0;
}

/** Whether a condition keeps out nobody but who does not sign in. */
function asksToSignIn({ operator, key, values }: Condition): boolean {
  return (
    operatorName(operator)?.negated === true &&
    known(key)?.toLowerCase() === "aws:principaltype" &&
    values.items.some((item) => known(item)?.toLowerCase() === "anonymous")
  );
}

function messageFor({ negated }: PrincipalMatch, { kind }: Policy, statement: Statement): string {
  if (negated)
    return "`NotPrincipal` with Allow lets in everybody but those it names, and no condition says who.";
  const isSignedIn = statement.conditions.some(asksToSignIn);
  if (isSignedIn)
    return `Anybody with any AWS account is allowed ${whatOf(statement)}: the principal is \`*\`, and the condition keeps out only who does not sign in.`;
  return kind === "trust"
    ? "Anybody with any AWS account may assume this role: the principal is `*` and no condition says who."
    : `Anybody in the world is allowed ${whatOf(statement)}: the principal is \`*\` and no condition says who.`;
}

/** What a statement allows, as it says it: `s3:GetObject`. */
function whatOf(statement: Statement): string {
  const { action } = statement;
  if (!action || action.negated || action.rest.length > 0) return "this";
  return listed([...new Set(action.items.map((item) => written(item, statement)))], 3);
}

function federatedMessage({ name, url, claims, says }: IdentityProvider): string {
  const key = code(`${url}:${claims[0] ?? ""}`);
  return `Anybody can get a token of ${name}, and any of them is accepted here: no condition on ${key} says ${says}.`;
}

/** What is said where a condition stands there whose key is not known: it may say who. */
const unread = " A condition stands there that is not known here: see that it says who.";

/** What is said where the world does not come as far as the policy. */
const shelter = " What is declared beside it keeps the world out as long as it stays there.";

function severityFor(statement: Statement, isUnread: boolean, context: Context): Severity {
  if (isUnread) return context.policy.owner.isSheltered ? "low" : "medium";
  if (context.policy.kind === "trust") return "critical";
  if (context.policy.owner.isSheltered) return "low";
  const { protects = "" } = context.policy.owner;
  const { actions } = grantOf(statement, context.policy, context.catalog);
  const names = actions.map(({ action }) => action.id);
  if (context.resourcePolicies.isOpenWithout(protects, names)) return "low";
  // In public everything weighs more: what changes things, or is not known, most of all.
  const reading = actions.every(({ action }) => action.level === "Read" || action.level === "List");
  return reading && actions.length > 0 ? "high" : "critical";
}
