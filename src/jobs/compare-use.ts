import type { Action } from "../catalog/action.ts";
import { comparedActions } from "../evidence/compared.ts";
import type { Evidence, PrincipalUse } from "../evidence/evidence.ts";
import { reportsOf, withReports, type ReportedAction } from "../evidence/reported-use.ts";
import { principalsOf } from "../evidence/policy.ts";
import { grantOf } from "../iam/grant.ts";
import { holdersIn } from "../iam/holders.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { Tree } from "../repository/tree.ts";
import type { AwsFacts } from "./knowledge.ts";
import { scan, type Scan } from "./scan.ts";
import { identified } from "./use/identified.ts";
import { stacksIn } from "./use/stacks.ts";

/** What policies grant, beside what was used. */
export type ComparedUse = {
  readonly principals: readonly PrincipalUse[];
  readonly actions: readonly ReportedAction[];
  readonly policies: number;
  /** Policies of the files that are somebody else's. */
  readonly others: number;
  /** Statements some of whose actions are not known before they are deployed. */
  readonly unknown: number;
};

/**
 * Compares the identity policies of some files with what a principal did: its own, where the files say whose they are, else
 * all. A Deny takes away what it denies
 * everywhere and in any case; of others nothing is said here.
 */
export function compareUse(
  tree: Tree,
  evidence: Evidence,
  arn: string,
  facts: AwsFacts,
): ComparedUse {
  const scanned = scan(tree, facts);
  const all = scanned.policies.filter(({ kind }) => kind === "identity");
  const principals = principalsOf(evidence, arn);
  const own = policiesOf([arn, ...principals.map((each) => each.arn)], scanned, evidence);
  const policies = own.size > 0 ? all.filter((each) => own.has(each)) : all;
  const { granted, unknown } = grantedBy(policies, facts);
  const reports = reportsOf(evidence.reported, arn);
  return {
    principals,
    actions: withReports(
      comparedActions(granted, principals, evidence, facts, arn),
      reports,
      facts,
    ),
    policies: policies.length,
    others: all.length - policies.length,
    unknown,
  };
}

/** The policies of what is declared as one of some principals, as far as its name tells. */
function policiesOf(
  arns: readonly string[],
  scanned: Scan,
  { principals, reported }: Evidence,
): ReadonlySet<Policy> {
  const known = [...new Set([...principals.map(({ arn }) => arn), ...arns])].sort();
  const found = identified(scanned, known, { arnsOf: () => [] }, stacksIn(reported));
  return new Set(
    holdersIn(scanned).flatMap(({ key, policies }) => {
      const own = found.get(key);
      return own?.kind === "found" && own.arns.some((each) => arns.includes(each)) ? policies : [];
    }),
  );
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
