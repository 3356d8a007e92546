import { ownersOf } from "../config/codeowners.ts";
import { refusalLine } from "../github/answer.ts";
import { aboutRepository, type About } from "../github/branch.ts";
import type { Client, Repository } from "../github/client.ts";
import { htmlReport } from "../report/html/page.ts";
import { linesOfCommit } from "../report/links.ts";
import type { Result } from "../report/result.ts";
import { issueLine, sinceParagraph } from "../report/tracking/told.ts";
import type { Mark } from "../report/trend/night.ts";
import type { Git } from "../repository/git.ts";
import type { Tree } from "../repository/tree.ts";
import { changedOn } from "./ages.ts";
import { baseOn } from "./fix-base.ts";
import { historyInFile, historyOnBranch, type KeptHistory } from "./history.ts";
import { codeownersIn } from "./owners.ts";
import type { Chosen } from "./settings.ts";
import { keepTrackingIssue } from "./tracking-issue.ts";
import { trendOf } from "./trend.ts";

/** What an audit keeps from night to night. */
export type Keeping = {
  readonly history: Chosen["history"];
  /** Whether an issue tells of it. */
  readonly issue: boolean;
  /** Whether a page is made of it. */
  readonly html: boolean;
};

/** Where a night is kept, and when it is. */
export type NightPlace = {
  readonly client: Client;
  readonly repository: Repository;
  readonly directory: string;
  readonly git: Git | undefined;
  /** The day in UTC: `2026-11-28`. */
  readonly today: string;
  readonly job: string;
  readonly serverUrl: string;
};

/** What became of it. */
export type NightTold = {
  /** The number of the issue, where there is one that is open. */
  readonly issue?: number;
  readonly html?: string;
  /** What stood in files that were not read this time. */
  readonly unseen: readonly Mark[];
  /** For the summary of the job. */
  readonly paragraphs: readonly string[];
  readonly account: readonly string[];
  readonly warnings: readonly string[];
};

/**
 * Compares an audit with the nights before, keeps it in the history, and tells of it in the tracking
 * issue and as a page. What cannot be kept or told is a warning: the summary says the same.
 */
export async function keepNight(
  place: NightPlace,
  { history: where, issue, html }: Keeping,
  result: Result,
  tree: Tree,
): Promise<NightTold> {
  const { client, repository, git, today, job, serverUrl } = place;
  const warnings: string[] = [];
  const account: string[] = [];
  const commit = git?.commit("HEAD") ?? "";
  const isShared = issue || where.branch !== undefined;
  const shared = isShared ? await sharedPlace(place, commit) : undefined;
  if (typeof shared === "string") warnings.push(shared);
  const about = typeof shared === "object" ? shared : undefined;

  const kept = await keptIn(place, where, about);
  if (kept?.ok === false) warnings.push(kept.warning);
  const trend = trendOf(result, { date: today, commit }, kept?.ok ? kept.history : []);
  const history = kept?.ok ? trend.history : [];
  const owners = await codeownersIn((path) => Promise.resolve(tree.read(path)));
  const prefix = git?.prefix() ?? "";
  const address = `${serverUrl}/${repository.owner}/${repository.repo}`;
  const told = {
    tonight: trend.tonight,
    history,
    ownersOf: (path: string) => ownersOf(owners, prefix + path),
    ...(commit !== "" && {
      linkTo: (path: string, first: number, last: number) =>
        linesOfCommit(address, commit)(prefix + path, first, last),
    }),
  };

  let number: number | undefined;
  if (issue && about) {
    const tracking = { ...told, job, changedOn: changedOn(git) };
    const tracked = await keepTrackingIssue(client, repository, result, tracking);
    if (tracked.ok) {
      const line = issueLine(tracked.value);
      if (line !== undefined) account.push(line);
      number = tracked.value.did === "closed" ? undefined : tracked.value.issue?.number;
    } else warnings.push(`The tracking issue could not be kept. ${refusalLine(tracked)}`);
  }
  // The history goes last: what could not be told is news again when the night is run again.
  if (kept?.ok) {
    const warning = await kept.keep(trend.history);
    if (warning === undefined) account.push(`history: ${history.length} nights`);
    else warnings.push(warning);
  }
  const name = `${repository.owner}/${repository.repo}`;
  return {
    ...(number !== undefined && { issue: number }),
    ...(html && { html: htmlReport(result, { ...told, name }) }),
    unseen: trend.tonight.unknown,
    paragraphs: sinceParagraph(trend.tonight, history, number, address),
    account,
    warnings,
  };
}

/** GitHub's word on the repository; why nothing that all share is kept where it is not of its branch. */
async function sharedPlace(
  { client, repository, git }: NightPlace,
  commit: string,
): Promise<About | string> {
  if (!git || commit === "")
    return "Neither history nor issue is kept: that takes a checkout that git knows, as actions/checkout makes it.";
  const about = await aboutRepository(client, repository);
  if (!about.ok) return `Neither history nor issue is kept. ${refusalLine(about)}`;
  const { defaultBranch } = about.value;
  const on = await baseOn(client, repository, defaultBranch, commit);
  if (!on.ok) return `Neither history nor issue is kept. ${refusalLine(on)}`;
  if (on.value.isOnIt) return about.value;
  return `Neither history nor issue is kept: what was audited is not on the branch ${defaultBranch}.`;
}

async function keptIn(
  { client, repository, directory }: NightPlace,
  { file, branch }: Keeping["history"],
  about: About | undefined,
): Promise<KeptHistory | undefined> {
  if (branch !== undefined) return about && historyOnBranch(client, repository, about, branch);
  return file === undefined ? undefined : historyInFile(directory, file);
}
