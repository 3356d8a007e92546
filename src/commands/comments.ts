import { answered } from "../github/answer.ts";
import type { Pull } from "../github/client.ts";
import { getPullRequest } from "../github/pull-request.ts";
import { passGate, type Gated } from "../jobs/gate.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { openGit } from "../repository/git.ts";
import { packaged } from "../repository/root.ts";
import type { FailOn } from "../rules/terms.ts";
import { clientFor } from "./client.ts";
import { settingsGiven, UsageError } from "./options.ts";
import type { Run } from "./run.ts";

export type Posting = {
  readonly commentId: string;
  readonly failOn?: FailOn;
  /** The path of the configuration, where somebody names it. */
  readonly config?: string;
  /** The commit that somebody expects it to be at. */
  readonly expected?: string;
};

/** Judges a pull request that is open, and posts the comments. */
export async function postComments(
  pull: Pull,
  { expected, commentId, failOn, config }: Posting,
  { directory, env, today }: Run,
): Promise<Gated> {
  const client = clientFor(env, "a token that may comment");
  const now = answered(await getPullRequest(client, pull));
  const { head, state } = now;
  if (state === "closed") throw new UsageError(`pull request ${pull.number} is closed`);
  if (expected !== undefined && expected !== head.sha)
    throw new UsageError(
      `the result is about ${expected}, and pull request ${pull.number} is at ${head.sha} by now: its own run will tell`,
    );
  return passGate({
    client,
    pull,
    now,
    head: head.sha,
    git: openGit(directory),
    facts: openFacts(packaged),
    given: settingsGiven(failOn === undefined ? {} : { failOn }),
    ...(config !== undefined && { config }),
    job: commentId,
    today,
    serverUrl: env.GITHUB_SERVER_URL ?? "https://github.com",
  });
}
