import type { Json } from "../contract.ts";
import { anchorOf } from "./anchors.ts";
import { sample } from "./sample.ts";
import type { Issue, IssueComment, Person, Pull, Review, ReviewComment, World } from "./world.ts";
import { endsOf } from "./world.ts";

/** How GitHub shows what it knows: one function for each kind of object in its answers. */

/** The user that GITHUB_TOKEN acts as, with the id that it has on github.com. */
export const actionsBot: Person = { login: "github-actions[bot]", type: "Bot" };

export function user(world: World, { login, type }: Person): Json {
  const id = login === actionsBot.login ? 41_898_282 : idOf(login);
  return sample("simple-user", {
    login,
    id,
    type,
    url: `${world.api}/users/${encodeURIComponent(login)}`,
    html_url: `${world.web}/${encodeURIComponent(login)}`,
  });
}

export function repository(world: World, schema: string, fullName = fullNameOf(world)): Json {
  const [owner = "", name = ""] = fullName.split("/");
  return sample(schema, {
    id: idOf(fullName),
    node_id: repositoryId(fullName),
    name,
    full_name: fullName,
    private: world.repository.private,
    default_branch: world.repository.defaultBranch,
    owner: user(world, { login: owner, type: "User" }),
    fork: fullName !== fullNameOf(world),
    url: `${world.api}/repos/${fullName}`,
    html_url: `${world.web}/${fullName}`,
    clone_url: `${world.web}/${fullName}.git`,
  });
}

export function pullRequest(world: World, pull: Pull, schema = "pull-request"): Json {
  const { head, base, mergeBase } = endsOf(world, pull);
  const { number, state, fork = fullNameOf(world) } = pull;
  const side = (ref: string, sha: string, name: string): Json => {
    const owner = name.split("/")[0] ?? "";
    const holder = user(world, { login: owner, type: "User" });
    const repo = repository(world, "repository", name);
    return { label: `${owner}:${ref}`, ref, sha, user: holder, repo };
  };
  const shown = {
    url: `${apiUrl(world)}/pulls/${number}`,
    html_url: pageOf(world, number),
    id: idOf(`pull ${number}`),
    number,
    state,
    draft: pull.draft,
    title: pull.title,
    body: pull.body ?? null,
    user: user(world, pull.author),
    author_association: "CONTRIBUTOR",
    base: side(pull.base, base, pull.upstream ?? fullNameOf(world)),
    head: side(pull.head, head, fork),
    merge_commit_sha: pull.merged ?? world.history.commit(`refs/pull/${number}/merge`) ?? null,
    merged_at: pull.merged === undefined ? null : world.history.about(pull.merged).date,
  };
  if (schema !== "pull-request") return sample(schema, shown);

  const changes = world.history.changes(mergeBase, head);
  const total = (key: "additions" | "deletions"): number =>
    changes.reduce((sum, change) => sum + change[key], 0);
  return sample(schema, {
    ...shown,
    merged: pull.merged !== undefined,
    mergeable: shown.merge_commit_sha !== null,
    mergeable_state: shown.merge_commit_sha === null ? "dirty" : "clean",
    commits: world.history.commits(mergeBase, head).length,
    comments: world.issueComments.filter(({ issue }) => issue === number).length,
    review_comments: world.comments.filter((comment) => comment.pull === number).length,
    changed_files: changes.length,
    additions: total("additions"),
    deletions: total("deletions"),
  });
}

export function review(world: World, review: Review): Json {
  const html = `${pageOf(world, review.pull)}#pullrequestreview-${review.id}`;
  const pull = `${apiUrl(world)}/pulls/${review.pull}`;
  return {
    id: review.id,
    node_id: `PRR_${review.id}`,
    user: user(world, review.author),
    body: review.body,
    state: review.state,
    commit_id: review.commit,
    ...(review.state !== "PENDING" && { submitted_at: review.at }),
    html_url: html,
    pull_request_url: pull,
    author_association: associationOf(world, review.author),
    _links: { html: { href: html }, pull_request: { href: pull } },
  };
}

