import { annotationsOf, type Annotation } from "./annotations.ts";
import { boundedMarkdown } from "./bounded.ts";
import { checkLimits } from "./limits.ts";
import { isReview, type Result, type ReviewResult } from "./result.ts";
import { unevaluatedFiles } from "./unread.ts";
import { isStanding, verdict } from "./verdict.ts";

/** What a check run says of a commit. */
export type CheckReport = {
  readonly conclusion: "success" | "failure" | "neutral";
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  /** More than one request takes: the conversation with GitHub splits them. */
  readonly annotations: readonly Annotation[];
};

/** Each 50 are a request, and nobody reads more. */
const mostAnnotations = 1000;

/**
 * The check run of a result: what the comments say, for where nothing can be commented. Neutral is
 * what neither blocks nor is fine; a required check takes it for a pass.
 */
export function checkReport(result: Result | ReviewResult, summaryMarkdown: string): CheckReport {
  const all = annotationsOf(result);
  const left = all.length - mostAnnotations;
  const note =
    left > 0
      ? `\n\n${mostAnnotations} of ${all.length} annotations are shown, the worst ones.`
      : "";
  const said = verdict(result);
  const { most, measure } = checkLimits.summary;
  return {
    conclusion: result.blocked ? "failure" : isFine(result) ? "success" : "neutral",
    title: said.slice(0, 1).toUpperCase() + said.slice(1),
    summary: boundedMarkdown(summaryMarkdown, { measure, most: most - measure(note) }) + note,
    annotations: all.slice(0, mostAnnotations),
  };
}

function isFine(result: Result | ReviewResult): boolean {
  return !isStanding(result) && !(isReview(result) && unevaluatedFiles(result) > 0);
}
