import { included } from "../access/included.ts";
import { itemText, type Draft } from "../iam/draft.ts";
import type { Elements, Policy, Statement } from "../iam/policy.ts";
import { known, type Text } from "../iam/text.ts";
import type { Outcome } from "../narrow/proposal.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Scan } from "./scan.ts";

/**
 * The calls of a library's methods (`table.grantReadData(fn)`) that grant exactly what the replacement of a
 * statement does, or what it does itself where it has none. They are for who writes the program to choose: that
 * nothing else changes with them, no reading of the program proves.
 */
export function grantingCalls(
  statement: Statement,
  policy: Policy,
  outcome: Outcome,
  scan: Scan,
  facts: AwsFacts,
): readonly string[] {
  const grantsFor = scan.granting.get(policy.place.source.path);
  const isPlain = statement.effect === "Allow" && statement.conditions.length === 0;
  if (!grantsFor || policy.kind !== "identity" || statement.madeOf !== undefined || !isPlain)
    return [];
  const said =
    outcome.kind === "none"
      ? [statement]
      : outcome.narrowing.missing.length > 0
        ? []
        : outcome.narrowing.drafts.flatMap((draft) => drafted(draft, statement));
  if (said.length === 0 || !said.every(isListed)) return [];
  const resources = said.flatMap(({ resource }) => resource?.items ?? []);
  const actions = actionsOf(said, facts);
  return grantsFor(statement, policy.owner.address, resources).flatMap(({ written, grants }) => {
    const granted = grants.map((each) => ({ ...statement, ...each }));
    const isSame =
      actionsOf(granted, facts) === actions &&
      included(granted, said, facts).proved &&
      included(said, granted, facts).proved;
    return isSame ? [written] : [];
  });
}

/** What a draft says in the place of a statement; nothing where it asks for more conditions. */
export function drafted(
  { actions, resources, conditions = [] }: Draft,
  statement: Statement,
): readonly Statement[] {
  const { action, resource } = statement;
  if (!action || !resource || conditions.length > 0) return [];
  const texts = (items: Draft["actions"], own: readonly Text[]): readonly Text[] =>
    items === "keep" ? own : items.map(itemText);
  return [
    {
      ...statement,
      action: { ...action, items: texts(actions, action.items) },
      resource: { ...resource, items: texts(resources, resource.items), rest: [] },
    },
  ];
}

function isListed({ action, resource }: Elements): boolean {
  return [action, resource].every((each) => each && !each.negated && each.rest.length === 0);
}

function actionsOf(statements: readonly Elements[], facts: AwsFacts): string {
  return [...actionIds(statements, facts)].sort().join(" ");
}

/** All the actions of the catalog that statements name. */
export function actionIds(
  statements: readonly Elements[],
  { catalog }: Pick<AwsFacts, "catalog">,
): ReadonlySet<string> {
  const ids = statements.flatMap(({ action }) =>
    (action?.items ?? []).flatMap((each) =>
      catalog.expand(known(each) ?? "").map((found) => found.id),
    ),
  );
  return new Set(ids);
}
