import { count } from "../../rules/wording.ts";
import { summaryOf } from "../findings-json.ts";
import type { Result, ReviewResult } from "../result.ts";
import { scoreText } from "./scores.ts";

/** What a review has read, the score before and after, and what is posted. */
export function reviewFacts(result: ReviewResult, comments: number): string {
  const { statements, policies, files, touched, score, scoreBefore } = result;
  const all = policies === 1 ? "1 policy" : `${policies} policies`;
  const scored =
    scoreBefore === score
      ? `Score of the policies it touches: ${scoreText(score)}.`
      : `Score of the policies it touches: ${scoreText(scoreBefore)} before, **${scoreText(score)}** after; 100 allows nothing.`;
  return [
    `The change touches ${count(touched, "statement")}; ${count(statements, "statement")} in ${all} of ${count(files, "file")} ${statements === 1 ? "was" : "were"} read.`,
    ...(touched > 0 ? [scored] : []),
    ...(comments > 0 ? [`${count(comments, "comment")}, ${replacements(result)}.`] : []),
  ].join(" ");
}

/** What an audit has read, the score, and how much of it can be repaired with one command. */
export function auditFacts(result: Result): string {
  const { statements, files, score } = result;
  return [
    `${count(statements, "statement")} of ${count(files, "file")} ${statements === 1 ? "was" : "were"} read.`,
    `Score of all policies together: ${scoreText(score)}; 100 allows nothing.`,
    ...(result.proposals.length > 0 ? [`${replacements(result)}.`] : []),
  ].join(" ");
}

function replacements(result: Result): string {
  const { committable, toFillIn } = summaryOf(result).suggestions;
  return `${count(committable, "replacement")} to commit, ${toFillIn} to fill in`;
}
