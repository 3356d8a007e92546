import { boundedMarkdown } from "../report/bounded.ts";
import { jobSummaryLimit } from "../report/limits.ts";

const note = "… cut here: the rest is too long for a job summary. The log has all of it.";

/** A report as a job summary: where it is too large, as many of its first blocks as fit. */
export function jobSummary(markdown: string): string {
  return boundedMarkdown(markdown, jobSummaryLimit, note);
}
