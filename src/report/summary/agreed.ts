import type { Reply } from "../../config/excuse.ts";
import type { Suppression } from "../../config/suppression.ts";
import type { Finding } from "../../rules/rule.ts";
import { count, listed } from "../../rules/wording.ts";
import { code, prose } from "../../source/quoted.ts";
import { firstLines } from "../bounded.ts";
import { linked, type LinkTo } from "../links.ts";
import { linesShown } from "../place.ts";
import { findingLine, ruleLink, severityName } from "../proposal-text.ts";
import { suppressionRule } from "../../config/fault.ts";
import type { Result, ReviewResult } from "../result.ts";

/** The most entries of a list. */
const mostShown = 30;

/** How long each list is at most, so that there is room for what follows. */
const longest = { suppressions: 8_000, hidden: 1_500, answers: 3_000, faults: 4_000 };

/** The most findings of a suppression that are told one by one. */
const mostHidden = 5;

/**
 * What a change wants to be agreed on, which is looked at before all else: suppressions that it
 * brings along, answers that excuse findings, and changes of what the team has agreed on.
 */
export function agreed(result: ReviewResult, linkTo?: LinkTo): readonly string[] {
  return [...newSuppressions(result, linkTo), ...answers(result), ...changedAgreement(result)];
}

/** Suppressions that do not do what they are there for. */
export function faulty({ faults }: Result, linkTo?: LinkTo): readonly string[] {
  if (faults.length === 0) return [];
  const lines = faults.map(
    ({ severity, message, place }) =>
      `- **${severityName(severity)}** ${linesShown(place, linkTo)}: ${prose(message)} ${ruleLink(suppressionRule.id)}`,
  );
  return ["#### Faulty suppressions", firstLines(lines, mostShown, longest.faults)];
}

function newSuppressions(
  { newSuppressions: fresh, excused, blocking }: ReviewResult,
  linkTo?: LinkTo,
): readonly string[] {
  if (fresh.length === 0) return [];
  const hidden = new Map<Suppression, Finding[]>();
  for (const { finding, because } of excused) {
    if (because.kind !== "suppression" || !because.isNew) continue;
    const others = hidden.get(because.suppression);
    if (others) others.push(finding);
    else hidden.set(because.suppression, [finding]);
  }
  const lines = fresh.map((each) => suppressionLines(each, hidden.get(each) ?? [], linkTo));
  const demand =
    blocking.suppressions.length > 0
      ? [`They block, since ${code("new-suppressions")} is ${code("block")}.`]
      : [];
  return ["#### New suppressions", ...demand, firstLines(lines, mostShown, longest.suppressions)];
}

function suppressionLines(
  { place, rules, until, reason }: Suppression,
  hidden: readonly Finding[],
  linkTo?: LinkTo,
): string {
  const names = listed(
    rules.map((each) => code(each)),
    rules.length,
  );
  const end = until === undefined ? "" : ` until ${prose(until)}`;
  const why = reason === undefined ? "without a reason" : prose(reason);
  const findings = hidden.map((each) => `- ${severityName(each.severity)}: ${findingLine(each)}`);
  return [
    `- ${linesShown(place, linkTo)} suppresses ${names}${end}: ${why}`,
    ...firstLines(findings, mostHidden, longest.hidden)
      .split("\n")
      .map((line) => `  ${line}`),
  ].join("\n");
}

/** Who has answered that findings are fine, and why; each answer once. */
function answers({ excused }: Result): readonly string[] {
  const byReply = new Map<Reply, number>();
  for (const { because } of excused)
    if (because.kind === "reply") byReply.set(because.reply, (byReply.get(because.reply) ?? 0) + 1);
  if (byReply.size === 0) return [];
  const lines = [...byReply].map(
    ([{ author, reason, url }, number]) =>
      `- ${code(author)} (${linked("answer", url)}) about ${count(number, "finding")}: ${prose(reason)}`,
  );
  return ["#### Answered to be fine", firstLines(lines, mostShown, longest.answers)];
}

function changedAgreement({ changedAgreement: paths }: ReviewResult): readonly string[] {
  if (paths.length === 0) return [];
  const names = listed(paths.map((each) => code(each)));
  return [`This change edits ${names}, which takes effect once it is merged.`];
}
