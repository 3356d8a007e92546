import { suppressionRule, type Fault } from "../config/fault.ts";
import type { Proposal } from "../narrow/proposal.ts";
import { atLeast, severities, worst, type Severity } from "../rules/severity.ts";
import { linesOf } from "../source/lines.ts";
import { oneLine } from "../source/quoted.ts";
import { boundedLine, boundedLines } from "./bounded.ts";
import { checkLimits } from "./limits.ts";
import { plainLine, plainSentence } from "./plain.ts";
import { assumption, mostFindings, reservation, severityName } from "./proposal-text.ts";
import { replacementOf, shouldRead } from "./replacement.ts";
import type { Result } from "./result.ts";
import { isWorthAComment } from "./worth.ts";

/** What is said at lines of a file where nothing can be commented: plain text, no Markdown. */
export type Annotation = {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** "failure" for what blocks. */
  readonly level: "failure" | "warning" | "notice";
  /** Within `checkLimits`, as the message and the details. */
  readonly title: string;
  readonly message: string;
  /** What to write instead. */
  readonly details?: string;
};

/** One for each statement that a comment would be made for, and for each fault; worst first. */
export function annotationsOf(result: Result): readonly Annotation[] {
  const blocks = new Set<unknown>([...result.blocking.findings, ...result.blocking.faults]);
  const statements = result.proposals.filter(isWorthAComment(result)).map((proposal) => {
    const severity = worst(proposal.findings.map((each) => each.severity)) ?? "info";
    const level = levelOf(
      severity,
      proposal.findings.some((each) => blocks.has(each)),
    );
    return { severity, annotation: { level, ...ofStatement(proposal, severity) } };
  });
  const faults = result.faults.map((fault) => ({
    severity: fault.severity,
    annotation: { level: levelOf(fault.severity, blocks.has(fault)), ...ofFault(fault) },
  }));
  return [...statements, ...faults]
    .sort(
      (a, b) =>
        levels.indexOf(a.annotation.level) - levels.indexOf(b.annotation.level) ||
        severities.indexOf(a.severity) - severities.indexOf(b.severity),
    )
    .map(({ annotation }) => annotation);
}

const levels: readonly Annotation["level"][] = ["failure", "warning", "notice"];

function levelOf(severity: Severity, blocks: boolean): Annotation["level"] {
  if (blocks) return "failure";
  return atLeast(severity, "medium") ? "warning" : "notice";
}

function ofStatement(
  { statement, policy, findings, outcome }: Proposal,
  severity: Severity,
): Omit<Annotation, "level"> {
  const { source } = statement.place;
  const { first, last } = linesOf(statement.place);
  const said = [
    ...findings.slice(0, mostFindings).map(({ rule, message }) => `${message} (${rule})`),
    ...(findings.length > mostFindings
      ? [`… and ${findings.length - mostFindings} findings more.`]
      : []),
    ...assumption(outcome),
    ...reservation(outcome),
  ];
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const isNamed = policy.owner.address !== source.path;
  const replacement = outcome.kind === "none" ? undefined : replacementOf(source, [outcome.edit]);
  return {
    path: source.path,
    startLine: first,
    endLine: last,
    title: titleOf(severity, isNamed ? policy.owner.address : rules.join(", ")),
    message: boundedLines(
      said.map((each) => plainSentence(each)),
      checkLimits.message,
    ),
    ...(replacement && {
      details: boundedLines(
        [`${shouldRead(replacement)}:`, ...replacement.lines.map(plainLine)],
        checkLimits.message,
      ),
    }),
  };
}

function ofFault({ severity, message, place }: Fault): Omit<Annotation, "level"> {
  const { first, last } = linesOf(place);
  return {
    path: place.source.path,
    startLine: first,
    endLine: last,
    title: titleOf(severity, suppressionRule.id),
    message: plainSentence(message),
  };
}

function titleOf(severity: Severity, what: string): string {
  return boundedLine(oneLine(`${severityName(severity)}: ${what}`, Infinity), checkLimits.title);
}
