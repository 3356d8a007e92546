import type { Action } from "../catalog/action.ts";
import { comparedActions } from "../evidence/compared.ts";
import type { Evidence, PrincipalUse } from "../evidence/evidence.ts";
import { reportsOf, withReports, type ReportedAction } from "../evidence/reported-use.ts";
import { principalsOf } from "../evidence/policy.ts";
import { grantOf } from "../iam/grant.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { Tree } from "../repository/tree.ts";
import type { AwsFacts } from "./knowledge.ts";
import { scan } from "./scan.ts";

/** What policies grant, beside what was used. */
export type ComparedUse = {
  readonly principals: readonly PrincipalUse[];
  readonly actions: readonly ReportedAction[];
  readonly policies: number;
  /** Statements some of whose actions are not known before they are deployed. */
  readonly unknown: number;
};

/**
 * Compares the identity policies of some files with what a principal did. A Deny takes away what it denies
 * everywhere and in any case; of others nothing is said here.
 */
export function compareUse(
  tree: Tree,
  evidence: Evidence,
  arn: string,
  facts: AwsFacts,
): ComparedUse {
  const policies = scan(tree, facts).policies.filter(({ kind }) => kind === "identity");
  const { granted, unknown } = grantedBy(policies, facts);
  const principals = principalsOf(evidence, arn);
  const reports = reportsOf(evidence.reported, arn);
  return {
    principals,
    actions: withReports(
      comparedActions(granted, principals, evidence, facts, arn),
      reports,
      facts,
    ),
    policies: policies.length,
    unknown,
  };
}

/** What policies allow together, but for what they deny everywhere and in any case. */
export function grantedBy(
  policies: readonly Policy[],
  facts: AwsFacts,
): { readonly granted: readonly Action[]; readonly unknown: number } {
  const statements = policies.flatMap((policy) =>
    policy.statements
      .filter(({ presence }) => presence !== "never")
      .map((statement) => ({ policy, statement })),
  );
  const grants = (wanted: (statement: Statement) => boolean): ReadonlySet<Action> =>
    new Set(
      statements
        .filter(({ statement }) => wanted(statement))
        .flatMap(({ policy, statement }) => actionsOf(statement, policy, facts)),
    );
  const denied = grants(isWholeDeny);
  return {
    granted: [...grants(({ effect }) => effect === "Allow")].filter(
      (action) => !denied.has(action),
    ),
    unknown: statements.filter(
      ({ policy, statement }) => grantOf(statement, policy, facts.catalog).unknownActions,
    ).length,
  };
}

function actionsOf(statement: Statement, policy: Policy, { catalog }: AwsFacts): readonly Action[] {
  return grantOf(statement, policy, catalog).actions.map(({ action }) => action);
}

/** It denies on everything, whatever else is the case. */
function isWholeDeny({ effect, presence, resource, conditions, mayBeLimited }: Statement): boolean {
  return (
    effect === "Deny" &&
    presence === "always" &&
    conditions.length === 0 &&
    mayBeLimited === undefined &&
    resource?.negated === false &&
    resource.items.some((item) => known(item) === "*")
  );
}
