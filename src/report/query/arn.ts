import { byLevel, type MeantType } from "../../query/arn.ts";
import type { Table } from "../table.ts";

/** What `arn --format json` prints of each type that an ARN means. */
export function arnReport(meant: readonly MeantType[]) {
  return meant.map(({ type, actions }) => ({
    type: type.id,
    arns: type.arns,
    conditionKeys: type.conditionKeys.map(({ name }) => name),
    actions: Object.fromEntries(
      byLevel(actions).map(([level, own]) => [level, own.map(({ id }) => id)]),
    ),
  }));
}

/** A row for each action. */
export function arnTable(meant: readonly MeantType[]): Table {
  return {
    columns: ["type", "access level", "action"],
    rows: meant.flatMap(({ type, actions }) =>
      byLevel(actions).flatMap(([level, own]) => own.map(({ id }) => [type.id, level, id])),
    ),
  };
}

export function arnText(meant: readonly MeantType[]): string {
  return meant
    .flatMap(({ type, actions }) => [
      `${type.id}  ${type.arns.join("  ")}`,
      ...byLevel(actions).flatMap(([level, own]) => [
        `  ${level}`,
        ...own.map(({ id }) => `    ${id}`),
      ]),
    ])
    .map((line) => `${line}\n`)
    .join("");
}
