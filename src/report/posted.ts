import type { Catalog } from "../catalog/catalog.ts";
import type { Proposal } from "../narrow/proposal.ts";
import { atLeast, severities, worst, type Severity } from "../rules/rule.ts";
import { code } from "../source/quoted.ts";
import { commentOn, type Comment } from "./comment.ts";
import { clusters } from "./replacement.ts";
import type { ReviewResult } from "./result.ts";
import { reviewSummary } from "./summary.ts";

/** What a review posts: one comment a statement, and the summary. */
export type Posted = { readonly comments: readonly Comment[]; readonly summary: string };

/** The comments of a review, worst first and at most so many, and the summary with the rest. */
export function posted(result: ReviewResult, catalog: Catalog, maxComments: number): Posted {
  const groups = grouped(result.proposals.filter(isWorthAComment));
  const made = groups.flatMap((group) => {
    const [first] = group;
    const hunks = first ? (result.changes.get(first.statement.place.source.path) ?? []) : [];
    const comment = commentOn(group, hunks, catalog);
    return comment ? [{ comment, group, rank: rankOf(group) }] : [];
  });
  const kept = [...made].sort((a, b) => a.rank - b.rank).slice(0, Math.max(0, maxComments));
  const inOrder = made.filter((each) => kept.includes(each));
  const comments = inOrder.map(({ comment }) => comment);
  const placed = new Set(inOrder.flatMap(({ group }) => group));
  return { comments, summary: reviewSummary(result, comments, placed) };
}

/** What weighs little is said in the summary: a comment asks somebody for an answer. */
export function isWorthAComment({ findings }: Proposal): boolean {
  return findings.some((each) => atLeast(each.severity, "medium"));
}

/** Statements that are changed together, then all others one by one, as they stand. */
function grouped(proposals: readonly Proposal[]): readonly (readonly Proposal[])[] {
  const together = clusters(proposals);
  const inside = new Set(together.flat());
  const all = [...together, ...proposals.filter((each) => !inside.has(each)).map((each) => [each])];
  const position = (group: readonly Proposal[]): number =>
    Math.min(...group.map((each) => proposals.indexOf(each)));
  return all.sort((a, b) => position(a) - position(b));
}

function rankOf(group: readonly Proposal[]): number {
  const all = group.flatMap(({ findings }) => findings.map((each) => each.severity));
  const severity: Severity = worst(all) ?? "info";
  return severities.indexOf(severity);
}

/** What a review posts, as one text: `review --format markdown`. */
export function postedMarkdown({ comments, summary }: Posted): string {
  const shown = comments.map(({ path, startLine, line, body }) => {
    const where = startLine === undefined ? `line ${line}` : `lines ${startLine} to ${line}`;
    return `---\n\n_Comment on ${where} of_ ${code(path)}\n\n${body}`;
  });
  return `${[summary, ...shown].join("\n\n")}\n`;
}
