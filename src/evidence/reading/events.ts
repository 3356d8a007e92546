import { isUtf8 } from "node:buffer";
import { eventOf, type TrailEvent } from "../event.ts";
import { isUserRow } from "../reports/credential-report.ts";
import type { ReportReader } from "../reports/reader.ts";
import { faultAt, notUtf8, type Fault } from "./fault.ts";
import { jsonPieces, type Splitter } from "./pieces.ts";
import { eventsIn, fromColumns, isRecord, unwrapped, type Json } from "./records.ts";
import { isProse, textLines } from "./lines.ts";
import { csvRows } from "./rows.ts";

/**
 * Reads events of CloudTrail out of a file, in whatever form it has them: log files, one or many values of
 * JSON, results of LookupEvents, EventBridge, CloudWatch Logs and CloudTrail Lake, and tables of Athena. What is none
 * is given to `reports`.
 *
 * @param onEvent takes an event, and the record that it was
 */
export function eventReader(
  onEvent: (event: TrailEvent, record: Json) => void,
  onFault: (fault: Fault) => void,
  reports: ReportReader,
  onDigest?: (digest: Json) => void,
): Splitter {
  let reader: Splitter | undefined;
  let head: Uint8Array = none;
  const take = (records: readonly Json[], offset: number): void => {
    for (const record of records) {
      const event = eventOf(record);
      if ("wrong" in event) onFault(faultAt(offset, event.wrong));
      else onEvent(event, record);
    }
  };
  /** Takes values that are events each and all, else none of them. */
  const takeMany = (values: readonly Json[]): boolean => {
    const events: TrailEvent[] = [];
    const records: Json[] = [];
    for (const value of values) {
      const read = isRecord(value) ? undefined : eventsIn(value);
      if (read && !("records" in read)) return false;
      if (read) records.push(...read.records);
      else records.push(value);
    }
    for (const record of records) {
      const event = eventOf(record);
      if ("wrong" in event) return false;
      events.push(event);
    }
    events.forEach((event, index) => {
      onEvent(event, records[index] ?? {});
    });
    return true;
  };
  const begin = (head: Uint8Array): Splitter => {
    if (isProse(head))
      return textLines((line) => {
        reports.line(line);
      });
    return isTable(head)
      ? csvRows((row) => {
          const { cells, offset } = row;
          if (isUserRow(cells)) {
            reports.user(row);
            return;
          }
          const text = cells.get("cloudtrailevent") ?? cells.get("eventjson");
          const record = text === undefined ? fromColumns(Object.fromEntries(cells)) : undefined;
          const read = text === undefined ? undefined : unwrapped(text);
          if (record) take([record], offset);
          else if (read && "records" in read) take(read.records, offset);
          else onFault(faultAt(offset, "the row is no event of CloudTrail"));
        }, onFault)
      : jsonPieces(
          ({ bytes, start, end, offset, within }) => {
            const text = bytes.toString("utf8", start, end);
            // Of a name with a sign that is none, nobody knows what it names.
            if (text.includes("\ufffd") && !isUtf8(bytes.subarray(start, end))) {
              onFault(faultAt(offset, notUtf8));
              return;
            }
            const read = unwrapped(text);
            if ("records" in read) take(read.records, offset);
            else if ("digest" in read) onDigest?.(read.digest);
            else reports.value(text, within, faultAt(offset, read.wrong));
          },
          onFault,
          takeMany,
        );
  };
  const start = (): void => {
    reader = begin(head);
    reader.push(head);
    head = none;
  };
  return {
    push: (chunk) => {
      if (reader) {
        reader.push(chunk);
        return;
      }
      // What it is says the first line.
      head = Buffer.concat([head, chunk]);
      if (head.length >= headSize || head.includes(newline)) start();
    },
    end: () => {
      if (!reader && head.length > 0) start();
      if (!reader) onFault(faultAt(0, "it is empty"));
      reader?.end();
      reports.end();
    },
  };
}

const none = new Uint8Array();
const headSize = 16_384;
const newline = 0x0a;

/** Whether a file is a table: its first line names columns. */
function isTable(head: Uint8Array): boolean {
  const [line = ""] = Buffer.from(head.subarray(0, headSize)).toString("utf8").split("\n");
  return (
    /^\ufeff?"?[a-z_]+"?\s*(?:,|\r?$)/i.test(line) &&
    /event(?:name|json)|cloudtrailevent|user_creation_time/i.test(line)
  );
}
