import type { Policy, Statement } from "../../iam/policy.ts";
import type { Outcome, Proposal } from "../../narrow/proposal.ts";
import type { Finding } from "../../rules/rule.ts";
import { letterOf } from "../../rules/score.ts";
import { severities } from "../../rules/severity.ts";
import { linesOf } from "../../source/lines.ts";
import type { FoundIn } from "../found-in.ts";
import { rulePage, type LinkTo } from "../links.ts";
import { assumption, reservation } from "../proposal-text.ts";
import { replacementOf, trimmed } from "../replacement.ts";
import { markup, sentence, type Markup, type Piece } from "./markup.ts";
import { replacedLines, sourceLines } from "./source-lines.ts";

/** A policy in which something is found, with what the page says of it. */
export type PolicyPage = FoundIn & {
  readonly proposals: ReadonlyMap<string, Proposal>;
  readonly owners: readonly string[];
  readonly linkTo?: LinkTo;
  /** The score of the night before, where it was another one. */
  readonly was?: number;
  readonly isNew: (finding: Finding) => boolean;
  /** Since when something like a finding stands; undefined where no night before is known. */
  readonly since?: (finding: Finding) => string;
};

/** The most statements of a policy, and findings of a statement, that are shown one by one. */
const mostStatements = 30;
const mostFindings = 20;

/** A policy folded, with its statements: source lines, findings, and what to write. */
export function policySection(page: PolicyPage, index: number): Markup {
  const { policy, score, was, findings, owners } = page;
  const path = policy.place.source.path;
  const statements = [...byStatement(findings)];
  const left = statements.length - mostStatements;
  const name = policy.owner.address === path ? "" : policy.owner.address;
  return markup`<details class="policy" id="p${index}" data-path="${path}" data-owners="${JSON.stringify(owners)}"><summary>${gradeOf(score)}<span class="what"><span class="name">${name === "" ? path : name}</span> <span class="quiet">${name !== "" && path}${was !== undefined && ` · was ${was}`}</span></span>${counts(findings)}</summary><div class="inside"><p class="quiet">${kindOf(policy)} · ${owners.length > 0 ? `owned by ${owners.join(", ")}` : "no owner in CODEOWNERS"}</p>${statements
    .slice(0, mostStatements)
    .map(([statement, own]) =>
      statementPart(statement, own, page),
    )}${left > 0 && markup`<p>… and ${left} statements more</p>`}</div></details>\n`;
}

/** How many of some findings of a policy are shown one by one. */
export function shownOf(findings: readonly Finding[]): number {
  return [...byStatement(findings).values()]
    .slice(0, mostStatements)
    .reduce((sum, own) => sum + Math.min(own.length, mostFindings), 0);
}

function byStatement(findings: readonly Finding[]): ReadonlyMap<Statement, readonly Finding[]> {
  const groups = new Map<Statement, Finding[]>();
  for (const finding of findings) {
    const own = groups.get(finding.statement);
    if (own) own.push(finding);
    else groups.set(finding.statement, [finding]);
  }
  return groups;
}

function kindOf({ kind, owner }: Policy): string {
  const of = owner.type === "" ? "" : `, ${owner.type}`;
  return `${kind} policy${of}`;
}

/** "35 E" on the colour of its letter; what is written elsewhere has no score. */
export function gradeOf(score: number | undefined): Markup {
  if (score === undefined) return markup`<span class="grade elsewhere">elsewhere</span>`;
  return markup`<span class="grade grade-${letterOf(score)}"><span class="unseen">score </span>${score} ${letterOf(score)}</span>`;
}

/** How many findings there are of each severity. */
export function counts(findings: readonly Finding[]): Markup {
  const chips = severities.flatMap((severity): Piece => {
    const number = findings.filter((each) => each.severity === severity).length;
    return number > 0 && [markup` <span class="severity ${severity}">${number} ${severity}</span>`];
  });
  return markup`<span class="counts">${chips}</span>`;
}

function statementPart(
  statement: Statement,
  findings: readonly Finding[],
  { proposals, linkTo, isNew, since }: PolicyPage,
): Markup {
  const { source } = statement.place;
  const lines = linesOf(statement.place);
  const where = `${source.path}:${lines.first}${lines.last > lines.first ? `-${lines.last}` : ""}`;
  const proposal = proposals.get(statement.id);
  const left = findings.length - mostFindings;
  const items = findings.slice(0, mostFindings).map((finding) => {
    const { rule, severity, message } = finding;
    const from = since?.(finding);
    return markup`<li class="finding" data-severity="${severity}" data-rule="${rule}"><span class="severity ${severity}">${severity}</span>${isNew(finding) && markup` <span class="new">new</span>`} ${sentence(message)} <span class="quiet"><a href="${rulePage(rule)}">${rule}</a>${from !== undefined && ` · since ${from}`}</span></li>`;
  });
  return markup`<section class="statement"><h4>${linkTo ? markup`<a href="${linkTo(source.path, lines.first, lines.last)}">${where}</a>` : where}</h4>${sourceLines(source, lines, findings)}<ul class="findings">${items}</ul>${left > 0 && markup`<p>… and ${left} findings more</p>`}${proposal && replacement(proposal)}</section>`;
}

function replacement({ statement, outcome }: Proposal): Markup {
  const said = [...assumption(outcome), ...reservation(outcome)].map(
    (each) => markup`<p>${sentence(each)}</p>`,
  );
  if (outcome.kind === "none") return markup`${said}`;
  const { source } = statement.place;
  const lines = trimmed(source, replacementOf(source, [outcome.edit]));
  return markup`<p class="offer">${offerOf(outcome)}</p>${said}${replacedLines(source, lines)}`;
}

function offerOf(outcome: Exclude<Outcome, { readonly kind: "none" }>): string {
  const { grade } = outcome.narrowing;
  return outcome.kind === "commit"
    ? `What to write instead, proved to allow nothing new (${grade})`
    : `What could stand there instead (${grade})`;
}
