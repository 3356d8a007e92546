import type { Action } from "../catalog/action.ts";
import { groupedBy } from "../source/grouped.ts";
import { listed } from "../rules/wording.ts";
import type { Asked } from "./asked.ts";
import { grantedIn, groupAt, type Groups } from "./group.ts";
import { placeOn } from "./place.ts";
import type { Resource } from "./resource.ts";
import { sidOfNone } from "./sid.ts";

/**
 * Actions that others may need beside them are offered. Where the template includes them, they are put on
 * the resources of those others, or on what it names for that: on everything only what takes nothing else.
 */
export function addDependents(groups: Groups, resources: readonly Resource[], asked: Asked): void {
  const granted = grantedIn(groups);
  const wanted = [...granted.keys()].flatMap((action) =>
    action.dependents.flatMap((id) => {
      const dependent = asked.catalog.action(id);
      return dependent && !granted.has(dependent) && !asked.excluded.has(dependent)
        ? [{ action, dependent }]
        : [];
    }),
  );
  const left = asked.template.withDependents
    ? wanted.filter((each) => !include(each, groups, resources, asked))
    : wanted;
  const byNeeds = groupedBy([...groupedBy(left, ({ action }) => action.id)], ([, own]) =>
    listed(
      own.map(({ dependent }) => onWhat(dependent)),
      own.length,
    ),
  );
  for (const [needs, own] of byNeeds) {
    const names = listed(
      own.map(([id]) => id),
      6,
    );
    asked.notes.push({
      message: asked.template.withDependents
        ? `${names} may also need ${needs}: name it under resources`
        : `${names} may also need ${needs}: dependents: include adds them`,
    });
  }
}

type Wanted = { readonly action: Action; readonly dependent: Action };

function include(
  { action, dependent }: Wanted,
  groups: Groups,
  resources: readonly Resource[],
  { catalog }: Asked,
): boolean {
  const because = `may be needed by ${action.id}`;
  if (dependent.resourceTypes.length === 0) {
    const group = groupAt(groups, sidOfNone, sidOfNone);
    group.actions.set(dependent, because);
    return true;
  }
  const own = [...groups.values()]
    .filter(({ actions }) => actions.has(action))
    .flatMap((group) => [...group.resources.values()]);
  const pools = [own, resources];
  return pools.some((pool) => placeOn(dependent, pool, groups, catalog, { because }).size > 0);
}

/** `iam:PassRole (on a role)` */
function onWhat({ id, resourceTypes }: Action): string {
  const types = [...new Set(resourceTypes.map(({ type }) => type.name))];
  return types.length > 0 ? `${id} (on ${listed(types, 3, "or")})` : id;
}
