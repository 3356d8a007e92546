import { keyPlace } from "../query/engine.ts";
import { narrowedSchema, type Narrowed } from "../narrowed.ts";

/** How many calls a row of a query stands for, which say the same of permissions. */
export type Counted = {
  readonly count: number;
  /** Read a second time there. */
  readonly duplicates: number;
  /** The time of the first one; that of the event is the last's. */
  readonly first: unknown;
  /** Of an object, where it stands for all keys that begin so: what they begin with, and `*`. */
  readonly cutKey?: string;
  /** What the query left out, where it leaves anything out. */
  readonly narrowed?: Narrowed;
};

/** The columns that such a row has beside those of an event. */
export const countedColumns: ReadonlySet<string> = new Set([
  "identitytype",
  "identityarn",
  "invokedby",
  "responsearns",
  "resourcearns",
  "objectkey",
  "iscut",
  "eventcount",
  "duplicates",
  "firsttime",
  "narrowed",
]);

/**
 * A row of what `pare usage sql` prints as a record of CloudTrail, with the number of calls that it stands for;
 * undefined where it is none.
 *
 * @param row by the names of its columns in small letters, texts of JSON read
 */
export function countedRecord(
  row: ReadonlyMap<string, unknown>,
): Readonly<Record<string, unknown>> | undefined {
  if (!row.has("eventcount") || !row.has("identitytype")) return undefined;
  const arns = row.get("resourcearns");
  const key = row.get("objectkey");
  const withKey = (arn: unknown): unknown =>
    typeof arn === "string" && typeof key === "string" && arn.endsWith(`/${keyPlace}`)
      ? arn.slice(0, -keyPlace.length) + key
      : arn;
  const parameters = row.get("requestParameters");
  return {
    ...Object.fromEntries(row),
    userIdentity: {
      type: row.get("identitytype"),
      arn: row.get("identityarn"),
      invokedBy: row.get("invokedby"),
    },
    resources: Array.isArray(arns)
      ? arns.map((arn: unknown) => ({ ARN: withKey(arn) }))
      : undefined,
    ...(key !== undefined && {
      requestParameters: { ...(typeof parameters === "object" ? parameters : {}), key },
    }),
    responseElements: row.get("responsearns"),
  };
}

/**
 * The number of calls that a record stands for, by what its columns hold: undefined of an event, wrong where it is
 * no number.
 */
export function countedIn(
  record: Readonly<Record<string, unknown>>,
): Counted | { readonly wrong: string } | undefined {
  const written = record.eventcount;
  if (written === undefined) return undefined;
  const count = numberIn(written);
  const duplicates = numberIn(record.duplicates ?? 0);
  if (count === undefined || count === 0 || duplicates === undefined)
    return { wrong: "its count is none" };
  const narrowed = narrowedSchema.optional().safeParse(record.narrowed);
  if (!narrowed.success) return { wrong: "what its query left out is not said" };
  return {
    ...{ count, duplicates, first: record.firsttime },
    ...(record.iscut === true &&
      typeof record.objectkey === "string" && { cutKey: record.objectkey }),
    ...(narrowed.data && { narrowed: narrowed.data }),
  };
}

function numberIn(value: unknown): number | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
