import { refusalLine, type Answer } from "../github/answer.ts";
import { putCheckRun } from "../github/checks.ts";
import type { Client, Pull, Repository } from "../github/client.ts";
import { checkReport } from "../report/check.ts";
import type { Comment } from "../report/comment.ts";
import { commandAnnotations, type CommandAnnotations } from "../report/workflow-commands.ts";
import type { Posted } from "../report/posted.ts";
import type { Result, ReviewResult } from "../report/result.ts";
import { isWorthAComment, isWorthTelling } from "../report/worth.ts";
import { statementMark } from "../rules/fingerprint.ts";
import { leavingUnread } from "../source/problem.ts";
import type { Conversation } from "./conversation.ts";
import { post } from "./post.ts";
import type { Answered } from "./replies.ts";

/** Where a review may be told. */
export type Audience = {
  readonly client: Client;
  readonly pull: Pull;
  readonly head: string;
  readonly job: string;
  /** Absent where a team wants no comments. */
  readonly conversation: Answer<Conversation> | undefined;
  /** Whether a check run is made. */
  readonly check: boolean;
};

/** What is to be told. */
export type Message = {
  readonly result: ReviewResult;
  readonly heard: Answered;
  /** The comments, at most so many, and the summary with the rest. */
  readonly say: (maxComments: number) => Posted;
  readonly maxComments: number;
};

/** What was told where. */
export type Told = {
  /** The report for the summary of the job: what has no comment is in it, whatever was posted. */
  readonly summary: string;
  /** What is left to be said in the log, so that GitHub shows it on the lines that it is about. */
  readonly annotations: CommandAnnotations;
  /** Lines for the log: what became of the comments. */
  readonly account: readonly string[];
  /** What went wrong, and what to do about it. */
  readonly warnings: readonly string[];
};

/**
 * Tells what a review found, on the highest rung that the token reaches: comments with commit
 * buttons, then annotations of a check run, then annotations that the log carries. The same is found
 * on each, and the summary of the job always has all of it.
 */
export async function tell(audience: Audience, message: Message): Promise<Told> {
  const { result, say, maxComments } = message;
  const said = say(maxComments);
  const comments = await tellInComments(audience, message, said);
  // Two pull requests may have one head, and each its own verdict.
  const about = { ...audience, job: `${audience.job}#${audience.pull.number}` };
  const summary = said.summaryWith(comments.standing);
  const check = await tellInCheck(about, result, summary, !comments.isWhole);
  const isTold = comments.isWhole || check.isTold;
  return {
    summary: said.jobSummaryWith(comments.standing),
    annotations: isTold ? { shown: [], left: 0 } : commandAnnotations(result),
    account: [...comments.account, ...check.account],
    warnings: [...message.heard.unheard, ...comments.warnings, ...check.warnings],
  };
}

/** What is told where there is no pull request to talk to. */
export function inLog(result: Result, summary: string): Told {
  return { summary, annotations: commandAnnotations(result), account: [], warnings: [] };
}

/** Tells of commits without a pull request: in a check run, and otherwise in the log. */
export async function tellOfCommit(
  place: Omit<CheckPlace, "conversation">,
  result: ReviewResult,
  said: Posted,
): Promise<Told> {
  const alone = { ...place, conversation: undefined };
  const check = await tellInCheck(alone, result, said.summaryWith([]), true);
  const told = inLog(result, said.jobSummaryWith([]));
  return {
    ...told,
    ...(check.isTold && { annotations: { shown: [], left: 0 } }),
    account: check.account,
    warnings: check.warnings,
  };
}

type Comments = {
  /** Those that stand on the lines that they are about. */
  readonly standing: readonly Comment[];
  /** Whether all do, and the summary says the rest. */
  readonly isWhole: boolean;
  readonly account: readonly string[];
  readonly warnings: readonly string[];
};

async function tellInComments(
  { client, pull, head, conversation }: Audience,
  { result, heard }: Message,
  said: Posted,
): Promise<Comments> {
  const untold = { standing: [], isWhole: false, account: [], warnings: [] };
  if (!conversation) return untold;
  if (!conversation.ok)
    return {
      ...untold,
      warnings: [`The comments could not be posted. ${refusalLine(conversation)}`],
    };
  const account = await post(client, pull, conversation.value, {
    ...said,
    head,
    standing: result.proposals
      .filter(isWorthAComment(result))
      .map(({ statement, policy }) => statementMark(statement, policy)),
    excused: result.excused.map(({ finding: { statement, policy } }) =>
      statementMark(statement, policy),
    ),
    ignored: heard.byComment,
    isUnread: unreadIn(result),
    isWorthTelling: isWorthTelling(result),
  });
  const { created, updated, closed, deleted, unchanged, standing } = account;
  const left = said.comments.length - standing.length;
  const isRefused = left > 0 && standing.length === 0 && account.refusals.length > 0;
  return {
    standing,
    isWhole: left === 0 && account.isSummarized,
    account: [
      `comments: ${created} new, ${updated} edited, ${closed} closed, ${deleted} deleted, ${unchanged} as they were`,
    ],
    warnings: [
      ...new Set(
        account.refusals.map(
          (each) =>
            `${isRefused ? "The comments could not" : "Not all could"} be posted. ${refusalLine(each)}`,
        ),
      ),
      ...(left > 0 && !isRefused
        ? [`${left} of ${said.comments.length} comments could not be placed; see the summary.`]
        : []),
      ...account.foldRefusals.map(
        (each) => `A comment could not be folded away. ${refusalLine(each)}`,
      ),
    ],
  };
}

/** Whether a file was not read; where the change as a whole was not, that is so of any. */
function unreadIn({ problems }: ReviewResult): (path: string) => boolean {
  const unread = new Set(
    problems.filter(({ reason }) => leavingUnread.has(reason)).map(({ path }) => path),
  );
  return (path) => unread.has(path) || unread.has(".");
}
type CheckPlace = Omit<Audience, "pull"> & { readonly pull: Repository };

type Check = {
  /** Whether its annotations stand on the lines that they are about. */
  readonly isTold: boolean;
  readonly account: readonly string[];
  readonly warnings: readonly string[];
};

async function tellInCheck(
  { client, pull, head, job, check, conversation }: CheckPlace,
  result: Result | ReviewResult,
  summary: string,
  isNeeded: boolean,
): Promise<Check> {
  if (!check) return { isTold: false, account: [], warnings: [] };
  const { annotations, ...report } = checkReport(result, summary);
  const run = {
    name: "Pare",
    externalId: job,
    headSha: head,
    ...report,
    annotations: isNeeded ? annotations : [],
  };
  // Comments of an App are its bot's.
  const app = conversation?.ok ? conversation.value.author.replace(/\[bot\]$/, "") : undefined;
  const put = await putCheckRun(client, pull, run, app);
  if (put.ok) return { isTold: isNeeded, account: [`check run: ${put.value.did}`], warnings: [] };
  // Most workflows do not let it make one, which is nothing to warn of.
  if (put.status === 403)
    return {
      isTold: false,
      account: ["no check run: it takes `checks: write` under `permissions:`"],
      warnings: [],
    };
  return {
    isTold: false,
    account: [],
    warnings: [`The check run could not be made. ${refusalLine(put)}`],
  };
}
