import type { Proposal } from "../narrow/proposal.ts";
import { bounded } from "./bounded.ts";
import type { Comment } from "./comment.ts";
import type { LinkTo } from "./links.ts";
import { summaryMarker } from "./marker.ts";
import type { Result, ReviewResult } from "./result.ts";
import { agreed, faulty } from "./summary/agreed.ts";
import { chart } from "./summary/chart.ts";
import { codeParagraphs } from "./summary/code.ts";
import { excusedCounts, repaid } from "./summary/excused.ts";
import { auditFacts, reviewFacts } from "./summary/facts.ts";
import { notRead } from "./summary/not-read.ts";
import { rolesByUse } from "./summary/roles.ts";
import type { Room } from "./summary/room.ts";
import { shifts } from "./summary/shifts.ts";
import { lowestScores } from "./summary/scores.ts";
import { ofLittleWeight, shownStatement, withoutComment } from "./summary/statements.ts";
import { table } from "./summary/table.ts";
import { verdict } from "./verdict.ts";
import { isWorthAComment, worstFirst } from "./worth.ts";

/** What is posted beside a summary, and how it is made. */
type Beside = {
  readonly job: string;
  readonly comments: readonly Comment[];
  /** What has a comment of its own. */
  readonly placed: ReadonlySet<Proposal>;
  readonly linkTo?: LinkTo;
  readonly room: Room;
};

/**
 * The summary of a review: the verdict, what is to be agreed on, what has no comment of its own,
 * what was not read.
 */
export function reviewSummary(
  result: ReviewResult,
  { job, comments, placed, linkTo, room }: Beside,
): string {
  const left = result.proposals.filter(isWorthAComment(result)).filter((each) => !placed.has(each));
  const paragraphs = [
    summaryMarker(job),
    heading(result),
    ...agreed(result, linkTo),
    ...faulty(result, linkTo),
    reviewFacts(result, comments.length),
    ...shifts(result, linkTo),
    ...lowestScores(result),
    ...table(result),
    ...chart(result),
    ...withoutComment(left, result, room, linkTo),
    ...ofLittleWeight(result, linkTo),
    ...codeParagraphs(result, linkTo),
    ...excusedCounts(result),
    ...notRead(result, linkTo),
  ];
  return bounded(paragraphs, room.limit);
}

/** The report of an audit: every statement worth a change, the worst first, with what to write. */
export function auditMarkdown(result: Result, linkTo?: LinkTo): string {
  return [
    heading(result),
    ...faulty(result, linkTo),
    auditFacts(result),
    ...lowestScores(result),
    ...table(result),
    ...chart(result),
    ...worstFirst(result.proposals.filter(isWorthAComment(result)), result).map((each) =>
      shownStatement(each, linkTo),
    ),
    ...ofLittleWeight(result, linkTo),
    ...rolesByUse(result.use),
    ...codeParagraphs(result, linkTo),
    ...excusedCounts(result),
    ...repaid(result),
    ...notRead(result, linkTo),
  ].join("\n\n");
}

function heading(result: Result | ReviewResult): string {
  return `### Pare: ${verdict(result)}`;
}
