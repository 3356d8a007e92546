import {
  created,
  gone,
  notFound,
  ok,
  page,
  refusal,
  validationFailed,
  type Answer,
  type Handler,
  type Request,
} from "./answers.ts";
import { isBlank, tooLong } from "./rules.ts";
import * as show from "./shapes.ts";
import { addIssueComment, type Issue, type IssueComment, type World } from "./world.ts";

/** Issues, and the conversation of issues and pull requests, which are issues to this API. */
export const issues: Readonly<Record<string, Handler>> = {
  "issues/get": (world, request) => {
    const number = Number(request.params.issue_number);
    const issue = [...world.issues, ...pullsAsIssues(world)].find((each) => each.number === number);
    return issue ? ok(show.issue(world, issue)) : notFound;
  },

  "issues/list-for-repo": (world, request, url) => {
    const state = request.query.get("state") ?? "open";
    const labels = (request.query.get("labels") ?? "").split(",").filter(Boolean);
    const creator = request.query.get("creator");
    // "GitHub's REST API considers every pull request an issue": the prose of the operation.
    const found = [...world.issues, ...pullsAsIssues(world)].filter(
      (issue) =>
        !issue.deleted &&
        (state === "all" || issue.state === state) &&
        (creator === null || issue.author.login === creator) &&
        labels.every((label) => issue.labels.includes(label)),
    );
    // The newest first, as GitHub sorts unless told otherwise.
    const sorted = found.sort((a, b) => b.number - a.number);
    return page(request, url, sorted, (issue) => show.issue(world, issue));
  },

  "issues/create": (world, request) => {
    const refusal = refusedBody("Issue", request.body.body ?? "-");
    if (refusal) return refusal;
    const at = world.tick();
    const issue: Issue = {
      number: nextNumber(world),
      author: request.token.person,
      title: String(request.body.title),
      body: (request.body.body ?? "") as string,
      state: "open",
      labels: labelNames(request.body.labels) ?? [],
      created: at,
      updated: at,
    };
    world.issues.push(issue);
    return created(show.issue(world, issue));
  },

  "issues/update": (world, request) =>
    withIssue(world, request, (issue) => {
      const { title, body, state } = request.body as Partial<Issue>;
      const refusal = refusedBody("Issue", body ?? "-");
      if (refusal) return refusal;
      issue.title = title ?? issue.title;
      issue.body = body ?? issue.body;
      issue.state = state ?? issue.state;
      issue.labels = labelNames(request.body.labels) ?? issue.labels;
      issue.updated = world.tick();
      return ok(show.issue(world, issue));
    }),

  "issues/list-comments": (world, request, url) =>
    withConversation(world, request, (number) => {
      const since = request.query.get("since") ?? "";
      const found = world.issueComments.filter(
        ({ issue, updated }) => issue === number && updated >= since,
      );
      return page(request, url, found, (comment) => show.issueComment(world, comment));
    }),

  "issues/create-comment": (world, request) =>
    withConversation(world, request, (issue) => {
      const refusal = refusedBody("IssueComment", request.body.body);
      if (refusal) return refusal;
      const author = request.token.person;
      const comment = addIssueComment(world, { issue, author, body: String(request.body.body) });
      return created(show.issueComment(world, comment));
    }),

  "issues/get-comment": (world, request) =>
    withComment(world, request, (comment) => ok(show.issueComment(world, comment))),

  "issues/update-comment": (world, request) =>
    withComment(world, request, (comment) => {
      const refusal = refusedBody("IssueComment", request.body.body);
      if (refusal) return refusal;
      comment.body = String(request.body.body);
      comment.updated = world.tick();
      return ok(show.issueComment(world, comment));
    }),

  "issues/delete-comment": (world, request) =>
    withComment(world, request, (comment) => {
      world.issueComments.splice(world.issueComments.indexOf(comment), 1);
      return gone;
    }),
};

/** danger/danger#424, jmikedupont2/ai-ticket#51 */
export function refusedBody(resource: string, body: unknown): Answer | undefined {
  if (tooLong(body)) {
    const message = "Body is too long (maximum is 65536 characters)";
    return validationFailed({ resource, code: "unprocessable", field: "data", message });
  }
  if (isBlank(body)) {
    const message = "Body cannot be blank";
    return validationFailed({ resource, code: "unprocessable", field: "data", message });
  }
  return undefined;
}

function pullsAsIssues(world: World): readonly Issue[] {
  const at = "2026-01-01T00:00:00Z";
  return world.pulls.map(({ number, author, title, state }) => {
    return { number, author, title, state, body: "", labels: [], created: at, updated: at };
  });
}

/** A label is asked for by its name, or as an object that has one. */
function labelNames(labels: unknown): readonly string[] | undefined {
  if (!Array.isArray(labels)) return undefined;
  return labels.map((label: string | { name: string }) =>
    typeof label === "string" ? label : label.name,
  );
}

export function nextNumber(world: World): number {
  const taken = [...world.pulls, ...world.issues].map(({ number }) => number);
  return Math.max(0, ...taken) + 1;
}

function withIssue(world: World, request: Request, answer: (issue: Issue) => Answer): Answer {
  const number = Number(request.params.issue_number);
  const issue = world.issues.find((each) => each.number === number);
  if (issue?.deleted) return refusal(410, "This issue was deleted");
  return issue ? answer(issue) : notFound;
}

function withConversation(
  world: World,
  request: Request,
  answer: (number: number) => Answer,
): Answer {
  const number = Number(request.params.issue_number);
  const found = [...world.pulls, ...world.issues].some((each) => each.number === number);
  return found ? answer(number) : notFound;
}

function withComment(
  world: World,
  request: Request,
  answer: (comment: IssueComment) => Answer,
): Answer {
  const id = Number(request.params.comment_id);
  const comment = world.issueComments.find((each) => each.id === id);
  return comment ? answer(comment) : notFound;
}
