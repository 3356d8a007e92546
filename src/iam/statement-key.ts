import { once } from "../source/once.ts";
import { exactKey, listKey } from "./exact.ts";
import type { Match, Statement } from "./policy.ts";

/** A text equal for statements that say the same, wherever they stand. */
export const statementKey = once((statement: Statement): string => {
  const match = (each: Match | undefined): unknown => each && [each.negated, listKey(each)];
  return JSON.stringify([
    statement.effect,
    statement.sid && exactKey(statement.sid),
    match(statement.action),
    match(statement.resource),
    statement.principal && [
      statement.principal.negated,
      statement.principal.entries.map((entry) => [
        typeof entry.type === "string" ? entry.type : entry.type.id,
        listKey(entry),
      ]),
    ],
    statement.conditions.map(({ operator, key, values }) => [
      exactKey(operator),
      exactKey(key),
      listKey(values),
    ]),
  ]);
});

/** The same with whether they are there at all. */
export function standingKey(statement: Statement): string {
  return `${statement.presence} ${statementKey(statement)}`;
}
