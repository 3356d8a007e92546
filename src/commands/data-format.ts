import { Option } from "commander";
import { tableCsv, type Table } from "../report/table.ts";
import type { Run } from "./run.ts";

export const dataFormats = ["text", "json", "yaml", "csv"] as const;
export type DataFormat = (typeof dataFormats)[number];

export function dataFormatOption(choices: readonly DataFormat[] = dataFormats): Option {
  return new Option("--format <format>", "what to print").choices(choices).default("text");
}

/** What was found, for people and for programs. */
export type Data = {
  readonly value: unknown;
  readonly text: () => string;
  readonly table: () => Table;
};

/** Prints what was found in a format. */
export async function printData(
  run: Pick<Run, "print">,
  { value, text, table }: Data,
  format: DataFormat,
): Promise<void> {
  if (format === "text") run.print(text());
  else if (format === "csv") run.print(tableCsv(table()));
  else await printValue(run, value, format);
}

/** Prints a value as JSON or YAML, on lines as long as they are; what writes YAML is loaded for it. */
export async function printValue(
  run: Pick<Run, "print">,
  value: unknown,
  format: "json" | "yaml",
): Promise<void> {
  if (format === "json") {
    run.print(`${JSON.stringify(value, null, 2)}\n`);
    return;
  }
  const { stringify } = await import(/* webpackChunkName: "reading" */ "yaml");
  run.print(stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }));
}
