import { Command } from "commander";
import { openFacts } from "../jobs/knowledge.ts";
import { openInGit } from "../jobs/change-in-git.ts";
import { readChange } from "../jobs/read-change.ts";
import { review } from "../jobs/review.ts";
import { hasGit, openGit, type Git } from "../repository/git.ts";
import { packaged } from "../repository/root.ts";
import type { FailOn } from "../rules/terms.ts";
import { failOnOption, formatOption, outputOption, settingsGiven, UsageError } from "./options.ts";
import { formats, formatted, give, type OutputFormat } from "./output.ts";
import type { Run } from "./run.ts";
import { usageGiven, usageOption } from "./usage-option.ts";
import { wholeNumber } from "./whole-number.ts";

type Options = {
  readonly base?: string;
  readonly head: string;
  readonly failOn?: FailOn;
  readonly format: OutputFormat;
  readonly maxComments?: number;
  readonly output?: string;
  readonly usage?: readonly string[];
};

export function command(run: Run): Command {
  return (
    new Command("review")
      .description("judge what a branch changes, as the Action does on a pull request")
      .option(
        "--base <revision>",
        "what it is to be merged into (default: the remote's main branch)",
      )
      .option("--head <revision>", "the branch", "HEAD")
      .addOption(failOnOption)
      // A badge says what all of a repository comes to.
      .addOption(formatOption(formats.filter((each) => each !== "badge")))
      .addOption(outputOption())
      .option(
        "--max-comments <number>",
        "the most comments of --format markdown (default: 25, if the configuration says nothing else)",
        wholeNumber,
      )
      .addOption(usageOption())
      .action(async (options: Options) => {
        const git = openGit(run.directory);
        if (!git)
          throw new UsageError(
            hasGit()
              ? "this is no git repository; `pare audit` judges any directory"
              : "git is needed for this, and is not installed; `pare audit` does without",
          );
        const head = commit(git, options.head, "--head");
        const into = commit(git, options.base ?? mainBranch(git), "--base");
        const base = git.mergeBase(into, head);
        if (base === undefined)
          throw new UsageError(
            "--base and --head have no common history here; fetch more of it (git fetch --unshallow)",
          );
        const facts = openFacts(packaged);
        // The configuration is the base's, as in the Action: a branch does not open its own gate.
        const opened = openInGit(git, { base, head, into });
        const usage = usageGiven(run, options.usage);
        const asked = { given: settingsGiven(options), today: run.today, usage };
        const { chosen, agreement, change } = await readChange(opened, asked);
        const result = review(change, facts, agreement);
        const { maxComments } = chosen;
        const report = formatted(result, options.format, facts.catalog, { maxComments });
        give(run, report, options.output);
        run.exitCode = result.blocked ? 1 : 0;
      })
  );
}

function commit(git: Git, revision: string, option: string): string {
  const found = git.commit(revision);
  if (found === undefined)
    throw new UsageError(`there is no commit ${revision}; name one with ${option}`);
  return found;
}

function mainBranch(git: Git): string {
  const candidates = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];
  const found = candidates.find((each) => git.commit(each) !== undefined);
  if (found === undefined)
    throw new UsageError("the main branch is not known; name it with --base");
  return found;
}
