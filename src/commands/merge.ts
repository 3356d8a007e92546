import { Command } from "commander";
import { fulfilled } from "../jobs/organization/plan.ts";
import { isToBeLookedAt, mergeParts } from "../report/merged.ts";
import type { Part } from "../report/told.ts";
import { planAt, reportsAt, unambiguous } from "./reports.ts";
import { formatOption, UsageError } from "./options.ts";
import { formattedParts, type OutputFormat } from "./output.ts";
import type { Run } from "./run.ts";

type Options = {
  readonly format: OutputFormat;
  readonly plan?: string;
  readonly previous?: string;
};

/** Reports of many repositories or directories as one. */
export function command(run: Run): Command {
  return new Command("merge")
    .description("make one report of those of many repositories or directories")
    .argument(
      "<reports...>",
      "results as JSON (`--format json`), as NAME=FILE or FILE, and directories of them",
    )
    .option(
      "--plan <file>",
      "what `pare organization plan` has printed: of what it names, and no more",
    )
    .option("--previous <report>", "the last merged report, of which the plan takes over")
    .addOption(formatOption())
    .addHelpText(
      "after",
      "\nExits with 1 where one of them blocks, was not judged or cannot be read.",
    )
    .action((reports: string[], { format, plan, previous }: Options) => {
      if (previous !== undefined && plan === undefined)
        throw new UsageError("--previous goes with --plan, which says what to take over of it");
      const read = (paths: readonly string[]): readonly Part[] =>
        unambiguous(mergeParts(reportsAt(run.directory, paths)));
      const all = read(reports);
      const last = previous === undefined ? [] : read([previous]);
      const parts =
        plan === undefined ? all : mergeParts([fulfilled(planAt(run.directory, plan), all, last)]);
      run.print(formattedParts(parts, format));
      run.exitCode = isToBeLookedAt(parts) ? 1 : 0;
    });
}
