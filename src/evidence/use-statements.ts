import type { UseRow } from "./evidence.ts";
import { includes, withoutHoles } from "./pattern.ts";
import { valuesOf, type UseCondition } from "./use-condition.ts";

/** A statement that allows what was used. */
export type UseStatement = {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: UseCondition;
};

/** What is granted of an action under one condition, or none. */
export type Granted = {
  readonly action: string;
  readonly resources: readonly string[];
  readonly condition?: UseCondition;
};

/** Rows that met the same condition, together: first those without one. */
export function byCondition(
  rows: readonly UseRow[],
  condition: (row: UseRow) => UseCondition | undefined,
): readonly (readonly [UseCondition | undefined, readonly UseRow[]])[] {
  const all = rows.map((row) => ({ row, own: condition(row) }));
  const key = ({ own }: (typeof all)[number]): string => own?.values.join(" ") ?? "";
  return grouped(
    [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    key,
  ).map((group) => [group[0].own, group.map(({ row }) => row)]);
}

/** Without what is granted in any case beside what is granted under a condition. */
export function withoutCovered(granted: readonly Granted[]): readonly Granted[] {
  const always = granted.filter(({ condition }) => !condition).flatMap((each) => each.resources);
  return granted.flatMap((each): readonly Granted[] => {
    if (!each.condition) return [each];
    const resources = each.resources.filter(
      (one) => !always.some((wide) => includes(withoutHoles(wide), withoutHoles(one))),
    );
    return resources.length > 0 ? [{ ...each, resources }] : [];
  });
}

/**
 * Actions on the same resources under the same condition are one statement, and so is an action on the same
 * resources under one of several values of a key.
 */
export function statementsOf(granted: readonly Granted[]): readonly UseStatement[] {
  const alternatives = grouped(
    granted.filter(({ resources }) => resources.length > 0),
    ({ action, resources, condition }) => JSON.stringify([action, resources, condition?.key]),
  ).map((group): Granted => {
    const [first, ...others] = group;
    const conditions = group.map(({ condition }) => condition);
    return first.condition && others.length > 0
      ? { ...first, condition: { ...first.condition, values: valuesOf(conditions) } }
      : first;
  });
  return grouped(alternatives, ({ resources, condition }) =>
    JSON.stringify([resources, condition]),
  ).map((group): UseStatement => {
    const [{ resources, condition }] = group;
    return {
      actions: group.map(({ action }) => action),
      resources,
      ...(condition && { condition }),
    };
  });
}

/** Items of the same key together, in the order of the first of each. */
export function grouped<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): readonly (readonly [Item, ...Item[]])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const own = key(item);
    const known = groups.get(own);
    if (known) known.push(item);
    else groups.set(own, [item]);
  }
  return [...groups.values()];
}
