import type { Service } from "../../catalog/service.ts";
import type { Table } from "../table.ts";

/** What `query service --format json` prints of each service. */
export function servicesReport(services: readonly Service[]) {
  return services.map(({ prefix, title, actions, resourceTypes, conditionKeys }) => ({
    service: prefix,
    title,
    actions: actions.length,
    resourceTypes: resourceTypes.length,
    conditionKeys: conditionKeys.length,
  }));
}

export function servicesTable(services: readonly Service[]): Table {
  return {
    columns: ["service", "title", "actions", "resource types", "condition keys"],
    rows: servicesReport(services).map(Object.values<string | number>),
  };
}
