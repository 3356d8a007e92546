import { boundedMarkdown } from "../report/bounded.ts";
import { jobSummaryLimit } from "../report/limits.ts";

const note = "… cut here: the rest is too long for a job summary. The log says more, the JSON all.";

/**
 * A report as a job summary, or as one of several that share it: where it is too large, as many of
 * its first blocks as fit.
 */
export function jobSummary(markdown: string, reports = 1): string {
  const { most, measure } = jobSummaryLimit;
  return boundedMarkdown(markdown, { most: Math.floor((most + 1) / reports) - 1, measure }, note);
}
