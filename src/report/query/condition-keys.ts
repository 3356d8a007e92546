import type { ConditionKeyFacts } from "../../query/condition-keys.ts";
import type { Table } from "../table.ts";

/** What `query condition --format json` prints of each key. */
export function conditionKeysReport(found: readonly ConditionKeyFacts[]) {
  return found.map(({ key, type, service, carried, actions, resourceTypes }) => ({
    key,
    type,
    service: service ?? null,
    // Which requests carry a global key: always, signed, service, endpoint or sometimes.
    carried: carried ?? null,
    actions: actions.map(({ id }) => id),
    resourceTypes: resourceTypes.map(({ id }) => id),
  }));
}

export function conditionKeysTable(found: readonly ConditionKeyFacts[], isWhole: boolean): Table {
  return {
    columns: ["key", "type", "service", "actions", "resource types"],
    rows: found.map(({ key, type, service, carried, actions, resourceTypes }) => [
      key,
      type,
      service ?? `global (${carried ?? ""})`,
      // No page lists which actions a global key comes with.
      isWhole ? actions.map(({ id }) => id) : service === undefined ? "" : actions.length,
      resourceTypes.map(({ name }) => name),
    ]),
  };
}

/** One key on all the pages that list it, for people. */
export function conditionKeyText(found: readonly ConditionKeyFacts[]): string {
  return found
    .flatMap(({ key, type, service, carried, actions, resourceTypes }) => [
      `${key}  ${type}  ${service ?? `global, carried ${carried ?? ""}`}`,
      ...(resourceTypes.length > 0
        ? [`  resource types: ${resourceTypes.map(({ name }) => name).join(", ")}`]
        : []),
      ...(actions.length > 0 ? ["  actions:", ...actions.map(({ id }) => `    ${id}`)] : []),
    ])
    .map((line) => `${line}\n`)
    .join("");
}
