import { Command } from "commander";
import type { Policy } from "../iam/policy.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { notRead, whyNoPolicy } from "../jobs/no-policy.ts";
import { scan, wantedFiles } from "../jobs/scan.ts";
import { analysesReport } from "../report/analysis-json.ts";
import { analysesTable, analysesText } from "../report/analysis-text.ts";
import { logSafe } from "../report/log-safe.ts";
import { shownProblems, type NotEvaluated } from "../report/not-evaluated.ts";
import { packaged } from "../repository/root.ts";
import type { Tree } from "../repository/tree.ts";
import { worktree } from "../repository/worktree.ts";
import { analyse } from "../rules/analysis.ts";
import { leavingUnread } from "../source/problem.ts";
import { dataFormatOption, printData, type DataFormat } from "./data-format.ts";
import { fileAt } from "./file-at.ts";
import type { Run } from "./run.ts";
import { UsageError } from "./usage-error.ts";

type Options = { readonly all?: boolean; readonly format: DataFormat };

export function command(run: Run): Command {
  return new Command("analyze")
    .description("say what policies allow, by access level, service and class, with their scores")
    .argument("<policy...>", "files and directories with policies, in any language that Pare reads")
    .option("--all", "every action and service by name, however many there are")
    .addOption(dataFormatOption())
    .action(async (paths: string[], { all, format }: Options) => {
      const facts = openFacts(packaged);
      const found = scan(worktree(run.directory, paths, wantedFiles), facts);
      const unread = shownProblems(found.problems, found.sources);
      const policies = found.policies.filter(({ statements }) => statements.length > 0);
      const without = paths
        .map((path) => fileAt(run, path, wantedFiles))
        .filter(({ tree }) => !isAnswered(tree, policies, unread))
        .map(({ path, tree }) => whyNoPolicy(path, tree, facts));
      const broken = unread.filter(({ reason }) => leavingUnread.has(reason));
      if (policies.length === 0 && broken.length === unread.length)
        throw new UsageError([...broken.map(notRead), ...without].join("\n"));
      run.note(without.map((each) => `${logSafe(each)}\n`).join(""));
      const analyses = policies.map((policy) => analyse(policy, facts));
      const { date } = facts.catalog;
      await printData(
        run,
        {
          value: analysesReport(analyses, date, unread),
          text: () => analysesText(analyses, date, unread, { all: all === true }),
          table: () => analysesTable(analyses),
        },
        format,
      );
    });
}

/** Whether something is told of what stands at a path. */
function isAnswered(
  tree: Tree,
  policies: readonly Policy[],
  unread: readonly NotEvaluated[],
): boolean {
  const listed = new Set(tree.list());
  return (
    unread.some((each) => listed.has(each.path)) ||
    policies.some(({ place, statements }) =>
      [place, ...statements.map((each) => each.place)].some(({ source }) =>
        listed.has(source.path),
      ),
    )
  );
}
