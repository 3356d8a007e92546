import { Command, Option } from "commander";
import { forLongRuns } from "../engine.ts";
import { evidenceParts, mostMegabytes, tellsNothing, type Evidence } from "../evidence/evidence.ts";
import { withHashedAccounts } from "../evidence/hashed.ts";
import { isIamArn } from "../evidence/reports/whose.ts";
import { mergeable } from "../evidence/mergeable.ts";
import { merged, summarize } from "../jobs/evidence.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { logSafe } from "../report/log-safe.ts";
import { proofAccount } from "../report/digests.ts";
import { evidenceAccount } from "../report/evidence.ts";
import { packaged } from "../repository/root.ts";
import { readLimit } from "../repository/tree.ts";
import { writeParts } from "../repository/worktree.ts";
import { eventFilesIn } from "./event-paths.ts";
import { evidenceIn } from "./evidence-file.ts";
import { outputOption } from "./options.ts";
import { UsageError } from "./usage-error.ts";
import { addCompare } from "./usage-compare.ts";
import { addGuess } from "./usage-guess.ts";
import { addSelect } from "./usage-select.ts";
import { addSql } from "./usage-sql.ts";
import { filterOf, withFilters, type Filters } from "./usage-filters.ts";
import { readerOf } from "./reading-threads.ts";
import { wholeNumber } from "./whole-number.ts";
import type { Run } from "./run.ts";

type Summarizing = { readonly reportOf?: string; readonly threads?: number };

type Writing = { readonly output?: string; readonly hashAccounts?: string };

/** What principals did with their permissions, as CloudTrail tells. */
export function command(run: Run): Command {
  const usage = new Command("usage")
    .description("tell what principals did with their permissions, by the events of CloudTrail")
    // What is made below takes it over.
    .exitOverride()
    .showHelpAfterError("pare usage --help says more.");
  withFilters(usage.command("summarize"))
    .description("make a small file of evidence out of events of CloudTrail and reports of AWS's")
    .argument("<path...>", "files and folders of events and reports, packed or not")
    .option("--report-of <arn>", "whom reports are about that do not say so: last-accessed data")
    .option("--threads <number>", "read in so many threads (default: 1)", wholeNumber)
    .addOption(outputOption())
    .addOption(hashOption())
    .action(async (paths: readonly string[], options: Filters & Writing & Summarizing) => {
      const files = eventFilesIn(run, paths);
      const { reportOf, threads = 1 } = options;
      if (reportOf !== undefined && !isIamArn(reportOf))
        throw new UsageError(`${reportOf} is no ARN of a role, user, group or managed policy`);
      forLongRuns();
      const facts = openFacts(packaged);
      const filter = filterOf(options, run);
      const read = readerOf(files, run.directory, { filter, reportOf }, facts, threads);
      const made = await summarize(files, filter, facts, reportOf, read);
      run.note(evidenceAccount(made.evidence, made.files, made.faults));
      run.note(proofAccount(made.proof, made.evidence.window !== undefined));
      if (tellsNothing(made.evidence))
        throw new UsageError(`there is no event and no report in ${paths.join(", ")}`);
      write(run, made.evidence, options);
    });
  addSql(usage, run);
  addSelect(usage, run);
  addGuess(usage, run);
  usage
    .command("merge")
    .description("make one file of evidence out of several")
    .argument("<file...>", "files of evidence")
    .addOption(outputOption())
    .addOption(hashOption())
    .action((paths: readonly string[], options: Writing) => {
      const all = paths.map((path) => evidenceIn(run, path));
      const found = mergeable(all);
      if ("overlapping" in found)
        throw new UsageError(
          `${found.overlapping.map((index) => paths[index]).join(" and ")} were made of some of the same files: make one file of evidence of all of these`,
        );
      for (const [index, of] of found.within)
        run.note(
          `${logSafe(`${paths[index] ?? ""} is left out: what it was made of is in ${paths[of] ?? ""}`)}\n`,
        );
      const kept = all.filter((_, index) => found.kept.includes(index));
      const evidence = merged(kept, openFacts(packaged));
      run.note(evidenceAccount(evidence, kept.length, []));
      write(run, evidence, options);
    });
  addCompare(usage, run);
  return usage;
}

const hashOption = (): Option =>
  new Option("--hash-accounts <secret>", "write other numbers for the ids of accounts");

function write(run: Run, evidence: Evidence, { output, hashAccounts }: Writing): void {
  const parts = evidenceParts(
    hashAccounts === undefined ? evidence : withHashedAccounts(evidence, hashAccounts),
  );
  let bytes = 0;
  const counted = function* (): Iterable<string> {
    for (const part of parts) {
      bytes += Buffer.byteLength(part);
      yield part;
    }
  };
  if (output === undefined) for (const part of counted()) run.print(part);
  else writeParts(run.directory, output, counted());
  const megabytes = bytes / 1024 / 1024;
  if (bytes > readLimit && megabytes <= mostMegabytes)
    run.note(
      `${Math.ceil(megabytes)} MB of evidence, more than is read of a file of the repository: give it by --usage or the Action's input evidence, or read less, by --account, --principal or --service\n`,
    );
  if (megabytes > mostMegabytes)
    run.note(
      `${Math.ceil(megabytes)} MB of evidence, and ${mostMegabytes} are read of a file: read less, by --account, --principal or --service\n`,
    );
}
