import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { groupedBy } from "../source/grouped.ts";
import { listed } from "../rules/wording.ts";
import type { Asked } from "./asked.ts";
import { grantedIn, type Groups } from "./group.ts";
import { placeOn } from "./place.ts";
import type { Resource } from "./resource.ts";
import { sidUnconstrained } from "./sid.ts";

/**
 * Sees to it that what one call needs together is named together: an action that is authorised on several
 * resources is put on those that the template names for that, and what is still missing is said.
 */
export function addAlsoNeeded(groups: Groups, resources: readonly Resource[], asked: Asked): void {
  const anywhere = groups.get(sidUnconstrained)?.actions;
  const lacking: { readonly action: Action; readonly needs: string }[] = [];
  for (const [action, types] of grantedIn(groups)) {
    if (types.size === 0 || anywhere?.has(action)) continue;
    const missing = missingFrom(action, types);
    if (missing.length === 0) continue;
    const because = "needed together with what is asked for";
    const fitting = resources.filter((each) =>
      each.types.some((type) => missing.flat().includes(type)),
    );
    const placed = placeOn(action, fitting, groups, asked.catalog, { because });
    const left = missing.filter((alternatives) => !alternatives.some((type) => placed.has(type)));
    if (left.length === 0) continue;
    const needed = listed(
      left.map((alternatives) => alternatives.map(({ name }) => name).join(" or ")),
      left.length,
    );
    const sure = action.combination !== "undecided";
    lacking.push({ action, needs: `${sure ? "also need" : "may also need"}: ${needed}` });
    for (const group of groups.values())
      if (group.actions.has(action))
        group.actions.set(action, `${sure ? "also needs" : "may also need"}: ${needed}`);
  }
  for (const [needs, own] of groupedBy(lacking, (each) => each.needs))
    asked.notes.push({
      message: `${listed(
        own.map(({ action }) => action.id),
        6,
      )} ${own.length === 1 ? needs.replace(/^also need:/, "also needs:") : needs}; name them under resources`,
    });
}

/** The lists of types of which a call needs one each, and none is there. */
function missingFrom(
  { conjuncts }: Action,
  types: ReadonlySet<ResourceType>,
): readonly (readonly ResourceType[])[] {
  return conjuncts.filter((alternatives) => !alternatives.some((type) => types.has(type)));
}
