import { alikeIn, alikeLine } from "./alike.ts";
import { suppressionRule, type Fault } from "../config/fault.ts";
import type { Difference, Shift } from "../change/shift.ts";
import { actionsOf } from "../narrow/drafts.ts";
import { refusals } from "../narrow/narrowing.ts";
import type { Proposal, Split, TemplateOffer } from "../narrow/proposal.ts";
import type { UseOfRoles } from "../evidence/role-use.ts";
import type { Finding } from "../rules/rule.ts";
import { count, listed } from "../rules/wording.ts";
import { positionAt } from "../source/lines.ts";
import { codeLines } from "./code-text.ts";
import { summaryOf } from "./findings-json.ts";
import {
  grouped,
  placesLeft,
  reasonCounts,
  shownProblems,
  type NotEvaluated,
} from "./not-evaluated.ts";
import { logSafe } from "./log-safe.ts";
import { linesName } from "./place.ts";
import { templateSentence } from "./proposal-text.ts";
import { replacementOf } from "./replacement.ts";
import { scoreText } from "./summary/scores.ts";
import { shownBy } from "./use-text.ts";
import { isReview, type Result, type ReviewResult } from "./result.ts";
import { excusedSentence } from "./summary/excused.ts";
import { unnamedActions } from "./shift-text.ts";
import { blockers, verdict } from "./verdict.ts";
import { requestLine, shownRequest } from "./request.ts";

/** What people read in a terminal or a log. */
export function textReport(result: Result | ReviewResult): string {
  const byStatement = new Map(result.proposals.map((each) => [each.statement.id, each]));
  const said = new Set<Proposal>();
  const notEvaluated = shownProblems(result.problems, result.sources);
  const lines = result.findings.flatMap((finding) => {
    const proposal = byStatement.get(finding.statement.id);
    const fresh = proposal !== undefined && !said.has(proposal);
    if (proposal) said.add(proposal);
    return [...findingLines(finding), ...(fresh ? replacementLines(proposal) : [])];
  });
  return [
    ...(isReview(result) ? agreedLines(result) : []),
    ...lines,
    ...result.faults.flatMap(faultLines),
    ...(isReview(result) ? accessLines(result.shifts, new Set(result.blocking.access)) : []),
    ...codeLines(result.code),
    ...notReadLines(notEvaluated),
    ...totalLines(result),
    ...notReadTotal(notEvaluated),
    result.blocked ? `blocked: ${blockers(result)}` : passed(result),
  ]
    .map(logSafe)
    .join("\n");
}

/** That a change only narrows is why it passes, whatever is found. */
function passed(result: Result | ReviewResult): string {
  return isReview(result) && result.narrows ? `passed: ${verdict(result)}` : "passed";
}

/** What a change wants to be agreed on comes first, as in the summary. */
function agreedLines(result: ReviewResult): readonly string[] {
  const fresh = result.newSuppressions.flatMap(({ place, rules, until, reason }) => [
    `${linesName(place)}  new suppression  ${rules.join(", ")}${until === undefined ? "" : `  until ${until}`}`,
    `    ${reason ?? "without a reason"}`,
  ]);
  const changed = result.changedAgreement.map(
    (path) => `${path}  is changed, which takes effect once it is merged`,
  );
  return [...fresh, ...changed];
}

/** What is newly allowed, and taken away, of each role and resource; what blocks, each by itself. */
export function accessLines(
  all: readonly Shift[],
  blocking: ReadonlySet<Difference> = new Set(),
): readonly string[] {
  const { shifts, alike } = alikeIn(all, (each) => blocking.has(each));
  const line = alikeLine(alike, (path) => path);
  return [
    ...shifts.flatMap(({ address, gained, lost }) => [
      ...gained.flatMap((each) => differenceLines("newly allowed", address, each)),
      ...lost.flatMap((each) => differenceLines("no longer allowed", address, each)),
    ]),
    ...(line === undefined ? [] : [line]),
  ];
}

function differenceLines(what: string, address: string, difference: Difference): readonly string[] {
  const { at, certain, undecided, levels, policy } = difference;
  const sure = certain ? "" : undecided ? "  not decided" : "  perhaps";
  return [
    `${linesName(at)}  ${what}${sure}  ${address}`,
    ...levels.map(({ level, actions, witness }) => {
      const named = actions.length > 0 ? ` ${listed(actions, 5)}` : "";
      const what = unnamedActions(level, policy.owner.address) ?? `${level}${named}`;
      return `    ${what}${witness ? `, as ${requestLine(shownRequest(witness.shown), policy.kind)}` : ""}`;
    }),
  ];
}

function faultLines({ place, severity, message }: Fault): readonly string[] {
  const { line, column } = positionAt(place.source, place.span.start);
  return [
    `${place.source.path}:${line}:${column}  ${severity}  ${suppressionRule.id}`,
    `    ${message}`,
  ];
}

function findingLines({ subject, severity, rule, message, policy }: Finding): readonly string[] {
  const { line, column } = positionAt(subject.source, subject.span.start);
  const where = `${subject.source.path}:${line}:${column}`;
  const { address, synthesized } = policy.owner;
  const { construct } = synthesized ?? {};
  const made = construct === undefined ? "" : `  synthesized of ${construct}`;
  return [`${where}  ${severity}  ${rule}  ${address}${made}`, `    ${message}`];
}

