import { join } from "node:path";
import { afterAll } from "vitest";
import { connect } from "../../src/github/client.ts";
import { fixNightly, type FixTold } from "../../src/jobs/fix-nightly.ts";
import type { Agreement } from "../../src/config/agreement.ts";
import type { Fixing } from "../../src/jobs/inputs.ts";
import type { Git } from "../../src/repository/git.ts";
import { limited, memoryTree, type Tree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import type { Token } from "../github/fake/answers.ts";
import { moveBranch } from "../github/fake/objects.ts";
import { actionsBot } from "../github/fake/shapes.ts";
import type { Pull } from "../github/fake/world.ts";
import { startGitHub, type GitHub } from "../github/fake.ts";
import { putObject, putRef, putTree, refSha } from "../github/git.ts";
import { hurried } from "../github/hurried.ts";
import { createOrigin, type Origin } from "../github/origin.ts";
import { facts } from "../rules/facts.ts";

/** A repository that is audited night after night, and keeps a pull request with the repairs. */
export type Nights = {
  readonly origin: Origin;
  readonly github: GitHub;
  /** Looks at the default branch as it is, or at another commit. */
  readonly night: (more?: Night) => Promise<FixTold>;
  /** The pull requests from the branch of the repairs, the oldest first. */
  readonly pulls: () => readonly Pull[];
  /** The commits of that branch that are not on the default branch, the oldest first. */
  readonly commits: () => readonly string[];
  /** A file of it. */
  readonly fixed: (path: string) => string | undefined;
  /** Somebody commits to a branch, with another mode of what changes if need be. */
  readonly pushTo: (branch: string, files: Texts, mode?: string) => string;
  /** Somebody merges a pull request. */
  readonly merge: (pull: Pull) => void;
  /** Requests for a change since the last time that was asked. */
  readonly writes: () => readonly string[];
};

type Texts = Readonly<Record<string, string>>;

type Night = {
  readonly fixing?: Partial<Fixing>;
  readonly token?: keyof typeof tokens;
  readonly job?: string;
  readonly agreement?: Agreement;
  readonly ref?: string;
  /** Files that are not on the disk what they are in the commit. */
  readonly spoiled?: Texts;
};

const installation = (permissions: Token["permissions"]): Token => ({
  person: actionsBot,
  kind: "installation",
  permissions,
});
const tokens = {
  fixing: installation({ contents: "write", pull_requests: "write" }),
  reading: installation({ contents: "read", pull_requests: "read" }),
  committing: installation({ contents: "write", pull_requests: "read" }),
};

const branch = "pare/fix";

/** Repositories by what is in them at first: each is one folder, in which the nights begin anew. */
const origins = new Map<string, { readonly origin: Origin; readonly base: string }>();

function originOf(folder: string, files: Texts): Origin {
  const key = JSON.stringify(files);
  const known = origins.get(key);
  if (known) {
    const { origin, base } = known;
    putRef(origin.directory, "refs/heads/main", base);
    putRef(origin.directory, `refs/heads/${branch}`, undefined);
    return origin;
  }
  const story = { base: [files], head: [{ "notes.md": "Nothing.\n" }] };
  const origin = createOrigin(join(folder, `origin-${origins.size}`), story);
  origins.set(key, { origin, base: origin.base() });
  return origin;
}

const opened: GitHub[] = [];
afterAll(() => Promise.all(opened.splice(0).map((github) => github.close())));

export async function openNights(folder: string, files: Texts): Promise<Nights> {
  const origin = originOf(folder, files);
  const { directory, number } = origin;
  const github = await startGitHub({ directory, pulls: [{ number }], tokens });
  opened.push(github);
  const { world } = github;
  const { history } = world;
  const tipOf = (name: string): string => {
    const sha = refSha(directory, `refs/heads/${name}`);
    if (sha === undefined) throw new Error(`there is no branch ${name}`);
    return sha;
  };
  const filesOf = (commit: string): Map<string, string> =>
    new Map(
      history
        .tree(commit, true)
        ?.map(({ path, sha }) => [path, String(history.blob(sha))] as const),
    );
  let seen = 0;

  return {
    origin,
    github,
    pulls: () => world.pulls.filter(({ head }) => head === branch),
    night: async (more = {}) => {
      const { fixing = {}, token = "fixing", job = "nightly/fix", ref, spoiled } = more;
      const head = ref ?? origin.base();
      const committed = filesOf(head);
      const tree = memoryTree(new Map([...committed, ...Object.entries(spoiled ?? {})]));
      const client = connect({
        ...{ token, apiUrl: github.url, userAgent: "pare", patience: hurried },
      });
      const { owner, name: repo } = world.repository;
      const place = { client, repository: { owner, repo }, job, serverUrl: world.web, facts };
      const checkout = checkoutOf(head, memoryTree(committed));
      const asked = { assume: true, most: 10, ...fixing };
      return fixNightly({ ...place, git: checkout }, asked, tree, more.agreement ?? agreed());
    },
    commits: () => history.commits(origin.base(), tipOf(branch)),
    fixed: (path) => filesOf(tipOf(branch)).get(path),
    pushTo: (to, changed, newMode) => {
      const parent = tipOf(to);
      const entries = history.tree(parent, false)?.map(({ mode, sha, path }) => {
        const text = changed[path];
        if (text === undefined) return { mode, sha, path };
        return { mode: newMode ?? mode, sha: putObject(directory, "blob", text), path };
      });
      const tree = putTree(directory, entries ?? []);
      const who = "Ada Example <ada@example.com> 1767225600 +0000";
      const about = `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\nBy hand\n`;
      const commit = putObject(directory, "commit", about);
      moveBranch(world, to, commit);
      return commit;
    },
    merge: (pull) => {
      const head = tipOf(branch);
      moveBranch(world, pull.base, head);
      Object.assign(pull, { state: "closed", merged: head });
    },
    writes: () => {
      const all = github.writes().map(({ operation }) => operation);
      return all.slice(seen, (seen = all.length));
    },
  };
}

/** A checkout of a commit, as far as it is asked about. */
function checkoutOf(head: string, tree: Tree): Git {
  return {
    prefix: () => "",
    commit: () => head,
    mergeBase: () => undefined,
    fetch: () => false,
    tree: (_, wanted) => limited(tree, wanted),
    committedOn: () => undefined,
    diff: () => [],
  };
}
