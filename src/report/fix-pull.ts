import type { Catalog } from "../catalog/catalog.ts";
import type { Policy } from "../iam/policy.ts";
import type { Proposal } from "../narrow/proposal.ts";
import { count, listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { bounded, firstLines } from "./bounded.ts";
import { fixMarker, type FixMarker } from "./fix-marker.ts";
import { draftText } from "./fix-text.ts";
import type { LinkTo } from "./links.ts";
import { lostByLevel, type LostLevel } from "./lost.ts";
import { linesShown } from "./place.ts";
import { assumption, findingLine, mostFindings, ownerName, severityName } from "./proposal-text.ts";
import { useParagraph } from "./use-text.ts";
import { shownOriginal, shownSuggestion } from "./suggestion-json.ts";

/** A policy of which statements are replaced, all of them proved. */
export type PolicyFix = { readonly policy: Policy; readonly proposals: readonly Proposal[] };

/** What a pull request with replacements is about. */
export type FixPull = {
  readonly fixes: readonly PolicyFix[];
  readonly catalog: Catalog;
  readonly linkTo: LinkTo;
  /** What is not in it. */
  readonly left: {
    /** Policies beyond the most that one pull request changes. */
    readonly policies: number;
    /** Statements whose replacement is to be looked at. */
    readonly toLookAt: number;
    /** Policies in files that are not to be changed: of workflows, or not what the commit has. */
    readonly apart: number;
  };
};

export const fixTitle = "Narrow IAM policies to what they are used for";

/** The text of the pull request: what is narrowed, how sure that is, what is lost, what is left. */
export function fixBody(pull: FixPull, job: string, marker: FixMarker): string {
  const { fixes, catalog, linkTo } = pull;
  const statements = fixes.flatMap(({ proposals }) => proposals);
  return bounded([
    fixMarker(job, marker),
    `Pare narrows **${count(statements.length, "statement")} of ${policies(fixes.length)}**, each policy in a commit of its own.`,
    `Every replacement is proved, all of them together: the files were changed, read again and judged again. They allow no request that the statements before did not allow, also by actions that AWS has yet to make; what they answer is found no more and nothing new is, no other statement changes, and no reference closes a circle (catalog of ${catalog.date}).`,
    "This pull request is kept up to date as long as all commits on its branch are Pare's. Close it, and its statements are not proposed again until they read differently; open it again, and they are.",
    ...leftParagraph(pull.left),
    ...statements.map((each) => shownFix(each, catalog, linkTo)),
  ]);
}

function policies(n: number): string {
  return `${n} ${n === 1 ? "policy" : "policies"}`;
}

function shownFix(proposal: Proposal, catalog: Catalog, linkTo: LinkTo): string {
  const { statement, policy, findings, outcome } = proposal;
  const suggestion = shownSuggestion(proposal, catalog.date);
  if (outcome.kind !== "commit" || !suggestion) return "";
  const { narrowing } = outcome;
  return [
    `#### ${linesShown(statement.place, linkTo)}${ownerName(statement, policy)}`,
    [
      `- Was ${code(draftText(shownOriginal(statement)), mostOfAStatement)}`,
      ...suggestion.statements.map((each) => `- Is ${code(draftText(each), mostOfAStatement)}`),
      `- Grade **${narrowing.grade}**: ${gradeWords[narrowing.grade]}. ${assumption(outcome).join(" ")}`.trimEnd(),
      firstLines(
        findings.map((each) => `- ${severityName(each.severity)}: ${findingLine(each)}`),
        mostFindings,
      ),
    ].join("\n"),
    ...useParagraph(proposal.use),
    ...lostParagraph(lostByLevel(narrowing, catalog)),
  ].join("\n\n");
}

const mostOfAStatement = 400;

const gradeWords = {
  equivalent: "nothing that an action of AWS's reference could do is lost",
  evidenced: "what is lost is used nowhere",
  assumed: "right if what it assumes is right",
  "fill in": "names are missing",
} as const;

/** What is no longer allowed, level by level. */
function lostParagraph(lost: readonly LostLevel[]): readonly string[] {
  if (lost.length === 0) return [];
  const total = lost.reduce((sum, { actions }) => sum + actions.length, 0);
  const items = lost.map(
    ({ level, actions }) => `- ${level}: ${actions.map((each) => code(each)).join(", ")}`,
  );
  return [
    `<details><summary>No longer allowed: ${count(total, "action")} (${levelCounts(lost)})</summary>\n\n${items.join("\n")}\n</details>`,
  ];
}

function levelCounts(lost: readonly LostLevel[]): string {
  return lost.map(({ level, actions }) => `${actions.length} ${level}`).join(", ");
}

/** Where what is not to be changed stands. */
export const apartWords =
  "in workflows, or in files that are not on the disk what they are in the commit (line ends, LFS, submodules)";

function leftParagraph({ policies: more, toLookAt, apart }: FixPull["left"]): readonly string[] {
  const left = [
    ...(more > 0
      ? [`${policies(more)} more, which ${more === 1 ? "follows" : "follow"} when this is merged`]
      : []),
    ...(toLookAt > 0
      ? [`${count(toLookAt, "replacement")} to look at or to fill in, which the audit shows`]
      : []),
    ...(apart > 0 ? [`${policies(apart)} ${apartWords}`] : []),
  ];
  return left.length > 0 ? [`Not in it: ${listed(left)}.`] : [];
}

/**
 * The message of the commit that narrows a policy. Nothing in it mentions somebody, refers to an issue,
 * closes one or skips a check, whatever a file or a resource is called.
 */
export function commitMessage({ policy, proposals }: PolicyFix, catalog: Catalog): string {
  const [first] = proposals;
  const path = first?.statement.place.source.path ?? "";
  const { address } = policy.owner;
  const what = address === path ? plain(path) : `${plain(address)} in ${plain(path)}`;
  const grades = [...new Set(proposals.flatMap(gradeOf))].sort();
  const lost = proposals.flatMap(({ outcome }) =>
    outcome.kind === "commit" ? lostByLevel(outcome.narrowing, catalog) : [],
  );
  return [
    `Narrow ${what}`,
    "",
    `${count(proposals.length, "statement")}, graded ${listed(grades)}, proved by Pare to allow`,
    "nothing that was not allowed before.",
    ...(lost.length > 0 ? [`No longer allowed, in actions: ${levelCounts(lost)}.`] : []),
  ].join("\n");
}

function gradeOf({ outcome }: Proposal): readonly string[] {
  return outcome.kind === "commit" ? [outcome.narrowing.grade] : [];
}

/** The most of a name that the first line of a commit has room for. */
const mostOfAName = 80;

/** A name without what means something to GitHub in a commit's message: `@`, `#`, `[skip ci]`, GH-1, www. */
function plain(name: string): string {
  const signs = name
    .replace(/[^\w./-]+/g, "_")
    .replace(/(?<=[A-Za-z])-(?=\d)/g, "_")
    .replace(/(?<=www)\./gi, "_");
  return signs.length > mostOfAName ? `…${signs.slice(-mostOfAName)}` : signs;
}

/** What is said where nothing is left of what it was about. */
export const closingWord =
  "On the branch that this pull request goes into there is nothing any more that Pare would narrow here. Pare closes it.";
