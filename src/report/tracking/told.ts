import { count, listed } from "../../rules/wording.ts";
import { linked } from "../links.ts";
import { scoreText } from "../summary/scores.ts";
import type { History } from "../trend/history.ts";
import type { Tonight } from "../trend/tonight.ts";
import { trend } from "./issue.ts";

/** What became of the tracking issue, as a line of a log; nothing where there is none. */
export function issueLine({
  did,
  issue,
}: {
  readonly did: string;
  readonly issue?: { readonly number: number };
}): string | undefined {
  if (!issue) return undefined;
  const name = `Issue #${issue.number}`;
  return did === "declined"
    ? `${name} was closed by somebody, and is left so although something stands: open it, and it is kept again.`
    : `${name}: ${did === "nothing" ? "nothing is left of it" : did}.`;
}

/** What is said in the summary of the job of what is new and repaired, and where it is told. */
export function sinceParagraph(
  { before, night, fresh, worse, repaired, excused }: Tonight,
  history: History,
  issue: number | undefined,
  address: string,
): readonly string[] {
  const where =
    issue === undefined
      ? []
      : [`It is told in issue ${linked(`#${issue}`, `${address}/issues/${issue}`)}.`];
  if (!before) return where;
  const parts = [
    ...(fresh.length > 0 ? [count(fresh.length, "new finding")] : []),
    ...(worse.length > 0 ? [`${worse.length} more severe`] : []),
    ...(repaired.length > 0 ? [`${repaired.length} repaired`] : []),
    ...(excused.length > 0 ? [`${excused.length} accepted`] : []),
  ];
  const said = parts.length > 0 ? listed(parts, parts.length) : "nothing new, and nothing repaired";
  const score =
    before.score === night.score
      ? `score ${scoreText(night.score)} as before`
      : `score ${scoreText(before.score)} before, **${scoreText(night.score)}** now`;
  return [[`**Since ${before.date}**: ${said}; ${score}.`, ...trend(history), ...where].join(" ")];
}
