import { refusals } from "../narrow/narrowing.ts";
import type { Proposal } from "../narrow/proposal.ts";
import { atLeast, severities, worst, type Finding, type Severity } from "../rules/rule.ts";
import { count } from "../rules/wording.ts";
import { problemReasons } from "../source/problem.ts";
import { linesOf } from "../source/lines.ts";
import { code, fenced, prose } from "../source/quoted.ts";
import { bounded, firstLines, fitting } from "./bounded.ts";
import {
  assumption,
  languageOf,
  lostParagraph,
  markerPrefix,
  mostFindings,
  ownerName,
  severityName,
  type Comment,
} from "./comment.ts";
import { shownProblems } from "./extract-json.ts";
import { summaryOf } from "./findings-json.ts";
import { replacementOf } from "./replacement.ts";
import type { Result, ReviewResult } from "./result.ts";

export const summaryMarker = `${markerPrefix.trimEnd()}summary -->`;

/** The most statements that a summary shows with their replacements. */
const mostShown = 20;

/** How long they are together at most, so that there is room for what was not read. */
const mostLength = 30_000;

/** The most policies whose scores a report shows. */
const mostScores = 5;

/** The summary of a review: the verdict, what has no comment of its own, what was not read. */
export function reviewSummary(
  result: ReviewResult,
  comments: readonly Comment[],
  placed: ReadonlySet<Proposal>,
): string {
  const left = result.proposals.filter((each) => !placed.has(each));
  const elsewhere = left.filter(({ findings }) => isBad(findings));
  const minor = left.filter(({ findings }) => !isBad(findings));
  const shown = fitting(elsewhere.slice(0, mostShown).map(outside), mostLength);
  const more = elsewhere.length - shown.length;
  return bounded([
    summaryMarker,
    `### Pare: ${verdict(result)}`,
    facts(result, comments.length),
    ...lowestScores(result),
    ...table(result),
    ...(elsewhere.length > 0 ? ["#### Without a comment on its lines", ...shown] : []),
    ...(more > 0 ? [`… and ${count(more, "statement")} more.`] : []),
    ...(minor.length > 0 ? [minorOnes(minor)] : []),
    ...notRead(result),
  ]);
}

/** The report of an audit: every statement worth a change, with what to write instead. */
export function auditMarkdown(result: Result): string {
  const bad = result.proposals.filter(({ findings }) => isBad(findings));
  const minor = result.proposals.filter(({ findings }) => !isBad(findings));
  const read = `${count(result.statements, "statement")} of ${count(result.files, "file")} were read.`;
  const { suggestions } = summaryOf(result);
  return [
    `### Pare: ${auditVerdict(result)}`,
    `${read} Score of all policies together: ${result.score} (100 allows nothing). ${count(suggestions.committable, "replacement")} can be committed, ${suggestions.toFillIn} are to be filled in.`,
    ...lowestScores(result),
    ...table(result),
    ...bad.map(outside),
    ...(minor.length > 0 ? [minorOnes(minor)] : []),
    ...notRead(result),
  ].join("\n\n");
}

function auditVerdict({ blocked, findings, failOn }: Result): string {
  if (findings.length === 0) return "nothing is overbroad";
  const found = count(findings.length, "finding");
  return blocked ? `${found}, severity ${failOn} or worse among them` : found;
}

export function verdict({ blocked, findings, failOn, touched }: ReviewResult): string {
  const worstOne = worst(findings.map((each) => each.severity));
  if (blocked) {
    const bad = findings.filter((each) => failOn !== "never" && atLeast(each.severity, failOn));
    return `blocked by ${count(bad.length, "finding")} of severity ${failOn} or worse`;
  }
  if (touched === 0) return "no IAM statement is touched";
  if (!worstOne || worstOne === "info") return "nothing is overbroad";
  return `${count(findings.length, "finding")}, none of them blocks`;
}

