import {
  keyLevel,
  keyPlace,
  oneOf,
  sessionArns,
  sessionPattern,
  toldPatterns,
  type Asked,
  type Engine,
  type KeyLevels,
  type Period,
} from "./engine.ts";
import { identifier, literal } from "./quoted.ts";

/** Follows "Array functions and operators" and "Regular expression functions" of the Trino documentation. */
const levels: KeyLevels = {
  of: (key) => `regexp_extract_all(${key}, ${literal(keyLevel)})`,
  count: (all) => `cardinality(${all})`,
  apart: (one, other) =>
    `coalesce(nullif(array_position(zip_with(${one}, ${other}, (x, y) -> coalesce(x = y, false)), false), 0), cardinality(${one}) + 1)`,
  cut: (all, depth) => `array_join(slice(${all}, 1, ${depth}), '') || '*'`,
};

/** Athena, over the table of "Create the table for CloudTrail logs in Athena" of AWS's guide. */
export const athena: Engine = {
  events: (asked) => ({
    from: identifier(asked.source),
    where: [
      ...timeConditions(asked.when, (time) => time),
      ...oneOf("awsregion", asked.regions),
      ...oneOf("recipientaccountid", asked.accounts),
      ...partitionConditions(asked),
    ],
  }),
  columns: (aside) => ({
    ...common("json_extract_scalar(requestparameters, '$.key')"),
    readonly: "readonly",
    requestparameters: parameters(
      "TRY(CAST(json_parse(requestparameters) AS map(varchar, json)))",
      aside,
    ),
    responsearns: arnsIn("responseelements", String.raw`(?:^|[^\\])"(arn:[^"\\]+)`),
  }),
  levels,
};

/**
 * CloudTrail Lake, whose schema has a map of texts for parameters, and JSON in the texts. Follows "CloudTrail
 * Lake SQL constraints" of the AWS CloudTrail User Guide.
 */
export const lake: Engine = {
  events: (asked) => ({
    // It takes the id as it is; a name in quotes would be one of a column.
    from: asked.source.split("/").at(-1) ?? "",
    where: [
      ...timeConditions(asked.when, (time) => time.replace("T", " ").replace("Z", "")),
      ...oneOf("awsregion", asked.regions),
      ...oneOf("recipientaccountid", asked.accounts),
    ],
  }),
  columns: (aside) => ({
    ...common("element_at(requestparameters, 'key')"),
    readonly: "CAST(readonly AS varchar)",
    requestparameters: parameters(
      "transform_values(requestparameters, (name, value) -> CASE WHEN regexp_like(value, '^[{\\[]') THEN " +
        "coalesce(TRY(json_parse(value)), CAST(value AS json)) ELSE CAST(value AS json) END)",
      aside,
    ),
    responsearns: arnsIn("json_format(CAST(responseelements AS json))", String.raw`"(arn:[^"\\]+)`),
  }),
  levels,
};

const told = toldPatterns.map((pattern) => `regexp_extract(errormessage, ${literal(pattern)})`);

const common = (key: string) =>
  ({
    id: "eventid",
    eventtime: "eventtime",
    eventsource: "eventsource",
    eventname: "eventname",
    awsregion: "awsregion",
    recipientaccountid: "recipientaccountid",
    eventtype: "eventtype",
    eventcategory: "eventcategory",
    errorcode: "errorcode",
    errormessage: `concat_ws(' ', ${told.join(", ")})`,
    identitytype: "useridentity.type",
    callerarn: "useridentity.arn",
    identityarn:
      "coalesce(nullif(useridentity.sessioncontext.sessionissuer.arn, ''), " +
      `regexp_replace(useridentity.arn, ${literal(sessionPattern)}, '$1/-'))`,
    invokedby: "useridentity.invokedby",
    objectkey: `CASE WHEN ${isOfS3} THEN nullif(${key}, '') END`,
    resourcearns: `json_format(CAST(array_sort(transform(filter(transform(resources, each -> each.arn), arn -> arn IS NOT NULL), arn -> ${withoutKey(key)})) AS json))`,
  }) as const;

const isOfS3 = "eventsource = 's3.amazonaws.com'";

/** The ARN without the key of an object, if it ends with it. */
function withoutKey(key: string): string {
  return (
    `CASE WHEN ${isOfS3} AND substr(arn, -length('/' || ${key})) = '/' || ${key} ` +
    `THEN substr(arn, 1, length(arn) - length(${key})) || ${literal(keyPlace)} ELSE arn END`
  );
}

function parameters(map: string, aside: string): string {
  const plain = "regexp_replace(lower(name), '[^a-z0-9]', '')";
  const kept = `map_filter(${map}, (name, value) -> NOT (regexp_like(${plain}, ${literal(aside)}) OR (${isOfS3} AND name = 'key')))`;
  // Of the items that are asked of tables, the tables.
  const named =
    "CASE WHEN name = 'requestItems' THEN coalesce(TRY(CAST(map_keys(CAST(value AS map(varchar, json))) AS json)), value) ELSE value END";
  return `json_format(CAST(transform_values(${kept}, (name, value) -> ${named}) AS json))`;
}

function arnsIn(text: string, pattern: string): string {
  const all = `regexp_extract_all(${text}, ${literal(pattern)}, 1)`;
  const own = `filter(${all}, arn -> arn NOT LIKE ${literal(sessionArns)})`;
  return `json_format(CAST(array_sort(array_distinct(${own})) AS json))`;
}

function timeConditions(
  { since, until }: Period,
  write: (time: string) => string,
): readonly string[] {
  return [
    ...(since === undefined ? [] : [`eventtime >= ${literal(write(since))}`]),
    ...(until === undefined ? [] : [`eventtime < ${literal(write(until))}`]),
  ];
}

/**
 * Conditions on what the table is divided by, so that Athena reads those parts alone. The day of a file is that of
 * its delivery, which may be the one after the event's.
 */
function partitionConditions({
  partitions,
  when: { since, until },
  accounts,
  regions,
}: Asked): readonly string[] {
  const has = (name: Asked["partitions"][number]): boolean => partitions.includes(name);
  const day = has("timestamp")
    ? `"timestamp"`
    : has("year")
      ? [
          `"year"`,
          ...(has("month") ? [`"month"`] : []),
          ...(has("month") && has("day") ? [`"day"`] : []),
        ].join(" || '/' || ")
      : undefined;
  const length =
    day === undefined || day.includes("timestamp")
      ? 10
      : ([4, 7, 10][day.split("||").length >> 1] ?? 10);
  const bound = (time: string): string => literal(time.slice(0, length).replaceAll("-", "/"));
  return [
    ...(day !== undefined && since !== undefined ? [`${day} >= ${bound(since)}`] : []),
    ...(day !== undefined && until !== undefined ? [`${day} <= ${bound(dayAfter(until))}`] : []),
    ...(has("region") ? oneOf(`"region"`, regions) : []),
    ...(has("account") ? oneOf(`"account"`, accounts) : []),
  ];
}

/** The day after a time, as events write it. */
export function dayAfter(time: string): string {
  return new Date(Date.parse(time) + 24 * 3_600_000).toISOString();
}
