import { refusalLine, type Answer } from "../github/answer.ts";
import type { Client, Pull, Repository } from "../github/client.ts";
import { listFiles, mergeBase } from "../github/pull-request.ts";
import type { Git } from "../repository/git.ts";
import type { Problem } from "../source/problem.ts";
import { openInApi } from "./change-in-api.ts";
import { hasCommits, openInGit } from "./change-in-git.ts";
import { firstOf, type Commits, type OpenChange } from "./open-change.ts";

/**
 * Opens a pull request into a commit, the tip of its base: from the merge base to its head, never the workspace, which is a merge
 * commit. Read from git, with what is missing fetched by name; where the remote does not give it,
 * through the API.
 */
export async function openPull(
  client: Client,
  pull: Pull,
  { into, head }: Pick<Commits, "into" | "head">,
  git: Git | undefined,
): Promise<Answer<OpenChange>> {
  const asked = await mergeBase(client, pull, into, head);
  if (asked.ok) {
    const commits = { base: asked.value, head, into };
    const fromApi = openInApi(client, pull, commits, () => renamesIn(client, pull));
    const isThere = git !== undefined && hasCommits(git, commits);
    return { ok: true, value: isThere ? firstOf(openInGit(git, commits), fromApi) : fromApi };
  }
  // GitHub does not say, or there is none: git may know, and the base itself is better than nothing.
  if (!git || !hasCommits(git, { base: into, head, into })) return asked;
  const base = git.mergeBase(into, head);
  const doubt = `compared with the base as it is now, since where the change began is not known. ${refusalLine(asked)}`;
  const unread = base === undefined ? [leftOut(doubt)] : [];
  return {
    ok: true,
    value: openInGit(git, { base: base ?? into, head, into }, unread),
  };
}

/** Something that concerns the change as a whole. */
function leftOut(detail: string): Problem {
  return { path: ".", reason: "unreadable", detail };
}

/** What is not told as renamed is taken for new: then all of it is judged. */
async function renamesIn(client: Client, pull: Pull): Promise<ReadonlyMap<string, string>> {
  const listed = await listFiles(client, pull);
  const files = listed.ok ? listed.value.files : [];
  return new Map(
    files.flatMap(({ path, previousPath, status }) =>
      status === "renamed" && previousPath !== undefined ? [[path, previousPath]] : [],
    ),
  );
}

/** Opens what lies between two commits as they are: what a merge queue merges, or was pushed. */
export function openCommits(
  client: Client,
  repository: Repository,
  commits: Commits,
  git: Git | undefined,
): OpenChange {
  const noRenames = () => Promise.resolve(new Map<string, string>());
  const fromApi = openInApi(client, repository, commits, noRenames);
  return git && hasCommits(git, commits) ? firstOf(openInGit(git, commits), fromApi) : fromApi;
}
