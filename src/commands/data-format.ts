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
  switch (format) {
    case "text":
      run.print(text());
      return;
    case "json":
      run.print(`${JSON.stringify(value, null, 2)}\n`);
      return;
    case "csv":
      run.print(tableCsv(table()));
      return;
    case "yaml":
      run.print(await yamlOf(value));
  }
}

/** A value as YAML, on lines as long as they are; what writes YAML is loaded for it. */
export async function yamlOf(value: unknown): Promise<string> {
  const { stringify } = await import(/* webpackMode: "eager" */ "yaml");
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
