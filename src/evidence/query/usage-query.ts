import { duckdb } from "./duckdb.ts";
import { columns, type Asked, type Engine } from "./engine.ts";
import { keptInEvidence } from "../generalise.ts";
import { narrowedBy } from "../narrowed.ts";
import { athena, lake } from "./presto.ts";
import { likeLiteral, literal } from "./quoted.ts";

export const engines = { athena, lake, duckdb } as const satisfies Readonly<Record<string, Engine>>;
export type EngineName = keyof typeof engines;

/**
 * The query that counts calls where the events are: one row for all that say the same of permissions, with how
 * many they are, and the times of the first and the last. What of a call no permission hangs on (tokens,
 * pages, times, names of sessions) is left out, and the keys of objects are cut as evidence cuts them, so that there
 * are few.
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
  const isCut = `${engine.levels.count("levels")} >= depth`;
  return [
    "WITH calls AS (",
    "  SELECT",
    inner.join(",\n"),
    `  FROM ${from}`,
    ...(where.length > 0 ? [`  WHERE ${where.join("\n    AND ")}`] : []),
    "), counted AS (",
    `  SELECT ${all}, objectkey,`,
    "    count(DISTINCT id) + count(*) - count(id) AS eventcount,",
    "    count(id) - count(DISTINCT id) AS duplicates,",
    "    min(eventtime) AS firsttime, max(eventtime) AS lasttime",
    "  FROM calls",
    ...(of.length > 0 ? [`  WHERE ${of.join("\n    OR ")}`] : []),
    `  GROUP BY ${ordinals(columns.length + 1)}`,
    ...folded(engine.levels),
    `SELECT ${all},`,
    `  CASE WHEN ${isCut} THEN ${engine.levels.cut("levels", "depth")} ELSE objectkey END AS objectkey,`,
    `  CASE WHEN ${isCut} THEN 'true' END AS iscut,`,
    "  CAST(sum(eventcount) AS bigint) AS eventcount, CAST(sum(duplicates) AS bigint) AS duplicates,",
    `  min(firsttime) AS firsttime, max(lasttime) AS eventtime${leftOut(asked, principals)}`,
    "FROM folded",
    `GROUP BY ${ordinals(columns.length + 2)}`,
    "",
  ].join("\n");
}

const all = columns.join(", ");

const ordinals = (count: number): string =>
  Array.from({ length: count }, (_, index) => index + 1).join(", ");

/**
 * How many levels of the keys of objects are kept: of those that are told apart by nothing else, as many as leave no more
 * keys than evidence keeps. In order of the keys, those that begin alike stand together: each that differs from the one
 * before in some level begins a new one from that level on. Of the first key and 19 others there are 20 up to the level
 * before the one in which the twentieth other differs.
 */
function folded(levels: Engine["levels"]): readonly string[] {
  const own = `PARTITION BY ${all}`;
  return [
    "), levelled AS (",
    `  SELECT *, ${levels.of("objectkey")} AS levels FROM counted`,
    "), beside AS (",
    `  SELECT *, lag(levels) OVER (${own} ORDER BY objectkey) AS before FROM levelled`,
    "), told AS (",
    `  SELECT *, CASE WHEN before IS NOT NULL THEN ${levels.apart("levels", "before")} END AS apart FROM beside`,
    "), folded AS (",
    `  SELECT *, nth_value(apart, ${keptInEvidence.within}) OVER (${own} ORDER BY apart NULLS LAST`,
    "    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) - 1 AS depth FROM told",
    ")",
  ];
}

/** The column by which the result says itself what is not in it. */
function leftOut({ when, accounts, regions }: Asked, principals: readonly string[]): string {
  const given = Object.entries({ principals, accounts, regions }).filter(
    ([, list]) => list.length > 0,
  );
  const narrowed = narrowedBy({ ...Object.fromEntries(given), ...when });
  return narrowed ? `,\n  ${literal(JSON.stringify(narrowed))} AS narrowed` : "";
}
