import type { Json } from "./contract.ts";
import { pullRequest, repository, user } from "./fake/shapes.ts";
import type { Pull, World } from "./fake/world.ts";

export type PullRequestAction =
  | "opened"
  | "synchronize"
  | "reopened"
  | "edited"
  | "ready_for_review"
  | "closed";

/**
 * What the runner writes to GITHUB_EVENT_PATH for `pull_request`: the pull request, base and head
 * as the fake GitHub has them now.
 */
export function pullRequestEvent(
  world: World,
  number: number,
  action: PullRequestAction = "opened",
  before?: string,
): Json {
  const pull = pullOf(world, number);
  const shown = pullRequest(world, pull) as { readonly head: { readonly sha: string } };
  return {
    action,
    number,
    // Only a push to the head says what the head was before it.
    ...(action === "synchronize" && { before: before ?? shown.head.sha, after: shown.head.sha }),
    pull_request: shown,
    repository: repository(world, "repository"),
    sender: user(world, pull.author),
  };
}

function pullOf(world: World, number: number): Pull {
  const found = world.pulls.find((pull) => pull.number === number);
  if (!found) throw new Error(`no pull request ${number}`);
  return found;
}
