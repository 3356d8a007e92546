import { createHash } from "node:crypto";
import type { Proposal } from "../../narrow/proposal.ts";
import { letterOf } from "../../rules/score.ts";
import { severities } from "../../rules/severity.ts";
import { count } from "../../rules/wording.ts";
import { problemReasons } from "../../source/problem.ts";
import { shownExcused } from "../excused-json.ts";
import { summaryOf } from "../findings-json.ts";
import { foundIn, type FoundIn } from "../found-in.ts";
import { home, version } from "../home.ts";
import type { LinkTo } from "../links.ts";
import { grouped, shownProblems } from "../not-evaluated.ts";
import type { Result } from "../result.ts";
import type { History } from "../trend/history.ts";
import type { Tonight } from "../trend/tonight.ts";
import { verdict } from "../verdict.ts";
import { changes } from "./changes.ts";
import { filters } from "./filters.ts";
import { mapFigure } from "./map-figure.ts";
import { Markup, markup, sentence } from "./markup.ts";
import { gradeOf, policySection, shownOf } from "./policy.ts";
import { rolesByUse } from "./roles.ts";
import { scoreChart } from "./score-chart.ts";
import { script } from "./script.ts";
import { byFolder, byService } from "./shares.ts";
import { style } from "./style.ts";

/** What an HTML report is made of, beside what was found. */
export type Page = {
  /** What was audited, as `octo-org/infrastructure`. */
  readonly name: string;
  readonly tonight: Tonight;
  /** The nights, this one included; none where no history is kept. */
  readonly history: History;
  readonly ownersOf: (path: string) => readonly string[];
  readonly linkTo?: LinkTo;
};

/** The most bytes of policies with their lines, and of those that are named: the page is under 10 MB. */
const mostOfPolicies = 8_500_000;
const mostNamed = 2_000;
const mostListed = 500;

/**
 * An audit as one page that needs nothing else: no script, style, font or picture of elsewhere, and its
 * policy of content lets none in. All text of the repository is escaped, and its script makes no
 * markup. It can be read without the script, printed, and is at most 10 MB: what is left out is said.
 */
