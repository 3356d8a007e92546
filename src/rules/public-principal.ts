import { scopingCondition } from "../iam/condition.ts";
import { grantOf } from "../iam/grant.ts";
import { isCeiling, type PrincipalMatch, type Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import { worst, type Context, type Severity, type StatementRule } from "./rule.ts";
import { severityOf } from "./weight.ts";

export const publicPrincipal: StatementRule = {
  on: "statement",
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
    if (!principal || !isPublic(principal)) return;
    if (scopingCondition(statement)) return;
    const trust = policy.kind === "trust";
    yield {
      severity: severityFor(statement, context),
      confidence: statement.conditions.length > 0 ? "medium" : "high",
      message: principal.negated
        ? "`NotPrincipal` with Allow lets in everybody but those it names."
        : trust
          ? "Anybody with any AWS account may assume this role: the principal is `*` and no condition says who."
          : "Anybody in the world is allowed this: the principal is `*` and no condition says who.",
      subject: principal.place,
    };
  },
};

function isPublic(principal: PrincipalMatch): boolean {
  if (principal.negated) return true;
  return principal.entries.some(
    ({ type, items }) =>
      (type === "*" || type === "AWS") && items.some((item) => known(item) === "*"),
  );
}

function severityFor(statement: Statement, context: Context): Severity {
  if (context.policy.kind === "trust") return "critical";
  // An API without a policy lets everybody call it: one that says so lets nobody more in.
  if (context.policy.owner.protects === "apigateway:RestApi") return "low";
  const grant = grantOf(statement, context.policy, context.catalog);
  const level = worst(grant.actions.map(({ action }) => severityOf(action, context)));
  // In public everything weighs more: what changes things most of all.
  const changes = grant.actions.some(
    ({ action }) => action.level === "Write" || action.level === "Permissions management",
  );
  return changes || statement.action?.negated === true || level === undefined ? "critical" : "high";
}
