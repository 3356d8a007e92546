import type { Narrowing } from "../narrow/narrowing.ts";
import type { Proposal } from "../narrow/proposal.ts";
import { atLeast } from "../rules/severity.ts";
import { count, listed } from "../rules/wording.ts";
import { leftBecause, leftDetail, type Fixed } from "./fixed.ts";
import { lostByLevel, type LostLevel } from "./lost.ts";
import { linesName } from "./place.ts";
import { plainSentence } from "./plain.ts";
import { shownOriginal, shownSuggestion, type ShownDraft } from "./suggestion-json.ts";
import { shownBy } from "./use-text.ts";
import { logSafe } from "./log-safe.ts";

/** What was changed and what was not: in numbers, then statement by statement. */
export function fixAccount(fixed: Fixed): string {
  const { proposals } = fixed;
  const isMade = ({ outcome }: Proposal): boolean => outcome.kind === "commit";
  const lines = [
    ...numbers(fixed),
    ...proposals.filter(isMade).flatMap((each) => ["", ...replacedLines(each, fixed)]),
    ...proposals.filter((each) => !isMade(each)).flatMap((each) => ["", ...leftLines(each)]),
  ];
  return `${lines.map(logSafe).join("\n")}\n`;
}

function numbers({ proposals, changed, dryRun, assume }: Fixed): readonly string[] {
  const bad = proposals.filter(({ findings }) =>
    findings.some((each) => atLeast(each.severity, "medium")),
  );
  const kinds = (kind: string): number => bad.filter(({ outcome }) => outcome.kind === kind).length;
  const reasons = new Map<string, number>();
  for (const { outcome } of proposals) {
    const reason = leftBecause(outcome)?.words;
    if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const made = proposals.filter(({ outcome }) => outcome.kind === "commit").length;
  const be = dryRun ? { one: "would be", many: "would be" } : { one: "was", many: "were" };
  return [
    `${count(made, "statement")} ${made === 1 ? be.one : be.many} replaced in ${count(changed.length, "file")}`,
    `of ${bad.length} with a finding of medium or more: ${kinds("commit")} replaced, ${kinds("show")} with a replacement to look at, ${kinds("none")} without`,
    ...[...reasons].sort((a, b) => b[1] - a[1]).map(([reason, number]) => `  ${number}: ${reason}`),
    ...(assume ? [] : ["replacements that assume something are written with --assume"]),
  ];
}

/** A statement that was replaced: what it said, what it says now, how sure that is, what is lost. */
function replacedLines(proposal: Proposal, { catalog }: Pick<Fixed, "catalog">): readonly string[] {
  const { statement, policy, outcome } = proposal;
  const suggestion = shownSuggestion(proposal, catalog.date);
  if (outcome.kind !== "commit" || !suggestion) return [];
  return [
    `${linesName(statement.place)}  replaced  ${policy.owner.address}`,
    `    ${draftText(shownOriginal(statement))}`,
    ...suggestion.statements.map((each) => `    -> ${draftText(each)}`),
    `    ${gradeText(outcome.narrowing)}`,
    ...lostLines(lostByLevel(outcome.narrowing, catalog)),
  ];
}

/** A statement that was left as it is, and why. */
function leftLines({ statement, policy, findings, outcome }: Proposal): readonly string[] {
  const reason = leftBecause(outcome)?.words ?? "";
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return [
    `${linesName(statement.place)}  left  ${policy.owner.address}  ${rules.join(", ")}`,
    `    ${plainSentence(leftDetail(outcome) ?? reason)}`,
  ];
}

/** `s3:GetObject on arn:aws:s3:::b/*`, with the conditions that a statement has. */
export function draftText({ actions, resources, conditions }: ShownDraft): string {
  const on = resources.length > 0 ? ` on ${listed(resources, 4)}` : "";
  const when = conditions.map(({ operator, key, values }) => {
    return `${key} ${operator} ${listed(values, 3, "or")}`;
  });
  return `${listed(actions, 6)}${on}${when.length > 0 ? ` if ${when.join(" and ")}` : ""}`;
}

/** How sure a replacement is, and what that rests on. */
export function gradeText(narrowing: Narrowing): string {
  const { grade, assumptions } = narrowing;
  const rests = [
    ...(assumptions.length > 0 ? [`assumes ${listed(assumptions, assumptions.length)}`] : []),
    ...shownBy(narrowing),
  ];
  return plainSentence([grade, ...rests].join("; "));
}

export function lostLines(lost: readonly LostLevel[]): readonly string[] {
  return lost.map(({ level, actions }) => `    no longer allowed: ${level}: ${listed(actions, 6)}`);
}
