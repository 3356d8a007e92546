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
import type { Mark } from "../report/trend/night.ts";
import { writeReport } from "../repository/worktree.ts";
import type { Run } from "./run.ts";

/** Formats for other tools, which are the same of one result and of several. */
const listings = {
  csv: csvReport,
  junit: junitReport,
  gitlab: (parts) => json(codeQualityReport(parts)),
  rdjson: (parts) => json(rdjsonReport(parts)),
  badge: (parts) => json(badgeReport(parts)),
} as const satisfies Readonly<Record<string, (parts: readonly Part[]) => string>>;
type Listing = keyof typeof listings;

/** Formats that tell of one result otherwise than of several. */
const told = ["text", "json", "markdown", "sarif"] as const;
type Reports = Readonly<Record<(typeof told)[number], () => string>>;

export const formats = [...told, ...(Object.keys(listings) as Listing[])] as const;
export type OutputFormat = (typeof formats)[number];

/** A result in one of the formats, with its line end. */
export function formatted(
  result: Result | ReviewResult,
  format: OutputFormat,
  catalog: Catalog,
  {
    maxComments = Infinity,
    unseen = [],
  }: { readonly maxComments?: number; readonly unseen?: readonly Mark[] } = {},
): string {
  const reports: Reports = {
    json: () => json(findingsReport(result)),
    sarif: () => json(sarifReport(result, unseen)),
    markdown: () =>
      isReview(result)
        ? postedMarkdown(posted(result, catalog, { maxComments, job: "pare" }))
        : `${auditMarkdown(result)}\n`,
    text: () => `${textReport(result)}\n`,
  };
  return isListing(format) ? listings[format]([partOf(result)]) : reports[format]();
}

/** Prints a report, or writes it into a file; errors are those of `writeReport`. */
export function give(run: Run, report: string, output: string | undefined): void {
  if (output === undefined) run.print(report);
  else writeReport(run.directory, output, report);
}

/** Several reports in one of the formats, with its line end. */
export function formattedParts(parts: readonly Part[], format: OutputFormat): string {
  const reports: Reports = {
    json: () => json(mergedReport(parts)),
    sarif: () => json(mergedSarif(parts)),
    markdown: () => `${mergedMarkdown(parts)}\n`,
    text: () => `${mergedText(parts)}\n`,
  };
  return isListing(format) ? listings[format](parts) : reports[format]();
}

function isListing(format: OutputFormat): format is Listing {
  return format in listings;
}

/** A result as the only part of a report. */
function partOf(result: Result | ReviewResult): Part {
  const report = findingsReport(result);
  return { name: "", head: null, pare: version, outcome: "audited", report };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
