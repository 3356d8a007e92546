import type { Json } from "../contract.ts";
import { notFound, ok, page, validationFailed, type Answer, type Handler } from "./answers.ts";
import type { Entry } from "./history.ts";
import { diffEntry } from "./pulls.ts";
import { sample } from "./sample.ts";
import { apiUrl, fullNameOf } from "./shapes.ts";
import type { World } from "./world.ts";

/** Commits, trees and files. */
export const contents: Readonly<Record<string, Handler>> = {
  "repos/compare-commits-with-basehead": (world, request, url) => {
    const [base, head, ...more] = (request.params.basehead ?? "").split("...").map(withoutOwner);
    const ends = [base, head].map((name) => name && world.history.commit(name));
    const [from, to] = ends;
    if (!from || !to || more.length > 0) return notFound;
    const mergeBase = world.history.mergeBase(from, to);
    if (mergeBase === undefined) return notFound;

    const [ahead, behind] = [world.history.commits(from, to), world.history.commits(to, from)];
    const commits = page(request, url, ahead, (sha) => commit(world, sha));
    // Files are on the first page only, 300 at most: the prose of the operation.
    const isFirst = Number(request.query.get("page") ?? 1) === 1;
    const files = isFirst ? world.history.changes(mergeBase, to).slice(0, 300) : undefined;
    const body = sample("commit-comparison", {
      url: `${apiUrl(world)}/compare/${request.params.basehead ?? ""}`,
      base_commit: commit(world, from),
      merge_base_commit: commit(world, mergeBase),
      status: statusOf(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: commits.body,
      ...(files && { files: files.map((change) => diffEntry(world, change, to)) }),
    });
    return { ...commits, body };
  },

  "repos/get-content": (world, { params, query }) => {
    const path = (params.path ?? "").replace(/^\/|\/$/g, "");
    const root = world.history.commit(query.get("ref") ?? world.repository.defaultBranch);
    const entries = root && world.history.tree(root, true);
    if (!entries) return notFound;
    const entry = entries.find((each) => each.path === path);
    if (path !== "" && !entry) return notFound;
    if (!entry || entry.type === "tree") {
      // 1,000 files of a folder: the prose of the operation.
      const inside = entries.filter((each) => parentOf(each.path) === path).slice(0, 1000);
      return ok(inside.map((each) => content(world, each)));
    }
    return file(world, entry);
  },

  "git/get-tree": (world, { params, query }) => {
    const name = params.tree_sha ?? "";
    const [sha, entries] = [
      world.history.treeSha(name),
      world.history.tree(name, query.has("recursive")),
    ];
    if (!sha || !entries) return notFound;
    const limit = query.has("recursive") ? world.limits.treeEntries : Infinity;
    const url = `${apiUrl(world)}/git/trees/${sha}`;
    const tree = entries.slice(0, limit).map((entry) => ({
      ...entry,
      ...(entry.type !== "commit" && { url: `${apiUrl(world)}/git/${entry.type}s/${entry.sha}` }),
    }));
    return ok({ sha, url, tree, truncated: entries.length > limit });
  },

  "git/get-blob": (world, { params }) => {
    const sha = params.file_sha ?? "";
    if (!/^[0-9a-f]{40}$/.test(sha)) {
      const message = "The sha parameter must be exactly 40 characters and contain only [0-9a-f].";
      return validationFailed({ resource: "Blob", field: "sha", code: "custom", message });
    }
    const bytes = world.history.blob(sha);
    if (!bytes) return notFound;
    const url = `${apiUrl(world)}/git/blobs/${sha}`;
    const text = base64(bytes);
    return ok({ sha, node_id: "B", size: bytes.length, url, content: text, encoding: "base64" });
  },

  "git/get-commit": (world, { params }) => {
    const sha = world.history.commit(params.commit_sha ?? "");
    if (sha === undefined) return notFound;
    const { tree, parents, name, email, date, message } = world.history.about(sha);
    const person = { name, email, date };
    const shown = { sha, message, author: person, committer: person };
    const parent = (each: string): Json => ({
      sha: each,
      url: `${apiUrl(world)}/git/commits/${each}`,
      html_url: `${world.web}/${fullNameOf(world)}/commit/${each}`,
    });
    return ok(
      sample("git-commit", {
        ...shown,
        tree: { sha: tree, url: `${apiUrl(world)}/git/trees/${tree}` },
        parents: parents.filter(Boolean).map(parent),
      }),
    );
  },

  "git/get-ref": (world, { params }) => {
    const ref = `refs/${params.ref ?? ""}`;
    const sha = world.history.commit(ref);
    if (sha === undefined) return notFound;
    const object = { type: "commit", sha, url: `${apiUrl(world)}/git/commits/${sha}` };
    return ok({ ref, node_id: "R", url: `${apiUrl(world)}/git/${ref}`, object });
  },
};

function commit(world: World, sha: string): Json {
  const { tree, parents, name, email, date, message } = world.history.about(sha);
  const url = `${apiUrl(world)}/commits/${sha}`;
  const person = { name, email, date };
  return sample("commit", {
    sha,
    url,
    html_url: `${world.web}/${fullNameOf(world)}/commit/${sha}`,
    commit: {
      url: `${apiUrl(world)}/git/commits/${sha}`,
      author: person,
      committer: person,
      message,
      comment_count: 0,
      tree: { sha: tree, url: `${apiUrl(world)}/git/trees/${tree}` },
    },
    parents: parents.filter(Boolean).map((each) => ({ sha: each, url })),
  });
}

const types: Readonly<Record<string, string>> = { tree: "dir", commit: "submodule" };

function content(world: World, { path, mode, type, sha, size }: Entry): Json {
  const self = `${apiUrl(world)}/contents/${path.split("/").map(encodeURIComponent).join("/")}`;
  return {
    type: mode === "120000" ? "symlink" : (types[type] ?? "file"),
    name: path.split("/").at(-1),
    path,
    sha,
    size: size ?? 0,
    url: self,
    git_url: null,
    html_url: null,
    download_url: null,
    _links: { self, git: null, html: null },
  };
}

function file(world: World, entry: Entry): Answer {
  const bytes = world.history.blob(entry.sha);
  const about = content(world, entry);
  if (entry.mode === "120000") return ok({ ...about, target: bytes?.toString() });
  if (!bytes) return ok({ ...about, submodule_git_url: null });
  // Larger than 1 MB only as `raw` or `object`: the prose of the operation.
  if (bytes.length > 1_048_576) {
    const message = "This API returns blobs up to 1 MB in size.";
    const errors = [{ resource: "Blob", field: "data", code: "too_large" }];
    return { status: 403, body: { message, errors, documentation_url: "" } };
  }
  return ok({ ...about, content: base64(bytes), encoding: "base64" });
}

/** GitHub breaks the lines of encoded contents. */
function base64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll(/.{60}/g, "$&\n");
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? "diverged" : "ahead";
  return behind > 0 ? "behind" : "identical";
}

/** "owner:branch" names a branch of a fork, which this one repository holds too. */
function withoutOwner(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function parentOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}
