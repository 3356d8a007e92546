import type { Severity } from "../rules/severity.ts";
import { numbering } from "./numbering.ts";
import { plainSentence } from "./plain.ts";
import { remarksOf, type RemarkKind } from "./remarks.ts";
import type { Part } from "./told.ts";

/** An issue as GitLab reads it (its page "Code Quality", "Code Quality report format"). */
export type CodeQualityIssue = {
  readonly description: string;
  readonly check_name: string;
  /** Of two with the same GitLab shows one. */
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  /** The path from the top of the repository on, without `./`. */
  readonly location: {
    readonly path: string;
    readonly lines: { readonly begin: number; readonly end: number };
  };
};

const severityOf: Readonly<Record<Severity, CodeQualityIssue["severity"]>> = {
  critical: "blocker",
  high: "critical",
  medium: "major",
  low: "minor",
  info: "info",
};

/** What is not excused, and what could not be read: GitLab shows nothing else. */
const told: ReadonlySet<RemarkKind> = new Set(["standing", "unread", "unknown"]);

/** The artifact `codequality` of GitLab. */
export function codeQualityReport(parts: readonly Part[]): readonly CodeQualityIssue[] {
  const number = numbering();
  return remarksOf(parts)
    .filter(({ kind }) => told.has(kind))
    .map(({ rule, severity, path, lines, message, owner, fingerprint }) => ({
      description: plainSentence(owner === "" ? message : `${owner}: ${message}`),
      check_name: rule,
      fingerprint: number(fingerprint),
      severity: severity === null ? "major" : severityOf[severity],
      location: { path, lines: { begin: lines?.first ?? 1, end: lines?.last ?? 1 } },
    }));
}
