import type { Proposal } from "../../narrow/proposal.ts";
import type { Finding } from "../../rules/rule.ts";
import { worst } from "../../rules/severity.ts";
import { count } from "../../rules/wording.ts";
import { fenced } from "../../source/quoted.ts";
import { firstLines, fitting } from "../bounded.ts";
import { languageOf } from "../language.ts";
import type { LinkTo } from "../links.ts";
import { linesShown } from "../place.ts";
import {
  assumption,
  lostParagraph,
  mostFindings,
  ownerName,
  reservation,
  severityName,
} from "../proposal-text.ts";
import { replacementOf, shouldRead } from "../replacement.ts";
import type { Result } from "../result.ts";
import { isWorthAComment, worstFirst } from "../worth.ts";
import type { Room } from "./room.ts";

/** The most lines of what weighs little, and how long they are together. */
const mostMinor = 20;
const longestMinor = 5_000;

/** Statements worth a comment that have none on their lines, the worst first. */
export function withoutComment(
  proposals: readonly Proposal[],
  result: Result,
  { shown: { most, longest }, named }: Room,
  linkTo?: LinkTo,
): readonly string[] {
  if (proposals.length === 0) return [];
  const sorted = worstFirst(proposals, result);
  const shown = fitting(
    sorted.slice(0, most).map((each) => shownStatement(each, linkTo)),
    longest,
  );
  const rest = sorted.slice(shown.length);
  return [
    "#### Without a comment on its lines",
    ...shown,
    ...(rest.length > 0
      ? [
          `<details><summary>${count(rest.length, "statement")} more</summary>\n\n${firstLines(
            rest.map((each) => headOf(each, linkTo)).map((head) => `- ${head}`),
            named.most,
            named.longest - shown.join("").length,
          )}\n</details>`,
        ]
      : []),
  ];
}

/** A statement without a comment of its own: what is wrong, and what should stand there. */
export function shownStatement(proposal: Proposal, linkTo?: LinkTo): string {
  const { statement, findings, outcome } = proposal;
  const { source } = statement.place;
  const said = [
    headOf(proposal, linkTo),
    ...assumption(outcome).map((each) => `- ${each}`),
    firstLines(
      findings.map((each) => `- ${each.message}`),
      mostFindings,
    ),
    ...reservation(outcome).map((each) => `- ${each}`),
  ].join("\n");
  if (outcome.kind === "none") return said;
  const replacement = replacementOf(source, [outcome.edit]);
  const { lines } = replacement;
  const what = shouldRead(replacement);
  return [
    said,
    lines.length > 0
      ? `<details><summary>${what}</summary>\n\n${fenced(lines.join("\n"), languageOf(source.path))}\n</details>`
      : `${what}.`,
    ...lostParagraph(outcome.narrowing),
  ].join("\n\n");
}

/** How bad it is, where, and whose. */
function headOf({ statement, policy, findings }: Proposal, linkTo?: LinkTo): string {
  const severity = worst(findings.map((each) => each.severity)) ?? "info";
  return `**${severityName(severity)}** · ${linesShown(statement.place, linkTo)}${ownerName(statement, policy)}`;
}

/** What is worth knowing and not worth a comment, folded. */
export function ofLittleWeight(result: Result, linkTo?: LinkTo): readonly string[] {
  const isWorthOne = isWorthAComment(result);
  const minor = result.proposals.filter((each) => !isWorthOne(each));
  if (minor.length === 0) return [];
  const lines = minor.flatMap(({ findings }) => findings.map((each) => minorLine(each, linkTo)));
  return [
    `<details><summary>Of little weight: ${count(minor.length, "statement")}</summary>\n\n${firstLines(lines, mostMinor, longestMinor)}\n</details>`,
  ];
}

function minorLine({ statement, message }: Finding, linkTo?: LinkTo): string {
  return `- ${linesShown(statement.place, linkTo)}: ${message}`;
}
