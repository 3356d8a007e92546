import { duckdb } from "./duckdb.ts";
import { columns, type Asked, type Engine } from "./engine.ts";
import { narrowedBy } from "../narrowed.ts";
import { athena, lake } from "./presto.ts";
import { likeLiteral, literal } from "./quoted.ts";

export const engines = { athena, lake, duckdb } as const satisfies Readonly<Record<string, Engine>>;
export type EngineName = keyof typeof engines;

/**
 * The query that counts calls where the events are: one row for all that say the same of permissions, with how
 * many they are, and the times of the first and the last. What of a call no permission hangs on (tokens,
 * pages, times, names of sessions) is left out, so that there are few.
 *
 * @param principals patterns of ARNs: of users, of roles, of their sessions; none: all
 * @param aside patterns of the plain names of parameters that no ARN is made of
 */
export function usageQuery(
  name: EngineName,
  asked: Asked,
  principals: readonly string[],
  aside: readonly string[],
): string {
  const engine = engines[name];
  const { from, where } = engine.events(asked);
  const names = `^(?:${aside.join("|").replaceAll("*", ".*")})$`;
  const inner = Object.entries(engine.columns(names)).map(
    ([column, written]) => `    ${written}${written === column ? "" : ` AS ${column}`}`,
  );
  const of = principals.flatMap((pattern) =>
    ["identityarn", "callerarn"].map(
      (column) => String.raw`${column} LIKE ${likeLiteral(pattern)} ESCAPE '\'`,
    ),
  );
  return [
    "WITH calls AS (",
    "  SELECT",
    inner.join(",\n"),
    `  FROM ${from}`,
    ...(where.length > 0 ? [`  WHERE ${where.join("\n    AND ")}`] : []),
    ")",
    "SELECT",
    `  ${columns.join(", ")},`,
    "  count(DISTINCT id) + count(*) - count(id) AS eventcount,",
    "  count(id) - count(DISTINCT id) AS duplicates,",
    `  min(eventtime) AS firsttime, max(eventtime) AS eventtime${leftOut(asked, principals)}`,
    "FROM calls",
    ...(of.length > 0 ? [`WHERE ${of.join("\n  OR ")}`] : []),
    `GROUP BY ${columns.map((_, index) => index + 1).join(", ")}`,
    "",
  ].join("\n");
}

/** The column by which the result says itself what is not in it. */
function leftOut({ when, accounts, regions }: Asked, principals: readonly string[]): string {
  const given = Object.entries({ principals, accounts, regions }).filter(
    ([, list]) => list.length > 0,
  );
  const narrowed = narrowedBy({ ...Object.fromEntries(given), ...when });
  return narrowed ? `,\n  ${literal(JSON.stringify(narrowed))} AS narrowed` : "";
}
