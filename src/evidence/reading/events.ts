import { eventOf, type TrailEvent } from "../event.ts";
import { faultAt, type Fault } from "./fault.ts";
import { jsonPieces, type Splitter } from "./pieces.ts";
import { fromColumns, unwrapped } from "./records.ts";
import { recurringEvents } from "./recurring.ts";
import { csvRows } from "./rows.ts";

/**
 * Reads events of CloudTrail out of a file, in whatever form it has them: log files, one or many values of
 * JSON, results of LookupEvents, EventBridge, CloudWatch Logs and CloudTrail Lake, and tables of Athena.
 */
export function eventReader(
  onEvent: (event: TrailEvent) => void,
  onFault: (fault: Fault) => void,
  recur = recurringEvents(),
): Splitter {
  let reader: Splitter | undefined;
  const tell = (event: TrailEvent | { readonly wrong: string }, offset: number): void => {
    if ("wrong" in event) onFault(faultAt(offset, event.wrong));
    else onEvent(event);
  };
  const take = (records: readonly Parameters<typeof eventOf>[0][], offset: number): void => {
    for (const record of records) tell(eventOf(record), offset);
  };
  const begin = (head: Uint8Array): Splitter =>
    isTable(head)
      ? csvRows(({ cells, offset }) => {
          const text = cells.get("cloudtrailevent") ?? cells.get("eventjson");
          const record = text === undefined ? fromColumns(Object.fromEntries(cells)) : undefined;
          const read = text === undefined ? undefined : unwrapped(text);
          if (record) take([record], offset);
          else if (read && "records" in read) take(read.records, offset);
          else onFault(faultAt(offset, "the row is no event of CloudTrail"));
        }, onFault)
      : jsonPieces((piece) => {
          const { bytes, start, end, offset } = piece;
          const event = recur(piece);
          if (event) {
            tell(event, offset);
            return;
          }
          const read = unwrapped(bytes.toString("utf8", start, end));
          if ("records" in read) take(read.records, offset);
          else if ("wrong" in read) onFault(faultAt(offset, read.wrong));
        }, onFault);
  return {
    push: (chunk) => {
      (reader ??= begin(chunk)).push(chunk);
    },
    end: () => reader?.end(),
  };
}

/** Whether a file is a table: its first line names columns. */
function isTable(head: Uint8Array): boolean {
  const [line = ""] = Buffer.from(head.subarray(0, 16_384)).toString("utf8").split("\n");
  return (
    /^\ufeff?"?[a-z_]+"?\s*(?:,|\r?$)/i.test(line) &&
    /event(?:name|json)|cloudtrailevent/i.test(line)
  );
}
