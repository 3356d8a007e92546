import { annotationsOf, type Annotation } from "./annotations.ts";
import { boundedMarkdown } from "./bounded.ts";
import type { Result, ReviewResult } from "./result.ts";
import { isStanding, verdict } from "./verdict.ts";

/** A check run as GitHub's REST API takes it (`checks/create`), but for its name and commit. */
export type CheckReport = {
  readonly conclusion: "success" | "failure" | "neutral";
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  /** More than one request takes: the conversation with GitHub splits them. */
  readonly annotations: readonly CheckAnnotation[];
};

export type CheckAnnotation = {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: Annotation["level"];
  readonly title: string;
  readonly message: string;
  readonly raw_details?: string;
};

/** What GitHub takes of a summary. */
const mostCharacters = 65_535;

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
  return {
    conclusion: result.blocked ? "failure" : isStanding(result) ? "neutral" : "success",
    title: said.slice(0, 1).toUpperCase() + said.slice(1),
    summary: boundedMarkdown(summaryMarkdown, mostCharacters - note.length) + note,
    annotations: all.slice(0, mostAnnotations).map(checkAnnotation),
  };
}

function checkAnnotation(annotation: Annotation): CheckAnnotation {
  const { path, startLine, endLine, level, title, message, details } = annotation;
  return {
    path,
    start_line: startLine,
    end_line: endLine,
    annotation_level: level,
    title,
    message,
    ...(details !== undefined && { raw_details: details }),
  };
}
