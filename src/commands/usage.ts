import { realpathSync } from "node:fs";
import { Command, Option } from "commander";
import { readEvidence, tellsNothing, writeEvidence, type Evidence } from "../evidence/evidence.ts";
import { withHashedAccounts } from "../evidence/hashed.ts";
import type { ComparedAction } from "../evidence/compared.ts";
import { isIamArn } from "../evidence/reports/whose.ts";
import { mergeable } from "../evidence/mergeable.ts";
import { compareUse } from "../jobs/compare-use.ts";
import { wantedFiles } from "../jobs/scan.ts";
import { comparedUseAccount, comparedUseText } from "../report/compared-use.ts";
import { merged, summarize } from "../jobs/evidence.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { logSafe } from "../report/log-safe.ts";
import { evidenceAccount } from "../report/evidence.ts";
import { packaged } from "../repository/root.ts";
import { worktree, writeFile } from "../repository/worktree.ts";
import { eventFilesIn } from "./event-paths.ts";
import { formatOption } from "./options.ts";
import { UsageError } from "./usage-error.ts";
import { addGuess } from "./usage-guess.ts";
import { addSelect } from "./usage-select.ts";
import { addSql } from "./usage-sql.ts";
import { filterOf, withFilters, type Filters } from "./usage-filters.ts";
import type { Run } from "./run.ts";

type Summarizing = { readonly reportOf?: string };

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
    .addOption(outputOption())
    .addOption(hashOption())
    .action(async (paths: readonly string[], options: Filters & Writing & Summarizing) => {
      const files = eventFilesIn(run, paths);
      const { reportOf } = options;
      if (reportOf !== undefined && !isIamArn(reportOf))
        throw new UsageError(`${reportOf} is no ARN of a role, user, group or managed policy`);
      const facts = openFacts(packaged);
      const made = await summarize(files, filterOf(options, run), facts, reportOf);
      run.note(evidenceAccount(made.evidence, made.files, made.faults));
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
  usage
    .command("compare")
    .description("tell what of policies was used, what was not, and what cannot be known")
    .argument("<evidence>", "a file of evidence")
    .argument("<policy...>", "files and folders with the policies of the principal")
    .requiredOption("--principal <arn>", "whose use is meant: a role, user or session")
    .option("--ignore-benign", "leave out actions that only list or describe")
    .addOption(formatOption(["text", "json"]))
    .action((path: string, policies: readonly string[], options: Comparing) => {
      const evidence = evidenceIn(run, path);
      const tree = worktree(realpathSync(run.directory), policies, wantedFiles);
      const made = compareUse(tree, evidence, options.principal, openFacts(packaged));
      if (made.policies === 0)
        throw new UsageError(`no policy of a principal is in ${policies.join(", ")}`);
      const isMeant = ({ action }: ComparedAction): boolean =>
        options.ignoreBenign !== true || !/:(?:List|Describe)/i.test(action);
      const actions = made.actions.filter(isMeant);
      run.note(comparedUseAccount(made, evidence));
      run.print(
        options.format === "json"
          ? `${JSON.stringify({ version: 1, window: evidence.window ?? null, actions }, null, 2)}\n`
          : comparedUseText(actions),
      );
    });
  return usage;
}

type Comparing = {
  readonly principal: string;
  readonly ignoreBenign?: true;
  readonly format: "text" | "json";
};

const outputOption = (): Option =>
  new Option("--output <file>", "write there instead of to standard output");

const hashOption = (): Option =>
  new Option("--hash-accounts <secret>", "write other numbers for the ids of accounts");

/** The evidence in a file; wrong use where it holds none. */
export function evidenceIn({ directory }: Run, path: string): Evidence {
  const read = worktree(realpathSync(directory), [path], () => true).read(path);
  if (!read.ok) throw new UsageError(`${path}: ${read.problem.detail}`);
  const evidence = readEvidence(read.source.text);
  if ("wrong" in evidence) throw new UsageError(`${path}: ${evidence.wrong}`);
  return evidence;
}

function write(run: Run, evidence: Evidence, { output, hashAccounts }: Writing): void {
  const text = writeEvidence(
    hashAccounts === undefined ? evidence : withHashedAccounts(evidence, hashAccounts),
  );
  if (output === undefined) run.print(text);
  else writeFile(run.directory, output, text);
}
