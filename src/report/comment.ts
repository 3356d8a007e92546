import type { Catalog } from "../catalog/catalog.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { refusals, type Narrowing } from "../narrow/narrowing.ts";
import type { Proposal } from "../narrow/proposal.ts";
import { worst, type Finding, type Severity } from "../rules/rule.ts";
import { count, listed } from "../rules/wording.ts";
import type { Edit } from "../source/edit.ts";
import { hunkOf, type Hunk } from "../source/hunks.ts";
import { linesOf } from "../source/lines.ts";
import { code, fenced, prose } from "../source/quoted.ts";
import { bounded, firstLines } from "./bounded.ts";
import { grantSentence } from "./grants.ts";
import { rulePage } from "./links.ts";
import { replacementOf, trimmed, type Replacement } from "./replacement.ts";

/** A comment on lines of the head. */
export type Comment = {
  readonly path: string;
  readonly startLine?: number;
  readonly line: number;
  readonly body: string;
  /** Tells this comment from all others of the pull request; the first line of the body. */
  readonly marker: string;
};

export const markerPrefix = "<!-- pare:";

/** The most findings of a statement that are told one by one. */
export const mostFindings = 20;

/** The marker of the comment about some statements. */
export function markerOf(proposals: readonly Proposal[]): string {
  const ids = proposals.map(({ statement }) =>
    statement.id.replace(/[^\w./#[\]-]|(?<=-)-/gu, signOf),
  );
  return `${markerPrefix}${ids.join(" ")} -->`;
}

/** A sign that could end the marker or mention somebody, by its number: the ids stay different. */
function signOf(sign: string): string {
  return `~${sign.codePointAt(0)?.toString(16) ?? ""}~`;
}

/**
 * The comment about statements that are changed together (one, as a rule), on the lines of one
 * hunk; undefined where no line of theirs lies in the diff.
 */
export function commentOn(
  proposals: readonly Proposal[],
  hunks: readonly Hunk[],
  catalog: Catalog,
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
  const marker = markerOf(proposals);
  return {
    path: source.path,
    ...(lines.first < lines.last && { startLine: lines.first }),
    line: lines.last,
    marker,
    body: bounded([
      marker,
      ...proposals.flatMap((each) => paragraphs(each, catalog)),
      ...(replacement ? offer(replacement, committable, fits !== undefined, source.path) : []),
      ...proposals.flatMap(({ outcome }) =>
        outcome.kind === "none" ? [] : lostParagraph(outcome.narrowing),
      ),
    ]),
  };
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
    ...(outcome.kind === "none" ? [] : assumption(outcome.narrowing)),
    `**${severityName(severity)}**${ownerName(statement, policy)}: ${grantSentence(statement, policy, catalog)}`,
    firstLines(
      findings.map((each) => `- ${findingLine(each)}`),
      mostFindings,
    ),
    ...(outcome.kind === "none"
      ? [`No replacement is offered: ${refusals[outcome.refusal.because]}.`]
      : outcome.kind === "show"
        ? [showReason(outcome.because, outcome.narrowing)]
        : []),
    ...unanswered(proposal),
  ];
}

/** Whose policy it is; one that is a file of its own has no other name than its path. */
export function ownerName({ place }: Pick<Statement, "place">, { owner }: Policy): string {
  return owner.address === place.source.path ? "" : ` · ${code(owner.address)}`;
}

export function severityName(severity: Severity): string {
  return severity.slice(0, 1).toUpperCase() + severity.slice(1);
}

function findingLine({ rule, message }: Finding): string {
  return `${message} ([${rule}](${rulePage(rule)}))`;
}

/** What a replacement takes for granted comes first: it decides whether to commit it. */
export function assumption({ grade, assumptions }: Narrowing): readonly string[] {
  return grade === "assumed" && assumptions.length > 0
    ? [`The replacement assumes ${listed(assumptions, assumptions.length)}.`]
    : [];
}

/** Findings that the replacement leaves as they are. */
function unanswered({ findings, outcome }: Proposal): readonly string[] {
  if (outcome.kind === "none") return [];
  const { answers, leaves } = outcome.narrowing;
  const left = findings.filter(({ rule }) => !answers.includes(rule) || leaves.includes(rule));
  const rules = [...new Set(left.map(({ rule }) => rule))];
  return rules.length > 0 ? [`After it, ${listed(rules)} still finds fault.`] : [];
}

function showReason(because: string, { grade, missing }: Narrowing): string {
  return grade === "fill in"
    ? `To be filled in: ${missing.join("; ")}.`
    : `Not offered as a commit: ${prose(because)}.`;
}

function offer(
  replacement: Replacement,
  committable: boolean,
  inDiff: boolean,
  path: string,
): readonly string[] {
  const content = replacement.lines.join("\n");
  if (committable && inDiff) return [fenced(content, "suggestion")];
  const where =
    replacement.first === replacement.last
      ? `line ${replacement.first}`
      : `lines ${replacement.first} to ${replacement.last}`;
  const what = committable
    ? `Outside of this diff, ${where} of ${code(path)} should read:`
    : `In the place of ${where}:`;
  return [what, fenced(content, languageOf(path))];
}

export function languageOf(path: string): string {
  if (path.endsWith(".tf")) return "hcl";
  return path.endsWith(".json") ? "json" : "yaml";
}

/** What a replacement leaves out, by the reasons. */
export function lostParagraph({ lost }: Narrowing): readonly string[] {
  if (lost.length === 0) return [];
  const total = lost.reduce((sum, { actions }) => sum + actions.length, 0);
  const items = lost.map(
    ({ reason, actions }) => `- ${reason}: ${actions.map((each) => code(each)).join(", ")}`,
  );
  return [
    `<details><summary>No longer allowed: ${count(total, "action")}</summary>\n\n${items.join("\n")}\n</details>`,
  ];
}
