import { logSafe } from "./log-safe.ts";

/** Rows under columns; a cell is a text, or a list of some. */
export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

export type Cell = string | number | readonly string[];

/** A table for a terminal: columns side by side, a line for each row. The last column may be long. */
export function tableText({ columns, rows }: Table): string {
  const shown = [columns, ...rows.map((row) => row.map((cell) => cellText(cell, ", ")))];
  const widths = columns.map((_, at) => Math.max(...shown.map((row) => row[at]?.length ?? 0)));
  return shown
    .map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  "))
    .map((line) => `${logSafe(line.trimEnd())}\n`)
    .join("");
}

/** The same as CSV (RFC 4180) with a header; the items of a list have semicolons between them. */
export function tableCsv({ columns, rows }: Table): string {
  return [columns, ...rows]
    .map((row) => `${row.map((cell) => quoted(cellText(cell, ";"))).join(",")}\r\n`)
    .join("");
}

function cellText(cell: Cell, between: string): string {
  return typeof cell === "object" ? cell.join(between) : String(cell);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
