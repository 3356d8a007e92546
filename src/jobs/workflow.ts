import { answered } from "../github/answer.ts";
import type { Client, Repository } from "../github/client.ts";
import type { Destination, Subject, ToldPull } from "../github/event.ts";
import {
  branchTip,
  getPullRequest,
  mergeBase,
  pullsOfCommit,
  type ListedPull,
} from "../github/pull-request.ts";
import { posted } from "../report/posted.ts";
import type { Result, ReviewResult } from "../report/result.ts";
import { auditMarkdown } from "../report/summary.ts";
import type { Mark } from "../report/trend/night.ts";
import type { Git } from "../repository/git.ts";
import { limited } from "../repository/tree.ts";
import { holdsFiles, isLink, worktree } from "../repository/worktree.ts";
import { changedOn } from "./ages.ts";
import { agreedIn, detailOf, type AskedFor } from "./agreed.ts";
import { audit } from "./audit.ts";
import { fixNightly } from "./fix-nightly.ts";
import { passGate } from "./gate.ts";
import type { Fixing, Telling } from "./inputs.ts";
import type { AwsFacts } from "./knowledge.ts";
import { mergedAnswers } from "./merged-answers.ts";
import { keepNight } from "./nightly.ts";
import type { Commits } from "./open-change.ts";
import { openCommits } from "./pull-request.ts";
import { readChange } from "./read-change.ts";
import { review } from "./review.ts";
import { wantedFiles } from "./scan.ts";
import { ConfigurationError } from "./settings.ts";
import { inLog, tellOfCommit, type Told } from "./tell.ts";

/** Where a job of a workflow stands, and what it was given. */
export type Workplace = AskedFor & {
  readonly client: Client;
  readonly repository: Repository;
  /** Of the checkout, if there is one. */
  readonly directory: string;
  /** That of the checkout; absent where there is none, or no git. */
  readonly git: Git | undefined;
  readonly facts: AwsFacts;
  /** Revisions to compare, for events that name none; without a base, everything is judged. */
  readonly between: { readonly base: string; readonly head: string };
  readonly job: string;
  readonly serverUrl: string;
  /** Whether an audit keeps a pull request with replacements, and which. */
  readonly fixing?: Fixing;
  /** What it tells beside its summary. */
  readonly telling?: Telling;
};

/** What was found, and what of it was told where. */
export type Judged = {
  readonly result: Result | ReviewResult;
  readonly told: Told;
  /** How it came to its verdict: lines for who looks closely. */
  readonly detail: readonly string[];
  /** The pull request that was judged. */
  readonly pull?: PullName;
  /** The number of the one with replacements, where there is one. */
  readonly fixPull?: number;
  /** The number of the issue that tells of an audit, where there is one that is open. */
  readonly issue?: number;
  /** An audit as a page, where one is asked for. */
  readonly html?: string;
  /** What an audit did not see again, since the file was not read. */
  readonly unseen?: readonly Mark[];
};

/** A pull request at a commit, for who is to tell of it later. */
export type PullName = {
  readonly repository: string;
  readonly number: number;
  readonly head: string;
};

/** Judges what an event asks for: one result, or one for each pull request, those that block last. */
export async function judgeSubject(subject: Subject, place: Workplace): Promise<readonly Judged[]> {
  switch (subject.kind) {
    case "nothing":
      return [];
    case "pull":
      return [await judgeTold(subject, place)];
    case "run": {
      const pulls = answered(await pullsOfCommit(place.client, place.repository, subject.head));
      const all: Judged[] = [];
      for (const now of pulls) all.push(await judgePull(now, now.head.sha, place));
      return all.sort((a, b) => Number(a.result.blocked) - Number(b.result.blocked));
    }
    case "commits":
      return [await judgeCommits({ ...subject, into: subject.base }, place, subject.destination)];
    case "branch": {
      const commits = await startOf(subject, place);
      return [commits ? await judgeCommits(commits, place) : await judgeEverything(place)];
    }
    case "everything":
      return place.between.base === ""
        ? [await judgeEverything(place)]
        : [await judgeCommits(commitsBetween(place), place)];
  }
}

/** A pull request of an event, as it is now; where GitHub does not say, as the event tells of it. */
async function judgeTold(
  { number, told }: { readonly number: number; readonly told?: ToldPull },
  place: Workplace,
): Promise<Judged> {
  const asked = await getPullRequest(place.client, { ...place.repository, number });
  const now = told && !asked.ok ? { ...told, number } : answered(asked);
  return judgePull(now, told?.head.sha ?? now.head.sha, place);
}

