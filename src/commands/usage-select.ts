import type { Command } from "commander";
import { openFacts } from "../jobs/knowledge.ts";
import { selectEvents, type Selected } from "../jobs/read-events.ts";
import { count } from "../rules/wording.ts";
import { packaged } from "../repository/root.ts";
import { eventFilesIn } from "./event-paths.ts";
import { filterOf, withFilters, type Filters } from "./usage-filters.ts";
import { UsageError } from "./usage-error.ts";
import type { Run } from "./run.ts";

type Options = Filters & { readonly action?: readonly string[] };

/** Adds the commands that choose events, and that tell of the newest. */
export function addSelect(usage: Command, run: Run): void {
  withFilters(usage.command("select"))
    .description("print events of CloudTrail as they are, a line each, those that are asked for")
    .argument("<path...>", "files and folders of events, packed or not")
    .option("--action <pattern...>", "that ask for one of these actions alone: s3:Get*")
    .action(async (paths: readonly string[], options: Options) => {
      const made = await selected(run, paths, options, (record) => {
        run.print(`${JSON.stringify(record)}\n`);
      });
      run.note(selectedAccount(made));
    });
  withFilters(usage.command("last"))
    .description("print the time of the newest event")
    .argument("<path...>", "files and folders of events, packed or not")
    .action(async (paths: readonly string[], options: Filters) => {
      const made = await selected(run, paths, options, () => undefined);
      run.note(selectedAccount(made));
      if (made.last === undefined)
        throw new UsageError(`no event that is asked for is in ${paths.join(", ")}`);
      run.print(`${made.last}\n`);
    });
}

function selected(
  run: Run,
  paths: readonly string[],
  { action = [], ...filters }: Options,
  take: Parameters<typeof selectEvents>[4],
): Promise<Selected> {
  const files = eventFilesIn(run, paths);
  return selectEvents(files, filterOf(filters, run), action, openFacts(packaged), take);
}

function selectedAccount({ files, selected: own, passed, faults }: Selected): string {
  return (
    `read ${count(files, "file")}: ${count(own, "event")} selected, ${passed} left out` +
    (faults > 0 ? `, ${count(faults, "place")} that could not be read` : "") +
    "\n"
  );
}
