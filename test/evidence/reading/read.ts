import type { TrailEvent } from "../../../src/evidence/event.ts";
import { eventReader } from "../../../src/evidence/reading/events.ts";
import type { Fault } from "../../../src/evidence/reading/fault.ts";

export type Reading = { readonly events: readonly TrailEvent[]; readonly faults: readonly Fault[] };

/** What is read of a file that comes in chunks of some size. */
export function reading(text: string, size = Infinity): Reading {
  const events: TrailEvent[] = [];
  const faults: Fault[] = [];
  const reader = eventReader(
    (event) => events.push(event),
    (fault) => faults.push(fault),
  );
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  reader.end();
  return { events, faults };
}
