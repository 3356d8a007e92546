import { Command } from "commander";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import type { Pull } from "../github/client.ts";
import { findingsVersion } from "../report/findings-json.ts";
import { logSafe } from "../report/log-safe.ts";
import { textReport } from "../report/text.ts";
import type { FailOn } from "../rules/terms.ts";
import { failOnOption, UsageError } from "./options.ts";
import { jsonOf } from "./reports.ts";
import type { Run } from "./run.ts";
import { wholeNumber } from "./whole-number.ts";

type Options = {
  readonly repository?: string;
  readonly pull?: number;
  readonly commentId: string;
  readonly config?: string;
  readonly failOn?: FailOn;
};

/** `owner/name` as GitHub allows it: nothing in it leads to another address. */
const repositoryName = /^[A-Za-z0-9][\w-]*\/(?!\.{1,2}$)[\w.-]+$/;

/** What of a result is read: which pull request it is about, and at which commit. */
const named = z.object({
  version: z.literal(findingsVersion),
  pull: z
    .object({
      repository: z.string().regex(repositoryName),
      number: z.int().min(1),
      head: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
    })
    .optional(),
});
type Told = z.infer<typeof named>["pull"];

export function command(run: Run): Command {
  return new Command("post")
    .description("judge the pull request that a result is about again, and post the comments")
    .argument("<result>", "the file that the output json-file of the Action names")
    .option(
      "--repository <owner/name>",
      "where the pull request is; the variable GITHUB_REPOSITORY, if not given",
    )
    .option("--pull <number>", "its number, if the result does not say", wholeNumber)
    .option("--config <path>", "the configuration, in the base (default: .github/pare.yml)")
    .option("--comment-id <name>", "whose comments these are, among several jobs", "post")
    .addOption(failOnOption)
    .action(async (path: string, options: Options) => {
      const told = toldIn(resolve(run.directory, path), path);
      const pull = pullOf(told, options, run);
      // What speaks to GitHub is half of the bundle, and no other command needs it.
      const { postComments } = await import(/* webpackMode: "eager" */ "./comments.ts");
      const posting = { ...options, ...(told && { expected: told.head }) };
      const { result, told: said } = await postComments(pull, posting, run);
      const lines = [...said.account, ...said.warnings].map(logSafe);
      run.print(`${[...lines, textReport(result)].join("\n")}\n`);
      run.exitCode = result.blocked ? 1 : 0;
    });
}

/**
 * The pull request that a result is about. Nothing else of it is read: it may come from a run of
 * somebody else's code, and what is posted is found anew from the commits.
 */
function toldIn(file: string, path: string): Told {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(
      `${path}: ${error instanceof Error ? error.message : "it cannot be read"}`,
    );
  }
  const parsed = named.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data.pull;
  throw new UsageError(`${path}: it is no result of the Action's; give its output json-file`);
}

/**
 * The pull request of a result. Where it is says who runs this, not the result: a token may reach
 * further than the repository whose result it is.
 */
function pullOf(told: Told, { repository, pull }: Options, { env }: Run): Pull {
  const where = repository ?? env.GITHUB_REPOSITORY;
  if (where === undefined || where === "")
    throw new UsageError(
      "where the pull request is is not known: give --repository owner/name, or set GITHUB_REPOSITORY",
    );
  if (!repositoryName.test(where))
    throw new UsageError(`the repository is to be given as owner/name, not as ${where}`);
  const number = pull ?? told?.number;
  if (number === undefined)
    throw new UsageError("the result names no pull request: give --pull number");
  if (told && (told.number !== number || told.repository.toLowerCase() !== where.toLowerCase()))
    throw new UsageError(
      `the result is about pull request ${told.number} of ${told.repository}, not ${number} of ${where}`,
    );
  const [owner = "", repo = ""] = where.split("/");
  return { owner, repo, number };
}
