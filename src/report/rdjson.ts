import type { Severity } from "../rules/severity.ts";
import { prose } from "../source/quoted.ts";
import { home } from "./home.ts";
import { rulePage } from "./links.ts";
import { remarksOf, type Remark, type RemarkKind } from "./remarks.ts";
import type { Part } from "./told.ts";

/** reviewdog's DiagnosticResult (proto/rdf/reviewdog.proto), as far as it is filled. */
export type DiagnosticResult = {
  readonly source: { readonly name: string; readonly url: string };
  readonly diagnostics: readonly Diagnostic[];
};

type Diagnostic = {
  readonly message: string;
  readonly location: { readonly path: string; readonly range?: Range };
  readonly severity: "ERROR" | "WARNING" | "INFO";
  readonly code: { readonly value: string; readonly url?: string };
  readonly suggestions?: readonly { readonly range: Range; readonly text: string }[];
};

/** Whole lines: reviewdog takes a range without columns for them, its last line included. */
type Range = { readonly start: { readonly line: number }; readonly end: { readonly line: number } };

const severityOf: Readonly<Record<Severity, Diagnostic["severity"]>> = {
  critical: "ERROR",
  high: "ERROR",
  medium: "WARNING",
  low: "INFO",
  info: "INFO",
};

const told: ReadonlySet<RemarkKind> = new Set(["standing", "unread", "unknown"]);

/**
 * What `reviewdog -f=rdjson` reads. Its messages are Markdown. Several findings of a statement share
 * a replacement, which the first of them offers: reviewdog would post it as often.
 */
export function rdjsonReport(parts: readonly Part[]): DiagnosticResult {
  const offered = new Set<string>();
  const diagnostics = remarksOf(parts)
    .filter(({ kind }) => told.has(kind))
    .map((remark): Diagnostic => {
      const { suggestion, path } = remark;
      const key = JSON.stringify([path, suggestion?.startLine, suggestion?.endLine]);
      const isFirst = suggestion !== null && !offered.has(key);
      if (isFirst) offered.add(key);
      return diagnosticOf(remark, isFirst ? suggestion : null);
    });
  return { source: { name: "Pare", url: home }, diagnostics };
}

function diagnosticOf(remark: Remark, suggestion: Remark["suggestion"]): Diagnostic {
  const { kind, rule, severity, path, lines, message, owner } = remark;
  const said = prose(message, 1000);
  // A comment of GitHub's and a suggestion in it have to be about the same lines.
  const range = suggestion
    ? rangeOf(suggestion.startLine, suggestion.endLine)
    : lines && rangeOf(lines.first, lines.last);
  return {
    message: owner === "" ? said : `${prose(owner)}: ${said}`,
    location: { path, ...(range && { range }) },
    severity: severity === null ? "WARNING" : severityOf[severity],
    code: { value: rule, ...(kind === "standing" && { url: rulePage(rule) }) },
    ...(suggestion && range && { suggestions: [{ range, text: suggestion.text }] }),
  };
}

function rangeOf(first: number, last: number): Range {
  return { start: { line: first }, end: { line: last } };
}
