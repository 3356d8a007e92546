import { putRef } from "../git.ts";
import {
  created,
  notFound,
  ok,
  page,
  validationFailed,
  type Answer,
  type Handler,
  type Request,
} from "./answers.ts";
import type { Change } from "./history.ts";
import { nextNumber, refusedBody } from "./issues.ts";
import { shownPatch } from "./rules.ts";
import { apiUrl, fullNameOf, pullRequest } from "./shapes.ts";
import { endsOf, type Pull, type World } from "./world.ts";

/** Pull requests and the files that they change. */
export const pulls: Readonly<Record<string, Handler>> = {
  "pulls/get": (world, request) => withPull(world, request, (pull) => ok(pullRequest(world, pull))),

  "pulls/list": (world, request, url) => {
    const state = request.query.get("state") ?? "open";
    const [base, head] = [request.query.get("base"), request.query.get("head")];
    const found = world.pulls.filter(
      (pull) =>
        (state === "all" || pull.state === state) &&
        (base === null || pull.base === base) &&
        (head === null ||
          head === `${(pull.fork ?? fullNameOf(world)).split("/")[0] ?? ""}:${pull.head}`),
    );
    return page(request, url, found, (pull) => pullRequest(world, pull, "pull-request-simple"));
  },

  "pulls/create": (world, { body, token }) => {
    const { title, head, base, body: text } = body as Readonly<Record<string, string>>;
    const refused = refusedBody("PullRequest", text ?? "-");
    if (refused) return refused;
    const [from, into] = [head, base].map((name) => world.history.commit(`refs/heads/${name}`));
    if (from === undefined || into === undefined)
      return invalid({ field: from === undefined ? "head" : "base", code: "invalid" });
    if (
      world.pulls.some((pull) => pull.state === "open" && pull.head === head && pull.base === base)
    )
      return invalid({
        message: `A pull request already exists for ${world.repository.owner}:${head}.`,
      });
    if (world.history.commits(into, from).length === 0)
      return invalid({ message: `No commits between ${base} and ${head}` });
    const number = nextNumber(world);
    putRef(world.directory, `refs/pull/${number}/head`, from);
    const about = {
      number,
      title: title ?? "",
      body: text ?? "",
      base: base ?? "",
      head: head ?? "",
    };
    const pull: Pull = { ...about, author: token.person, state: "open", draft: false };
    world.pulls.push(pull);
    return created(pullRequest(world, pull));
  },

  "pulls/update": (world, request) =>
    withPull(world, request, (pull) => {
      const { title, body, state } = request.body as Partial<Pull>;
      const refused = refusedBody("PullRequest", body ?? "-");
      if (refused) return refused;
      if (state === "open" && pull.merged !== undefined) return invalid({ field: "state" });
      pull.title = title ?? pull.title;
      pull.body = body ?? pull.body ?? "";
      pull.state = state ?? pull.state;
      return ok(pullRequest(world, pull));
    }),

  "pulls/list-files": (world, request, url) =>
    withPull(world, request, (pull) => {
      const { head, mergeBase } = endsOf(world, pull);
      // At most 3,000 files: the prose of pulls/list-files.
      const changes = world.history.changes(mergeBase, head).slice(0, world.limits.files);
      return page(request, url, changes, (change) => diffEntry(world, change, head));
    }),

  "repos/list-pull-requests-associated-with-commit": (world, request, url) => {
    const commit = world.history.commit(request.params.commit_sha ?? "");
    const found = world.pulls.filter((pull) => {
      // What is in a fork alone is not known to belong anywhere: learningequality/kolibri#14719.
      if (pull.fork !== undefined) return false;
      if (commit === undefined) return false;
      if (pull.merged !== undefined) return mergedCommits(world, pull.merged).includes(commit);
      const { head, mergeBase } = endsOf(world, pull);
      return world.history.commits(mergeBase, head).includes(commit);
    });
    return page(request, url, found, (pull) => pullRequest(world, pull, "pull-request-simple"));
  },
};

/** 422 as creating and changing pull requests say it. */
function invalid(flaw: {
  readonly field?: string;
  readonly code?: string;
  readonly message?: string;
}): Answer {
  return validationFailed({ resource: "PullRequest", code: "custom", ...flaw });
}

/** What a merge brought to the branch; one that squashes has a commit of its own alone. */
function mergedCommits({ history }: World, merged: string): readonly string[] {
  const [before = merged] = history.about(merged).parents;
  return history.commits(before, merged);
}

/** A changed file, as lists of files and comparisons show it. */
export function diffEntry(world: World, change: Change, head: string): unknown {
  const { path, previousPath, status, blob, additions, deletions } = change;
  const patch = shownPatch(change, world.limits);
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  const web = `${world.web}/${fullNameOf(world)}`;
  return {
    sha: blob,
    filename: path,
    ...(previousPath !== undefined && { previous_filename: previousPath }),
    status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${web}/blob/${head}/${encoded}`,
    raw_url: `${web}/raw/${head}/${encoded}`,
    contents_url: `${apiUrl(world)}/contents/${encoded}?ref=${head}`,
    ...(patch !== undefined && { patch }),
  };
}

export function withPull(world: World, request: Request, answer: (pull: Pull) => Answer): Answer {
  const number = Number(request.params.pull_number);
  const pull = world.pulls.find((each) => each.number === number);
  return pull ? answer(pull) : notFound;
}
