import { openHistory, type History } from "./history.ts";
import type { Side } from "./hunks.ts";

/** Everything that the fake GitHub knows, and changes when it is asked to. */
export type World = {
  /** Where the API is served from, and the web pages that it links to. */
  api: string;
  readonly web: string;
  readonly repository: Repository;
  /** The folder of the git repository. */
  readonly directory: string;
  readonly history: History;
  readonly pulls: Pull[];
  readonly limits: Limits;
  readonly reviews: Review[];
  readonly comments: ReviewComment[];
  /** The GraphQL names of threads that somebody resolved. */
  readonly resolvedThreads: Set<string>;
  readonly issues: Issue[];
  readonly issueComments: IssueComment[];
  readonly checkRuns: CheckRun[];
  readonly uploads: Upload[];
  /** The repositories of the owner as GraphQL lists them, null where the token may not see one. */
  readonly owned: (OwnedRepository | null)[];
  /** Logins and the role they have on the repository. */
  readonly collaborators: ReadonlyMap<string, string>;
  /** Teams of the owner, by their slugs, and who is in them or invited to be. */
  readonly teams: ReadonlyMap<string, Readonly<Record<string, "active" | "pending">>>;
  /** The time of the next event: a second after the one before, from a fixed one on. */
  tick(): string;
  id(): number;
};

export type Repository = {
  readonly owner: string;
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  /** Other repositories of the owner, for the list of an organisation's. */
  readonly others: readonly string[];
};

export type OwnedRepository = {
  /** "owner/name" */
  readonly nameWithOwner: string;
  /** The commit of its default branch. */
  readonly head?: string;
  readonly diskUsage?: number;
  readonly isArchived?: boolean;
  readonly isDisabled?: boolean;
  readonly isEmpty?: boolean;
  readonly isFork?: boolean;
  readonly isLocked?: boolean;
};

export type Person = { readonly login: string; readonly type: "User" | "Bot" };

export type Pull = {
  readonly number: number;
  title: string;
  body?: string;
  readonly author: Person;
  readonly base: string;
  readonly head: string;
  /** owner/name of the repository that the head comes from, where it is a fork. */
  readonly fork?: string;
  /** owner/name of the repository that it goes into, where this one is a fork of that. */
  readonly upstream?: string;
  state: "open" | "closed";
  readonly draft: boolean;
  /** The commit of the base branch that it became, where it was merged. */
  merged?: string;
};

export type Limits = {
  /** Files of a pull request that are listed at all. */
  readonly files: number;
  /** Lines and bytes of a file's patch, beyond which it is left out. */
  readonly patchLines: number;
  readonly patchBytes: number;
  /** Entries of a tree read recursively. */
  readonly treeEntries: number;
};

export type Review = {
  readonly id: number;
  readonly pull: number;
  readonly author: Person;
  readonly body: string;
  readonly state: "COMMENTED" | "APPROVED" | "CHANGES_REQUESTED" | "PENDING";
  readonly commit: string;
  readonly at: string;
};

export type ReviewComment = {
  readonly id: number;
  readonly pull: number;
  readonly review: number;
  readonly author: Person;
  body: string;
  readonly path: string;
  /** The commit that the comment was made on; lines are those that the file had there. */
  readonly commit: string;
  readonly mergeBase: string;
  readonly subject: "line" | "file";
  readonly side: Side;
  readonly line?: number;
  readonly startLine?: number;
  readonly startSide?: Side;
  readonly hunk: string;
  readonly inReplyTo?: number;
  /** Why it was folded away, as GitHub shows it: "resolved", "outdated". */
  minimized?: string;
  readonly created: string;
  updated: string;
};

export type Issue = {
  readonly number: number;
  readonly author: Person;
  title: string;
  body: string;
  state: "open" | "closed";
  labels: readonly string[];
  /** Whether only those may comment who may write: they may still change it. */
  locked?: boolean;
  /** Somebody deleted it: it is in no list any more. */
  deleted?: boolean;
  readonly created: string;
  updated: string;
};

export type IssueComment = {
  readonly id: number;
  readonly issue: number;
  readonly author: Person;
  body: string;
  minimized?: string;
  readonly created: string;
  updated: string;
};

