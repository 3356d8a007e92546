import type { StatementUse } from "../../evidence/observed.ts";
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
    actions: own.map(({ action }) => observed.of(action)),
    on: new Map(
      wide.flatMap(({ action }) => {
        const on = observed.of(action).use === "used" ? observed.on(action) : undefined;
        return on ? [[action.id, on] as const] : [];
      }),
    ),
  };
}