function facts(result: ReviewResult, comments: number): string {
  const { suggestions } = summaryOf(result);
  const score =
    result.scoreBefore === result.score
      ? `Score of the policies it touches: ${result.score}.`
      : `Score of the policies it touches: ${result.scoreBefore} before, **${result.score}** after (100 allows nothing).`;
  return [
    `The change touches ${count(result.touched, "statement")}; ${count(result.statements, "statement")} in ${count(result.policies, "policy").replace("policys", "policies")} of ${count(result.files, "file")} were read.`,
    ...(result.touched > 0 ? [score] : []),
    ...(comments > 0
      ? [
          `${count(comments, "comment")}, ${count(suggestions.committable, "replacement")} to commit, ${suggestions.toFillIn} to fill in.`,
        ]
      : []),
  ].join(" ");
}

/** The policies that allow most; one alone has the score that is said of all. */
function lowestScores({ scores }: Result): readonly string[] {
  const wide = scores.filter(({ score }) => score < 100).sort((a, b) => a.score - b.score);
  if (scores.length < 2 || wide.length === 0) return [];
  const lines = wide.slice(0, mostScores).map(({ policy, score }) => {
    return `- ${score} · ${code(policy.place.source.path)}${ownerName(policy, policy)}`;
  });
  return [["Lowest scores:", ...lines].join("\n")];
}

function table({ findings }: Result): readonly string[] {
  if (findings.length === 0) return [];
  const rows = new Map<string, Map<Severity, number>>();
  for (const { rule, severity } of findings) {
    const row = rows.get(rule) ?? new Map<Severity, number>();
    row.set(severity, (row.get(severity) ?? 0) + 1);
    rows.set(rule, row);
  }
  const used = severities.filter((severity) => [...rows.values()].some((row) => row.has(severity)));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    [
      line(["rule", ...used]),
      line(["---", ...used.map(() => "---:")]),
      ...[...rows].map(([rule, row]) =>
        line([rule, ...used.map((each) => String(row.get(each) ?? ""))]),
      ),
    ].join("\n"),
  ];
}

/** A statement that the change touches from afar, or whose lines are not in the diff. */
function outside({ statement, policy, findings, outcome }: Proposal): string {
  const { path } = statement.place.source;
  const { first, last } = linesOf(statement.place);
  const severity = worst(findings.map((each) => each.severity)) ?? "info";
  const where = code(`${path}:${first}-${last}`);
  const head = `**${severityName(severity)}** · ${where}${ownerName(statement, policy)}`;
  const said = firstLines(
    findings.map((each) => `- ${each.message}`),
    mostFindings,
  );
  if (outcome.kind === "none")
    return [head, said, `- No replacement is offered: ${refusals[outcome.refusal.because]}.`].join(
      "\n",
    );
  const replacement = replacementOf(statement.place.source, [outcome.edit]);
  const because =
    outcome.kind === "show" ? [`- Not to be committed as it is: ${prose(outcome.because)}.`] : [];
  return [
    [head, ...assumption(outcome.narrowing).map((each) => `- ${each}`), said, ...because].join(
      "\n",
    ),
    `<details><summary>Lines ${replacement.first} to ${replacement.last} should read</summary>\n\n${fenced(replacement.lines.join("\n"), languageOf(path))}\n</details>`,
    ...lostParagraph(outcome.narrowing),
  ].join("\n\n");
}

function isBad(findings: readonly Finding[]): boolean {
  return findings.some((each) => atLeast(each.severity, "medium"));
}

/** What is worth knowing and not worth a comment, folded. */
function minorOnes(proposals: readonly Proposal[]): string {
  const lines = proposals.flatMap(({ statement, findings }) => {
    const where = `${statement.place.source.path}:${linesOf(statement.place).first}`;
    return findings.map((each) => `- ${code(where)}: ${each.message}`);
  });
  return `<details><summary>Of little weight: ${count(proposals.length, "statement")}</summary>\n\n${firstLines(lines, mostShown)}\n</details>`;
}

/** Nothing found is not nothing read: what was not is counted, with reasons and places. */
function notRead(result: Result): readonly string[] {
  const problems = shownProblems(result.problems, result.sources);
  if (problems.length === 0) return [];
  const lines = problems.map(
    ({ path, line, reason, detail }) =>
      `- ${code(line === null ? path : `${path}:${line}`)}: ${problemReasons[reason]} (${prose(detail)})`,
  );
  return [
    `<details><summary>Not evaluated: ${count(problems.length, "place")}</summary>\n\n${firstLines(lines, mostShown)}\n</details>`,
  ];
}