export function htmlReport(result: Result, page: Page): string {
  const { name, tonight, history } = page;
  const { night } = tonight;
  const { shown, left } = policyPages(result, page);
  const title = `Pare: ${name}, ${night.date}`;
  const rules = [...new Set(result.findings.map(({ rule }) => rule))].sort();
  const owners = [...new Set(shown.flatMap((each) => each.owners))].sort();
  const body = markup`<a class="skip" href="#policies">To the policies</a>
<header><h1>${name}</h1><p>Pare: ${verdict(result)}</p><p class="quiet">${night.date}${night.commit !== "" && ` · commit ${night.commit.slice(0, 12)}`} · catalog of ${result.catalogDate} · Pare ${version}</p>${figures(result)}
<nav aria-label="Sections"><a href="#trend">Score over time</a><a href="#changes">Since the last night</a><a href="#excess">Where the excess is</a><a href="#policies">Policies</a>${result.use && markup`<a href="#use">What roles use</a>`}<a href="#accepted">Accepted</a><a href="#unread">Not evaluated</a></nav></header>
<main>
<section><h2 id="trend">Score over time</h2>${scoreChart(history)}</section>
<section><h2 id="changes">Since the last night</h2>${changes(tonight)}</section>
<section><h2 id="excess">Where the excess is</h2><p class="quiet">Everything that policies allow, weighed as the score weighs it: what an action does, and how far it reaches. A box is as large as its share, and has the colour of the lowest score in it.</p>${mapFigure("by-folder", { title: "By folder", shares: byFolder(result.scores), filter: "path" })}${mapFigure("by-service", { title: "By service", shares: byService(result.scores) })}</section>
<section><h2 id="policies">Policies</h2>${shortened(shown, result)}${shown.length > 0 && filters(rules, owners)}${shown.map(({ section }) => section)}${shown.length === 0 && markup`<p>Nothing stands in any policy.</p>`}${leftOut(left)}${clean(result)}</section>
${result.use && markup`<section><h2 id="use">What roles use</h2>${rolesByUse(result.use)}</section>\n`}<section><h2 id="accepted">Accepted</h2>${accepted(result)}</section>
<section><h2 id="unread">Not evaluated</h2>${notEvaluated(result)}</section>
</main>
<footer class="quiet">Made by <a href="${home}">Pare</a>. A score of 100 allows nothing.</footer>`;
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    markup`<title>${title}</title>`.html,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    body.html,
    `<script>${script}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** How a policy of content names what may run. */
function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function figures(result: Result): Markup {
  const { files, policies, statements, score, excused, faults } = result;
  const { findings, suggestions } = summaryOf(result);
  const bad = severities.filter((each) => findings[each] > 0);
  return markup`<dl class="figures"><div class="total grade-${letterOf(score)}"><dt>Score of all policies</dt><dd>${score} ${letterOf(score)}</dd></div>${bad.map(
    (each) => markup`<div><dt>${each}</dt><dd class="${each}">${findings[each]}</dd></div>`,
  )}<div><dt>accepted</dt><dd>${excused.length}</dd></div>${faults.length > 0 && markup`<div><dt>faulty suppressions</dt><dd>${faults.length}</dd></div>`}<div><dt>repairs to commit</dt><dd>${suggestions.committable}</dd></div></dl><p class="quiet">${statements} statements of ${policies} policies in ${files} files were read.</p>`;
}

type Section = {
  readonly section: Markup;
  readonly owners: readonly string[];
  /** How many findings stand in it one by one. */
  readonly findings: number;
};

/** The policies in which something stands, the worst first, as many as there is room for. */
function policyPages(
  result: Result,
  { tonight, history, ownersOf, linkTo }: Page,
): { readonly shown: readonly Section[]; readonly left: readonly FoundIn[] } {
  const proposals = new Map<string, Proposal>(
    result.proposals.map((each) => [each.statement.id, each]),
  );
  const fresh = new Set(tonight.fresh);
  const steps = new Map([...tonight.fell, ...tonight.rose].map(({ id, from }) => [id, from]));
  const sorted = foundIn(result);
  const shown: Section[] = [];
  let room = mostOfPolicies;
  for (const [index, found] of sorted.entries()) {
    const was = steps.get(found.policy.id);
    const owners = ownersOf(found.policy.place.source.path);
    const section = policySection(
      {
        ...found,
        proposals,
        owners,
        ...(linkTo && { linkTo }),
        ...(was !== undefined && { was }),
        isNew: (finding) => fresh.has(finding),
        ...(history.length > 1 && { since: tonight.since }),
      },
      index,
    );
    room -= Buffer.byteLength(section.html);
    if (room < 0) return { shown, left: sorted.slice(index) };
    shown.push({ section, owners, findings: shownOf(found.findings) });
  }
  return { shown, left: [] };
}

/** Why the filters count fewer findings than the head of the page. */
function shortened(shown: readonly Section[], { findings }: Result): Markup | undefined {
  const single = shown.reduce((sum, each) => sum + each.findings, 0);
  if (single === findings.length) return undefined;
  return markup`<p class="quiet">${single} of ${count(findings.length, "finding")} stand here one by one, and only they can be filtered; of the others this page says how many there are.</p>`;
}

function leftOut(left: readonly FoundIn[]): Markup | undefined {
  if (left.length === 0) return undefined;
  return markup`<p><strong>${left.length} policies more have findings and are left out: this page holds 10 MB. The JSON report has all.</strong></p><details><summary>Their names</summary>${named(left)}</details>`;
}

/** Policies in which nothing stands. */
function clean({ scores, findings }: Result): Markup | undefined {
  const found = new Set(findings.map(({ policy }) => policy.id));
  const rest = scores.filter(({ policy }) => !found.has(policy.id));
  if (rest.length === 0) return undefined;
  return markup`<details><summary>${rest.length} policies in which nothing stands</summary>${named(rest)}</details>`;
}

function named(scores: readonly Pick<FoundIn, "policy" | "score">[]): Markup {
  const left = scores.length - mostNamed;
  return markup`<ul class="plain">${scores
    .slice(0, mostNamed)
    .map(
      ({ policy, score }) =>
        markup`<li>${gradeOf(score)} ${policy.owner.address} <span class="quiet">${policy.place.source.path}</span></li>\n`,
    )}</ul>${left > 0 && markup`<p>… and ${left} more</p>`}`;
}

function accepted({ excused }: Result): Markup {
  if (excused.length === 0)
    return markup`<p>Nothing is accepted: no finding is suppressed or in the baseline.</p>`;
  const left = excused.length - mostListed;
  const rows = excused.slice(0, mostListed).map((each) => {
    const { rule, severity, path, startLine, because, reason, until } = shownExcused(each);
    return markup`<tr><td class="severity ${severity}">${severity}</td><td>${rule}</td><td>${path}:${startLine}</td><td>${because}${until !== null && ` until ${until}`}</td><td>${reason ?? ""}</td></tr>\n`;
  });
  return markup`<details><summary>${excused.length} findings are not held against anybody</summary><div class="scroll"><table><thead><tr><th scope="col">Severity</th><th scope="col">Rule</th><th scope="col">Where</th><th scope="col">By</th><th scope="col">Reason</th></tr></thead><tbody>${rows}</tbody></table></div>${left > 0 && markup`<p>… and ${left} more</p>`}</details>`;
}

function notEvaluated({ problems, sources }: Result): Markup {
  const all = shownProblems(problems, sources);
  if (all.length === 0) return markup`<p>All that was read was evaluated.</p>`;
  const groups = grouped(all).map(({ reason, count, said }) => {
    const left = said.length - mostListed;
    const items = said.slice(0, mostListed).map(({ detail, places }) => {
      const [first] = places;
      const more = places.length - 1;
      return markup`<li>${first && `${first.path}${first.line === null ? "" : `:${first.line}`}`}${more > 0 && ` and ${more} more`} <span class="quiet">${sentence(detail)}</span></li>\n`;
    });
    return markup`<details><summary>${count}: ${problemReasons[reason]}</summary><ul class="plain">${items}</ul>${left > 0 && markup`<p>… and ${left} more</p>`}</details>`;
  });
  return markup`<p>${all.length} places were read and not evaluated: nothing found there does not mean that nothing is there.</p>${groups}`;
}
