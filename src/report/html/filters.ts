import { severities } from "../../rules/severity.ts";
import { markup, type Markup } from "./markup.ts";

/** The most entries of a list to choose from. */
const most = 300;

/** What the policies can be filtered by; without a script all of them are shown. */
export function filters(rules: readonly string[], owners: readonly string[]): Markup {
  const boxes = severities.map(
    (each) =>
      markup`<label class="check"><input type="checkbox" name="severity" value="${each}" checked> ${each}</label>`,
  );
  return markup`<form id="filters" hidden aria-label="Filter the policies"><fieldset><legend>Severity</legend>${boxes}</fieldset><label>Rule<select name="rule">${options("all rules", rules)}</select></label><label>Path<input type="search" name="path" placeholder="infra/prod or **/main.tf" autocomplete="off" spellcheck="false"></label><label>Owner<select name="owner">${options("all owners", owners)}<option value="-">nobody</option></select></label><button type="reset">Show all</button><p class="quiet" role="status" id="shown"></p></form>`;
}

function options(all: string, values: readonly string[]): Markup {
  return markup`<option value="">${all}</option>${values
    .slice(0, most)
    .map((each) => markup`<option>${each}</option>`)}`;
}
