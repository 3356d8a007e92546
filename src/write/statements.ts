import type { Catalog } from "../catalog/catalog.ts";
import type { ConditionKeys } from "../catalog/condition-keys.ts";
import type { Regions } from "../catalog/regions.ts";
import { plainText, type NewStatement } from "../iam/new-policy.ts";
import { addAlsoNeeded } from "./also-needed.ts";
import { namedBy, openTemplate } from "./asked.ts";
import { withConditions } from "./conditions.ts";
import { withoutCovered } from "./covered.ts";
import { crudGroups } from "./crud.ts";
import { addDependents } from "./dependents.ts";
import { namedGroups } from "./named-actions.ts";
import { plannedOf, type Planned } from "./planned.ts";
import { shown, type Remark } from "./remark.ts";
import { distinctSids } from "./sid.ts";
import type { Stack } from "./stack.ts";
import type { Template } from "./template.ts";

/** The statements that a template asks for, and what there is to say of them. */
export type Written = {
  readonly statements: readonly NewStatement[];
  readonly notes: readonly Remark[];
  /** What keeps the policy from being written: there are no statements then. */
  readonly mistakes: readonly Remark[];
};

export type WritingFacts = {
  readonly catalog: Catalog;
  readonly regions: Regions;
  readonly conditionKeys: ConditionKeys;
};

/**
 * The statements of a template: of the levels, resources and actions that it asks for exactly the actions of
 * the catalog. What is not clear is a mistake, and what it does not ask for is offered, not added.
 */
export function statementsOf(
  template: Template,
  { catalog, regions, conditionKeys }: WritingFacts,
  stack?: Stack,
): Written {
  const asked = openTemplate(template, { catalog, regions, stack });
  const resources = template.resources.flatMap((item) => namedBy(item, asked));
  const groups = template.mode === "crud" ? crudGroups(asked) : namedGroups(asked, resources);
  if (template.effect === "Allow") {
    addDependents(groups, resources, asked);
    addAlsoNeeded(groups, resources, asked);
  }
  const planned = plannedOf(groups, asked);
  const conditioned = withConditions(planned, asked, conditionKeys);
  if (conditioned.length === 0 && asked.mistakes.length === 0)
    asked.mistakes.push({ message: "nothing is asked for that there are actions for; fill it in" });
  const { mistakes, notes } = asked;
  for (const { left } of conditioned.map(({ resources: own }) => withoutCovered(own)))
    for (const { resource, by } of left)
      notes.push({
        message: `${shown(plainText(resource))} is left out: ${shown(plainText(by))} covers it`,
      });
  if (mistakes.length > 0) return { statements: [], notes, mistakes };
  const sids = distinctSids(conditioned.map(({ sid }) => sid));
  return {
    statements: conditioned.map((each, index) =>
      statementOf(each, sids[index] ?? each.sid, template),
    ),
    notes,
    mistakes,
  };
}

function statementOf(planned: Planned, sid: string, { effect }: Template): NewStatement {
  const { actions, resources, isNegated, conditions, because } = planned;
  return {
    sid,
    effect,
    actions: actions.map(([{ id }, why]) => ({
      item: id,
      ...(why !== undefined && { because: why }),
    })),
    resources: withoutCovered(resources).kept,
    isNegated,
    conditions,
    because,
  };
}