function replacementLines({
  statement,
  outcome,
  grants,
  template,
  split,
}: Proposal): readonly string[] {
  const calls = grants.map((each) => `    ${each} grants exactly this`);
  if (outcome.kind === "none")
    return [`    no replacement: ${refusals[outcome.refusal.because]}`, ...calls];
  const { narrowing, edit, alternatives } = outcome;
  const { first, last, lines } = replacementOf(statement.place.source, [edit]);
  const how =
    outcome.kind === "show"
      ? outcome.because
      : [
          ...(narrowing.assumptions.length > 0
            ? [`assumes ${listed(narrowing.assumptions, narrowing.assumptions.length)}`]
            : []),
          ...shownBy(narrowing),
        ].join("; ") || "equivalent";
  const where = first === last ? `line ${first}` : `lines ${first}-${last}`;
  const lost = narrowing.lost.flatMap(({ actions }) => actions);
  return [
    `    ${where} ${lines.length > 0 ? `should read (${how}):` : `can be taken out (${how})`}`,
    ...lines.map((line) => `      | ${line}`),
    ...calls,
    ...alternatives.map(({ when, drafts }) => `    if ${when}: ${listed(actionsOf(drafts), 10)}`),
    ...(template && !template.isTaken ? templateLines(statement, template) : []),
    ...(split ? splitLines(statement, split) : []),
    ...(lost.length > 0 ? [`    no longer allowed: ${listed(lost, 5)}`] : []),
  ];
}

function splitLines({ place }: Proposal["statement"], { edit, beside }: Split): readonly string[] {
  const { first, last, lines } = replacementOf(place.source, [edit]);
  const where = first === last ? `line ${first}` : `lines ${first}-${last}`;
  return [
    `    or, since AWS takes no policy that is so long, ${where} should read:`,
    ...lines.map((line) => `      | ${line}`),
    "    and beside it a managed policy of its own:",
    ...beside.text
      .trim()
      .split(/\r?\n/)
      .map((line) => `      | ${line}`),
  ];
}

function templateLines(
  { place }: Proposal["statement"],
  template: TemplateOffer,
): readonly string[] {
  const { first, last, lines } = replacementOf(place.source, [template.edit]);
  const where = first === last ? `line ${first}` : `lines ${first}-${last}`;
  return [
    `    or ${where} AWS SAM's policy template (${templateSentence(template).replace(/\.$/, "")}):`,
    ...lines.map((line) => `      | ${line}`),
  ];
}

/** The most lines of a reason that are shown. */
const mostOfAReason = 20;

/** What was not evaluated, reason by reason, with the first places of each. */
export function notReadLines(places: readonly NotEvaluated[]): readonly string[] {
  return grouped(places).flatMap((group) => {
    const { reason, said } = group;
    const shown = said.slice(0, mostOfAReason).map(({ places, detail }) => {
      const where = places.map(({ path, line }) => (line === null ? path : `${path}:${line}`));
      return `${listed(where)}  not evaluated  ${reason}: ${detail}`;
    });
    const left = placesLeft(group, mostOfAReason);
    return left > 0
      ? [...shown, `… and ${left} more  not evaluated  ${reason}; --format json lists them`]
      : shown;
  });
}

/** How much that was, by its reasons; nothing where it is nothing. */
export function notReadTotal(places: readonly NotEvaluated[]): readonly string[] {
  if (places.length === 0) return [];
  const counted = Object.entries(reasonCounts(places)).map(([reason, n]) => `${n} ${reason}`);
  return [`not evaluated: ${count(places.length, "place")} (${counted.join(", ")})`];
}

function totalLines(result: Result | ReviewResult): readonly string[] {
  const { findings, suggestions } = summaryOf(result);
  const counted = Object.entries(findings)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => `${number} ${severity}`);
  const read = `${count(result.statements, "statement")} in ${count(result.files, "file")}`;
  const touched = isReview(result) ? `, ${result.touched} touched` : "";
  const score =
    isReview(result) && result.scoreBefore !== result.score
      ? `score ${scoreText(result.scoreBefore)} before, ${scoreText(result.score)} after`
      : `score ${scoreText(result.score)}`;
  const excused = excusedSentence(result);
  const repaid = result.repaid.reduce((sum, each) => sum + each.count, 0);
  return [
    "",
    `${read}${touched}; ${counted.length > 0 ? counted.join(", ") : "no findings"}; ${score}`,
    ...(result.findings.length > 0
      ? [
          `${count(suggestions.committable, "replacement")} to commit, ${suggestions.toFillIn} to fill in`,
        ]
      : []),
    ...(excused === undefined ? [] : [excused]),
    ...unheardLines(result.use),
    ...(repaid > 0
      ? [
          `${count(repaid, "finding")} of the baseline ${repaid === 1 ? "is" : "are"} not found any more: take out what is repaid with \`pare baseline --prune\`.`,
        ]
      : []),
  ];
}

/** Why evidence of use says nothing, or of whom. */
function unheardLines(use: UseOfRoles | undefined): readonly string[] {
  if (!use) return [];
  if ("unheard" in use) return [`evidence of use is not asked: ${use.unheard}`];
  const unmet = use.roles.filter(({ actions }) => actions.length === 0);
  return unmet.length === 0
    ? []
    : [
        `evidence of use says nothing of ${count(unmet.length, "role")}, as --format markdown tells: ${listed(
          unmet.map(({ address }) => address),
          5,
        )}`,
      ];
}