export type CheckRun = {
  readonly id: number;
  /** The slug of the App that made it: nobody else changes it. */
  readonly app: string;
  externalId: string;
  readonly commit: string;
  name: string;
  status: string;
  conclusion: string | null;
  title: string | null;
  summary: string | null;
  readonly annotations: unknown[];
  readonly started: string;
};

export type Upload = { readonly commit: string; readonly ref: string; readonly sarif: unknown };

/** What a test says about the world it wants; the rest is as in most repositories. */
export type Description = {
  /** The folder of the git repository that the API shows. */
  readonly directory: string;
  readonly owner?: string;
  readonly name?: string;
  readonly private?: boolean;
  readonly defaultBranch?: string;
  readonly others?: readonly string[];
  readonly owned?: readonly (OwnedRepository | null)[];
  readonly pulls?: readonly (Pick<Pull, "number"> & Partial<Pull>)[];
  readonly collaborators?: Readonly<Record<string, string>>;
  readonly teams?: Readonly<Record<string, Readonly<Record<string, "active" | "pending">>>>;
  readonly limits?: Partial<Limits>;
};

/** 2026-01-02T00:00:00Z, in milliseconds. */
const beginning = 1_767_312_000_000;

export function createWorld(description: Description): World {
  const { owner = "octo-org", name = "infrastructure", defaultBranch = "main" } = description;
  let [seconds, ids] = [0, 0];
  return {
    api: "",
    web: "https://github.com",
    repository: {
      owner,
      name,
      private: description.private ?? true,
      defaultBranch,
      others: description.others ?? [],
    },
    directory: description.directory,
    history: openHistory(description.directory),
    pulls: (description.pulls ?? []).map((pull) => ({
      title: `Pull request ${pull.number}`,
      author: { login: "octocat", type: "User" },
      base: defaultBranch,
      head: "feature",
      state: "open",
      draft: false,
      ...pull,
    })),
    // The first from the description of pulls/list-files and git/get-tree, those of a patch from
    // GitHub's page "Repository limits": 20,000 lines or 500 KB for one file of a diff.
    limits: {
      files: 3000,
      patchLines: 20_000,
      patchBytes: 500_000,
      treeEntries: 100_000,
      ...description.limits,
    },
    owned: [...(description.owned ?? [])],
    reviews: [],
    comments: [],
    resolvedThreads: new Set(),
    issues: [],
    issueComments: [],
    checkRuns: [],
    uploads: [],
    collaborators: new Map(Object.entries(description.collaborators ?? {})),
    teams: new Map(Object.entries(description.teams ?? {})),
    tick: () => new Date(beginning + 1000 * seconds++).toISOString().replace(".000Z", "Z"),
    // Larger than 32 bits hold, as GitHub's ids are.
    id: () => 5_000_000_000 + ++ids,
  };
}

/** A comment in the conversation of a pull request or issue, by anybody. */
export function addIssueComment(
  world: World,
  comment: Pick<IssueComment, "issue" | "author" | "body">,
): IssueComment {
  const at = world.tick();
  const added = { ...comment, id: world.id(), created: at, updated: at };
  world.issueComments.push(added);
  return added;
}

/** A comment on a line, by anybody. Whether the line can be commented is for the caller to know. */
export function addReviewComment(
  world: World,
  comment: Omit<ReviewComment, "id" | "created" | "updated">,
): ReviewComment {
  const at = world.tick();
  const added = { ...comment, id: world.id(), created: at, updated: at };
  world.comments.push(added);
  return added;
}

/** Head and merge base of a pull request as they are now. */
export function endsOf(
  world: World,
  pull: Pull,
): { head: string; mergeBase: string; base: string } {
  const head = world.history.commit(`refs/pull/${pull.number}/head`);
  const base = world.history.commit(`refs/heads/${pull.base}`);
  if (!head || !base) throw new Error(`pull request ${pull.number} has no commits`);
  // What GitHub compares where the histories are not related (any more), it does not say.
  return { head, base, mergeBase: world.history.mergeBase(base, head) ?? base };
}
