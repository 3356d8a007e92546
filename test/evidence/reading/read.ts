import type { TrailEvent } from "../../../src/evidence/event.ts";
import type { Reported } from "../../../src/evidence/reported.ts";
import { eventReader } from "../../../src/evidence/reading/events.ts";
import type { ReportSite } from "../../../src/evidence/reports/whose.ts";
import { reportReader } from "../../../src/evidence/reports/reader.ts";
import type { Fault } from "../../../src/evidence/reading/fault.ts";

export type Reading = {
  readonly events: readonly TrailEvent[];
  readonly reports: readonly Reported[];
  readonly faults: readonly Fault[];
};

const names = {
  actionOf: (name: string) => name,
  isService: (prefix: string) => prefix === "s3",
};

/** What is read of a file that comes in chunks of some size. */
export function reading(
  text: string | Buffer,
  size = Infinity,
  site: ReportSite = { path: "events.json" },
): Reading {
  const events: TrailEvent[] = [];
  const faults: Fault[] = [];
  const reports: Reported[] = [];
  const onFault = (fault: Fault): void => {
    faults.push(fault);
  };
  const reader = eventReader(
    (event) => events.push(event),
    onFault,
    reportReader(site, names, (report) => reports.push(report), onFault),
  );
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  reader.end();
  return { events, reports, faults };
}
