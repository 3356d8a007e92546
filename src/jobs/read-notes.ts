import type { HashedFile } from "../evidence/digests.ts";
import type { EventFilter } from "../evidence/filter.ts";
import { notesOf, type Note } from "../evidence/note.ts";
import type { Fault } from "../evidence/reading/fault.ts";
import type { Json } from "../evidence/reading/records.ts";
import type { Reported } from "../evidence/reported.ts";
import { reportReader } from "../evidence/reports/reader.ts";
import type { EventFile } from "../repository/event-files.ts";
import type { AwsFacts } from "./knowledge.ts";
import { readEvents } from "./read-events.ts";

/** What takes what files say, file by file. */
export type NoteTaker = {
  readonly note: (note: Note) => void;
  readonly fault: (fault: Fault, path: string) => void;
  readonly report: (reported: Reported) => void;
  readonly digest: (value: Json, path: string) => void;
  /** A file, behind all that it says. */
  readonly file: (file: HashedFile) => void;
};

/** Which events are meant, and whom reports are about that say it nowhere, as an ARN. */
export type Asked = { readonly filter: EventFilter; readonly reportOf: string | undefined };

/** Reads what files say, one after the other. What it found out of events it remembers from one call to the next. */
export type NoteReader = (files: readonly EventFile[], taker: NoteTaker) => Promise<void>;

export function noteReader({ filter, reportOf }: Asked, facts: AwsFacts): NoteReader {
  const noteOf = notesOf(filter, facts);
  const names = {
    actionOf: (name: string) => facts.catalog.action(name)?.id ?? name,
    isService: (prefix: string) => facts.catalog.service(prefix) !== undefined,
  };
  return (files, { note, fault, report, digest, file }) =>
    readEvents(files, {
      event: (event) => {
        note(noteOf(event));
      },
      fault,
      file,
      digest,
      reports: (path, onFault) => reportReader({ path, of: reportOf }, names, report, onFault),
    });
}
