import { Command } from "commander";
import { basename } from "node:path";
import { ownersOf } from "../config/codeowners.ts";
import { audit } from "../jobs/audit.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { codeownersIn } from "../jobs/owners.ts";
import { trendOf, type Trend } from "../jobs/trend.ts";
import { htmlReport } from "../report/html/page.ts";
import type { Result } from "../report/result.ts";
import { historyText, type History } from "../report/trend/history.ts";
import { readHistory } from "../report/trend/read-history.ts";
import { openGit } from "../repository/git.ts";
import { packaged } from "../repository/root.ts";
import type { Tree } from "../repository/tree.ts";
import { putFile, worktree } from "../repository/worktree.ts";
import type { FailOn } from "../rules/terms.ts";
import { filesOf } from "./files.ts";
import { failOnOption, formatOption, outputOption, settingsGiven, UsageError } from "./options.ts";
import { formats, formatted, give, type OutputFormat } from "./output.ts";
import type { Run } from "./run.ts";
import { usageGiven, usageOption } from "./usage-option.ts";

type Options = {
  readonly failOn?: FailOn;
  readonly format: OutputFormat | "html";
  readonly history?: string;
  readonly output?: string;
  readonly usage?: readonly string[];
};

export function command(run: Run): Command {
  return new Command("audit")
    .description("judge every IAM statement of files and directories")
    .argument("[paths...]", "files and directories, the current one by default")
    .addOption(failOnOption)
    .addOption(formatOption([...formats, "html"]))
    .option("--history <file>", "a file with the nights before, to which this one is added")
    .addOption(outputOption())
    .addOption(usageOption())
    .action(async (paths: string[], options: Options) => {
      const facts = openFacts(packaged);
      const found = await filesOf(run, paths, settingsGiven(options), {
        usage: usageGiven(run, options.usage),
      });
      const result = audit(found.tree, facts, found.agreement, found.isWhole, run.status);
      const trend = trendIn(run, result, options.history);
      if (options.history !== undefined)
        putFile(run.directory, options.history, historyText(trend.history));
      const report =
        options.format === "html"
          ? await pageOf(
              result,
              options.history === undefined ? withoutHistory(trend) : trend,
              found,
            )
          : formatted(result, options.format, facts.catalog, { unseen: trend.tonight.unknown });
      give(run, report, options.output);
      run.exitCode = result.blocked ? 1 : 0;
    });
}

/** The night with those of a file, which is begun where there is none. */
function trendIn({ directory, today }: Run, result: Result, path: string | undefined): Trend {
  const commit = openGit(directory)?.commit("HEAD") ?? "";
  const nights = path === undefined ? [] : historyIn(directory, path);
  return trendOf(result, { date: today, commit }, nights);
}

function historyIn(directory: string, path: string): History {
  const read = worktree(directory, [], () => false).read(path);
  if (!read.ok) {
    if (read.isAbsent) return [];
    throw new UsageError(`${path}: ${read.problem.detail}`);
  }
  const nights = readHistory(path, read.source.text);
  if (!nights.ok) throw new UsageError(nights.mistake);
  return nights.history;
}

function withoutHistory({ tonight }: Trend): Trend {
  return { tonight, history: [] };
}

async function pageOf(
  result: Result,
  trend: Trend,
  { root, tree }: { readonly root: string; readonly tree: Tree },
): Promise<string> {
  const owners = await codeownersIn((path) => Promise.resolve(tree.read(path)));
  const name = basename(root);
  return htmlReport(result, { name, ...trend, ownersOf: (path) => ownersOf(owners, path) });
}
