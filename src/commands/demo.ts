import { Command } from "commander";
import { usualAgreement } from "../config/agreement.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { gitChange } from "../jobs/change-in-git.ts";
import { review } from "../jobs/review.ts";
import { openGit } from "../repository/git.ts";
import { packaged } from "../repository/root.ts";
import { NoGit, withRepository } from "../repository/scratch.ts";
import { base, head } from "./demo/texts.ts";
import { UsageError } from "./options.ts";
import { formatted } from "./output.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("demo")
    .description("review a change to a small repository made for it, and print the comments")
    .action(() => {
      try {
        run.print(withRepository([base, head], reviewed));
      } catch (error) {
        if (error instanceof NoGit) throw new UsageError(error.message);
        throw error;
      }
    });
}

function reviewed(directory: string): string {
  const git = openGit(directory);
  const commits = { base: git?.commit("main"), head: git?.commit("change") };
  if (!git || commits.base === undefined || commits.head === undefined)
    throw new NoGit("git does not find the repository that it made");
  const facts = openFacts(packaged);
  const change = gitChange(git, { base: commits.base, head: commits.head }, () => true);
  return formatted(review(change, facts, usualAgreement("2026-01-01")), "markdown", facts.catalog);
}
