import type { Catalog } from "../catalog/catalog.ts";
import { badgeReport } from "../report/badge.ts";
import { csvReport } from "../report/csv.ts";
import { findingsReport } from "../report/findings-json.ts";
import { codeQualityReport } from "../report/gitlab.ts";
import { version } from "../report/home.ts";
import { junitReport } from "../report/junit.ts";
import { mergedMarkdown } from "../report/merged-markdown.ts";
import { mergedSarif } from "../report/merged-sarif.ts";
import { mergedText } from "../report/merged-text.ts";
import { mergedReport } from "../report/merged.ts";
import { posted, postedMarkdown } from "../report/posted.ts";
import { rdjsonReport } from "../report/rdjson.ts";
import { isReview, type Result, type ReviewResult } from "../report/result.ts";
import { sarifReport } from "../report/sarif.ts";
import { auditMarkdown } from "../report/summary.ts";
import { textReport } from "../report/text.ts";
import type { Part } from "../report/told.ts";

/** Formats for other tools, which are the same of one result and of several. */
const listings = {
  csv: csvReport,
  junit: junitReport,
  gitlab: (parts) => json(codeQualityReport(parts)),
  rdjson: (parts) => json(rdjsonReport(parts)),
  badge: (parts) => json(badgeReport(parts)),
} as const satisfies Readonly<Record<string, (parts: readonly Part[]) => string>>;
type Listing = keyof typeof listings;

export const formats = [
  ...(["text", "json", "markdown", "sarif"] as const),
  ...(Object.keys(listings) as Listing[]),
] as const;
export type OutputFormat = (typeof formats)[number];

/** A result in one of the formats, with its line end. */
export function formatted(
  result: Result | ReviewResult,
  format: OutputFormat,
  catalog: Catalog,
  maxComments = Infinity,
): string {
  switch (format) {
    case "json":
      return json(findingsReport(result));
    case "sarif":
      return json(sarifReport(result));
    case "markdown":
      return isReview(result)
        ? postedMarkdown(posted(result, catalog, { maxComments, job: "pare" }))
        : `${auditMarkdown(result)}\n`;
    case "text":
      return `${textReport(result)}\n`;
    default:
      return listings[format]([partOf(result)]);
  }
}

/** Several reports in one of the formats, with its line end. */
export function formattedParts(parts: readonly Part[], format: OutputFormat): string {
  switch (format) {
    case "json":
      return json(mergedReport(parts));
    case "sarif":
      return json(mergedSarif(parts));
    case "markdown":
      return `${mergedMarkdown(parts)}\n`;
    case "text":
      return `${mergedText(parts)}\n`;
    default:
      return listings[format](parts);
  }
}

/** A result as the only part of a report. */
function partOf(result: Result | ReviewResult): Part {
  const report = findingsReport(result);
  return { name: "", head: null, pare: version, outcome: "audited", report };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
