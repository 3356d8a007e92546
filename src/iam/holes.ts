import type { Statement } from "./policy.ts";
import { isHole, textKey, type Hole, type List, type Text } from "./text.ts";

/** The lists of a statement: of actions, resources, principals and values of conditions. */
export function listsOf({ action, resource, principal, conditions }: Statement): readonly List[] {
  return [
    ...(action ? [action] : []),
    ...(resource ? [resource] : []),
    ...(principal?.entries ?? []),
    ...conditions.map(({ values }) => values),
  ];
}

/** The holes of a statement, as they stand. */
export function holesIn(statement: Statement): readonly Hole[] {
  return listsOf(statement).flatMap(({ items, rest }) => [
    ...items.flatMap(({ parts }) => parts.filter(isHole)),
    ...rest,
  ]);
}

/** Equal for holes that are defined alike, as far as it is written. */
export function definitionOf({ among, meaning, definition }: Hole): string {
  return JSON.stringify([meaning, among && [among.complete, among.texts.map(textKey)], definition]);
}

/** The statement with its texts and unknown lists changed. */
export function mapTexts(
  statement: Statement,
  onText: (text: Text) => readonly Text[],
  onRest: (hole: Hole) => List,
): Statement {
  const mapped = <Own extends List>(list: Own): Own => {
    const rest = list.rest.map(onRest);
    return {
      ...list,
      items: [...list.items.flatMap(onText), ...rest.flatMap(({ items }) => items)],
      rest: rest.flatMap((each) => each.rest),
    };
  };
  const { action, resource, principal, conditions } = statement;
  return {
    ...statement,
    ...(action && { action: mapped(action) }),
    ...(resource && { resource: mapped(resource) }),
    ...(principal && { principal: { ...principal, entries: principal.entries.map(mapped) } }),
    conditions: conditions.map((each) => ({ ...each, values: mapped(each.values) })),
  };
}
