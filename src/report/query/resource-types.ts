import type { ResourceType } from "../../catalog/resource-type.ts";
import type { Table } from "../table.ts";

/** What `query arn --format json` prints of each resource type. */
export function resourceTypesReport(types: readonly ResourceType[]) {
  return types.map(({ id, service, name, arns, conditionKeys }) => ({
    type: id,
    service,
    name,
    arns,
    conditionKeys: conditionKeys.map((key) => key.name),
  }));
}

/** The formats by the types that have them, as Policy Sentry's `--list-arn-types`. */
export function arnTypesReport(types: readonly ResourceType[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(types.map(({ id, arns }) => [id, arns.length === 1 ? arns[0] : arns]));
}

export function resourceTypesTable(types: readonly ResourceType[], isWhole: boolean): Table {
  return {
    columns: ["type", "ARN", ...(isWhole ? ["condition keys"] : [])],
    rows: types.flatMap(({ id, arns, conditionKeys }) =>
      arns.map((arn) => [id, arn, ...(isWhole ? [conditionKeys.map(({ name }) => name)] : [])]),
    ),
  };
}
