import {
  keyLevel,
  keyPlace,
  oneOf,
  sessionArns,
  sessionPattern,
  toldPatterns,
  type Engine,
  type Period,
} from "./engine.ts";
import { dayAfter } from "./presto.ts";
import { literal } from "./quoted.ts";

/** DuckDB, over the log files themselves, as a trail's bucket has them or a copy of it. */
export const duckdb: Engine = {
  events: ({ source, when, accounts, regions }) => ({
    from:
      `(SELECT unnest(Records) AS e FROM read_json(${literal(source)}, columns = {Records: 'JSON[]'}, ` +
      `maximum_object_size = ${largest}, filename = true)\n` +
      `    WHERE ${fileConditions(when).join("\n      AND ")})`,
    where: [
      ...(when.since === undefined ? [] : [`${text("eventTime")} >= ${literal(when.since)}`]),
      ...(when.until === undefined ? [] : [`${text("eventTime")} < ${literal(when.until)}`]),
      ...oneOf(text("awsRegion"), regions),
      ...oneOf(text("recipientAccountId"), accounts),
    ],
  }),
  columns: (aside) => ({
    id: text("eventID"),
    eventtime: text("eventTime"),
    eventsource: text("eventSource"),
    eventname: text("eventName"),
    awsregion: text("awsRegion"),
    recipientaccountid: text("recipientAccountId"),
    eventtype: text("eventType"),
    eventcategory: text("eventCategory"),
    readonly: text("readOnly"),
    errorcode: text("errorCode"),
    errormessage: `concat_ws(' ', ${told.join(", ")})`,
    identitytype: text("userIdentity.type"),
    callerarn: text("userIdentity.arn"),
    identityarn:
      `coalesce(nullif(${text("userIdentity.sessionContext.sessionIssuer.arn")}, ''), ` +
      `regexp_replace(${text("userIdentity.arn")}, ${literal(sessionPattern)}, '\\1/-'))`,
    invokedby: text("userIdentity.invokedBy"),
    requestparameters: parameters(aside),
    responsearns: `to_json(list_sort(list_distinct(list_filter(regexp_extract_all(CAST(e->'$.responseElements' AS VARCHAR), ${literal(arnPattern)}, 1), lambda arn: arn NOT LIKE ${literal(sessionArns)}))))`,
    objectkey: `CASE WHEN ${isOfS3} THEN nullif(${key}, '') END`,
    resourcearns: `to_json(list_sort(list_transform(list_filter(list_concat(e->>'$.resources[*].ARN', e->>'$.resources[*].arn'), lambda arn: arn IS NOT NULL), lambda arn: ${withoutKey})))`,
  }),
  levels: {
    of: (each) => `regexp_extract_all(${each}, ${literal(keyLevel)})`,
    count: (all) => `len(${all})`,
    apart: (one, other) =>
      `coalesce(nullif(list_position(list_transform(list_zip(${one}, ${other}), lambda each: coalesce(each[1] = each[2], false)), false), 0), len(${one}) + 1)`,
    cut: (all, depth) => `array_to_string(list_slice(${all}, 1, ${depth}), '') || '*'`,
  },
};

/** In bytes of a file that is unpacked. */
const largest = 512 * 1024 * 1024;

const text = (path: string): string => `(e->>'$.${path}')`;

const key = text("requestParameters.key");
const isOfS3 = `${text("eventSource")} = 's3.amazonaws.com'`;

/** The ARN without the key of an object, if it ends with it. */
const withoutKey =
  `CASE WHEN ${isOfS3} AND ends_with(arn, '/' || ${key}) ` +
  `THEN substr(arn, 1, length(arn) - length(${key})) || ${literal(keyPlace)} ELSE arn END`;

const arnPattern = String.raw`(?:^|[^\\])"(arn:[^"\\]+)`;

const told = toldPatterns.map(
  (pattern) => `nullif(regexp_extract(${text("errorMessage")}, ${literal(pattern)}), '')`,
);

function parameters(aside: string): string {
  const entries = "map_entries(CAST(e->'$.requestParameters' AS MAP(VARCHAR, JSON)))";
  const plain = "regexp_replace(lower(each.key), '[^a-z0-9]', '', 'g')";
  const kept = `list_filter(${entries}, lambda each: NOT (regexp_matches(${plain}, ${literal(aside)}) OR (${isOfS3} AND each.key = 'key')))`;
  // Of the items that are asked of tables, the tables.
  const named =
    "CASE WHEN each.key = 'requestItems' AND json_type(each.value) = 'OBJECT' THEN to_json(json_keys(each.value)) ELSE each.value END";
  return `to_json(map_from_entries(list_transform(${kept}, lambda each: {key: each.key, value: ${named}})))`;
}

/** Conditions on the names of files, by which DuckDB passes over files: they have the day of their delivery. */
function fileConditions({ since, until }: Period): readonly string[] {
  const day = String.raw`regexp_extract(filename, '_(\d{8})T\d{4}Z_[^/]*$', 1)`;
  const bound = (time: string): string => literal(time.slice(0, 10).replaceAll("-", ""));
  return [
    "filename NOT LIKE '%/CloudTrail-Digest/%' AND filename NOT LIKE '%/CloudTrail-Insight/%'",
    ...(since === undefined ? [] : [`(${day} = '' OR ${day} >= ${bound(since)})`]),
    ...(until === undefined ? [] : [`(${day} = '' OR ${day} <= ${bound(dayAfter(until))})`]),
  ];
}
