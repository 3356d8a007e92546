/** What operators compare by size: numbers, and dates as milliseconds since 1970. */
export type Scale = "number" | "date";

/**
 * A number or a date of a policy or of a request. Undefined where it is not clear that AWS reads it so:
 * numbers are integers and decimals; dates have a form of W3C's "Date and Time Formats", or are seconds
 * since 1970. Follows "IAM JSON policy elements: Condition operators" of AWS's IAM User Guide.
 */
export function readMeasure(scale: Scale, text: string): number | undefined {
  if (scale === "number") return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
  if (/^\d{5,13}$/.test(text)) return Number(text) * 1000;
  const [, day] = moment.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

const moment =
  /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:(?<=-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;

/** There is no 30 February. */
function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
