import { Command } from "commander";
import { openFacts } from "../jobs/knowledge.ts";
import { scan, wantedFiles } from "../jobs/scan.ts";
import { analysesReport } from "../report/analysis-json.ts";
import { analysesTable, analysesText } from "../report/analysis-text.ts";
import { shownProblems } from "../report/not-evaluated.ts";
import { packaged } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";
import { analyse } from "../rules/analysis.ts";
import { dataFormatOption, printData, type DataFormat } from "./data-format.ts";
import type { Run } from "./run.ts";
import { UsageError } from "./usage-error.ts";

export function command(run: Run): Command {
  return new Command("analyze")
    .description("say what policies allow, by access level, service and class, with their scores")
    .argument("<policy...>", "files and directories with policies, in any language that Pare reads")
    .addOption(dataFormatOption())
    .action(async (paths: string[], { format }: { readonly format: DataFormat }) => {
      const facts = openFacts(packaged);
      const found = scan(worktree(run.directory, paths, wantedFiles), facts);
      const unread = shownProblems(found.problems, found.sources);
      if (found.policies.length === 0 && unread.length === 0)
        throw new UsageError(`there is no policy in ${paths.join(", ")}`);
      const analyses = found.policies
        .filter(({ statements }) => statements.length > 0)
        .map((policy) => analyse(policy, facts));
      const { date } = facts.catalog;
      await printData(
        run,
        {
          value: analysesReport(analyses, date, unread),
          text: () => analysesText(analyses, date, unread),
          table: () => analysesTable(analyses),
        },
        format,
      );
    });
}
