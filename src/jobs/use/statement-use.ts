import type { Action } from "../../catalog/action.ts";
import type { Observed, StatementUse, Verdict } from "../../evidence/observed.ts";
import { effectiveGrant } from "../../iam/effective.ts";
import type { Policy, Statement } from "../../iam/policy.ts";
import type { Knowledge } from "../../rules/rule.ts";

/** What a statement's actions were used for; undefined where no evidence tells of who has it. */
export function statementUse(
  statement: Statement,
  policy: Policy,
  { useOf, catalog }: Pick<Knowledge, "useOf" | "catalog">,
): StatementUse | undefined {
  const observed = statement.effect === "Allow" ? useOf(policy, statement) : undefined;
  if (!observed) return undefined;
  const { actions } = effectiveGrant(statement, policy, catalog);
  const own = actions.filter(({ reach }) => reach !== "nothing");
  const wide = own.filter(
    ({ reach, action }) =>
      (reach === "everything" || reach === "type") && action.scoping === "full",
  );
  return {
    observed,
    actions: own.map(({ action }) => verdictOn(action, observed)),
    wide: new Set(wide.map(({ action }) => action.id)),
  };
}

function verdictOn(action: Action, observed: Observed): Verdict {
  const verdict = observed.of(action);
  const used =
    verdict.use === "used" && action.resourceTypes.length > 0 ? observed.on(action) : undefined;
  if (!used) return verdict;
  if ("because" in used) return { ...verdict, on: { because: used.because } };
  const resources = used.resources.map(({ arn, count, last }) => ({ arn, count, last }));
  return { ...verdict, on: { resources } };
}
