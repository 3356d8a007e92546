import type { Policy, Statement } from "../iam/policy.ts";
import { refusals, type Narrowing } from "../narrow/narrowing.ts";
import type { Outcome, Proposal, Split, TemplateOffer } from "../narrow/proposal.ts";
import type { Finding } from "../rules/rule.ts";
import type { Severity } from "../rules/severity.ts";
import { count, listed } from "../rules/wording.ts";
import type { Edit } from "../source/edit.ts";
import { code, fenced, prose } from "../source/quoted.ts";
import type { Source } from "../source/source.ts";
import { languageOf } from "./language.ts";
import { rulePage } from "./links.ts";
import { shownBy } from "./use-text.ts";
import { replacementOf } from "./replacement.ts";

/** The most findings of a statement that are told one by one. */
export const mostFindings = 20;

export function severityName(severity: Severity): string {
  return severity.slice(0, 1).toUpperCase() + severity.slice(1);
}

/** Whose policy it is; one that is a file of its own has no other name than its path. */
export function ownerName({ place }: Pick<Statement, "place">, { owner }: Policy): string {
  if (owner.address === place.source.path) return "";
  const { address, synthesized } = owner;
  const { construct } = synthesized ?? {};
  const made = construct === undefined ? "" : ` (synthesized of ${code(construct)})`;
  return ` · ${code(address)}${made}`;
}

export function ruleLink(rule: string): string {
  return `([${rule}](${rulePage(rule)}))`;
}

export function findingLine({ rule, message }: Finding): string {
  return `${message} ${ruleLink(rule)}`;
}

/** What a replacement takes for granted comes first: it decides whether to commit it. */
export function assumption(outcome: Outcome): readonly string[] {
  if (outcome.kind === "none") return [];
  const { grade, assumptions } = outcome.narrowing;
  if (grade !== "assumed" && grade !== "evidenced") return [];
  return [
    ...(assumptions.length > 0
      ? [`The replacement assumes ${listed(assumptions, assumptions.length)}.`]
      : []),
    ...shownBy(outcome.narrowing).map(
      (each) => `${each.slice(0, 1).toUpperCase()}${each.slice(1)}.`,
    ),
  ];
}

/** Why there is nothing that can be committed; nothing where there is. */
export function reservation(outcome: Outcome): readonly string[] {
  if (outcome.kind === "commit") return [];
  if (outcome.kind === "none")
    return [`No replacement is offered: ${refusals[outcome.refusal.because]}.`];
  const { grade, missing } = outcome.narrowing;
  return grade === "fill in"
    ? [`To be filled in: ${missing.join("; ")}.`]
    : [`Not offered as a commit: ${prose(outcome.because)}.`];
}

/** The calls that grant exactly the same, for who writes the program to choose. */
export function grantsParagraph({ grants, outcome }: Proposal): readonly string[] {
  if (grants.length === 0) return [];
  const what = outcome.kind === "none" ? "it allows" : "the replacement allows";
  const calls = grants.map((each) => code(each));
  return [
    `${listed(calls, calls.length)} ${grants.length > 1 ? "each grant" : "grants"} exactly what ${what}.`,
  ];
}

/** What would be narrower still, each folded under when it suffices, and the policy template that may stand there. */
export function alternativeParagraphs({
  statement,
  outcome,
  template,
  split,
}: Proposal): readonly string[] {
  if (outcome.kind === "none") return [];
  const { source } = statement.place;
  const folded = (summary: string, edit: Edit, said = ""): string => {
    const { first, last, lines } = replacementOf(source, [edit]);
    return `<details><summary>${summary}, in the place of ${linesSaid(first, last)}</summary>\n\n${said}${fenced(lines.join("\n"), languageOf(source.path))}\n</details>`;
  };
  return [
    ...outcome.alternatives.map(({ when, edit }) => folded(`If ${when}`, edit)),
    ...(template && !template.isTaken
      ? [folded("Or AWS SAM's policy template", template.edit, `${templateSentence(template)}\n\n`)]
      : []),
    ...(split ? [splitParagraph(split, source)] : []),
  ];
}

/** What stays where a statement is, and what goes into policies beside it. */
function splitParagraph({ because, drafts, edit, beside }: Split, source: Source): string {
  const { first, last, lines } = replacementOf(source, [edit]);
  const language = languageOf(source.path);
  return [
    `<details><summary>In several policies, since AWS takes none that is so long: ${count(drafts.length, "statement")} in the place of ${linesSaid(first, last)}, the rest beside it</summary>`,
    `${prose(because)}.`,
    fenced(lines.join("\n"), language),
    `In a managed policy of its own, in ${code(source.path)} too:`,
    `${fenced(beside.text.trim(), language)}\n</details>`,
  ].join("\n\n");
}

function linesSaid(first: number, last: number): string {
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

/** How a policy template differs from the replacement. */
export function templateSentence({ name, isEqual, more, without }: TemplateOffer): string {
  if (isEqual) return `${code(name)} grants exactly what the replacement does.`;
  const differs = [
    ...(more.length > 0
      ? [
          `also allows ${listed(
            more.map((each) => code(each)),
            10,
          )}`,
        ]
      : []),
    ...(without.length > 0
      ? [
          `does not allow ${listed(
            without.map((each) => code(each)),
            10,
          )}`,
        ]
      : []),
  ];
  return differs.length > 0
    ? `${code(name)} ${differs.join(", and ")}.`
    : `${code(name)} allows the same actions, on further resources too or with what AWS adds to them.`;
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
