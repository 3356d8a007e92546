import { join } from "node:path";
import { afterAll } from "vitest";
import { connect } from "../../src/github/client.ts";
import { fixNightly, type FixTold } from "../../src/jobs/fix-nightly.ts";
import type { Fixing } from "../../src/jobs/inputs.ts";
import type { Git } from "../../src/repository/git.ts";
import { limited, memoryTree, type Tree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import type { Token } from "../github/fake/answers.ts";
import { moveBranch } from "../github/fake/objects.ts";
import { actionsBot } from "../github/fake/shapes.ts";
import type { Pull } from "../github/fake/world.ts";
import { startGitHub, type GitHub } from "../github/fake.ts";
import { git } from "../github/git.ts";
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
  readonly fixed: (path: string) => string;
  /** Somebody commits to a branch. */
  readonly pushTo: (branch: string, files: Texts) => string;
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
    git(origin.directory, ["update-ref", "refs/heads/main", base]);
    git(origin.directory, ["update-ref", "-d", `refs/heads/${branch}`]);
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
  const run = (...args: readonly string[]): string => git(directory, args);
  const made = (kind: string, text: string): string =>
    git(directory, ["hash-object", "-t", kind, "-w", "--stdin"], text);
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
    night: async ({ fixing = {}, token = "fixing", job = "nightly/fix", ref, spoiled } = {}) => {
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
      return fixNightly({ ...place, git: checkout }, asked, tree, agreed());
    },
    commits: () => history.commits(origin.base(), run("rev-parse", branch)),
    fixed: (path) => `${run("show", `${branch}:${path}`)}\n`,
    pushTo: (to, changed) => {
      const parent = run("rev-parse", to);
      const lines = history.tree(parent, false)?.map(({ mode, type, sha, path }) => {
        const text = changed[path];
        return `${mode} ${type} ${text === undefined ? sha : made("blob", text)}\t${path}\0`;
      });
      const tree = git(directory, ["mktree", "-z"], lines?.join(""));
      const who = "Ada Example <ada@example.com> 1767225600 +0000";
      const about = `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\nBy hand\n`;
      const commit = made("commit", about);
      moveBranch(world, to, commit);
      return commit;
    },
    merge: (pull) => {
      const head = run("rev-parse", branch);
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
    diff: () => [],
  };
}
