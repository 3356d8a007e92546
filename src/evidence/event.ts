import { isJson, textIn, textOf, type Json } from "./reading/records.ts";
import { callerOf, type Caller } from "./caller.ts";
import type { Narrowed } from "./narrowed.ts";
import { countedIn } from "./reading/counted.ts";

/** A call of AWS's API as CloudTrail writes it down, with what is needed of it. */
export type TrailEvent = {
  readonly source: string;
  readonly name: string;
  readonly region: string;
  /** The account that the event was delivered for; undefined where it is not said. */
  readonly account: string | undefined;
  readonly type: string;
  readonly category: string;
  readonly readOnly: boolean | undefined;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
  readonly parameters: unknown;
  /** The ARNs of what it reached, as the event lists them. */
  readonly resources: readonly string[];
  /** What the service answered. */
  readonly response: unknown;
  readonly id: string | undefined;
  /** Of the call, where several accounts are told of it, each by an event of its own. */
  readonly sharedId: string | undefined;
  /** In UTC: `2026-11-28T23:59:59Z`. */
  readonly time: string;
  readonly caller: Caller;
  /** Where it stands for several calls that say the same; its time is that of the last. */
  readonly counted?: {
    readonly count: number;
    /** Those that were met again where they were counted. */
    readonly duplicates: number;
    /** The time of the first. */
    readonly first: string;
    /** The key of all objects that it stands for, `2026/*`, where there are several. */
    readonly cutKey?: string;
    /** What was left out where they were counted. */
    readonly narrowed?: Narrowed;
  };
};

/**
 * An event out of a record. Follows "CloudTrail record contents" of the AWS CloudTrail User Guide; what
 * a newer version adds is passed over.
 *
 * @returns why it is none, where what tells of who called what and when is missing
 */
export function eventOf(record: Json): TrailEvent | { readonly wrong: string } {
  // No name that is read here is one that every object has, so that what is there is the record's own.
  const source = textOf(record.eventSource ?? record.eventsource);
  const name = textOf(record.eventName ?? record.eventname);
  if (source === undefined || !/^[\w.-]{1,200}$/.test(source))
    return { wrong: "its eventSource is none" };
  if (name === undefined || !/^[\w.:-]{1,200}$/.test(name))
    return { wrong: "its eventName is none" };
  const errorCode = textOf(record.errorCode ?? record.errorcode);
  // A call that failed in a way that cannot be read is no use.
  if (errorCode === undefined && (record.errorCode ?? "") !== "")
    return { wrong: "its errorCode is none" };
  const time = timeOf(record.eventTime);
  if (time === undefined) return { wrong: "its eventTime is none" };
  const region = textOf(record.awsRegion ?? record.awsregion) ?? "";
  const event = {
    source,
    name,
    region: /^[\w-]{0,60}$/.test(region) ? region : "",
    account: accountOf(record.recipientAccountId),
    type: textOf(record.eventType ?? record.eventtype) ?? "",
    category: textOf(record.eventCategory ?? record.eventcategory) ?? "",
    readOnly: flagOf(record.readOnly),
    errorCode,
    errorMessage: textOf(record.errorMessage ?? record.errormessage),
    parameters: record.requestParameters,
    resources: resourcesOf(record.resources),
    response: record.responseElements,
    id: textOf(record.eventID ?? record.eventid),
    sharedId: textOf(record.sharedEventID ?? record.sharedeventid),
    time,
    caller: callerOf(record.userIdentity),
  };
  const counted = countedIn(record);
  if (!counted) return event;
  if ("wrong" in counted) return counted;
  const first = timeOf(counted.first);
  if (first === undefined) return { wrong: "the time of the first call is none" };
  return { ...event, counted: { ...counted, first } };
}

export function accountOf(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value).padStart(12, "0") : value;
  return typeof text === "string" && /^\d{12}$/.test(text) ? text : undefined;
}

function flagOf(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

/** A time as events write it, `2026-11-28T23:59:59Z`; Athena and CloudTrail Lake write `2026-11-28 23:59:59.000`. */
export function timeOf(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > 40) return undefined;
  // So all log files write it; a text that is made of others takes thrice the room, and evidence has many.
  if (usual.test(value)) return value;
  const [, day, hour] =
    /^(\d{4}-[01]\d-[0-3]\d)[T ]([0-2]\d:[0-5]\d:[0-6]\d)(?:\.\d+)?(?:Z| UTC|\+00:00)?$/.exec(
      value,
    ) ?? [];
  return day === undefined || hour === undefined ? undefined : `${day}T${hour}Z`;
}

const usual = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\dZ$/;

const mostResources = 100;

function resourcesOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return none;
  const found: string[] = [];
  for (const each of value.slice(0, mostResources)) {
    if (!isJson(each)) continue;
    const arn = textIn(each, "ARN");
    if (arn?.startsWith("arn:") === true) found.push(arn);
  }
  return found;
}

const none: readonly string[] = [];
