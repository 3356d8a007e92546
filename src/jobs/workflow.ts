import { answered } from "../github/answer.ts";
import type { Client, Pull, Repository } from "../github/client.ts";
import type { Ends, Subject } from "../github/event.ts";
import { getPullRequest, mergeBase, pullsOfCommit } from "../github/pull-request.ts";
import { posted } from "../report/posted.ts";
import type { Result, ReviewResult } from "../report/result.ts";
import { auditMarkdown } from "../report/summary.ts";
import type { Git } from "../repository/git.ts";
import { limited, type Read } from "../repository/tree.ts";
import { worktree } from "../repository/worktree.ts";
import { agreedIn, detailOf, type AskedFor } from "./agreed.ts";
import { audit } from "./audit.ts";
import { passGate } from "./gate.ts";
import type { AwsFacts } from "./knowledge.ts";
import { openCommits } from "./pull-request.ts";
import { review } from "./review.ts";
import { wantedFiles } from "./scan.ts";
import { ConfigurationError } from "./settings.ts";
import { inLog, type Told } from "./tell.ts";

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
};

/** What was found, and what of it was told where. */
export type Judged = {
  readonly result: Result | ReviewResult;
  readonly told: Told;
  /** How it came to its verdict: lines for who looks closely. */
  readonly detail: readonly string[];
  /** The pull request that was judged. */
  readonly pull?: PullName;
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
      return [await judgePull(subject, place)];
    case "run": {
      const pulls = answered(await pullsOfCommit(place.client, place.repository, subject.head));
      const all: Judged[] = [];
      for (const { number, base, head } of pulls)
        all.push(await judgePull({ number, ends: { base: base.sha, head: head.sha } }, place));
      return all.sort((a, b) => Number(a.result.blocked) - Number(b.result.blocked));
    }
    case "commits":
      return [await judgeCommits(subject, place)];
    case "branch": {
      const base = await startOf(subject, place);
      return base === undefined
        ? [await judgeEverything(place)]
        : [await judgeCommits({ base, head: subject.head }, place)];
    }
    case "everything":
      return place.between.base === ""
        ? [await judgeEverything(place)]
        : [await judgeCommits(endsBetween(place), place)];
  }
}

async function judgePull(
  { number, ends }: { readonly number: number; readonly ends?: Ends },
  place: Workplace,
): Promise<Judged> {
  const pull = { ...place.repository, number };
  const { base, head } = ends ?? (await endsOf(place.client, pull));
  const gated = await passGate({ ...place, pull, ends: { base, head } });
  return { ...gated, pull: { repository: `${pull.owner}/${pull.repo}`, number, head } };
}

async function endsOf(client: Client, pull: Pull): Promise<Ends> {
  const { base, head } = answered(await getPullRequest(client, pull));
  return { base: base.sha, head: head.sha };
}

/** Where a new branch began; undefined where nobody knows. */
async function startOf(
  { from, head }: { readonly from: string; readonly head: string },
  { client, repository, git }: Workplace,
): Promise<string | undefined> {
  const asked = await mergeBase(client, repository, from, head);
  return asked.ok ? asked.value : git?.mergeBase(`origin/${from}`, head);
}

/** The commits that the inputs name, from where they have parted. */
function endsBetween({ between, git }: Workplace): Ends {
  const head = git?.commit(between.head === "" ? "HEAD" : between.head);
  const from = git && head !== undefined ? git.commit(between.base) : undefined;
  const base = from !== undefined && head !== undefined ? git?.mergeBase(from, head) : undefined;
  if (head === undefined || base === undefined)
    throw new ConfigurationError(
      "inputs base and head: the checkout does not have them with a common history; set fetch-depth: 0",
    );
  return { base, head };
}

/** A change without a pull request to talk to: what is found stands in the summary and the log. */
async function judgeCommits(ends: Ends, place: Workplace): Promise<Judged> {
  const { client, repository, git, facts, job } = place;
  const opened = openCommits(client, repository, ends, git);
  const inBase = async (path: string): Promise<Read> => answered(await opened.baseFile(path));
  const { chosen, agreement } = await agreedIn(inBase, place);
  const change = answered(await opened.change(chosen.inside));
  const result = review(change, facts, agreement);
  const { summary } = posted(result, facts.catalog, { maxComments: 0, job });
  const detail = [`from ${ends.base} to ${ends.head}`, ...detailOf(agreement)];
  return { result, told: inLog(result, summary), detail };
}

async function judgeEverything(place: Workplace): Promise<Judged> {
  const tree = worktree(place.directory, [], wantedFiles);
  const { chosen, agreement } = await agreedIn((path) => Promise.resolve(tree.read(path)), place);
  const result = audit(limited(tree, chosen.inside), place.facts, agreement, true);
  return {
    result,
    told: { ...inLog(result, auditMarkdown(result)), annotations: none },
    detail: detailOf(agreement),
  };
}

/** Of everything that there is, a few annotations would say nothing. */
const none = { shown: [], left: 0 };
