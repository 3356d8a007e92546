import { Command } from "commander";
import { isToBeLookedAt, mergeParts } from "../report/merged.ts";
import { reportsAt, unambiguous } from "./reports.ts";
import { formatOption } from "./options.ts";
import { formattedParts, type OutputFormat } from "./output.ts";
import type { Run } from "./run.ts";

/** Reports of many repositories or directories as one. */
export function command(run: Run): Command {
  return new Command("merge")
    .description("make one report of those of many repositories or directories")
    .argument(
      "<reports...>",
      "results as JSON (`--format json`), as NAME=FILE or FILE, and directories of them",
    )
    .addOption(formatOption())
    .addHelpText(
      "after",
      "\nExits with 1 where one of them blocks, was not judged or cannot be read.",
    )
    .action((reports: string[], { format }: { format: OutputFormat }) => {
      const parts = unambiguous(mergeParts(reportsAt(run.directory, reports)));
      run.print(formattedParts(parts, format));
      run.exitCode = isToBeLookedAt(parts) ? 1 : 0;
    });
}
