/**
 * A moment as AWS's answers write it, as evidence does (`2026-11-28T23:59:59Z`): with a zone, or seconds since 1970,
 * as older command lines print them. Undefined where it is none, or no zone is said.
 */
export function momentOf(value: unknown): string | undefined {
  if (typeof value === "number") return stamp(value > mostSeconds ? value : value * 1000);
  if (typeof value !== "string" || value.length > 40) return undefined;
  const [, day, hour, zone] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d+)? ?(Z|UTC|[+-]\d\d:?\d\d)$/.exec(value) ?? [];
  if (day === undefined || hour === undefined || zone === undefined) return undefined;
  const offset = /^(?:Z|UTC)$/.test(zone) ? "Z" : zone.replace(/^(...):?/, "$1:");
  return stamp(Date.parse(`${day}T${hour}${offset}`));
}

/** What is more is milliseconds: in seconds it is the year 5138. */
const mostSeconds = 1e11;

/** The first moment that is beyond four digits of a year. */
const end = Date.parse("9999-12-31T00:00:00Z");

function stamp(milliseconds: number): string | undefined {
  if (!(milliseconds >= 0 && milliseconds < end)) return undefined;
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/**
 * Why a value says neither a moment nor that there is none, which would be taken for "never": undefined where it says
 * one of them.
 */
export function tornMoment(value: unknown): string | undefined {
  const isNone =
    value === undefined || value === null || (typeof value === "string" && none.test(value));
  if (isNone || momentOf(value) !== undefined) return undefined;
  return `its time is none: ${JSON.stringify(value).slice(0, 40)}`;
}

/** As the credential report writes it, and as a table does that has nothing there. */
const none = /^(?:|N\/A|no_information|not_supported)$/;

const hour = 3_600_000;

/**
 * Within which time IAM tells of use in a report that was made at a moment: it looks back 400 days at least, and may
 * not know the last four hours. Follows "Refine permissions using last accessed information" of the AWS IAM User Guide.
 */
export function trackedUntil(made: string | undefined): {
  readonly since?: string;
  readonly until?: string;
} {
  if (made === undefined) return {};
  const [since, until] = [400 * 24, 4].map((hours) => stamp(Date.parse(made) - hours * hour));
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}