async function judgePull(
  now: Pick<ListedPull, "number"> & ToldPull,
  head: string,
  place: Workplace,
): Promise<Judged> {
  const { number } = now;
  const pull = { ...place.repository, number };
  const gated = await passGate({ ...place, pull, now, head });
  return { ...gated, pull: { repository: `${pull.owner}/${pull.repo}`, number, head } };
}

/** Where a new branch began; undefined where nobody knows. */
async function startOf(
  { from, head }: { readonly from: string; readonly head: string },
  { client, repository, git }: Workplace,
): Promise<Commits | undefined> {
  const told = await branchTip(client, repository, from);
  const into = told.ok ? told.value : git?.commit(`refs/remotes/origin/${from}`);
  if (into === undefined) return undefined;
  const asked = await mergeBase(client, repository, into, head);
  const base = asked.ok ? asked.value : git?.mergeBase(into, head);
  return base === undefined ? undefined : { base, head, into };
}

/** The commits that the inputs name, from where they have parted. */
function commitsBetween({ between, git }: Workplace): Commits {
  const head = git?.commit(between.head === "" ? "HEAD" : between.head);
  const into = git?.commit(between.base);
  const base = into !== undefined && head !== undefined ? git?.mergeBase(into, head) : undefined;
  if (head === undefined || into === undefined || base === undefined)
    throw new ConfigurationError(
      "inputs base and head: the checkout does not have them with a common history; set fetch-depth: 0",
    );
  return { base, head, into };
}

/**
 * A change without a pull request to talk to: what is found stands in a check run, which a merge queue
 * may wait for, in the summary and in the log.
 */
async function judgeCommits(
  commits: Commits,
  place: Workplace,
  destination?: Destination,
): Promise<Judged> {
  const { client, repository, git, facts, job } = place;
  const opened = openCommits(client, repository, commits, git);
  const read = await readChange(opened, place);
  const { chosen, agreement, change } = read;
  const found = review(change, facts, agreement);
  const merging = { client, repository, destination, ...commits };
  const { replies, account, unheard } = await mergedAnswers(merging, read, found.findings);
  const result = replies.size === 0 ? found : review(change, facts, { ...agreement, replies });
  const said = posted(result, facts.catalog, { maxComments: 0, job });
  const detail = [`from ${commits.base} to ${commits.head}`, ...detailOf(agreement)];
  const told = await tellOfCommit(
    { client, pull: repository, head: commits.head, job, check: chosen.check },
    result,
    said,
  );
  return {
    result,
    told: {
      ...told,
      account: [...account, ...told.account],
      warnings: [...unheard, ...told.warnings],
    },
    detail,
  };
}

/**
 * An audit of the checkout. Where there is none, nothing would be found, and that is no pass: a
 * directory without a file throws a ConfigurationError. One of other files only is fine.
 */
async function judgeEverything(place: Workplace): Promise<Judged> {
  if (!holdsFiles(place.directory))
    throw new ConfigurationError(
      `there is nothing to audit, since no file is in ${place.directory}: run actions/checkout first`,
    );
  const tree = worktree(place.directory, [], wantedFiles);
  const { chosen, agreement } = await agreedIn((path) => Promise.resolve(tree.read(path)), {
    ...place,
    changedOn: changedOn(place.git),
  });
  const inside = limited(tree, chosen.inside);
  const result = audit(inside, place.facts, agreement, true);
  // A link shares the text of the file that it leads to, and is no file to be written.
  const files = limited(inside, (path) => !isLink(place.directory, path));
  const fixed = place.fixing && (await fixNightly(place, place.fixing, files, agreement));
  const keeping = { issue: false, html: false, ...place.telling, history: chosen.history };
  const night = await keepNight(place, keeping, result, tree);
  const all = [night, ...(fixed ? [fixed] : [])];
  const paragraphs = all.flatMap((each) => each.paragraphs);
  const summary = [...paragraphs, auditMarkdown(result)].join("\n\n");
  return {
    result,
    told: {
      ...inLog(result, summary),
      annotations: none,
      account: all.flatMap(({ account }) => account),
      warnings: all.flatMap(({ warnings }) => warnings),
    },
    detail: detailOf(agreement),
    ...(fixed?.number !== undefined && { fixPull: fixed.number }),
    ...(night.issue !== undefined && { issue: night.issue }),
    ...(night.html !== undefined && { html: night.html }),
    unseen: night.unseen,
  };
}

/** Of everything that there is, a few annotations would say nothing. */
const none = { shown: [], left: 0 };
