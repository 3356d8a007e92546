import { hasWildcard, itemPattern, serviceIn } from "../iam/action-pattern.ts";
import { itemText, type Draft, type DraftItem } from "../iam/draft.ts";
import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import type { Task } from "./narrow-by.ts";
import type { Alternative } from "./narrowing.ts";

/**
 * With the actions that AWS's reference does not know among those of their service which it does, where these all stand
 * in one statement: by itself, what nobody knows stays where it was, on everything.
 */
export function withUnknown(alternative: Alternative, { context }: Task): Alternative {
  const isUnknown = (item: DraftItem): boolean => {
    const pattern = itemPattern(itemText(item));
    return !hasWildcard(itemText(item)) && context.catalog.action(pattern) === undefined;
  };
  const { drafts } = alternative;
  const alone = drafts.filter(
    ({ actions, resources }) =>
      actions !== "keep" && resources === "keep" && actions.every(isUnknown),
  );
  const [open, ...more] = alone;
  if (!open || more.length > 0 || open.actions === "keep") return alternative;
  const services = new Set(open.actions.map(serviceOf));
  const isBeside = ({ actions }: Draft): boolean =>
    actions !== "keep" && actions.some((item) => services.has(serviceOf(item)));
  const [place, ...others] = drafts.filter((each) => each !== open && isBeside(each));
  if (!place || others.length > 0 || services.size > 1 || place.actions === "keep")
    return alternative;
  const joined = { ...place, actions: [...place.actions, ...open.actions] };
  const names = open.actions.map((item) => code(itemPattern(itemText(item))));
  return {
    when: `${alternative.when}, and AWS asks nothing else for ${listed(names, names.length)}`,
    drafts: drafts.flatMap((each) => (each === open ? [] : each === place ? [joined] : [each])),
  };
}

function serviceOf(item: DraftItem): string {
  return serviceIn(itemPattern(itemText(item)));
}
