/**
 * A date and time in seconds since 1970: one of the formats of ISO 8601 that W3C's "Date and Time
 * Formats" has, or a number of seconds; four digits are a year. Undefined for anything else.
 * Follows "Date condition operators" of AWS's IAM User Guide.
 */
export function readMoment(text: string): number | undefined {
  const [
    ,
    year,
    month = "01",
    day = "01",
    hour = "00",
    minute = "00",
    second = "00",
    rest = "",
    zone = "Z",
  ] = iso.exec(text) ?? [];
  if (year === undefined) return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
  const fields = [year, month, day, hour, minute, second];
  const written = `${fields.slice(0, 3).join("-")}T${fields.slice(3).join(":")}`;
  const milliseconds = Date.parse(`${written}Z`);
  // 30 February is read as 2 March.
  if (Number.isNaN(milliseconds) || !new Date(milliseconds).toISOString().startsWith(written))
    return undefined;
  const offset = offsetOf(zone);
  return offset === undefined ? undefined : milliseconds / 1000 + Number(`0${rest}`) - offset;
}

const iso =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;

/** The seconds that a time zone is ahead. */
function offsetOf(zone: string): number | undefined {
  if (zone === "Z") return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(":").map(Number);
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -60 : 60) * (hours * 60 + minutes);
}
