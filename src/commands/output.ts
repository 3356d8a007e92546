import type { Catalog } from "../catalog/catalog.ts";
import { findingsReport } from "../report/findings-json.ts";
import { posted, postedMarkdown } from "../report/posted.ts";
import { isReview, type Result, type ReviewResult } from "../report/result.ts";
import { sarifReport } from "../report/sarif.ts";
import { auditMarkdown } from "../report/summary.ts";
import { textReport } from "../report/text.ts";

export const formats = ["text", "json", "markdown", "sarif"] as const;
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
      return `${JSON.stringify(findingsReport(result), null, 2)}\n`;
    case "sarif":
      return `${JSON.stringify(sarifReport(result), null, 2)}\n`;
    case "markdown":
      return isReview(result)
        ? postedMarkdown(posted(result, catalog, { maxComments, job: "pare" }))
        : `${auditMarkdown(result)}\n`;
    case "text":
      return `${textReport(result)}\n`;
  }
}
