import type { Catalog } from "../catalog/catalog.ts";
import type { Replies } from "../config/config.ts";
import type { Proposal } from "../narrow/proposal.ts";
import { statementMark, type StatementMark } from "../rules/fingerprint.ts";
import { worst } from "../rules/severity.ts";
import { listed } from "../rules/wording.ts";
import type { Edit } from "../source/edit.ts";
import { hunkOf, type Hunk } from "../source/hunks.ts";
import { linesOf } from "../source/lines.ts";
import { code, fenced } from "../source/quoted.ts";
import { bounded, firstLines } from "./bounded.ts";
import { howToExcuse } from "./excusing-text.ts";
import { grantSentence } from "./grants.ts";
import { languageOf } from "./language.ts";
import { findingMark, markerOf, type FindingMark } from "./marker.ts";
import {
  alternativeParagraphs,
  assumption,
  findingLine,
  grantsParagraph,
  lostParagraph,
  mostFindings,
  ownerName,
  reservation,
  severityName,
} from "./proposal-text.ts";
import { useParagraph } from "./use-text.ts";
import { replacementOf, trimmed, type Replacement } from "./replacement.ts";

/** A comment on lines of the head. */
export type Comment = {
  readonly path: string;
  readonly startLine?: number;
  readonly line: number;
  /** Its first line is its marker. */
  readonly body: string;
  /** The statements that it is about, and what is found in them. */
  readonly statements: readonly StatementMark[];
  readonly findings: readonly FindingMark[];
};

/** What a comment is made with beside what it is about. */
type Made = {
  readonly catalog: Catalog;
  readonly job: string;
  readonly mayAnswer?: Replies | undefined;
};

/**
 * The comment about statements that are changed together (one, as a rule), on the lines of one
 * hunk; undefined where no line of theirs lies in the diff.
 */
export function commentOn(
  proposals: readonly Proposal[],
  hunks: readonly Hunk[],
  { catalog, job, mayAnswer }: Made,
): Comment | undefined {
  const [first] = proposals;
  if (!first) return undefined;
  const { source } = first.statement.place;
  const edits = proposals.flatMap(editsOf);
  const whole = edits.length > 0 ? replacementOf(source, edits) : undefined;
  const committable = proposals.every(({ outcome }) => outcome.kind === "commit");
  // The whole statement reads best; where not all of it is in the diff, its changed lines may be.
  const fits = [whole, whole && trimmed(source, whole)].find(
    (each) => committable && each && hunkOf(hunks, each.first, each.last),
  );
  const replacement = fits ?? whole;
  const lines = fits ?? linesInDiff(proposals, hunks);
  if (!lines) return undefined;
  const all = proposals.flatMap((each) => each.findings);
  const about = {
    statements: proposals.map(({ statement, policy }) => statementMark(statement, policy)),
    findings: all.map(findingMark),
  };
  return {
    path: source.path,
    ...(lines.first < lines.last && { startLine: lines.first }),
    line: lines.last,
    ...about,
    body: bounded([
      markerOf({ job, ...about }),
      ...proposals.flatMap((each) => paragraphs(each, catalog)),
      ...(replacement ? offer(replacement, committable, fits !== undefined, source.path) : []),
      ...proposals.flatMap(grantsParagraph),
      ...proposals.flatMap(alternativeParagraphs),
      ...proposals.flatMap(({ outcome }) =>
        outcome.kind === "none" ? [] : lostParagraph(outcome.narrowing),
      ),
      howToExcuse(source.path, distinct(all.map(({ rule }) => rule)), mayAnswer),
    ]),
  };
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function editsOf({ outcome }: Proposal): readonly Edit[] {
  return outcome.kind === "none" ? [] : [outcome.edit];
}

/** The lines of the statements that lie in one hunk: the last ones, where several do. */
function linesInDiff(
  proposals: readonly Proposal[],
  hunks: readonly Hunk[],
): { readonly first: number; readonly last: number } | undefined {
  for (const { statement } of proposals) {
    const { first, last } = linesOf(statement.place);
    const hunk = hunks.findLast((each) => each.first <= last && first <= each.last);
    if (hunk) return { first: Math.max(first, hunk.first), last: Math.min(last, hunk.last) };
  }
  return undefined;
}

function paragraphs(proposal: Proposal, catalog: Catalog): readonly string[] {
  const { statement, policy, findings, outcome } = proposal;
  const severity = worst(findings.map((each) => each.severity)) ?? "info";
  return [
    ...assumption(outcome),
    `**${severityName(severity)}**${ownerName(statement, policy)}: ${grantSentence(statement, policy, catalog)}`,
    firstLines(
      findings.map((each) => `- ${findingLine(each)}`),
      mostFindings,
    ),
    ...useParagraph(proposal.use),
    ...reservation(outcome),
    ...unanswered(proposal),
  ];
}

/** Findings that the replacement leaves as they are. */
function unanswered({ findings, outcome }: Proposal): readonly string[] {
  if (outcome.kind === "none") return [];
  const { answers, leaves } = outcome.narrowing;
  const left = findings.filter(({ rule }) => !answers.includes(rule) || leaves.includes(rule));
  const rules = distinct(left.map(({ rule }) => rule));
  return rules.length > 0 ? [`After it, ${listed(rules)} may still find fault.`] : [];
}

function offer(
  replacement: Replacement,
  committable: boolean,
  inDiff: boolean,
  path: string,
): readonly string[] {
  const content = replacement.lines.join("\n");
  const isGone = replacement.lines.length === 0;
  if (committable && inDiff) return [fenced(content, "suggestion")];
  const where =
    replacement.first === replacement.last
      ? `line ${replacement.first}`
      : `lines ${replacement.first} to ${replacement.last}`;
  const what = committable
    ? `Outside of this diff, ${where} of ${code(path)} ${isGone ? "can be taken out." : "should read:"}`
    : `In the place of ${where}:`;
  return isGone ? [what] : [what, fenced(content, languageOf(path))];
}
