import { created, notFound, validationFailed, type Handler } from "./answers.ts";
import { putObject, putRef, putTree } from "../git.ts";
import { sample } from "./sample.ts";
import { apiUrl } from "./shapes.ts";
import type { World } from "./world.ts";

/** Trees and commits that are made over the API, and the branches that come to hold them. */

type NewEntry = {
  readonly path: string;
  readonly mode: string;
  readonly content?: string;
  readonly sha?: string | null;
};

export const objects: Readonly<Record<string, Handler>> = {
  "git/create-tree": (world, { body }) => {
    const { base_tree: base, tree } = body as {
      readonly base_tree?: string;
      readonly tree: readonly NewEntry[];
    };
    const from = base === undefined ? undefined : world.history.treeSha(base);
    // GitHub's words, as the fatal error of many a log: "GitRPC::BadObjectState" has the same status.
    if (base !== undefined && from === undefined) return validationFailed({ code: "invalid" });
    const sha = tree.reduce((at, entry) => withEntry(world, at, entry), from ?? emptyTree(world));
    const entries = world.history.tree(sha, false) ?? [];
    const url = `${apiUrl(world)}/git/trees/${sha}`;
    return created({ sha, url, tree: entries, truncated: false });
  },

  "git/create-commit": (world, { body, token }) => {
    const { message, tree, parents } = body as {
      readonly message: string;
      readonly tree: string;
      readonly parents: readonly string[];
    };
    if (world.history.treeSha(tree) === undefined) return notFound;
    const name = token.person.login;
    const date = Date.parse(world.tick()) / 1000;
    const who = `${name} <${name}@users.noreply.github.com> ${date} +0000`;
    const lines = [
      `tree ${tree}`,
      ...parents.map((parent) => `parent ${parent}`),
      ...[`author ${who}`, `committer ${who}`, "", message],
    ];
    const sha = putObject(world.directory, "commit", lines.join("\n"));
    const person = { name, email: `${name}@users.noreply.github.com`, date: dateOf(date) };
    return created(
      sample("git-commit", {
        ...{ sha, message, author: person, committer: person },
        tree: { sha: tree, url: `${apiUrl(world)}/git/trees/${tree}` },
        parents: parents.map((parent) => ({
          sha: parent,
          url: `${apiUrl(world)}/git/commits/${parent}`,
          html_url: `${world.web}/commit/${parent}`,
        })),
      }),
    );
  },
};

function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

function emptyTree({ directory }: World): string {
  return putTree(directory, []);
}

/** A tree in which one file is another. */
function withEntry(world: World, tree: string, entry: NewEntry): string {
  const { path, mode, content = "", sha } = entry;
  const { directory, history } = world;
  const [name = "", ...below] = path.split("/");
  const entries = history.tree(tree, false) ?? [];
  const there = entries.find((each) => each.path === name);
  const inside = (): string =>
    withEntry(world, there?.sha ?? emptyTree(world), { ...entry, path: below.join("/") });
  const blob = (): string => sha ?? putObject(directory, "blob", content);
  const added =
    below.length > 0
      ? { mode: "040000", sha: inside(), path: name }
      : { mode, sha: blob(), path: name };
  return putTree(directory, [...entries.filter((each) => each !== there), added]);
}

/** Where a branch points to from now on; its open pull requests go with it, or are closed. */
export function moveBranch(world: World, branch: string, to: string | undefined): void {
  const { directory, pulls } = world;
  const ref = `refs/heads/${branch}`;
  putRef(directory, ref, to);
  for (const pull of pulls)
    if (pull.head === branch && pull.fork === undefined && pull.state === "open")
      if (to === undefined) pull.state = "closed";
      else putRef(directory, `refs/pull/${pull.number}/head`, to);
}
