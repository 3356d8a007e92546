import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { listed, plainestFirst } from "../rules/wording.ts";
import { groupedBy } from "../source/grouped.ts";
import { phraseOf } from "./arn-text.ts";
import { actionsNamed, placeOf, type Asked } from "./asked.ts";
import { groupAt, type Groups } from "./group.ts";
import { placeOn } from "./place.ts";
import { resourceOf, type Resource } from "./resource.ts";
import { sidOfNone } from "./sid.ts";
import type { Item } from "./template.ts";

/**
 * What a template of `mode: actions` asks for: its actions on those of its resources that they take. Where
 * it names none for an action, AWS's ARN formats stand there to be filled in.
 */
export function namedGroups(asked: Asked, resources: readonly Resource[]): Groups {
  const groups: Groups = new Map();
  const withoutResource: (readonly [Action, Item])[] = [];
  const open: Open[] = [];
  for (const item of asked.template.actions)
    for (const action of actionsNamed(item, asked)) {
      if (asked.excluded.has(action)) continue;
      if (action.resourceTypes.length === 0) withoutResource.push([action, item]);
      else open.push(...addNamed(action, item, resources, groups, asked));
    }
  for (const [what, own] of groupedBy(open, (each) => each.what)) {
    const names = listed(
      own.map(({ action }) => action.id),
      6,
    );
    asked.notes.push({ offset: own[0]?.item.offset ?? 0, message: `of ${names} ${what}` });
  }
  // What stands on everything comes last.
  for (const [action, item] of withoutResource) {
    const group = groupAt(groups, sidOfNone, sidOfNone);
    group.actions.set(action, undefined);
    group.because.add(`actions that take no resource, asked for in ${placeOf(item, asked)}`);
  }
  return groups;
}

/** An action of which nothing is named, and what has to be. */
type Open = { readonly action: Action; readonly item: Item; readonly what: string };

function addNamed(
  action: Action,
  item: Item,
  resources: readonly Resource[],
  groups: Groups,
  asked: Asked,
): readonly Open[] {
  const because = `asked for by name in ${placeOf(item, asked)}`;
  const found = placeOn(action, resources, groups, asked.catalog, { because });
  if (found.size > 0) return [];
  const formats = toFillIn(action);
  placeOn(action, formats.map(openResource), groups, asked.catalog, { because });
  const others = action.resourceTypes
    .map(({ type }) => type)
    .filter((type) => !formats.includes(type));
  const names = formats.map(({ name }) => name);
  const instead = others.length > 0 ? `; taken too: ${listed(others.map(({ name }) => name))}` : "";
  const what = `is to be filled in, or named under resources: ${listed(names, names.length)}${instead}`;
  return [{ action, item, what }];
}

/** What has to be named for a call: something of each type that it needs, the plainest of alternatives. */
function toFillIn({ conjuncts }: Action): readonly ResourceType[] {
  return [...new Set(conjuncts.flatMap((types) => plainestFirst(types).slice(0, 1)))];
}

function openResource(type: ResourceType): Resource {
  return resourceOf(phraseOf(type.arns[0] ?? ""), [type]);
}
