import type { Answer } from "../github/answer.ts";
import type { Client, Repository } from "../github/client.ts";
import { ownLogin } from "../github/identity.ts";
import { changeIssue, createIssue, ownIssues, type Issue } from "../github/issues.ts";
import { sameText } from "../github/own.ts";
import { isLeft, trackingBody, trackingTitle, type Tracking } from "../report/tracking/issue.ts";
import { isDone, issueMarkerStart } from "../report/tracking/marker.ts";
import type { Result } from "../report/result.ts";

/** What became of the issue. "declined": somebody closed it while something stands. */
export type TrackedIssue = {
  readonly did: "nothing" | "opened" | "updated" | "unchanged" | "closed" | "reopened" | "declined";
  readonly issue?: Pick<Issue, "number" | "htmlUrl">;
};

/**
 * Keeps the one issue that tells of an audit as it should be. It is known by its author and its marker:
 * somebody else's of the same title is left alone. Whoever closes it is not bothered again until he opens it,
 * or all was repaired. It takes the permission `issues: write`; without, it is a refusal that says so.
 */
export async function keepTrackingIssue(
  client: Client,
  repository: Repository,
  result: Result,
  tracking: Tracking,
): Promise<Answer<TrackedIssue>> {
  const author = await ownLogin(client);
  if (!author.ok) return author;
  const own = { author: author.value, marker: issueMarkerStart(tracking.job) };
  const found = await ownIssues(client, repository, own);
  if (!found.ok) return found;
  const open = found.value.find(({ state }) => state === "open");
  const issue = open ?? found.value.at(-1);
  const left = isLeft(result, tracking.tonight);
  if (!issue && !left) return done("nothing");
  if (issue?.state === "closed" && left && !isDone(issue.body)) return done("declined", issue);
  const body = trackingBody(result, tracking);
  if (!issue) return opened(client, repository, body);
  if (issue.state === "closed" && !left) {
    if (isDone(issue.body)) return done("nothing");
    // Somebody closed it, and all is repaired by now: what comes next is news.
    return after(changeIssue(client, repository, issue.number, { body }), "nothing", issue);
  }
  if (!left)
    return after(
      changeIssue(client, repository, issue.number, { body, state: "closed" }),
      "closed",
      issue,
    );
  if (issue.state === "open" && sameText(issue.body, body)) return done("unchanged", issue);
  const changes = { body, ...(issue.state === "closed" && { state: "open" as const }) };
  const changed = await changeIssue(client, repository, issue.number, changes);
  // It was deleted since the list was made.
  if (!changed.ok && changed.status === 410) return opened(client, repository, body);
  return changed.ok ? done(issue.state === "open" ? "updated" : "reopened", issue) : changed;
}

async function opened(
  client: Client,
  repository: Repository,
  body: string,
): Promise<Answer<TrackedIssue>> {
  const made = await createIssue(client, repository, { title: trackingTitle, body });
  return made.ok ? done("opened", made.value) : made;
}

async function after(
  act: Promise<Answer<void>>,
  did: TrackedIssue["did"],
  issue: Issue,
): Promise<Answer<TrackedIssue>> {
  const answer = await act;
  return answer.ok ? done(did, issue) : answer;
}

function done(did: TrackedIssue["did"], issue?: TrackedIssue["issue"]): Answer<TrackedIssue> {
  return { ok: true, value: { did, ...(issue && { issue }) } };
}
