import { createTwoFilesPatch } from "diff";
import type { Catalog } from "../catalog/catalog.ts";
import { actionsOf } from "../narrow/drafts.ts";
import type { Proposal } from "../narrow/proposal.ts";
import { count, listed } from "../rules/wording.ts";
import { gradeText, lostLines } from "./fix-text.ts";
import type { FixedFile } from "./fixed.ts";
import { lostByLevel } from "./lost.ts";
import { linesName } from "./place.ts";
import { plainLine, plainSentence } from "./plain.ts";
import { templateSentence } from "./proposal-text.ts";

/**
 * What is shown of a statement before somebody chooses: what is found, what would change in its file as
 * it is by now, what is lost.
 */
export function choiceLines(
  proposal: Proposal,
  catalog: Catalog,
  position: string,
  file: FixedFile | undefined,
): readonly string[] {
  const { statement, policy, findings, outcome, template } = proposal;
  if (outcome.kind === "none") return [];
  const { narrowing, alternatives } = outcome;
  return [
    "",
    `${position}  ${linesName(statement.place)}  ${policy.owner.address}`,
    ...findings.map(({ rule, severity, message }) => {
      return `    ${severity}  ${rule}: ${plainSentence(message)}`;
    }),
    ...(file ? changedLines(file) : []),
    `    ${gradeText(narrowing)}`,
    ...(outcome.kind === "show" ? [`    ${plainSentence(outcome.because)}`] : []),
    ...lostLines(lostByLevel(narrowing, catalog)),
    ...alternatives.map(
      ({ when, drafts }, index) =>
        `    ${index + 1}: if ${plainSentence(when)}: ${listed(actionsOf(drafts), 8)}`,
    ),
    ...(template && !template.isTaken ? [`    t: ${templateSentence(template)}`] : []),
  ];
}

/** What somebody chose. */
export type Chosen = {
  readonly replaced: number;
  readonly files: readonly string[];
  /** How many were left as they are, and how many were not looked at. */
  readonly left: number;
  readonly unseen: number;
  /** Of how many statements there is no replacement. */
  readonly without: number;
};

/** How it ended. */
export function chosenAccount({ replaced, files, left, unseen, without }: Chosen): string {
  const be = replaced === 1 ? "was" : "were";
  const more = [
    `${left} left as ${left === 1 ? "it is" : "they are"}`,
    ...(unseen > 0 ? [`${unseen} not looked at`] : []),
    ...(without > 0 ? [`${without} without a replacement`] : []),
  ];
  return `\n${count(replaced, "statement")} ${be} replaced in ${count(files.length, "file")}; ${more.join(", ")}\n`;
}

/** The lines of a patch, without what names its files. */
function changedLines({ path, before, after }: FixedFile): readonly string[] {
  const patch = createTwoFilesPatch(path, path, before, after, "", "", { context: 2 });
  const lines = patch.split("\n");
  const first = lines.findIndex((line) => line.startsWith("@@"));
  return lines
    .slice(first)
    .filter(Boolean)
    .map((line) => `  ${plainLine(line)}`);
}
