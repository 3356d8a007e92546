import { isUtf8 } from "node:buffer";
import { faultAt, notUtf8, type Fault } from "./fault.ts";
import type { Splitter } from "./pieces.ts";

/** A row of a table: its cells by the names of their columns, as the first row has them. */
export type Row = { readonly cells: ReadonlyMap<string, string>; readonly offset: number };

const longestCell = 1024 * 1024;
const mostColumns = 200;
const byteOrderMark = "\xef\xbb\xbf";

/**
 * Reads a table of comma-separated values (RFC 4180) whose first row names the columns, as Athena
 * writes its results, out of a stream of bytes, a row at a time.
 */
export function csvRows(onRow: (row: Row) => void, onFault: (fault: Fault) => void): Splitter {
  let names: readonly string[] | undefined;
  let cells: string[] = [];
  let cell = "";
  let state: "start" | "plain" | "quoted" | "quote" = "start";
  let rowStart = 0;
  let offset = 0;
  let isTooLong = false;

  const endCell = (): void => {
    if (cells.length < mostColumns) cells.push(cell);
    else isTooLong = true;
    cell = "";
    state = "start";
  };
  const endRow = (next: number): void => {
    endCell();
    const isEmpty = cells.length === 1 && cells[0] === "";
    const row = cells;
    cells = [];
    if (isTooLong) onFault(faultAt(rowStart, "the row is longer than a row of events can be"));
    else if (!isEmpty) tell(row);
    isTooLong = false;
    rowStart = next;
  };
  const tell = (read: readonly string[]): void => {
    const bytes = read.map((each) => Buffer.from(each, "latin1"));
    if (!bytes.every((each) => isUtf8(each))) {
      onFault(faultAt(rowStart, notUtf8));
      return;
    }
    const row = bytes.map((each) => each.toString("utf8"));
    if (!names) names = row.map((name) => name.trim().toLowerCase());
    else if (row.length !== names.length)
      onFault(
        faultAt(rowStart, `the row has ${row.length} cells, and the table ${names.length} columns`),
      );
    else
      onRow({
        cells: new Map(names.map((name, index) => [name, row[index] ?? ""])),
        offset: rowStart,
      });
  };
  const add = (text: string): void => {
    if (cell.length + text.length > longestCell) isTooLong = true;
    else cell += text;
  };

  /** Takes a letter for each byte: what they spell is read a cell at a time. */
  const read = (text: string): void => {
    for (const character of text) {
      offset++;
      if (state === "quoted") {
        if (character === '"') state = "quote";
        else add(character);
      } else if (character === '"' && state !== "plain") {
        if (state === "quote") add('"');
        state = "quoted";
      } else if (character === ",") endCell();
      else if (character === "\n") endRow(offset);
      else if (character !== "\r") {
        state = "plain";
        add(character);
      }
    }
  };

  return {
    push: (chunk) => {
      const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString("latin1");
      const skipped = offset === 0 && text.startsWith(byteOrderMark) ? byteOrderMark.length : 0;
      offset += skipped;
      read(text.slice(skipped));
    },
    end: () => {
      if (state === "quoted") onFault(faultAt(rowStart, "it ends in the middle of a row"));
      else if (cells.length > 0 || cell !== "") endRow(offset);
    },
  };
}
