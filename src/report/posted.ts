import type { Catalog } from "../catalog/catalog.ts";
import type { Replies } from "../config/config.ts";
import type { Proposal } from "../narrow/proposal.ts";
import { code } from "../source/quoted.ts";
import { commentOn, type Comment } from "./comment.ts";
import type { LinkTo } from "./links.ts";
import { clusters } from "./replacement.ts";
import type { ReviewResult } from "./result.ts";
import { reviewSummary } from "./summary.ts";
import { inConversation, inJob, type Room } from "./summary/room.ts";
import { shiftComments } from "./shift-comment.ts";
import { isWorthAComment, ranking } from "./worth.ts";

/** What a review posts: one comment a statement, and the summary. */
export type Posted = {
  readonly comments: readonly Comment[];
  readonly summary: string;
  /** The summary where only some of the comments stand: what the others say is in it. */
  readonly summaryWith: (standing: readonly Comment[]) => string;
  /** The same for the summary of the job, where there is room for more. */
  readonly jobSummaryWith: (standing: readonly Comment[]) => string;
};

export type Posting = {
  /** The most comments on lines; what is left stands in the summary. */
  readonly maxComments: number;
  /** Which job of which workflow posts: jobs leave each other's comments alone. */
  readonly job: string;
  /** The address of lines of the head, where there is one. */
  readonly linkTo?: LinkTo;
  /** Who may answer that something is fine; who has write access, if nothing is said. */
  readonly mayAnswer?: Replies;
};

/** The comments of a review, worst first and at most so many, and the summary with the rest. */
export function posted(result: ReviewResult, catalog: Catalog, posting: Posting): Posted {
  const { maxComments, job, mayAnswer } = posting;
  const groups = grouped(result.proposals.filter(isWorthAComment(result)));
  const rankOf = ranking(result);
  const made = groups.flatMap((group) => {
    const [first] = group;
    const hunks = first ? (result.changes.get(first.statement.place.source.path) ?? []) : [];
    const comment = commentOn(group, hunks, { catalog, job, mayAnswer });
    return comment
      ? [{ comment, group, rank: rankOf(group.flatMap(({ findings }) => findings)) }]
      : [];
  });
  const kept = new Set(
    [...made].sort((a, b) => a.rank - b.rank).slice(0, Math.max(0, maxComments)),
  );
  const found = made.filter((each) => kept.has(each)).map(({ comment }) => comment);
  const through = shiftComments(result, job).slice(0, Math.max(0, maxComments - found.length));
  const comments = [...found, ...through];
  const summaryIn =
    (room: Room) =>
    (standing: readonly Comment[]): string => {
      const stands = new Set(standing);
      const placed = new Set(
        made.filter(({ comment }) => stands.has(comment)).flatMap(({ group }) => group),
      );
      return reviewSummary(result, { ...posting, comments: standing, placed, room });
    };
  const summaryWith = summaryIn(inConversation);
  return {
    comments,
    summary: summaryWith(comments),
    summaryWith,
    jobSummaryWith: summaryIn(inJob),
  };
}

/** Statements that are changed together, then all others one by one, as they stand. */
function grouped(proposals: readonly Proposal[]): readonly (readonly Proposal[])[] {
  const together = clusters(proposals);
  const inside = new Set(together.flat());
  const all = [...together, ...proposals.filter((each) => !inside.has(each)).map((each) => [each])];
  const positions = new Map(proposals.map((each, index) => [each, index]));
  const position = (group: readonly Proposal[]): number =>
    Math.min(...group.map((each) => positions.get(each) ?? 0));
  return all.sort((a, b) => position(a) - position(b));
}

/** What a review posts, as one text: `review --format markdown`. */
export function postedMarkdown({
  comments,
  summary,
}: Pick<Posted, "comments" | "summary">): string {
  const shown = comments.map(({ path, startLine, line, body }) => {
    const where = startLine === undefined ? `line ${line}` : `lines ${startLine} to ${line}`;
    return `---\n\n_Comment on ${where} of_ ${code(path)}\n\n${body}`;
  });
  return `${[summary, ...shown].join("\n\n")}\n`;
}