export function reviewComment(world: World, comment: ReviewComment): Json {
  const { id, pull, line, startLine, side, startSide = side } = comment;
  const anchor = anchorOf(world, comment);
  const self = `${apiUrl(world)}/pulls/comments/${id}`;
  const html = `${pageOf(world, pull)}#discussion_r${id}`;
  const pullUrl = `${apiUrl(world)}/pulls/${pull}`;
  const lines = {
    line: anchor?.line ?? null,
    original_line: line,
    start_line: anchor?.startLine ?? null,
    original_start_line: startLine ?? null,
    start_side: startLine === undefined ? null : startSide,
    side,
  };
  return {
    id,
    node_id: `PRRC_${id}`,
    url: self,
    html_url: html,
    pull_request_url: pullUrl,
    pull_request_review_id: comment.review,
    user: user(world, comment.author),
    author_association: associationOf(world, comment.author),
    body: comment.body,
    path: comment.path,
    diff_hunk: comment.hunk,
    commit_id: anchor?.commit ?? comment.commit,
    original_commit_id: comment.commit,
    position: comment.subject === "file" ? 1 : (anchor?.position ?? null),
    original_position: 1,
    subject_type: comment.subject,
    ...(comment.subject === "line" && lines),
    ...(comment.inReplyTo !== undefined && { in_reply_to_id: comment.inReplyTo }),
    created_at: comment.created,
    updated_at: comment.updated,
    _links: { self: { href: self }, html: { href: html }, pull_request: { href: pullUrl } },
  };
}

export function issueComment(world: World, comment: IssueComment): Json {
  const { id, issue } = comment;
  return sample("issue-comment", {
    id,
    node_id: `IC_${id}`,
    url: `${apiUrl(world)}/issues/comments/${id}`,
    html_url: `${pageOf(world, issue)}#issuecomment-${id}`,
    issue_url: `${apiUrl(world)}/issues/${issue}`,
    user: user(world, comment.author),
    author_association: associationOf(world, comment.author),
    body: comment.body,
    created_at: comment.created,
    updated_at: comment.updated,
  });
}

export function issue(world: World, issue: Issue): Json {
  const { number } = issue;
  const isPull = world.pulls.some((pull) => pull.number === number);
  const url = `${apiUrl(world)}/pulls/${number}`;
  const html = pageOf(world, number);
  const pull = { url, html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch` };
  return sample("issue", {
    ...(isPull && { pull_request: pull }),
    id: idOf(`issue ${number}`),
    number,
    url: `${apiUrl(world)}/issues/${number}`,
    html_url: `${world.web}/${fullNameOf(world)}/issues/${number}`,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    labels: issue.labels,
    locked: issue.locked ?? false,
    user: user(world, issue.author),
    author_association: associationOf(world, issue.author),
    comments: world.issueComments.filter((comment) => comment.issue === number).length,
    created_at: issue.created,
    updated_at: issue.updated,
    closed_at: issue.state === "closed" ? issue.updated : null,
  });
}

/** The name of a repository in the GraphQL API. */
export function repositoryId(fullName: string): string {
  return `R_${idOf(fullName)}`;
}

export function fullNameOf({ repository: { owner, name } }: World): string {
  return `${owner}/${name}`;
}

/** The address under which the API shows the repository. */
export function apiUrl(world: World): string {
  return `${world.api}/repos/${fullNameOf(world)}`;
}

function pageOf(world: World, number: number): string {
  return `${world.web}/${fullNameOf(world)}/pull/${number}`;
}

/** "Author has been invited to collaborate on the repository": `CommentAuthorAssociation` in GraphQL. */
function associationOf(world: World, { login, type }: Person): string {
  if (world.collaborators.has(login)) return "COLLABORATOR";
  return type === "Bot" ? "NONE" : "CONTRIBUTOR";
}

/** A number of its own for each name, the same in every run. */
function idOf(name: string): number {
  let number = 7;
  for (const character of name) number = (number * 31 + (character.codePointAt(0) ?? 0)) % 1e9;
  return number + 1;
}
