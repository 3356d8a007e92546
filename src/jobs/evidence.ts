import { startSummary, type Summary } from "../evidence/summary.ts";
import type { Evidence } from "../evidence/evidence.ts";
import { eventReader } from "../evidence/reading/events.ts";
import type { TrailEvent } from "../evidence/event.ts";
import { isMeant, type EventFilter } from "../evidence/filter.ts";
import { leadsOf } from "../evidence/generalise.ts";
import { recentIds } from "../evidence/recent.ts";
import { usesOf } from "../evidence/uses.ts";
import { Unreadable, type EventFile } from "../repository/event-files.ts";
import type { AwsFacts } from "./knowledge.ts";

/** What of a file could not be read. */
export type FileFault = { readonly path: string; readonly offset: number; readonly detail: string };

/** Evidence, and how it came about. */
export type Summarized = {
  readonly evidence: Evidence;
  readonly files: number;
  /** The first ones; how many there are says the evidence. */
  readonly faults: readonly FileFault[];
};

const mostFaults = 50;

/** Reads files of events, each in whatever form it is, and tells what principals did with which permissions. */
export async function summarize(
  files: readonly EventFile[],
  filter: EventFilter,
  facts: AwsFacts,
): Promise<Summarized> {
  const summary = startSummary(leadsOf(facts.catalog, facts.naming));
  const faults: FileFault[] = [];
  const take = taking(summary, filter, facts);
  for (const { path, chunks } of files) {
    const fault = (offset: number, detail: string): void => {
      summary.pass("faults");
      if (faults.length < mostFaults) faults.push({ path, offset, detail });
    };
    const reader = eventReader(take, ({ offset, detail }) => {
      fault(offset, detail);
    });
    let size = 0;
    try {
      for await (const chunk of chunks()) {
        reader.push(chunk);
        size += chunk.length;
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      fault(size, error.message);
    }
    reader.end();
  }
  return { evidence: summary.evidence(), files: files.length, faults };
}

/** What happens to each event. */
function taking(
  summary: Summary,
  filter: EventFilter,
  facts: AwsFacts,
): (event: TrailEvent) => void {
  const recent = recentIds();
  const told = usesOf(facts);
  const { trail } = facts;
  return (event) => {
    const service = trail.prefixOf(event.source);
    if (!isMeant(event, service, filter)) {
      summary.pass("filtered");
      return;
    }
    if (event.id !== undefined && recent.meets(event.id)) {
      summary.pass("duplicates");
      return;
    }
    summary.observe(event, service);
    const { caller } = event;
    if (!trail.isCall(event.type, event.category)) summary.pass("uncalled");
    else if (caller.kind !== "principal") summary.other(caller.kind);
    else summary.count(event, caller.arn, caller.via, told(event));
  };
}

/** Evidence of several files as one. */
export function merged(all: readonly Evidence[], facts: AwsFacts): Evidence {
  const summary = startSummary(leadsOf(facts.catalog, facts.naming));
  for (const each of all) summary.merge(each);
  return summary.evidence();
}
