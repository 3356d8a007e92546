import { faultAt, type Fault } from "./fault.ts";
import type { Splitter } from "./pieces.ts";

/** A row of a table: its cells by the names of their columns, as the first row has them. */
export type Row = { readonly cells: ReadonlyMap<string, string>; readonly offset: number };

const longestCell = 1024 * 1024;
const mostColumns = 200;

/**
 * Reads a table of comma-separated values (RFC 4180) whose first row names the columns, as Athena
 * writes its results, out of a stream of bytes, a row at a time.
 */
export function csvRows(onRow: (row: Row) => void, onFault: (fault: Fault) => void): Splitter {
  const decoder = new TextDecoder();
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
  const tell = (row: readonly string[]): void => {
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

  const read = (text: string): void => {
    for (const character of text) {
      offset += Buffer.byteLength(character);
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
      read(decoder.decode(chunk, { stream: true }).replace(/^\ufeff/, ""));
    },
    end: () => {
      if (state === "quoted") onFault(faultAt(rowStart, "it ends in the middle of a row"));
      else if (cells.length > 0 || cell !== "") endRow(offset);
    },
  };
}
