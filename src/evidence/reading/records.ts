import { countedColumns, countedRecord } from "./counted.ts";

/** A JSON object, whatever may be in it. */
export type Json = Readonly<Record<string, unknown>>;

/** What a value holds of CloudTrail: its events, or why there are none. */
export type Unwrapped =
  | { readonly records: readonly Json[] }
  /** It tells of log files, or of the keys that digests are signed with, and not of calls. */
  | { readonly digest: Json }
  | { readonly wrong: string };

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member of an object that is its own: `toString` and `__proto__` of a file are nothing more. */
export function memberOf(value: Json, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** ARNs have at most 2048 characters, and names fewer. */
const longest = 2048;

/** A member that is a text, no longer than names are. Athena knows members in small letters alone. */
export function textIn(value: Json, name: string): string | undefined {
  return textOf(memberOf(value, name) ?? memberOf(value, name.toLowerCase()));
}

/** What is a text, no longer than names are. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= longest ? value : undefined;
}

/** A member that is an object. */
export function objectIn(value: Json, name: string): Json | undefined {
  const inner = memberOf(value, name) ?? memberOf(value, name.toLowerCase());
  return isJson(inner) ? inner : undefined;
}

/**
 * The events in a value, in whatever it is wrapped: an event of a log file, of LookupEvents, of
 * EventBridge, of CloudWatch Logs, a row of CloudTrail Lake. Follows "CloudTrail record contents" of
 * the AWS CloudTrail User Guide and the pages of the API that answers so.
 */
export function unwrapped(text: string): Unwrapped {
  const read = parsed(text);
  return read ? eventsIn(read.value) : { wrong: "it is no JSON" };
}

/** As `unwrapped`, of a value that was read. */
export function eventsIn(value: unknown): Unwrapped {
  return eventsOf(value, 0);
}

/** The value that a text of JSON is; undefined where it is none. */
export function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/** An event in an event in an event is none. */
const mostWrappings = 3;

function eventsOf(value: unknown, depth: number): Unwrapped {
  if (Array.isArray(value)) return eventsOf(ofCells(value), depth);
  if (!isJson(value)) return { wrong: "it is no JSON object" };
  if (isRecord(value)) return { records: [value] };
  if (Object.hasOwn(value, "digestS3Object") || Object.hasOwn(value, "PublicKeyList"))
    return { digest: value };
  for (const name of texts) {
    const inner = memberOf(value, name);
    if (typeof inner === "string" && depth < mostWrappings) return innerOf(inner, depth);
  }
  const detail = memberOf(value, "detail");
  if (isJson(detail) && depth < mostWrappings) return eventsOf(detail, depth + 1);
  const columns = fromColumns(value);
  return columns ? { records: [columns] } : { wrong: "it is no event of CloudTrail" };
}

/** Members that hold an event as text. */
const texts = ["CloudTrailEvent", "message", "@message", "eventJson", "eventjson"];

function innerOf(text: string, depth: number): Unwrapped {
  const read = parsed(text);
  return read ? eventsOf(read.value, depth + 1) : { wrong: "the event in it is no JSON" };
}

/** Whether it is an event as it stands in log files. */
export function isRecord(value: Json): boolean {
  return (
    typeof value.eventName === "string" &&
    typeof value.eventSource === "string" &&
    typeof value.userIdentity !== "string"
  );
}

/** A row that is a list of cells: `[{"eventName": "GetObject"}, ...]`, `[{"field": ..., "value": ...}]`. */
function ofCells(cells: readonly unknown[]): Json {
  const found: [string, unknown][] = [];
  for (const cell of cells) {
    if (!isJson(cell)) continue;
    const field = memberOf(cell, "field");
    if (typeof field === "string") found.push([field, memberOf(cell, "value")]);
    else found.push(...Object.entries(cell));
  }
  return Object.fromEntries(found);
}

/** The members of an event, by the names of columns: Athena writes them in small letters. */
const columns: ReadonlyMap<string, string> = new Map(
  [
    "eventVersion",
    "userIdentity",
    "eventTime",
    "eventSource",
    "eventName",
    "awsRegion",
    "errorCode",
    "errorMessage",
    "requestParameters",
    "responseElements",
    "eventID",
    "readOnly",
    "eventType",
    "eventCategory",
    "recipientAccountId",
    "resources",
    "sharedEventID",
    "managementEvent",
  ].map((name) => [name.toLowerCase(), name]),
);

/** An event whose members are columns: objects are texts of JSON, or as Athena prints a structure. */
export function fromColumns(row: Json): Json | undefined {
  const read = Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
    const column = name.toLowerCase();
    const member = columns.get(column) ?? (countedColumns.has(column) ? column : undefined);
    return member === undefined || value === "" || value === null
      ? []
      : // A key may be of any signs.
        [[member, column === "objectkey" ? value : structured(value)]];
  });
  const made = countedRecord(new Map(read)) ?? Object.fromEntries(read);
  return isRecord(made) ? made : undefined;
}

function structured(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (text === "true" || text === "false") return text === "true";
  if (!/^[{[]/.test(text)) return value;
  const read = parsed(text);
  return read ? read.value : printed(text);
}

/**
 * A structure as Athena prints it, `{type=AssumedRole, sessioncontext={...}}`, as far as it can be told:
 * nothing in it is quoted, so that a comma in a name ends it.
 */
function printed(text: string): unknown {
  const tokens = text.match(/[{}[\],=]|[^{}[\],=]+/g) ?? [];
  let at = 0;
  const value = (depth: number): unknown => {
    const token = tokens[at++];
    if (token === undefined || depth > 10) return undefined;
    if (token === "[") {
      const items: unknown[] = [];
      while (at < tokens.length && tokens[at] !== "]") {
        if (tokens[at] === ",") at++;
        else items.push(value(depth + 1));
      }
      at++;
      return items;
    }
    if (token !== "{") return token.trim() === "null" ? undefined : token.trim();
    const members: [string, unknown][] = [];
    while (at < tokens.length && tokens[at] !== "}") {
      const name = tokens[at++]?.trim() ?? "";
      if (tokens[at] !== "=") continue;
      at++;
      const isEmpty = tokens[at] === "," || tokens[at] === "}";
      members.push([name, isEmpty ? "" : value(depth + 1)]);
    }
    at++;
    return Object.fromEntries(members);
  };
  return value(0);
}
