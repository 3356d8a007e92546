import type { TrailEvent } from "../../../src/evidence/event.ts";
import { eventReader } from "../../../src/evidence/reading/events.ts";
import type { Fault } from "../../../src/evidence/reading/fault.ts";

/** An event, with what was answered as long as it can be read. */
type Read = Omit<TrailEvent, "response"> & { readonly response: unknown };

export type Reading = { readonly events: readonly Read[]; readonly faults: readonly Fault[] };

/** What is read of a file that comes in chunks of some size. */
export function reading(text: string, size = Infinity): Reading {
  const events: Read[] = [];
  const faults: Fault[] = [];
  const reader = eventReader(
    (event) => events.push({ ...event, like: undefined, response: event.response() }),
    (fault) => faults.push(fault),
  );
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  reader.end();
  return { events, faults };
}
