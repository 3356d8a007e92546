import { Command } from "commander";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { answered } from "../github/answer.ts";
import { connect, type Client, type Pull } from "../github/client.ts";
import { proxyFetch } from "../github/proxy.ts";
import { getPullRequest } from "../github/pull-request.ts";
import { passGate } from "../jobs/gate.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { version } from "../report/links.ts";
import { logSafe } from "../report/text.ts";
import { verdict } from "../report/verdict.ts";
import { openGit } from "../repository/git.ts";
import { readCatalogFile } from "../repository/root.ts";
import { failOnOption, settingsGiven, UsageError, wholeNumber, type FailOn } from "./options.ts";
import type { Run } from "./run.ts";

type Options = {
  readonly repository?: string;
  readonly pull?: number;
  readonly commentId: string;
  readonly config?: string;
  readonly failOn?: FailOn;
};

/** What of a result is read: which pull request it is about, and at which commit. */
const named = z.object({
  pull: z
    .object({
      repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
      number: z.int().min(1),
      head: z.string().regex(/^[0-9a-f]{40,64}$/),
    })
    .optional(),
});

export function command(run: Run): Command {
  return new Command("post")
    .description("judge the pull request of a result again, and post the comments")
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
      const told = resultAt(resolve(run.directory, path), path);
      const client = clientFor(run);
      const pull = pullOf(told, options, run.env.GITHUB_REPOSITORY);
      const { base, head, state } = answered(await getPullRequest(client, pull));
      if (state === "closed") throw new UsageError(`pull request ${pull.number} is closed`);
      if (told && told.head !== head.sha)
        throw new UsageError(
          `${path} is about ${told.head}, and pull request ${pull.number} is at ${head.sha} by now: its own run will tell`,
        );
      const { result, told: said } = await passGate({
        client,
        pull,
        ends: { base: base.sha, head: head.sha },
        git: openGit(run.directory),
        facts: openFacts(readCatalogFile),
        given: settingsGiven(options),
        ...(options.config !== undefined && { config: options.config }),
        job: options.commentId,
        today: run.today,
        serverUrl: run.env.GITHUB_SERVER_URL ?? "https://github.com",
      });
      const lines = [...said.account, ...said.warnings, verdict(result)];
      run.print(`${lines.map(logSafe).join("\n")}\n`);
      run.exitCode = result.blocked ? 1 : 0;
    });
}

/**
 * The pull request that a result is about. Nothing else of it is believed: it may come from a run of
 * somebody else's code, and what is posted is found anew from the commits.
 */
function resultAt(file: string, path: string): z.infer<typeof named>["pull"] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(
      `${path}: ${error instanceof Error ? error.message : "it cannot be read"}`,
    );
  }
  const parsed = named.safeParse(jsonOf(text, path));
  if (parsed.success) return parsed.data.pull;
  throw new UsageError(`${path}: it is no result of the Action's; give its output json-file`);
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`${path}: it is no JSON: ${error.message}`);
  }
}

/**
 * The pull request of a result. Where it is says who runs this, not the result: a token may reach
 * further than the repository whose result it is.
 */
function pullOf(
  told: z.infer<typeof named>["pull"],
  options: Options,
  ownRepository: string | undefined,
): Pull {
  const where = options.repository ?? ownRepository ?? "";
  const [owner, repo, ...more] = where.split("/");
  if (!owner || !repo || more.length > 0)
    throw new UsageError(
      "where the pull request is is not known: give --repository owner/name, or set GITHUB_REPOSITORY",
    );
  if (told && told.repository.toLowerCase() !== where.toLowerCase())
    throw new UsageError(`the result is about ${told.repository}, and not about ${where}`);
  if (told && options.pull !== undefined && told.number !== options.pull)
    throw new UsageError(
      `the result is about pull request ${told.number}, and not about ${options.pull}`,
    );
  const number = told?.number ?? options.pull;
  if (number === undefined)
    throw new UsageError("the result names no pull request: give --pull number");
  return { owner, repo, number };
}

function clientFor({ env }: Run): Client {
  const token = env.GITHUB_TOKEN ?? env.GH_TOKEN;
  if (token === undefined || token === "")
    throw new UsageError(
      "the variable GITHUB_TOKEN is not set: a token that may comment is needed",
    );
  const fetch = proxyFetch(env);
  return connect({
    token,
    apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
    ...(env.GITHUB_GRAPHQL_URL !== undefined && { graphqlUrl: env.GITHUB_GRAPHQL_URL }),
    userAgent: `pare/${version}`,
    ...(fetch && { fetch }),
  });
}
