import { createHash } from "node:crypto";
import type { TrailEvent } from "../evidence/event.ts";
import type { HashedFile } from "../evidence/digests.ts";
import { isMeant, type EventFilter } from "../evidence/filter.ts";
import { eventReader } from "../evidence/reading/events.ts";
import { faultAt, type Fault } from "../evidence/reading/fault.ts";
import type { Json } from "../evidence/reading/records.ts";
import type { ReportReader } from "../evidence/reports/reader.ts";
import { usesOf } from "../evidence/uses.ts";
import { covers } from "../catalog/wildcard.ts";
import { Unreadable, type EventFile } from "../repository/event-files.ts";
import type { AwsFacts } from "./knowledge.ts";

/** What takes what is in files. */
export type EventTaker = {
  /** An event, and the record that it was. */
  readonly event: (event: TrailEvent, record: Json) => void;
  readonly fault: (fault: Fault, path: string) => void;
  /** What is in a file that was read. */
  readonly file?: (file: HashedFile) => void;
  /** A digest, which tells of log files and of no calls. */
  readonly digest?: (value: Json, path: string) => void;
  /** What reads a file for all that is no event. */
  readonly reports: (path: string, onFault: (fault: Fault) => void) => ReportReader;
};

/** Reads the events of files, one after the other, each in whatever form it is. */
export async function readEvents(
  files: readonly EventFile[],
  { event, fault, file, digest, reports }: EventTaker,
): Promise<void> {
  for (const { path, chunks } of files) {
    const tell = (found: Fault): void => {
      fault(found, path);
    };
    const reader = eventReader(event, tell, reports(path, tell), (value) => {
      digest?.(value, path);
    });
    let size = 0;
    const hash = createHash("sha256");
    try {
      for await (const chunk of chunks()) {
        hash.update(chunk);
        reader.push(chunk);
        size += chunk.length;
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      tell(faultAt(size, error.message));
    }
    reader.end();
    file?.({ path, hash: hash.digest("hex") });
  }
}

/** How events were chosen. */
export type Selected = {
  readonly files: number;
  readonly selected: number;
  readonly passed: number;
  readonly faults: number;
  /** The time of the newest one that was selected; undefined where there is none. */
  readonly last: string | undefined;
};

/**
 * Hands over the records of events that are meant, as they stand in the files.
 *
 * @param actions patterns of actions (`s3:Get*`) of which an event asks for one; none: whatever it asks for
 */
export async function selectEvents(
  files: readonly EventFile[],
  filter: EventFilter,
  actions: readonly string[],
  facts: AwsFacts,
  take: (record: Json) => void,
): Promise<Selected> {
  const told = usesOf(facts);
  const patterns = actions.map((pattern) => pattern.toLowerCase());
  const asks = (event: TrailEvent): boolean =>
    patterns.length === 0 ||
    told(event).uses.some(({ action }) =>
      patterns.some((pattern) => covers(pattern, action.toLowerCase())),
    );
  let [selected, passed, faults] = [0, 0, 0];
  let last: string | undefined;
  await readEvents(files, {
    event: (event, record) => {
      if (!isMeant(event, facts.trail.prefixOf(event.source), filter) || !asks(event)) {
        passed++;
        return;
      }
      selected++;
      if (last === undefined || event.time > last) last = event.time;
      take(record);
    },
    fault: () => faults++,
    reports: (_, onFault) => ({
      value: (_text, _within, why) => {
        onFault(why);
      },
      user: ({ offset }) => {
        onFault(faultAt(offset, "it is no event of CloudTrail"));
      },
      line: () => undefined,
      end: () => undefined,
    }),
  });
  return { files: files.length, selected, passed, faults, last };
}
