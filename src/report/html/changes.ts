import { count } from "../../rules/wording.ts";
import type { Finding } from "../../rules/rule.ts";
import { linesName } from "../place.ts";
import type { Mark } from "../trend/night.ts";
import type { Step, Tonight } from "../trend/tonight.ts";
import { markup, sentence, type Markup } from "./markup.ts";

/** Lines of a list that are seen at once, and that are there at all. */
const seen = 6;
const most = 200;

/** What is new, worse and repaired since the night before. */
export function changes({
  before,
  fresh,
  worse,
  repaired,
  excused,
  unknown,
  fell,
  rose,
}: Tonight): Markup {
  if (!before) return markup`<p>No night before is known to compare with.</p>`;
  const lists = [
    list("New", fresh, findingLine),
    list("More severe than before", worse, findingLine),
    list("Policies with a lower score", fell, stepLine),
    list("Repaired", repaired, markLine),
    list("Accepted since", excused, markLine),
    list("In files that were not read this time", unknown, markLine),
    list("Policies with a higher score", rose, stepLine),
  ].filter((each) => each !== undefined);
  const since = `${before.date}${before.commit === "" ? "" : ` (${before.commit.slice(0, 8)})`}`;
  return lists.length === 0
    ? markup`<p>Nothing has changed since ${since}.</p>`
    : markup`<p>Compared with ${since}.</p><div class="columns">${lists}</div>`;
}

function list<T>(
  title: string,
  items: readonly T[],
  lineOf: (item: T) => Markup,
): Markup | undefined {
  if (items.length === 0) return undefined;
  const lines = items.slice(0, most).map((item) => markup`<li>${lineOf(item)}</li>`);
  const left = items.length - most;
  const rest = markup`<ul class="plain">${lines.slice(seen)}</ul>${left > 0 && markup`<p>… and ${left} more</p>`}`;
  return markup`<section><h3>${title} <span class="quiet">${items.length}</span></h3><ul class="plain">${lines.slice(0, seen)}</ul>${
    items.length > seen &&
    markup`<details><summary>${items.length - seen} more</summary>${rest}</details>`
  }</section>`;
}

function findingLine({ severity, statement, message, policy }: Finding): Markup {
  return markup`<span class="severity ${severity}">${severity}</span> <span class="quiet">${linesName(statement.place)} · ${policy.owner.address}</span><br>${sentence(message)}`;
}

function markLine({ severity, rule, path, owner, count: number }: Mark): Markup {
  return markup`<span class="severity ${severity}">${severity}</span> ${rule}${number > 1 && ` (${count(number, "time")})`} <span class="quiet">${path}${owner !== path && ` · ${owner}`}</span>`;
}

function stepLine({ id, from, to }: Step): Markup {
  return markup`${id} <span class="quiet">${from} → ${to}</span>`;
}
